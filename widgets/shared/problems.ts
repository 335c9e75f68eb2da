import type { Language } from '../../server/contract/language.ts'
import { ApiError } from './api.ts'
import { strings as da, type ProblemStrings } from './problems.da.ts'
import { strings as en } from './problems.en.ts'

const IN: Record<Language, ProblemStrings> = { da, en }

/** What to say when something could not be sent. What has no sentence, a refusal newer than this script too, is our fault. */
export function sayProblem(error: unknown, language: Language): string {
  const t = IN[language]
  const code = error instanceof ApiError ? error.problem.code : ''
  return Object.hasOwn(t, code) ? t[code as keyof ProblemStrings] : t.internal
}
