import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { poolMembers } from '../db/schema/index.ts'
import type { Erased } from '../files/erase.ts'
import { noteErasures } from '../retention/erase.ts'
import { eraseEach } from './erase.ts'

/**
 * Gives a person what another account of theirs has in talent pools. Of two memberships of one pool the one that has not been left
 * stays, and of two such the one that was agreed to last. In a transaction of the system's; hand the answer to `removeErased` after
 * the commit.
 */
export async function takeMemberships(tx: Tx, id: string, other: string, at: Date): Promise<Erased> {
  const found = await tx
    .select({
      id: poolMembers.id,
      institutionId: poolMembers.institutionId,
      poolKey: poolMembers.poolKey,
      status: poolMembers.status,
      leftAt: poolMembers.leftAt,
      consentedAt: poolMembers.consentedAt,
    })
    .from(poolMembers)
    .where(inArray(poolMembers.candidateId, [id, other]))
    .orderBy(poolMembers.id)
    .for('update')
  const members = found
    .filter(({ status }) => status === 'member')
    .sort((a, b) => Number(a.leftAt !== null) - Number(b.leftAt !== null) || +b.consentedAt - +a.consentedAt)
  const again = [...Map.groupBy(members, (one) => `${one.institutionId} ${one.poolKey}`).values()].flatMap(
    ([, ...rest]) => rest,
  )
  const erased = await eraseEach(tx, again)
  const ids = again.map((one) => one.id)
  if (ids.length > 0) await noteErasures(tx, 'pool-member', ids, at)
  await tx.update(poolMembers).set({ candidateId: id }).where(eq(poolMembers.candidateId, other))
  return erased
}
