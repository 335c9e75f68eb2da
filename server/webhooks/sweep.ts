import { and, eq, lte, ne, or } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { webhookDeliveries } from '../db/schema/index.ts'
import { dropEnded } from './secrets.ts'

export const KEPT_MS = 30 * 86_400_000
/** For what is sent again on the last day. */
const WAITS_MS = KEPT_MS + 3 * 86_400_000

/**
 * Deletes the record of what was told 30 days after its end, what still waits after that long, however often its webhook was
 * started again, and secrets that no longer hold. In a transaction of the system's.
 */
export async function sweepWebhooks(tx: Tx, at: Date): Promise<void> {
  const long = new Date(at.getTime() - KEPT_MS)
  const { status, doneAt, createdAt } = webhookDeliveries
  const isOver = and(ne(status, 'waiting'), lte(doneAt, long))
  const isStuck = and(eq(status, 'waiting'), lte(createdAt, new Date(at.getTime() - WAITS_MS)))
  await tx.delete(webhookDeliveries).where(or(isOver, isStuck))
  await dropEnded(tx, at)
}
