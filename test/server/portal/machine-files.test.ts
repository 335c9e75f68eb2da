import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eq } from 'drizzle-orm'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { institutions } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { publicCache } from '../../../server/http/public-cache.ts'
import { putJob } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, testServer } from '../../support/server.ts'

const { app, deps, db, clock, newInstitution } = await testServer()

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, body: await response.text() }
}
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => /^(?:url|sitemap|item|category)$/.test(name),
})
type Item = Record<'title' | 'link' | 'pubDate' | 'description' | 'content:encoded', string> & {
  guid: { '#text': string; '@_isPermaLink': string }
  category?: string[]
}
type Channel = Record<string, unknown> & { title: string; language: string; item?: Item[] }
const readXml = async (path: string) => {
  const { status, body } = await get(path)
  assert.equal(status, 200, body)
  assert.equal(XMLValidator.validate(body), true, body)
  return parser.parse(body)
}
const channelOf = async (path: string): Promise<Channel> => (await readXml(path)).rss.channel
const addresses = async (path: string): Promise<string[]> =>
  ((await readXml(path)).urlset.url ?? []).map(({ loc }: { loc: string }) => loc)

let count = 0
const put = async (slug: string, body: Record<string, unknown> = {}) =>
  (await putJob(app, slug, `${++count}`, { deadline: '2026-12-24', ...body })).job
/** What the clock alone makes untrue is dropped by itself; a notification may come after the next request. */
const heard = () => publicCache(deps.database).dropAll()

describe('the sitemap', () => {
  it('names the list and every open ad by its lasting address, with the day it changed', async () => {
    const { slug } = await newInstitution({ pages: { job: 'https://www.styrelsen.example/job?job={job}' } })
    const { id } = await put(slug)
    await put(slug, { audience: 'internal' })
    await put(slug, { publishFrom: '2026-12-01' })
    const { urlset } = await readXml(`/portal/${slug}/sitemap.xml`)
    assert.deepEqual(urlset.url, [
      { loc: `${ORIGIN}/portal/${slug}`, lastmod: NOW.toISOString() },
      { loc: `${ORIGIN}/portal/${slug}/jobs/${id}`, lastmod: NOW.toISOString() },
    ])
  })

  it('loses an ad the millisecond after its deadline and gains one when it opens, kept or not', async () => {
    const { slug } = await newInstitution()
    const first = await put(slug, { deadline: '2026-11-20T12:00:00' })
    const second = await put(slug, { publishFrom: '2026-11-20T13:00:00' })
    const ads = async (at: string) => {
      clock.now = new Date(at)
      const found = await addresses(`/portal/${slug}/sitemap.xml`)
      clock.now = NOW
      return found.slice(1).map((address) => address.split('/').pop())
    }
    assert.deepEqual(await ads('2026-11-20T11:00:00.000Z'), [first.id])
    assert.deepEqual(await ads('2026-11-20T11:00:00.001Z'), [])
    assert.deepEqual(await ads('2026-11-20T11:59:59.999Z'), [])
    assert.deepEqual(await ads('2026-11-20T12:00:00.000Z'), [second.id])
  })

  it('is answered with 304 to who has it already, and not when an ad has come', async () => {
    const { slug } = await newInstitution()
    const before = await get(`/portal/${slug}/sitemap.xml`)
    const tag = { 'if-none-match': before.headers.get('etag') ?? '' }
    assert.equal((await get(`/portal/${slug}/sitemap.xml`, tag)).status, 304)
    await put(slug)
    heard()
    assert.equal((await get(`/portal/${slug}/sitemap.xml`, tag)).status, 200)
    assert.match(before.headers.get('content-type') ?? '', /^application\/xml/)
  })

  it('is refused for an institution that is not there', async () => {
    assert.equal((await get('/portal/ingen/sitemap.xml')).status, 404)
    assert.equal((await get('/portal/ingen/feed.xml')).status, 404)
  })
})

describe('the feed', () => {
  it('holds the open ads, newest first, whole, with lasting addresses and no contact person', async () => {
    const pages = { list: 'https://www.styrelsen.example/job', job: 'https://www.styrelsen.example/job?job={job}' }
    const { slug } = await newInstitution({ pages })
    const older = await put(slug, { title: 'Ældre', publishFrom: '2026-11-01' })
    const newer = await put(slug, {
      title: 'Nyere',
      bodyHtml: '<p>Vi søger en <strong>planlægger</strong>.</p>',
      contacts: [{ name: 'Inge Hemmelig', email: 'inge@styrelsen.example', phone: '11 22 33 44' }],
    })
    await put(slug, { audience: 'internal' })
    const { body } = await get(`/portal/${slug}/feed.xml`)
    const channel = await channelOf(`/portal/${slug}/feed.xml`)
    assert.equal(channel.language, 'da')
    assert.equal(channel.link, pages.list)
    assert.deepEqual(channel['atom:link'], {
      '@_href': `${ORIGIN}/portal/${slug}/feed.xml`,
      '@_rel': 'self',
      '@_type': 'application/rss+xml',
    })
    assert.deepEqual(
      channel.item?.map(({ title, guid }) => [title, guid['#text'], guid['@_isPermaLink']]),
      [
        ['Nyere', `${ORIGIN}/portal/${slug}/jobs/${newer.id}`, 'true'],
        ['Ældre', `${ORIGIN}/portal/${slug}/jobs/${older.id}`, 'true'],
      ],
    )
    const item = channel.item?.[0] as Item
    assert.equal(item.link, newer.url)
    assert.equal(item.pubDate, 'Fri, 20 Nov 2026 08:00:00 GMT')
    assert.equal(item.description, 'Ansøgningsfrist: 24.\u00a0december 2026 kl.\u00a023.59. Vi søger en planlægger.')
    assert.match(item['content:encoded'], /<p>Vi søger en <strong>planlægger<\/strong>\.<\/p>/)
    assert.doesNotMatch(body, /Inge|inge@|11 22 33 44|hr@styrelsen/)
  })

  it('is in English where that is asked for, and in Danish for any other word', async () => {
    const { slug } = await newInstitution()
    await put(slug)
    const english = await channelOf(`/portal/${slug}/feed.xml?lang=en`)
    assert.equal(english.language, 'en')
    assert.match(english.title, /^Vacant positions – Agency/)
    assert.match(english.item?.[0]?.description ?? '', /^Application deadline: 24\sDecember 2026 at\s23:59/)
    assert.equal((await channelOf(`/portal/${slug}/feed.xml?lang=tlh`)).language, 'da')
  })

  it('takes any title and text for text', async () => {
    const { slug } = await newInstitution()
    const title = `]]></title><script>alert("1")</script> & <!-- 'x' \u{1f6b2} æøå <![CDATA[`
    await put(slug, {
      title,
      bodyHtml: '<p>]]&gt;&lt;/item&gt; &amp;amp; <a href="https://x.example/?a=1&amp;b=2">x</a></p>',
    })
    const item = (await channelOf(`/portal/${slug}/feed.xml`)).item?.[0]
    const { body } = await get(`/portal/${slug}/feed.xml`)
    assert.equal(item?.title, title)
    assert.doesNotMatch(body, /<script|<!--|<!\[CDATA/)
    assert.match(item?.['content:encoded'] ?? '', /https:\/\/x\.example\/\?a=1&amp;b=2/)
  })
})

describe('an institution in test', () => {
  it('has its ads in no sitemap, no feed and no index until it is live', async () => {
    const { slug, id } = await newInstitution()
    await put(slug)
    const setLive = async (liveSince: Date | null) => {
      await asSystem(db, (tx) => tx.update(institutions).set({ liveSince }).where(eq(institutions.id, id)))
      heard()
    }
    const seen = async () => ({
      map: (await addresses(`/portal/${slug}/sitemap.xml`)).length,
      feed: (await channelOf(`/portal/${slug}/feed.xml`)).item?.length ?? 0,
      index: (await get('/portal/sitemap.xml')).body.includes(`/portal/${slug}/sitemap.xml`),
    })
    assert.deepEqual(await seen(), { map: 2, feed: 1, index: true })
    await setLive(null)
    assert.deepEqual(await seen(), { map: 0, feed: 0, index: false })
    await setLive(NOW)
    assert.deepEqual(await seen(), { map: 2, feed: 1, index: true })
  })
})

it('the icon that browsers ask for by themselves is there', async () => {
  const { status, headers, body } = await get('/favicon.ico')
  assert.deepEqual([status, headers.get('content-type')], [200, 'image/svg+xml'])
  assert.match(body, /^<svg /)
})

describe('robots.txt', () => {
  it('leads to the sitemaps and keeps nothing back that an institution’s page is drawn with', async () => {
    const { status, headers, body } = await get('/robots.txt')
    assert.equal(status, 200)
    assert.match(headers.get('content-type') ?? '', /^text\/plain/)
    assert.match(body, new RegExp(`^Sitemap: ${ORIGIN}/portal/sitemap\\.xml$`, 'm'))
    for (const [, kept] of body.matchAll(/^Disallow: ?(.*)$/gm))
      for (const path of ['/v1/institutions/a', '/embed/opslag.js', '/portal/a/jobs/1'])
        assert.ok(kept === '' || !path.startsWith(kept ?? ''), `${path} is kept back`)
    const index = await readXml('/portal/sitemap.xml')
    assert.ok(index.sitemapindex.sitemap.length > 0)
  })
})
