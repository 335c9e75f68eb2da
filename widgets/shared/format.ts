import type { Language } from '../../server/contract/language.ts'

// Said without the browser's formatters: each takes longer to make than a list takes to draw, and the list is in two languages
// and one zone. The words are the browser's, and a test holds them together.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const MONTHS = {
  da: 'januar februar marts april maj juni juli august september oktober november december',
  en: 'January February March April May June July August September October November December',
} as const satisfies Record<Language, string>

/** A time in milliseconds. Libraries that read dates put a `Date.parse` of their own in place of the browser's. */
export const toMillis = (when: string | number | Date): number => new Date(when).getTime()

/** When the clock changes in a year: on the last Sunday of a month (from 0), at one in the night in Greenwich. */
function change(year: number, month: number): number {
  const last = Date.UTC(year, month, 31)
  return last - new Date(last).getUTCDay() * DAY + HOUR
}

/** An instant by Copenhagen's clock, wherever the visitor is, as a date whose UTC parts are to be read. */
function inCopenhagen(instant: string | number | Date): Date {
  const millis = toMillis(instant)
  const year = new Date(millis).getUTCFullYear()
  const isSummer = millis >= change(year, 2) && millis < change(year, 9)
  return new Date(millis + (isSummer ? 2 : 1) * HOUR)
}

/** The day in Copenhagen as a count of days, so that two can be subtracted across the changes of clock. */
const dayNumber = (instant: string | number | Date) => Math.floor(toMillis(inCopenhagen(instant)) / DAY)

const dayOf = (date: Date, language: Language) =>
  `${date.getUTCDate()}${language === 'da' ? '.' : ''}\u00a0${MONTHS[language].split(' ')[date.getUTCMonth()]} ${date.getUTCFullYear()}`

/** How many midnights in Copenhagen lie between two instants. */
export function daysBetween(from: string | number | Date, to: string | number | Date): number {
  return dayNumber(to) - dayNumber(from)
}

/** An instant's day in Copenhagen: `1. december 2026`, `1 December 2026`. */
export function formatDay(instant: string | number | Date, language: Language): string {
  return dayOf(inCopenhagen(instant), language)
}

/** A day of the calendar (YYYY-MM-DD), which has no zone: `1. december 2026`. */
export function formatDate(date: string, language: Language): string {
  return dayOf(new Date(date), language)
}

/** An instant by Copenhagen's clock: `1. december 2026 kl. 23.59`, `1 December 2026 at 23:59`. */
export function formatInstant(instant: string | number | Date, language: Language): string {
  const date = inCopenhagen(instant)
  const time = date.toISOString().slice(11, 16)
  return dayOf(date, language) + (language === 'da' ? ` kl.\u00a0${time.replace(':', '.')}` : ` at\u00a0${time}`)
}

/** A number with its thousands parted: `1.000`, `1,000`. */
export const formatNumber = (value: number, language: Language): string =>
  `${value}`.replace(/\B(?=(?:\d{3})+$)/g, language === 'da' ? '.' : ',')

/** How many there are of something, whose noun has two forms in Danish and English: `1 stilling`, `1.000 stillinger`. */
export const formatCount = (count: number, language: Language, one: string, other: string): string =>
  `${formatNumber(count, language)} ${count === 1 ? one : other}`

const UNITS = {
  da: { day: ['dag', 'dage'], hour: ['time', 'timer'], minute: ['minut', 'minutter'] },
  en: { day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'] },
} as const satisfies Record<Language, object>

/**
 * How far off a deadline is by Copenhagen's calendar: `om 3 dage`, `i morgen`, and on its last day
 * `i dag, om 2 timer`; whole hours are enough, since the minute stands beside it. Undefined once it has passed. A deadline is its last millisecond, and both ends are
 * inclusive: until it has passed, it is at least a minute off.
 */
export function deadlineInWords(
  deadline: string | number | Date,
  now: string | number | Date,
  language: Language,
): string | undefined {
  const end = toMillis(deadline)
  const start = toMillis(now)
  if (end < start) return undefined
  const isDanish = language === 'da'
  const [within, today, tomorrow] = isDanish ? ['om ', 'i dag, ', 'i morgen'] : ['in ', 'today, ', 'tomorrow']
  const count = (value: number, [one, other]: readonly [string, string]) => formatCount(value, language, one, other)
  const { day, hour, minute } = UNITS[language]
  const days = daysBetween(start, end)
  // Two days off has a word in Danish as well, but people count.
  if (days) return days === 1 ? tomorrow : within + count(days, day)
  const minutes = Math.max(1, Math.floor((end - start) / MINUTE))
  return today + within + (minutes < 60 ? count(minutes, minute) : count(Math.round(minutes / 60), hour))
}

/** A deadline in words and exactly: `om 3 dage – 1. december 2026 kl. 23.59`; only exactly once it has passed. */
export function formatDeadline(
  deadline: string | number | Date,
  now: string | number | Date,
  language: Language,
): string {
  const words = deadlineInWords(deadline, now, language)
  const exactly = formatInstant(deadline, language)
  return words ? `${words} – ${exactly}` : exactly
}
