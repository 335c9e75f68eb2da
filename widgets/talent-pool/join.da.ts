import { formatCount } from '../shared/format.ts'
import { strings as answers } from '../shared/sign-up/answers.da.ts'

const months = (count: number) => formatCount(count, 'da', 'måned', 'måneder')
const minutes = (count: number) => formatCount(count, 'da', 'minut', 'minutter')

/** The words of joining a pool. */
export const strings = {
  ...answers,
  before: 'Før du går i gang',
  time: 'Det tager',
  minutes: (count: number) => `Omkring ${minutes(count)}`,
  needed: 'Vi spørger om',
  files: 'dokumenter, for eksempel dit CV',
  answers: (count: number) => `svar på ${formatCount(count, 'da', 'spørgsmål', 'spørgsmål')}`,
  kept: 'Vi gemmer det i',
  keptFor: (count: number) => `${months(count)}. Du kan forlænge, ændre og slette det undervejs`,
  step: (at: number, of: number) => `Trin ${at} af ${of}`,
  steps: {
    you: 'Om dig',
    documents: 'Dokumenter',
    questions: 'Spørgsmål',
    consent: 'Tjek dine svar, og giv samtykke',
  },
  consentHeading: 'Dit samtykke',
  next: 'Næste',
  previous: 'Forrige',
  mendAnswers: 'Ret dine svar',
  privacy: 'Sådan behandler vi dine oplysninger',
  iConsent: 'Ja, det samtykker jeg til',
  consentFirst: 'Sæt kryds, hvis du giver dit samtykke. Uden det kan vi ikke gemme dine oplysninger',
  consentHint: (count: number) => `Samtykket gælder i ${months(count)} og kan trækkes tilbage når som helst.`,
  mailFirst: 'Vi sender dig en mail med en kode. Du er med, når du har bekræftet.',
  join: 'Tilmeld dig emnebanken',
  changed: 'Emnebanken er ændret, mens du skrev',
  changedText: 'Se det, du har skrevet, igennem, og giv dit samtykke til den nye tekst.',
  done: 'Du er med i emnebanken',
  pool: 'Emnebank',
  joined: 'Tilmeldt',
  until: 'Dit samtykke gælder til',
  next2: 'Det sker der nu',
  nextContact: (institution: string) =>
    `${institution} kan kontakte dig, når der er en stilling, der kan passe til dig.`,
  nextEnd: 'Vi skriver til dig 30 dage, før dit samtykke udløber. Forlænger du ikke, sletter vi alt.',
  nextChange: 'Du kan rette det, du har sendt, og forlade emnebanken fra mailen eller ved at logge ind.',
}
export type JoinStrings = typeof strings
