import type { Question } from '../../../server/contract/form.ts'
import { type Choices, questionName, textIn } from './choices.ts'

/** Day, month and year of a day that can exist (starwiki PersonCivilRegistrationIdentifierType), or the number of noughts. */
const DAY =
  '(?:(?:(?:0[1-9]|[12]\\d|3[01])(?:0[13578]|1[02])|(?:0[1-9]|[12]\\d|30)(?:0[469]|11)|(?:0[1-9]|[12]\\d)02)\\d{2}|000000)'

/**
 * A CPR number: such a day and four more digits. No modulus check: numbers that fail it are issued since 2007. With a
 * hyphen it can hardly be anything else. Without one it must stand alone: behind digits, `+`, `/`, `=` or ISBN it is a
 * part of a phone number, an account, an address on the web or a book.
 */
const CPR = new RegExp(
  `(?<!\\d)${DAY} ?[-–] ?\\d{4}(?!\\d)|(?<![\\d+/=_]|\\d[ .-]|ISBN[: ]*)${DAY} ?\\d{4}(?![ .-]?\\d)`,
  'gi',
)

/** What looks like CPR numbers in a text, as they stand there, each once. */
export function cprNumbers(text: string): string[] {
  return [...new Set(text.match(CPR) ?? [])]
}

/** The number with its last four digits hidden: others may be looking at the screen. */
export const masked = (number: string): string => `${number.slice(0, 6)}-••••`

/** A text with what looks like a CPR number in it. `id`: the field that holds it. */
export type CprFinding = { id: string; label: string; number: string }

/** Free texts among the answers to questions that hold one. */
export const cprInChoices = (questions: readonly Question[], choices: Choices): CprFinding[] =>
  questions
    .filter(({ kind }) => kind === 'free-text')
    .flatMap(({ id, text }) =>
      cprNumbers(textIn(choices[id])).map((number) => ({ id: questionName(id), label: text, number })),
    )
