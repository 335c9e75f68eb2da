import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobs, recruitmentCases } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'

type OpenJob = typeof jobs.$inferSelect

/** When somebody asks, and what they have proven of themselves. */
export type Asking = { at: Date; proven: Call['proven'] }

type Standing = Pick<OpenJob, 'audience' | 'publishFrom' | 'internalFrom'>

/** Has it been published to everyone, or to a connection test? */
export const isForAll = ({ audience, publishFrom }: Standing, at: Date): boolean =>
  audience !== 'internal' && publishFrom <= at

/** Has it been posted on the institution's intranet? */
export const isInside = ({ internalFrom }: Standing, at: Date): boolean => internalFrom !== null && internalFrom <= at

/**
 * The job that somebody applies for, while its recruitment is held: applications for one job come in one after the other,
 * so that of two from one address exactly one counts. A request that began at the deadline's own millisecond is in time.
 * @throws ProblemError `not-found` unless it is published to everyone, to those who have proven that they belong there, or a
 * connection test's; `job-closed` when it was closed by hand, or is applied for elsewhere; `deadline-passed`.
 */
export async function takeOpenJob(
  tx: Tx,
  institutionId: number,
  jobId: number,
  { at, proven }: Asking,
): Promise<OpenJob> {
  const [row] = await tx
    .select({ job: jobs })
    .from(jobs)
    .innerJoin(
      recruitmentCases,
      and(eq(recruitmentCases.institutionId, jobs.institutionId), eq(recruitmentCases.id, jobs.caseId)),
    )
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, jobId)))
    .for('update', { of: recruitmentCases })
  return wantOpen(row?.job, { at, proven })
}

/** The same without holding the recruitment: for what comes before an application. */
export async function readOpenJob(tx: Tx, institutionId: number, jobId: number, asking: Asking): Promise<OpenJob> {
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, jobId)))
  return wantOpen(job, asking)
}

function wantOpen(job: OpenJob | undefined, { at, proven }: Asking): OpenJob {
  if (!job || !(isForAll(job, at) || (proven && isInside(job, at)))) throw new ProblemError('not-found')
  if (job.status === 'closed' || job.applyAt === 'source') throw new ProblemError('job-closed')
  if (job.deadline && at > job.deadline) throw new ProblemError('deadline-passed')
  return job
}
