import type { ApplicationForm } from '../../server/contract/form.ts'
import type { StepId } from './steps.ts'

type Named = { name: string; step: StepId }

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What a form asks that another one did not, or asked otherwise: its name, and in which part it stands. */
function newIn(before: ApplicationForm, after: ApplicationForm, t: { steps: Record<StepId, string> }): Named[] {
  const found: Named[] = []
  const step = (id: StepId) => found.push({ name: t.steps[id], step: id })
  if (before.privacyNotice.version !== after.privacyNotice.version) step('notice')
  for (const field of after.fields)
    if (
      !same(
        before.fields.find(({ id }) => id === field.id),
        field,
      )
    )
      found.push({ name: field.label, step: 'you' })
  if (after.documents.max && !same(before.documents, after.documents)) step('documents')
  for (const question of after.questions)
    if (
      !same(
        before.questions.find(({ id }) => id === question.id),
        question,
      )
    )
      found.push({ name: question.text, step: 'questions' })
  if (after.preferentialAccess && !before.preferentialAccess) step('access')
  return found
}

/** What became new or other in a form, and the first part in which something did. */
export function changesIn(
  before: ApplicationForm,
  after: ApplicationForm,
  t: { steps: Record<StepId, string> },
): { names: string[]; step: StepId | undefined } {
  const found = newIn(before, after, t)
  return { names: [...new Set(found.map(({ name }) => name))], step: found[0]?.step }
}
