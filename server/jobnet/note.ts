import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobnetAds } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { STANDARD } from '../settings/standard.ts'

type Noting = Pick<Deps, 'now'>
type Institution = { id: number; slug: string }

/** Due at once, and told to whoever works on it now. */
const looked = (at: Date) => ({ dueAt: at, noted: sql`${jobnetAds.noted} + 1` })

/** By this name an ad is found again: no two of the institution's ads have the same. */
export const referenceOf = (slug: string, jobId: number | string, generation: number): string =>
  `${slug}-${jobId}-${generation}`

/**
 * Admits those of an institution's open jobs that are to stand on Jobnet for the first time: the same that `jobnetPublication` has a
 * period for. All in one statement: whoever writes a job, or holds a setting, waits for nothing else.
 */
function admit({ id, slug }: Institution, at: Date, which: SQL): SQL {
  const instant = sql`${at.toISOString()}::timestamptz`
  const [before, after] = referenceOf(slug, '#', 1).split('#') as [string, string]
  const chosen = (more: SQL) => sql`exists (select from job_publications p
    where p.institution_id = j.institution_id and p.job_id = j.id and p.kind = 'jobnet' and not p.superseded ${more})`
  return sql`insert into jobnet_ads
      (institution_id, job_id, state, reference, generation, in_doubt, failures, changed_at, due_at)
    select j.institution_id, j.id, 'not-sent', ${before}::text || j.id || ${after}::text, 1, false, 0, ${instant}, ${instant}
    from jobs j where j.institution_id = ${id} and j.status = 'published' and j.audience = 'public' and j.pool_key is null and ${which}
      and (${chosen(sql`and p.withdrawn_at is null`)} or not ${chosen(sql``)} and coalesce((select (s.value ->> 'automatic')::boolean
        from settings s where s.institution_id = j.institution_id and s.thing = 'jobnet'), ${STANDARD.jobnet.automatic}::boolean))
    on conflict do nothing`
}

/**
 * Has the ad of a job looked at once this transaction commits: in the one that changes the job. A job that is to stand on
 * Jobnet for the first time is admitted.
 */
export async function noteJob(tx: Tx, { now }: Noting, institution: Institution, jobId: number): Promise<void> {
  const at = now()
  await tx.execute(sql`
    with known as (
      update jobnet_ads set due_at = ${at.toISOString()}::timestamptz, noted = noted + 1
      where institution_id = ${institution.id} and job_id = ${jobId} returning job_id)
    ${admit(institution, at, sql`j.id = ${jobId} and not exists (select from known)`)}`)
}

/** Settings that ads are made from, or that decide whether there are any. */
const READ = ['jobnet', 'media', 'profile', 'departments']

/** Has all ads of an institution looked at that are not over, where a setting changed that they hang on. */
export async function noteSetting(tx: Tx, { now }: Noting, institution: Institution, thing: string): Promise<void> {
  if (!READ.includes(thing)) return
  const at = now()
  await tx
    .update(jobnetAds)
    .set(looked(at))
    .where(and(eq(jobnetAds.institutionId, institution.id), ne(jobnetAds.state, 'ended')))
  if (thing === 'jobnet' || thing === 'media') await tx.execute(admit(institution, at, sql`true`))
}

/** The same when an institution goes live: what waited for that is due. */
export async function noteLive(tx: Tx, { now }: Noting, institutionId: number): Promise<void> {
  await tx
    .update(jobnetAds)
    .set(looked(now()))
    .where(and(eq(jobnetAds.institutionId, institutionId), eq(jobnetAds.state, 'not-sent')))
}
