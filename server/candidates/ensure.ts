import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { candidates } from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem.ts'
import { canonicalAddress } from './address.ts'

/** So often is an account made anew that goes in the same moment. */
const TRIES = 3

/**
 * The candidate of an address, born unconfirmed with the first application (R082). One that exists is left untouched:
 * whoever types an address need not own it. It stays until the transaction ends: who deletes the account meanwhile waits, and
 * one that is being deleted is made anew. Answers its id.
 */
export function ensureCandidate(tx: Tx, { now, newId }: Pick<Deps, 'now' | 'newId'>, email: string): Promise<string> {
  const emailCanonical = canonicalAddress(email)
  return acrossInstitutions(tx, async (tx) => {
    for (let tries = 0; tries < TRIES; tries++) {
      await tx
        .insert(candidates)
        .values({ id: newId(), email, emailCanonical, createdAt: now() })
        .onConflictDoNothing({ target: candidates.emailCanonical })
      const [row] = await tx
        .select({ id: candidates.id })
        .from(candidates)
        .where(eq(candidates.emailCanonical, emailCanonical))
        .for('key share')
      if (row) return row.id
    }
    throw new ProblemError('unavailable', { retryAfter: 1 })
  })
}

/**
 * Keeps an account until the transaction ends, as whoever changes it does; false when it has gone. Taken before anything of its
 * person's is held (`holdPlace` says in which order everything is).
 */
export const keepAccount = (tx: Tx, id: string): Promise<boolean> =>
  acrossInstitutions(tx, async (tx) => {
    const kept = await tx
      .select({ id: candidates.id })
      .from(candidates)
      .where(eq(candidates.id, id))
      .for('no key update')
    return kept.length > 0
  })

/** Holds accounts against everybody else until the transaction ends; of no institution, in whichever transaction. */
export const holdAccounts = (tx: Tx, ids: readonly string[]): Promise<unknown> =>
  ids.length === 0
    ? Promise.resolve()
    : acrossInstitutions(tx, (tx) =>
        tx
          .select({ id: candidates.id })
          .from(candidates)
          .where(inArray(candidates.id, [...ids]))
          .orderBy(candidates.id)
          .for('update'),
      )
