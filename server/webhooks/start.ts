import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { WebhookState } from '../contract/webhooks.ts'
import { webhookDeliveries, webhooks } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { stateOf, webhookByKey } from './queries.ts'
import { holdJobs, lookAtAll } from './setting.ts'
import { wakeWebhooks } from './wake.ts'

/**
 * Starts a webhook again that its receiver stopped, or that rests: what waits is tried at once, with 72 hours from now, and what
 * has become of jobs meanwhile is told. @throws ProblemError `forbidden`, `not-found`.
 */
export async function startWebhook(call: Call, key: string): Promise<WebhookState> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-webhook', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    await lockSetting(tx, institution.id, 'webhooks', 'shared')
    await holdJobs(tx, institution.id)
    const webhook = await webhookByKey(tx, institution.id, key)
    const now = deps.now()
    await tx
      .update(webhooks)
      .set({ stoppedAt: null, restsUntil: null, failures: 0 })
      .where(and(eq(webhooks.institutionId, institution.id), eq(webhooks.key, key)))
    const { institutionId, webhookKey, status } = webhookDeliveries
    await tx
      .update(webhookDeliveries)
      .set({ dueAt: now, since: now, attempts: 0 })
      .where(and(eq(institutionId, institution.id), eq(webhookKey, key), eq(status, 'waiting')))
    await lookAtAll(tx, institution.id)
    await audit(tx, call, 'webhook-started', `webhook:${key}`)
    await wakeWebhooks(tx)
    return stateOf(tx, institution.id, webhook, now)
  })
}
