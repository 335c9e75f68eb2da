import { and, eq, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { type Asking, isForAll, isInside } from '../applications/open-job.ts'
import type { ViewInput } from '../contract/statistics.ts'
import { rows, type Tx } from '../db/client.ts'
import { departments, jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { jobIdOf } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { liveSince } from '../institutions/queries.ts'
import { countOf } from './count.ts'
import { dayOf } from './day.ts'
import { mediaOf } from './media.ts'
import { beyondViews } from './view-limit.ts'

/** So many media that are in no list are told apart in an institution on one day; any other is unknown. */
export const UNLISTED_MEDIA = 50
/** And in so many rows: each of them may be said of each ad. */
export const UNLISTED_ROWS = 1_000
/** So long after its end an ad's page is still found by people; what looks at it later is not what a report asks after. */
const COUNTED_AFTER_MS = 30 * 86_400_000

/** What is counted one more of. */
type Place = { kind: ViewInput['kind']; jobId: number; department: string }

/** The medium as it is counted: a stranger who makes up media does not make the table grow without end. */
async function mediumOf(
  tx: Tx,
  institutionId: number,
  day: string,
  { kind, jobId, department }: Place,
  said: string | undefined,
): Promise<string> {
  const medium = (said ?? '').toWellFormed().trim()
  if (medium === '') return ''
  const listed = (await mediaOf(tx, institutionId, 'da')).map(({ key }) => key)
  if (listed.includes(medium)) return medium
  const [seen] = await rows<{ counted: boolean | null; known: boolean | null; media: number; n: number }>(
    tx,
    sql`select bool_or(medium = ${medium}) as known, count(distinct medium)::int as media, count(*)::int as n,
        bool_or(medium = ${medium} and kind = ${kind} and job_id = ${jobId} and department = ${department}) as counted
      from media_counts
      where institution_id = ${institutionId} and day = ${day}::date and medium <> ''
        and not (medium = any(string_to_array(${listed.join()}, ',')))`,
  )
  if (!seen || seen.counted) return medium
  return (seen.known || seen.media < UNLISTED_MEDIA) && seen.n < UNLISTED_ROWS ? medium : ''
}

/** The department that a list was limited to; empty for one that there is not. */
async function knownDepartment(tx: Tx, institutionId: number, key: string | undefined): Promise<string> {
  if (!key) return ''
  const [found] = await tx
    .select({ key: departments.key })
    .from(departments)
    .where(and(eq(departments.institutionId, institutionId), eq(departments.key, key)))
  return found?.key ?? ''
}

/** Whether it counts that a job is seen; null for one that is not shown to everybody, nor to whoever has proven that they belong there. */
async function counts(tx: Tx, institutionId: number, id: number, { at, proven }: Asking) {
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, id)))
  const isThere = job && (isForAll(job, at) || (proven && isInside(job, at)))
  // Closed before it ever opened: nobody has seen it.
  if (!isThere || (job.closedAt !== null && job.closedAt < job.publishFrom)) return null
  const ends = [job.deadline, job.closedAt].flatMap((end) => end?.getTime() ?? [])
  return job.audience !== 'test' && Math.min(...ends) > at.getTime() - COUNTED_AFTER_MS
}

/**
 * Counts that somebody has seen a list or an ad, or has begun to fill in a form: the number goes up by one, and nothing is kept
 * of who it was. While the institution is in test nothing is counted, and what a program or a connection test sees is not, nor an
 * ad that ended long ago.
 * @throws ProblemError `not-found` for a job that is not shown to whoever says it; `too-many-requests`.
 */
export async function countView(
  { deps, actor, institution, proven }: Pick<Call, 'deps' | 'actor' | 'institution' | 'proven'>,
  { input, network, isRobot }: { input: ViewInput; network: string; isRobot: boolean },
): Promise<void> {
  if (!can(actor, 'count-view', institution)) throw new ProblemError('forbidden')
  const now = deps.now()
  const { kind, job, department } = input
  const number = job === undefined ? null : jobIdOf(job)
  if (number === null && kind !== 'list-view')
    throw new ProblemError('invalid', { fields: [{ path: 'job', code: 'required' }] })
  if (isRobot) return
  await inInstitution(deps.db, institution.id, async (tx) => {
    const asking = { at: now, proven }
    const isCounted = number === null || kind === 'list-view' || (await counts(tx, institution.id, number, asking))
    if (isCounted === null) throw new ProblemError('not-found')
    if (!isCounted || !(await liveSince(tx, institution.id))) return
    // Only what would be counted is: a crawler does not use up what the people behind the same address may be believed.
    const from = deps.keys.hmac('rate-limit', `${institution.id}:${network}`)
    const wait = beyondViews(deps.database, from, now.getTime())
    if (wait > 0) throw new ProblemError('too-many-requests', { retryAfter: Math.ceil(wait / 1000) })
    const day = dayOf(now)
    const jobId = kind === 'list-view' ? 0 : (number as number)
    const limitedTo = kind === 'list-view' ? await knownDepartment(tx, institution.id, department) : ''
    const medium = await mediumOf(tx, institution.id, day, { kind, jobId, department: limitedTo }, input.medium)
    if (kind !== 'list-view') return countOf(tx, institution.id, kind, { at: now, jobId, medium })
    await tx.execute(sql`
      insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
      values (${institution.id}, ${day}::date, 'list-view', 0, ${limitedTo}, ${medium}, 1)
      on conflict (institution_id, day, kind, job_id, department, medium) do update set n = media_counts.n + 1`)
  })
}
