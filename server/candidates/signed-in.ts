import { type Actor, can } from '../actors.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'

/** A person who is signed in. */
export type SignedIn = Extract<Actor, { kind: 'candidate' }>

/**
 * The person who acts, on what is their own: at one institution, or, on our own pages alone, the account.
 * @throws ProblemError `sign-in` when nobody is signed in; `forbidden` elsewhere than the session is worth.
 */
export function signedIn(
  { actor, institution }: Pick<Call, 'actor'> & { institution: Pick<Call['institution'], 'id'> | null },
  action: 'own-application' | 'own-account' | 'own-sign-up',
): SignedIn {
  if (actor.kind !== 'candidate') throw new ProblemError('sign-in')
  if (!can(actor, action, institution)) throw new ProblemError('forbidden')
  return actor
}
