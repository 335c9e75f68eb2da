import type { Problem } from '../contract/problem.ts'
import type { QuestionInput, QuestionWarning } from '../contract/question.ts'
import { asksForAge } from './age-question.ts'
import { plainText, saidIn, texts } from './question-text.ts'
import { asksAgain, asksSensitive } from './question-topics.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** More questions than this and fewer people come to the end (R079). */
const MANY = 10

const asksForbidden = (question: QuestionInput) => saidIn(question).some(({ said }) => said.some(asksForAge))

/**
 * What may not be among questions: an id that is taken, here or in `taken`, and what asks for age, birth or CPR without the
 * recorded reason of an exception (forskelsbehandlingsloven § 5).
 */
export function questionFaults(questions: readonly QuestionInput[], taken: ReadonlySet<string> = new Set()): Fault[] {
  const ids = questions.map(({ id }) => id)
  return questions.flatMap((question, index) => {
    const at = `questions.${index}`
    const isTaken = taken.has(question.id) || ids.indexOf(question.id) < index
    const forbidden = question.exception ? [] : saidIn(question).filter(({ said }) => said.some(asksForAge))
    return [
      ...(isTaken ? [{ path: `${at}.id`, code: 'duplicate' } as const] : []),
      ...forbidden.map(({ path }) => ({ path: `${at}.${path}`, code: 'not-allowed' }) as const),
    ]
  })
}

/**
 * What is allowed but unwise about questions (R078, R079): what the form asks already, by its own fields (`labels`) or in
 * general; what is sensitive and has no recorded reason; and too many, counted with the `others` of the same form.
 */
export function questionWarnings(
  questions: readonly QuestionInput[],
  { labels = [], others = 0 }: { labels?: readonly string[]; others?: number } = {},
): QuestionWarning[] {
  const known = new Set(labels.map(plainText))
  return [
    ...questions.flatMap((question, index): QuestionWarning[] => {
      const at = `questions.${index}`
      const said = texts(question.text)
      const again = said.some((text) => asksAgain(text) || known.has(plainText(text)))
      const sensitive = question.exception
        ? undefined
        : saidIn(question).find(({ path, said }) => path !== 'id' && said.some(asksSensitive))
      return [
        ...(again ? [{ code: 'asked-already', path: `${at}.text` } as const] : []),
        ...(sensitive ? [{ code: 'sensitive', path: `${at}.${sensitive.path}` } as const] : []),
      ]
    }),
    ...(questions.length > 0 && questions.length + others > MANY
      ? [{ code: 'many-questions', path: 'questions' } as const]
      : []),
  ]
}

/** The exceptions that let through what otherwise may not be asked, as the audit keeps them. */
export const exceptionsIn = (questions: readonly QuestionInput[]): string[] =>
  questions
    .filter((question) => question.exception !== undefined && asksForbidden(question))
    .map(({ id, exception }) => `${id}: ${exception}`)
