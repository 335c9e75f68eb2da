import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { type DocumentRow, findUpload } from './find.ts'
import { endUpload } from './settle.ts'
import { settleParts } from './take-part.ts'

/**
 * How far an upload has come. One that is whole and was not decided about, because the process died at its last byte, is
 * decided about now. `isSender`: whoever sends it asks, to go on from there.
 * @throws ProblemError `not-found`.
 */
export async function stateOfUpload(call: Call, upload: string, { isSender = false } = {}): Promise<DocumentRow> {
  const { deps, institution } = call
  await settleParts(call, upload, isSender)
  const row = await inInstitution(deps.db, institution.id, (tx) => findUpload(tx, deps, institution.id, upload))
  if (!row) throw new ProblemError('not-found')
  return endUpload(deps, row, (work) => inInstitution(deps.db, institution.id, work))
}
