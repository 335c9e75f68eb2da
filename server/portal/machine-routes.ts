import * as z from 'zod'
import { Institution } from '../contract/institution.ts'
import type { Language } from '../contract/language.ts'
import type { Deps } from '../deps.ts'
import { sitemap, sitemapIndex } from '../feeds-out/formats/sitemap.ts'
import { ProblemError, parse, problems } from '../http/problem.ts'
import { publicRead } from '../http/public-cache.ts'
import { declare, newRouter } from '../http/router.ts'
import { institutionAnswer } from '../institutions/answer.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { liveInstitutions, nextChange, openAdDates } from '../jobs/open-ads.ts'
import { publicPools } from '../talent-pools/read.ts'

/** As many addresses as one sitemap may hold, its list page among them. */
const MOST_IN_SITEMAP = 50_000

const params = z.object({ institution: z.string() })
const read = <P extends string>(path: P, summary: string, type: string, shape?: typeof params) =>
  declare({
    method: 'get',
    path,
    caller: 'public-read',
    tags: ['portal'],
    summary,
    ...(shape && { request: { params: shape } }),
    responses: {
      200: { description: summary, content: { [type]: { schema: z.string() } } },
      ...(shape && problems('unknown-institution')),
    },
  })

const XML = 'application/xml; charset=utf-8'
const index = read('/portal/sitemap.xml', 'The sitemaps of all institutions that are live', 'application/xml')
const map = read(
  '/portal/{institution}/sitemap.xml',
  'The open ads and talent pools, and their lists',
  'application/xml',
  params,
)
const robots = read('/robots.txt', 'What search engines may read', 'text/plain')

/** What browsers ask for beside every page that names no icon of its own: the API's, its documentation's. */
const icon = declare({
  method: 'get',
  path: '/favicon.ico',
  caller: 'anyone',
  hide: true,
  responses: { 200: { description: 'A drawing.', content: { 'image/svg+xml': { schema: z.string() } } } },
})
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1a1a1a"/><path d="M9 8h14v4H9zm0 6h14v3H9zm0 5h9v3H9z" fill="#fff"/></svg>'

async function institutionOf(deps: Deps, slug: string, language: Language) {
  const reference = await institutionBySlug(deps, slug)
  if (!reference) throw new ProblemError('unknown-institution')
  const institution = Institution.parse(JSON.parse((await institutionAnswer(deps, slug, language)).body))
  // Until its connection has been tested its jobs show on its test pages only (R022).
  return { ...reference, institution, isLive: institution.testPages === null }
}

/** What is read by machines: sitemaps and robots.txt. */
export const machineRoutes = newRouter()

publicRead(machineRoutes, index, async (c) => {
  const { deps } = c.var
  const found = await liveInstitutions(deps)
  const entries = found.map(({ slug, changedAt }) => ({
    address: `${deps.config.origin}/portal/${slug}/sitemap.xml`,
    changedAt,
  }))
  return { body: sitemapIndex(entries), contentType: XML, language: 'da', institutionId: null, validUntil: null }
})

publicRead(machineRoutes, map, async (c) => {
  const { deps } = c.var
  const { id, slug, isLive } = await institutionOf(deps, parse(params, c.req.param()).institution, 'da')
  const pools = isLive ? (await publicPools(deps, slug, 'da')).filter((pool) => pool.open) : []
  const ads = isLive ? await openAdDates(deps, id, MOST_IN_SITEMAP - 2 - pools.length) : []
  const own = `${deps.config.origin}/portal/${slug}`
  const joined = pools.map(({ key }) => ({ address: `${own}/talent-pools/${key}`, changedAt: null }))
  const poolList = pools.length > 0 ? [{ address: `${own}/talent-pools`, changedAt: null }] : []
  const entries = ads.map((ad) => ({ address: `${own}/jobs/${ad.id}`, changedAt: ad.changedAt }))
  const list = { address: own, changedAt: ads[0]?.changedAt ?? null }
  return {
    body: sitemap(isLive ? [list, ...poolList, ...joined, ...entries] : []),
    contentType: XML,
    language: 'da',
    institutionId: id,
    validUntil: isLive ? await nextChange(deps, id) : null,
  }
})

publicRead(machineRoutes, robots, async (c) => ({
  // Nothing of /v1 or /embed is kept from search engines: the institutions' own pages are drawn with it.
  body: `User-agent: *\nDisallow: /dev/\n\nSitemap: ${c.var.deps.config.origin}/portal/sitemap.xml\n`,
  contentType: 'text/plain; charset=utf-8',
  language: 'en',
  institutionId: null,
  validUntil: null,
}))

machineRoutes.openapi(icon, (c) => {
  c.header('content-type', 'image/svg+xml')
  c.header('cache-control', 'public, max-age=86400')
  return c.body(ICON)
})
