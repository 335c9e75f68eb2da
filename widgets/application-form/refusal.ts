import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import type { ProblemCode } from '../../server/contract/problem.ts'
import { ApiError } from '../shared/api.ts'
import { sayProblem } from '../shared/problems.ts'
import { type Errors, errorsOf } from './answers.ts'
import type { Stage } from './draft.ts'
import type { ApplicationFormStrings } from './strings.da.ts'
import type { Notice } from './templates.ts'

/** The code of the refusal that a draft has met, if it has met one. */
export function refusalCode(stage: Stage): ProblemCode | undefined {
  return stage.kind === 'refused' && stage.error instanceof ApiError ? stage.error.problem.code : undefined
}

/** The fields the server refused. */
export function refusedFields(stage: Stage, form: ApplicationForm): Errors {
  return stage.kind === 'refused' && stage.error instanceof ApiError ? errorsOf(form, stage.error.problem) : new Map()
}

/** What to say at the top of the form about a refusal; null where the fields say it themselves. */
export function noticeOf(
  stage: Stage,
  form: ApplicationForm,
  t: ApplicationFormStrings,
  language: Language,
): Notice | null {
  if (stage.kind !== 'refused') return null
  const code = refusalCode(stage)
  if (code === 'job-changed') return { heading: t.changed, lines: [t.changedText] }
  if (code === 'invalid' && refusedFields(stage, form).size) return null
  const { sentence, reference } = sayProblem(stage.error, language)
  const wait = stage.error instanceof ApiError && stage.error.retryAfter
  const lines = [sentence, wait && t.waitMinutes(Math.ceil(wait / 60)), reference, t.answersStay]
  return { heading: t.refused, lines: lines.filter((line): line is string => Boolean(line)) }
}
