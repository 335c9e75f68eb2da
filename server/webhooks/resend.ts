import { and, eq, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { WebhookDelivery } from '../contract/webhooks.ts'
import { rows, type Tx } from '../db/client.ts'
import { webhookDeliveries } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { deliveryFrom, webhookByKey } from './queries.ts'
import { isInside } from './setting.ts'
import { KEPT_MS } from './sweep.ts'
import { wakeWebhooks } from './wake.ts'

type Row = typeof webhookDeliveries.$inferSelect

/** A ping asks how it goes now; what was stopped was not for this receiver; what is older is about to be deleted. */
const mayLeave = ({ event, status, createdAt }: Row, now: Date) =>
  event !== 'ping' && status !== 'stopped' && now.getTime() - createdAt.getTime() < KEPT_MS

async function messageOf(tx: Tx, institutionId: number, key: string, id: string): Promise<Row | undefined> {
  const { institutionId: whose, webhookKey } = webhookDeliveries
  const one = and(eq(whose, institutionId), eq(webhookKey, key), eq(webhookDeliveries.id, id))
  const [row] = isId(id) ? await tx.select().from(webhookDeliveries).where(one).for('update') : []
  return row
}

/**
 * Sends a message once more, under the same id and as it was then, with 72 hours from now; one that waits is tried at once. One
 * that was done keeps nobody waiting: what has been told of its job since, or is to be told, does not stand behind it.
 * @throws ProblemError `forbidden`, `not-found`; `invalid` for a ping, for what was stopped or is not for this webhook now, and after
 * the time it is kept for.
 */
export async function resend(call: Call, key: string, delivery: string): Promise<WebhookDelivery> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-webhook', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    await lockSetting(tx, institution.id, 'webhooks', 'shared')
    const webhook = await webhookByKey(tx, institution.id, key)
    const now = deps.now()
    const row = await messageOf(tx, institution.id, key, delivery)
    if (!row) throw new ProblemError('not-found')
    const [inside] = webhook.internal
      ? []
      : await rows(
          tx,
          sql`select 1 from webhook_deliveries d where d.institution_id = ${institution.id} and d.id = ${row.id}
            and ${isInside(now.toISOString())}`,
        )
    if (inside || !mayLeave(row, now)) throw invalidField('delivery', 'not-allowed')
    const line = row.status === 'waiting' ? row.line : null
    const again = { status: 'waiting', line, dueAt: now, since: now, doneAt: null, attempts: 0 } as const
    await tx
      .update(webhookDeliveries)
      .set(again)
      .where(and(eq(webhookDeliveries.institutionId, institution.id), eq(webhookDeliveries.id, row.id)))
    await audit(tx, call, 'webhook-resent', `webhook:${key}`, { delivery })
    await wakeWebhooks(tx)
    return deliveryFrom({ ...row, ...again })
  })
}
