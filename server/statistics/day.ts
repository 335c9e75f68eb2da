import { dayAt } from '../jobs/deadline.ts'

/** The day that it is in Copenhagen at an instant, as 2026-11-26. */
export const dayOf = (at: Date): string => dayAt(at).toString()

const DAY_MS = 86_400_000

/** The ISO week of a day: that of its Thursday, in the Thursday's year. */
function weekOf(day: number): string {
  const thursday = day + (3 - ((new Date(day).getUTCDay() + 6) % 7)) * DAY_MS
  const year = new Date(thursday).getUTCFullYear()
  return `${year}-W${String(Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1).padStart(2, '0')}`
}

/** The period that a day is in, as PostgreSQL writes it by `PERIOD_FORMAT`. */
const periodOf = (day: number, period: 'day' | 'week' | 'month' | 'year'): string =>
  period === 'week' ? weekOf(day) : new Date(day).toISOString().slice(0, { day: 10, month: 7, year: 4 }[period])

/** Every period between two days, those in which nothing was counted too. */
export function periodsBetween(from: string, to: string, period: 'day' | 'week' | 'month' | 'year'): string[] {
  const last = Date.parse(`${to}T00:00:00Z`)
  const all = new Set<string>()
  for (let day = Date.parse(`${from}T00:00:00Z`); day <= last; day += DAY_MS) all.add(periodOf(day, period))
  return [...all]
}
