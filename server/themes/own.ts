import { and, eq } from 'drizzle-orm'
import { templateKeys } from '../ad-templates/hold.ts'
import type { ThemeFont } from '../contract/institution.ts'
import type { Tx } from '../db/client.ts'
import { pictures } from '../db/schema/index.ts'
import { ownFaces } from '../fonts/queries.ts'

/** What an institution has and its themes may name: uploaded fonts, logos by their ids, and ad templates by their keys. */
export type Own = { faces: readonly ThemeFont[]; logos: ReadonlySet<string>; templates: ReadonlySet<string> }

export async function ownOf(tx: Tx, institutionId: number): Promise<Own> {
  const logos = await tx
    .select({ id: pictures.id })
    .from(pictures)
    .where(and(eq(pictures.institutionId, institutionId), eq(pictures.use, 'logo')))
  return {
    faces: await ownFaces(tx, institutionId),
    logos: new Set(logos.map(({ id }) => id)),
    templates: await templateKeys(tx, institutionId),
  }
}
