import type { Contact } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import type { Piece } from './letter.ts'
import { STRINGS } from './strings.ts'

/** A button that leads on. */
export const button = (text: string, href: string): Piece => ({ kind: 'link', text, href })

/** The code that is typed. */
export const codePiece = (language: Language, code: string): Piece => ({
  kind: 'code',
  label: STRINGS[language].code,
  code,
})

/** A person or an office, and the ways to it, each on a line of its own. */
export function contactLine(language: Language, { name, title, phone, email }: Contact): string {
  const who = [name, title].filter(Boolean).join(', ')
  // A number that is broken over two lines is hard to read off.
  return [who, phone && STRINGS[language].phone(phone.replaceAll(' ', '\u00a0')), email].filter(Boolean).join('\n')
}
