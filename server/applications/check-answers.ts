import type { Question } from '../contract/form.ts'
import type { Language } from '../contract/language.ts'
import type { FieldCode } from '../contract/problem.ts'
import type { Answer, AnswerValue, StoredAnswer } from '../contract/question.ts'
import { clean } from './clean.ts'

type Fault = { path: string; code: FieldCode }
/** What an answer comes to: nothing at all, what is wrong with it, or what is kept of it. */
type Read = { empty: true } | { fault: FieldCode } | { value: AnswerValue; shown: string[] }

const EMPTY = { empty: true } as const
const YES_NO = { da: ['Nej', 'Ja'], en: ['No', 'Yes'] } as const

type Choices = Question['options']
const labelOf = (choices: Choices, id: string) => choices.find((choice) => choice.id === id)?.label

function readText({ maxLength }: Question, value: string): Read {
  const text = clean(value)
  if (text === '') return EMPTY
  if (maxLength !== null && text.length > maxLength) return { fault: 'too-long' }
  return { value: text, shown: [] }
}

function readOne({ options }: Question, value: string): Read {
  if (value === '') return EMPTY
  const label = labelOf(options, value)
  return label === undefined ? { fault: 'unknown-key' } : { value, shown: [label] }
}

/** Several of the options; where they are put in order, the first comes first. */
function readSeveral({ options, maxChoices }: Question, value: string[]): Read {
  if (value.length === 0) return EMPTY
  const labels = value.map((id) => labelOf(options, id))
  const shown = labels.filter((label) => label !== undefined)
  if (shown.length < labels.length) return { fault: 'unknown-key' }
  if (new Set(value).size < value.length) return { fault: 'duplicate' }
  if (maxChoices !== null && value.length > maxChoices) return { fault: 'too-long' }
  return { value, shown }
}

/** A class for each option; where an answer is required, for every one of them. */
function readClasses({ options, classes, required }: Question, value: Record<string, string>): Read {
  const chosen = Object.entries(value).filter(([, id]) => id !== '')
  if (chosen.length === 0) return EMPTY
  if (chosen.some(([option, id]) => labelOf(options, option) === undefined || labelOf(classes, id) === undefined))
    return { fault: 'unknown-key' }
  const byOption = new Map(chosen)
  if (required && options.some(({ id }) => !byOption.has(id))) return { fault: 'required' }
  const inOrder = options
    .filter(({ id }) => byOption.has(id))
    .map(({ id, label }) => ({ id, label, in: byOption.get(id)! }))
  return {
    value: Object.fromEntries(inOrder.map((one) => [one.id, one.in])),
    shown: inOrder.map((one) => `${one.label}: ${labelOf(classes, one.in)}`),
  }
}

function read(question: Question, value: AnswerValue, language: Language): Read {
  const wrongKind = { fault: 'wrong-kind' } as const
  const isList = Array.isArray(value)
  switch (question.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? { value, shown: [YES_NO[language][Number(value)]!] } : wrongKind
    case 'free-text':
      return typeof value === 'string' ? readText(question, value) : wrongKind
    case 'single-choice':
      return typeof value === 'string' ? readOne(question, value) : wrongKind
    case 'multiple-choice':
    case 'prioritised':
      return isList ? readSeveral(question, value) : wrongKind
    case 'classified':
      return typeof value === 'object' && !isList ? readClasses(question, value) : wrongKind
  }
}

/**
 * Holds answers against the questions as they are asked: what is wrong with them, by path, and how they are kept, in the
 * words that were shown. An answer that says nothing is none.
 */
export function checkAnswers(
  questions: readonly Question[],
  answers: readonly Answer[],
  language: Language,
): { faults: Fault[]; stored: StoredAnswer[] } {
  const faults: Fault[] = []
  const byQuestion = new Map<string, StoredAnswer | 'wrong' | 'none'>()
  for (const [index, { question: id, value }] of answers.entries()) {
    const question = questions.find((one) => one.id === id)
    const at = `answers.${index}`
    if (!question) faults.push({ path: `${at}.question`, code: 'unknown-key' })
    else if (byQuestion.has(id)) faults.push({ path: `${at}.question`, code: 'duplicate' })
    else {
      const answer = read(question, value, language)
      if ('fault' in answer) faults.push({ path: `${at}.value`, code: answer.fault })
      // One that is wrong was given all the same: it is not missing too.
      byQuestion.set(
        id,
        'value' in answer
          ? { question: id, kind: question.kind, text: question.text, ...answer }
          : 'fault' in answer
            ? 'wrong'
            : 'none',
      )
    }
  }
  for (const [index, { id, required }] of questions.entries())
    if (required && (byQuestion.get(id) ?? 'none') === 'none')
      faults.push({ path: `questions.${index}`, code: 'required' })
  const stored = questions.map(({ id }) => byQuestion.get(id))
  return { faults, stored: stored.filter((answer) => typeof answer === 'object') }
}
