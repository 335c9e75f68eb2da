import { and, lte, ne, or } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { webhookDeliveries } from '../db/schema/index.ts'
import { dropEnded } from './secrets.ts'

const KEPT_MS = 30 * 86_400_000

/**
 * Deletes the record of what was told 30 days after its end, what waits for longer than that since nobody started its webhook
 * again, and secrets that no longer hold. In a transaction of the system's.
 */
export async function sweepWebhooks(tx: Tx, at: Date): Promise<void> {
  const long = new Date(at.getTime() - KEPT_MS)
  const { status, doneAt, since } = webhookDeliveries
  await tx.delete(webhookDeliveries).where(or(and(ne(status, 'waiting'), lte(doneAt, long)), lte(since, long)))
  await dropEnded(tx, at)
}
