import { createHash } from 'node:crypto'
import type { ClosedBecause, ToldJob } from '../contract/webhooks.ts'
import type { jobs } from '../db/schema/index.ts'

type Row = typeof jobs.$inferSelect
type Timed = Pick<Row, 'status' | 'audience' | 'publishFrom' | 'deadline'>

/** To whom a job is open at an instant: everybody, those inside, or nobody. A connection test's is nobody's business. */
export function shownTo({ status, audience, publishFrom, deadline }: Timed, now: Date): 'public' | 'internal' | null {
  if (status !== 'published' || audience === 'test' || publishFrom > now) return null
  return deadline !== null && deadline < now ? null : audience
}

/** The next instant at which the clock alone makes that another; null: never. A deadline's own millisecond is in time. */
export function nextTurn({ status, publishFrom, deadline }: Timed, now: Date): Date | null {
  if (status !== 'published') return null
  const turns = [publishFrom, deadline && new Date(deadline.getTime() + 1)]
  const ahead = turns.filter((turn): turn is Date => turn !== null && turn > now)
  return ahead.length > 0 ? new Date(Math.min(...ahead.map((turn) => turn.getTime()))) : null
}

/** Why a job that was open to somebody is so no more. */
export function closedBecause(
  { status, closedAt, closedReason, deadline }: Pick<Row, 'status' | 'closedAt' | 'closedReason' | 'deadline'>,
  now: Date,
): ClosedBecause {
  if (deadline !== null && deadline < (closedAt ?? now)) return 'deadline'
  return status === 'closed' ? (closedReason ?? 'withdrawn') : 'hidden'
}

/** What a reader of the ad sees, its form among it: when one of these is another, the job has changed. */
const SEEN = [
  ...['title', 'bodyHtml', 'language', 'publishFrom', 'deadline', 'departmentKey', 'categoryKey', 'locationKey'],
  ...['employmentType', 'workHours', 'employmentArea', 'pay', 'partTimePossible', 'fixedTenure', 'readvertised'],
  ...['applyOtherwise', 'applyAt', 'applyUrl', 'applyMedium', 'startDate', 'interviewDates', 'answerExpected'],
  ...['workplace', 'numberOfPositions', 'contacts', 'form', 'questions', 'template', 'blocks'],
] as (keyof Row)[]

/** What a job is known as to those who were told of it: another once somebody sees it otherwise. */
export const knownAs = (row: Row, audience: 'public' | 'internal'): string =>
  createHash('sha256')
    .update(JSON.stringify([audience, SEEN.map((name) => row[name])]))
    .digest('base64url')
    .slice(0, 22)

/** A job as it is told. `url` is where the ad stands. */
export const toldJob = (row: Row, audience: 'public' | 'internal', url: string): ToldJob => ({
  id: String(row.id),
  source: row.source,
  externalId: row.externalId,
  audience,
  title: row.title,
  language: row.language,
  publishedAt: row.publishFrom.toISOString(),
  deadline: row.deadline?.toISOString() ?? null,
  url,
})
