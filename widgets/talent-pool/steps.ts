import type { TalentPool } from '../../server/contract/talent-pool.ts'
import { FILE_INPUT } from '../shared/form/documents.ts'

type Form = NonNullable<TalentPool['form']>

/** The parts of a pool's form, one topic each, in their order. */
export type StepId = 'you' | 'documents' | 'questions' | 'consent'

/** The id of the box by which one consents. */
export const CONSENT = 'answer-consent'

/** The steps in which a form is filled in; none where there is little to part: it then stands on one page. */
export function stepsOf({ documents, questions }: Pick<Form, 'documents' | 'questions'>): StepId[] {
  const asked: StepId[] = []
  if (documents.max) asked.push('documents')
  if (questions.length) asked.push('questions')
  return asked.length ? ['you', ...asked, 'consent'] : []
}

/** The part in which an input stands. */
export function stepOf(id: string): StepId {
  if (id === CONSENT) return 'consent'
  if (id === FILE_INPUT || id.startsWith('file.')) return 'documents'
  return id.startsWith('question-') ? 'questions' : 'you'
}
