import { can } from '../actors.ts'
import type { JobnetCheck } from '../contract/jobnet.ts'
import { inInstitution } from '../db/scope.ts'
import { jobIdOf } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { missingOf, prepareAd } from './ad.ts'
import { factsById } from './facts.ts'
import { referenceOf } from './note.ts'
import { ServiceFault } from './service.ts'

/**
 * What an ad would lack if it were sent now, by our own rules, and by Jobnet's where it can be asked. Sends nothing.
 * @throws ProblemError `forbidden`; `not-found`.
 */
export async function checkAd({ deps, actor, institution }: Call, job: string): Promise<JobnetCheck> {
  if (!can(actor, 'read-jobnet', institution)) throw new ProblemError('forbidden')
  const jobId = jobIdOf(job)
  const facts = await inInstitution(deps.db, institution.id, (tx) => factsById(tx, deps, institution.id, jobId))
  if (!facts) throw new ProblemError('not-found')
  const now = deps.now()
  const missing = missingOf(facts, now)
  const prepared = prepareAd(facts, deps, referenceOf(institution.slug, jobId, 0), now)
  const about = { job: String(jobId), missing }
  if (!deps.jobnet || !prepared) return { ...about, faults: null, problem: null }
  try {
    return { ...about, faults: await deps.jobnet.isValid(prepared.document), problem: null }
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error
    return { ...about, faults: null, problem: error.code }
  }
}
