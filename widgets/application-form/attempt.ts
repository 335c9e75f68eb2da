import type { ApplicationInput } from '../../server/contract/application.ts'

/** One sending: a body and the key under which the server answers the same however often it is asked. */
export type Attempt = { key: string; input: ApplicationInput }

const bySortedKeys = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** What the person answered; the language of the page and the medium are circumstances. */
const answersIn = ({ language: _language, medium: _medium, ...answers }: ApplicationInput): string =>
  JSON.stringify(answers, bySortedKeys)

/**
 * The attempt for these answers: the former one, body and all, while the answers are the same, so that sending again
 * never makes a second application; otherwise one with a new key.
 */
export function attemptFor(former: Attempt | null, input: ApplicationInput, newKey: () => string): Attempt {
  return former && answersIn(former.input) === answersIn(input) ? former : { key: newKey(), input }
}

/** 128 random bits. `crypto.randomUUID` is missing on pages served over plain http. */
export const randomKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
