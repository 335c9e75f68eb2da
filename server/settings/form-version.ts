import { createHash } from 'node:crypto'
import type { QuestionInput } from '../contract/question.ts'

/** Characters of a question's own part: 36 bits, to tell the few questions of one form apart. */
const PART = 6

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url')

/** What a question means, in every language, but not how it is limited: an answer to it stays one when limits change. */
const partOf = ({ id, kind, text, options, classes }: QuestionInput) =>
  digest([id, kind, text.da, text.en, options.map(said), classes.map(said)]).slice(0, PART)
const said = ({ id, label }: QuestionInput['options'][number]) => [id, label.da, label.en]

/**
 * Names a form, the same in both languages: all that is asked, and behind the dot each question by itself, so that it can
 * be told later which of them were seen.
 */
export const formVersion = (questions: readonly QuestionInput[], rest: unknown): string =>
  `${digest([questions, rest]).slice(0, 16)}.${questions.map(partOf).join('')}`

const partsOf = (version: string): string[] => (version.split('.')[1] ?? '').match(new RegExp(`.{${PART}}`, 'g')) ?? []

/** Which of a form's questions, by their place in it, were not in the form of the version that was seen. */
export function newSince(seen: string, version: string): number[] {
  const before = new Set(partsOf(seen))
  return partsOf(version).flatMap((part, index) => (before.has(part) ? [] : [index]))
}

/** Was this question, in these words, in the form of that version? */
export const wasShown = (version: string, question: QuestionInput): boolean =>
  partsOf(version).includes(partOf(question))
