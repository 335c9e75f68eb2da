import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { Rendition, ShownPicture, UploadedPicture, UploadedPictureList } from '../contract/picture.ts'
import type { Db, Tx } from '../db/client.ts'
import { pictureRenditions, pictures } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'

type RenditionRow = Pick<typeof pictureRenditions.$inferSelect, 'pictureId' | 'width' | 'format' | 'hash' | 'size'>

/** The places where a picture is shown have its sizes in this order: WebP from small to large, then what every program can show. */
const ORDER = ['webp', 'jpeg', 'png'] as const

const addressOf = ({ pictureId, width, hash, format }: RenditionRow) =>
  `/pictures/${pictureId}/${width}.${hash}.${format}`

const shownRendition = (row: RenditionRow): Rendition => ({
  width: row.width,
  format: row.format,
  url: addressOf(row),
})

async function renditionsOf(db: Db | Tx, institutionId: number, which?: SQL): Promise<Map<string, RenditionRow[]>> {
  const { pictureId, width, format, hash, size } = pictureRenditions
  const rows = await db
    .select({ pictureId, width, format, hash, size })
    .from(pictureRenditions)
    .where(and(eq(pictureRenditions.institutionId, institutionId), which))
  rows.sort((a, b) => ORDER.indexOf(a.format) - ORDER.indexOf(b.format) || a.width - b.width)
  return Map.groupBy(rows, (row) => row.pictureId)
}

/** Pictures of an institution by their ids, as pages show them; one that it does not have is not among them. */
export async function picturesOf(
  db: Db | Tx,
  institutionId: number,
  ids: readonly string[],
): Promise<Map<string, ShownPicture>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: pictures.id, width: pictures.width, height: pictures.height })
    .from(pictures)
    .where(and(eq(pictures.institutionId, institutionId), inArray(pictures.id, [...ids])))
  const renditions = await renditionsOf(db, institutionId, inArray(pictureRenditions.pictureId, [...ids]))
  return new Map(
    rows.map((row) => [row.id, { ...row, renditions: (renditions.get(row.id) ?? []).map(shownRendition) }]),
  )
}

/**
 * The same as JSON inside a larger statement: the picture of an institution that has this id, or null. `id` is text; what is no id
 * is nobody's.
 */
export const pictureJson = (institutionId: SQL, id: SQL): SQL => sql`(
  select json_build_object('id', p.id, 'width', p.width, 'height', p.height, 'renditions', (
    select coalesce(json_agg(json_build_object('width', r.width, 'format', r.format,
      'url', '/pictures/' || r.picture_id || '/' || r.width || '.' || r.hash || '.' || r.format)
      order by array_position(array['webp', 'jpeg', 'png'], r.format), r.width), '[]')
    from picture_renditions r where r.institution_id = p.institution_id and r.picture_id = p.id))
  from pictures p where p.institution_id = ${institutionId} and p.id::text = ${id})`

type Row = typeof pictures.$inferSelect

/** A picture as its institution sees it in its list. */
export const uploadedPicture = (
  { id, use, name, width, height, createdAt }: Row,
  renditions: readonly RenditionRow[],
): UploadedPicture => ({
  id,
  use,
  name,
  width,
  height,
  bytes: renditions.reduce((sum, { size }) => sum + size, 0),
  renditions: renditions.map(shownRendition),
  createdAt: createdAt.toISOString(),
})

/** One picture, or null. */
export async function pictureById(tx: Tx, institutionId: number, id: string): Promise<UploadedPicture | null> {
  const [row] = await tx
    .select()
    .from(pictures)
    .where(and(eq(pictures.institutionId, institutionId), eq(pictures.id, id)))
  if (!row) return null
  const renditions = await renditionsOf(tx, institutionId, eq(pictureRenditions.pictureId, id))
  return uploadedPicture(row, renditions.get(id) ?? [])
}

/** All pictures of an institution, newest first. @throws ProblemError `forbidden`. */
export function listPictures({ deps, actor, institution }: Call): Promise<UploadedPictureList> {
  if (!can(actor, 'read-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const rows = await tx
      .select()
      .from(pictures)
      .where(eq(pictures.institutionId, institution.id))
      .orderBy(desc(pictures.createdAt), desc(pictures.id))
    const renditions = await renditionsOf(tx, institution.id)
    return { items: rows.map((row) => uploadedPicture(row, renditions.get(row.id) ?? [])) }
  })
}
