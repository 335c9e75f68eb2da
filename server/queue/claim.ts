import { and, eq, type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import type { Priority } from './priority.ts'

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
  applicationId: string | null
  signUpId: string | null
  payload: unknown
  /** Times it has been tried, this one included. */
  attempts: number
  /** From when it could leave: its 72 hours are counted from there. */
  since: Date
  worker: string
}

/**
 * What is due of one priority, the longest due first. A mail waits for every elder of its line that may leave, also while
 * that one waits for another try: a person's mails come in the order in which they were caused, and no line waits for another.
 * A code waits only while the elder is on its way: one that cannot be delivered, whoever asked for it, keeps nobody out.
 */
const dueOf = (priority: Priority, at: SQL) => sql`select institution_id, id from (
    select o.institution_id, o.id from outbox o
    where o.status = 'waiting' and o.priority = ${sql.raw(String(priority))} and o.due_at <= ${at}
      and (o.leased_until is null or o.leased_until <= ${at})
      and (o.line is null or not exists (
        select from outbox elder where elder.status = 'waiting' and elder.line = o.line and elder.priority = o.priority
          and elder.seq < o.seq and (elder.held_until is null or elder.held_until <= ${at})
          and (o.priority > 0 or elder.attempts = 0 or elder.leased_until > ${at})))
    order by o.due_at, o.seq limit 1 for update of o skip locked) as ${sql.identifier(`due_${priority}`)}`

/** Takes the next row of these priorities, one after the other and only until one has something. */
export function claiming(at: Date, worker: string, priorities: readonly Priority[]): SQL {
  const now = sql`${at.toISOString()}::timestamptz`
  const until = new Date(at.getTime() + LEASE_MS).toISOString()
  const due = sql.join(
    priorities.map((priority) => dueOf(priority, now)),
    sql` union all `,
  )
  return sql`update outbox set leased_by = ${worker}, leased_until = ${until}::timestamptz, attempts = attempts + 1
    where (institution_id, id) = (select institution_id, id from (${due} limit 1) as due)
    returning institution_id, id, application_id, sign_up_id, payload, attempts, coalesce(held_until, created_at) as since`
}

/**
 * Takes the next row for a minute: of the first of these priorities that has something due. Null when none has. Two workers
 * never get the same.
 */
export async function claimNext(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  worker: string,
  priorities: readonly Priority[] = [0, 1, 2],
): Promise<Claimed | null> {
  const [row] = await asSystem(db, (tx) =>
    rows<{
      institution_id: number
      id: string
      application_id: string | null
      sign_up_id: string | null
      payload: unknown
      attempts: number
      since: string | Date
    }>(tx, claiming(now(), worker, priorities)),
  )
  return (
    (row && {
      institutionId: row.institution_id,
      id: row.id,
      applicationId: row.application_id,
      signUpId: row.sign_up_id,
      payload: row.payload,
      attempts: row.attempts,
      since: new Date(row.since),
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
export function nextTry(claimed: Pick<Claimed, 'attempts' | 'since'>, now: Date): Date | null {
  return now.getTime() - claimed.since.getTime() >= RETRIED_MS
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

/**
 * Ends a row's waiting. What it was about goes when it is not to be sent; one that has left may come back, and is kept as one
 * that was given up is, so that it can be tried again by command. `also` runs in the same transaction.
 */
export const finish = (
  { db, now }: Pick<Deps, 'db' | 'now'>,
  claimed: Claimed,
  outcome: { status: 'sent' | 'dead' | 'stopped'; error?: string },
  also: (tx: Tx) => Promise<void> = async () => {},
) =>
  asSystem(db, async (tx) => {
    const ended = await tx
      .update(outbox)
      .set({
        ...released,
        line: null,
        ...(outcome.status === 'stopped' && { payload: null }),
        status: outcome.status,
        lastError: outcome.error ?? null,
        doneAt: now(),
      })
      .where(mine(claimed))
      .returning({ id: outbox.id })
    if (ended.length > 0) await also(tx)
  })
