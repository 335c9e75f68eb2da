import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobs, recruitmentCases } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'

type OpenJob = typeof jobs.$inferSelect

/**
 * The job that somebody applies for, while its recruitment is held: applications for one job come in one after the other,
 * so that of two from one address exactly one counts. A request that began at the deadline's own millisecond is in time.
 * @throws ProblemError `not-found` unless it is published to everyone or a connection test's; `job-closed` when it was closed by hand, or is
 * applied for elsewhere; `deadline-passed`.
 */
export async function takeOpenJob(tx: Tx, institutionId: number, jobId: number, at: Date): Promise<OpenJob> {
  const [row] = await tx
    .select({ job: jobs })
    .from(jobs)
    .innerJoin(
      recruitmentCases,
      and(eq(recruitmentCases.institutionId, jobs.institutionId), eq(recruitmentCases.id, jobs.caseId)),
    )
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, jobId)))
    .for('update', { of: recruitmentCases })
  return wantOpen(row?.job, at)
}

/** The same without holding the recruitment: for what comes before an application. */
export async function readOpenJob(tx: Tx, institutionId: number, jobId: number, at: Date): Promise<OpenJob> {
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, jobId)))
  return wantOpen(job, at)
}

function wantOpen(job: OpenJob | undefined, at: Date): OpenJob {
  if (!job || job.audience === 'internal' || job.publishFrom > at) throw new ProblemError('not-found')
  if (job.status === 'closed' || job.applyAt === 'source') throw new ProblemError('job-closed')
  if (job.deadline && at > job.deadline) throw new ProblemError('deadline-passed')
  return job
}
