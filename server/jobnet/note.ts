import { and, eq, ne, sql } from 'drizzle-orm'
import type { SettingValue } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { jobnetAds, jobs } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { settingOf } from '../settings/queries.ts'
import { jobnetPublication } from './publication.ts'

type Noting = Pick<Deps, 'now'>
type Row = typeof jobs.$inferSelect

/** Due at once, and told to whoever works on it now. */
const looked = (at: Date) => ({ dueAt: at, noted: sql`${jobnetAds.noted} + 1` })

/** By this name an ad is found again: no two of the institution's ads have the same. */
export const referenceOf = (slug: string, jobId: number, generation: number): string => `${slug}-${jobId}-${generation}`

/**
 * Has the ad of a job looked at once this transaction commits: in the one that changes the job. A job that is to stand on
 * Jobnet for the first time is admitted.
 */
export async function noteJob(
  tx: Tx,
  { now }: Noting,
  institution: { id: number; slug: string },
  jobId: number,
): Promise<void> {
  const at = now()
  const known = await tx
    .update(jobnetAds)
    .set(looked(at))
    .where(and(eq(jobnetAds.institutionId, institution.id), eq(jobnetAds.jobId, jobId)))
    .returning({ jobId: jobnetAds.jobId })
  if (known.length > 0) return
  const { value } = await settingOf(tx, institution.id, 'jobnet')
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, jobId)))
  if (!job || !(await jobnetPublication(tx, job, value as SettingValue<'jobnet'>))) return
  await admit(tx, at, institution, [job])
}

async function admit(tx: Tx, at: Date, { id, slug }: { id: number; slug: string }, found: Pick<Row, 'id'>[]) {
  if (found.length === 0) return
  await tx
    .insert(jobnetAds)
    .values(
      found.map((job) => ({
        institutionId: id,
        jobId: job.id,
        state: 'not-sent' as const,
        reference: referenceOf(slug, job.id, 1),
        generation: 1,
        inDoubt: false,
        failures: 0,
        changedAt: at,
        dueAt: at,
      })),
    )
    .onConflictDoNothing()
}

/** Settings that ads are made from, or that decide whether there are any. */
const READ = ['jobnet', 'media', 'profile', 'departments']

/** Has all ads of an institution looked at that are not over, where a setting changed that they hang on. */
export async function noteSetting(
  tx: Tx,
  { now }: Noting,
  institution: { id: number; slug: string },
  thing: string,
): Promise<void> {
  if (!READ.includes(thing)) return
  const at = now()
  await tx
    .update(jobnetAds)
    .set(looked(at))
    .where(and(eq(jobnetAds.institutionId, institution.id), ne(jobnetAds.state, 'ended')))
  if (thing !== 'jobnet' && thing !== 'media') return
  const { value } = await settingOf(tx, institution.id, 'jobnet')
  const open = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institution.id), eq(jobs.status, 'published'), eq(jobs.audience, 'public')))
  const chosen = []
  for (const job of open)
    if (job.poolKey === null && (await jobnetPublication(tx, job, value as SettingValue<'jobnet'>))) chosen.push(job)
  await admit(tx, at, institution, chosen)
}

/** The same when an institution goes live: what waited for that is due. */
export async function noteLive(tx: Tx, { now }: Noting, institutionId: number): Promise<void> {
  await tx
    .update(jobnetAds)
    .set(looked(now()))
    .where(and(eq(jobnetAds.institutionId, institutionId), eq(jobnetAds.state, 'not-sent')))
}
