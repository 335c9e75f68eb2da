import { type SQL, sql } from 'drizzle-orm'
import type { EndedJob } from '../contract/feeds-out.ts'
import type { JobFilter } from '../contract/job.ts'
import { rows } from '../db/client.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { filterValues } from '../jobs/list.ts'
import { type FilterName, passesKeys, passesWords } from '../jobs/list-sql.ts'

/** So long it is told that an ad has ended: whoever looks once a month hears of it. */
const TOLD_DAYS = 30
/** No feed needs more; what ended longest ago is left out first, before any text is looked at for the words of a search. */
const MOST_ENDED = 1_000

type Row = { id: string; slug: string; ended_at: string | Date; reason: EndedJob['reason'] }

/**
 * When a job `j` left the lists: its deadline or its media's periods passed, or it was closed before that. As the index
 * `jobs_by_end` has it, which `coalesce` would not be.
 */
const LEFT_AT = sql`(case when j.listed_until is null then j.deadline else j.listed_until end)`
const ENDED_AT = sql`(case when j.status = 'closed' then least(j.closed_at, ${LEFT_AT}) else ${LEFT_AT} end)`
const SEEN = sql`j.kind = 'job' and j.pool_key is null and j.publish_from <= coalesce(j.closed_at, j.publish_from)`

/** The same of a publication `p` in one medium; of a job that is no longer public `j` is null. */
const LAST = sql`coalesce(p.published_until, j.deadline)`
const CLOSED_AT = sql`(case when j.status = 'closed' then j.closed_at end)`
const OUT_AT = sql`least(p.withdrawn_at, ${LAST}, ${CLOSED_AT})`

const why = (at: SQL, closed: SQL, periodEnd: SQL) => sql`case when ${closed} <= ${at} then j.closed_reason
  when ${periodEnd} <= ${at} then 'period-ended' else 'deadline' end`

/**
 * Outside its test pages nobody has seen what ended while an institution was in test (R022). Of one that is still in test nothing
 * is told, for no time is later than none.
 */
const whileLive = (at: SQL, liveSince = sql`i.live_since`) => sql`${at} >= ${liveSince}`

/** What left the lists of an institution, or of all. */
const outOfLists = (whose: SQL, at: SQL, since: SQL, passed: SQL, most: number) => sql`
  (select j.institution_id, j.id, i.slug, ${ENDED_AT} as ended_at, ${why(ENDED_AT, CLOSED_AT, sql`j.listed_until`)} as reason
    from jobs j join institutions i on i.id = j.institution_id
    where ${whose} and j.audience = 'public' and ${SEEN} and j.publish_from <= ${at}
      and ${ENDED_AT} > ${since} and ${ENDED_AT} <= ${at} and (j.status = 'closed' or ${LEFT_AT} < ${at})
      and ${whileLive(ENDED_AT)} and ${passed}
    order by ${ENDED_AT} desc, j.id desc limit ${most})
  union all
  -- Public once, and now for the institution's own: their rows are not for us, that they were taken out is.
  select p.institution_id, p.job_id, i.slug, max(p.withdrawn_at), 'withdrawn'
    from job_publications p join institutions i on i.id = p.institution_id
    left join jobs j on j.institution_id = p.institution_id and j.id = p.job_id
    where ${whose} and j.id is null and p.withdrawn_at > ${since} and p.withdrawn_at <= ${at} and p.kind <> 'intranet'
      and ${whileLive(sql`p.withdrawn_at`)}
    group by p.institution_id, p.job_id, i.slug`

/** What left one medium of an institution: the period that began last there decides. */
const outOfMedium = (whose: SQL, at: SQL, passed: SQL, medium: string) => sql`
  select p.institution_id, p.job_id as id, p.slug, ${OUT_AT} as ended_at, case when p.withdrawn_at <= ${OUT_AT} then 'withdrawn'
      else ${why(OUT_AT, CLOSED_AT, sql`p.published_until`)} end as reason
    from (select distinct on (p.institution_id, p.job_id) p.*, i.slug, i.live_since
      from job_publications p join institutions i on i.id = p.institution_id
      where ${whose} and p.kind = 'board-feed' and p.medium_key = ${medium} and p.published_from <= ${at}
      order by p.institution_id, p.job_id, p.published_from desc, p.superseded) p
    left join jobs j on j.institution_id = p.institution_id and j.id = p.job_id
    where ${OUT_AT} >= p.published_from and (p.withdrawn_at is not null or j.status = 'closed' or ${LAST} < ${at})
      and ${whileLive(OUT_AT, sql`p.live_since`)} and (j.id is null or ${passed})`

/** Asked of each by itself, after all else: a join might read the texts of all jobs that there are. */
const holdingWords = (value: (name: FilterName) => SQL) => sql`where coalesce((select ${passesWords(value)} from jobs j
  where j.institution_id = latest.institution_id and j.id = latest.id), true)`

/**
 * The ads that were public and have ended within the last 30 days, the latest first: of an institution, of a medium of its, or of
 * all institutions where `institutionId` is null. One that was closed before it opened has been seen by nobody. At most `most`,
 * and of these those that hold the words.
 */
export async function endedAds(
  { db, now, config }: Pick<Deps, 'db' | 'now' | 'config'>,
  institutionId: number | null,
  filter: JobFilter,
  medium: string | null,
  most = MOST_ENDED,
): Promise<EndedJob[]> {
  const at = sql`${now().toISOString()}::timestamptz`
  const since = sql`${new Date(now().getTime() - TOLD_DAYS * 86_400_000).toISOString()}::timestamptz`
  const values = filterValues(filter)
  const whose: SQL = institutionId === null ? sql`true` : sql`i.id = ${institutionId}`
  const value = (name: FilterName) => sql`${values[name]}::text`
  const passed = passesKeys(value)
  const left = medium === null ? outOfLists(whose, at, since, passed, most) : outOfMedium(whose, at, passed, medium)
  const found = await rows<Row>(
    publicly(db),
    sql`with latest as materialized (
        select * from (${left}) as ended where ended_at > ${since} order by ended_at desc, id desc limit ${most})
      select id::text, slug, ended_at, reason from latest
      ${values.words === '' ? sql`` : holdingWords(value)}
      order by ended_at desc, latest.id desc`,
  )
  return found.map(({ id, slug, ended_at, reason }) => ({
    id,
    institution: slug,
    lasting: `${config.origin}/portal/${slug}/jobs/${id}`,
    endedAt: new Date(ended_at).toISOString(),
    reason,
  }))
}
