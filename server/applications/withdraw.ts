import { audit } from '../audit/record.ts'
import type { CandidateApplication } from '../contract/candidate.ts'
import type { Language } from '../contract/language.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { holdOwnRow, ownRow, viewingOf, wholeOwn } from './own.ts'
import { canWithdraw, move } from './status.ts'

/**
 * Withdraws one's own application, until the recruitment has ended. Its place is free again: the person may apply anew. It
 * stays among the number that came in. Withdrawing again changes nothing.
 * @throws ProblemError `not-found`; `gone` when another has taken its place; `job-closed` when the recruitment has ended.
 */
export async function withdrawOwn(call: Call, reference: string, language: Language): Promise<CandidateApplication> {
  const { deps, institution } = call
  const viewing = viewingOf(call, language)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const row = await holdOwnRow(tx, institution.id, viewing.candidateId, reference)
    const { id, status, jobId } = row.application
    if (status === 'withdrawn') return wholeOwn(tx, row, viewing)
    if (!canWithdraw(status)) throw new ProblemError('gone')
    if (row.endedAt !== null) throw new ProblemError('job-closed')
    if (!(await move(tx, call, id, { from: status, to: 'withdrawn', kind: 'withdrawn' })))
      throw new ProblemError('gone')
    await audit(tx, call, 'application-withdrawn', `application:${id}`, { job: jobId })
    await enqueueMail(tx, deps, institution.id, { template: 'withdrawn', application: id })
    return wholeOwn(tx, await ownRow(tx, institution.id, viewing.candidateId, reference), viewing)
  })
}
