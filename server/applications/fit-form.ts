import type { ApplicationInput } from '../contract/application.ts'
import type { ApplicationForm } from '../contract/form.ts'
import { ProblemError } from '../http/problem.ts'
import { applicationForm, type FormFacts, type JobLayer, questionsFor } from '../settings/form.ts'
import { wasShown } from '../settings/form-version.ts'
import { type Answers, checkForm } from './check-form.ts'

/**
 * Holds an application against the form that the job has now. Whoever filled in another one, and says so by its version, is
 * told that the job has changed where what was sent does not fit any more, or answers a question that now reads otherwise.
 * @throws ProblemError `invalid`; `job-changed`.
 */
export function fitForm(
  facts: FormFacts,
  job: JobLayer,
  input: ApplicationInput,
): { form: ApplicationForm; answers: Answers } {
  const form = applicationForm(facts, job, input.language)
  const { form: seen } = input
  if (seen === undefined || seen === form.version) return { form, answers: checkForm(form, input) }
  const answered = new Set(input.answers.map(({ question }) => question))
  const isOtherwise = questionsFor(facts.form, job).some(
    (question) => answered.has(question.id) && !wasShown(seen, question),
  )
  if (isOtherwise) throw new ProblemError('job-changed')
  try {
    return { form, answers: checkForm(form, input) }
  } catch (error) {
    throw error instanceof ProblemError && error.code === 'invalid' ? new ProblemError('job-changed') : error
  }
}
