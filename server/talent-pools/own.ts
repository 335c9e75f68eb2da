import { and, asc, eq } from 'drizzle-orm'
import { keepAccount } from '../candidates/ensure.ts'
import { signedIn } from '../candidates/signed-in.ts'
import type { Language } from '../contract/language.ts'
import type { PoolMembership } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { poolMembers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { poolFactsOf } from './facts.ts'
import { holdPlace, inForce, memberRow, shownMembership, type Viewing } from './queries.ts'
import type { MemberRow } from './shape.ts'

/** What a call of the person's own looks at. @throws ProblemError `sign-in`, `forbidden`. */
export const viewingOf = (call: Call, language: Language): Viewing & { candidateId: string } => ({
  deps: call.deps,
  institution: call.institution,
  candidateId: signedIn(call, 'own-sign-up').id,
  language,
  at: call.startedAt,
})

/** One's own membership. @throws ProblemError `not-found`, also for somebody else's. */
export async function ownRow(
  tx: Tx,
  { institution, candidateId, at }: Viewing & { candidateId: string },
  id: string,
): Promise<MemberRow> {
  const own = and(eq(poolMembers.candidateId, candidateId), inForce(at))
  const row = isId(id) ? await memberRow(tx, institution.id, id, own) : null
  if (!row) throw new ProblemError('not-found')
  return row
}

/**
 * The same while one's account and place are held; the pool's setting, where that is wanted, before them.
 * @throws ProblemError `not-found`, also for somebody else's.
 */
export async function holdOwn(tx: Tx, viewing: Viewing & { candidateId: string }, id: string): Promise<MemberRow> {
  await keepAccount(tx, viewing.candidateId)
  await holdPlace(tx, await ownRow(tx, viewing, id))
  return ownRow(tx, viewing, id)
}

/** One's own memberships at an institution, in the order in which one joined. @throws ProblemError `sign-in`, `forbidden`. */
export async function ownMemberships(call: Call, language: Language): Promise<PoolMembership[]> {
  const viewing = viewingOf(call, language)
  const { institution, candidateId, at } = viewing
  return inInstitution(call.deps.db, institution.id, async (tx) => {
    const found = await tx
      .select()
      .from(poolMembers)
      .where(and(eq(poolMembers.institutionId, institution.id), eq(poolMembers.candidateId, candidateId), inForce(at)))
      .orderBy(asc(poolMembers.createdAt), asc(poolMembers.id))
    const facts = await poolFactsOf(tx, institution)
    const shown: PoolMembership[] = []
    for (const row of found) shown.push(await shownMembership(tx, row, viewing, facts))
    return shown
  })
}
