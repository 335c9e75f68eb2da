import * as z from 'zod'
import type { Tx } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'

/**
 * A mail that is to leave: which one, and about what. It is written when it is sent, from the rows as they are then; so
 * the outbox holds ids only, and what has been erased meanwhile is mailed to nobody.
 */
export const MailOrder = z.strictObject({ template: z.enum(['receipt', 'second-application']), application: z.uuid() })
export type MailOrder = z.infer<typeof MailOrder>

/** Orders a mail in the transaction that caused it; the queue is woken when that commits. `notBefore` makes it wait. */
export async function enqueueMail(
  tx: Tx,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
  institutionId: number,
  order: MailOrder,
  notBefore: Date | null = null,
): Promise<void> {
  const at = now()
  await tx.insert(outbox).values({
    institutionId,
    id: newId(),
    kind: 'mail',
    payload: order,
    status: 'waiting',
    dueAt: notBefore ?? at,
    createdAt: at,
  })
}
