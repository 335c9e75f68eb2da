import type { Database } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { faultOf } from '../http/fault.ts'
import { rewriteSearch } from '../jobs/rewrite-search.ts'
import { matchNewJobs } from './match.ts'
import { prepareDigests } from './prepare.ts'
import { keepAgents } from './upkeep.ts'

/** How often it is looked whether somebody is to be asked, or something has ended. */
const UPKEEP_MS = 3_600_000
const keptAt = new WeakMap<Database, number>()

/**
 * What the job agents have to do now: look at the new jobs, prepare the digests that are due, and once an hour ask whose
 * twelve months end. Any number of processes may run it at once, and as often as they like.
 */
export async function runJobAgents(deps: Deps, signal: AbortSignal): Promise<void> {
  // What is asked and what is looked through are written alike then. Where that fails they are found as they were before.
  await rewriteSearch(deps, signal).catch((error: unknown) =>
    deps.log.error({ fault: faultOf(error) }, 'rewrite-search-failed'),
  )
  await matchNewJobs(deps, signal)
  await prepareDigests(deps, signal)
  const now = deps.now().getTime()
  if (now - (keptAt.get(deps.database) ?? Number.NEGATIVE_INFINITY) < UPKEEP_MS || signal.aborted) return
  await keepAgents(deps, signal)
  keptAt.set(deps.database, now)
}
