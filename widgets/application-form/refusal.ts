import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import { ApiError } from '../shared/api.ts'
import { sayProblem } from '../shared/problems.ts'
import { sayWhyNot } from '../shared/reading.ts'
import { type Errors, errorsOf } from './answers.ts'
import type { Stage } from './draft.ts'
import type { FormWords, Notice } from './view.ts'

/** The refusal that a draft has met, if it has met one. */
export const refusalOf = (stage: Stage): ApiError | undefined =>
  stage.kind === 'refused' && stage.error instanceof ApiError ? stage.error : undefined

/** Whether a refusal says that nobody can apply any more. */
export const isClosing = (refusal: ApiError | undefined): boolean =>
  /^(?:deadline-passed|job-closed)$/.test(refusal?.problem.code ?? '')

/** The fields the server refused. */
export function refusedFields(stage: Stage, form: ApplicationForm): Errors {
  const refusal = refusalOf(stage)
  return refusal ? errorsOf(form, refusal.problem) : new Map()
}

/** What to say at the top of the form about a refusal; null where the fields say it themselves. */
export function noticeOf(stage: Stage, form: ApplicationForm, t: FormWords, language: Language): Notice | null {
  if (stage.kind !== 'refused') return null
  const refusal = refusalOf(stage)
  if (refusal?.problem.code === 'job-changed') return { heading: t.changed, lines: [t.changedText] }
  if (refusedFields(stage, form).size) return null
  const lines = [
    sayProblem(stage.error, t.problems),
    refusal?.retryAfter && t.waitMinutes(Math.ceil(refusal.retryAfter / 60)),
    refusal && refusal.problem.status >= 500 && sayWhyNot(refusal, language).reference,
    t.answersStay,
  ]
  return { heading: t.refused, lines: lines.filter((line): line is string => Boolean(line)) }
}
