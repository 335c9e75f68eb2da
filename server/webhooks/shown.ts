import { createHash } from 'node:crypto'
import type { ClosedBecause, ToldJob } from '../contract/webhooks.ts'
import type { jobs } from '../db/schema/index.ts'

type Row = typeof jobs.$inferSelect
type Timed = Pick<
  Row,
  'status' | 'audience' | 'publishFrom' | 'listedUntil' | 'deadline' | 'internalFrom' | 'internalUntil'
>

/** From its first instant to its last, which is in it; null: for ever. */
const isWithin = (now: Date, from: Date, until: Date | null) => from <= now && (until === null || now <= until)

/**
 * Where a job can be found at an instant: in the public lists, on the intranet only, or nowhere. A connection test's is nobody's
 * business.
 */
export function shownTo(job: Timed, now: Date): 'public' | 'internal' | null {
  const { status, audience, publishFrom, listedUntil, deadline, internalFrom, internalUntil } = job
  if (status !== 'published' || audience === 'test' || (deadline !== null && deadline < now)) return null
  if (audience === 'public' && isWithin(now, publishFrom, listedUntil)) return 'public'
  return internalFrom !== null && isWithin(now, internalFrom, internalUntil) ? 'internal' : null
}

/** The next instant at which the clock alone makes that another; null: never. */
export function nextTurn(job: Timed, now: Date): Date | null {
  if (job.status !== 'published') return null
  const after = (last: Date | null) => last && new Date(last.getTime() + 1)
  const ends = [job.listedUntil, job.deadline, job.internalUntil].map(after)
  const ahead = [job.publishFrom, job.internalFrom, ...ends]
    .filter((turn) => turn !== null)
    .filter((turn) => turn > now)
  return ahead.length > 0 ? new Date(Math.min(...ahead.map((turn) => turn.getTime()))) : null
}

/** Why a job that somebody could find can be found no more. */
export function closedBecause(
  { status, closedAt, closedReason, deadline, audience, listedUntil, internalUntil }: Row,
  now: Date,
): ClosedBecause {
  const isPast = (last: Date | null) => last !== null && last < (status === 'closed' ? (closedAt ?? now) : now)
  if (isPast(deadline)) return 'deadline'
  if (status === 'closed') return closedReason ?? 'withdrawn'
  return isPast(audience === 'public' ? listedUntil : internalUntil) ? 'period-ended' : 'hidden'
}

/** What a reader of the ad sees, its form among it: when one of these is another, the job has changed. */
const SEEN = [
  ...['title', 'bodyHtml', 'language', 'publishFrom', 'deadline', 'departmentKey', 'categoryKey', 'locationKey'],
  ...['employmentType', 'workHours', 'employmentArea', 'pay', 'partTimePossible', 'fixedTenure', 'readvertised'],
  ...['applyOtherwise', 'applyAt', 'applyUrl', 'applyMedium', 'startDate', 'interviewDates', 'answerExpected'],
  ...['workplace', 'numberOfPositions', 'contacts', 'form', 'questions', 'template', 'blocks'],
] as (keyof Row)[]

/** Letters of the hash at the head of what a job is known as. */
const HASH = 22

type LastTold = Pick<ToldJob, 'audience' | 'title' | 'language' | 'publishedAt' | 'deadline'>

/**
 * What a job is known as to those who were told of it: a hash that is another once somebody sees the job otherwise, and behind it
 * what was told, which its end tells again where no more may be said.
 */
export function knownAs(row: Row, audience: 'public' | 'internal'): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([audience, SEEN.map((name) => row[name])]))
    .digest('base64url')
    .slice(0, HASH)
  const { title, language, publishedAt, deadline } = toldJob(row, audience, '')
  return `${hash}${JSON.stringify({ audience, title, language, publishedAt, deadline } satisfies LastTold)}`
}

export const isSame = (known: string | undefined, before: string | undefined): boolean =>
  known?.slice(0, HASH) === before?.slice(0, HASH)

export const lastTold = (known: string): LastTold => JSON.parse(known.slice(HASH))

/** Is what was told of this job what outsiders may know of it still? */
export const isForOutsiders = (row: Timed, now: Date): boolean =>
  row.audience === 'public' && row.publishFrom <= now && shownTo(row, now) !== 'internal'

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
