import { Temporal } from 'temporal-polyfill'
import type { SourceAd } from '../feeds/formats/source-ad.ts'

const ZONE = 'Europe/Copenhagen'
const DAY = /^\d{4}-\d\d-\d\d$/
const OFFSET = /(Z|[+-]\d\d:?\d\d)$/i

/** Copenhagen's day of an instant, a local time or a day. Null when it is none of these. */
function dayOf(moment: string): Temporal.PlainDate | null {
  try {
    return OFFSET.test(moment) && !DAY.test(moment)
      ? Temporal.Instant.from(moment).toZonedDateTimeISO(ZONE).toPlainDate()
      : Temporal.PlainDate.from(moment)
  } catch {
    return null
  }
}

/** The same time of day, whole days later; what is no date stays as it is, for the server to refuse. */
function moved<T extends string | null | undefined>(moment: T, days: number): T {
  if (typeof moment !== 'string' || dayOf(moment) === null) return moment
  if (DAY.test(moment)) return Temporal.PlainDate.from(moment).add({ days }).toString() as T
  if (OFFSET.test(moment))
    return Temporal.Instant.from(moment).toZonedDateTimeISO(ZONE).add({ days }).toInstant().toString() as T
  return Temporal.PlainDateTime.from(moment).add({ days }).toString({ smallestUnit: 'second' }) as T
}

/** How many days the batch must move for its earliest publication to be today in Copenhagen; null when none is dated. */
export function daysToToday(ads: SourceAd[], now: Date): number | null {
  const days = ads.flatMap(({ input }) =>
    typeof input.publishFrom === 'string' ? (dayOf(input.publishFrom) ?? []) : [],
  )
  const [earliest] = days.sort(Temporal.PlainDate.compare)
  if (!earliest) return null
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE).toPlainDate()
  return earliest.until(today, { largestUnit: 'day' }).days
}

/** The ad with every date of it moved by whole days. */
export const shifted = (ad: SourceAd, days: number): SourceAd => {
  const { publishFrom, deadline, startDate, answerExpected, interviewDates, publishing } = ad.input
  return {
    ...ad,
    input: {
      ...ad.input,
      ...(publishFrom !== undefined && { publishFrom: moved(publishFrom, days) }),
      ...(deadline !== undefined && { deadline: moved(deadline, days) }),
      ...(startDate !== undefined && { startDate: moved(startDate, days) }),
      ...(answerExpected !== undefined && { answerExpected: moved(answerExpected, days) }),
      ...(Array.isArray(publishing) && {
        publishing: publishing.map((one) => ({ ...one, from: moved(one?.from, days), until: moved(one?.until, days) })),
      }),
      ...(Array.isArray(interviewDates) && { interviewDates: interviewDates.map((date) => moved(date, days)) }),
    },
  }
}

/** An instant as Copenhagen's clocks show it, to the minute. */
export const clockTime = (instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

/**
 * A day or a local time in Copenhagen as an instant; an instant stays one. A day alone means its beginning.
 * @throws RangeError when it is no date.
 */
export function instantOf(text: string): string {
  if (OFFSET.test(text) && !DAY.test(text)) return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' })
  return Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant().toString({ smallestUnit: 'millisecond' })
}
