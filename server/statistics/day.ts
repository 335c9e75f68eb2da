import { Temporal } from 'temporal-polyfill'
import { dayAt } from '../jobs/deadline.ts'

/** The day that it is in Copenhagen at an instant, as 2026-11-26. */
export const dayOf = (at: Date): string => dayAt(at).toString()

/** The period that a day is in, as PostgreSQL writes it by `PERIOD_FORMAT`. */
function periodOf(day: Temporal.PlainDate, period: 'day' | 'week' | 'month' | 'year'): string {
  if (period === 'week') return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`
  return day.toString().slice(0, { day: 10, month: 7, year: 4 }[period])
}

/** Every period between two days, those in which nothing was counted too. */
export function periodsBetween(from: string, to: string, period: 'day' | 'week' | 'month' | 'year'): string[] {
  const last = Temporal.PlainDate.from(to)
  const all = new Set<string>()
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    all.add(periodOf(day, period))
  return [...all]
}
