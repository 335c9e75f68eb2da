import { sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'

/** Told by the database whenever a job of an institution with webhooks is written, or a message for one. */
export const WEBHOOK_CHANNEL = 'opslag_webhooks'

/** Has the queue look again once this transaction commits. */
export async function wakeWebhooks(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_notify(${WEBHOOK_CHANNEL}, '')`)
}
