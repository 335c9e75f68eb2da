import * as z from 'zod'
import { FontUpload, UploadedFont, UploadedFontList } from '../contract/font.ts'
import { LIMITS, UPLOADS } from '../contract/limits.ts'
import { declare, newRouter } from '../http/router.ts'
import { uploadForm, uploadRoute, uploads } from '../http/upload-form.ts'
import { addFont } from './add.ts'
import { listFonts } from './queries.ts'
import { removeFont } from './remove.ts'

const path = '/v1/institutions/{institution}/fonts'
const { institution } = uploads
const tags = ['themes']

const list = declare({
  method: 'get',
  path,
  caller: 'key',
  tags,
  summary: 'The institution’s own webfonts',
  request: { params: z.object({ institution }) },
  responses: uploads.listed(UploadedFontList),
})
const add = declare({
  method: 'post',
  path,
  caller: 'key',
  tags,
  summary: 'Add a webfont that the institution’s themes can name',
  description:
    'It is judged by what it holds: letters, weight, style and what its maker lets be done with it. `licence` says who owns it and on what terms the institution uses it. A theme names it by the `family` of the answer.',
  maxParts: UPLOADS.fontBytes * 10,
  request: {
    params: z.object({ institution }),
    body: uploads.form(FontUpload, 'A .woff2 or .woff file.'),
  },
  responses: uploads.added(UploadedFont),
})
const remove = declare({
  method: 'delete',
  path: `${path}/{font}`,
  caller: 'key',
  tags,
  summary: 'Delete a webfont that neither the worn theme nor a draft names',
  request: { params: z.object({ institution, font: z.string().max(LIMITS.key) }) },
  responses: uploads.removed,
})

export const fontUploadRoutes = newRouter()
  .openapi(list, async (c) => c.json(await listFonts(c.var), 200))
  .openapi(remove, async (c) => {
    await removeFont(c.var, c.req.valid('param').font)
    return c.body(null, 204)
  })

uploadRoute(fontUploadRoutes, add, async (c) => {
  const { fields, file } = await uploadForm(c, FontUpload, UPLOADS.fontBytes)
  const { font, isNew } = await addFont(c.var, { file, licence: fields.licence })
  return c.json(font, isNew ? 201 : 200)
})
