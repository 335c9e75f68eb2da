import type { Question } from '../../../server/contract/form.ts'
import type { FieldCode } from '../../../server/contract/problem.ts'
import type { Answer, AnswerValue, StoredAnswer } from '../../../server/contract/question.ts'

/**
 * An answer as its inputs hold it: `yes` or `no`; a text; an option's id; ids of options; the rank (`1`, `2` …) by option
 * (prioritised); the class by option (classified).
 */
export type Choice = string | readonly string[] | Readonly<Record<string, string>>

/** Choices by question id. */
export type Choices = Readonly<Record<string, Choice>>

/** The name of a question's inputs, and where it stands among the fields. */
export const questionName = (id: string): string => `question.${id}`

/** The name of the input of one option, where each has its own. */
export const optionName = (id: string, option: string): string => `${questionName(id)}.${option}`

/** How many ranks there are to give. */
export const ranksOf = ({ maxChoices, options }: Pick<Question, 'maxChoices' | 'options'>): number =>
  maxChoices ?? options.length

const isText = (choice: Choice | undefined): choice is string => typeof choice === 'string'
const isList = (choice: Choice | undefined): choice is readonly string[] => Array.isArray(choice)

export const textIn = (choice: Choice | undefined): string => (isText(choice) ? choice : '')
export const listIn = (choice: Choice | undefined): readonly string[] => (isList(choice) ? choice : [])
export const tableIn = (choice: Choice | undefined): Readonly<Record<string, string>> =>
  choice === undefined || isText(choice) || isList(choice) ? {} : choice

/** Ids of what is ranked, the first first. */
const inOrder = (ranks: Readonly<Record<string, string>>) =>
  Object.entries(ranks)
    .filter(([, rank]) => rank !== '')
    .sort(([, a], [, b]) => Number(a) - Number(b))
    .map(([option]) => option)

/**
 * Gives an option a rank. Whichever option had it takes the rank that this one had, so that no two share one.
 */
export function ranked(choice: Choice | undefined, option: string, rank: string): Record<string, string> {
  const ranks = tableIn(choice)
  const former = ranks[option] ?? ''
  const other = rank && Object.keys(ranks).find((one) => one !== option && ranks[one] === rank)
  return { ...ranks, ...(other && { [other]: former }), [option]: rank }
}

/** Ticks an option or takes the tick off, in the order of the options. */
export function ticked(question: Question, choice: Choice | undefined, option: string, on: boolean): string[] {
  const before = listIn(choice)
  return question.options.map(({ id }) => id).filter((id) => (id === option ? on : before.includes(id)))
}

/** The answer as the server takes it; undefined when there is none. */
export function answerTo(question: Question, choice: Choice | undefined): AnswerValue | undefined {
  const { kind, options } = question
  const known = (id: string) => options.some((option) => option.id === id)
  const text = textIn(choice).trim()
  if (kind === 'yes-no') return /^(?:yes|no)$/.test(text) ? text === 'yes' : undefined
  if (kind === 'free-text') return text || undefined
  if (kind === 'single-choice') return known(text) ? text : undefined
  if (kind === 'classified') {
    const classes = Object.entries(tableIn(choice)).filter(
      ([option, id]) => known(option) && question.classes.some((one) => one.id === id),
    )
    return classes.length ? Object.fromEntries(classes) : undefined
  }
  const ids = (kind === 'prioritised' ? inOrder(tableIn(choice)) : listIn(choice)).filter(known)
  return ids.length ? ids : undefined
}

/** All answers as the server takes them. */
export const answersFrom = (questions: readonly Question[], choices: Choices): Answer[] =>
  questions.flatMap((question) => {
    const value = answerTo(question, choices[question.id])
    return value === undefined ? [] : [{ question: question.id, value }]
  })

/** An answer of the server's as the inputs hold it. */
export function choiceFrom(kind: Question['kind'], value: AnswerValue): Choice {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string' || !Array.isArray(value)) return value
  return kind === 'prioritised' ? Object.fromEntries(value.map((id, index) => [id, `${index + 1}`])) : value
}

/** Answers of the server's as the inputs hold them; what no question asks for is left out. */
export function choicesFrom(questions: readonly Question[], answers: readonly (Answer | StoredAnswer)[]): Choices {
  return Object.fromEntries(
    answers.flatMap(({ question, value }) => {
      const asked = questions.find(({ id }) => id === question)
      return asked ? [[question, choiceFrom(asked.kind, value)]] : []
    }),
  )
}

function checkChoice(question: Question, choice: Choice | undefined): FieldCode | null {
  const value = answerTo(question, choice)
  if (value === undefined) return question.required ? 'required' : null
  if (typeof value === 'string' && question.maxLength !== null && value.length > question.maxLength) return 'too-long'
  if (Array.isArray(value)) {
    if (question.maxChoices !== null && value.length > question.maxChoices) return 'too-long'
    const ranks = Object.values(tableIn(choice)).filter(Boolean)
    if (new Set(ranks).size < ranks.length) return 'duplicate'
  } else if (question.kind === 'classified' && question.required && Object.keys(value).length < question.options.length)
    return 'too-short'
  return null
}

/** What the server would refuse, by question id. */
export function checkChoices(questions: readonly Question[], choices: Choices): Map<string, FieldCode> {
  const errors = new Map<string, FieldCode>()
  for (const question of questions) {
    const code = checkChoice(question, choices[question.id])
    if (code) errors.set(question.id, code)
  }
  return errors
}

/** An answer in the words of the options, line by line. */
export function wordsOf(question: Question, choice: Choice | undefined, t: { yes: string; no: string }): string[] {
  const value = answerTo(question, choice)
  const label = (id: string) => question.options.find((option) => option.id === id)?.label ?? id
  if (value === undefined) return []
  if (typeof value === 'boolean') return [value ? t.yes : t.no]
  if (typeof value === 'string') return [question.kind === 'free-text' ? value : label(value)]
  if (Array.isArray(value))
    return question.kind === 'prioritised' ? value.map((id, index) => `${index + 1}. ${label(id)}`) : value.map(label)
  return Object.entries(value).map(
    ([option, id]) => `${label(option)}: ${question.classes.find((one) => one.id === id)?.label ?? id}`,
  )
}
