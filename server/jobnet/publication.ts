import { and, eq, not } from 'drizzle-orm'
import type { Jobnet } from '../contract/jobnet.ts'
import type { Tx } from '../db/client.ts'
import { jobPublications, type jobs } from '../db/schema/index.ts'

/** When a job is to stand on Jobnet, and the medium's name. `until` null: as long as one may apply, or Jobnet allows. */
export type JobnetPeriod = { medium: string; from: Date; until: Date | null }

/** What a visitor brings along as where they came from, where no medium was chosen. */
const MEDIUM = 'jobnet'

type Row = Pick<typeof jobs.$inferSelect, 'institutionId' | 'id' | 'audience' | 'publishFrom' | 'poolKey'>

/**
 * A job's period on Jobnet: that of a medium of the kind, chosen for it; else every public job's, where the institution wants
 * that and has not taken this one out. Null when it is not to stand there.
 */
export async function jobnetPublication(tx: Tx, job: Row, { automatic }: Jobnet): Promise<JobnetPeriod | null> {
  if (job.audience !== 'public' || job.poolKey !== null) return null
  const chosen = await tx
    .select()
    .from(jobPublications)
    .where(
      and(
        eq(jobPublications.institutionId, job.institutionId),
        eq(jobPublications.jobId, job.id),
        eq(jobPublications.kind, 'jobnet'),
        not(jobPublications.superseded),
      ),
    )
  const standing = chosen.find(({ withdrawnAt }) => withdrawnAt === null)
  if (standing) return { medium: standing.mediumKey, from: standing.publishedFrom, until: standing.publishedUntil }
  return automatic && chosen.length === 0 ? { medium: MEDIUM, from: job.publishFrom, until: null } : null
}
