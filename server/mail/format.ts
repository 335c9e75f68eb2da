import type { Language } from '../contract/language.ts'

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Language, string>

/** An instant as a clock in Copenhagen shows it, e.g. `1. december 2026 kl. 23.59`. */
export const formatInstant = (instant: Date, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(instant)

/** The day of an instant in Copenhagen, e.g. `1. december 2026`. */
export const formatDay = (instant: Date, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(instant)

/** A day YYYY-MM-DD, e.g. `1. december 2026`. */
export const formatDate = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
