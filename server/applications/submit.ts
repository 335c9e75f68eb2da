import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { canonicalAddress } from '../candidates/address.ts'
import { ensureCandidate } from '../candidates/ensure.ts'
import { testAddress } from '../connection/applicant.ts'
import type { ApplicationInput, ApplicationReceipt, ApplicationStatus } from '../contract/application.ts'
import type { Tx } from '../db/client.ts'
import { inInstitution } from '../db/scope.ts'
import { dropSent, holdSent } from '../drafts/drop.ts'
import { attachDocuments } from '../files/attach.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { type Prepared, withPrepared } from '../files/prepare.ts'
import type { Attempt } from '../http/idempotency.ts'
import { countAgainst, overLimit } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { countApplications } from '../recruitment-cases/count.ts'
import { formFactsOf } from '../settings/form.ts'
import { tellApplication } from '../webhooks/tell-application.ts'
import { applyFromAccount } from './account.ts'
import { codeExpiry, codeHash, confirmationCode } from './confirmation-code.ts'
import { earlierOf } from './earlier.ts'
import { fitForm } from './fit-form.ts'
import { insertApplication } from './insert.ts'
import { FROM_ADDRESS, MAIL_FROM_ALL, MAIL_FROM_INSTITUTION } from './limits.ts'
import { takeOpenJob } from './open-job.ts'
import { sealPreference } from './preferential-access.ts'
import { recordEvent } from './status.ts'

/**
 * An application from the form: the frozen snapshot, its acknowledgement, event, audit, mail and the answer of its
 * Idempotency-Key in one transaction. From an address that has applied for the job already it waits for the address to be
 * confirmed; the answer is the same, so that nobody learns who applied. Whoever is signed in applies from the account.
 * @throws ProblemError `not-found`, `job-closed`, `deadline-passed`, `invalid`, `job-changed` when the form or the
 * acknowledged privacy notice has become another, `already-applied` to the person signed in, `too-many-requests`.
 */
export async function submit(
  { deps, actor, institution, requestId, proven }: Call,
  { job: jobId, input, network }: { job: number; input: ApplicationInput; network: string },
  attempt: Attempt,
): Promise<ApplicationReceipt> {
  if (!can(actor, 'apply', institution)) throw new ProblemError('forbidden')
  const erased: Erased = []
  const sender = actor.kind === 'candidate' ? actor.id : null
  const files = { uploads: input.documents, owner: null, candidateId: sender }
  const take = async (tx: Tx, prepared: Prepared): Promise<ApplicationReceipt> => {
    const job = await takeOpenJob(tx, institution.id, jobId, { at: attempt.startedAt, proven })
    const isTest = job.audience === 'test'
    const { form, answers } = fitForm(await formFactsOf(tx, institution), job, input)
    if (input.acknowledged !== form.privacyNotice.version) throw new ProblemError('job-changed')
    deps.failAt?.('after-validate')
    const emailCanonical = canonicalAddress(input.applicant.email)
    // What a connection test's job is sent is deleted unread: nobody's application may end there.
    if (isTest && emailCanonical !== canonicalAddress(testAddress(job.externalId)))
      throw invalidField('applicant.email', 'not-allowed')
    await countAgainst(tx, deps, FROM_ADDRESS, `${institution.id}:${emailCanonical}:${network}`)
    const mailAfter = [
      await overLimit(tx, deps, MAIL_FROM_INSTITUTION, `${institution.id}:${emailCanonical}`),
      await overLimit(tx, deps, MAIL_FROM_ALL, emailCanonical),
    ].reduce((one, other) => (one && (!other || one > other) ? one : other))

    const account = actor.kind === 'candidate' ? await applyFromAccount(tx, deps, actor, input.applicant) : null
    const candidateId = account ?? (await ensureCandidate(tx, deps, input.applicant.email))
    const drafts = await holdSent(tx, deps, institution.id, jobId, { draft: input.draft, candidateId: account })
    const earlier = await earlierOf(tx, institution.id, { jobId, emailCanonical, candidateId: account })
    // Whoever is signed in may know of their own application, and can change it.
    if (account && earlier.counts) throw new ProblemError('already-applied')
    const isSecond = earlier.counts
    const status: ApplicationStatus = isSecond ? 'awaiting-confirmation' : 'received'
    const id = deps.newId()
    const receivedAt = attempt.startedAt
    // Made for both, so that a second application takes no longer than a first.
    const hash = codeHash(deps, institution.id, id, confirmationCode(deps, institution.id, id))
    const reference = await insertApplication(tx, {
      institutionId: institution.id,
      id,
      jobId,
      caseId: job.caseId,
      candidateId,
      status,
      name: input.applicant.name.toWellFormed(),
      email: input.applicant.email,
      emailCanonical,
      ...answers,
      preferentialAccess: sealPreference(
        deps,
        { institutionId: institution.id, id },
        form.preferentialAccess,
        input.preferentialAccess,
      ),
      privacyVersion: form.privacyNotice.version,
      privacyText: form.privacyNotice.text,
      acknowledgedAt: receivedAt,
      language: input.language,
      medium: input.medium?.toWellFormed() || null,
      receivedBy: 'form',
      receivedAt,
      confirmationHash: isSecond ? hash : null,
      confirmationExpiresAt: isSecond ? codeExpiry(receivedAt, job.deadline) : null,
    })
    // A session is worth this institution only, and so are the documents that it may send again.
    const attachment = { job: jobId, uploads: input.documents, application: id, candidateId: account, prepared }
    erased.push(...(await attachDocuments(tx, { deps, institution }, attachment)))
    deps.failAt?.('after-file')
    erased.push(...(await dropSent(tx, institution.id, drafts)))
    await countApplications(tx, institution.id, job.caseId, isSecond || earlier.counted ? 0 : 1)
    await recordEvent(tx, { deps, actor, institution }, id, status, { to: status })
    await audit(tx, { deps, actor, institution, requestId }, 'application-received', `application:${id}`, {
      job: jobId,
      status,
    })
    const template = isSecond ? 'second-application' : 'receipt'
    if (!isTest) await enqueueMail(tx, deps, institution.id, { template, application: id }, mailAfter)
    if (!isSecond) await tellApplication(tx, { deps, institution }, { reference, job })
    const receipt: ApplicationReceipt = { reference, receivedAt: receivedAt.toISOString() }
    await attempt.settle(tx, 201, receipt)
    deps.failAt?.('before-commit')
    return receipt
  }
  const receipt = await withPrepared({ deps, institution }, files, (prepared) =>
    inInstitution(deps.db, institution.id, (tx) => take(tx, prepared)),
  )
  deps.failAt?.('after-commit')
  await removeErased(deps, erased)
  return receipt
}
