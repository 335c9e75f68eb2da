import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { StoredJob } from '../contract/job.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { type ClosingReason, closeAd } from './close-ad.ts'
import { lockSourced, type SourceId, storedJob } from './put.ts'

/**
 * Closes the ad at once; its address then answers `closed`. The recruitment goes on: what came in is still read and
 * answered, and only its end starts the retention clock.
 * @throws ProblemError `forbidden`; `not-found`.
 */
export async function closeJob(call: Call, where: SourceId, reason: ClosingReason = 'withdrawn'): Promise<StoredJob> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-job', institution)) throw new ProblemError('forbidden')
  const stored = await inInstitution(deps.db, institution.id, async (tx) => {
    const row = await lockSourced(tx, institution.id, where)
    if (!row) throw new ProblemError('not-found')
    if (row.status === 'closed') return storedJob(tx, call, row.id, 'unchanged', false)
    await closeAd(tx, call, row.id, reason)
    await audit(tx, call, 'job-closed', `job:${row.id}`, { ...where, reason })
    return storedJob(tx, call, row.id, 'closed', false)
  })
  const cache = publicCache(deps.database)
  // One of the many that a feed brings in, or what somebody has done who wants to see it.
  if (reason === 'gone-from-source') cache.dropSoon(institution.id)
  else cache.drop(institution.id)
  return stored
}
