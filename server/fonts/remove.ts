import { and, eq } from 'drizzle-orm'
import { familiesOf } from '../../themes/fonts.ts'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { fonts } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { themesThat } from '../themes/uses.ts'

/**
 * Deletes a font that neither the worn theme nor a draft names.
 * @throws ProblemError `forbidden`, `not-found`; `in-use` naming the themes.
 */
export function removeFont(call: Call, id: string): Promise<void> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    // Nobody names it meanwhile.
    await lockSetting(tx, institution.id, 'theme', 'exclusive')
    const own = and(eq(fonts.institutionId, institution.id), eq(fonts.id, isId(id) ? id : ''))
    const [font] = isId(id) ? await tx.select({ family: fonts.family }).from(fonts).where(own) : []
    if (!font) throw new ProblemError('not-found')
    const faults = await themesThat(tx, institution.id, ({ tokens }) =>
      Object.values(tokens).some((value) => familiesOf(value).includes(font.family)),
    )
    if (faults.length > 0) throw new ProblemError('in-use', { faults })
    await tx.delete(fonts).where(own)
    await audit(tx, call, 'font-removed', `font:${id}`)
  })
}
