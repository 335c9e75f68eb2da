import { eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { signIns } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { countAgainst, overLimit } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { TRIED_FROM_NETWORK } from './limits.ts'
import { CODE_MS, CODE_TRIES, isKeyOf, isSignInCode, signInOfLink, typedDigits } from './sign-in-code.ts'
import { letIn, type Opened, type SignIn, useUp } from './use-code.ts'

/** Codes typed beside a link in a browser that did not ask. They are no tries of the code's own, which a scanner must not use up. */
const BESIDE_LINK = { name: 'code-beside-link', max: CODE_TRIES, seconds: CODE_MS / 1000 }

export type LinkPressed = {
  token: string
  /** The key of this browser, when it asked for a code on our own pages. */
  key: string | null
  /** Typed in another browser. */
  code: string | null
  network: string
}

/**
 * What pressing the button behind a mail's link comes to. `code`: this is not the browser that asked, so the code is asked for.
 * `elsewhere`: the code was asked for on an institution's page and belongs there. `used`: by whom, since the same browser may
 * press twice.
 */
export type LinkOutcome =
  | { kind: 'in'; opened: Opened }
  | { kind: 'code' }
  | { kind: 'elsewhere' }
  | { kind: 'used'; candidateId: string | null }

const isExpired = ({ expiresAt }: SignIn, at: Date) => expiresAt <= at

/**
 * Continues by the link of a mail, in the browser that asked alone; the button alone does nothing elsewhere (T10–T12).
 * @throws ProblemError `gone` when its time has run out or there is no such link; `invalid` for a wrong code;
 * `too-many-requests`.
 */
export async function pressLink(
  call: Call,
  { token, key, code, network }: LinkPressed,
  door: { device: string; rotated?: string | undefined },
): Promise<LinkOutcome> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-in', institution)) throw new ProblemError('forbidden')
  const id = signInOfLink(deps, token)
  if (id === null) throw new ProblemError('gone')
  const digits = code === null ? null : typedDigits(code)
  if (code !== null && digits === null) throw invalidField('code', code.trim() === '' ? 'required' : 'invalid')
  if (digits !== null) {
    // First what the one link has, so that a scanner in the person's own network takes no more than that from it.
    if (await overLimit(deps.db, deps, BESIDE_LINK, id)) throw new ProblemError('gone')
    await countAgainst(deps.db, deps, TRIED_FROM_NETWORK, network)
  }
  const outcome = await asSystem(deps.db, async (tx): Promise<LinkOutcome | 'gone' | 'wrong'> => {
    const [row] = await tx.select().from(signIns).where(eq(signIns.id, id)).for('update')
    const isOurs = row?.purpose === 'sign-in' && row.institutionId === institution.id && row.candidateId !== null
    if (!row || !isOurs || isExpired(row, deps.now())) return 'gone'
    if (row.usedAt) return { kind: 'used', candidateId: row.candidateId }
    if (row.origin !== null) return { kind: 'elsewhere' }
    const isHere = key !== null && isKeyOf(deps, key, row.keyHash)
    if (!isHere && digits === null) return { kind: 'code' }
    if (!isHere && !isSignInCode(deps, row.id, digits ?? '')) return 'wrong'
    if (!(await useUp(tx, row.id, deps.now()))) return 'gone'
    const opened = await letIn(tx, call, row.candidateId ?? '', { ...door, origin: null })
    return opened ? { kind: 'in', opened } : 'gone'
  })
  if (typeof outcome === 'object') return outcome
  throw outcome === 'gone' ? new ProblemError('gone') : invalidField('code', 'invalid')
}
