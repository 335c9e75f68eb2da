import type { Context } from 'hono'
import * as z from 'zod'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { pictureOfDrawing } from '../themes/draw-logo.ts'
import { shippedLogo } from '../themes/logo.ts'
import { jobPage } from './job-page.ts'
import type { Page } from './layout.ts'
import { listPage } from './list-page.ts'
import { missing, newNonce, send, shown } from './page.ts'

const params = z.object({ institution: z.string() })
const page = <P extends string, S extends z.ZodObject>(address: P, shape: S) =>
  declare({
    method: 'get',
    path: address,
    caller: 'anyone',
    hide: true,
    request: { params: shape },
    responses: { 200: { description: 'A page of our own.' } },
  })

/** Makes a page, or leads to another. */
type Making = (c: Context<AppEnv>, slug: string, nonce: string) => Promise<Omit<Page, 'language' | 'path'> | Response>

const made = (make: Making) =>
  shown(async (c, slug) => {
    const nonce = newNonce()
    const page = await make(c, slug, nonce)
    return page instanceof Response ? page : send(c, page, { nonce })
  })

const picture = shown(async (c, slug) => {
  const known = await institutionBySlug(c.var.deps, slug)
  if (!known) throw new ProblemError('unknown-institution')
  const found = shippedLogo(known.slug)
  if (!found) throw new ProblemError('not-found')
  const isDrawn = c.req.path.endsWith('.svg')
  return c.body(isDrawn ? found.svg : await pictureOfDrawing(known.slug, found.svg), 200, {
    'content-type': isDrawn ? 'image/svg+xml' : 'image/png',
    'cache-control': 'public, max-age=3600',
    // Opened by itself it is a document: it runs nothing and loads nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
})

/** Our own pages, first party: the list and the ads of an institution, which work without script. */
export const portalRoutes = newRouter()
  .openapi(page('/portal/{institution}', params), made(listPage))
  .openapi(page('/portal/{institution}/jobs/{job}', params.extend({ job: z.string() })), made(jobPage))
  .openapi(page('/portal/{institution}/logo.svg', params), picture)
  .openapi(page('/portal/{institution}/logo.png', params), picture)
for (const room of ['/portal', '/webmaster', '/statistics'])
  for (const address of [`${room}/:institution/*`, `${room}/*`]) portalRoutes.get(address, missing)
