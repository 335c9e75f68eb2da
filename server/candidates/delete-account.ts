import { and, eq, inArray, or } from 'drizzle-orm'
import { actorName } from '../actors.ts'
import { canWithdraw, move } from '../applications/status.ts'
import { audit } from '../audit/record.ts'
import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import {
  applicationEvents,
  applications,
  candidates,
  downloads,
  jobAgents,
  outbox,
  signIns,
} from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { dropDraftsOf } from '../drafts/drop.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { noteErasures } from '../retention/erase.ts'
import { eraseMembershipsOf } from '../talent-pools/erase.ts'
import { justSignedIn } from './fresh.ts'
import { noticeOf } from './notice.ts'

/** Codes that were mailed to these people, for the account or to its address. */
const codesOf = (tx: Tx, ids: readonly string[]) =>
  or(
    inArray(signIns.candidateId, [...ids]),
    inArray(
      signIns.emailCanonical,
      tx
        .select({ email: candidates.emailCanonical })
        .from(candidates)
        .where(inArray(candidates.id, [...ids])),
    ),
  )

/** Holds them until the transaction ends: before the accounts, as whoever uses one does (`holdPlace` says the order). */
export const holdCodes = (tx: Tx, ids: readonly string[]) =>
  tx.select({ id: signIns.id }).from(signIns).where(codesOf(tx, ids)).orderBy(signIns.id).for('update')

type By = Pick<Call, 'actor' | 'requestId'> & { deps: Pick<Call['deps'], 'now'> }

/**
 * What goes when a person's account does: account, profile, drafts, places in talent pools and sessions at once; each application is withdrawn and
 * belongs to nobody, until its institution's rule deletes it. In a transaction of the system's; null when there is no such
 * person. Hand the answer to `removeErased` after the commit.
 */
export async function eraseCandidate(tx: Tx, call: By, id: string): Promise<{ erased: Erased; email: string } | null> {
  const { deps } = call
  const codes = codesOf(tx, [id])
  await holdCodes(tx, [id])
  const [person] = await tx.select().from(candidates).where(eq(candidates.id, id)).for('update')
  if (!person) return null
  const own = await tx
    .select({
      id: applications.id,
      institutionId: applications.institutionId,
      jobId: applications.jobId,
      medium: applications.medium,
      status: applications.status,
    })
    .from(applications)
    .where(eq(applications.candidateId, id))
    .orderBy(applications.id)
    // One that is confirmed or replaced right now is waited for, and withdrawn as what it has become.
    .for('update')
  // In one order for everybody who is deleted at the same time: what is counted is held until the end.
  const places = own.map((one) => ({ ...one, place: JSON.stringify([one.institutionId, one.jobId, one.medium]) }))
  places.sort((one, other) => (one.place < other.place ? -1 : 1))
  for (const { id: application, institutionId, status } of places) {
    const institution = { id: institutionId }
    if (canWithdraw(status)) {
      const by = { deps, actor: call.actor, institution }
      // Both at once: a row that is changed twice has the database hold its recruitment, which comes before the account.
      await move(tx, by, application, { from: status, to: 'withdrawn', kind: 'withdrawn', isDetached: true })
    }
    await audit(tx, { ...call, institution }, 'application-detached', `application:${application}`)
  }
  const name = actorName({ kind: 'candidate', id, institutionId: null, session: '' })
  if (own.length > 0) {
    const ids = own.map((application) => application.id)
    // Which of them were one person's is nobody's business any more.
    await tx
      .update(applicationEvents)
      .set({ actor: 'candidate' })
      .where(and(inArray(applicationEvents.applicationId, ids), eq(applicationEvents.actor, name)))
    await tx.update(applications).set({ candidateId: null }).where(eq(applications.candidateId, id))
  }
  const erased = [...(await dropDraftsOf(tx, id)), ...(await eraseMembershipsOf(tx, id))]
  await tx.delete(downloads).where(eq(downloads.actor, name))
  const agents = await tx
    .select({ id: jobAgents.id, institutionId: jobAgents.institutionId })
    .from(jobAgents)
    .where(eq(jobAgents.candidateId, id))
  // They go with the account, and with them what waits or was given up of their mails.
  for (const [institutionId, some] of Map.groupBy(agents, (agent) => agent.institutionId)) {
    const ids = some.map((agent) => agent.id)
    await tx
      .delete(outbox)
      .where(
        and(
          eq(outbox.institutionId, institutionId),
          inArray(outbox.status, ['waiting', 'dead']),
          inArray(outbox.signUpId, ids),
        ),
      )
    await tx
      .update(outbox)
      .set({ payload: null })
      .where(and(eq(outbox.institutionId, institutionId), inArray(outbox.signUpId, ids)))
  }
  await tx.delete(signIns).where(codes)
  // Its sessions go with it.
  await tx.delete(candidates).where(eq(candidates.id, id))
  await noteErasures(tx, 'candidate', [id], deps.now())
  return { erased, email: person.email }
}

/**
 * Deletes the signed-in person's account, on our own pages only, and tells the address that it belonged to.
 * @throws ProblemError `sign-in`, `forbidden` also when the sign-in is not fresh.
 */
export async function deleteAccount(call: Call, language: Language): Promise<void> {
  const { deps } = call
  const { id } = await justSignedIn(call)
  const gone = await asSystem(deps.db, async (tx) => {
    const gone = await eraseCandidate(tx, call, id)
    if (!gone) throw new ProblemError('sign-in')
    await audit(tx, call, 'account-deleted', `candidate:${id}`)
    await noticeOf(tx, call, { purpose: 'account-deleted', email: gone.email, language, candidateId: null })
    return gone
  })
  await removeErased(deps, gone.erased)
}
