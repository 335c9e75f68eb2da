import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { can } from '../actors.ts'
import { layoutsOf } from '../contract/layouts.ts'
import type { ThemeVersion, ThemeVersionList } from '../contract/theme-version.ts'
import type { Tx } from '../db/client.ts'
import { settings, themeVersions } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { themeFaults } from './check.ts'
import { type Own, ownOf } from './own.ts'

export type VersionRow = typeof themeVersions.$inferSelect

/** A row as it is answered. `live` is the version that is worn, `own` what the institution has for it now. */
const versionFrom = (row: VersionRow, live: number | null, own: Own): ThemeVersion => ({
  version: row.version,
  theme: { ...row.value, layouts: layoutsOf(row.value.layouts) },
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
  isLive: row.version === live,
  faults: themeFaults(row.value, own),
})

/** A row as it is answered by itself. */
export const answered = async (tx: Tx, row: VersionRow): Promise<ThemeVersion> =>
  versionFrom(row, await liveVersion(tx, row.institutionId), await ownOf(tx, row.institutionId))

/** The version that is worn: the published one that holds what the setting does; null while the standard is worn. */
export async function liveVersion(tx: Tx, institutionId: number): Promise<number | null> {
  const [row] = await tx
    .select({ version: themeVersions.version })
    .from(themeVersions)
    .innerJoin(
      settings,
      and(
        eq(settings.institutionId, themeVersions.institutionId),
        eq(settings.thing, 'theme'),
        eq(settings.value, themeVersions.value),
      ),
    )
    .where(and(eq(themeVersions.institutionId, institutionId), isNotNull(themeVersions.publishedAt)))
    .orderBy(desc(themeVersions.version))
    .limit(1)
  return row?.version ?? null
}

/** @throws ProblemError `not-found`. */
export async function versionRow(tx: Tx, institutionId: number, version: number): Promise<VersionRow> {
  const [row] = await tx
    .select()
    .from(themeVersions)
    .where(and(eq(themeVersions.institutionId, institutionId), eq(themeVersions.version, version)))
  if (!row) throw new ProblemError('not-found')
  return row
}

/** All versions of an institution's theme, newest first. @throws ProblemError `forbidden`. */
export function listVersions({ deps, actor, institution }: Call): Promise<ThemeVersionList> {
  if (!can(actor, 'read-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [live, own] = [await liveVersion(tx, institution.id), await ownOf(tx, institution.id)]
    const found = await tx
      .select()
      .from(themeVersions)
      .where(eq(themeVersions.institutionId, institution.id))
      .orderBy(desc(themeVersions.version))
    return { items: found.map((row) => versionFrom(row, live, own)) }
  })
}
