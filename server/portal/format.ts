import { Temporal } from 'temporal-polyfill'
import type { Language } from '../contract/language.ts'
import type { PortalStrings } from './strings.da.ts'

const ZONE = 'Europe/Copenhagen'
const LOCALE = { da: 'da-DK', en: 'en-GB' } as const

/** A day of the calendar (YYYY-MM-DD): `1. december 2026`. */
export const formatDate = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))

/** An instant by Copenhagen's clock: `1. december 2026 kl. 23.59`, `1 December 2026 at 23:59`. */
export function formatInstant(instant: string, language: Language): string {
  const part = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE[language], { ...style, timeZone: ZONE }).format(new Date(instant))
  return `${part({ dateStyle: 'long' })} ${language === 'da' ? 'kl.' : 'at'} ${part({ timeStyle: 'short' })}`
}

const dayIn = (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(ZONE).toPlainDate()

/**
 * How far off a deadline is by Copenhagen's calendar, in days: a page without script does not count down hours. Null once
 * it has passed.
 */
export function deadlineInWords(deadline: string, now: Date, t: PortalStrings): string | null {
  const end = Date.parse(deadline)
  if (end < now.getTime()) return null
  const { days } = dayIn(now.getTime()).until(dayIn(end), { largestUnit: 'day' })
  return days === 0 ? t.today : days === 1 ? t.tomorrow : t.inDays(days)
}

/** A deadline in words and exactly; only exactly once it has passed. */
export function formatDeadline(deadline: string, now: Date, language: Language, t: PortalStrings): string {
  const words = deadlineInWords(deadline, now, t)
  const exactly = formatInstant(deadline, language)
  return words ? `${words} – ${exactly}` : exactly
}
