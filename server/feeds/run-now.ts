import { setTimeout as pause } from 'node:timers/promises'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { FeedRun } from '../contract/feeds.ts'
import { inInstitution } from '../db/scope.ts'
import { faultOf } from '../http/fault.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { leaseOne } from './lease.ts'
import { feedBySource, listRuns, runById } from './queries.ts'
import { dismissHeld } from './record.ts'
import { runLeased, type Task } from './run.ts'

/** After this long the caller is told that it runs; the run goes on. */
const PATIENCE_MS = 25_000

/** @throws ProblemError `still-running` while another run has the feed. */
async function startRun(
  call: Call,
  feed: Task['feed'],
  { releasing, leased }: { releasing?: Task['releasing']; leased?: () => Promise<void> } = {},
): Promise<FeedRun> {
  const { deps, institution } = call
  const lease = await leaseOne(deps, institution.id, feed.source, `${process.pid}-${crypto.randomUUID()}`)
  if (!lease) throw new ProblemError('still-running')
  await leased?.()
  const run = runLeased(call, { feed, lease, ...(releasing && { releasing }) })
  const first = await Promise.race([run, pause(PATIENCE_MS, null, { ref: false })])
  if (first) return first
  run.catch((error) => deps.log.error({ source: feed.source, fault: faultOf(error) }, 'feed-fault'))
  const { items } = await listRuns(call, { source: feed.source, limit: 1 })
  return items[0] ?? run
}

/**
 * Runs a feed now, paused or not, and answers what it came to; one that takes long is answered while it still runs.
 * @throws ProblemError `forbidden`; `not-found`; `still-running`.
 */
export async function runNow(call: Call, source: string): Promise<FeedRun> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-feed', institution)) throw new ProblemError('forbidden')
  const feed = await inInstitution(deps.db, institution.id, (tx) => feedBySource(tx, institution.id, source))
  return startRun(call, feed)
}

/**
 * Lets a held run through: the feed is read anew and believed, unless it holds still less than what was held. Answers the
 * run that followed; when that went well the held one is `released`.
 * @throws ProblemError `forbidden`; `not-found`; `stale` when it waits no longer; `still-running`.
 */
export async function releaseRun(call: Call, id: string): Promise<FeedRun> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-feed', institution)) throw new ProblemError('forbidden')
  const { feed, held } = await inInstitution(deps.db, institution.id, async (tx) => {
    const held = await runById(tx, institution.id, id)
    if (held.outcome !== 'held') throw new ProblemError('stale')
    const feed = await feedBySource(tx, institution.id, held.source)
    return { feed, held }
  })
  const { source, found } = held
  return startRun(call, feed, {
    releasing: { run: held.id, found },
    // Only who has the lease lets anything through.
    leased: () =>
      inInstitution(deps.db, institution.id, (tx) =>
        audit(tx, call, 'feed-released', `feed-run:${held.id}`, { source, found }),
      ),
  })
}

/**
 * Takes a held run off the list: it was right to hold it. The feed goes on, and is held again if it still looks wrong.
 * @throws ProblemError `forbidden`; `not-found`; `stale` when it waits no longer.
 */
export async function dismissRun(call: Call, id: string): Promise<FeedRun> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-feed', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { source } = await runById(tx, institution.id, id)
    const dismissed = await dismissHeld(tx, institution.id, id)
    if (!dismissed) throw new ProblemError('stale')
    await audit(tx, call, 'feed-dismissed', `feed-run:${id}`, { source })
    return dismissed
  })
}
