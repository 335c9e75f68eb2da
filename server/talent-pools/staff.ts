import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { PoolMember, PoolMemberSummary } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { candidates, poolMembers } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import { documentsOfMember } from '../files/queries.ts'
import { isId } from '../http/ids.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { patterns } from '../jobs/search-text.ts'
import { poolFactsOf, poolOf } from './facts.ts'
import { inForce } from './queries.ts'
import type { MemberRow } from './shape.ts'

type Found = { member: MemberRow; email: string }

const summary = ({ member, email }: Found): PoolMemberSummary => ({
  id: member.id,
  pool: member.poolKey,
  name: member.name,
  email,
  phone: member.phone,
  joinedAt: (member.confirmedAt ?? member.createdAt).toISOString(),
  expiresAt: member.expiresAt.toISOString(),
})

type Place = { at: string; id: string }
const cursorOf = ({ at, id }: Place) => Buffer.from(`${at} ${id}`).toString('base64url')

function placeOf(cursor: string): Place {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!isId(id) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) || Number.isNaN(Date.parse(at)))
    throw invalidField('cursor', 'invalid')
  return { at, id }
}

/** Everything that a member wrote, as words are compared: PostgreSQL's lower() leaves Æ, Ø and Å as they are under its C collation. */
const WORDS = sql`translate(lower(concat_ws(' ', ${poolMembers.name}, ${candidates.email}, ${poolMembers.phone}, ${poolMembers.motivation}, (
  select string_agg(case when jsonb_array_length(answer -> 'shown') = 0 then answer ->> 'value' else
    (select string_agg(shown, ' ') from jsonb_array_elements_text(answer -> 'shown') shown) end, ' ')
  from jsonb_array_elements(${poolMembers.answers}) answer))), 'ÆØÅÄÖÜÉÈ', 'æøåäöüéè')`

/** Members of a pool whose consent holds, and nobody else (R097); in a transaction of the institution's. */
const membersOf = (tx: Tx, institutionId: number, pool: string, at: Date, more: SQL | undefined, limit: number) =>
  // An address stands with its person, who is of no institution; whose row this is, is said beside it.
  acrossInstitutions(tx, (tx) =>
    tx
      .select({ member: poolMembers, email: candidates.email })
      .from(poolMembers)
      .innerJoin(candidates, eq(candidates.id, poolMembers.candidateId))
      .where(and(eq(poolMembers.institutionId, institutionId), eq(poolMembers.poolKey, pool), inForce(at), more))
      .orderBy(desc(poolMembers.confirmedAt), desc(poolMembers.id))
      .limit(limit),
  )

/**
 * A pool's members, the newest first; every word of `q` is looked for in what they wrote. In the audit stands who asked, and
 * who was in the answer. @throws ProblemError `not-found`; `invalid` for the cursor.
 */
export function listMembers(
  call: Call,
  { pool, q, limit, cursor }: { pool: string; q: string; limit: number; cursor?: string | undefined },
): Promise<{ items: PoolMemberSummary[]; next: string | null }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-pool', institution)) throw new ProblemError('forbidden')
  const after = cursor === undefined ? null : placeOf(cursor)
  return inInstitution(deps.db, institution.id, async (tx) => {
    poolOf(await poolFactsOf(tx, institution), pool)
    const words = patterns(q)
    const beyond =
      after &&
      or(
        lt(poolMembers.confirmedAt, new Date(after.at)),
        and(eq(poolMembers.confirmedAt, new Date(after.at)), lt(poolMembers.id, after.id)),
      )
    const matching = words === '' ? undefined : sql`${WORDS} like all (string_to_array(${words}, E'\n'))`
    const more = and(matching, beyond ?? undefined)
    const found = await membersOf(tx, institution.id, pool, deps.now(), more, limit + 1)
    const items = found.slice(0, limit).map(summary)
    const last = items.at(-1)
    await audit(tx, call, 'pool-members-listed', `pool:${pool}`, {
      count: items.length,
      members: items.map(({ id }) => id),
    })
    return { items, next: found.length > limit && last ? cursorOf({ at: last.joinedAt, id: last.id }) : null }
  })
}

/** One member, whole, and in the audit who read it. @throws ProblemError `not-found`, also once the consent has ended. */
export function readMember(call: Call, { pool, member: id }: { pool: string; member: string }): Promise<PoolMember> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-pool', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [found] = isId(id) ? await membersOf(tx, institution.id, pool, deps.now(), eq(poolMembers.id, id), 1) : []
    if (!found) throw new ProblemError('not-found')
    const { member } = found
    await audit(tx, call, 'pool-member-read', `pool-member:${id}`, { pool })
    return {
      ...summary(found),
      language: member.language,
      motivation: member.motivation,
      documents: await documentsOfMember(tx, institution.id, id),
      answers: member.answers,
      consent: { version: member.consentVersion, text: member.consentText, at: member.consentedAt.toISOString() },
    }
  })
}
