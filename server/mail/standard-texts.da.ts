/** The mails as they ship: subject, and text by paragraphs. The first `# ` line is what stands above it all. */
export const standard = {
  receipt: {
    subject: 'Kvittering: Vi har modtaget din ansøgning – {{job}}',
    text: [
      '# Vi har modtaget din ansøgning',
      'Tak for din ansøgning til {{institution}}. {{arrival}}',
      '{{facts}}',
      '## Hvad sker der nu?',
      '{{next}}',
      '{{questions}}',
      '{{account}}',
      '{{ad}}',
    ],
  },
  'second-application': {
    subject: 'Bekræft din nye ansøgning – {{job}}',
    text: [
      '# Bekræft din nye ansøgning',
      'Der er tidligere sendt en ansøgning til denne stilling hos {{institution}} fra din e-mailadresse. Nu har vi modtaget én til.',
      'Den nye gælder først, når du har bekræftet den med koden. Så træder den i stedet for den tidligere.',
      '{{code}}',
      '{{link}}',
      'Koden kan bruges indtil {{expires}}.',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  withdrawn: {
    subject: 'Din ansøgning er trukket tilbage – {{job}}',
    text: [
      '# Din ansøgning er trukket tilbage',
      'Du har trukket din ansøgning til {{institution}} tilbage. Den indgår ikke længere i rekrutteringen.',
      'Den bliver slettet, når vores frist for at gemme ansøgninger er udløbet. Så længe stillingen er slået op, kan du søge den igen.',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  'further-questions': {
    subject: 'Vi har flere spørgsmål til din ansøgning – {{job}}',
    text: [
      '# Vi har flere spørgsmål til din ansøgning',
      'Du har søgt en stilling hos {{institution}}. Der er kommet spørgsmål, som vi beder dig svare på.',
      'Svar senest {{replyBy}}. Indtil da kan du rette dine svar.',
      'Log ind på din konto for at se og besvare spørgsmålene. Du får tilsendt en kode, når du logger ind.',
      '{{link}}',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  'document-blocked': {
    subject: 'En fil i din ansøgning er afvist – {{job}}',
    text: [
      '# En fil i din ansøgning er afvist',
      'Vi har tjekket filerne i din ansøgning til {{institution}} for virus. En af dem er afvist og slettet, fordi den indeholder virus. Resten af din ansøgning er modtaget.',
      '{{whatNow}}',
      '{{link}}',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  'sign-in': {
    subject: 'Din kode til at logge ind',
    text: [
      '# Din kode',
      'Indtast koden på den side hos {{institution}}, hvor du bad om den.',
      '{{code}}',
      'Koden kan bruges én gang inden for {{minutes}} minutter.',
      '{{link}}',
    ],
  },
  'unknown-address': {
    subject: 'Der er ingen konto med din e-mailadresse',
    text: [
      '# Der er ingen konto med din e-mailadresse',
      'Nogen har bedt om at logge ind hos {{institution}} med din e-mailadresse. Men ingen har brugt den hos os, og derfor er der ingen konto.',
      'Man får en konto ved at søge en stilling, gemme en kladde, oprette en jobagent eller tilmelde sig en emnebank. Har du brugt en anden e-mailadresse, så log ind med den.',
      '{{link}}',
    ],
  },
  'change-email': {
    subject: 'Bekræft din nye e-mailadresse',
    text: [
      '# Bekræft din nye e-mailadresse',
      'Indtast koden på den side, hvor du er ved at skifte e-mailadresse. Når det er gjort, logger du ind med den nye adresse.',
      '{{code}}',
      'Koden kan bruges én gang inden for {{minutes}} minutter.',
    ],
  },
  'work-address': {
    subject: 'Din kode til de interne opslag',
    text: [
      '# Din kode',
      'Indtast koden på den side, hvor du bad om at se interne opslag hos {{institution}}.',
      '{{code}}',
      'Koden kan bruges én gang inden for {{minutes}} minutter.',
    ],
  },
  'email-changed': {
    subject: 'Din e-mailadresse er ændret',
    text: [
      '# Din e-mailadresse er ændret',
      'Din konto hører nu til en anden e-mailadresse. Du kan ikke længere logge ind med denne, og du får ikke flere mails her om dine ansøgninger, jobagenter og emnebanker.',
      '{{facts}}',
    ],
  },
  'account-deleted': {
    subject: 'Din konto er slettet',
    text: [
      '# Din konto er slettet',
      'Din konto er slettet med profil, kladder, jobagenter og det, du har sendt til emnebanker. Dine ansøgninger er trukket tilbage, og hver institution sletter dem efter sin egen regel.',
      '{{facts}}',
    ],
  },
  'account-expiring': {
    subject: 'Din konto bliver slettet den {{deletedOn}}',
    text: [
      '# Din konto bliver snart slettet',
      'Der er ikke længere noget på din konto: ingen ansøgninger, kladder eller jobagenter, og du er ikke med i en emnebank. Derfor sletter vi kontoen og din profil den {{deletedOn}}.',
      'Skal den slettes, behøver du ikke at gøre noget. Vil du beholde den, skal du blot logge ind inden da. Så gemmer vi den i 12 måneder til.',
      '{{link}}',
    ],
  },
  'draft-saved': {
    subject: 'Din kladde er gemt – {{job}}',
    text: [
      '# Din kladde er gemt',
      'Du har gemt en kladde til en ansøgning hos {{institution}}.',
      'Brug linket, når du vil skrive videre. Du bliver bedt om at indtaste en kode, som vi sender til denne adresse.',
      '{{link}}',
      '{{facts}}',
      'Ansøgningen er ikke sendt endnu. Den er først modtaget, når du har sendt den og fået en kvittering.',
    ],
  },
  'agent-confirm': {
    subject: 'Bekræft din jobagent hos {{institution}}',
    text: [
      '# Bekræft din jobagent',
      'Der er oprettet en jobagent hos {{institution}} med din e-mailadresse. Er det dig, så bekræft den med koden. Først derefter sender vi dig ledige stillinger.',
      '{{code}}',
      '{{link}}',
      'Koden kan bruges indtil {{expires}}.',
      '{{facts}}',
    ],
  },
  'agent-exists': {
    subject: 'Du har allerede jobagenten hos {{institution}}',
    text: [
      '# Du har allerede denne jobagent',
      'Der er bedt om en jobagent hos {{institution}} med din e-mailadresse. Den har du i forvejen, så du behøver ikke at gøre noget.',
      'Du søger efter: {{search}}.',
      'Vil du rette den, så brug linket og koden.',
      '{{code}}',
      '{{manage}}',
    ],
  },
  digest: {
    subject: '{{count}} til din jobagent',
    text: [
      '# {{count}} til din jobagent',
      '{{jobs}}',
      '## Din jobagent',
      'Du søger efter: {{search}}.',
      'Sig gerne til, om stillingerne er relevante. Så kan vi skrive bedre stillingsopslag. Dit svar gemmes uden dit navn hos institutionen.',
      '{{manage}}',
    ],
  },
  'agent-renewal': {
    subject: 'Vil du beholde din jobagent hos {{institution}}?',
    text: [
      '# Vil du beholde din jobagent?',
      'Din jobagent hos {{institution}} stopper den {{endsOn}}, medmindre du siger, at den skal fortsætte.',
      'Du søger efter: {{search}}.',
      'Vil du beholde den, så brug linket og koden.',
      '{{renew}}',
      'Gør du ikke noget, stopper den af sig selv. Så sletter vi de oplysninger, som hører til den.',
    ],
  },
  'pool-confirm': {
    subject: 'Bekræft din tilmelding til emnebanken »{{pool}}«',
    text: [
      '# Bekræft din tilmelding',
      'Du er blevet tilmeldt emnebanken »{{pool}}« hos {{institution}} med denne e-mailadresse. Er det dig, så bekræft det med koden. Først derefter er du med.',
      '{{code}}',
      '{{link}}',
      'Koden kan bruges indtil {{expires}}.',
    ],
  },
  'pool-welcome': {
    subject: 'Du er med i emnebanken »{{pool}}«',
    text: [
      '# Du er med i emnebanken',
      'Tak, fordi du vil høre fra {{institution}}. Vi kontakter dig, når vi har en stilling, der kan være relevant for dig.',
      'Alle stillinger bliver stadig slået op. Vil du i betragtning til en af dem, skal du søge den.',
      '{{facts}}',
      '## Dit samtykke',
      'Du har givet samtykke til, at vi gemmer dine oplysninger til og med den {{consentUntil}}. Vi skriver til dig, inden det udløber. Du kan når som helst rette det, du har sendt, eller trække samtykket tilbage. Så sletter vi dine oplysninger.',
      '{{manage}}',
    ],
  },
  'pool-renewal': {
    subject: 'Vil du blive i emnebanken »{{pool}}«?',
    text: [
      '# Vil du blive i emnebanken?',
      'Dit samtykke til at være med i emnebanken »{{pool}}« hos {{institution}} udløber den {{consentUntil}}. Vil du stadig høre fra os, så forlæng det inden da.',
      '{{renew}}',
      'Gør du ikke noget, fjerner vi dig fra emnebanken og sletter dine oplysninger.',
      '{{manage}}',
    ],
  },
  'pool-document-blocked': {
    subject: 'En fil i emnebanken »{{pool}}« er afvist',
    text: [
      '# En fil i emnebanken er afvist',
      'Vi har tjekket de filer, du har sendt til emnebanken »{{pool}}« hos {{institution}}, for virus. En af dem er afvist og slettet, fordi den indeholder virus. Du er stadig med i emnebanken med resten af det, du har sendt.',
      'Log ind og se, hvilken fil det er. Du kan sende en anden i stedet, så længe du er med i emnebanken. Tjek først din computer for virus.',
      '{{link}}',
    ],
  },
  'jobnet-rejected': {
    subject: 'Jobnet har afvist opslaget – {{job}}',
    text: [
      '# Jobnet har afvist opslaget',
      'Opslaget »{{job}}« hos {{institution}} er ikke kommet på Jobnet, for Jobnet har ikke godkendt det.',
      'Jobnets begrundelse: {{reason}}',
      'Ret opslaget, hvor I plejer at rette det. Så bliver det sendt til godkendelse igen. På jeres egne sider står det, som det plejer.',
      '{{ad}}',
    ],
  },
  rejection: {
    subject: 'Svar på din ansøgning – {{job}}',
    text: [
      '# Svar på din ansøgning',
      'Kære {{name}}',
      'Tak for din ansøgning og for din interesse for {{institution}}.',
      'Vi har gennemgået alle ansøgninger til stillingen »{{job}}«. Vi må desværre meddele dig, at du ikke er blandt de ansøgere, som vi går videre med. I vores vurdering har vi lagt vægt på, hvilke ansøgere der samlet set bedst opfylder kravene i stillingsopslaget.',
      'Du har ret til en nærmere begrundelse, når du beder om den inden 14 dage.',
      '{{questions}}',
      'Vi ønsker dig held og lykke med din videre jobsøgning.',
      'Venlig hilsen\n{{institution}}',
      'Referencenummer: {{reference}}',
    ],
  },
  'rejection-after-interview': {
    subject: 'Svar efter samtalen – {{job}}',
    text: [
      '# Svar efter samtalen',
      'Kære {{name}}',
      'Tak for samtalen om stillingen »{{job}}« og for den tid, du har brugt på den.',
      'Vi har valgt at tilbyde stillingen til en anden ansøger, som efter en samlet vurdering bedst opfylder kravene i stillingsopslaget. Vi kan derfor desværre ikke tilbyde dig stillingen.',
      '{{message}}',
      'Du har ret til en nærmere begrundelse, når du beder om den inden 14 dage.',
      '{{questions}}',
      'Vi ønsker dig held og lykke med din videre jobsøgning.',
      'Venlig hilsen\n{{institution}}',
      'Referencenummer: {{reference}}',
    ],
  },
  'interview-invitation': {
    subject: 'Invitation til samtale – {{job}}',
    text: [
      '# Invitation til samtale',
      'Kære {{name}}',
      'Tak for din ansøgning. Vi vil gerne invitere dig til en samtale om stillingen »{{job}}« hos {{institution}}.',
      '{{message}}',
      'Har du brug for særlige hensyn ved samtalen, eller er du forhindret, så giv os besked.',
      '{{questions}}',
      'Vi glæder os til at møde dig.',
      'Venlig hilsen\n{{institution}}',
      'Referencenummer: {{reference}}',
    ],
  },
  'board-ad': {
    subject: 'Stillingsopslag: {{job}}',
    text: [
      '# {{job}}',
      'Vi beder {{medium}} vise opslaget fra {{institution}} {{shownUntil}}.',
      'Brug linket her, når I viser vejen til opslaget og ansøgningen. Så kan vi se, hvor ansøgerne kommer fra.',
      '{{link}}',
      '{{facts}}',
      '{{advert}}',
    ],
  },
  'board-ad-changed': {
    subject: 'Ændret stillingsopslag: {{job}}',
    text: [
      '# Ændret: {{job}}',
      '{{institution}} har ændret opslaget. Det træder i stedet for det, vi har sendt til {{medium}} tidligere.',
      'Vis det {{shownUntil}}, og brug linket her.',
      '{{link}}',
      '{{facts}}',
      '{{advert}}',
    ],
  },
  'board-ad-stopped': {
    subject: 'Tag opslaget ned: {{job}}',
    text: [
      '# Tag opslaget ned',
      'Opslaget fra {{institution}} er slut før tid. Vi beder {{medium}} tage det ned nu.',
      '{{facts}}',
    ],
  },
}
export type StandardTexts = typeof standard
