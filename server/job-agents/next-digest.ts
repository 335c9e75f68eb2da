import { Temporal } from 'temporal-polyfill'
import type { AgentFrequency } from '../contract/job-agent.ts'

const HOUR_MS = 3_600_000
const ZONE = 'Europe/Copenhagen'
const AT = Temporal.PlainTime.from('07:00')

/** The next seven o'clock in the morning in Copenhagen, whatever the clocks there have done; `weekly`: the next Monday's. */
function nextMorning(after: Date, weekly: boolean): Date {
  const now = Temporal.Instant.fromEpochMilliseconds(after.getTime())
  let day = now.toZonedDateTimeISO(ZONE).toPlainDate()
  for (;;) {
    const at = day.toZonedDateTime({ timeZone: ZONE, plainTime: AT }).toInstant()
    if (Temporal.Instant.compare(at, now) > 0 && (!weekly || day.dayOfWeek === 1)) return new Date(at.epochMilliseconds)
    day = day.add({ days: 1 })
  }
}

/** When an agent that has found something may tell so. `at-once`: now, but an hour after the last. */
export function nextDigest(frequency: AgentFrequency, now: Date, last: Date | null): Date {
  if (frequency === 'at-once') return last ? new Date(Math.max(now.getTime(), last.getTime() + HOUR_MS)) : now
  return nextMorning(now, frequency === 'weekly')
}

/** An agent lives so long unless its person goes on. */
export const LIFE_MONTHS = 12

export const lifeFrom = (at: Date): Date => {
  const end = new Date(at)
  end.setUTCMonth(end.getUTCMonth() + LIFE_MONTHS)
  return end
}
