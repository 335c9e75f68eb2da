import { and, desc, eq, isNull, or } from 'drizzle-orm'
import type { ThemeSettings } from '../contract/settings.ts'
import type { UploadFault } from '../contract/upload.ts'
import type { Tx } from '../db/client.ts'
import { themeVersions } from '../db/schema/index.ts'
import { liveVersion } from './versions.ts'

/** The worn theme and the drafts for which something holds: what they name must stay. Earlier ones are not worn by anybody. */
export async function themesThat(
  tx: Tx,
  institutionId: number,
  holds: (theme: ThemeSettings) => boolean,
): Promise<UploadFault[]> {
  const live = await liveVersion(tx, institutionId)
  const rows = await tx
    .select({ version: themeVersions.version, value: themeVersions.value })
    .from(themeVersions)
    .where(
      and(
        eq(themeVersions.institutionId, institutionId),
        or(isNull(themeVersions.publishedAt), ...(live === null ? [] : [eq(themeVersions.version, live)])),
      ),
    )
    .orderBy(desc(themeVersions.version))
  return rows
    .filter(({ value }) => holds(value))
    .map(({ version }) => ({ code: 'used-by-theme', version, isLive: version === live }))
}
