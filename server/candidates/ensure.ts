import { eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { candidates } from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { canonicalAddress } from './address.ts'

/**
 * The candidate of an address, born unconfirmed with the first application (R082). One that exists is left untouched:
 * whoever types an address need not own it. Answers its id.
 */
export function ensureCandidate(tx: Tx, { now, newId }: Pick<Deps, 'now' | 'newId'>, email: string): Promise<string> {
  const emailCanonical = canonicalAddress(email)
  return acrossInstitutions(tx, async (tx) => {
    await tx
      .insert(candidates)
      .values({ id: newId(), email, emailCanonical, createdAt: now() })
      .onConflictDoNothing({ target: candidates.emailCanonical })
    const [row] = await tx
      .select({ id: candidates.id })
      .from(candidates)
      .where(eq(candidates.emailCanonical, emailCanonical))
    return row!.id
  })
}
