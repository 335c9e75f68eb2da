import * as z from 'zod'
import { FontUpload, UploadedFont, UploadedFontList } from '../contract/font.ts'
import { Key } from '../contract/language.ts'
import { LIMITS, UPLOADS } from '../contract/limits.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { uploadForm, uploadRoute } from '../http/upload-form.ts'
import { addFont } from './add.ts'
import { listFonts } from './queries.ts'
import { removeFont } from './remove.ts'

const path = '/v1/institutions/{institution}/fonts'
const institution = Key.meta({ description: 'The institution’s short name.' })
const tags = ['themes']
const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const
const file = z.string().meta({ format: 'binary', description: 'A .woff2 or .woff file.' })

const list = declare({
  method: 'get',
  path,
  caller: 'key',
  tags,
  summary: 'The institution’s own webfonts',
  request: { params: z.object({ institution }) },
  responses: { 200: { description: 'The fonts.', content: json(UploadedFontList) }, ...problems(...refusals) },
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
    body: { required: true, content: { 'multipart/form-data': { schema: FontUpload.extend({ file }) } } },
  },
  responses: {
    200: { description: 'It was there already.', content: json(UploadedFont) },
    201: { description: 'The font.', content: json(UploadedFont) },
    ...problems(
      ...refusals,
      'malformed',
      'unsupported-media-type',
      'too-large',
      'invalid',
      'upload-unfit',
      'too-many-requests',
    ),
  },
})
const remove = declare({
  method: 'delete',
  path: `${path}/{font}`,
  caller: 'key',
  tags,
  summary: 'Delete a webfont that neither the worn theme nor a draft names',
  request: { params: z.object({ institution, font: z.string().max(LIMITS.key) }) },
  responses: { 204: { description: 'It is gone.' }, ...problems(...refusals, 'not-found', 'in-use') },
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
