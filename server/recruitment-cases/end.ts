import { and, eq, isNull } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { EndedCase } from '../contract/further-questions.ts'
import { jobs, recruitmentCases } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { jobIdOf } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { closeAd } from '../jobs/close-ad.ts'
import { deletedFrom } from '../retention/due.ts'

/**
 * Ends the recruitment of a job: from now on the clock of its applications runs (R200). An ad that is still open closes with
 * it. Ended again, it answers the same.
 * @throws ProblemError `forbidden`; `not-found`.
 */
export async function endCase(call: Call, jobId: string): Promise<EndedCase> {
  const { deps, actor, institution } = call
  if (!can(actor, 'end-case', institution)) throw new ProblemError('forbidden')
  const id = jobIdOf(jobId)
  const now = deps.now()
  const ended = await inInstitution(deps.db, institution.id, async (tx) => {
    const own = and(eq(jobs.institutionId, institution.id), eq(jobs.id, id))
    const [job] = await tx
      .select({ caseId: jobs.caseId, status: jobs.status, deadline: jobs.deadline, audience: jobs.audience })
      .from(jobs)
      .where(own)
      .for('update')
    if (!job || job.audience === 'test') throw new ProblemError('not-found')
    const ofCase = and(eq(recruitmentCases.institutionId, institution.id), eq(recruitmentCases.id, job.caseId))
    const [first] = await tx
      .update(recruitmentCases)
      .set({ endedAt: now })
      .where(and(ofCase, isNull(recruitmentCases.endedAt)))
      .returning({ endedAt: recruitmentCases.endedAt })
    if (first) {
      const isOpen = job.status === 'published' && (job.deadline === null || job.deadline >= now)
      if (isOpen) await closeAd(tx, call, id, 'withdrawn')
      await audit(tx, call, 'case-ended', `job:${id}`, { closed: isOpen })
    }
    const [stored] = await tx.select({ endedAt: recruitmentCases.endedAt }).from(recruitmentCases).where(ofCase)
    return {
      endedAt: stored!.endedAt!.toISOString(),
      deletedFrom: (await deletedFrom(tx, institution.id, job.caseId)).toISOString(),
    }
  })
  publicCache(deps.database).drop(institution.id)
  return ended
}
