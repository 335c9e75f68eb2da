import { and, eq, sql } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import { rows } from '../db/client.ts'
import { webhookDeliveries, webhooks } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'

/** Longer than a try may take; a webhook whose worker died is free again after that. */
export const LEASE_MS = 60_000
const RETRIED_MS = 72 * 3_600_000
const FIRST_RETRY_MS = 5_000
const LAST_RETRY_MS = 3_600_000
/** A receiver that takes nothing is knocked at this often at least. */
const LONGEST_REST_MS = 300_000
/** Asked for more than this, a receiver is tried all the same: its 72 hours run. */
const LONGEST_PATIENCE_MS = 24 * 3_600_000

/** A message in a worker's hands, and with it its webhook: nobody else sends to that one meanwhile. */
export type Claimed = {
  institutionId: number
  webhookKey: string
  address: string
  id: string
  body: string
  /** Times it has been tried, this one included. */
  attempts: number
  /** Times in a row that the webhook has failed, before this one. */
  failures: number
  since: Date
  worker: string
}

type Clocked = Pick<Deps, 'db' | 'now'>

/**
 * Takes the next message for a minute: of the webhook that was tried longest ago, the one that is due longest. A message waits
 * for every elder of its job. Null when there is none.
 */
export async function claimNext({ db, now }: Clocked, worker: string): Promise<Claimed | null> {
  const at = sql`${now().toISOString()}::timestamptz`
  const until = new Date(now().getTime() + LEASE_MS)
  const due = sql`d.status = 'waiting' and d.due_at <= ${at} and (d.line is null or not exists (
    select from webhook_deliveries elder where elder.institution_id = d.institution_id and elder.webhook_key = d.webhook_key
      and elder.line = d.line and elder.status = 'waiting' and elder.seq < d.seq))`
  const claimed = await asSystem(db, async (tx): Promise<Claimed | null | 'taken'> => {
    const [webhook] = await rows<{ institution_id: number; key: string; address: string; failures: number }>(
      tx,
      sql`select w.institution_id, w.key, w.failures, e.one ->> 'address' as address
        from webhooks w join settings s on s.institution_id = w.institution_id and s.thing = 'webhooks'
          cross join lateral jsonb_array_elements(s.value -> 'webhooks') as e(one)
        where e.one ->> 'key' = w.key and (e.one ->> 'isActive')::boolean and w.stopped_at is null
          and (w.rests_until is null or w.rests_until <= ${at}) and (w.leased_until is null or w.leased_until <= ${at})
          and exists (select from webhook_deliveries d
            where d.institution_id = w.institution_id and d.webhook_key = w.key and ${due})
        order by w.tried_at nulls first, w.institution_id, w.key limit 1 for update of w skip locked`,
    )
    if (!webhook) return null
    const { institution_id: institutionId, key: webhookKey, address, failures } = webhook
    // Looked up anew under the lock: what another worker has sent meanwhile is not sent again.
    const [message] = await rows<{ id: string; body: string; attempts: number; since: string | Date }>(
      tx,
      sql`update webhook_deliveries set attempts = attempts + 1 where institution_id = ${institutionId} and id = (
          select d.id from webhook_deliveries d where d.institution_id = ${institutionId} and d.webhook_key = ${webhookKey}
            and ${due} order by d.due_at, d.seq limit 1)
        returning id, body, attempts, since`,
    )
    if (!message) return 'taken'
    await tx
      .update(webhooks)
      .set({ leasedBy: worker, leasedUntil: until })
      .where(and(eq(webhooks.institutionId, institutionId), eq(webhooks.key, webhookKey)))
    return { institutionId, webhookKey, address, failures, ...message, since: new Date(message.since), worker }
  })
  return claimed === 'taken' ? claimNext({ db, now }, worker) : claimed
}

/** Doubles from five seconds to an hour, a fifth of it by chance. */
export function retryDelay(attempts: number, chance = Math.random()): number {
  const delay = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS)
  return Math.round(delay * (1 - 0.2 * chance))
}

const ofMessage = ({ institutionId, id }: Claimed) =>
  and(eq(webhookDeliveries.institutionId, institutionId), eq(webhookDeliveries.id, id))
/** Still this worker's? A lease that ran out has made it another's. */
const ofWebhook = ({ institutionId, webhookKey, worker }: Claimed) =>
  and(eq(webhooks.institutionId, institutionId), eq(webhooks.key, webhookKey), eq(webhooks.leasedBy, worker))
const released = { leasedBy: null, leasedUntil: null }

/** It was taken. */
export const markDelivered = ({ db, now }: Clocked, claimed: Claimed, answered: number) =>
  asSystem(db, async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({ status: 'delivered', answered, lastError: null, doneAt: now() })
      .where(ofMessage(claimed))
    await tx
      .update(webhooks)
      .set({ ...released, failures: 0, restsUntil: null, triedAt: now() })
      .where(ofWebhook(claimed))
  })

type Failure = { answered: number | null; error: string; retryAfter: Date | null }

/**
 * It was not taken. Tried later, unless it has been tried for 72 hours; and the webhook rests, so that one that is dead costs
 * nobody time. Answers what became of the message.
 */
export async function markFailed(
  { db, now }: Clocked,
  claimed: Claimed,
  { answered, error, retryAfter }: Failure,
): Promise<'waiting' | 'dead'> {
  const at = now()
  const later = (ms: number) => new Date(at.getTime() + ms)
  const asked = retryAfter && new Date(Math.min(retryAfter.getTime(), later(LONGEST_PATIENCE_MS).getTime()))
  const latest = (one: Date) => (asked && asked > one ? asked : one)
  const isDead = at.getTime() - claimed.since.getTime() >= RETRIED_MS
  await asSystem(db, async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({
        answered,
        lastError: error,
        ...(isDead ? { status: 'dead', doneAt: at } : { dueAt: latest(later(retryDelay(claimed.attempts))) }),
      })
      .where(and(ofMessage(claimed), eq(webhookDeliveries.status, 'waiting')))
    const failures = claimed.failures + 1
    const rest = Math.min(retryDelay(failures), LONGEST_REST_MS)
    await tx
      .update(webhooks)
      .set({ ...released, failures, restsUntil: latest(later(rest)), triedAt: at })
      .where(ofWebhook(claimed))
  })
  return isDead ? 'dead' : 'waiting'
}

/** The receiver is gone, and said so (410): nothing more is sent until somebody starts the webhook again. */
export const stopWebhook = (deps: Clocked & Pick<Deps, 'newId'>, claimed: Claimed) =>
  asSystem(deps.db, async (tx) => {
    const at = deps.now()
    await tx
      .update(webhookDeliveries)
      .set({ answered: 410, lastError: 'answered-410', dueAt: at })
      .where(and(ofMessage(claimed), eq(webhookDeliveries.status, 'waiting')))
    const stopped = await tx
      .update(webhooks)
      .set({ ...released, stoppedAt: at, triedAt: at })
      .where(ofWebhook(claimed))
      .returning({ key: webhooks.key })
    // It has moved meanwhile, or was taken away.
    if (stopped.length === 0) return
    const call = { deps, actor: { kind: 'system' } as const, requestId: `webhook-${deps.newId()}` }
    const institution = { id: claimed.institutionId }
    await audit(tx, { ...call, institution }, 'webhook-stopped', `webhook:${claimed.webhookKey}`, { answered: 410 })
  })
