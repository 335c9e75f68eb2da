import { ApiError } from './api.ts'
import type { ProblemStrings } from './problems.da.ts'

/** What to say when something could not be sent. What has no sentence, a refusal newer than this script too, is our fault. */
export function sayProblem(error: unknown, t: ProblemStrings): string {
  const code = error instanceof ApiError ? error.problem.code : ''
  return Object.hasOwn(t, code) ? t[code as keyof ProblemStrings] : t.internal
}
