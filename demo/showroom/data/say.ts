import type { Language } from '../../../server/contract/language.ts'

/** What institutions wrote themselves, in the language that is asked for. */
export const sayIn =
  (language: Language) =>
  <T>(da: T, en: T): T =>
    language === 'da' ? da : en
