import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Copenhagen'

/** Days of the demo, counted from the day it is seeded (in Copenhagen). */
export type Calendar = {
  /** The day `days` from today, YYYY-MM-DD. */
  day(days: number): string
  /** The same, moved to Monday when it is a weekend. */
  workday(days: number): string
  /** Each of the days, moved to working days of their own: none falls together with the one before it. */
  workdays(days: number[]): string[]
  /** The first of the month `months` ahead. */
  firstOfMonth(months: number): string
}

export function calendarFrom(now: Date): Calendar {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE).toPlainDate()
  const workday = (from: Temporal.PlainDate) => from.add({ days: from.dayOfWeek > 5 ? 8 - from.dayOfWeek : 0 })
  return {
    day: (days) => today.add({ days }).toString(),
    workday: (days) => workday(today.add({ days })).toString(),
    workdays(days) {
      let last = today
      return days.map((after) => {
        const wanted = today.add({ days: after })
        const free = Temporal.PlainDate.compare(wanted, last) > 0 ? wanted : last.add({ days: 1 })
        last = workday(free)
        return last.toString()
      })
    },
    firstOfMonth: (months) => today.add({ months }).with({ day: 1 }).toString(),
  }
}
