import { can } from '../actors.ts'
import { adWarnings } from '../ad-templates/lacking.ts'
import type { StoredSetting } from '../contract/settings.ts'
import type { ThemeVersion } from '../contract/theme-version.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { putSetting } from '../settings/put.ts'
import { settingOf } from '../settings/queries.ts'
import { answered, versionRow } from './versions.ts'

/** How often somebody else's change in that very moment is waited out. */
const TRIES = 3

/**
 * Has the institution's pages wear a version: a draft, or an earlier one again. It passes today's rules, whatever held when it
 * was made. One that is worn already stays.
 * @throws ProblemError `forbidden`, `not-found`; `invalid` naming what must be mended first; `stale` when others publish too.
 */
export async function publishVersion(call: Call, version: number): Promise<ThemeVersion> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  for (let tries = 1; ; tries++) {
    const { row, now } = await inInstitution(deps.db, institution.id, async (tx) => ({
      row: await versionRow(tx, institution.id, version),
      now: (await settingOf(tx, institution.id, 'theme')) as StoredSetting,
    }))
    try {
      await putSetting(call, 'theme', { ifMatch: `"${now.version}"`, input: row.value })
      break
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'stale') || tries === TRIES) throw error
    }
  }
  return inInstitution(deps.db, institution.id, async (tx) => ({
    ...(await answered(tx, await versionRow(tx, institution.id, version))),
    warnings: await adWarnings(tx, institution.id, deps.now()),
  }))
}
