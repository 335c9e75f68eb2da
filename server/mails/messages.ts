import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { applicationMessages } from '../db/schema/index.ts'
import type { MailOrder } from '../queue/enqueue.ts'

/** The message to an applicant that a mail announces; undefined for a mail that announces none. */
export const messageOf = (order: MailOrder | null): string | undefined =>
  order && 'message' in order ? order.message : undefined

const one = (institutionId: number, id: string) =>
  and(eq(applicationMessages.institutionId, institutionId), eq(applicationMessages.id, id))

/** Shows a message no earlier than its mail leaves. */
export async function showFrom(tx: Tx, institutionId: number, id: string, at: Date): Promise<void> {
  await tx.update(applicationMessages).set({ shownFrom: at }).where(one(institutionId, id))
}

/** A message whose mail is not to be sent any more is not to be read either. */
export async function dropMessage(tx: Tx, institutionId: number, id: string): Promise<void> {
  await tx.delete(applicationMessages).where(one(institutionId, id))
}
