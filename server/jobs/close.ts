import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { StoredJob } from '../contract/job.ts'
import { jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { noteJob } from '../jobnet/note.ts'
import { tellBoards } from '../media/keep.ts'
import { lockSourced, type SourceId, storedJob } from './put.ts'

/** Taken down by its source or a person, or found no longer in its feed. */
type ClosingReason = 'withdrawn' | 'gone-from-source'

/**
 * Closes the ad at once; its address then answers `closed`. The recruitment goes on: what came in is still read and
 * answered, and only its end starts the retention clock.
 * @throws ProblemError `forbidden`; `not-found`.
 */
export async function closeJob(call: Call, where: SourceId, reason: ClosingReason = 'withdrawn'): Promise<StoredJob> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-job', institution)) throw new ProblemError('forbidden')
  const now = deps.now()
  const stored = await inInstitution(deps.db, institution.id, async (tx) => {
    const row = await lockSourced(tx, institution.id, where)
    if (!row) throw new ProblemError('not-found')
    if (row.status === 'closed') return storedJob(tx, call, row.id, 'unchanged', false)
    await tx
      .update(jobs)
      .set({ status: 'closed', closedAt: now, closedReason: reason, updatedAt: now })
      .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, row.id)))
    await noteJob(tx, deps, institution, row.id)
    await tellBoards(tx, institution.id, row.id, now)
    await audit(tx, call, 'job-closed', `job:${row.id}`, { ...where, reason })
    return storedJob(tx, call, row.id, 'closed', false)
  })
  publicCache(deps.database).drop(institution.id)
  return stored
}
