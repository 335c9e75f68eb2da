import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Copenhagen'

/** Days of the demo, counted from the day it is seeded (in Copenhagen). */
export type Calendar = {
  /** The day `days` from today, YYYY-MM-DD. */
  day(days: number): string
  /** The same, moved to Monday when it is a weekend. */
  workday(days: number): string
  /** The first of the month `months` ahead. */
  firstOfMonth(months: number): string
}

export function calendarFrom(now: Date): Calendar {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE).toPlainDate()
  return {
    day: (days) => today.add({ days }).toString(),
    workday(days) {
      const day = today.add({ days })
      return day.add({ days: Math.max(0, day.dayOfWeek - 5) && 8 - day.dayOfWeek }).toString()
    },
    firstOfMonth: (months) => today.add({ months }).with({ day: 1 }).toString(),
  }
}
