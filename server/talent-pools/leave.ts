import { and, eq, inArray } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import { keepAccount } from '../candidates/ensure.ts'
import type { Tx } from '../db/client.ts'
import { documents, downloads, poolMembers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import type { Call } from '../http/router.ts'
import { memberOfLink } from './code.ts'
import { holdPlace, memberRow } from './queries.ts'
import { daysLater, UNDO_DAYS } from './renewable.ts'
import type { MemberRow } from './shape.ts'

/** Where somebody stands whom a mail's link is for. `gone`: not in the pool, and nothing there that could be put back. */
export type Place =
  | { kind: 'in'; poolKey: string }
  | { kind: 'left'; poolKey: string; undoUntil: Date }
  | { kind: 'gone' }

const undoUntil = (leftAt: Date) => daysLater(leftAt, UNDO_DAYS)

function placeOf(row: MemberRow | null, at: Date): Place {
  if (row?.status !== 'member' || row.expiresAt <= at) return { kind: 'gone' }
  const { poolKey, leftAt } = row
  if (!leftAt) return { kind: 'in', poolKey }
  const until = undoUntil(leftAt)
  return until > at ? { kind: 'left', poolKey, undoUntil: until } : { kind: 'gone' }
}

/** Addresses at which documents could still be fetched go with whom they belong to. */
async function dropDownloads(tx: Tx, institutionId: number, member: string): Promise<void> {
  const own = tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.institutionId, institutionId), eq(documents.memberId, member)))
  await tx.delete(downloads).where(and(eq(downloads.institutionId, institutionId), inArray(downloads.documentId, own)))
}

/** Does something with the membership that a link to leave is for, while its person's account and place are held. */
function byLink(
  call: Call,
  token: string,
  work: (tx: Tx, row: MemberRow, place: Place) => Promise<Place>,
): Promise<Place> {
  const { deps, institution } = call
  const member = memberOfLink(deps, 'leave', institution.id, token)
  if (!member) return Promise.resolve({ kind: 'gone' })
  return inInstitution(deps.db, institution.id, async (tx) => {
    const found = await memberRow(tx, institution.id, member.id)
    if (!found) return { kind: 'gone' }
    await keepAccount(tx, found.candidateId)
    await holdPlace(tx, found)
    const row = await memberRow(tx, institution.id, member.id)
    return row ? work(tx, row, placeOf(row, deps.now())) : { kind: 'gone' }
  })
}

/** Where the person of a link stands; changes nothing. */
export const placeByLink = (call: Call, token: string): Promise<Place> =>
  byLink(call, token, async (_, __, place) => place)

const setLeft = (tx: Tx, { institutionId, id }: MemberRow, leftAt: Date | null) =>
  tx
    .update(poolMembers)
    .set({ leftAt })
    .where(and(eq(poolMembers.institutionId, institutionId), eq(poolMembers.id, id)))

/**
 * Leaves a pool by the link of a mail, without signing in: nobody sees the person from now on, and they are erased once it
 * can no longer be undone. The second time comes to the same.
 */
export const leaveByLink = (call: Call, token: string): Promise<Place> =>
  byLink(call, token, async (tx, row, place) => {
    if (place.kind !== 'in') return place
    const at = call.deps.now()
    await setLeft(tx, row, at)
    await dropDownloads(tx, row.institutionId, row.id)
    await audit(tx, call, 'pool-left', `pool-member:${row.id}`, { pool: row.poolKey })
    return { kind: 'left', poolKey: row.poolKey, undoUntil: undoUntil(at) }
  })

/** Puts back what was left by the same link: the consent is what it was, and ends when it did. */
export const undoByLink = (call: Call, token: string): Promise<Place> =>
  byLink(call, token, async (tx, row, place) => {
    if (place.kind !== 'left') return place
    await setLeft(tx, row, null)
    await audit(tx, call, 'pool-leaving-undone', `pool-member:${row.id}`, { pool: row.poolKey })
    return { kind: 'in', poolKey: row.poolKey }
  })
