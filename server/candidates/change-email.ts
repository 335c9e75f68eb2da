import { and, eq, inArray, ne, or } from 'drizzle-orm'
import { actorName } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { SignInStarted } from '../contract/candidate.ts'
import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { applicationEvents, applications, candidates, downloads, drafts, sessions } from '../db/schema/index.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { invalidField } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { takeAgents } from '../job-agents/take-over.ts'
import { takeMemberships } from '../talent-pools/take-over.ts'
import { canonicalAddress } from './address.ts'
import { justSignedIn } from './fresh.ts'
import { noticeOf } from './notice.ts'
import { startSignIn } from './start-sign-in.ts'
import { letIn, type Opened, type SignIn, type Try, tryCode } from './use-code.ts'

/**
 * Sends a code to the address that the account is to have. Whether anybody has an account by it already is told to nobody.
 * @throws ProblemError `sign-in`, `forbidden` when the sign-in is not fresh, `invalid` for the address that it has already,
 * `too-many-requests`.
 */
export async function startChangeEmail(
  call: Call,
  asked: { email: string; language: Language; network: string },
): Promise<SignInStarted & { isMailed: boolean }> {
  const person = await justSignedIn(call)
  if (canonicalAddress(asked.email) === person.emailCanonical) throw invalidField('email', 'duplicate')
  return startSignIn(call, { ...asked, purpose: 'change-email', origin: null, candidateId: person.id })
}

const nameOf = (id: string) => actorName({ kind: 'candidate', id, institutionId: null, session: '' })

/**
 * Whoever owns both addresses owns both accounts: what hangs on the other one comes over, and it goes (T20). Hand the answer to
 * `removeErased` after the commit.
 */
async function takeOver(tx: Tx, id: string, emailCanonical: string, at: Date): Promise<Erased> {
  const [other] = await tx
    .select({ id: candidates.id })
    .from(candidates)
    .where(and(eq(candidates.emailCanonical, emailCanonical), ne(candidates.id, id)))
  if (!other) return []
  const taken = await tx
    .update(applications)
    .set({ candidateId: id })
    .where(eq(applications.candidateId, other.id))
    .returning({ id: applications.id })
  // What the other did is this one's from now on, and loses its name with this one's.
  await tx
    .update(applicationEvents)
    .set({ actor: nameOf(id) })
    .where(
      and(
        inArray(
          applicationEvents.applicationId,
          taken.map((application) => application.id),
        ),
        eq(applicationEvents.actor, nameOf(other.id)),
      ),
    )
  await tx.delete(downloads).where(eq(downloads.actor, nameOf(other.id)))
  await tx
    .select({ id: drafts.id })
    .from(drafts)
    .where(eq(drafts.candidateId, other.id))
    .orderBy(drafts.id)
    .for('update')
  await tx.update(drafts).set({ candidateId: id }).where(eq(drafts.candidateId, other.id))
  await takeAgents(tx, id, other.id)
  const erased = await takeMemberships(tx, id, other.id, at)
  await tx.delete(candidates).where(eq(candidates.id, other.id))
  return erased
}

/**
 * Gives the account another address, proved by the code that was sent there. Every session ends, this one is opened anew, and
 * the address of before is told.
 * @throws ProblemError as `tryCode`; `sign-in`; `forbidden` when the sign-in is no longer fresh.
 */
export async function changeEmail(
  call: Call,
  tried: Omit<Try, 'purpose' | 'origin'>,
  { device, language }: { device: string; language: Language },
): Promise<Opened> {
  const { id } = await justSignedIn(call)
  const erased: Erased = []
  const change = async (tx: Tx, { candidateId, ...row }: SignIn): Promise<Opened | null> => {
    if (candidateId !== id) return null
    // Both accounts at once, in one order: of two that take each other's address neither waits for ever.
    const held = await tx
      .select()
      .from(candidates)
      .where(or(eq(candidates.id, id), eq(candidates.emailCanonical, row.emailCanonical)))
      .orderBy(candidates.id)
      .for('update')
    const before = held.find((person) => person.id === id)
    if (!before) return null
    erased.push(...(await takeOver(tx, id, row.emailCanonical, call.deps.now())))
    await tx
      .update(candidates)
      .set({ email: row.email, emailCanonical: row.emailCanonical })
      .where(eq(candidates.id, id))
    await tx.delete(sessions).where(eq(sessions.candidateId, id))
    await noticeOf(tx, call, { purpose: 'email-changed', email: before.email, language, candidateId: id })
    await audit(tx, call, 'email-changed', `candidate:${id}`)
    return letIn(tx, call, id, { device, origin: null })
  }
  const opened = await tryCode(call, { ...tried, purpose: 'change-email', origin: null }, change)
  await removeErased(call.deps, erased)
  return opened
}
