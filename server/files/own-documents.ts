import { can } from '../actors.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { documentsOfCandidate } from './queries.ts'

/** What the person signed in on an institution's page sent to that institution. @throws ProblemError `forbidden`. */
export async function ownDocuments({ deps, actor, institution }: Call) {
  if (actor.kind !== 'candidate' || !can(actor, 'own-application', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, (tx) => documentsOfCandidate(tx, institution.id, actor.id))
}
