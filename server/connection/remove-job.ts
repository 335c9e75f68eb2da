import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import {
  applicationEvents,
  applications,
  candidates,
  connectionTests,
  jobs,
  recruitmentCases,
} from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'

/** What was sent to a test's job. */
export type SentApplication = Pick<typeof applications.$inferSelect, 'id' | 'name' | 'motivation' | 'candidateId'>

/**
 * Removes a test's job with everything that came of it: applications, their events, the candidate that nothing else
 * knows, the recruitment. Answers what had been sent. What is still being sent waits, and then finds no job.
 */
export async function removeTestJob(tx: Tx, institutionId: number, testId: string): Promise<SentApplication[]> {
  const [held] = await tx
    .select({ jobId: jobs.id, caseId: jobs.caseId })
    .from(connectionTests)
    .innerJoin(jobs, and(eq(jobs.institutionId, connectionTests.institutionId), eq(jobs.id, connectionTests.jobId)))
    .innerJoin(
      recruitmentCases,
      and(eq(recruitmentCases.institutionId, jobs.institutionId), eq(recruitmentCases.id, jobs.caseId)),
    )
    .where(
      and(eq(connectionTests.institutionId, institutionId), eq(connectionTests.id, testId), eq(jobs.audience, 'test')),
    )
    .for('update', { of: recruitmentCases })
  if (!held) return []
  const sent = await tx
    .select({
      id: applications.id,
      name: applications.name,
      motivation: applications.motivation,
      candidateId: applications.candidateId,
    })
    .from(applications)
    .where(and(eq(applications.institutionId, institutionId), eq(applications.jobId, held.jobId)))
  for (const { id, candidateId } of sent) {
    await tx
      .delete(applicationEvents)
      .where(and(eq(applicationEvents.institutionId, institutionId), eq(applicationEvents.applicationId, id)))
    await tx.delete(applications).where(and(eq(applications.institutionId, institutionId), eq(applications.id, id)))
    if (candidateId) await forgetUnused(tx, candidateId)
  }
  await tx
    .update(connectionTests)
    .set({ jobId: null })
    .where(and(eq(connectionTests.institutionId, institutionId), eq(connectionTests.id, testId)))
  await tx.delete(jobs).where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, held.jobId)))
  await tx
    .delete(recruitmentCases)
    .where(and(eq(recruitmentCases.institutionId, institutionId), eq(recruitmentCases.id, held.caseId)))
  return sent
}

const forgetUnused = (tx: Tx, candidateId: string) =>
  acrossInstitutions(tx, (tx) =>
    tx
      .delete(candidates)
      .where(
        and(
          eq(candidates.id, candidateId),
          isNull(candidates.confirmedAt),
          notExists(tx.select({ one: sql`1` }).from(applications).where(eq(applications.candidateId, candidateId))),
        ),
      ),
  )
