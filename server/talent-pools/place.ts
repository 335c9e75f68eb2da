import { and, eq, lte, ne, or, sql } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import type { Tx } from '../db/client.ts'
import { candidates, poolMembers } from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import type { Erased } from '../files/erase.ts'
import { documentsOfMember } from '../files/queries.ts'
import { tellBlocked } from '../files/scan/tell.ts'
import type { Call } from '../http/router.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { monthsOf } from './consent.ts'
import { eraseMembers } from './erase.ts'
import type { KnownPool } from './facts.ts'
import { monthsLater } from './renewable.ts'
import type { MemberRow } from './shape.ts'

/**
 * Makes a sign-up whose address is its person's a membership, while their place is held: it takes the place of an earlier
 * one, and sign-ups from before it that waited go. Hand `erased` to `removeErased` after the commit.
 */
export async function takePlace(
  tx: Tx,
  call: Call,
  waiting: MemberRow,
  { pool, facts }: KnownPool,
): Promise<{ member: MemberRow; erased: Erased }> {
  const { deps, institution } = call
  const at = deps.now()
  const earlier = await tx
    .select({ id: poolMembers.id })
    .from(poolMembers)
    .where(
      and(
        eq(poolMembers.institutionId, institution.id),
        eq(poolMembers.poolKey, waiting.poolKey),
        eq(poolMembers.candidateId, waiting.candidateId),
        ne(poolMembers.id, waiting.id),
        or(eq(poolMembers.status, 'member'), lte(poolMembers.createdAt, waiting.createdAt)),
      ),
    )
  const erased = await eraseMembers(
    tx,
    institution.id,
    earlier.map(({ id }) => id),
  )
  const [member] = await tx
    .update(poolMembers)
    .set({ status: 'member', confirmedAt: at, expiresAt: monthsLater(waiting.consentedAt, monthsOf(pool, facts)) })
    .where(and(eq(poolMembers.institutionId, institution.id), eq(poolMembers.id, waiting.id)))
    .returning()
  await acrossInstitutions(tx, (tx) =>
    tx
      .update(candidates)
      .set({ confirmedAt: sql`coalesce(${candidates.confirmedAt}, ${at.toISOString()}::timestamptz)` })
      .where(eq(candidates.id, waiting.candidateId)),
  )
  await audit(tx, call, 'pool-joined', `pool-member:${waiting.id}`, {
    pool: pool.key,
    consent: waiting.consentVersion,
    replaced: earlier.length > 0,
  })
  await enqueueMail(tx, deps, institution.id, { template: 'pool-welcome', member: waiting.id })
  const documents = await documentsOfMember(tx, institution.id, waiting.id)
  // Found while the code was waited for, when nothing else is mailed.
  if (documents.some(({ status }) => status === 'blocked'))
    await tellBlocked(tx, deps, { institutionId: institution.id, applicationId: null, memberId: waiting.id })
  return { member: member!, erased }
}
