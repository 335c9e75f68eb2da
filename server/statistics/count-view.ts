import { and, eq, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { type Asking, isForAll, isInside } from '../applications/open-job.ts'
import type { ViewInput } from '../contract/statistics.ts'
import { rows, type Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
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

/** The medium as it is counted: a stranger who makes up media does not make the table grow without end. */
async function mediumOf(tx: Tx, institutionId: number, day: string, said: string | undefined): Promise<string> {
  const medium = (said ?? '').toWellFormed().trim()
  if (medium === '') return ''
  const listed = (await mediaOf(tx, institutionId, 'da')).map(({ key }) => key)
  if (listed.includes(medium)) return medium
  const [seen] = await rows<{ known: boolean | null; n: number }>(
    tx,
    sql`select bool_or(medium = ${medium}) as known, count(distinct medium)::int as n from media_counts
      where institution_id = ${institutionId} and day = ${day}::date and medium <> ''
        and not (medium = any(string_to_array(${listed.join()}, ',')))`,
  )
  return seen?.known || (seen?.n ?? 0) < UNLISTED_MEDIA ? medium : ''
}

/** The audience of a job that is shown to everybody, or to whoever has proven that they belong there; null for any other. */
async function audienceOf(tx: Tx, institutionId: number, id: number, { at, proven }: Asking) {
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, id)))
  const isThere = job && (isForAll(job, at) || (proven && isInside(job, at)))
  // Closed before it ever opened: nobody has seen it.
  return isThere && (job.closedAt === null || job.closedAt >= job.publishFrom) ? job.audience : null
}

/**
 * Counts that somebody has seen a list or an ad, or has begun to fill in a form: the number goes up by one, and nothing is kept
 * of who it was. While the institution is in test nothing is counted, and what a program or a connection test sees is not.
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
    const audience =
      number !== null && kind !== 'list-view' ? await audienceOf(tx, institution.id, number, asking) : 'public'
    if (!audience) throw new ProblemError('not-found')
    if (audience === 'test' || !(await liveSince(tx, institution.id))) return
    // Only what would be counted is: a crawler does not use up what the people behind the same address may be believed.
    const from = deps.keys.hmac('rate-limit', `${institution.id}:${network}`)
    const wait = beyondViews(deps.database, from, now.getTime())
    if (wait > 0) throw new ProblemError('too-many-requests', { retryAfter: Math.ceil(wait / 1000) })
    const medium = await mediumOf(tx, institution.id, dayOf(now), input.medium)
    if (kind !== 'list-view') return countOf(tx, institution.id, kind, { at: now, jobId: number as number, medium })
    await tx.execute(sql`
      insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
      values (${institution.id}, ${dayOf(now)}::date, 'list-view', 0, coalesce((select key from departments
        where institution_id = ${institution.id} and key = ${department ?? ''}), ''), ${medium}, 1)
      on conflict (institution_id, day, kind, job_id, department, medium) do update set n = media_counts.n + 1`)
  })
}
