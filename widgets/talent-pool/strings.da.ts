import { strings as fields } from '../shared/form/strings.da.ts'
import { strings as signUp } from '../shared/sign-up/words.da.ts'

/** The words of the list of pools and of what stands around a form; those of the form are in `join.da.ts`. */
export const strings = {
  ...fields,
  ...signUp,
  loading: 'Henter emnebanken …',
  failed: 'Emnebanken kunne ikke hentes',
  heading: 'Emnebanker',
  intro: (institution: string) =>
    `I en emnebank kan ${institution} finde dig, når der er en stilling, der kan passe til dig. Det er ikke en ansøgning til en bestemt stilling.`,
  empty: (institution: string) => `${institution} har ingen emnebanker.`,
  for: 'Henvender sig til',
  shut: 'Lukket for tilmelding',
  all: 'Alle emnebanker',
  eyebrow: 'Emnebank',
  confirmed: 'Du er med i emnebanken.',
  closed: 'Emnebanken er lukket for tilmelding',
  closedText: 'Du kan stadig søge ledige stillinger.',
  unsent: 'Det, du har skrevet, er ikke sendt:',
  notFound: 'Emnebanken findes ikke',
  notFoundText: 'Måske er den nedlagt, eller adressen er forkert.',
}
export type TalentPoolStrings = typeof strings
