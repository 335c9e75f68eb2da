import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { WebhookDelivery } from '../contract/webhooks.ts'
import { webhookDeliveries } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { deliveryFrom, webhookByKey } from './queries.ts'
import { wakeWebhooks } from './wake.ts'

/**
 * Sends a message once more, under the same id and as it was then, with 72 hours from now; one that waits is tried at once.
 * @throws ProblemError `forbidden`, `not-found`.
 */
export async function resend(call: Call, key: string, delivery: string): Promise<WebhookDelivery> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-webhook', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    await webhookByKey(tx, institution.id, key)
    const now = deps.now()
    const { institutionId, webhookKey, id } = webhookDeliveries
    const [row] = isId(delivery)
      ? await tx
          .update(webhookDeliveries)
          .set({ status: 'waiting', dueAt: now, since: now, doneAt: null, attempts: 0 })
          .where(and(eq(institutionId, institution.id), eq(webhookKey, key), eq(id, delivery)))
          .returning()
      : []
    if (!row) throw new ProblemError('not-found')
    await audit(tx, call, 'webhook-resent', `webhook:${key}`, { delivery })
    await wakeWebhooks(tx)
    return deliveryFrom(row)
  })
}
