import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { MediaSettings } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import { jobPublications, jobs } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { standardMedium } from './derive.ts'

/** The media that jobs were sent to by name, and stand in or will. */
const inUse = (tx: Tx, institutionId: number, now: Date) =>
  tx
    .selectDistinct({ key: jobPublications.mediumKey, kind: jobPublications.kind })
    .from(jobPublications)
    .innerJoin(jobs, and(eq(jobs.institutionId, jobPublications.institutionId), eq(jobs.id, jobPublications.jobId)))
    .where(
      and(
        eq(jobPublications.institutionId, institutionId),
        isNull(jobPublications.withdrawnAt),
        or(isNull(jobPublications.publishedUntil), gt(jobPublications.publishedUntil, now)),
        isNotNull(jobs.publishing),
        eq(jobs.status, 'published'),
        or(isNull(jobs.deadline), gt(jobs.deadline, now)),
      ),
    )
    .orderBy(jobPublications.mediumKey)

/**
 * The open jobs that say nothing of media stand in another standard from now on. What they stood in until now stays as it was, and
 * costs what it cost.
 */
async function moveStandard(
  tx: Tx,
  institutionId: number,
  audience: 'public' | 'internal',
  to: ReturnType<typeof standardMedium>,
  now: Date,
) {
  const at = sql`${now.toISOString()}::timestamptz`
  const moved = sql`j.institution_id = ${institutionId} and j.audience = ${audience} and j.publishing is null
    and j.pool_key is null and j.status = 'published' and (j.deadline is null or j.deadline > ${at})`
  const theirs = sql`j.institution_id = p.institution_id and j.id = p.job_id and p.withdrawn_at is null and ${moved}`
  await tx.execute(sql`delete from job_publications p using jobs j where p.published_from > ${at} and ${theirs}`)
  await tx.execute(sql`update job_publications p set withdrawn_at = ${at} from jobs j
    where (p.published_until is null or p.published_until > ${at}) and ${theirs}`)
  if (!to) return
  await tx.execute(sql`update job_publications p set superseded = true from jobs j
    where j.institution_id = p.institution_id and j.id = p.job_id and p.medium_key = ${to.key} and ${moved}`)
  await tx.execute(sql`insert into job_publications (institution_id, id, job_id, medium_key, kind, published_from, cost)
    select j.institution_id, gen_random_uuid(), j.id, ${to.key}, ${to.kind}, greatest(j.publish_from, ${at}), ${to.cost} from jobs j where ${moved}`)
}

/**
 * What a change of the media wants done in its transaction, while the setting is held: a medium that jobs stand in by name neither
 * goes nor becomes of another kind, and jobs that say nothing follow the standard.
 * @throws ProblemError `invalid` with `not-allowed` on `media.<key>` for each that is in use.
 */
export async function holdMedia(tx: Tx, call: Call, before: MediaSettings, after: MediaSettings): Promise<void> {
  const { deps, institution } = call
  const now = deps.now()
  const stands = ({ key, kind }: { key: string; kind: string }) =>
    after.media.some((medium) => medium.key === key && medium.kind === kind)
  const missed = (await inUse(tx, institution.id, now)).filter((used) => !stands(used))
  if (missed.length > 0)
    throw new ProblemError('invalid', {
      fields: missed.map(({ key }) => ({ path: `media.${key}`, code: 'not-allowed' })),
    })
  for (const audience of ['public', 'internal'] as const) {
    const [was, is] = [standardMedium(before, audience), standardMedium(after, audience)]
    if (was?.key !== is?.key) await moveStandard(tx, institution.id, audience, is, now)
  }
}
