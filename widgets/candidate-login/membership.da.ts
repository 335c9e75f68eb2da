import { strings as answers } from '../shared/sign-up/answers.da.ts'

/** The words of one's own membership of a talent pool. */
export const strings = {
  ...answers,
  fixed: 'E-mailadressen kan du skifte på din konto.',
  sent: 'Det, du har sendt',
  changeIt: 'Ret det, du har sendt',
  saveIt: 'Gem ændringerne',
  leaveIt: 'Lad det være, som det er',
  savedIt: 'Dine ændringer er gemt.',
  notSavedIt: 'Dine ændringer er ikke gemt',
  stays: 'Det, du har skrevet, står her stadig.',
  sorted: 'Ret felterne, og gem igen.',
  yourConsent: 'Dit samtykke',
  givenOn: (date: string) => `Det gav du ${date}.`,
  renewHeading: 'Forlæng dit samtykke',
  renew: 'Ja, forlæng mit samtykke',
  renewed: (date: string) => `Dit samtykke gælder nu til ${date}.`,
}
export type MembershipStrings = typeof strings

export const words = strings
