import { and, eq, isNull } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { themeVersions } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'

/**
 * Deletes a draft. What has been worn stays: it can be gone back to.
 * @throws ProblemError `forbidden`; `not-found`, also for a version that has been published.
 */
export function dropDraft(call: Call, version: number): Promise<void> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    await lockSetting(tx, institution.id, 'theme', 'exclusive')
    const gone = await tx
      .delete(themeVersions)
      .where(
        and(
          eq(themeVersions.institutionId, institution.id),
          eq(themeVersions.version, version),
          isNull(themeVersions.publishedAt),
        ),
      )
      .returning({ version: themeVersions.version })
    if (gone.length === 0) throw new ProblemError('not-found')
    await audit(tx, call, 'theme-version-deleted', `theme-version:${version}`)
  })
}
