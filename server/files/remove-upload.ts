import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { eraseDocuments, removeErased } from './erase.ts'
import { findUpload } from './find.ts'

/**
 * Removes an upload with its bytes. What was sent with an application, or to a talent pool, is no upload any more.
 * @throws ProblemError `not-found`.
 */
export async function removeUpload({ deps, institution }: Call, upload: string): Promise<void> {
  const erased = await inInstitution(deps.db, institution.id, async (tx) => {
    const row = await findUpload(tx, deps, institution.id, upload, { forUpdate: true })
    if (!row || row.applicationId !== null || row.memberId !== null) throw new ProblemError('not-found')
    return eraseDocuments(tx, institution.id, { documents: [row.id] })
  })
  await removeErased(deps, erased)
}
