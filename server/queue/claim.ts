import { and, eq, sql } from 'drizzle-orm'
import { rows } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'

/** Longer than a sending may take; a row whose worker died is free again after that. */
export const LEASE_MS = 60_000
const RETRIED_MS = 72 * 3_600_000
const FIRST_RETRY_MS = 5_000
/** So that everything has left within five minutes of the mail server's return. */
const LAST_RETRY_MS = 240_000

/** A row of the outbox in a worker's hands. */
export type Claimed = {
  institutionId: number
  id: string
  payload: unknown
  /** Times it has been tried, this one included. */
  attempts: number
  createdAt: Date
  worker: string
}

/** Takes the row that has been due longest, for a minute; null when nothing is due. Two workers never get the same. */
export async function claimNext({ db, now }: Pick<Deps, 'db' | 'now'>, worker: string): Promise<Claimed | null> {
  const at = now()
  const until = new Date(at.getTime() + LEASE_MS).toISOString()
  const [row] = await asSystem(db, (tx) =>
    rows<{ institution_id: number; id: string; payload: unknown; attempts: number; created_at: string | Date }>(
      tx,
      sql`update outbox set leased_by = ${worker}, leased_until = ${until}::timestamptz, attempts = attempts + 1
        where (institution_id, id) = (
          select institution_id, id from outbox
          where status = 'waiting' and due_at <= ${at.toISOString()}::timestamptz
            and (leased_until is null or leased_until <= ${at.toISOString()}::timestamptz)
          order by due_at, id for update skip locked limit 1)
        returning institution_id, id, payload, attempts, created_at`,
    ),
  )
  return (
    (row && {
      institutionId: row.institution_id,
      id: row.id,
      payload: row.payload,
      attempts: row.attempts,
      createdAt: new Date(row.created_at),
      worker,
    }) ??
    null
  )
}

/** Doubles from five seconds to four minutes, a fifth of it by chance, so that a thousand do not come back as one. */
export function retryDelay(attempts: number, chance = Math.random()): number {
  const delay = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS)
  return Math.round(delay * (1 - 0.2 * chance))
}

/** Still this worker's? A lease that ran out has made it another's. */
const mine = ({ institutionId, id, worker }: Claimed) =>
  and(
    eq(outbox.institutionId, institutionId),
    eq(outbox.id, id),
    eq(outbox.leasedBy, worker),
    eq(outbox.status, 'waiting'),
  )
const released = { leasedBy: null, leasedUntil: null }

/** Puts it back for a later try, unless it has been tried for 72 hours. Answers when the next try is, or null: given up. */
export function nextTry(claimed: Pick<Claimed, 'attempts' | 'createdAt'>, now: Date): Date | null {
  return now.getTime() - claimed.createdAt.getTime() >= RETRIED_MS
    ? null
    : new Date(now.getTime() + retryDelay(claimed.attempts))
}

/** Puts the row back until `dueAt`. `error` names what happened without a word of the mail. */
export const putBack = ({ db }: Pick<Deps, 'db'>, claimed: Claimed, dueAt: Date, error: string) =>
  asSystem(db, async (tx) => {
    await tx
      .update(outbox)
      .set({ ...released, dueAt, lastError: error })
      .where(mine(claimed))
  })

/** Ends a row's life: sent, or given up. What it was about goes either way. `also` runs in the same transaction. */
export const finish = (
  { db, now }: Pick<Deps, 'db' | 'now'>,
  claimed: Claimed,
  outcome: { status: 'sent' | 'dead'; error?: string },
  also: (tx: Parameters<Parameters<typeof asSystem>[1]>[0]) => Promise<void>,
) =>
  asSystem(db, async (tx) => {
    const ended = await tx
      .update(outbox)
      .set({ ...released, status: outcome.status, lastError: outcome.error ?? null, payload: null, doneAt: now() })
      .where(mine(claimed))
      .returning({ id: outbox.id })
    if (ended.length > 0) await also(tx)
  })
