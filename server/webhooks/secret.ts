import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { WebhookSecret } from '../contract/webhooks.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { webhookByKey } from './queries.ts'
import { makeSecret, readSecret } from './secrets.ts'

/** Shows what a webhook's messages are signed with; the access is audited. @throws ProblemError `forbidden`, `not-found`. */
export async function showSecret(call: Call, key: string): Promise<WebhookSecret> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-webhook', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    await webhookByKey(tx, institution.id, key)
    const found = await readSecret(tx, deps, institution.id, key)
    if (!found) throw new ProblemError('not-found')
    await audit(tx, call, 'webhook-secret-read', `webhook:${key}`)
    return found
  })
}

/**
 * Makes a webhook another secret. The one before it holds for a day yet, during which each message carries both signatures.
 * @throws ProblemError `forbidden`, `not-found`.
 */
export async function rotateSecret(call: Call, key: string): Promise<WebhookSecret> {
  const { deps, actor, institution } = call
  if (!can(actor, 'run-webhook', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    await webhookByKey(tx, institution.id, key)
    const made = await makeSecret(tx, deps, institution.id, key)
    await audit(tx, call, 'webhook-secret-rotated', `webhook:${key}`)
    return made
  })
}
