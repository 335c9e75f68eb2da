import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import { canonicalAddress } from '../candidates/address.ts'
import type { ApplicationInput } from '../contract/application.ts'
import type { CandidateApplication } from '../contract/candidate.ts'
import type { ApplicationForm } from '../contract/form.ts'
import type { Tx } from '../db/client.ts'
import { applications, candidates } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import { attachDocuments } from '../files/attach.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { type Prepared, withPrepared } from '../files/prepare.ts'
import { documentsOfApplication } from '../files/queries.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { formFactsOf } from '../settings/form.ts'
import { fitForm } from './fit-form.ts'
import { holdOwnRow, type OwnRow, ownRow, takesChanges, viewingOf, wholeOwn } from './own.ts'
import { openPreference, sealPreference } from './preferential-access.ts'
import { recordEvent } from './status.ts'

/** An application stays one of the address that it was sent from; the account may have another by now. */
async function wantOwnAddress(tx: Tx, { application }: OwnRow, candidateId: string, email: string): Promise<void> {
  const typed = canonicalAddress(email)
  if (typed === application.emailCanonical) return
  const [account] = await acrossInstitutions(tx, (tx) =>
    tx.select({ emailCanonical: candidates.emailCanonical }).from(candidates).where(eq(candidates.id, candidateId)),
  )
  if (account?.emailCanonical !== typed) throw invalidField('applicant.email', 'not-allowed')
}

/** The notice that was acknowledged stays so; one that came meanwhile has to be read. */
function acknowledgement({ application }: OwnRow, form: ApplicationForm, acknowledged: string, at: Date) {
  if (acknowledged !== application.privacyVersion && acknowledged !== form.privacyNotice.version)
    throw new ProblemError('job-changed')
  if (acknowledged === application.privacyVersion) return {}
  return { privacyVersion: acknowledged, privacyText: form.privacyNotice.text, acknowledgedAt: at }
}

/**
 * Changes one's own application until the deadline, as it was sent: the same checks, and the whole of it anew. The deadline
 * is held against when the request began.
 * @throws ProblemError `not-found`; `gone` when it no longer counts; `job-closed`, `deadline-passed`; `invalid`,
 * `job-changed` as for an application; `file-type`, `file-infected` for a document.
 */
export async function changeOwn(call: Call, reference: string, input: ApplicationInput): Promise<CandidateApplication> {
  const { deps, institution, startedAt: at } = call
  const viewing = viewingOf(call, input.language)
  const { candidateId } = viewing
  const erased: Erased = []
  const change = async (tx: Tx, prepared: Prepared): Promise<CandidateApplication> => {
    const row = await holdOwnRow(tx, institution.id, candidateId, reference)
    const { application, job } = row
    if (application.status !== 'received') throw new ProblemError('gone')
    if (!takesChanges(row, at)) throw new ProblemError('job-closed')
    if (job.deadline && at > job.deadline) throw new ProblemError('deadline-passed')
    const { form, answers } = fitForm(await formFactsOf(tx, institution), job, input)
    await wantOwnAddress(tx, row, candidateId, input.applicant.email)
    const said = {
      name: input.applicant.name.toWellFormed(),
      ...answers,
      ...acknowledgement(row, form, input.acknowledged, at),
      language: input.language,
    }
    const fields = Object.entries(said)
      .filter(([name, value]) => !isDeepStrictEqual(value, application[name as keyof typeof said]))
      .map(([name]) => name)
    const wants = form.preferentialAccess ? input.preferentialAccess : null
    const hadWanted = openPreference(deps, application)
    if (wants !== hadWanted) fields.push('preferentialAccess')
    await tx
      .update(applications)
      .set({
        ...said,
        ...(wants !== hadWanted && {
          preferentialAccess: sealPreference(deps, application, wants !== null, wants === true),
        }),
        changedAt: at,
      })
      .where(and(eq(applications.institutionId, institution.id), eq(applications.id, application.id)))
    const had = await documentsOfApplication(tx, institution.id, application.id)
    erased.push(
      ...(await attachDocuments(tx, call, {
        job: job.id,
        uploads: input.documents,
        application: application.id,
        candidateId,
        prepared,
      })),
    )
    if (input.documents.length !== had.length || had.some(({ id }, index) => id !== input.documents[index]))
      fields.push('documents')
    await recordEvent(tx, call, application.id, 'changed')
    // What changed about preferential access is nobody's to read in an audit.
    const named = fields.filter((name) => name !== 'preferentialAccess')
    await audit(tx, call, 'application-changed', `application:${application.id}`, { fields: named })
    return wholeOwn(tx, await ownRow(tx, institution.id, candidateId, reference), viewing)
  }
  const { application } = await inInstitution(deps.db, institution.id, (tx) =>
    ownRow(tx, institution.id, candidateId, reference),
  )
  const files = { uploads: input.documents, owner: application.id, candidateId }
  const changed = await withPrepared(call, files, (prepared) =>
    inInstitution(deps.db, institution.id, (tx) => change(tx, prepared)),
  )
  await removeErased(deps, erased)
  return changed
}
