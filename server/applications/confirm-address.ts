import { and, eq, gt, lt, lte, ne, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { keepAccount } from '../candidates/ensure.ts'
import type { Problem } from '../contract/problem.ts'
import type { Tx } from '../db/client.ts'
import { applications, jobs, recruitmentCases } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { countAgainst } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { countApplications } from '../recruitment-cases/count.ts'
import { tellApplication } from '../webhooks/tell-application.ts'
import { CODE_TRIES, isConfirmationCode } from './confirmation-code.ts'
import { earlierOf } from './earlier.ts'
import { CONFIRM_FROM_NETWORK } from './limits.ts'
import { readReference } from './reference.ts'
import { move } from './status.ts'

type Waiting = Pick<
  typeof applications.$inferSelect,
  'id' | 'caseId' | 'jobId' | 'emailCanonical' | 'receivedAt' | 'status'
>
type Outcome = { ok: true; reference: string } | { ok: false; why: 'wrong' | 'gone' }

/**
 * Holds the recruitment of an application as applying does, before any row of it: two codes at once then come one after
 * the other, and one of them counts.
 */
const holdCase = (tx: Tx, institutionId: number, reference: string) =>
  tx
    .select({ hash: applications.confirmationHash, candidateId: applications.candidateId })
    .from(applications)
    .innerJoin(
      recruitmentCases,
      and(eq(recruitmentCases.institutionId, applications.institutionId), eq(recruitmentCases.id, applications.caseId)),
    )
    .where(and(eq(applications.institutionId, institutionId), eq(applications.reference, reference)))
    .for('update', { of: recruitmentCases })

/** Uses up one try of the code and answers what it belongs to; null when no try is left or the code has run out. */
async function takeTry(tx: Tx, institutionId: number, reference: string, now: Date): Promise<Waiting | null> {
  const [row] = await tx
    .update(applications)
    .set({ confirmationTries: sql`${applications.confirmationTries} + 1` })
    .where(
      and(
        eq(applications.institutionId, institutionId),
        eq(applications.reference, reference),
        lt(applications.confirmationTries, CODE_TRIES),
        gt(applications.confirmationExpiresAt, now),
      ),
    )
    .returning({
      id: applications.id,
      caseId: applications.caseId,
      jobId: applications.jobId,
      emailCanonical: applications.emailCanonical,
      receivedAt: applications.receivedAt,
      status: applications.status,
    })
  return row ?? null
}

/** The confirmed one counts from now on; every earlier one of the same address for the same job is replaced by it. */
async function takePlace(tx: Tx, call: Call, waiting: Waiting, reference: string): Promise<boolean> {
  const { institution } = call
  const earlier = await tx
    .select({ id: applications.id, status: applications.status })
    .from(applications)
    .where(
      and(
        eq(applications.institutionId, institution.id),
        eq(applications.jobId, waiting.jobId),
        eq(applications.emailCanonical, waiting.emailCanonical ?? ''),
        eq(applications.receivedBy, 'form'),
        lte(applications.receivedAt, waiting.receivedAt),
        ne(applications.id, waiting.id),
      ),
    )
  let replaced = 0
  for (const { id, status } of earlier) {
    if (status !== 'received' && status !== 'awaiting-confirmation') continue
    if (await move(tx, call, id, { from: status, to: 'replaced', kind: 'replaced' }))
      replaced += status === 'received' ? 1 : 0
  }
  if (!(await move(tx, call, waiting.id, { from: 'awaiting-confirmation', to: 'received', kind: 'confirmed' })))
    return false
  const { jobId, emailCanonical } = waiting
  const { counted } = await earlierOf(tx, institution.id, {
    jobId,
    emailCanonical: emailCanonical ?? '',
    candidateId: null,
  })
  await countApplications(tx, institution.id, waiting.caseId, replaced > 0 || counted ? 0 : 1)
  await audit(tx, call, 'application-confirmed', `application:${waiting.id}`, { job: waiting.jobId, replaced })
  const [job] = await tx
    .select({ id: jobs.id, audience: jobs.audience, publishFrom: jobs.publishFrom })
    .from(jobs)
    .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, jobId)))
  if (job) await tellApplication(tx, call, { reference, job })
  return true
}

/**
 * Confirms the address of an application by the code that was mailed to it: the application takes the place of the
 * earlier one, also after the deadline, since it came in time. The right code again answers the same.
 * @throws ProblemError `invalid` for a code that is wrong or a reference that waits for none, `gone` when its tries or
 * its time have run out or a later application has taken its place, `too-many-requests`.
 */
export async function confirmAddress(
  call: Call,
  { reference: typed, code, network }: { reference: string; code: string; network: string },
): Promise<{ reference: string }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'confirm-address', institution)) throw new ProblemError('forbidden')
  const reference = readReference(typed)
  const digits = code.replace(/[\s-]/g, '')
  // Nothing typed is no try: whoever opens the link or sends the form empty uses up nothing.
  const wrong: Problem['fields'] = []
  if (!reference) wrong.push({ path: 'reference', code: typed.trim() === '' ? 'required' : 'invalid' })
  if (!/^\d{8}$/.test(digits)) wrong.push({ path: 'code', code: digits === '' ? 'required' : 'invalid' })
  if (!reference || wrong.length > 0) throw new ProblemError('invalid', { fields: wrong })
  await countAgainst(deps.db, deps, CONFIRM_FROM_NETWORK, `${institution.id}:${network}`)

  // A wrong try must stay counted, so the transaction ends well and the refusal comes after it.
  const outcome = await inInstitution(deps.db, institution.id, async (tx): Promise<Outcome> => {
    const [held] = await holdCase(tx, institution.id, reference)
    if (!held?.hash) return { ok: false, why: 'wrong' }
    // Several rows of one person's are moved: whoever deletes the account or takes it over holds all of them.
    if (held.candidateId) await keepAccount(tx, held.candidateId)
    const waiting = await takeTry(tx, institution.id, reference, deps.now())
    if (!waiting) return { ok: false, why: 'gone' }
    if (!isConfirmationCode(deps, institution.id, waiting.id, digits)) {
      await audit(tx, call, 'confirmation-refused', `application:${waiting.id}`)
      return { ok: false, why: 'wrong' }
    }
    if (waiting.status === 'received') return { ok: true, reference }
    if (waiting.status !== 'awaiting-confirmation') return { ok: false, why: 'gone' }
    return (await takePlace(tx, call, waiting, reference)) ? { ok: true, reference } : { ok: false, why: 'gone' }
  })
  if (outcome.ok) return { reference: outcome.reference }
  throw outcome.why === 'gone' ? new ProblemError('gone') : invalidField('code', 'invalid')
}
