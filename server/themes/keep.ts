import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { actorName } from '../actors.ts'
import type { ThemeSettings } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { themeVersions } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import type { VersionRow } from './versions.ts'

/** Of more drafts, and of more that have been worn, the oldest go. */
const MOST_DRAFTS = 50
const MOST_PUBLISHED = 200

/** Adds a version. The setting `theme` is held, so that two get two numbers. */
export async function addVersion(
  tx: Tx,
  { deps, actor, institution }: Call,
  made: Pick<VersionRow, 'value' | 'note' | 'publishedAt'>,
): Promise<VersionRow> {
  const own = eq(themeVersions.institutionId, institution.id)
  const [row] = await tx
    .insert(themeVersions)
    .values({
      institutionId: institution.id,
      version: sql`coalesce((select max(version) from theme_versions where institution_id = ${institution.id}), 0) + 1`,
      createdAt: deps.now(),
      createdBy: actorName(actor),
      ...made,
    })
    .returning()
  for (const [isKind, most] of [
    [isNull(themeVersions.publishedAt), MOST_DRAFTS],
    [isNotNull(themeVersions.publishedAt), MOST_PUBLISHED],
  ] as const) {
    const tooMany = tx
      .select({ version: themeVersions.version })
      .from(themeVersions)
      .where(and(own, isKind))
      .orderBy(desc(themeVersions.publishedAt), desc(themeVersions.version))
      .offset(most)
    await tx.delete(themeVersions).where(and(own, inArray(themeVersions.version, tooMany)))
  }
  return row!
}

/** Notes that a theme is worn from now on: as the newest version that holds just that, or as one more. */
export async function keepPublished(tx: Tx, call: Call, theme: ThemeSettings): Promise<void> {
  const own = eq(themeVersions.institutionId, call.institution.id)
  const [same] = await tx
    .select({ version: themeVersions.version })
    .from(themeVersions)
    .where(and(own, sql`${themeVersions.value} = ${JSON.stringify(theme)}::text::jsonb`))
    .orderBy(desc(themeVersions.version))
    .limit(1)
  const publishedAt = call.deps.now()
  if (same)
    await tx
      .update(themeVersions)
      .set({ publishedAt })
      .where(and(own, eq(themeVersions.version, same.version)))
  else await addVersion(tx, call, { value: theme, note: '', publishedAt })
}
