import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Webhook, type WebhookMessage, Webhooks } from '../contract/webhooks.ts'
import type { Tx } from '../db/client.ts'
import { webhookDeliveries, webhooks } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { settingOf } from '../settings/queries.ts'

/** One message to one webhook. */
export type WebhookOrder = { webhookKey: string; message: WebhookMessage; jobId: number | null }

/**
 * Writes messages that webhooks are to be sent, in the transaction that caused them; they leave once it commits. What is told
 * of one job (`job.…`) leaves in the order in which it was written.
 */
export async function orderMessages(
  tx: Tx,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
  institutionId: number,
  orders: readonly WebhookOrder[],
): Promise<void> {
  if (orders.length === 0) return
  const at = now()
  await tx.insert(webhookDeliveries).values(
    orders.map(({ webhookKey, message, jobId }) => ({
      institutionId,
      id: newId(),
      webhookKey,
      event: message.type,
      jobId,
      line: jobId !== null && message.type.startsWith('job.') ? String(jobId) : null,
      body: JSON.stringify(message),
      status: 'waiting' as const,
      dueAt: at,
      since: at,
      createdAt: at,
    })),
  )
}

/** The institution's webhooks as its setting has them. */
export const webhooksOf = async (tx: Tx, institutionId: number): Promise<Webhook[]> =>
  Webhooks.parse((await settingOf(tx, institutionId, 'webhooks')).value).webhooks

/** Those of an institution's webhooks that are told: neither switched off nor stopped by their receivers. */
export async function listening(tx: Tx, institutionId: number): Promise<Webhook[]> {
  const active = (await webhooksOf(tx, institutionId)).filter(({ isActive }) => isActive)
  if (active.length === 0) return []
  const keys = active.map(({ key }) => key)
  const running = await tx
    .select({ key: webhooks.key })
    .from(webhooks)
    .where(and(eq(webhooks.institutionId, institutionId), inArray(webhooks.key, keys), isNull(webhooks.stoppedAt)))
  return active.filter(({ key }) => running.some((one) => one.key === key))
}
