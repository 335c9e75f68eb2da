import { and, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { CONFIRM_FROM_NETWORK } from '../applications/limits.ts'
import { audit } from '../audit/record.ts'
import { keepAccount } from '../candidates/ensure.ts'
import { typedDigits } from '../candidates/sign-in-code.ts'
import type { PoolMembership } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { poolMembers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { isId } from '../http/ids.ts'
import { countAgainst } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { CODE_TRIES, isMemberCode } from './code.ts'
import { holdFacts, poolOf } from './facts.ts'
import { takePlace } from './place.ts'
import { holdPlace, memberRow, shownMembership } from './queries.ts'
import { daysLater } from './renewable.ts'
import type { MemberRow } from './shape.ts'

/** The code that made somebody a member answers the same for so many days; after that one signs in. */
const AGAIN_DAYS = 1

/** Has a sign-up's code a try left, and time? */
const canBeTried = (now: Date): SQL =>
  and(
    lt(poolMembers.confirmationTries, CODE_TRIES),
    gt(poolMembers.expiresAt, now),
    isNull(poolMembers.leftAt),
    or(eq(poolMembers.status, 'unconfirmed'), gt(poolMembers.confirmedAt, daysLater(now, -AGAIN_DAYS))),
  ) as SQL

/** Uses up one try of it; null when there is none. */
async function takeTry(tx: Tx, institutionId: number, id: string, now: Date): Promise<MemberRow | null> {
  const [row] = await tx
    .update(poolMembers)
    .set({ confirmationTries: sql`${poolMembers.confirmationTries} + 1` })
    .where(and(eq(poolMembers.institutionId, institutionId), eq(poolMembers.id, id), canBeTried(now)))
    .returning()
  return row ?? null
}

/**
 * Confirms a sign-up by the code that was mailed: from now on the person is in the pool, in place of an earlier membership.
 * The right code again answers the same. Whoever signed up while the pool was open may confirm in one that has been closed since.
 * @throws ProblemError `invalid` for a wrong code, `gone` when its tries or its time have run out or a later sign-up has
 * taken its place, `not-found`, `too-many-requests`.
 */
export async function confirmMember(
  call: Call,
  { pool: key, member: id, code, network }: { pool: string; member: string; code: string; network: string },
): Promise<PoolMembership> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-up', institution)) throw new ProblemError('forbidden')
  const digits = typedDigits(code)
  // Nothing typed is no try: whoever opens the link or sends the form empty uses up nothing.
  if (digits === null) throw invalidField('code', code.trim() === '' ? 'required' : 'invalid')
  await countAgainst(deps.db, deps, CONFIRM_FROM_NETWORK, `${institution.id}:${network}`)
  const waiting = await inInstitution(deps.db, institution.id, async (tx) =>
    isId(id) ? memberRow(tx, institution.id, id, and(eq(poolMembers.poolKey, key), canBeTried(deps.now()))) : null,
  )
  if (!waiting) throw new ProblemError('gone')
  const erased: Erased = []
  // A wrong try must stay counted, so the transaction ends well and the refusal comes after it.
  const outcome = await inInstitution(
    deps.db,
    institution.id,
    async (tx): Promise<PoolMembership | 'wrong' | 'gone'> => {
      const known = poolOf(await holdFacts(tx, institution), key)
      if (!(await keepAccount(tx, waiting.candidateId))) return 'gone'
      await holdPlace(tx, waiting)
      const row = await takeTry(tx, institution.id, id, deps.now())
      if (!row || row.leftAt) return 'gone'
      if (!isMemberCode(deps, row, digits)) {
        await audit(tx, call, 'confirmation-refused', `pool-member:${id}`)
        return 'wrong'
      }
      const viewing = { deps, institution, language: row.language, at: deps.now() }
      if (row.status === 'member') return shownMembership(tx, row, viewing, known.facts)
      const placed = await takePlace(tx, call, row, known)
      erased.push(...placed.erased)
      return shownMembership(tx, placed.member, viewing, known.facts)
    },
  )
  await removeErased(deps, erased)
  if (typeof outcome === 'object') return outcome
  throw outcome === 'gone' ? new ProblemError('gone') : invalidField('code', 'invalid')
}
