import type { MailTemplateName } from '../contract/mail.ts'

/** The words that are put into the mails: what their fields come to, and what stands below them whatever the text says. */
export const strings = {
  job: 'Stilling',
  reference: 'Referencenummer',
  received: 'Modtaget',
  deadline: 'Ansøgningsfrist',
  answerExpected: 'Du kan forvente svar',
  by: (day: string) => `senest den ${day}`,
  contact: 'Kontakt',
  phone: (number: string) => `telefon ${number}`,
  /** Where nobody's name can be shown. */
  somebody: 'ansøger',
  stillHolds: (reference: string) =>
    `Den ansøgning, du har sendt før, gælder stadig. Den har referencenummer ${reference}.`,
  arrival: {
    form: 'Den er kommet frem, og du behøver ikke at gøre mere.',
    post: 'Vi har modtaget den med post og registreret den sammen med de andre.',
    'e-mail': 'Vi har modtaget den på e-mail og registreret den sammen med de andre.',
  },
  next: 'Når ansøgningsfristen er udløbet, bliver alle ansøgninger læst. Alle ansøgere får svar.',
  nextWithoutDeadline: 'Din ansøgning bliver læst sammen med de andre. Alle ansøgere får svar.',
  questions:
    'Har du spørgsmål, er du velkommen til at kontakte os. Oplys gerne referencenummeret. Du kan også svare på denne mail.',
  questionsNoReply: 'Har du spørgsmål, er du velkommen til at kontakte os. Oplys gerne referencenummeret.',
  code: 'Din kode',
  noReason: 'Jobnet har ikke skrevet hvorfor.',
  seeAd: 'Se stillingsopslaget',
  account:
    'Du kan se din ansøgning, rette den inden fristen og trække den tilbage. Vi sender en ny kode, når du bruger linket.',
  seeApplication: 'Se din ansøgning',
  enterCode: 'Indtast koden',
  signInAndAnswer: 'Log ind og svar',
  signInAndSee: 'Log ind og se din ansøgning',
  replace: (when: string) =>
    `Log ind og se, hvilken fil det er. Du kan sende en anden i stedet indtil ${when}. Tjek først din computer for virus.`,
  replaceOpen:
    'Log ind og se, hvilken fil det er. Du kan sende en anden i stedet, så længe stillingen er slået op. Tjek først din computer for virus.',
  tooLateToReplace: 'Fristen for at rette ansøgningen er udløbet. Kontakt os, hvis du vil sende en anden fil.',
  signIn: 'Log ind',
  goOn: 'Skriv videre på ansøgningen',
  continueHere: 'Fortsæt her',
  continueHint: 'Linket virker kun i den browser, hvor du bad om koden. Ellers skal du bruge koden.',
  seeJobs: 'Se de ledige stillinger',
  draftSaved: 'Gemt',
  draftDeleted: 'Kladden slettes',
  changedAt: 'Ændret',
  deletedAt: 'Slettet',
  messageWaits: 'Vi har skrevet en besked til dig. Af hensyn til din sikkerhed står den ikke i denne mail.',
  readMessage: 'Log ind og læs beskeden',
  readMessageHint: 'Du får tilsendt en kode, når du logger ind.',
  interviewToCome: 'Vi kontakter dig om tid og sted.',
  agent: {
    jobs: (count: number) => (count === 1 ? '1 ny stilling' : `${count} nye stillinger`),
    searchesFor: 'Søger efter',
    everything: 'alle stillinger',
    quoted: (words: string) => `»${words}«`,
    /** Where the words cannot be shown. */
    ownWords: 'ord, du har skrevet',
    employmentTypes: { permanent: 'fast stilling', 'fixed-term': 'tidsbegrænset stilling' },
    frequency: 'Hvor tit',
    frequencies: { 'at-once': 'så snart der er noget nyt', daily: 'højst én om dagen', weekly: 'højst én om ugen' },
    reach: 'Hvor',
    everywhere: 'hos alle institutioner her',
    deadline: (when: string) => `Ansøgningsfrist ${when}`,
    noDeadline: 'Uden frist',
    isRelevant: 'Er stillingen relevant for dig?',
    more: (count: number) => (count === 1 ? 'Se 1 stilling mere' : `Se ${count} stillinger mere`),
    change: 'Ret jobagenten eller sæt den på pause',
    changeCode: (code: string) => `Koden til at rette med: ${code}`,
    keep: 'Behold jobagenten',
    leave: 'Stop jobagenten',
  },
  pool: {
    pool: 'Emnebank',
    consentGiven: 'Samtykke givet',
    consentUntil: 'Gælder til og med',
    change: 'Ret dine oplysninger',
    renew: 'Forlæng samtykket',
    seeSent: 'Log ind og se det, du har sendt',
    leave: 'Træk samtykket tilbage',
  },
  board: {
    numbered: (id: string) => `opslag nr. ${id}`,
    readAd: 'Læs opslaget og søg stillingen',
    until: (when: string) => `indtil ${when}`,
    untilTold: 'indtil I hører fra os',
    facts: {
      number: 'Opslagets nummer',
      noDeadline: 'ingen frist',
      workplace: 'Arbejdssted',
      department: 'Afdeling',
      category: 'Stillingskategori',
      employment: 'Ansættelse',
      workHours: { 'full-time': 'fuldtid', 'part-time': 'deltid' },
      employmentArea: 'Ansættelsesområde',
      positions: 'Antal stillinger',
      startDate: 'Tiltrædelse',
      pay: 'Løn',
      otherwise: 'Søg på anden vis',
    },
  },
  /** Below each mail, whatever an institution writes in it. */
  closing: {
    receipt: [
      'Har du ikke søgt stillingen, har nogen skrevet din e-mailadresse. Giv os besked, så retter vi det.',
      'Af hensyn til din sikkerhed står din ansøgning ikke i denne mail.',
    ],
    'second-application': [
      'Har du ikke søgt igen, skal du ikke gøre noget. Så gælder den tidligere ansøgning, og den nye bliver ikke læst.',
      'Af hensyn til din sikkerhed står din ansøgning ikke i denne mail.',
    ],
    withdrawn: [
      'Har du ikke trukket ansøgningen tilbage, kan en anden have adgang til din mail. Kontakt os med det samme.',
      'Af hensyn til din sikkerhed står din ansøgning ikke i denne mail.',
    ],
    'further-questions': ['Af hensyn til din sikkerhed står spørgsmålene ikke i denne mail.'],
    'document-blocked': ['Af hensyn til din sikkerhed står det, du har sendt, ikke i denne mail.'],
    'sign-in': [
      'Har du ikke bedt om koden, skal du ikke gøre noget. Giv den aldrig til andre: Vi beder dig ikke om den.',
    ],
    'unknown-address': ['Har du ikke bedt om at logge ind, skal du ikke gøre noget.'],
    'change-email': [
      'Har du ikke bedt om koden, skal du ikke gøre noget. Giv den aldrig til andre: Vi beder dig ikke om den.',
    ],
    'work-address': [
      'Har du ikke bedt om koden, skal du ikke gøre noget. Giv den aldrig til andre: Vi beder dig ikke om den.',
    ],
    'email-changed': ['Er det ikke dig, der har ændret den, så kontakt os med det samme.'],
    'account-deleted': ['Er det ikke dig, der har slettet den, så kontakt os med det samme.'],
    'account-expiring': [],
    'draft-saved': [
      'Har du ikke gemt en kladde, har nogen skrevet din e-mailadresse. Så skal du ikke gøre noget.',
      'Af hensyn til din sikkerhed står det, du har skrevet, ikke i denne mail.',
    ],
    'agent-confirm': [
      'Har du ikke bedt om en jobagent, skal du ikke gøre noget. Så hører du ikke mere fra os, og vi sletter din e-mailadresse igen.',
    ],
    'agent-exists': [
      'Har du ikke bedt om en jobagent nu, har nogen skrevet din e-mailadresse. Så skal du ikke gøre noget.',
    ],
    digest: ['Du får mailen, fordi du har oprettet en jobagent og bekræftet den.'],
    'agent-renewal': ['Du får mailen, fordi du har oprettet en jobagent og bekræftet den.'],
    'pool-confirm': [
      'Har du ikke tilmeldt dig, skal du ikke gøre noget. Så hører du ikke mere fra os, og vi sletter din tilmelding igen.',
    ],
    'pool-welcome': ['Af hensyn til din sikkerhed står det, du har sendt, ikke i denne mail.'],
    'pool-renewal': ['Du får mailen, fordi du har givet samtykke til at være med i emnebanken.'],
    'pool-document-blocked': ['Af hensyn til din sikkerhed står det, du har sendt, ikke i denne mail.'],
    rejection: ['Har du ikke søgt stillingen, har nogen skrevet din e-mailadresse. Giv os besked, så retter vi det.'],
    'rejection-after-interview': [
      'Har du ikke søgt stillingen, har nogen skrevet din e-mailadresse. Giv os besked, så retter vi det.',
    ],
    'board-ad': ['I får mailen, fordi I er blandt de medier, som institutionen slår stillinger op i.'],
    'board-ad-changed': ['I får mailen, fordi I er blandt de medier, som institutionen slår stillinger op i.'],
    'board-ad-stopped': ['I får mailen, fordi vi tidligere har sendt jer opslaget.'],
    'interview-invitation': [
      'Har du ikke søgt stillingen, har nogen skrevet din e-mailadresse. Giv os besked, så retter vi det.',
    ],
    'jobnet-rejected': ['Du får mailen, fordi du står som kontakt på opslaget.'],
  } satisfies Record<MailTemplateName, string[]> as Record<MailTemplateName, string[]>,
  automatic: (institution: string, operator: string) =>
    `Mailen er sendt automatisk for ${institution}. Systemet drives af ${operator}.`,
  onBehalf: (institution: string, operator: string) =>
    `Mailen er sendt for ${institution}. Systemet drives af ${operator}.`,
}
export type MailStrings = typeof strings
