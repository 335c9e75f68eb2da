import { and, eq } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import { poolMembers } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import { removeErased } from '../files/erase.ts'
import type { Call } from '../http/router.ts'
import { tellExpiring } from '../retention/accounts.ts'
import { noteErasures } from '../retention/erase.ts'
import { eraseMembers } from './erase.ts'
import { holdOwn, viewingOf } from './own.ts'

/**
 * Withdraws one's consent: what one sent goes at once, documents and sign-ups that still wait too. Nothing is left that could
 * be put back, so it cannot be undone.
 * @throws ProblemError `not-found`, also the second time.
 */
export async function withdrawMembership(call: Call, id: string): Promise<void> {
  const { deps, institution } = call
  const viewing = viewingOf(call, 'da')
  const erased = await inInstitution(deps.db, institution.id, async (tx) => {
    const { poolKey, candidateId, language } = await holdOwn(tx, viewing, id)
    const own = await tx
      .select({ id: poolMembers.id })
      .from(poolMembers)
      .where(
        and(
          eq(poolMembers.institutionId, institution.id),
          eq(poolMembers.poolKey, poolKey),
          eq(poolMembers.candidateId, candidateId),
        ),
      )
    const ids = own.map((row) => row.id)
    await audit(tx, call, 'pool-left', `pool-member:${id}`, { pool: poolKey })
    await acrossInstitutions(tx, (tx) => noteErasures(tx, 'pool-member', ids, deps.now()))
    const erased = await eraseMembers(tx, institution.id, ids)
    await tellExpiring(tx, deps, institution.id, [{ candidateId, language }])
    return erased
  })
  await removeErased(deps, erased)
}
