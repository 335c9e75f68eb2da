import { eq } from 'drizzle-orm'
import { candidates } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import type { Call } from '../http/router.ts'
import { memberOfLink } from './code.ts'
import { inForce, memberRow } from './queries.ts'

/** Whom the link of a mail is for who wants to see to a membership: it opens nothing, a code goes to the account's own address. */
export async function ofManageLink(
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  token: string,
): Promise<{ id: string; poolKey: string; email: string } | null> {
  const member = memberOfLink(deps, 'manage', institution.id, token)
  if (!member) return null
  return inInstitution(deps.db, institution.id, async (tx) => {
    const row = await memberRow(tx, institution.id, member.id, inForce(deps.now()))
    if (!row) return null
    const [person] = await acrossInstitutions(tx, (tx) =>
      tx.select({ email: candidates.email }).from(candidates).where(eq(candidates.id, row.candidateId)),
    )
    return person ? { id: row.id, poolKey: row.poolKey, email: person.email } : null
  })
}
