import { Temporal } from 'temporal-polyfill'
import { ItemRefused } from './items.ts'

const ZONE = 'Europe/Copenhagen'
/** Earlier and later than these years is how systems write that there is no date: year 1, 1900, 9999. */
const NEVER = { before: 1970, from: 9_000 }

const DOT_NET = /^\/?Date\((-?\d{1,17})([+-]\d{4})?\)\/?$/
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d(?:[.,]\d{1,9})?))?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i
const RFC_822 =
  /^(?:[a-z]{3,9}, ?)?(\d{1,2}) ([a-z]{3})[a-z]{0,6} (\d{4}|\d\d) (\d\d):(\d\d)(?::(\d\d))? ?([+-]\d{4}|[a-z]{1,4})?$/i
const DANISH =
  /^(?:[a-zæøå]{3,7},? (?:d(?:en|\.) ?)?)?(\d{1,2})(?:[-/.]|\. ?)(\d{1,2}|[a-z]{3,9}\.?)[-/. ]{1,2}(\d{4})(?:,? (?:kl\.? ?)?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?)?$/i

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
/** 1–12 by the first letters of a month's name in Danish or English, or by its number; 0 when it is none. */
const monthOf = (word: string): number => {
  const number = Number(word)
  if (Number.isInteger(number)) return number
  const short = word.slice(0, 3).toLowerCase()
  return MONTHS.indexOf(({ may: 'maj', oct: 'okt' } as Record<string, string>)[short] ?? short) + 1
}

/** Offsets by name, as mail and RSS have them. */
const ZONES: Record<string, string> = {
  ...{ z: '+00:00', ut: '+00:00', utc: '+00:00', gmt: '+00:00', cet: '+01:00', met: '+01:00', cest: '+02:00' },
  ...{ mest: '+02:00', est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00', pst: '-08:00', pdt: '-07:00' },
}

type Parts = { year: number; month: number; day: number; time: string[]; zone: string | undefined }

function parts(text: string): Parts | null {
  const iso = ISO.exec(text)
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso
    return { year: Number(year), month: Number(month), day: Number(day), time: timeOf(hour, minute, second), zone }
  }
  const mail = RFC_822.exec(text)
  if (mail) {
    const [, day, month = '', year = '', hour, minute, second, zone] = mail
    const whole = year.length === 2 ? 2_000 + Number(year) : Number(year)
    return { year: whole, month: monthOf(month), day: Number(day), time: timeOf(hour, minute, second), zone }
  }
  const danish = DANISH.exec(text)
  if (!danish) return null
  const [, day, month = '', year, hour, minute, second] = danish
  const time = timeOf(hour, minute, second)
  return { year: Number(year), month: monthOf(month), day: Number(day), time, zone: undefined }
}

const timeOf = (hour?: string, minute?: string, second?: string): string[] =>
  hour === undefined ? [] : [hour.padStart(2, '0'), minute ?? '00', second?.replace(',', '.') ?? '00']

const offsetOf = (zone: string): string | undefined =>
  /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(':', '').slice(3) || '00'}` : ZONES[zone.toLowerCase()]

/** Midnight, also where it is written as the day's last moment. */
const isMidnight = (time: string[]) => /^(?:00|24):00:00(?:\.0+)?$/.test(time.join(':'))

/** @throws RangeError */
function written({ year, month, day, time, zone }: Parts): string | null {
  if (year < NEVER.before || year >= NEVER.from) return null
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  if (time.length === 0) return date
  const offset = zone === undefined ? undefined : offsetOf(zone)
  if (zone !== undefined && offset === undefined) throw new RangeError('no zone')
  // Midnight of no zone, or of Greenwich, is a day that a program has made a moment of: nobody's clock here says so.
  if (isMidnight(time) && (offset === undefined || offset === '+00:00')) return date
  const moment = Temporal.PlainDateTime.from(`${date}T${time.join(':')}`, { overflow: 'reject' })
  if (offset === undefined) return moment.toString({ smallestUnit: 'second' })
  return Temporal.Instant.from(`${moment.toString()}${offset}`)
    .toString({ fractionalSecondDigits: 3 })
    .replace('.000Z', 'Z')
}

function fromTicks(milliseconds: number, isLocal: boolean): string | null {
  const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds)
  const { year, hour, minute, second } = instant.toZonedDateTimeISO('UTC')
  if (milliseconds < 0 || year >= NEVER.from) return null
  const isDay = !isLocal && hour + minute + second === 0
  return isDay ? instant.toString().slice(0, 10) : instant.toString({ smallestUnit: 'second' })
}

/**
 * A date or time as other systems write it, as the API takes one: an instant where the source names an offset, else
 * Copenhagen's date and time, or a day where only a day is meant. Null where the source says that there is none.
 * @throws ItemRefused `not-a-date`, naming `path`.
 */
export function moment(value: unknown, path: string): string | null {
  if (value === undefined || value === null) return null
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : null
  if (text === '') return null
  try {
    const ticks = DOT_NET.exec(text ?? '')
    if (ticks) return fromTicks(Number(ticks[1]), Number(ticks[2] ?? 0) !== 0)
    const read = text === null || text.length > 60 ? null : parts(text)
    if (read) return written(read)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new ItemRefused(path, 'not-a-date')
}

/** The day of a date or time; null where it is none that can be read, such as »as soon as possible«. */
export function dayOf(value: unknown): string | null {
  try {
    const read = moment(value, '')
    return read?.endsWith('Z')
      ? Temporal.Instant.from(read).toZonedDateTimeISO(ZONE).toPlainDate().toString()
      : (read?.slice(0, 10) ?? null)
  } catch (error) {
    if (error instanceof ItemRefused) return null
    throw error
  }
}
