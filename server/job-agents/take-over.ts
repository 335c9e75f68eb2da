import { and, eq, exists, inArray, notInArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '../db/client.ts'
import { jobAgents } from '../db/schema/index.ts'

const RUNNING: (typeof jobAgents.$inferSelect)['status'][] = ['active', 'paused']

/**
 * Gives a person the agents of another account of theirs. Of two that look for the same the one that runs stays, and of two that
 * run the person's own. In a transaction of the system's.
 */
export async function takeAgents(tx: Tx, id: string, other: string): Promise<void> {
  const twins = alias(jobAgents, 'twins')
  const hasTwin = (whose: string, more?: SQL) =>
    exists(
      tx
        .select({ id: twins.id })
        .from(twins)
        .where(
          and(
            eq(twins.candidateId, whose),
            eq(twins.institutionId, jobAgents.institutionId),
            eq(twins.reach, jobAgents.reach),
            eq(twins.filterHash, jobAgents.filterHash),
            more,
          ),
        ),
    )
  await tx
    .delete(jobAgents)
    .where(
      and(
        eq(jobAgents.candidateId, id),
        notInArray(jobAgents.status, RUNNING),
        hasTwin(other, inArray(twins.status, RUNNING)),
      ),
    )
  await tx.delete(jobAgents).where(and(eq(jobAgents.candidateId, other), hasTwin(id)))
  await tx.update(jobAgents).set({ candidateId: id }).where(eq(jobAgents.candidateId, other))
}
