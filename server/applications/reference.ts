import { randomInt } from 'node:crypto'

/** No vowels, so no words; nothing that is read or heard as something else (0 O, 1 I L). */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ'
const LENGTH = 8

const grouped = (text: string) => `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`

/** A new reference such as `7K3F-9QXM`: short enough for the telephone, too many (27^8) to be guessed. */
export const newReference = (pick: (below: number) => number = randomInt): string =>
  grouped(Array.from({ length: LENGTH }, () => ALPHABET[pick(ALPHABET.length)]).join(''))

/** A reference as a person typed it, in the form that is stored; null when it cannot be one. */
export function readReference(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s\-–—]/g, '')
  return text.length === LENGTH && [...text].every((letter) => ALPHABET.includes(letter)) ? grouped(text) : null
}
