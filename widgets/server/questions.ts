import type { Question } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldCode } from '../../server/contract/problem.ts'
import type { Answer } from '../../server/contract/question.ts'
import {
  answersFrom,
  type Choice,
  type Choices,
  checkChoices,
  optionName,
  questionName,
  textIn,
} from '../shared/form/choices.ts'
import { questionId, questionPicture, questionSentence } from '../shared/form/question.ts'
import { strings as questionsDa } from '../shared/form/questions.da.ts'
import { strings as questionsEn } from '../shared/form/questions.en.ts'
import { strings as fieldsDa } from '../shared/form/strings.da.ts'
import { strings as fieldsEn } from '../shared/form/strings.en.ts'
import { withTexts } from './form-markup.ts'
import { markupOf } from './picture.ts'

const WORDS = { da: { ...fieldsDa, ...questionsDa }, en: { ...fieldsEn, ...questionsEn } }

/** What stands in the inputs of a question. */
function choiceIn(question: Question, fields: URLSearchParams | FormData): Choice | undefined {
  const name = questionName(question.id)
  const texts = fields.getAll(name).filter((value) => typeof value === 'string')
  if (question.kind === 'multiple-choice') return texts
  if (question.kind !== 'prioritised' && question.kind !== 'classified') return texts[0]?.replaceAll('\r\n', '\n')
  const table = question.options.flatMap(({ id }) => {
    const value = fields.get(optionName(question.id, id))
    return typeof value === 'string' && value !== '' ? [[id, value] as const] : []
  })
  return Object.fromEntries(table)
}

/** What stands in the inputs of questions, by their ids. */
export const choicesIn = (questions: readonly Question[], fields: URLSearchParams | FormData): Choices =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const choice = choiceIn(question, fields)
      return choice === undefined ? [] : [[question.id, choice] as const]
    }),
  )

/** Questions answered by a plain form: what stands in their inputs, the answers, and what is wrong by question id. */
export function readQuestions(
  questions: readonly Question[],
  fields: URLSearchParams | FormData,
): { choices: Choices; answers: Answer[]; errors: Record<string, FieldCode> } {
  const choices = choicesIn(questions, fields)
  const errors = Object.fromEntries(checkChoices(questions, choices))
  return { choices, answers: answersFrom(questions, choices), errors }
}

/** What to do about answers that are wrong, by the id of the question's text, fieldset or first input. */
export const questionFaults = (
  questions: readonly Question[],
  errors: Readonly<Record<string, FieldCode>>,
  language: Language,
): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const code = errors[question.id]
      return code ? [[questionId(question.id), questionSentence(question, code, WORDS[language])] as const] : []
    }),
  )

/** Questions as the elements draw them, for a form of our own pages. `faults` as `questionFaults` names them. */
export function questionFields(
  questions: readonly Question[],
  { choices, faults, language }: { choices: Choices; faults: Partial<Record<string, string>>; language: Language },
): string {
  const texts = Object.fromEntries(questions.map(({ id }) => [questionName(id), textIn(choices[id])]))
  const pictures = questions.map((question) =>
    markupOf(
      questionPicture(
        { question, choice: choices[question.id], error: faults[questionId(question.id)] ?? null, onChoose: () => {} },
        WORDS[language],
      ),
    ),
  )
  return withTexts(pictures.join('\n'), texts)
}
