import { and, eq } from 'drizzle-orm'
import type { JobnetState } from '../contract/jobnet.ts'
import type { Tx } from '../db/client.ts'
import { jobnetAds, jobnetEvents } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { held, type Lease, mine } from './lease.ts'

export type AdRow = typeof jobnetAds.$inferSelect
type EventKind = (typeof jobnetEvents.$inferInsert)['kind']
type Recording = Pick<Deps, 'db' | 'now' | 'newId' | 'keys'>

/** The worker has lost the ad to another: it does nothing more about it. */
export class LeaseLost extends Error {}

export async function rowOf(tx: Tx, { institutionId, jobId }: Pick<Lease, 'institutionId' | 'jobId'>) {
  const [row] = await tx
    .select()
    .from(jobnetAds)
    .where(and(eq(jobnetAds.institutionId, institutionId), eq(jobnetAds.jobId, jobId)))
  return row ?? null
}

/** What is told of a change: `kind` leaves out what nobody has to know. */
export type Told = { kind: EventKind; detail: string | null }

/**
 * Changes the ad's row while it is this worker's, holds on to it, and tells of it, in one transaction. Whoever is named as
 * contact is mailed of a rejection. Answers the row as it is then. @throws LeaseLost
 */
export async function change(
  deps: Recording,
  lease: Lease,
  row: AdRow,
  set: Partial<AdRow>,
  told: Told | null = null,
): Promise<AdRow> {
  const at = deps.now()
  const to: JobnetState = set.state ?? row.state
  const isMoved = to !== row.state
  return inInstitution(deps.db, lease.institutionId, async (tx) => {
    const [changed] = await tx
      .update(jobnetAds)
      .set({ ...held(at), ...set, ...(isMoved && { changedAt: at }) })
      .where(mine(lease))
      .returning()
    if (!changed) throw new LeaseLost()
    if (!told) return changed
    const event = {
      institutionId: lease.institutionId,
      id: deps.newId(),
      jobId: lease.jobId,
      at,
      from: row.state,
      to,
      ...told,
    }
    await tx.insert(jobnetEvents).values(event)
    if (isMoved && to === 'rejected')
      await enqueueMail(tx, deps, lease.institutionId, { template: 'jobnet-rejected', jobnetEvent: event.id })
    return changed
  })
}
