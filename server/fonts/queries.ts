import { and, asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { FONT_BYTES } from '../../themes/folder.ts'
import { can } from '../actors.ts'
import type { UploadedFont, UploadedFontList } from '../contract/font.ts'
import type { ThemeFont } from '../contract/institution.ts'
import type { UploadNote } from '../contract/upload.ts'
import type { Db, Tx } from '../db/client.ts'
import { fonts } from '../db/schema/index.ts'
import { inInstitution, publicly } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'

const { bytes: _bytes, ...COLUMNS } = getTableColumns(fonts)
export type FontRow = Omit<typeof fonts.$inferSelect, 'bytes'>

const addressOf = ({ file }: Pick<FontRow, 'file'>) => `/fonts/${file}`

const notesOf = ({ embedding, isCut, size }: FontRow): UploadNote[] => [
  ...(embedding === 'preview-print' ? [{ code: 'font-preview-print' } as const] : []),
  ...(isCut ? [] : [{ code: 'font-whole', bytes: size } as const]),
  ...(size > FONT_BYTES ? [{ code: 'font-heavy', bytes: size, most: FONT_BYTES } as const] : []),
]

/** A font as its institution sees it in its list. */
export const uploadedFont = (row: FontRow): UploadedFont => ({
  id: row.id,
  family: row.family,
  weight: row.weight,
  style: row.style,
  url: addressOf(row),
  bytes: row.size,
  embedding: row.embedding,
  isCut: row.isCut,
  licence: row.licence,
  notes: notesOf(row),
  createdAt: row.createdAt.toISOString(),
})

/** All fonts of an institution, without their bytes, families together. */
export const fontRows = (tx: Tx, institutionId: number): Promise<FontRow[]> =>
  tx
    .select(COLUMNS)
    .from(fonts)
    .where(eq(fonts.institutionId, institutionId))
    .orderBy(asc(fonts.family), asc(fonts.weight), asc(fonts.style))

/** The institution's own fonts as a theme wears them. */
export const ownFaces = async (tx: Tx, institutionId: number): Promise<ThemeFont[]> =>
  (await fontRows(tx, institutionId)).map((row) => ({
    family: row.family,
    weight: row.weight,
    style: row.style,
    url: addressOf(row),
    fallback: row.fallback,
  }))

/** The same as JSON inside a larger statement. */
export const fontsJson = (institutionId: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('family', f.family, 'weight', f.weight, 'style', f.style,
    'url', '/fonts/' || f.file, 'fallback', f.fallback) order by f.family, f.weight, f.style), '[]')
  from fonts f where f.institution_id = ${institutionId})`

/** @throws ProblemError `forbidden`. */
export function listFonts({ deps, actor, institution }: Call): Promise<UploadedFontList> {
  if (!can(actor, 'read-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => ({
    items: (await fontRows(tx, institution.id)).map(uploadedFont),
  }))
}

/** The font that was made of this very file, or null. */
export async function fontOfSource(tx: Tx, institutionId: number, sourceHash: string): Promise<FontRow | null> {
  const [row] = await tx
    .select(COLUMNS)
    .from(fonts)
    .where(and(eq(fonts.institutionId, institutionId), eq(fonts.sourceHash, sourceHash)))
  return row ?? null
}

/** What stands behind `/fonts/` in an address, whoever's it is, or null. */
export async function uploadedFontBytes(db: Db, file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await publicly(db).select({ bytes: fonts.bytes }).from(fonts).where(eq(fonts.file, file)).limit(1)
  return row ? new Uint8Array(row.bytes) : null
}
