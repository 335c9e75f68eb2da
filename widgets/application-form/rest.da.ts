import { strings as documents } from '../shared/form/documents.da.ts'
import { formatCount } from '../shared/format.ts'
import { strings as problems } from '../shared/problems.da.ts'

const minutes = (count: number) => formatCount(count, 'da', 'minut', 'minutter')

/** The words of the form's later steps, of what may come of it, and of going on later. */
export const strings = {
  problems,
  notFound: 'Stillingen findes ikke',
  notFoundText: 'Måske er opslaget taget ned, eller adressen er skrevet forkert.',
  atSource: 'Du søger stillingen et andet sted',
  atSourceText: 'Ansøgninger til denne stilling sendes ikke herfra.',
  atSourceLink: (host: string) => `Søg stillingen på ${host}`,
  toList: 'Se alle ledige stillinger',

  documents,

  access: {
    label: 'Jeg ønsker fortrinsadgang til en samtale på grund af et handicap',
    hint: 'Det er frivilligt. Har du et handicap, og er du lige så kvalificeret som de andre ansøgere, har du ret til fortrin til en jobsamtale. Skriv ikke noget om dit handicap. Kun HR ser dit kryds.',
    yes: 'Ja, jeg ønsker fortrinsadgang',
    no: 'Nej',
  },

  review: {
    intro: 'Se dine svar igennem, før du sender.',
    mend: 'Ret',
    again: 'Se det igen',
    none: 'Ikke besvaret',
    noFiles: 'Ingen filer',
    notice: 'Du har læst, hvordan dine oplysninger bliver behandlet.',
    of: {
      you: 'dine oplysninger',
      documents: 'dine dokumenter',
      questions: 'dine svar på spørgsmål',
      access: 'fortrinsadgang',
    },
  },

  later: {
    heading: 'Vil du fortsætte senere?',
    save: 'Gem og fortsæt senere',
    saveText: 'Vi sender et link til din mail. For at åbne kladden skal du bruge en kode, som vi også sender.',
    keep: 'Gem kladde på denne enhed',
    keepText: 'Kladden ligger kun i denne browser. Gør det ikke på en computer, som andre bruger.',
    email: 'Din e-mailadresse',
    saveNow: 'Gem, og send linket',
    cancel: 'Annuller',
    saved: (time: string) => `Gemt ${time}`,
    savedAt: (email: string, until: string) =>
      `Din kladde er gemt. Vi har sendt et link til ${email}. Kladden slettes ${until}, eller når du har sendt ansøgningen.`,
    saving: 'Gemmer …',
    notSaved: 'Det seneste er ikke gemt endnu. Vi prøver igen.',
    failed: 'Kladden kunne ikke gemmes',
    kept: (until: string) =>
      `Din kladde er gemt på denne enhed. Den slettes ${until}, eller når du har sendt ansøgningen.`,
    keptNot: 'Kladden kunne ikke gemmes på denne enhed. Browseren tillader det ikke.',
    drop: 'Slet kladden på denne enhed',
    dropped: 'Kladden på denne enhed er slettet.',
    found: 'Du har en kladde på denne enhed',
    foundText: (when: string) => `Den er fra ${when}.`,
    goOn: 'Fortsæt med kladden',
    back: 'Fortsæt på din kladde',
    backText: 'Indtast den e-mailadresse, som du gemte kladden med. Så sender vi en kode.',
    opened: 'Din kladde er hentet.',
    gone: 'Kladden findes ikke længere. Måske er den slettet eller allerede sendt.',
    filesLost: (count: number) => `${count} af dine filer er her ikke længere. Vælg igen.`,
    filesGone: (names: string) => `Disse filer er her ikke længere, og du skal vælge dem igen: ${names}`,
  },

  changing: {
    /** What the form says otherwise. */
    form: {
      apply: 'Ret din ansøgning',
      keeping: 'Det, du har sendt, gælder, indtil du sender dine rettelser.',
      receiptMail: 'Dine rettelser erstatter det, du har sendt før.',
      send: 'Send rettelser',
    },
    heading: (reference: string) => `Du retter din ansøgning ${reference}`,
    text: (when: string) => `Du sendte den ${when}. Den gælder, indtil du sender dine rettelser.`,
    opened: (reference: string) => `Du retter din ansøgning ${reference}. Alle dine svar er hentet.`,
    loading: 'Henter din ansøgning …',
    signInText: 'Indtast den e-mailadresse, som du søgte med. Så sender vi en kode, og du kan rette din ansøgning.',
    ended: 'Du er ikke logget ind',
    endedText:
      'Dine rettelser står her stadig. Log ind igen for at sende dem. Indtast din e-mailadresse, så sender vi en kode.',
    missing: 'Ansøgningen findes ikke her',
    missingText: 'Måske har du søgt med en anden e-mailadresse, eller ansøgningen er slettet.',
    closed: 'Ansøgningen kan ikke rettes længere',
    closedText: 'Den er trukket tilbage eller erstattet, eller stillingen tager ikke længere imod ændringer.',
    failed: 'Ansøgningen kunne ikke hentes',
    failedText: 'Se efter, om du er på nettet, og prøv igen.',
    toAccount: 'Se alle dine ansøgninger',
    /** What the rest says otherwise. */
    instead: {
      lateText: (when: string | null) =>
        `${when ? `Ansøgningsfristen var ${when}.` : 'Ansøgningsfristen er udløbet.'} Din ansøgning kan ikke rettes længere. Den, du har sendt, gælder stadig.`,
      closedText: 'Din ansøgning kan ikke rettes længere. Den, du har sendt, gælder stadig.',
      notSent: 'Dine rettelser er ikke sendt. Dine svar står herunder, så du kan kopiere dem.',
      changedText: 'Dine rettelser er ikke sendt. Dine svar står her stadig. Svar på det nye, og send igen.',
      asking: 'Vi ved endnu ikke, om dine rettelser er kommet frem',
      askingText: 'Forbindelsen blev afbrudt, mens rettelserne blev sendt. Vi prøver automatisk igen. Bliv på siden.',
      unknown: 'Vi ved stadig ikke, om dine rettelser er kommet frem',
      unknownText: 'Tryk på »Spørg igen«, når du har forbindelse. Dine svar står her stadig.',
      refused: 'Dine rettelser er ikke sendt',
      thanks: 'Din ansøgning er rettet',
      received: (institution: string) => `${institution} har modtaget dine rettelser.`,
      receivedAt: 'Rettet',
      nextMail: 'Det, du har sendt nu, erstatter det, du har sendt før. Du kan rette igen indtil fristen.',
    },
  },

  signIn: {
    heading: 'Log ind',
    text: 'Vi sender en kode til din mail. Du behøver ikke huske en adgangskode.',
    email: 'E-mail',
    send: 'Send kode',
    sent: (email: string) => `Har du søgt før, får du nu en mail med en kode på ${email}. Koden gælder i 10 minutter.`,
    sentDraft: (email: string) => `Vi har sendt en kode til ${email}. Den gælder i 10 minutter.`,
    code: 'Kode fra mailen',
    codeHint: '8 cifre',
    enter: 'Log ind',
    again: 'Send en ny kode',
    close: 'Annuller',
    signedIn: (email: string) => `Du er logget ind som ${email}.`,
    filled: 'Vi har udfyldt det, vi kender. Du kan rette det.',
    signOut: 'Log ud',
    enterEmail: 'Indtast din e-mailadresse i formatet navn@eksempel.dk',
    enterCode: 'Indtast koden på 8 cifre fra mailen',
    wrong: 'Koden er forkert. Se efter i mailen, og indtast den igen',
    expired: 'Koden gælder ikke længere. Bed om en ny kode',
    tooMany: 'Der har været for mange forsøg. Vent lidt, og bed om en ny kode',
    offline: 'Der er ingen forbindelse. Prøv igen om lidt',
    ended: 'Du er blevet logget ud',
    endedText: 'Dine svar står her stadig. Log ind igen, eller send ansøgningen uden at være logget ind.',
  },

  session: {
    heading: 'Du bliver snart logget ud',
    text: (count: number) =>
      `Om ${minutes(count)} bliver du logget ud, fordi der ikke er sket noget længe. Dine svar bliver stående.`,
    last: (count: number) =>
      `Om ${minutes(count)} bliver du logget ud. Dine svar bliver stående, og du kan logge ind igen.`,
    stay: 'Bliv logget ind',
    leave: 'Log ud nu',
    close: 'Luk',
    stays: 'Du er stadig logget ind.',
  },

  closesIn: (count: number) =>
    `Ansøgningsfristen udløber om ${minutes(count)}. Det er tidspunktet, hvor du trykker på knappen, der sender, som tæller.`,
  closesNow: 'Ifølge uret på din enhed er ansøgningsfristen udløbet.',

  cpr: 'Er det et CPR-nummer?',
  cprText: (label: string, number: string) => `I »${label}« står ${number}, som ligner et CPR-nummer.`,
  cprFile: (name: string) => `Filnavnet »${name}« indeholder noget, som ligner et CPR-nummer.`,
  cprAdvice: 'Vi skal ikke bruge dit CPR-nummer, når du søger. Slet det, hvis det er et CPR-nummer.',
  cprMend: 'Ret teksten',
  cprSend: 'Det er ikke et CPR-nummer – send',

  late: 'Fristen er overskredet',
  lateText: (when: string | null) =>
    `${when ? `Ansøgningsfristen var ${when}.` : 'Ansøgningsfristen er udløbet.'} Ansøgninger, der kommer for sent, må vi ikke behandle, uanset årsagen.`,
  closed: 'Stillingen er lukket for ansøgninger',
  closedText: 'Stillingen kan ikke længere søges.',
  notSent: 'Din ansøgning er ikke sendt. Dine svar står herunder, så du kan kopiere dem.',
  stillSaved: (until: string) => `Din kladde er gemt til ${until}.`,
  answers: 'Dine svar',
  copy: 'Kopiér mine svar',
  copied: 'Dine svar er kopieret.',
  copyFailed: 'Svarene kunne ikke kopieres. Marker teksten herunder, og kopiér den selv.',
  changed: 'Ansøgningsskemaet er ændret, mens du skrev',
  changedText: 'Ansøgningen er ikke sendt. Dine svar står her stadig. Svar på det nye, og send igen.',
  changedNow: (names: string) => `Nyt eller ændret: ${names}`,
  asking: 'Vi ved endnu ikke, om din ansøgning er kommet frem',
  askingText: 'Forbindelsen blev afbrudt, mens ansøgningen blev sendt. Vi spørger automatisk igen. Bliv på siden.',
  unknown: 'Vi ved stadig ikke, om din ansøgning er kommet frem',
  unknownText:
    'Tryk på »Spørg igen«, når du har forbindelse. Dine svar står her stadig, og du kommer ikke til at søge to gange.',
  refused: 'Din ansøgning er ikke sendt',
  answersStay: 'Dine svar står her stadig.',
  waitMinutes: (count: number) => `Prøv igen om ${minutes(count)}.`,
  toAccount: 'Se og ret din ansøgning',

  thanks: 'Tak for din ansøgning',
  received: (institution: string) => `${institution} har modtaget din ansøgning.`,
  job: 'Stilling',
  reference: 'Referencenummer',
  receivedAt: 'Modtaget',
  next: 'Hvad sker der nu?',
  nextMail:
    'Du får en kvittering på mail. Med linket i den kan du se din ansøgning, rette den inden fristen og trække den tilbage. Kig i uønsket post, hvis mailen ikke kommer.',
  nextReading: (institution: string) => `${institution} læser din ansøgning sammen med de andre.`,
  nextAnswerBy: (date: string) => `Du får svar senest ${date}.`,
  nextAnswerAlways: 'Du får svar, når ansøgningerne er læst, også hvis det bliver et afslag.',
  nextQuestions: 'Oplys referencenummeret, hvis du spørger til din ansøgning.',
  print: 'Udskriv kvitteringen',
  questions: 'Spørg om stillingen',
}
export type RestStrings = typeof strings
