import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { WebhookSecret } from '../contract/webhooks.ts'
import type { Tx } from '../db/client.ts'
import { webhookSecrets } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { aboutRow } from '../keys.ts'

/** A receiver has this long to take up the new secret: until then every message carries both signatures. */
export const OVERLAP_MS = 24 * 3_600_000

type Sealing = Pick<Deps, 'keys' | 'newId' | 'now'>

/** Those that a message is signed with, the newest first. */
export async function secretsOf(
  tx: Tx,
  { keys, now }: Pick<Deps, 'keys' | 'now'>,
  institutionId: number,
  webhookKey: string,
): Promise<string[]> {
  const found = await tx
    .select()
    .from(webhookSecrets)
    .where(
      and(
        eq(webhookSecrets.institutionId, institutionId),
        eq(webhookSecrets.webhookKey, webhookKey),
        or(isNull(webhookSecrets.endsAt), gt(webhookSecrets.endsAt, now())),
      ),
    )
    .orderBy(desc(webhookSecrets.createdAt), desc(webhookSecrets.id))
  return found.map((row) => keys.open('webhook', row.secret, aboutRow(row)).toString())
}

/** Makes a secret, and has the one that held until now hold for a while yet; one that had been made earlier ends at once. */
export async function makeSecret(
  tx: Tx,
  deps: Sealing,
  institutionId: number,
  webhookKey: string,
): Promise<WebhookSecret> {
  const now = deps.now()
  const earlierUntil = new Date(now.getTime() + OVERLAP_MS)
  const own = and(eq(webhookSecrets.institutionId, institutionId), eq(webhookSecrets.webhookKey, webhookKey))
  await tx
    .update(webhookSecrets)
    .set({ endsAt: now })
    .where(and(own, gt(webhookSecrets.endsAt, now)))
  const overlapping = await tx
    .update(webhookSecrets)
    .set({ endsAt: earlierUntil })
    .where(and(own, isNull(webhookSecrets.endsAt)))
    .returning({ id: webhookSecrets.id })
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const row = { institutionId, id: deps.newId() }
  await tx
    .insert(webhookSecrets)
    .values({ ...row, webhookKey, secret: deps.keys.seal('webhook', secret, aboutRow(row)), createdAt: now })
  return { secret, earlierUntil: overlapping.length > 0 ? earlierUntil.toISOString() : null }
}

/** The secret that holds. */
export async function readSecret(
  tx: Tx,
  { keys, now }: Pick<Deps, 'keys' | 'now'>,
  institutionId: number,
  webhookKey: string,
): Promise<WebhookSecret | null> {
  const found = await tx
    .select()
    .from(webhookSecrets)
    .where(and(eq(webhookSecrets.institutionId, institutionId), eq(webhookSecrets.webhookKey, webhookKey)))
  const held = found.find(({ endsAt }) => endsAt === null)
  if (!held) return null
  const earlier = found.find(({ endsAt }) => endsAt !== null && endsAt > now())
  return {
    secret: keys.open('webhook', held.secret, aboutRow(held)).toString(),
    earlierUntil: earlier?.endsAt?.toISOString() ?? null,
  }
}

/** Those that no longer hold. In a transaction of the system's. */
export const dropEnded = (tx: Tx, at: Date) => tx.delete(webhookSecrets).where(lte(webhookSecrets.endsAt, at))
