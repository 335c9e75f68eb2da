import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { noteJob } from '../jobnet/note.ts'
import { tellBoards } from '../media/keep.ts'

/** Taken down by its source or a person, or found no longer in its feed. */
export type ClosingReason = 'withdrawn' | 'gone-from-source'

/** Closes an ad in the transaction that wants it closed, whoever does: those who show it elsewhere hear of it. */
export async function closeAd(
  tx: Tx,
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  id: number,
  reason: ClosingReason,
): Promise<void> {
  const now = deps.now()
  await tx
    .update(jobs)
    .set({ status: 'closed', closedAt: now, closedReason: reason, updatedAt: now })
    .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, id)))
  await noteJob(tx, deps, institution, id)
  await tellBoards(tx, institution.id, id, now)
}
