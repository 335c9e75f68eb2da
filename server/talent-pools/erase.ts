import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { outbox, poolMembers } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type Erased, eraseDocuments, removeErased } from '../files/erase.ts'

/** Erases sign-ups and memberships of an institution with their documents and what is known of their mails. Hand the answer to `removeErased` after the commit. */
export async function eraseMembers(tx: Tx, institutionId: number, ids: readonly string[]): Promise<Erased> {
  if (ids.length === 0) return []
  const erased: Erased = []
  for (const member of ids) erased.push(...(await eraseDocuments(tx, institutionId, { member })))
  await tx.delete(outbox).where(and(eq(outbox.institutionId, institutionId), inArray(outbox.signUpId, [...ids])))
  await tx
    .delete(poolMembers)
    .where(and(eq(poolMembers.institutionId, institutionId), inArray(poolMembers.id, [...ids])))
  return erased
}

/** The same at whichever institutions, in a transaction of the system's. */
export async function eraseEach(tx: Tx, members: readonly { id: string; institutionId: number }[]): Promise<Erased> {
  const erased: Erased = []
  for (const [institutionId, rows] of Map.groupBy(members, (row) => row.institutionId)) {
    const ids = rows.map(({ id }) => id)
    erased.push(...(await eraseMembers(tx, institutionId, ids)))
  }
  return erased
}

/** Erases anew who had left before a backup was made and came back with it. Answers how many were there. */
export async function eraseAgain(deps: Pick<Deps, 'db' | 'files' | 'log'>, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const done = await asSystem(deps.db, async (tx) => {
    const there = await tx
      .select({ id: poolMembers.id, institutionId: poolMembers.institutionId })
      .from(poolMembers)
      .where(inArray(poolMembers.id, [...ids]))
      .orderBy(poolMembers.id)
      .for('update')
    return { count: there.length, erased: await eraseEach(tx, there) }
  })
  await removeErased(deps, done.erased)
  return done.count
}

/** Everything that a person has in talent pools anywhere, in a transaction of the system's. */
export async function eraseMembershipsOf(tx: Tx, candidateId: string): Promise<Erased> {
  const own = await tx
    .select({ id: poolMembers.id, institutionId: poolMembers.institutionId })
    .from(poolMembers)
    .where(eq(poolMembers.candidateId, candidateId))
    .orderBy(poolMembers.id)
    .for('update')
  return eraseEach(tx, own)
}
