import { Temporal } from 'temporal-polyfill'
import type { TalentPoolInput } from '../contract/talent-pool.ts'

const DAY_MS = 86_400_000
/** A consent can be renewed in its last so many days. */
const RENEWABLE_DAYS = 60
/** Whoever left by a mail's link can undo it for so long; then they are erased. */
export const UNDO_DAYS = 7

/**
 * When a period of so many months from then is over: with the last millisecond, by Copenhagen's clock, of the day of the same
 * number, or of a shorter month's last day (Regulation 1182/71, article 3(2)(c)).
 */
export const monthsLater = (from: Date, months: number): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(from.getTime())
      .toZonedDateTimeISO('Europe/Copenhagen')
      .add({ months })
      .startOfDay()
      .add({ days: 1 }).epochMilliseconds - 1,
  )

/** So many days later. */
export const daysLater = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS)

/** May this consent be renewed now? A closed pool takes nobody for longer than they agreed to. */
export const canRenew = ({ expiresAt }: { expiresAt: Date }, pool: Pick<TalentPoolInput, 'open'>, at: Date): boolean =>
  pool.open && at < expiresAt && daysLater(at, RENEWABLE_DAYS) >= expiresAt
