import type { Language } from '../contract/language.ts'
import { strings as da, type MailStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export type { MailStrings } from './strings.da.ts'

/** The words of the mails in each language. */
export const STRINGS: Record<Language, MailStrings> = { da, en }
