import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { Application, ApplicationList } from '../contract/application.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { listApplications, readApplication } from './queries.ts'
import { readReference } from './reference.ts'

/** The list of what came in, and in the audit who asked for it (R205). @throws ProblemError `invalid` for its cursor. */
export function listForStaff(
  call: Call,
  query: { job?: number | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: ApplicationList['items']; next: string | null }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-application', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const page = await listApplications(tx, institution.id, query)
    await audit(tx, call, 'applications-listed', query.job === undefined ? 'applications' : `job:${query.job}`, {
      count: page.items.length,
      references: page.items.map(({ reference }) => reference),
    })
    return page
  })
}

/**
 * One application whole, and in the audit who read it (R205); who saw whether preferential access is asked for, as a fact of
 * its own. @throws ProblemError `not-found`.
 */
export function readForStaff(call: Call, reference: string): Promise<Application> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-application', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const keys = can(actor, 'read-preferential-access', institution) ? deps.keys : null
    const found = await readApplication(tx, institution.id, readReference(reference) ?? '', keys)
    if (!found) throw new ProblemError('not-found')
    await audit(tx, call, 'application-read', `application:${found.id}`)
    if (found.application.preferentialAccess !== null)
      await audit(tx, call, 'preferential-access-read', `application:${found.id}`)
    return found.application
  })
}
