import * as z from 'zod'
import { uploadedFontBytes } from '../fonts/queries.ts'
import { holdsTag } from '../http/encoding.ts'
import { ProblemError } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { fontBytes } from './fonts.ts'

const font = declare({
  method: 'get',
  path: '/fonts/{file}',
  caller: 'public-read',
  hide: true,
  request: { params: z.object({ file: z.string() }) },
  responses: { 200: { description: 'A font of a theme.' } },
})

/** Serves the themes' fonts, and those of institutions' own, to every page: what an address holds never changes. */
export const fontRoutes = newRouter().openapi(font, async (c) => {
  const { file } = c.req.valid('param')
  const bytes = fontBytes(file) ?? (await uploadedFontBytes(c.var.deps.db, file))
  if (!bytes) throw new ProblemError('not-found')
  const tag = `"${file}"`
  c.header('cache-control', 'public, max-age=31536000, immutable')
  c.header('etag', tag)
  c.header('cross-origin-resource-policy', 'cross-origin')
  c.header('timing-allow-origin', '*')
  if (holdsTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('content-type', 'font/woff2')
  return c.body(bytes)
})
