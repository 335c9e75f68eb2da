import { type SQL, sql } from 'drizzle-orm'
import type { EndedJob } from '../contract/feeds-out.ts'
import type { JobFilter } from '../contract/job.ts'
import { rows } from '../db/client.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { filterValues } from '../jobs/list.ts'
import { passes } from '../jobs/list-sql.ts'

/** So long it is told that an ad has ended: whoever looks once a month hears of it. */
const TOLD_DAYS = 30
/** No feed needs more; what ended longest ago is left out first. */
const MOST_ENDED = 1_000

type Row = { id: string; slug: string; ended_at: string | Date; reason: EndedJob['reason'] }

/** When a job `j` ended: its deadline passed, or it was closed before that. */
const ENDED_AT = sql`(case when j.status = 'closed' then least(j.closed_at, j.deadline) else j.deadline end)`

/**
 * The ads that were public and have ended within the last 30 days, the latest first: of an institution, or of all that are live
 * where `institutionId` is null. One that was closed before it opened has been seen by nobody.
 */
export async function endedAds(
  { db, now, config }: Pick<Deps, 'db' | 'now' | 'config'>,
  institutionId: number | null,
  filter: JobFilter,
): Promise<EndedJob[]> {
  const at = sql`${now().toISOString()}::timestamptz`
  const values = filterValues(filter)
  const whose: SQL = institutionId === null ? sql`i.live_since is not null` : sql`i.id = ${institutionId}`
  const found = await rows<Row>(
    publicly(db),
    sql`select j.id::text as id, i.slug, ${ENDED_AT} as ended_at,
        case when j.status = 'closed' and (j.deadline is null or j.closed_at <= j.deadline) then j.closed_reason else 'deadline' end as reason
      from jobs j join institutions i on i.id = j.institution_id
      where ${whose} and j.audience = 'public' and j.kind = 'job' and j.pool_key is null and j.publish_from <= ${at}
        and (j.closed_at is null or j.closed_at >= j.publish_from)
        and (j.status = 'closed' or j.deadline < ${at})
        and ${ENDED_AT} > ${at} - interval '1 day' * ${TOLD_DAYS}
        and ${passes((name) => sql`${values[name]}::text`)}
      order by ended_at desc, j.id desc limit ${MOST_ENDED}`,
  )
  return found.map(({ id, slug, ended_at, reason }) => ({
    id,
    institution: slug,
    lasting: `${config.origin}/portal/${slug}/jobs/${id}`,
    endedAt: new Date(ended_at).toISOString(),
    reason,
  }))
}
