import { eq } from 'drizzle-orm'
import { institutions } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { rulesFor } from '../feeds/address.ts'
import { FetchFailed } from '../feeds/way-out.ts'
import { type Claimed, markDelivered, markFailed, stopWebhook } from './claim.ts'
import { post } from './post.ts'
import { secretsOf } from './secrets.ts'
import { signed } from './sign.ts'

/** What a receiver said to a message; `status` is null where nobody answered. */
export type Answer = { status: number | null; error: string | null; retryAfter: Date | null }

const isTaken = (status: number | null) => status !== null && status >= 200 && status < 300

/** Signs a message and sends it once. */
export async function sendMessage(
  deps: Pick<Deps, 'db' | 'keys' | 'now' | 'config'>,
  message: { institutionId: number; webhookKey: string; address: string; id: string; body: string },
): Promise<Answer> {
  const { institutionId, webhookKey, address, id, body } = message
  const { secrets, slug } = await asSystem(deps.db, async (tx) => {
    const whose = eq(institutions.id, institutionId)
    const [institution] = await tx.select({ slug: institutions.slug }).from(institutions).where(whose)
    return { secrets: await secretsOf(tx, deps, institutionId, webhookKey), slug: institution?.slug }
  })
  const headers = {
    'content-type': 'application/json',
    'user-agent': `Opslag-Webhooks (+${deps.config.origin})`,
    ...signed(secrets, id, deps.now(), body),
  }
  try {
    const { status, retryAfter } = await post(address, { headers, body }, rulesFor(deps.config, slug), {
      now: deps.now,
    })
    return { status, error: isTaken(status) ? null : `answered-${status}`, retryAfter }
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error
    return { status: null, error: error.code, retryAfter: null }
  }
}

/** Sends one claimed message, outside of any transaction, and marks what became of it. */
export async function deliver(deps: Deps, claimed: Claimed): Promise<void> {
  const { institutionId: institution, webhookKey: webhook, id, attempts } = claimed
  const about = { institution, webhook, delivery: id, attempts }
  const { status, error, retryAfter } = await sendMessage(deps, claimed)
  if (status !== null && error === null) {
    // A mark that fails leaves the lease to run out: the message comes once more, under the same id.
    await markDelivered(deps, claimed, status)
    deps.log.info(about, 'webhook-delivered')
  } else if (status === 410) {
    await stopWebhook(deps, claimed)
    deps.log.warn(about, 'webhook-stopped')
  } else {
    const became = await markFailed(deps, claimed, { answered: status, error: error ?? 'unknown', retryAfter })
    if (became === 'dead') deps.log.error({ ...about, code: error }, 'webhook-given-up')
    else deps.log.warn({ ...about, code: error }, 'webhook-waits')
  }
}
