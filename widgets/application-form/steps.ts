import type { ApplicationForm } from '../../server/contract/form.ts'
import { ACKNOWLEDGEMENT } from './answers.ts'

/** The parts of a form, one topic each, in their order. */
export type StepId = 'notice' | 'you' | 'documents' | 'questions' | 'access' | 'review'

/** The parts of a form. */
export function partsOf(form: ApplicationForm): StepId[] {
  const steps = stepsOf(form)
  return steps.length ? steps : ['notice', 'you']
}

/** The steps in which a form is filled in; none where there is little to part: it then stands on one page. */
export function stepsOf({ documents, questions, preferentialAccess }: ApplicationForm): StepId[] {
  const more = [documents.max && 'documents', questions.length && 'questions', preferentialAccess && 'access'] as const
  const asked = more.filter((one) => !!one)
  return asked.length ? ['notice', 'you', ...asked, 'review'] : []
}

/** The part in which a field stands. */
export function stepOf(field: string): StepId {
  if (field === ACKNOWLEDGEMENT) return 'notice'
  if (/^(?:_documents$|file\.)/.test(field)) return 'documents'
  return field.startsWith('question.') ? 'questions' : 'you'
}
