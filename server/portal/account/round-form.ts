import { html, raw } from 'hono/html'
import type { Choices } from '../../../widgets/server.ts'
import type { Question } from '../../contract/form.ts'
import type { Language } from '../../contract/language.ts'
import type { FieldCode, Problem } from '../../contract/problem.ts'
import type { Answer, StoredAnswer } from '../../contract/question.ts'
import { elements } from '../../fragments/elements.ts'
import type { Html } from '../language.ts'
import { type Faults, words } from './parts.ts'

/** Questions that were answered by a form of our own: what stands in their inputs, the answers, and what to do about them. */
export type Answered = { choices: Choices; answers: Answer[]; faults: Record<string, string> }

/** Reads answers as the elements' plain form is read: the same names, the same checks, the same sentences. */
export async function readAnswers(
  questions: readonly Question[],
  fields: URLSearchParams,
  language: Language,
): Promise<Answered> {
  const { readQuestions, questionFaults } = await elements()
  const { errors, ...read } = readQuestions(questions, fields)
  return { ...read, faults: questionFaults(questions, errors, language) }
}

/** What the server refused of answers, at each question. */
export async function refusedAnswers(
  { fields = [] }: Pick<Problem, 'fields'>,
  questions: readonly Question[],
  answers: readonly Answer[],
  language: Language,
): Promise<Record<string, string>> {
  const { questionFaults } = await elements()
  const errors: Record<string, FieldCode> = {}
  for (const { path, code } of fields) {
    const [list, index = ''] = path.split('.')
    const id = list === 'questions' ? questions[Number(index)]?.id : answers[Number(index)]?.question
    if (id !== undefined && (list === 'questions' || list === 'answers')) errors[id] ??= code
  }
  return questionFaults(questions, errors, language)
}

/** What was answered before, as the inputs hold it. */
export const choicesOf = async (
  questions: readonly Question[],
  answers: readonly (Answer | StoredAnswer)[],
): Promise<Choices> => (await elements()).choicesFrom(questions, answers)

/** Questions as the elements draw them, with what was answered before or has just been typed. */
export const questionFields = async (
  questions: readonly Question[],
  choices: Choices,
  faults: Faults,
  language: Language,
): Promise<Html> => raw((await elements()).questionFields(questions, { choices, faults, language }))

/** The button that says that what looks like a CPR number is none. */
export const NOT_CPR = '_cleared'

/** What looks like a CPR number in a free text, as others may see it on the screen. */
export type CprFound = { id: string; label: string; number: string }

/** What looks like CPR numbers in the answers (the same rule as the elements'). */
export async function cprIn(questions: readonly Question[], answers: readonly Answer[]): Promise<CprFound[]> {
  const { cprNumbers, masked } = await elements()
  return questions
    .filter(({ kind }) => kind === 'free-text')
    .flatMap((question) => {
      const { value } = answers.find((answer) => answer.question === question.id) ?? {}
      const numbers = typeof value === 'string' ? cprNumbers(value) : []
      return numbers.map((number) => ({ id: `question-${question.id}`, label: question.text, number: masked(number) }))
    })
}

/** Asks about a number before it goes. The first button of the form, which the Enter key presses, never says that it is none. */
export function cprQuestion(found: readonly CprFound[], language: Language): Html {
  if (found.length === 0) return html``
  const t = words(language).rounds.cpr
  return html`<div class="problems" id="cpr" role="alert" tabindex="-1" autofocus><h3>${t.title}</h3>${found.map(
    ({ id, label, number }) => html`<p><a href="#${id}">${t.text(label, number)}</a></p>`,
  )}<p>${t.advice}</p></div>`
}
