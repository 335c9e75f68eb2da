import { and, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
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
import type { MemberRow } from './shape.ts'

/** Days before its end at which a consent is asked about. */
const REMIND_DAYS = 30

/** Its time is over: the consent's, the sign-up's that nobody confirmed, or the undoing's. */
const due = (at: Date): SQL =>
  or(lte(poolMembers.expiresAt, at), lte(poolMembers.leftAt, daysLater(at, -UNDO_DAYS))) as SQL

/** Somebody who is to leave a pool. */
export type DueMember = Pick<MemberRow, 'id' | 'candidateId' | 'language'>

/** Who is due to leave an institution's pools, at most `limit`, the longest due first. */
export const dueMembers = (tx: Tx, institutionId: number, at: Date, limit: number): Promise<DueMember[]> =>
  tx
    .select({ id: poolMembers.id, candidateId: poolMembers.candidateId, language: poolMembers.language })
    .from(poolMembers)
    .where(and(eq(poolMembers.institutionId, institutionId), due(at)))
    .orderBy(poolMembers.expiresAt, poolMembers.id)
    .limit(limit)

/**
 * Erases those of them who still are, once their accounts are held, in a transaction of the institution's. Hand `erased` to
 * `removeErased` after the commit.
 */
export async function eraseDueMembers(
  tx: Tx,
  institutionId: number,
  at: Date,
  members: readonly DueMember[],
): Promise<{ count: number; erased: Erased }> {
  const ids = members.map(({ id }) => id)
  if (ids.length === 0) return { count: 0, erased: [] }
  const found = await tx
    .select({ id: poolMembers.id, leftAt: poolMembers.leftAt })
    .from(poolMembers)
    .where(and(eq(poolMembers.institutionId, institutionId), inArray(poolMembers.id, ids), due(at)))
    .orderBy(poolMembers.id)
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
  const asked = tx
    .select({ id: poolMembers.id })
    .from(poolMembers)
    .where(
      and(
        eq(poolMembers.institutionId, institution.id),
        inForce(at),
        sql`${poolMembers.remindedAt} is null`,
        sql`${poolMembers.poolKey} in ${open}`,
        sql`${poolMembers.expiresAt} - least(make_interval(days => ${REMIND_DAYS}), ${half}) <= ${at.toISOString()}::timestamptz`,
      ),
    )
    // One that is being changed is asked by the next run: many are held here, and none is waited for.
    .for('update', { skipLocked: true })
  const reminded = await tx
    .update(poolMembers)
    .set({ remindedAt: at })
    .where(and(eq(poolMembers.institutionId, institution.id), inArray(poolMembers.id, asked)))
    .returning({ id: poolMembers.id })
  await enqueueMails(
    tx,
    deps,
    institution.id,
    reminded.map(({ id }) => ({ template: 'pool-renewal', member: id })),
  )
  return reminded.length
}
