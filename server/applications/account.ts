import { eq, sql } from 'drizzle-orm'
import { canonicalAddress } from '../candidates/address.ts'
import type { SignedIn } from '../candidates/signed-in.ts'
import type { ApplicationInput } from '../contract/application.ts'
import type { Tx } from '../db/client.ts'
import { candidates } from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { invalidField, ProblemError } from '../http/problem.ts'

/**
 * The account of a signed-in person who sends an application: it applies from the account's own address, and what is sent
 * is its profile from then on, since whoever is signed in owns the address. Answers the candidate's id.
 * @throws ProblemError `invalid` for another address; `sign-in` when the account is gone.
 */
export function applyFromAccount(
  tx: Tx,
  { now }: Pick<Deps, 'now'>,
  { id }: SignedIn,
  { name, email, phone }: ApplicationInput['applicant'],
): Promise<string> {
  return acrossInstitutions(tx, async (tx) => {
    const [account] = await tx
      .select({ emailCanonical: candidates.emailCanonical })
      .from(candidates)
      .where(eq(candidates.id, id))
      // Who deletes the account meanwhile waits for the application, and withdraws it too.
      .for('no key update')
    if (!account) throw new ProblemError('sign-in')
    if (account.emailCanonical !== canonicalAddress(email)) throw invalidField('applicant.email', 'not-allowed')
    await tx
      .update(candidates)
      .set({
        name: name.toWellFormed(),
        ...(phone && { phone }),
        confirmedAt: sql`coalesce(${candidates.confirmedAt}, ${now().toISOString()}::timestamptz)`,
      })
      .where(eq(candidates.id, id))
    return id
  })
}
