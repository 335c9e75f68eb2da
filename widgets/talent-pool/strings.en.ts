import { strings as fields } from '../shared/form/strings.en.ts'
import { strings as signUp } from '../shared/sign-up/words.en.ts'
import type { TalentPoolStrings } from './strings.da.ts'

export const strings: TalentPoolStrings = {
  ...fields,
  ...signUp,
  loading: 'Loading the talent pool …',
  failed: 'The talent pool could not be loaded',
  heading: 'Talent pools',
  intro: (institution) =>
    `In a talent pool ${institution} can find you when there is a position that may suit you. It is not an application for a particular position.`,
  empty: (institution) => `${institution} has no talent pools.`,
  for: 'Meant for',
  shut: 'Closed for sign-up',
  all: 'All talent pools',
  eyebrow: 'Talent pool',
  confirmed: 'You are in the talent pool.',
  closed: 'The talent pool is closed for sign-up',
  closedText: 'You can still apply for the positions.',
  unsent: 'What you have written has not been sent:',
  notFound: 'There is no such talent pool',
  notFoundText: 'Perhaps it has been closed down, or the address is misspelt.',
}
