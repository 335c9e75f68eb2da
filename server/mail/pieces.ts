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

/** A person or an office, and the ways to it. */
export function contactLine(language: Language, { name, title, phone, email }: Contact): string {
  return [name, title, phone && STRINGS[language].phone(phone), email].filter(Boolean).join(', ')
}
