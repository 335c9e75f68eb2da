import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { SignInStarted } from '../contract/candidate.ts'
import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { candidates, signIns } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { countAgainst, overLimit } from '../http/limits.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { newSecret } from '../keys.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { canonicalAddress, mailboxOf } from './address.ts'
import {
  ASKED_FROM_NETWORK,
  CODES_A_DAY,
  CODES_FOR_STRANGERS,
  CODES_FROM_NETWORK,
  CODES_IN_ALL,
  CODES_SHORTLY,
  CODES_TO_MAILBOX,
} from './limits.ts'
import { CODE_MS, keyHashOf } from './sign-in-code.ts'

export type CodePurpose = 'sign-in' | 'change-email' | 'work-address' | 'work-login'

/** Who asks for a code, and for which address. `origin` null: our own pages. */
export type CodeAsked = {
  purpose: Exclude<CodePurpose, 'work-login'>
  email: string
  language: Language
  origin: string | null
  network: string
  /** The account that a change of address is for. */
  candidateId?: string
  /** Whoever asks has shown that the mailbox is theirs. */
  isKnown?: boolean
}

/** Has the address been sent as many codes as it may be? The count slides, and one is counted at a time. */
async function hasEnough(tx: Tx, emailCanonical: string, at: Date, isKnown: boolean): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`codes ${emailCanonical}`}, 0))`)
  const since = (ms: number) => new Date(at.getTime() - ms)
  const sent = await tx
    .select({ createdAt: signIns.createdAt })
    .from(signIns)
    .where(
      and(
        eq(signIns.emailCanonical, emailCanonical),
        inArray(signIns.purpose, ['sign-in', 'change-email', 'work-address']),
        gt(signIns.createdAt, since(CODES_A_DAY.ms)),
      ),
    )
  const shortly = sent.filter(({ createdAt }) => createdAt > since(CODES_SHORTLY.ms))
  return sent.length >= (isKnown ? CODES_A_DAY.max : CODES_FOR_STRANGERS) || shortly.length >= CODES_SHORTLY.max
}

/** Codes that were sent before for the same address on the same page are worth nothing from now on. */
const killOlder = (tx: Tx, institutionId: number, { purpose, origin }: CodeAsked, emailCanonical: string, at: Date) =>
  tx
    .update(signIns)
    .set({ usedAt: at })
    .where(
      and(
        eq(signIns.emailCanonical, emailCanonical),
        eq(signIns.institutionId, institutionId),
        eq(signIns.purpose, purpose),
        origin === null ? isNull(signIns.origin) : eq(signIns.origin, origin),
        isNull(signIns.usedAt),
      ),
    )

/**
 * Sends a code to an address. The answer and the work are the same whether or not anybody has an account by it: the mail
 * alone tells (T15). Beyond what an address may be sent nothing is, and the answer is still the same; `isMailed` is for
 * our own pages, which then keep the code that was sent before.
 * @throws ProblemError `too-many-requests` for the network.
 */
export async function startSignIn(call: Call, asked: CodeAsked): Promise<SignInStarted & { isMailed: boolean }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-in', institution)) throw new ProblemError('forbidden')
  await countAgainst(deps.db, deps, ASKED_FROM_NETWORK, asked.network)
  const { purpose, email, language, origin } = asked
  const emailCanonical = canonicalAddress(email)
  const counted = purpose === 'work-address' ? mailboxOf(emailCanonical) : emailCanonical
  const id = deps.newId()
  const key = newSecret()
  const at = deps.now()
  const expiresAt = new Date(at.getTime() + CODE_MS)
  const isMailed = await asSystem(deps.db, async (tx) => {
    const [known] = await tx
      .select({ id: candidates.id, confirmedAt: candidates.confirmedAt })
      .from(candidates)
      .where(eq(candidates.emailCanonical, emailCanonical))
    const isOwner = (actor.kind === 'candidate' && actor.id === known?.id) || asked.isKnown === true
    if (await hasEnough(tx, emailCanonical, at, isOwner)) return false
    if (!isOwner && (await overLimit(tx, deps, CODES_FROM_NETWORK, `${counted}:${asked.network}`))) return false
    if (purpose === 'work-address')
      for (const limit of CODES_TO_MAILBOX) if (await overLimit(tx, deps, limit, counted)) return false
    if (!isOwner && !known?.confirmedAt && (await overLimit(tx, deps, CODES_IN_ALL, ''))) return false
    await killOlder(tx, institution.id, asked, emailCanonical, at)
    const candidateId = purpose === 'sign-in' ? (known?.id ?? null) : (asked.candidateId ?? null)
    await tx.insert(signIns).values({
      id,
      institutionId: institution.id,
      purpose,
      candidateId,
      email,
      emailCanonical,
      language,
      origin,
      keyHash: keyHashOf(deps, key),
      createdAt: at,
      expiresAt,
    })
    await enqueueMail(tx, deps, institution.id, { template: purpose, signIn: id })
    return true
  })
  return { id, key, expiresAt: expiresAt.toISOString(), isMailed }
}
