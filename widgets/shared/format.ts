import type { Language } from '../../server/contract/language.ts'

/** Where deadlines are kept, whatever the visitor's zone. */
export const ZONE = 'Europe/Copenhagen'

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Language, string>
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

// Formatters are slow to make and are asked for once per row.
const made = new Map<string, unknown>()
function once<F>(key: string, make: () => F): F {
  if (!made.has(key)) made.set(key, make())
  return made.get(key) as F
}

function dateTime(language: Language, timeZone: string, part: 'dateStyle' | 'timeStyle', when: number): string {
  const style = part === 'dateStyle' ? { dateStyle: 'long' as const } : { timeStyle: 'short' as const }
  return once(
    language + timeZone + part,
    () => new Intl.DateTimeFormat(LOCALE[language], { timeZone, ...style }),
  ).format(when)
}

/** A time in milliseconds. Libraries that read dates put a `Date.parse` of their own in place of the browser's. */
export const toMillis = (when: string | number | Date): number => new Date(when).getTime()

/** The day in Copenhagen as a count of days, so that two can be subtracted across the changes of clock. */
function dayNumber(instant: number): number {
  // Sweden writes YYYY-MM-DD.
  return toMillis(once('day', () => new Intl.DateTimeFormat('sv', { timeZone: ZONE })).format(instant)) / DAY
}

/** How many midnights in Copenhagen lie between two instants. */
export function daysBetween(from: string | number | Date, to: string | number | Date): number {
  return dayNumber(toMillis(to)) - dayNumber(toMillis(from))
}

/** An instant's day in Copenhagen: `1. december 2026`, `1 December 2026`. */
export function formatDay(instant: string | number | Date, language: Language): string {
  return dateTime(language, ZONE, 'dateStyle', toMillis(instant))
}

/** A day of the calendar (YYYY-MM-DD), which has no zone: `1. december 2026`. */
export function formatDate(date: string, language: Language): string {
  return dateTime(language, 'UTC', 'dateStyle', toMillis(date))
}

/** An instant by Copenhagen's clock: `1. december 2026 kl. 23.59`, `1 December 2026 at 23:59`. */
export function formatInstant(instant: string | number | Date, language: Language): string {
  const time = dateTime(language, ZONE, 'timeStyle', toMillis(instant))
  return `${formatDay(instant, language)} ${language === 'da' ? 'kl.' : 'at'} ${time}`
}

/** A number with its thousands parted: `1.000`, `1,000`. */
export function formatNumber(value: number, language: Language): string {
  // The browser's first formatter takes long to make, and small numbers need none.
  return value < 1000
    ? `${value}`
    : once(`number ${language}`, () => new Intl.NumberFormat(LOCALE[language])).format(value)
}

/** How many there are of something, whose noun has two forms in Danish and English: `1 stilling`, `1.000 stillinger`. */
export const formatCount = (count: number, language: Language, one: string, other: string): string =>
  `${formatNumber(count, language)} ${count === 1 ? one : other}`

type Unit = 'day' | 'hour' | 'minute'

/**
 * How far off a deadline is by Copenhagen's calendar: `om 3 dage`, `i morgen`, and on its last day
 * `i dag, om 2 timer og 5 minutter`. Undefined once it has passed. A deadline is its last millisecond, and both ends are
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
  const off = (value: number, unit: Unit, numeric: 'always' | 'auto' = 'always') =>
    once(`off ${language} ${numeric}`, () => new Intl.RelativeTimeFormat(LOCALE[language], { numeric })).format(
      value,
      unit,
    )
  const days = daysBetween(start, end)
  // One day off is "tomorrow"; two days off has a word in Danish as well, but people count.
  if (days) return off(days, 'day', days === 1 ? 'auto' : 'always')
  const minutes = Math.max(1, Math.floor((end - start) / MINUTE))
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const alone = () =>
    once(
      `minutes ${language}`,
      () => new Intl.NumberFormat(LOCALE[language], { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
    ).format(rest)
  const time = hours
    ? off(hours, 'hour') + (rest ? ` ${language === 'da' ? 'og' : 'and'} ${alone()}` : '')
    : off(rest, 'minute')
  return `${off(0, 'day', 'auto')}, ${time}`
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
