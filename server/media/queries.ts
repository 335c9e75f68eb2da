import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { MediaSettings, Publication, PublicationState } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import { jobPublications, jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { settingOf } from '../settings/queries.ts'

const { publishedFrom, publishedUntil, withdrawnAt, superseded } = jobPublications

/** Which publications are in a state at an instant. */
const inState = (state: PublicationState, now: Date): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`
  const isOver = sql`(${withdrawnAt} is not null or ${superseded} or ${jobs.status} = 'closed'
    or coalesce(coalesce(${publishedUntil}, ${jobs.deadline}) < ${at}, false))`
  if (state === 'ended') return isOver
  return state === 'planned'
    ? sql`not ${isOver} and ${publishedFrom} > ${at}`
    : sql`not ${isOver} and ${publishedFrom} <= ${at}`
}

/** Has the institution a board that reads its feed under this key? */
export const hasBoardFeed = ({ db }: Pick<Deps, 'db'>, institutionId: number, key: string): Promise<boolean> =>
  inInstitution(db, institutionId, async (tx) => {
    const { value } = await settingOf(tx, institutionId, 'media')
    return (value as MediaSettings).media.some((medium) => medium.key === key && medium.kind === 'board-feed')
  })

type Found = {
  row: typeof jobPublications.$inferSelect
  title: string
  status: 'published' | 'closed'
  deadline: Date | null
}

export function stateOf({ row, status, deadline }: Omit<Found, 'title'>, now: Date): PublicationState {
  const ends = row.publishedUntil ?? deadline
  if (row.withdrawnAt || row.superseded || status === 'closed' || (ends && ends < now)) return 'ended'
  return row.publishedFrom > now ? 'planned' : 'running'
}

const shown = (found: Found, { media }: MediaSettings, now: Date): Publication => ({
  job: String(found.row.jobId),
  title: found.title,
  medium: found.row.mediumKey,
  name: media.find(({ key }) => key === found.row.mediumKey)?.name ?? null,
  kind: found.row.kind,
  from: found.row.publishedFrom.toISOString(),
  until: (found.row.publishedUntil ?? found.deadline)?.toISOString() ?? null,
  cost: found.row.cost,
  state: stateOf(found, now),
  withdrawnAt: found.row.withdrawnAt?.toISOString() ?? null,
})

const found = (tx: Tx) =>
  tx
    .select({ row: jobPublications, title: jobs.title, status: jobs.status, deadline: jobs.deadline })
    .from(jobPublications)
    .innerJoin(jobs, and(eq(jobs.institutionId, jobPublications.institutionId), eq(jobs.id, jobPublications.jobId)))

/** Where a job is and was published, each period by itself, the first to begin first. */
export async function publicationsOfJob(tx: Tx, institutionId: number, id: number, now: Date): Promise<Publication[]> {
  const rows = await found(tx)
    .where(and(eq(jobPublications.institutionId, institutionId), eq(jobPublications.jobId, id)))
    .orderBy(asc(publishedFrom), asc(jobPublications.mediumKey))
  const { value } = await settingOf(tx, institutionId, 'media')
  return rows.map((one) => shown(one, value as MediaSettings, now))
}

/** Where a page of the overview ended. */
export type Place = { from: Date; id: string }

/** An institution's publications, the latest to begin first; `next` is where the following page begins. */
export async function listPublications(
  tx: Tx,
  institutionId: number,
  query: {
    job?: number | undefined
    medium?: string | undefined
    state?: PublicationState | undefined
    limit: number
    after?: Place | undefined
  },
  now: Date,
): Promise<{ items: Publication[]; next: Place | null }> {
  const { job, medium, state, limit, after } = query
  const rows = await found(tx)
    .where(
      and(
        eq(jobPublications.institutionId, institutionId),
        job === undefined ? undefined : eq(jobPublications.jobId, job),
        medium === undefined ? undefined : eq(jobPublications.mediumKey, medium),
        state === undefined ? undefined : inState(state, now),
        after &&
          sql`(${publishedFrom}, ${jobPublications.id}) < (${after.from.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(publishedFrom), desc(jobPublications.id))
    .limit(limit + 1)
  const { value } = await settingOf(tx, institutionId, 'media')
  const page = rows.slice(0, limit)
  const last = page.at(-1)?.row
  return {
    items: page.map((one) => shown(one, value as MediaSettings, now)),
    next: rows.length > limit && last ? { from: last.publishedFrom, id: last.id } : null,
  }
}
