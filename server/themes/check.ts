import { validateTokens } from '../../themes/validate.ts'
import type { Problem } from '../contract/problem.ts'

/** What is wrong with a theme's tokens, by path below `tokens`; the sentences are `themes/sentences.ts`'s. */
export const themeFaults = (tokens: Record<string, string>): NonNullable<Problem['fields']> =>
  validateTokens(tokens).map((fault) => ({
    path: `tokens.${fault.token}`,
    code:
      fault.code === 'unknown-token'
        ? 'unknown-key'
        : fault.code === 'contrast' || fault.code === 'out-of-range'
          ? 'not-allowed'
          : 'invalid',
  }))
