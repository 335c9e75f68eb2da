import type { Language } from '../contract/language.ts'

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Language, string>

/** Made once: making one takes far longer than using it. */
const inEach = (options: Intl.DateTimeFormatOptions) => ({
  da: new Intl.DateTimeFormat(LOCALE.da, options),
  en: new Intl.DateTimeFormat(LOCALE.en, options),
})
const INSTANT = inEach({ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' })
const DAY = inEach({ dateStyle: 'long', timeZone: 'Europe/Copenhagen' })
const DATE = inEach({ dateStyle: 'long', timeZone: 'UTC' })

/** Day and month, and “kl.” or “at” and the time, stay on one line each. */
const kept = (text: string) => text.replace(/^(\d+\.?) | (?=[\d.:]+$)(?!\d{4}$)/g, '$1\u00a0')

/** An instant as a clock in Copenhagen shows it, e.g. `1. december 2026 kl. 23.59`. */
export const formatInstant = (instant: Date, language: Language): string => kept(INSTANT[language].format(instant))

/** The day of an instant in Copenhagen, e.g. `1. december 2026`. */
export const formatDay = (instant: Date, language: Language): string => kept(DAY[language].format(instant))

/** A day YYYY-MM-DD, e.g. `1. december 2026`. */
export const formatDate = (day: string, language: Language): string => kept(DATE[language].format(new Date(day)))
