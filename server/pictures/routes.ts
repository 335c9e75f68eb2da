import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { LIMITS, UPLOADS } from '../contract/limits.ts'
import { PictureUpload, UploadedPicture, UploadedPictureList } from '../contract/picture.ts'
import { pictureRenditions } from '../db/schema/index.ts'
import { publicly } from '../db/scope.ts'
import { holdsTag } from '../http/encoding.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { uploadForm, uploadRoute, uploads } from '../http/upload-form.ts'
import { addPicture } from './add.ts'
import { listPictures } from './queries.ts'
import { removePicture } from './remove.ts'

const path = '/v1/institutions/{institution}/pictures'
const { institution } = uploads
const tags = ['themes']

const list = declare({
  method: 'get',
  path,
  caller: 'key',
  tags,
  summary: 'The institution’s pictures and logos',
  request: { params: z.object({ institution }) },
  responses: uploads.listed(UploadedPictureList),
})
const add = declare({
  method: 'post',
  path,
  caller: 'key',
  tags,
  summary: 'Add a picture for ads, or a logo for themes',
  description:
    'It is made anew in the sizes that pages need, without what the camera wrote into it; the file itself is not kept. What it shows is said where it is used.',
  maxParts: UPLOADS.pictureBytes * 2,
  request: {
    params: z.object({ institution }),
    body: uploads.form(PictureUpload, 'JPEG, PNG, WebP or AVIF; SVG for a logo.'),
  },
  responses: uploads.added(UploadedPicture),
})
const remove = declare({
  method: 'delete',
  path: `${path}/{picture}`,
  caller: 'key',
  tags,
  summary: 'Delete a picture that no theme and no job shows',
  request: { params: z.object({ institution, picture: z.string().max(LIMITS.key) }) },
  responses: uploads.removed,
})
const one = declare({
  method: 'get',
  path: '/pictures/{picture}/{file}',
  caller: 'public-read',
  hide: true,
  request: { params: z.object({ picture: z.string(), file: z.string() }) },
  responses: { 200: { description: 'One size of a picture.' } },
})

const FILE = /^(\d{1,5})\.([\w-]{16})\.(webp|jpeg|png)$/

/** Adding, listing and deleting pictures, and serving them to every page: what an address holds never changes. */
export const pictureRoutes = newRouter()
  .openapi(list, async (c) => c.json(await listPictures(c.var), 200))
  .openapi(remove, async (c) => {
    await removePicture(c.var, c.req.valid('param').picture)
    return c.body(null, 204)
  })
  .openapi(one, async (c) => {
    const { picture, file } = c.req.valid('param')
    const [, width, hash = '', format = ''] = FILE.exec(file) ?? []
    if (!width || !isId(picture)) throw new ProblemError('not-found')
    const { db } = c.var.deps
    const [row] = await publicly(db)
      .select({ bytes: pictureRenditions.bytes })
      .from(pictureRenditions)
      .where(
        and(
          eq(pictureRenditions.pictureId, picture),
          eq(pictureRenditions.width, Number(width)),
          eq(pictureRenditions.format, format as 'webp'),
          eq(pictureRenditions.hash, hash),
        ),
      )
    if (!row) throw new ProblemError('not-found')
    const tag = `"${hash}"`
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('etag', tag)
    c.header('cross-origin-resource-policy', 'cross-origin')
    c.header('timing-allow-origin', '*')
    // Opened by itself it is a document: it runs nothing and loads nothing.
    c.header('content-security-policy', "default-src 'none'; sandbox")
    if (holdsTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
    c.header('content-type', `image/${format}`)
    return c.body(new Uint8Array(row.bytes))
  })

uploadRoute(pictureRoutes, add, async (c) => {
  const { fields, file } = await uploadForm(c, PictureUpload, UPLOADS.pictureBytes)
  const { picture, isNew } = await addPicture(c.var, { file, use: fields.use })
  return c.json(picture, isNew ? 201 : 200)
})
