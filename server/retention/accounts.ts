import { and, eq, gt, inArray, isNotNull, isNull, lte, not, notExists, or, type SQL, sql } from 'drizzle-orm'
import { eraseCandidate, holdCodes } from '../candidates/delete-account.ts'
import { holdsNothing } from '../candidates/holdings.ts'
import { noticeOf } from '../candidates/notice.ts'
import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { applications, candidates, signIns } from '../db/schema/index.ts'
import { acrossInstitutions, asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { accountKeptUntil } from './due.ts'

type Running = Pick<Deps, 'db' | 'now' | 'newId' | 'keys' | 'files' | 'log'>

/** Accounts that go in one transaction. */
const AT_ONCE = 100
/** Somebody typed an address and never came: so long is it kept beyond the last application or draft. */
const UNCONFIRMED_MS = 7 * 86_400_000

/** Somebody of whom something goes, and the language that it was in. */
export type Person = { candidateId: string; language: Language }

/** Whose these applications are. Asked before they are erased. */
export async function sendersOf(tx: Tx, institutionId: number, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const found = await tx
    .select({ candidateId: applications.candidateId, language: applications.language })
    .from(applications)
    .where(
      and(
        eq(applications.institutionId, institutionId),
        inArray(applications.id, [...ids]),
        isNotNull(applications.candidateId),
      ),
    )
  return found.map(({ candidateId, language }) => ({ candidateId: candidateId!, language }))
}

/**
 * Tells those who have signed in and of whom nothing is left that the account goes too, and when; in the name of the institution
 * that the last of it was at. Their accounts are held since before it went.
 */
export async function tellExpiring(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'newId' | 'keys'>,
  institutionId: number,
  people: readonly Person[],
): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ candidateId }) => candidateId)
  await acrossInstitutions(tx, async (tx) => {
    const told = await tx
      .update(candidates)
      .set({ expiryToldAt: deps.now() })
      .where(
        and(
          inArray(candidates.id, ids),
          isNotNull(candidates.confirmedAt),
          isNull(candidates.expiryToldAt),
          holdsNothing(tx),
        ),
      )
      .returning({ id: candidates.id, email: candidates.email })
    for (const { id, email } of told) {
      const { language } = people.find(({ candidateId }) => candidateId === id)!
      const notice = { purpose: 'account-expiring', email, language, candidateId: id } as const
      await noticeOf(tx, { deps, institution: { id: institutionId } }, notice)
    }
  })
}

/**
 * Ends the time of accounts that hold something again, and begins that of those that hold nothing and were not told when the last
 * of it went: they have signed in since, or it was a draft.
 */
async function watch(tx: Tx, at: Date): Promise<void> {
  const nothing = holdsNothing(tx) as SQL
  // Many are held here, and none is waited for: the next run sees to them.
  const some = (where: SQL | undefined) =>
    inArray(
      candidates.id,
      tx.select({ id: candidates.id }).from(candidates).where(where).for('update', { skipLocked: true }),
    )
  await tx
    .update(candidates)
    .set({ expiryToldAt: null })
    .where(some(and(isNotNull(candidates.expiryToldAt), not(nothing))))
  await tx
    .update(candidates)
    .set({ expiryToldAt: at })
    .where(some(and(isNotNull(candidates.confirmedAt), isNull(candidates.expiryToldAt), nothing)))
}

/** Erases some accounts whose time has come. Answers how many were looked at. */
async function eraseSome(deps: Running, after: string): Promise<{ last: string | undefined; gone: number }> {
  const at = deps.now()
  const erased: Erased = []
  const done = await asSystem(deps.db, async (tx) => {
    const isDue = or(
      and(isNull(candidates.confirmedAt), lte(candidates.createdAt, new Date(at.getTime() - UNCONFIRMED_MS))),
      sql`${accountKeptUntil} <= ${at.toISOString()}::timestamptz`,
    )
    // Who is about to sign in does not lose the account in that moment.
    const isAsking = tx
      .select({ one: sql`1` })
      .from(signIns)
      .where(
        and(
          eq(signIns.emailCanonical, candidates.emailCanonical),
          eq(signIns.purpose, 'sign-in'),
          isNull(signIns.usedAt),
          gt(signIns.expiresAt, at),
        ),
      )
    const found = await tx
      .select({ id: candidates.id })
      .from(candidates)
      .where(and(isDue, holdsNothing(tx), notExists(isAsking), gt(candidates.id, after)))
      .orderBy(candidates.id)
      .limit(AT_ONCE)
    const ids = found.map(({ id }) => id)
    if (ids.length === 0) return { last: undefined, gone: 0 }
    await holdCodes(tx, ids)
    const among = inArray(candidates.id, ids)
    // Held, and then asked once more: what is saved for one of them at this moment is seen, or keeps it from being held.
    const held = await tx
      .select({ id: candidates.id })
      .from(candidates)
      .where(and(among, isDue, notExists(isAsking)))
      .orderBy(candidates.id)
      .for('update', { skipLocked: true })
    const isHeld = new Set(held.map(({ id }) => id))
    const empty = await tx
      .select({ id: candidates.id })
      .from(candidates)
      .where(and(among, holdsNothing(tx)))
    const due = empty.filter(({ id }) => isHeld.has(id))
    for (const { id } of due) {
      const call = { deps, actor: { kind: 'system' }, requestId: 'retention' } as const
      erased.push(...((await eraseCandidate(tx, call, id))?.erased ?? []))
    }
    return { last: ids.length === AT_ONCE ? ids.at(-1) : undefined, gone: due.length }
  })
  await removeErased(deps, erased)
  return done
}

/**
 * Accounts go of which nothing is left: those of people who never signed in after a week, any other a year after the last time.
 * Answers how many went.
 */
export async function expireAccounts(deps: Running): Promise<number> {
  await asSystem(deps.db, (tx) => watch(tx, deps.now()))
  let gone = 0
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined; ) {
    const some: { last: string | undefined; gone: number } = await eraseSome(deps, after)
    gone += some.gone
    after = some.last
  }
  return gone
}
