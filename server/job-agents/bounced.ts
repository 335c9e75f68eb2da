import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobAgents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'

/**
 * Nobody can be mailed at this person's address any more: every agent of theirs ends, at whichever institution. In a transaction
 * of the system's. `agent` is the one whose mail came back.
 */
export async function endBounced(
  tx: Tx,
  { now }: Pick<Deps, 'now'>,
  { institutionId, agent }: { institutionId: number; agent: string },
): Promise<void> {
  const whose = tx
    .select({ id: jobAgents.candidateId })
    .from(jobAgents)
    .where(and(eq(jobAgents.institutionId, institutionId), eq(jobAgents.id, agent)))
  await tx
    .update(jobAgents)
    .set({ status: 'ended', endedAt: now(), endedReason: 'bounced', nextDigestAt: null })
    .where(and(inArray(jobAgents.candidateId, whose), ne(jobAgents.status, 'ended')))
}
