import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { clean } from '../applications/clean.ts'
import { audit } from '../audit/record.ts'
import type { PoolMemberChange, PoolMembership } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { candidates, poolMembers } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import { attachDocuments } from '../files/attach.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { type Prepared, withPrepared } from '../files/prepare.ts'
import { documentsOfMember } from '../files/queries.ts'
import { countAgainst } from '../http/limits.ts'
import type { Call } from '../http/router.ts'
import { holdFacts, type PoolFacts, poolFactsOf, poolOf } from './facts.ts'
import { fitPool } from './form.ts'
import { CHANGES_OF_PERSON } from './limits.ts'
import { holdOwn, ownRow, viewingOf } from './own.ts'
import { shownMembership } from './queries.ts'
import type { MemberRow } from './shape.ts'

const addressOf = (tx: Tx, candidateId: string): Promise<string> =>
  acrossInstitutions(tx, async (tx) => {
    const [person] = await tx.select({ email: candidates.email }).from(candidates).where(eq(candidates.id, candidateId))
    return person?.email ?? ''
  })

/**
 * Changes what one sent to a talent pool: the same checks, and the whole of it anew. What was agreed to, and until when,
 * stays; so it can be done in a closed pool too. It is judged before any document is copied, and again as it is then.
 * @throws ProblemError `not-found`; `invalid`, `pool-changed` as for joining; `file-type`, `file-infected` for a document;
 * `too-many-requests`.
 */
export async function changeMembership(call: Call, id: string, input: PoolMemberChange): Promise<PoolMembership> {
  const { deps, institution, startedAt: at } = call
  const viewing = viewingOf(call, input.language)
  const { candidateId } = viewing
  const erased: Erased = []
  const judged = async (tx: Tx, facts: PoolFacts, { poolKey }: MemberRow) => {
    const person = { ...input.person, email: await addressOf(tx, candidateId) }
    return fitPool(poolOf(facts, poolKey), { ...input, person })
  }
  const change = async (tx: Tx, prepared: Prepared): Promise<PoolMembership> => {
    const facts = await holdFacts(tx, institution)
    const row = await holdOwn(tx, viewing, id)
    const { answers } = await judged(tx, facts, row)
    const said = {
      name: clean(input.person.name),
      phone: answers.phone,
      motivation: answers.motivation,
      answers: answers.answers,
      language: input.language,
    }
    const fields = Object.entries(said)
      .filter(([name, value]) => !isDeepStrictEqual(value, row[name as keyof typeof said]))
      .map(([name]) => name)
    const had = await documentsOfMember(tx, institution.id, id)
    erased.push(
      ...(await attachDocuments(tx, call, {
        pool: row.poolKey,
        member: id,
        uploads: input.documents,
        candidateId,
        prepared,
      })),
    )
    if (input.documents.length !== had.length || had.some((one, index) => one.id !== input.documents[index]))
      fields.push('documents')
    const [stored] = await tx
      .update(poolMembers)
      .set({ ...said, changedAt: at })
      .where(and(eq(poolMembers.institutionId, institution.id), eq(poolMembers.id, id)))
      .returning()
    await audit(tx, call, 'pool-member-changed', `pool-member:${id}`, { pool: row.poolKey, fields })
    return shownMembership(tx, stored!, viewing, facts)
  }
  await inInstitution(deps.db, institution.id, async (tx) =>
    judged(tx, await poolFactsOf(tx, institution), await ownRow(tx, viewing, id)),
  )
  await countAgainst(deps.db, deps, CHANGES_OF_PERSON, `${institution.id}:${candidateId}`)
  const files = { uploads: input.documents, owner: id, candidateId }
  const changed = await withPrepared(call, files, (prepared) =>
    inInstitution(deps.db, institution.id, (tx) => change(tx, prepared)),
  )
  await removeErased(deps, erased)
  return changed
}
