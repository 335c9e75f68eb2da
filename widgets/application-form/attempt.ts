import type { ApplicationInput } from '../../server/contract/application.ts'
import type { Attempt } from './draft.ts'

const bySortedKeys = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** What the person answered; the language of the page, the medium and a draft of it are circumstances. */
const answersIn = ({ language: _language, medium: _medium, draft: _draft, ...answers }: ApplicationInput): string =>
  JSON.stringify(answers, bySortedKeys)

/**
 * The attempt for these answers: the former one, body and all, while the answers are the same, so that sending again
 * never makes a second application; otherwise one with a new key.
 */
export function attemptFor(former: Attempt | null, input: ApplicationInput, newKey: () => string): Attempt {
  return former && answersIn(former.input) === answersIn(input) ? former : { key: newKey(), input }
}
