import { formatCount, formatNumber } from '../shared/format.ts'

const minutes = (count: number) => formatCount(count, 'da', 'minut', 'minutter')
const list = new Intl.ListFormat('da')

export const strings = {
  loading: 'Henter ansøgningsskemaet …',
  failed: 'Ansøgningsskemaet kunne ikke hentes',
  retry: 'Prøv igen',
  notFound: 'Stillingen findes ikke',
  notFoundText: 'Måske er opslaget taget ned, eller adressen er skrevet forkert.',
  closed: 'Du kan ikke længere søge stillingen',
  closedText: (when: string | null) =>
    when ? `Ansøgningsfristen var ${when}.` : 'Opslaget er lukket for ansøgninger.',
  atSource: 'Du søger stillingen et andet sted',
  atSourceText: 'Ansøgninger til denne stilling sendes ikke herfra.',
  atSourceLink: (host: string) => `Søg stillingen på ${host}`,
  toList: 'Se alle ledige stillinger',
  toAd: 'Tilbage til opslaget',

  apply: 'Søg stillingen',
  before: 'Før du går i gang',
  needed: 'Vi spørger om',
  neededFields: (labels: string[]) => list.format(labels),
  time: 'Det tager',
  minutes: (count: number) => `Omkring ${minutes(count)}`,
  deadline: 'Ansøgningsfrist',
  readers: 'Hvem læser den',
  readersText: (institution: string) => `Kun de medarbejdere i ${institution}, der arbejder med ansættelsen`,
  answer: 'Hvornår får du svar',
  answerBy: (date: string) => `Senest ${date}`,
  answerAlways: 'Når ansøgningerne er læst. Alle får svar, også hvis det bliver et afslag',
  questions: 'Spørg om stillingen',
  operator: 'Hvem driver systemet',

  privacy: 'Sådan behandler vi dine oplysninger',
  privacyMore: 'Læs resten',
  acknowledge: 'Jeg har læst, hvordan mine oplysninger bliver behandlet',
  application: 'Din ansøgning',
  keeping: 'Det, du skriver, gemmes ikke på din enhed. Lukker du siden, før du har sendt, forsvinder det.',
  receiptMail: 'Vi sender dig en kvittering på mail, når vi har modtaget ansøgningen.',
  send: 'Send ansøgning',
  sending: 'Sender …',
  sendAgain: 'Spørg igen',

  enter: {
    name: 'Indtast dit navn',
    email: 'Indtast din e-mailadresse',
    phone: 'Indtast dit telefonnummer',
    motivation: 'Skriv, hvorfor du søger stillingen',
  },
  enterField: (label: string) => `Skriv dit svar i »${label}«`,
  acknowledgeFirst: 'Sæt kryds ved, at du har læst, hvordan dine oplysninger bliver behandlet',
  emailFormat: 'Indtast en e-mailadresse som navn@eksempel.dk',
  phoneFormat: 'Indtast et telefonnummer på 8 cifre, eller begynd med landekoden, for eksempel +46',
  shorten: (label: string, max: number) => `Forkort »${label}« til højst ${formatNumber(max, 'da')} tegn`,
  lengthen: (label: string) => `Skriv mere i »${label}«`,
  mend: (label: string) => `Ret »${label}«. Der står noget, vi ikke kan tage imod`,

  closesIn: (count: number) =>
    `Ansøgningsfristen udløber om ${minutes(count)}. Det tidspunkt, du trykker på »Send ansøgning«, tæller.`,
  closesNow: 'Ansøgningsfristen er udløbet efter uret på din enhed.',

  cpr: 'Er det et CPR-nummer?',
  cprText: (label: string, number: string) => `I »${label}« står ${number}, som ligner et CPR-nummer.`,
  cprAdvice: 'Vi må ikke og vil ikke have dit CPR-nummer, når du søger. Slet det, hvis det er ét.',
  cprMend: 'Ret teksten',
  cprSend: 'Det er ikke et CPR-nummer. Send ansøgningen',

  late: 'Fristen er overskredet',
  lateText: (when: string | null) =>
    `${when ? `Ansøgningsfristen var ${when}.` : 'Ansøgningsfristen er udløbet.'} Ansøgninger, der kommer for sent, må vi ikke behandle, uanset årsagen.`,
  shut: 'Stillingen er lukket for ansøgninger',
  shutText: 'Institutionen har lukket opslaget, mens du skrev.',
  notSent: 'Din ansøgning er ikke sendt. Dine svar står herunder, så du kan kopiere dem.',
  ask: 'Har du spørgsmål, så kontakt',
  copy: 'Kopiér mine svar',
  copied: 'Dine svar er kopieret.',
  copyFailed: 'Svarene kunne ikke kopieres. Marker teksten herunder, og kopiér den selv.',
  changed: 'Skemaet er blevet ændret, mens du skrev',
  changedText: 'Dine svar står her stadig. Se dem igennem, og send ansøgningen igen.',
  unknown: 'Vi ved endnu ikke, om din ansøgning er kommet frem',
  unknownText: 'Forbindelsen blev afbrudt, mens ansøgningen blev sendt. Vi spørger igen af os selv. Bliv på siden.',
  stillUnknown: 'Vi ved stadig ikke, om din ansøgning er kommet frem',
  stillUnknownText:
    'Tryk på »Spørg igen«, når du har forbindelse. Dine svar står her stadig, og du kommer ikke til at søge to gange.',
  notReceived: 'Din ansøgning er ikke sendt',
  answersStay: 'Dine svar står her stadig.',
  waitMinutes: (count: number) => `Prøv igen om ${minutes(count)}.`,

  thanks: 'Tak for din ansøgning',
  received: (title: string, institution: string) =>
    `Vi har modtaget din ansøgning til stillingen »${title}« i ${institution}.`,
  reference: 'Referencenummer',
  receivedAt: 'Modtaget',
  next: 'Hvad sker der nu?',
  nextMail: 'Du får en mail med en kvittering. Kig i uønsket post, hvis den ikke kommer.',
  nextReading: (institution: string) => `${institution} læser ansøgningerne, når fristen er udløbet.`,
  nextReadingOpen: (institution: string) => `${institution} læser din ansøgning.`,
  nextAnswerBy: (date: string) => `Du får svar senest ${date}.`,
  nextAnswerAlways: 'Du får svar, når ansøgningerne er læst, også hvis det bliver et afslag.',
  nextQuestions: 'Oplys referencenummeret, hvis du har spørgsmål:',
  print: 'Udskriv kvitteringen',
}
export type ApplicationFormStrings = typeof strings
