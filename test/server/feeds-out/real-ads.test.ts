import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, test } from 'node:test'
import { JobFeed } from '../../../server/contract/feeds-out.ts'
import { checkAtom, checkJsonFeed, checkJsonLd, checkRss, checkSitemap } from '../../support/feed-checks.ts'
import { SAMPLES } from '../../support/samples.ts'
import { NOW, ORIGIN, testServer } from '../../support/server.ts'
import { terminal } from '../cli/terminal.ts'

const { app, clock, newInstitution } = await testServer()
const { opslag } = terminal(app)

const get = async (address: string) => {
  const answer = await app.request(address)
  assert.equal(answer.status, 200)
  return answer.text()
}

/** Every page of a feed, from its first address on. */
async function pages(first: string, nextOf: (body: string) => string | null): Promise<string[]> {
  const bodies: string[] = []
  for (let address: string | null = first; address; ) {
    const body: string = await get(address.replace(ORIGIN, ''))
    bodies.push(body)
    address = nextOf(body)
  }
  return bodies
}
const linked = (body: string) =>
  /<(?:atom:)?link\b(?=[^>]*rel="next")[^>]*href="([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? null
const named = (read: (body: Record<string, unknown>) => unknown) => (body: string) =>
  (read(JSON.parse(body)) as string | undefined) ?? null

/** Every format of a place's feed, page by page and by its own rules, holds these ads. */
async function holds(place: string, lasting: string[]) {
  const rss = await pages(`${place}feed.xml?limit=7`, linked)
  assert.deepEqual([rss.flatMap(checkRss), rss.length], [lasting, Math.ceil(lasting.length / 7)])
  const atom = await pages(`${place}feed.atom?limit=7`, linked)
  const entries = atom.flatMap((body) => checkAtom(body).entries)
  const feed = await pages(
    `${place}feed.json?limit=7`,
    named((body) => body.next_url),
  )
  const ld = await pages(
    `${place}jobs.jsonld?limit=7`,
    named((body) => (body.hasPart as { '@id'?: string })?.['@id']),
  )
  const postings = ld.flatMap((body) => checkJsonLd(body).entries)
  assert.deepEqual([entries, feed.flatMap(checkJsonFeed), postings], [lasting, lasting, lasting])
}

type Source = [name: string, folder: string, format: 'hr-xml' | 'jobnet', at: Date, count: number]

/** The real ads where they stand beside the project, else ours, which are written as they are. */
const SOURCES: Source[] = SAMPLES
  ? [
      // HR-XML's have no date to be moved by: they are read on a day when they were open.
      ['HR-XML', path.join(SAMPLES, 'hr-xml'), 'hr-xml', new Date('2018-01-10T09:00:00Z'), 2],
      ['Jobnet', path.join(SAMPLES, 'jobnet-2021'), 'jobnet', NOW, 20],
    ]
  : [['our own', 'test/fixtures/jobnet', 'jobnet', NOW, 5]]

describe('ads from elsewhere', () => {
  for (const [name, folder, format, at, count] of SOURCES)
    test(`of ${name} come out of every format as they went in, by its strict rules and Google’s`, async () => {
      clock.now = at
      const { slug } = await newInstitution({ pages: { list: 'https://www.styrelsen.example/job' } })
      const options = ['--institution', slug, '--format', format, ...(format === 'jobnet' ? ['--shift-dates'] : [])]
      const { code, out } = await opslag('import', folder, ...options)
      assert.equal(code, 0, out)
      const first = `/portal/${slug}/jobs.json?limit=7`
      const bodies = await pages(
        first,
        named(({ next }) => next),
      )
      const own = bodies.flatMap((body) => JobFeed.parse(JSON.parse(body)).items)
      const lasting = own.map((job) => job.lasting)
      assert.equal(lasting.length, count)
      // The feed of all, too: the other ads have ended, or are not open yet.
      for (const place of [`/portal/${slug}/`, '/portal/']) await holds(place, lasting)
      const index = checkSitemap(await get('/portal/sitemap.xml'))
      assert.ok(index.includes(`${ORIGIN}/portal/${slug}/sitemap.xml`))
      const map = checkSitemap(await get(`/portal/${slug}/sitemap.xml`))
      assert.deepEqual(new Set(map), new Set([`${ORIGIN}/portal/${slug}`, ...lasting]))
    })
})
