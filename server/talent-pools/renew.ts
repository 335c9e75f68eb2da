import { and, eq } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import type { Language } from '../contract/language.ts'
import type { PoolMembership, PoolRenewal } from '../contract/talent-pool.ts'
import { poolMembers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { consentOf, monthsOf } from './consent.ts'
import { holdFacts, poolOf } from './facts.ts'
import { holdOwn, viewingOf } from './own.ts'
import { shownMembership } from './queries.ts'
import { canRenew, monthsLater } from './renewable.ts'

/**
 * Renews one's consent from now on, in its last 60 days: it is given anew, to the text as it is now. Before that there is
 * nothing to renew, and nothing changes; so twice comes to the same as once.
 * @throws ProblemError `not-found`; `pool-closed`; `pool-changed` when another text was agreed to.
 */
export async function renewMembership(
  call: Call,
  id: string,
  { consent: agreed }: PoolRenewal,
  language: Language,
): Promise<PoolMembership> {
  const { deps, institution, startedAt: at } = call
  const viewing = viewingOf(call, language)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const facts = await holdFacts(tx, institution)
    const row = await holdOwn(tx, viewing, id)
    const { pool } = poolOf(facts, row.poolKey)
    if (!pool.open) throw new ProblemError('pool-closed')
    if (!canRenew(row, pool, at)) return shownMembership(tx, row, viewing, facts)
    const version = agreed ?? row.consentVersion
    const consent = (['da', 'en'] as const)
      .map((one) => consentOf(pool, facts, one))
      .find((one) => one.version === version)
    if (!consent) throw new ProblemError('pool-changed')
    const [renewed] = await tx
      .update(poolMembers)
      .set({
        consentVersion: consent.version,
        consentText: consent.text,
        consentedAt: at,
        expiresAt: monthsLater(at, monthsOf(pool, facts)),
        remindedAt: null,
      })
      .where(and(eq(poolMembers.institutionId, institution.id), eq(poolMembers.id, id)))
      .returning()
    await audit(tx, call, 'pool-renewed', `pool-member:${id}`, { pool: pool.key, consent: consent.version })
    return shownMembership(tx, renewed!, viewing, facts)
  })
}
