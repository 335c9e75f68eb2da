import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { Tx } from '../db/client.ts'
import { candidates, sessions, signIns } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { countAgainst } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { TRIED_FROM_NETWORK } from './limits.ts'
import { openSession } from './session.ts'
import { CODE_TRIES, isKeyOf, isSignInCode, typedDigits } from './sign-in-code.ts'
import type { CodePurpose } from './start-sign-in.ts'

export type SignIn = typeof signIns.$inferSelect
export type Opened = { session: typeof sessions.$inferSelect; email: string }

/** A try at a code: which one, the key of the page or browser that asked, and the page that asks now. */
export type Try = {
  signIn: string
  key: string
  code: string
  origin: string | null
  network: string
  purpose: CodePurpose
}

/** Where somebody signs in; `rotated` is the session of before, which ends (T18). */
export type Door = { device: string; origin: string | null; rotated?: string | undefined }

/** A sign-in that lives and was asked for by this page of this institution with this key; null otherwise. */
export async function liveSignIn(
  tx: Tx,
  { deps, institution }: Call,
  { signIn, key, origin, purpose }: Pick<Try, 'signIn' | 'key' | 'origin' | 'purpose'>,
): Promise<SignIn | null> {
  if (!isId(signIn)) return null
  const [row] = await tx
    .select()
    .from(signIns)
    .where(
      and(
        eq(signIns.id, signIn),
        eq(signIns.institutionId, institution.id),
        eq(signIns.purpose, purpose),
        isNull(signIns.usedAt),
        gt(signIns.expiresAt, deps.now()),
      ),
    )
  return row && row.origin === origin && isKeyOf(deps, key, row.keyHash) ? row : null
}

/** What a page or browser asked for, while a code can still be typed; tells no more than it was told. */
export const askedFor = (
  call: Call,
  asked: Pick<Try, 'signIn' | 'key' | 'origin' | 'purpose'>,
): Promise<SignIn | null> => asSystem(call.deps.db, (tx) => liveSignIn(tx, call, asked))

/** Marks a sign-in as used; false when another was quicker. */
export async function useUp(tx: Tx, id: string, at: Date): Promise<boolean> {
  const used = await tx
    .update(signIns)
    .set({ usedAt: at })
    .where(and(eq(signIns.id, id), isNull(signIns.usedAt)))
    .returning({ id: signIns.id })
  return used.length > 0
}

/** Uses up one try of a code; false when none is left. */
async function takeTry(tx: Tx, id: string): Promise<boolean> {
  const taken = await tx
    .update(signIns)
    .set({ tries: sql`${signIns.tries} + 1` })
    .where(and(eq(signIns.id, id), lt(signIns.tries, CODE_TRIES), isNull(signIns.usedAt)))
    .returning({ id: signIns.id })
  return taken.length > 0
}

/** Whether a code can open anything: that of an address without an account cannot, nor of a provider that has not said yes. */
const opens = ({ purpose, candidateId, provenAt }: SignIn): boolean =>
  purpose === 'work-address' || (purpose === 'work-login' ? provenAt !== null : candidateId !== null)

/**
 * Tries a code, and when it is right does `then` in the same transaction. A wrong try stays counted.
 * @throws ProblemError `invalid` for a wrong code, `gone` when its time or its tries have run out, a newer one was sent, or
 * this is not the page that asked; `too-many-requests`.
 */
export async function tryCode<T>(
  call: Call,
  tried: Try,
  then: (tx: Tx, signIn: SignIn) => Promise<T | null>,
): Promise<T> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-in', institution)) throw new ProblemError('forbidden')
  const digits = typedDigits(tried.code)
  // What can be no code is no try.
  if (digits === null) throw invalidField('code', tried.code.trim() === '' ? 'required' : 'invalid')
  await countAgainst(deps.db, deps, TRIED_FROM_NETWORK, tried.network)
  const outcome = await asSystem(deps.db, async (tx): Promise<{ done: T } | 'wrong' | 'gone'> => {
    const row = await liveSignIn(tx, call, tried)
    if (!row || !(await takeTry(tx, row.id))) return 'gone'
    if (!isSignInCode(deps, row.id, digits) || !opens(row)) return 'wrong'
    if (!(await useUp(tx, row.id, deps.now()))) return 'gone'
    const done = await then(tx, row)
    return done === null ? 'gone' : { done }
  })
  if (typeof outcome === 'object') return outcome.done
  throw outcome === 'gone' ? new ProblemError('gone') : invalidField('code', 'invalid')
}

/**
 * Lets the person of a sign-in in: the address is confirmed, and a new session opened. Null when the account has gone
 * meanwhile.
 */
export async function letIn(
  tx: Tx,
  { deps, institution }: Call,
  candidateId: string,
  { device, origin, rotated }: Door,
): Promise<Opened | null> {
  const [person] = await tx
    .update(candidates)
    .set({
      confirmedAt: sql`coalesce(${candidates.confirmedAt}, ${deps.now().toISOString()}::timestamptz)`,
      seenAt: deps.now(),
      expiryToldAt: null,
    })
    .where(eq(candidates.id, candidateId))
    .returning({ email: candidates.email })
  if (!person) return null
  if (rotated) await tx.delete(sessions).where(and(eq(sessions.id, rotated), eq(sessions.candidateId, candidateId)))
  const session = await openSession(tx, deps, {
    candidateId,
    device,
    ...(origin === null ? { institutionId: null, origin } : { institutionId: institution.id, origin }),
  })
  return { session, email: person.email }
}

/** Signs in by a typed code. @throws ProblemError as `tryCode`. */
export const signIn = (call: Call, tried: Omit<Try, 'purpose'>, door: Omit<Door, 'origin'>): Promise<Opened> =>
  tryCode(call, { ...tried, purpose: 'sign-in' }, (tx, { candidateId }) =>
    letIn(tx, call, candidateId ?? '', { ...door, origin: tried.origin }),
  )
