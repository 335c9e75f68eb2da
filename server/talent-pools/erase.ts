import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { poolMembers } from '../db/schema/index.ts'
import { type Erased, eraseDocuments } from '../files/erase.ts'

/** Erases sign-ups and memberships of an institution with their documents. Hand the answer to `removeErased` after the commit. */
export async function eraseMembers(tx: Tx, institutionId: number, ids: readonly string[]): Promise<Erased> {
  if (ids.length === 0) return []
  const erased: Erased = []
  for (const member of ids) erased.push(...(await eraseDocuments(tx, institutionId, { member })))
  await tx
    .delete(poolMembers)
    .where(and(eq(poolMembers.institutionId, institutionId), inArray(poolMembers.id, [...ids])))
  return erased
}

/** Everything that a person has in talent pools anywhere, in a transaction of the system's. */
export async function eraseMembershipsOf(tx: Tx, candidateId: string): Promise<Erased> {
  const own = await tx
    .select({ id: poolMembers.id, institutionId: poolMembers.institutionId })
    .from(poolMembers)
    .where(eq(poolMembers.candidateId, candidateId))
    .for('update')
  const erased: Erased = []
  for (const [institutionId, rows] of Map.groupBy(own, (row) => row.institutionId))
    erased.push(
      ...(await eraseMembers(
        tx,
        institutionId,
        rows.map(({ id }) => id),
      )),
    )
  return erased
}
