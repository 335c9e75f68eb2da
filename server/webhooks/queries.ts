import { and, desc, eq, lt } from 'drizzle-orm'
import { can } from '../actors.ts'
import {
  type DeliveryQuery,
  type Webhook,
  WebhookDelivery,
  type WebhookDeliveryList,
  type WebhookList,
  type WebhookState,
} from '../contract/webhooks.ts'
import type { Tx } from '../db/client.ts'
import { webhookDeliveries, webhooks } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { webhooksOf } from './order.ts'

type DeliveryRow = typeof webhookDeliveries.$inferSelect

/** What became of a message as an overview shows it; nothing of what stands in it. */
export const deliveryFrom = (row: DeliveryRow): WebhookDelivery =>
  WebhookDelivery.parse({
    id: row.id,
    event: row.event,
    job: row.jobId === null ? null : String(row.jobId),
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.status === 'waiting' ? row.dueAt.toISOString() : null,
    attempts: row.attempts,
    answered: row.answered,
    reason: row.lastError,
    doneAt: row.doneAt?.toISOString() ?? null,
  })

/** @throws ProblemError `not-found`. */
export async function webhookByKey(tx: Tx, institutionId: number, key: string): Promise<Webhook> {
  const found = (await webhooksOf(tx, institutionId)).find((one) => one.key === key)
  if (!found) throw new ProblemError('not-found')
  return found
}

const ofWebhook = (institutionId: number, key: string) =>
  and(eq(webhookDeliveries.institutionId, institutionId), eq(webhookDeliveries.webhookKey, key))

/** How it goes with a webhook. */
export async function stateOf(tx: Tx, institutionId: number, webhook: Webhook, now: Date): Promise<WebhookState> {
  const own = ofWebhook(institutionId, webhook.key)
  const [row] = await tx
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.institutionId, institutionId), eq(webhooks.key, webhook.key)))
  const [last] = await tx.select().from(webhookDeliveries).where(own).orderBy(desc(webhookDeliveries.seq)).limit(1)
  const count = (status: DeliveryRow['status']) =>
    tx.$count(webhookDeliveries, and(own, eq(webhookDeliveries.status, status)))
  const [waiting, dead] = [await count('waiting'), await count('dead')]
  const rests = row?.restsUntil && row.restsUntil > now ? row.restsUntil : null
  const state = row?.stoppedAt ? 'stopped' : webhook.isActive ? (rests ? 'resting' : 'active') : 'inactive'
  const at = state === 'stopped' ? row?.stoppedAt : state === 'resting' ? rests : null
  return { ...webhook, state, at: at?.toISOString() ?? null, waiting, dead, last: last ? deliveryFrom(last) : null }
}

/** The institution's webhooks, and how it goes with each. @throws ProblemError `forbidden`. */
export async function listWebhooks({ deps, actor, institution }: Call): Promise<WebhookList> {
  if (!can(actor, 'read-webhooks', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const items: WebhookState[] = []
    for (const webhook of await webhooksOf(tx, institution.id))
      items.push(await stateOf(tx, institution.id, webhook, deps.now()))
    return { items }
  })
}

const cursorOf = (seq: number) => Buffer.from(String(seq)).toString('base64url')

function placeOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!/^\d{1,15}$/.test(text)) throw invalidField('cursor', 'invalid')
  return Number(text)
}

/** What became of a webhook's messages, newest first; `next` is a cursor. @throws ProblemError `forbidden`, `not-found`. */
export async function listDeliveries(
  { deps, actor, institution }: Call,
  key: string,
  { status, limit, cursor }: DeliveryQuery,
): Promise<WebhookDeliveryList> {
  if (!can(actor, 'read-webhooks', institution)) throw new ProblemError('forbidden')
  const before = cursor === undefined ? undefined : lt(webhookDeliveries.seq, placeOf(cursor))
  const found = await inInstitution(deps.db, institution.id, async (tx) => {
    await webhookByKey(tx, institution.id, key)
    return tx
      .select()
      .from(webhookDeliveries)
      .where(and(ofWebhook(institution.id, key), status && eq(webhookDeliveries.status, status), before))
      .orderBy(desc(webhookDeliveries.seq))
      .limit(limit + 1)
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { items: page.map(deliveryFrom), next: found.length > limit && last ? cursorOf(last.seq) : null }
}
