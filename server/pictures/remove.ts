import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { adsThatShow, templatesThatShow } from '../ad-templates/uses.ts'
import { audit } from '../audit/record.ts'
import type { UploadFault } from '../contract/upload.ts'
import type { Tx } from '../db/client.ts'
import { pictures } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { themesThat } from '../themes/uses.ts'

/** Whatever would miss a picture. */
const usesOf = async (tx: Tx, institutionId: number, id: string): Promise<UploadFault[]> => [
  ...(await themesThat(tx, institutionId, ({ logo }) => logo?.picture === id)),
  ...(await templatesThatShow(tx, institutionId, id)),
  ...(await adsThatShow(tx, institutionId, id)),
]

/**
 * Deletes a picture, all its sizes with it, that nothing shows.
 * @throws ProblemError `forbidden`, `not-found`; `in-use` naming what shows it.
 */
export function removePicture(call: Call, id: string): Promise<void> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    // No theme, template or ad takes it up meanwhile.
    await lockSetting(tx, institution.id, 'theme', 'exclusive')
    await lockSetting(tx, institution.id, 'ad-templates', 'exclusive')
    if (!isId(id)) throw new ProblemError('not-found')
    const own = and(eq(pictures.institutionId, institution.id), eq(pictures.id, id))
    const [there] = await tx.select({ id: pictures.id }).from(pictures).where(own).for('update')
    if (!there) throw new ProblemError('not-found')
    const faults = await usesOf(tx, institution.id, id)
    if (faults.length > 0) throw new ProblemError('in-use', { faults })
    await tx.delete(pictures).where(own)
    await audit(tx, call, 'picture-removed', `picture:${id}`)
  })
}
