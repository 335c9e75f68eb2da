import { and, eq, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { poolMembers } from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import type { Erased } from '../files/erase.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { enqueueMails } from '../queue/enqueue.ts'
import { noteErasures } from '../retention/erase.ts'
import { eraseMembers } from './erase.ts'
import { poolFactsOf } from './facts.ts'
import { inForce } from './queries.ts'
import { daysLater, UNDO_DAYS } from './renewable.ts'

/** Days before its end at which a consent is asked about. */
const REMIND_DAYS = 30

/** Its time is over: the consent's, the sign-up's that nobody confirmed, or the undoing's. */
const due = (at: Date): SQL =>
  or(lte(poolMembers.expiresAt, at), lte(poolMembers.leftAt, daysLater(at, -UNDO_DAYS))) as SQL

/**
 * Erases who is due to leave an institution's pools, at most `limit`, in a transaction of the institution's. Hand `erased` to
 * `removeErased` after the commit.
 */
export async function eraseDueMembers(
  tx: Tx,
  institutionId: number,
  at: Date,
  limit: number,
): Promise<{ count: number; erased: Erased }> {
  const found = await tx
    .select({ id: poolMembers.id, leftAt: poolMembers.leftAt })
    .from(poolMembers)
    .where(and(eq(poolMembers.institutionId, institutionId), due(at)))
    .orderBy(poolMembers.expiresAt, poolMembers.id)
    .limit(limit)
    // One that is renewed or put back right now is waited for, and then is none of these.
    .for('update')
  const left = found.filter(({ leftAt }) => leftAt !== null).map(({ id }) => id)
  // A restored backup would not know that they left; an end it knows by itself.
  if (left.length > 0) await acrossInstitutions(tx, (tx) => noteErasures(tx, 'pool-member', left, at))
  const erased = await eraseMembers(
    tx,
    institutionId,
    found.map(({ id }) => id),
  )
  return { count: found.length, erased }
}

/**
 * Orders the mail that asks whether a consent is to go on, once, 30 days before it ends; of one that holds for less than two
 * months when half of it is over. Who is in a closed pool is not asked: there is nothing to renew.
 */
export async function remindMembers(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'newId' | 'keys'>,
  institution: Pick<InstitutionRef, 'id' | 'profile'>,
): Promise<number> {
  const at = deps.now()
  const { pools } = await poolFactsOf(tx, institution)
  const open = pools.filter((pool) => pool.open).map(({ key }) => key)
  if (open.length === 0) return 0
  const half = sql`(${poolMembers.expiresAt} - ${poolMembers.consentedAt}) / 2`
  const reminded = await tx
    .update(poolMembers)
    .set({ remindedAt: at })
    .where(
      and(
        eq(poolMembers.institutionId, institution.id),
        inForce(at),
        sql`${poolMembers.remindedAt} is null`,
        sql`${poolMembers.poolKey} in ${open}`,
        sql`${poolMembers.expiresAt} - least(make_interval(days => ${REMIND_DAYS}), ${half}) <= ${at.toISOString()}::timestamptz`,
      ),
    )
    .returning({ id: poolMembers.id })
  await enqueueMails(
    tx,
    deps,
    institution.id,
    reminded.map(({ id }) => ({ template: 'pool-renewal', member: id })),
  )
  return reminded.length
}
