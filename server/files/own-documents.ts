import { signedIn } from '../candidates/signed-in.ts'
import { inInstitution } from '../db/scope.ts'
import type { Call } from '../http/router.ts'
import { documentsOfCandidate } from './queries.ts'

/** What the person signed in on an institution's page sent to that institution. @throws ProblemError `sign-in`, `forbidden`. */
export async function ownDocuments(call: Call) {
  const { deps, institution } = call
  const { id } = signedIn(call, 'own-application')
  return inInstitution(deps.db, institution.id, (tx) => documentsOfCandidate(tx, institution.id, id))
}
