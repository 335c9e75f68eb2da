/** The words of the mails. */
export const strings = {
  job: 'Stilling',
  reference: 'Referencenummer',
  received: 'Modtaget',
  deadline: 'Ansøgningsfrist',
  answerExpected: 'Du kan forvente svar',
  by: (day: string) => `senest den ${day}`,
  contact: 'Kontakt',
  phone: (number: string) => `telefon ${number}`,
  next: 'Hvad sker der nu?',
  nextSteps: 'Når ansøgningsfristen er udløbet, bliver alle ansøgninger læst. Alle ansøgere får svar.',
  nextStepsWithoutDeadline: 'Din ansøgning bliver læst sammen med de andre. Alle ansøgere får svar.',
  questions:
    'Har du spørgsmål, er du velkommen til at kontakte os. Oplys gerne referencenummeret. Du kan også svare på denne mail.',
  questionsNoReply: 'Har du spørgsmål, er du velkommen til at kontakte os. Oplys gerne referencenummeret.',
  seeAd: 'Se stillingsopslaget',
  withoutContent: 'Af hensyn til din sikkerhed står din ansøgning ikke i denne mail.',
  automatic: (institution: string, operator: string) =>
    `Mailen er sendt automatisk for ${institution}. Systemet drives af ${operator}.`,
  receipt: {
    subject: (title: string) => `Kvittering: Vi har modtaget din ansøgning – ${title}`,
    heading: 'Vi har modtaget din ansøgning',
    form: (institution: string) =>
      `Tak for din ansøgning til ${institution}. Den er kommet frem, og du behøver ikke at gøre mere.`,
    post: (institution: string) =>
      `Tak for din ansøgning til ${institution}. Vi har modtaget den med post og registreret den sammen med de andre.`,
    'e-mail': (institution: string) =>
      `Tak for din ansøgning til ${institution}. Vi har modtaget den på e-mail og registreret den sammen med de andre.`,
    account:
      'Du kan se din ansøgning, rette den inden fristen og trække den tilbage. Vi sender en ny kode, når du bruger linket.',
    seeApplication: 'Se din ansøgning',
    notYou: 'Har du ikke søgt stillingen, har nogen skrevet din mailadresse. Giv os besked, så retter vi det.',
  },
  second: {
    subject: (title: string) => `Bekræft din nye ansøgning – ${title}`,
    heading: 'Bekræft din nye ansøgning',
    what: (institution: string) =>
      `Der er tidligere sendt en ansøgning til denne stilling hos ${institution} fra din mailadresse. Nu har vi modtaget én til.`,
    until: 'Den nye gælder først, når du har bekræftet den med koden. Så træder den i stedet for den tidligere.',
    code: 'Din kode',
    expires: (when: string) => `Koden kan bruges til og med ${when}.`,
    confirm: 'Indtast koden',
    notYou:
      'Har du ikke søgt igen, skal du ikke gøre noget. Så gælder den tidligere ansøgning, og den nye bliver ikke læst.',
  },
  draft: {
    subject: (title: string) => `Din kladde er gemt – ${title}`,
    heading: 'Din kladde er gemt',
    what: (institution: string) => `Du har gemt en kladde til en ansøgning hos ${institution}.`,
    how: 'Brug linket, når du vil skrive videre. Du bliver bedt om at indtaste en kode, som vi sender til denne adresse.',
    goOn: 'Skriv videre på ansøgningen',
    saved: 'Gemt',
    keptUntil: 'Kladden slettes',
    notSent: 'Ansøgningen er ikke sendt endnu. Den er først modtaget, når du har sendt den og fået en kvittering.',
    notYou: 'Har du ikke gemt en kladde, har nogen skrevet din mailadresse. Så skal du ikke gøre noget.',
    withoutContent: 'Af hensyn til din sikkerhed står det, du har skrevet, ikke i denne mail.',
  },
  withdrawn: {
    subject: (title: string) => `Din ansøgning er trukket tilbage – ${title}`,
    heading: 'Din ansøgning er trukket tilbage',
    what: (institution: string) =>
      `Du har trukket din ansøgning til ${institution} tilbage. Den indgår ikke længere i rekrutteringen.`,
    kept: 'Den bliver slettet, når vores frist for at gemme ansøgninger er udløbet. Så længe stillingen er slået op, kan du søge den igen.',
    notYou: 'Har du ikke trukket ansøgningen tilbage, kan en anden have adgang til din mail. Kontakt os med det samme.',
  },
  further: {
    subject: (title: string) => `Vi har flere spørgsmål til din ansøgning – ${title}`,
    heading: 'Vi har flere spørgsmål til din ansøgning',
    what: (institution: string) =>
      `Du har søgt en stilling hos ${institution}. Der er kommet spørgsmål, som vi beder dig svare på.`,
    until: (when: string) => `Svar senest ${when}. Indtil da kan du rette dine svar.`,
    how: 'Log ind på din konto for at se og besvare spørgsmålene. Du får tilsendt en kode, når du logger ind.',
    link: 'Log ind og svar',
    safe: 'Af hensyn til din sikkerhed står spørgsmålene ikke i denne mail.',
  },
  blocked: {
    subject: (title: string) => `En fil i din ansøgning er afvist – ${title}`,
    heading: 'En fil i din ansøgning er afvist',
    what: (institution: string) =>
      `Vi har tjekket filerne i din ansøgning til ${institution} for virus. En af dem er afvist og slettet, fordi den indeholder virus. Resten af din ansøgning er modtaget.`,
    replace: (when: string) =>
      `Log ind og se, hvilken fil det er. Du kan sende en anden i stedet indtil ${when}. Tjek først din computer for virus.`,
    replaceOpen:
      'Log ind og se, hvilken fil det er. Du kan sende en anden i stedet, så længe stillingen er slået op. Tjek først din computer for virus.',
    late: 'Fristen for at rette ansøgningen er udløbet. Kontakt os, hvis du vil sende en anden fil.',
    link: 'Log ind og se din ansøgning',
  },
}
export type MailStrings = typeof strings
