import { and, eq, ne } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { canonicalAddress } from '../candidates/address.ts'
import type { ApplicationReceipt, RegisteredApplicationInput } from '../contract/application.ts'
import { jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { countApplications } from '../recruitment-cases/count.ts'
import { tellApplication } from '../webhooks/tell-application.ts'
import { clean } from './clean.ts'
import { insertApplication } from './insert.ts'
import { recordEvent } from './status.ts'

/**
 * Registers one that came by post or e-mail (R084), with the moment it was received; the job may have closed since. Who
 * gave an address gets the receipt. It is the institution's own entry: no candidate is made of it, and it stands beside
 * one from the form.
 * @throws ProblemError `invalid` when the job is unknown or the date lies ahead, `deadline-passed` for a late one without
 * a reason.
 */
export function register(call: Call, input: RegisteredApplicationInput): Promise<ApplicationReceipt> {
  const { deps, actor, institution } = call
  if (!can(actor, 'register-application', institution)) throw new ProblemError('forbidden')
  const receivedAt = new Date(input.receivedAt)
  if (receivedAt > deps.now()) throw invalidField('receivedAt', 'not-allowed')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [job] = await tx
      .select({
        id: jobs.id,
        caseId: jobs.caseId,
        deadline: jobs.deadline,
        language: jobs.language,
        audience: jobs.audience,
        publishFrom: jobs.publishFrom,
      })
      .from(jobs)
      .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, Number(input.job)), ne(jobs.audience, 'test')))
    if (!job) throw invalidField('job', 'unknown-key')
    const isLate = job.deadline !== null && receivedAt > job.deadline
    if (isLate && !input.lateReason) throw new ProblemError('deadline-passed')
    const id = deps.newId()
    const { name, email, phone } = input.applicant
    const reference = await insertApplication(tx, {
      institutionId: institution.id,
      id,
      jobId: job.id,
      caseId: job.caseId,
      status: 'received',
      name: name.toWellFormed(),
      email: email ?? null,
      emailCanonical: email === undefined ? null : canonicalAddress(email),
      phone: phone || null,
      fields: [],
      motivation: clean(input.motivation ?? '') || null,
      answers: [],
      language: job.language,
      medium: input.medium?.toWellFormed() || null,
      receivedBy: input.receivedBy,
      receivedAt,
      lateReason: isLate ? (input.lateReason ?? null) : null,
    })
    await countApplications(tx, institution.id, job.caseId, 1)
    await recordEvent(tx, call, id, 'registered', { to: 'received' })
    await audit(tx, call, 'application-registered', `application:${id}`, { job: job.id, late: isLate })
    await tellApplication(tx, call, { reference, job })
    if (email !== undefined) await enqueueMail(tx, deps, institution.id, { template: 'receipt', application: id })
    return { reference, receivedAt: receivedAt.toISOString() }
  })
}
