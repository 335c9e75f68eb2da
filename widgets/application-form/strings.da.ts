import { formatCount, formatNumber } from '../shared/format.ts'
import { terms } from '../shared/terms.da.ts'

const minutes = (count: number) => formatCount(count, 'da', 'minut', 'minutter')

export const strings = {
  ...terms,
  loading: 'Henter ansøgningsskemaet …',
  failed: 'Ansøgningsskemaet kunne ikke hentes',
  notFound: 'Stillingen findes ikke',
  notFoundText: 'Måske er opslaget taget ned, eller adressen er skrevet forkert.',
  atSource: 'Du søger stillingen et andet sted',
  atSourceText: 'Ansøgninger til denne stilling sendes ikke herfra.',
  atSourceLink: (host: string) => `Søg stillingen på ${host}`,
  toList: 'Se alle ledige stillinger',
  toAd: 'Tilbage til opslaget',

  apply: 'Søg stillingen',
  before: 'Før du går i gang',
  needed: 'Vi spørger om',
  time: 'Det tager',
  minutes: (count: number) => `Omkring ${minutes(count)}`,
  readers: 'Din ansøgning læses af',
  readersText: (institution: string) => `De medarbejdere i ${institution}, der arbejder med ansættelsen`,
  answer: 'Du får svar',
  answerBy: (date: string) => `Senest ${date}`,
  answerAlways: 'Når ansøgningerne er læst. Alle får svar, også hvis det bliver et afslag',
  questions: 'Spørg om stillingen',
  operator: (name: string) => `Rekrutteringssystemet drives af ${name}.`,

  privacy: 'Sådan behandler vi dine oplysninger',
  privacyMore: 'Læs resten',
  acknowledge: 'Jeg har læst, hvordan mine oplysninger bliver behandlet',
  application: 'Din ansøgning',
  keeping: 'Det, du skriver, gemmes ikke på din enhed. Lukker du siden, før du har sendt, forsvinder det.',
  receiptMail: 'Du får en kvittering på mail, når vi har modtaget ansøgningen.',
  send: 'Send ansøgning',
  sending: 'Sender …',
  askAgain: 'Spørg igen',

  enter: {
    name: 'Indtast dit navn',
    email: 'Indtast din e-mailadresse',
    phone: 'Indtast dit telefonnummer',
    motivation: 'Skriv, hvorfor du søger stillingen',
  },
  enterField: (label: string) => `Skriv dit svar i »${label}«`,
  acknowledgeFirst: 'Sæt kryds ved, at du har læst, hvordan dine oplysninger bliver behandlet',
  emailFormat: 'Indtast en e-mailadresse i formatet navn@eksempel.dk',
  phoneFormat: 'Indtast et telefonnummer på 8 cifre, eller begynd med landekoden, for eksempel +46',
  shorten: (label: string, max: number) => `Forkort »${label}« til højst ${formatNumber(max, 'da')} tegn`,
  lengthen: (label: string) => `Skriv mere i »${label}«`,
  mend: (label: string) => `Skriv svaret i »${label}« på en anden måde`,

  closesIn: (count: number) =>
    `Ansøgningsfristen udløber om ${minutes(count)}. Det er tidspunktet, hvor du trykker på »Send ansøgning«, der tæller.`,
  closesNow: 'Ifølge uret på din enhed er ansøgningsfristen udløbet.',

  cpr: 'Er det et CPR-nummer?',
  cprText: (label: string, number: string) => `I »${label}« står ${number}, som ligner et CPR-nummer.`,
  cprAdvice: 'Vi skal ikke bruge dit CPR-nummer, når du søger. Slet det, hvis det er et CPR-nummer.',
  cprMend: 'Ret teksten',
  cprSend: 'Det er ikke et CPR-nummer – send',

  late: 'Fristen er overskredet',
  lateText: (when: string | null) =>
    `${when ? `Ansøgningsfristen var ${when}.` : 'Ansøgningsfristen er udløbet.'} Ansøgninger, der kommer for sent, må vi ikke behandle, uanset årsagen.`,
  closed: 'Stillingen er lukket for ansøgninger',
  closedText: 'Stillingen kan ikke længere søges.',
  notSent: 'Din ansøgning er ikke sendt. Dine svar står herunder, så du kan kopiere dem.',
  answers: 'Dine svar',
  copy: 'Kopiér mine svar',
  copied: 'Dine svar er kopieret.',
  copyFailed: 'Svarene kunne ikke kopieres. Marker teksten herunder, og kopiér den selv.',
  changed: 'Ansøgningsskemaet er ændret, mens du skrev',
  changedText: 'Ansøgningen er ikke sendt. Dine svar står her stadig. Svar på det nye, og send igen.',
  asking: 'Vi ved endnu ikke, om din ansøgning er kommet frem',
  askingText: 'Forbindelsen blev afbrudt, mens ansøgningen blev sendt. Vi spørger automatisk igen. Bliv på siden.',
  unknown: 'Vi ved stadig ikke, om din ansøgning er kommet frem',
  unknownText:
    'Tryk på »Spørg igen«, når du har forbindelse. Dine svar står her stadig, og du kommer ikke til at søge to gange.',
  refused: 'Din ansøgning er ikke sendt',
  answersStay: 'Dine svar står her stadig.',
  waitMinutes: (count: number) => `Prøv igen om ${minutes(count)}.`,

  thanks: 'Tak for din ansøgning',
  received: (institution: string) => `${institution} har modtaget din ansøgning.`,
  job: 'Stilling',
  reference: 'Referencenummer',
  receivedAt: 'Modtaget',
  next: 'Hvad sker der nu?',
  nextMail: 'Du får en kvittering på mail. Kig i uønsket post, hvis den ikke kommer.',
  nextReading: (institution: string) => `${institution} læser din ansøgning sammen med de andre.`,
  nextAnswerBy: (date: string) => `Du får svar senest ${date}.`,
  nextAnswerAlways: 'Du får svar, når ansøgningerne er læst, også hvis det bliver et afslag.',
  nextQuestions: 'Oplys referencenummeret, hvis du spørger til din ansøgning.',
  print: 'Udskriv kvitteringen',
}
export type ApplicationFormStrings = typeof strings
