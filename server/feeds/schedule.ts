import { eq } from 'drizzle-orm'
import { institutions } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { admitNew, giveBack, type Lease, leaseDue } from './lease.ts'
import { feedsOf } from './queries.ts'
import { runLeased } from './run.ts'

const MINUTE_MS = 60_000

async function runOne(deps: Deps, lease: Lease, signal: AbortSignal) {
  const [named] = await asSystem(deps.db, (tx) =>
    tx.select({ slug: institutions.slug }).from(institutions).where(eq(institutions.id, lease.institutionId)),
  )
  const institution = named && (await institutionBySlug(deps, named.slug))
  const feeds = institution ? await inInstitution(deps.db, institution.id, (tx) => feedsOf(tx, institution.id)) : []
  const feed = feeds.find(({ source }) => source === lease.source)
  if (!institution || !feed) {
    // Taken out of the setting since it was leased.
    await giveBack(deps, lease, { nextRunAt: new Date(deps.now().getTime() + MINUTE_MS), failures: lease.failures })
    return
  }
  const call = {
    deps,
    actor: { kind: 'system' } as const,
    institution,
    requestId: `feed-${deps.newId()}`,
    startedAt: deps.now(),
  }
  await runLeased(call, { feed, lease, signal })
}

/** Runs the feeds that are due, one after the other, until none is or `signal` says to stop. */
export async function runDueFeeds(deps: Deps, signal: AbortSignal): Promise<void> {
  await admitNew(deps)
  while (!signal.aborted) {
    const lease = await leaseDue(deps, `${process.pid}-${crypto.randomUUID()}`)
    if (!lease) return
    await runOne(deps, lease, signal)
  }
}
