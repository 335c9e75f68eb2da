import type { Language } from '../../server/contract/language.ts'

/** Where deadlines are kept, whatever the visitor's zone. */
export const ZONE = 'Europe/Copenhagen'

const LOCALE = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Language, string>
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Formatters are slow to make and are asked for once per row. */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.PluralRules>()
function once<F extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.PluralRules>(key: string, make: () => F): F {
  let found = made.get(key) as F | undefined
  if (!found) made.set(key, (found = make()))
  return found
}

function partsOf(language: Language, zone: string, instant: number) {
  const format = once(
    `parts ${language} ${zone}`,
    () =>
      new Intl.DateTimeFormat(LOCALE[language], {
        timeZone: zone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  )
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value
  return parts
}

/** The day in Copenhagen as a count of days, so that two can be subtracted across the changes of clock. */
function dayNumber(instant: number): number {
  const format = once(
    'day',
    () => new Intl.DateTimeFormat('en', { timeZone: ZONE, year: 'numeric', month: 'numeric', day: 'numeric' }),
  )
  const at: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of format.formatToParts(instant)) at[type] = Number(value)
  return Date.UTC(at.year ?? 0, (at.month ?? 1) - 1, at.day) / DAY
}

const asNumber = (when: string | number | Date) => new Date(when).getTime()

/** How many midnights in Copenhagen lie between two instants. */
export function daysBetween(from: string | number | Date, to: string | number | Date): number {
  return dayNumber(asNumber(to)) - dayNumber(asNumber(from))
}

function dayText(language: Language, zone: string, instant: number): string {
  const { day, month, year } = partsOf(language, zone, instant)
  return language === 'da' ? `${day}. ${month} ${year}` : `${day} ${month} ${year}`
}

/** An instant's day in Copenhagen: `1. december 2026`, `1 December 2026`. */
export function formatDay(instant: string | number | Date, language: Language): string {
  return dayText(language, ZONE, asNumber(instant))
}

/** A day of the calendar (YYYY-MM-DD), which has no zone: `1. december 2026`. */
export function formatDate(date: string, language: Language): string {
  return dayText(language, 'UTC', Date.parse(date))
}

/** An instant by Copenhagen's clock: `1. december 2026 kl. 23.59`, `1 December 2026 at 23:59`. */
export function formatInstant(instant: string | number | Date, language: Language): string {
  const when = asNumber(instant)
  const { hour, minute } = partsOf(language, ZONE, when)
  return `${dayText(language, ZONE, when)} ${language === 'da' ? `kl. ${hour}.${minute}` : `at ${hour}:${minute}`}`
}

/** A number with its thousands parted: `1.000`, `1,000`. */
export function formatNumber(value: number, language: Language): string {
  return once(`number ${language}`, () => new Intl.NumberFormat(LOCALE[language])).format(value)
}

/** The right form for a count; Danish and English have two. */
export function plural(count: number, language: Language, one: string, other: string): string {
  return once(`plural ${language}`, () => new Intl.PluralRules(LOCALE[language])).select(count) === 'one' ? one : other
}

/** A number with its noun: `1 stilling`, `1.000 stillinger`. */
export function formatCount(count: number, language: Language, one: string, other: string): string {
  return `${formatNumber(count, language)} ${plural(count, language, one, other)}`
}

const WORDS = {
  da: {
    today: 'i dag',
    tomorrow: 'i morgen',
    days: ['dag', 'dage'],
    hours: ['time', 'timer'],
    minutes: ['minut', 'minutter'],
    in: 'om',
    and: 'og',
    soon: 'om mindre end et minut',
  },
  en: {
    today: 'today',
    tomorrow: 'tomorrow',
    days: ['day', 'days'],
    hours: ['hour', 'hours'],
    minutes: ['minute', 'minutes'],
    in: 'in',
    and: 'and',
    soon: 'in less than a minute',
  },
} as const

/**
 * How far off a deadline is by Copenhagen's calendar: `om 3 dage`, `i morgen`, and on its last day
 * `i dag, om 2 timer og 5 minutter`. Undefined once it has passed. A deadline is its last millisecond, and both ends are
 * inclusive: at 23.59.00 a deadline at 23.59.59.999 is less than a minute off.
 */
export function deadlineInWords(
  deadline: string | number | Date,
  now: string | number | Date,
  language: Language,
): string | undefined {
  const end = asNumber(deadline)
  const start = asNumber(now)
  if (end < start) return undefined
  const words = WORDS[language]
  const count = (value: number, [one, other]: readonly [string, string]) => formatCount(value, language, one, other)
  const days = daysBetween(start, end)
  if (days === 1) return words.tomorrow
  if (days > 1) return `${words.in} ${count(days, words.days)}`
  const minutes = Math.floor((end - start) / MINUTE)
  if (minutes < 1) return `${words.today}, ${words.soon}`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const spans = [hours && count(hours, words.hours), rest && count(rest, words.minutes)].filter(Boolean)
  return `${words.today}, ${words.in} ${spans.join(` ${words.and} `)}`
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
