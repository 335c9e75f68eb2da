import { sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'

/** Has the queue look again once this transaction commits, where that adds no mail: adding one wakes it by itself. */
export async function wakeQueue(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_notify('opslag_outbox', '')`)
}
