import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import { ApiError } from '../shared/api.ts'
import { sayProblem } from '../shared/problems.ts'
import { sayWhyNot } from '../shared/reading.ts'
import type { Errors } from './answers.ts'
import type { Draft, Stage } from './draft.ts'
import { errorsOf } from './input.ts'
import type { RestStrings } from './rest.da.ts'
import type { Notice } from './view.ts'

/** The refusal that a draft has met, if it has met one. */
export const refusalOf = (stage: Stage): ApiError | undefined =>
  stage.kind === 'refused' && stage.error instanceof ApiError ? stage.error : undefined

/** Whether a refusal says that nobody can apply any more. */
export const isClosing = (refusal: ApiError | undefined): boolean =>
  /^(?:deadline-passed|job-closed)$/.test(refusal?.problem.code ?? '')

/** The fields the server refused. */
export function refusedFields({ stage, attempt }: Pick<Draft, 'stage' | 'attempt'>, form: ApplicationForm): Errors {
  const refusal = refusalOf(stage)
  return refusal ? errorsOf(form, refusal.problem, attempt?.input.answers) : new Map()
}

/** What to say at the top of the form about a refusal; null where the fields say it themselves. */
export function noticeOf(
  draft: Pick<Draft, 'stage' | 'attempt'>,
  form: ApplicationForm,
  t: RestStrings,
  language: Language,
  changes: readonly string[] = [],
): Notice | null {
  const { stage } = draft
  if (stage.kind !== 'refused') return null
  const refusal = refusalOf(stage)
  if (refusal?.problem.code === 'job-changed')
    return {
      heading: t.changed,
      lines: [t.changedText, ...(changes.length ? [t.changedNow(changes.join(', '))] : [])],
    }
  if (refusedFields(draft, form).size) return null
  const lines = [
    sayProblem(stage.error, t.problems),
    refusal?.retryAfter && t.waitMinutes(Math.ceil(refusal.retryAfter / 60)),
    refusal && refusal.problem.status >= 500 && sayWhyNot(refusal, language).reference,
    t.answersStay,
  ]
  return { heading: t.refused, lines: lines.filter((line): line is string => Boolean(line)) }
}
