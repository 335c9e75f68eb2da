import type { ApplicationForm } from '../../server/contract/form.ts'
import { wordsOf } from '../shared/form/choices.ts'
import type { QuestionStrings } from '../shared/form/questions.da.ts'
import type { Answers } from './answers.ts'
import type { RestStrings } from './rest.da.ts'
import type { StepId } from './steps.ts'

type Words = Pick<RestStrings, 'access' | 'documents'> & { asked: Pick<QuestionStrings, 'yes' | 'no'> }

/** A question and what is answered to it; nothing where it is not answered. */
export type Line = { label: string; text: string }

/** What is answered in a part of the form, line by line, also where nothing is. */
export function linesOf(part: StepId, form: ApplicationForm, answers: Answers, t: Words): Line[] {
  if (part === 'you') return form.fields.map(({ id, label }) => ({ label, text: (answers.values[id] ?? '').trim() }))
  if (part === 'documents')
    return form.documents.max
      ? [
          {
            label: t.documents.list,
            text: answers.files
              .filter(({ stage }) => stage !== 'refused')
              .map(({ name }) => name)
              .join('\n'),
          },
        ]
      : []
  if (part === 'questions')
    return form.questions.map((question) => ({
      label: question.text,
      text: wordsOf(question, answers.choices[question.id], t.asked).join('\n'),
    }))
  return part === 'access' && form.preferentialAccess
    ? [{ label: t.access.label, text: answers.preferentialAccess ? t.access.yes : t.access.no }]
    : []
}

/** What has been answered, label and text, for reading and copying. */
export const answered = (form: ApplicationForm, answers: Answers, t: Words): Line[] => [
  ...(['you', 'documents', 'questions'] as const)
    .flatMap((part) => linesOf(part, form, answers, t))
    .filter(({ text }) => text !== ''),
  ...(answers.preferentialAccess ? linesOf('access', form, answers, t) : []),
]

/** The answers as plain text, for the clipboard. */
export const asText = (lines: Line[]): string => lines.map(({ label, text }) => `${label}\n${text}`).join('\n\n')
