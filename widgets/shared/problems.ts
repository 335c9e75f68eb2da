import type { Language } from '../../server/contract/language.ts'
import { ApiError, LostLineError } from './api.ts'
import { strings as da } from './problems.da.ts'
import { strings as en } from './problems.en.ts'

const IN = { da, en }

/**
 * What to say about an error. `reference` is a sentence with the request's id where we do not know what went wrong, so that
 * a visitor can quote it.
 */
export function sayProblem(error: unknown, language: Language): { sentence: string; reference?: string } {
  const t = IN[language]
  if (error instanceof LostLineError) return { sentence: t.lost[error.reason] }
  if (!(error instanceof ApiError)) return { sentence: t.unknown }
  const { code, requestId } = error.problem
  // A newer server may know refusals that this script does not.
  const sentence = Object.hasOwn(t.problems, code) ? t.problems[code] : t.problems.internal
  return requestId && error.problem.status >= 500 ? { sentence, reference: t.reference(requestId) } : { sentence }
}
