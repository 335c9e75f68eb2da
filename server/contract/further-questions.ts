import * as z from 'zod'
import { DeadlineInput } from './job.ts'
import { LIMITS } from './limits.ts'
import { QuestionInput, QuestionWarning } from './question.ts'

/** Asks the applicants of a job further questions (R080). Without `applications` all whose applications count. */
export const FurtherQuestionsInput = z
  .strictObject({
    questions: z.array(QuestionInput).min(1).max(LIMITS.questions),
    replyBy: DeadlineInput,
    applications: z.array(z.string().max(LIMITS.key)).max(10_000).optional(),
  })
  .meta({ id: 'FurtherQuestionsInput' })
export type FurtherQuestionsInput = z.infer<typeof FurtherQuestionsInput>

/** A round as asked. `warnings` always holds `changes-the-requirements`: it is advised against (R081). */
export const FurtherQuestions = z
  .strictObject({
    id: z.string(),
    askedAt: z.iso.datetime(),
    replyBy: z.iso.datetime(),
    asked: z.int(),
    answered: z.int(),
    warnings: z.array(QuestionWarning),
  })
  .meta({ id: 'FurtherQuestions' })
export type FurtherQuestions = z.infer<typeof FurtherQuestions>

export const FurtherQuestionsList = z
  .strictObject({ items: z.array(FurtherQuestions) })
  .meta({ id: 'FurtherQuestionsList' })

/** A recruitment that has ended: the clock of its applications' retention runs from `endedAt`. */
export const EndedCase = z
  .strictObject({ endedAt: z.iso.datetime(), deletedFrom: z.iso.datetime() })
  .meta({ id: 'EndedCase' })
export type EndedCase = z.infer<typeof EndedCase>
