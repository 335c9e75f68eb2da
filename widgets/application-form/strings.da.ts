import { formatCount, formatNumber } from '../shared/format.ts'
import { terms } from '../shared/terms.da.ts'

const minutes = (count: number) => formatCount(count, 'da', 'minut', 'minutter')

/** The words of a form as it opens; those of its later steps are in `rest.da.ts`. */
export const strings = {
  ...terms,
  loading: 'Henter ansøgningsskemaet …',
  failed: 'Ansøgningsskemaet kunne ikke hentes',
  toAd: 'Tilbage til opslaget',

  apply: 'Søg stillingen',
  before: 'Før du går i gang',
  needed: 'Vi spørger om',
  documents: 'dokumenter, for eksempel dit CV',
  answers: (count: number) => `svar på ${formatCount(count, 'da', 'spørgsmål', 'spørgsmål')}`,
  time: 'Det tager',
  minutes: (count: number) => `Omkring ${minutes(count)}`,
  readers: 'Din ansøgning læses af',
  readersText: (institution: string) => `De medarbejdere i ${institution}, der arbejder med ansættelsen`,
  answer: 'Du får svar',
  answerBy: (date: string) => `Senest ${date}`,
  answerAlways: 'Når ansøgningerne er læst. Alle får svar, også hvis det bliver et afslag',
  questions: 'Spørg om stillingen',
  operator: (name: string) => `Rekrutteringssystemet drives af ${name}.`,

  step: (at: number, of: number) => `Trin ${at} af ${of}`,
  steps: {
    notice: 'Sådan behandler vi dine oplysninger',
    you: 'Om dig',
    documents: 'Dokumenter',
    questions: 'Spørgsmål',
    access: 'Fortrinsadgang',
    review: 'Tjek dine svar',
  },
  next: 'Næste',
  previous: 'Forrige',
  toReview: 'Tilbage til dine svar',
  lost: 'Resten af skemaet kunne ikke hentes',
  lostText: 'Dine svar står her stadig. Se efter, om du er på nettet, og prøv igen.',

  privacyMore: 'Læs resten',
  acknowledge: 'Jeg har læst, hvordan mine oplysninger bliver behandlet',
  application: 'Din ansøgning',
  keeping: 'Det, du skriver, bliver kun gemt, hvis du selv beder om det. Ellers forsvinder det, når du lukker siden.',
  signIn: 'Har du søgt før? Log ind og genbrug dine oplysninger',
  fixed: 'Du er logget ind med denne adresse. Log ud for at bruge en anden.',
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
}
export type ApplicationFormStrings = typeof strings
