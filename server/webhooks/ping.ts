import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { WebhookDelivery, WebhookMessage } from '../contract/webhooks.ts'
import { webhookDeliveries } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { sendMessage } from './deliver.ts'
import { deliveryFrom, webhookByKey } from './queries.ts'

/**
 * Sends a `ping` now, once, whatever the webhook is at, and answers what became of it. It stands in the record.
 * @throws ProblemError `forbidden`, `not-found`.
 */
export async function ping(call: Call, key: string): Promise<WebhookDelivery> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-webhook', institution)) throw new ProblemError('forbidden')
  const { address } = await inInstitution(deps.db, institution.id, async (tx) => {
    const webhook = await webhookByKey(tx, institution.id, key)
    await audit(tx, call, 'webhook-pinged', `webhook:${key}`)
    return webhook
  })
  const at = deps.now()
  const message: WebhookMessage = {
    type: 'ping',
    timestamp: at.toISOString(),
    data: { institution: institution.slug },
  }
  const row = { institutionId: institution.id, webhookKey: key, id: deps.newId(), body: JSON.stringify(message) }
  const { status, error } = await sendMessage(deps, { ...row, address })
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [stored] = await tx
      .insert(webhookDeliveries)
      .values({
        ...row,
        event: message.type,
        status: error === null ? 'delivered' : 'dead',
        attempts: 1,
        dueAt: at,
        since: at,
        answered: status,
        lastError: error,
        createdAt: at,
        doneAt: deps.now(),
      })
      .returning()
    return deliveryFrom(stored!)
  })
}
