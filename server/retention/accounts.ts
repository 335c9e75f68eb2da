import { and, eq, gt, inArray, isNotNull, isNull, lte, not, notExists, or, type SQL, sql } from 'drizzle-orm'
import { eraseCandidate } from '../candidates/delete-account.ts'
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

/** Somebody whose application is deleted, and the language that it was sent in. */
export type Person = { id: string; email: string; language: Language }

/** Whose these applications are, of those who have signed in. Asked before they are erased. */
export async function confirmedOf(tx: Tx, institutionId: number, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const found = await acrossInstitutions(tx, (tx) =>
    tx
      .select({ id: candidates.id, email: candidates.email, language: applications.language })
      .from(applications)
      .innerJoin(candidates, eq(candidates.id, applications.candidateId))
      .where(
        and(
          eq(applications.institutionId, institutionId),
          inArray(applications.id, [...ids]),
          isNotNull(candidates.confirmedAt),
        ),
      )
      .orderBy(candidates.id),
  )
  return [...new Map(found.map((person) => [person.id, person])).values()]
}

/** Tells those of whom nothing is left that the account goes too, and when; in the name of who deleted the last of it. */
export async function tellExpiring(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'newId' | 'keys'>,
  institutionId: number,
  people: readonly Person[],
): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ id }) => id)
  await acrossInstitutions(tx, async (tx) => {
    const told = await tx
      .update(candidates)
      .set({ expiryToldAt: deps.now() })
      .where(and(inArray(candidates.id, ids), isNull(candidates.expiryToldAt), holdsNothing(tx)))
      .returning({ id: candidates.id })
    for (const { id } of told) {
      const { email, language } = people.find((person) => person.id === id)!
      const notice = { purpose: 'account-expiring', email, language, candidateId: id } as const
      await noticeOf(tx, { deps, institution: { id: institutionId } }, notice)
    }
  })
}

/** Begins the time of accounts that hold nothing, and ends that of those that hold something again. */
async function watch(tx: Tx, at: Date): Promise<void> {
  const isWatched = isNotNull(candidates.expiryToldAt)
  const nothing = holdsNothing(tx) as SQL
  await tx
    .update(candidates)
    .set({ expiryToldAt: null })
    .where(and(isWatched, not(nothing)))
  await tx
    .update(candidates)
    .set({ expiryToldAt: at })
    .where(and(isNotNull(candidates.confirmedAt), isNull(candidates.expiryToldAt), nothing))
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
    // Held, and then asked once more: what is saved for one of them at this moment is seen, or keeps it from being held.
    const held = await tx
      .select({ id: candidates.id })
      .from(candidates)
      .where(and(isDue, holdsNothing(tx), notExists(isAsking), gt(candidates.id, after)))
      .orderBy(candidates.id)
      .limit(AT_ONCE)
      .for('update', { skipLocked: true })
    const ids = held.map(({ id }) => id)
    const due =
      ids.length === 0
        ? []
        : await tx
            .select({ id: candidates.id })
            .from(candidates)
            .where(and(inArray(candidates.id, ids), holdsNothing(tx)))
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
