import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { JobFeed } from '../../../server/contract/feeds-out.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { institutions } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { endedAds } from '../../../server/feeds-out/ended.ts'
import { publicCache } from '../../../server/http/public-cache.ts'
import { checkAtom, checkJsonFeed, checkJsonLd, checkRss } from '../../support/feed-checks.ts'
import { putJob } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, testServer, withKey } from '../../support/server.ts'

const { app, deps, db, clock, newInstitution } = await testServer()
beforeEach(() => {
  clock.now = NOW
})

let count = 0
const put = async (slug: string, body: Record<string, unknown> = {}, externalId = `${++count}`) =>
  (await putJob(app, slug, externalId, { deadline: '2026-12-24', ...body })).job
const close = async (slug: string, externalId: string) => {
  const { status } = await app.request(
    `/v1/institutions/${slug}/sources/test/jobs/${externalId}`,
    withKey({}, 'DELETE'),
  )
  assert.equal(status, 200)
}
const heard = () => publicCache(deps.database).dropAll()
const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, { headers })
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}
const FILES = ['feed.xml', 'feed.atom', 'feed.json', 'jobs.json', 'jobs.jsonld'] as const
const lasting = (slug: string, ...ids: string[]) => ids.map((id) => `${ORIGIN}/portal/${slug}/jobs/${id}`)
/** The ads of every format, each checked by its own rules: their lasting addresses, and those told as ended. */
async function read(place: string, query = '') {
  const [xml, atom, feed, json, ld] = await Promise.all(
    FILES.map(async (file) => {
      const { status, body } = await get(`/portal/${place}${file}${query}`)
      assert.equal(status, 200, body)
      return body
    }),
  )
  const own = JobFeed.parse(JSON.parse(json!))
  return {
    rss: checkRss(xml!),
    atom: checkAtom(atom!),
    feed: checkJsonFeed(feed!),
    json: { entries: own.items.map((one) => one.lasting), deleted: own.ended.map((one) => one.lasting) },
    ld: checkJsonLd(ld!),
    own,
    markup: `${xml}${atom}`,
    all: [xml, atom, feed, json, ld].join('\n'),
  }
}

describe('feeds out', () => {
  test('hold the same open ads, newest first, in every format, whole, and by its own rules', async () => {
    const { slug } = await newInstitution({ pages: { job: 'https://www.styrelsen.example/job?job={job}' } })
    const older = await put(slug, {
      title: `]]></title><script>alert("1")</script> & <!-- 'x' \u{1f6b2} æøå <![CDATA[`,
      bodyHtml: '<p>]]&gt;&lt;/item&gt; &amp;amp; <a href="https://x.example/?a=1&amp;b=2">x</a></p>',
      publishFrom: '2026-11-01',
      workHours: 'full-time',
      employmentType: 'fixed-term',
    })
    const newer = await put(slug, {
      title: 'Nyere',
      contacts: [{ name: 'Inge Hemmelig', email: 'inge@styrelsen.example', phone: '11 22 33 44' }],
      applyOtherwise: 'Send ansøgningen med posten. Eller skriv til inge@styrelsen.example. Ring på 11 22 33 44.',
    })
    await put(slug, { audience: 'internal', title: 'Intern' })
    await put(slug, { publishFrom: '2026-12-01', title: 'Senere' })
    const { rss, atom, feed, json, ld, own, markup, all } = await read(`${slug}/`)
    const ads = lasting(slug, newer.id, older.id)
    assert.deepEqual([rss, atom.entries, feed, json.entries, ld.entries], Array(5).fill(ads))
    assert.equal(own.items[0]!.url, `https://www.styrelsen.example/job?job=${newer.id}`)
    assert.equal(own.items[0]!.applyOtherwise, 'Send ansøgningen med posten.')
    assert.match(own.items[1]!.body, /https:\/\/x\.example\/\?a=1&amp;b=2/)
    assert.match(own.licence, /gengives/)
    assert.doesNotMatch(all, /Inge|inge@|11 22 33 44|hr@styrelsen|Intern|Senere/)
    assert.doesNotMatch(markup, /<script|<!--|<!\[CDATA/)
  })

  test('give contact persons along where the institution says so, in our own format', async () => {
    const contacts = [{ name: 'Inge Åben', email: 'inge@styrelsen.example' }]
    const { slug } = await newInstitution({ feedContacts: true })
    const applyOtherwise = 'Skriv til inge@styrelsen.example.'
    await put(slug, { contacts, applyOtherwise })
    const { own } = await read(`${slug}/`)
    assert.deepEqual([own.items[0]!.contacts, own.items[0]!.applyOtherwise], [contacts, applyOtherwise])
  })

  test('tell for 30 days that an ad has ended, when and why, and never of one that nobody saw', async () => {
    const { slug } = await newInstitution()
    const passed = await put(slug, { deadline: '2026-11-20T12:00:00' })
    await put(slug, {}, 'taken-down')
    const taken = await put(slug, {}, 'taken-down')
    await put(slug, { publishFrom: '2026-12-01' }, 'never-open')
    await put(slug, { audience: 'internal', deadline: '2026-11-20T12:00:00' })
    await close(slug, 'taken-down')
    await close(slug, 'never-open')
    clock.now = new Date('2026-11-20T11:00:00.001Z')
    heard()
    const { rss, atom, json, ld, own } = await read(`${slug}/`)
    const ended = lasting(slug, passed.id, taken.id)
    assert.deepEqual([rss, atom.deleted, json.deleted, ld.deleted], [[], ended, ended, ended])
    assert.deepEqual(
      own.ended.map(({ id, reason, endedAt, institution }) => [id, reason, endedAt, institution]),
      [
        [passed.id, 'deadline', '2026-11-20T11:00:00.000Z', slug],
        [taken.id, 'withdrawn', NOW.toISOString(), slug],
      ],
    )
    clock.now = new Date('2026-12-20T11:00:00Z')
    heard()
    assert.deepEqual((await read(`${slug}/`)).own.ended, [])
    clock.now = new Date('2026-12-20T10:59:59.999Z')
    heard()
    assert.deepEqual((await read(`${slug}/`)).json.deleted, lasting(slug, passed.id))
  })

  test('tell of those among the latest that ended in which the words of a search stand', async () => {
    const { slug, id } = await newInstitution()
    const [first, , third] = [
      await put(slug, { title: 'Fyrmester', deadline: '2026-11-20T12:00:00' }),
      await put(slug, { title: 'Jurist', deadline: '2026-11-21T12:00:00' }),
      await put(slug, { title: 'Fyrmester', deadline: '2026-11-22T12:00:00' }),
    ]
    clock.now = new Date('2026-11-23T11:00:00Z')
    const told = async (most?: number) => {
      const filter = { q: 'fyrmester', category: [], location: [], department: [], employmentType: [] }
      return (await endedAds(deps, id, filter, null, most)).map((ad) => ad.id)
    }
    assert.deepEqual(await told(), [third.id, first.id])
    assert.deepEqual(await told(2), [third.id])
  })

  test('are narrowed as the list is, come page by page, and carry whose feed it is into the ads’ addresses', async () => {
    const { slug } = await newInstitution({ pages: { job: 'https://www.styrelsen.example/job?job={job}' } })
    const ads = []
    for (const day of ['01', '02', '03', '04', '05'])
      ads.unshift(await put(slug, { title: `Planlægger ${day}`, publishFrom: `2026-11-${day}` }))
    await put(slug, { title: 'Jurist' })
    const seen: string[] = []
    let path: string | null = `/portal/${slug}/jobs.json?q=planlægger&limit=2&medium=Jobbet%20%26%20co`
    let pages = 0
    while (path) {
      const { body } = await get(path)
      const page = JobFeed.parse(JSON.parse(body))
      assert.equal(new URL(page.self).searchParams.get('medium'), 'Jobbet & co')
      for (const { url } of page.items) assert.equal(new URL(url).searchParams.get('medium'), 'Jobbet & co')
      seen.push(...page.items.map(({ id }) => id))
      path = page.next?.slice(ORIGIN.length) ?? null
      pages++
    }
    assert.deepEqual([seen, pages], [ads.map(({ id }) => id), 3])
    const second = JSON.parse((await get(`/portal/${slug}/feed.json?limit=2`)).body) as { next_url: string }
    assert.deepEqual(checkJsonFeed((await get(second.next_url.slice(ORIGIN.length))).body).length, 2)
    for (const file of ['feed.xml', 'feed.atom'])
      assert.match(
        (await get(`/portal/${slug}/${file}?limit=2`)).body,
        /<(?:atom:)?link (?:href="[^"]*cursor=[^"]*" )?rel="next"/,
      )
  })

  test('of all institutions hold those that are live, each under its own name', async () => {
    const [one, other, inTest] = [await newInstitution(), await newInstitution(), await newInstitution()]
    const ads = [await put(one.slug), await put(other.slug)]
    const hidden = await put(inTest.slug, { deadline: '2026-11-20T12:00:00' })
    await asSystem(db, (tx) => tx.update(institutions).set({ liveSince: null }).where(eq(institutions.id, inTest.id)))
    clock.now = new Date('2026-11-21T00:00:00Z')
    heard()
    const { rss, own, all } = await read('')
    const named = new Map(own.items.map(({ id, institution }) => [id, institution.slug]))
    assert.deepEqual(
      ads.map(({ id }) => named.get(id)),
      [one.slug, other.slug],
    )
    assert.ok(rss.length >= 2)
    assert.ok(!all.includes(`/jobs/${hidden.id}`))
    const alone = await read(`${inTest.slug}/`)
    assert.deepEqual([alone.rss, alone.own.ended], [[], []])
  })

  test('are answered with 304 to who has them already, in English where that is asked for', async () => {
    const { slug } = await newInstitution()
    await put(slug)
    for (const place of [`/portal/${slug}/`, '/portal/'])
      for (const file of [...FILES, 'sitemap.xml']) {
        const path = `${place}${file}?lang=en`
        clock.now = NOW
        const { headers } = await get(path)
        if (file !== 'sitemap.xml') assert.equal(headers.get('content-language'), 'en')
        const status = async (asked: Record<string, string>) => (await get(path, asked)).status
        assert.equal(await status({ 'if-none-match': headers.get('etag') ?? '' }), 304)
        // Within its second it may become another yet.
        assert.equal(headers.get('last-modified'), null)
        for (const seconds of [1, 61]) {
          clock.now = new Date(NOW.getTime() + seconds * 1_000)
          const modified = (await get(path)).headers.get('last-modified') ?? ''
          assert.equal(modified, NOW.toUTCString(), 'also when it was read anew, and is the same')
          assert.equal(await status({ 'if-modified-since': modified }), 304)
        }
        assert.equal(await status({ 'if-modified-since': new Date(NOW.getTime() - 1_000).toUTCString() }), 200)
        assert.equal(await status({ 'if-modified-since': NOW.toUTCString(), 'if-none-match': '"another"' }), 200)
        assert.equal(await status({ 'if-modified-since': 'yesterday' }), 200)
        assert.equal(await status({ 'if-modified-since': new Date(NOW.getTime() + 1_000).toUTCString() }), 200)
        clock.now = new Date(NOW.getTime() + 62_000)
        heard()
        assert.equal(await status({ 'if-modified-since': NOW.toUTCString() }), 200, 'something has changed since')
      }
    clock.now = NOW
    heard()
    const { body } = await get(`/portal/${slug}/feed.json?lang=en`)
    assert.match(body, /"title":"Vacant positions – Agency/)
    assert.ok(body.includes(`"home_page_url":"${ORIGIN}/portal/${slug}?lang=en"`))
  })

  test('refuse by name what makes no sense, take no notice of what is no question of theirs, and an institution that is not there', async () => {
    const { slug } = await newInstitution()
    const refusal = async (path: string) => {
      const { code, fields } = Problem.parse(JSON.parse((await get(path)).body))
      return [code, ...(fields ?? []).map((field) => field.path)].join(' ')
    }
    for (const file of FILES) {
      assert.equal(await refusal(`/portal/ingen/${file}`), 'unknown-institution')
      assert.equal(await refusal(`/portal/${slug}/${file}?limit=101`), 'invalid limit')
      assert.equal(await refusal(`/portal/${slug}/${file}?cursor=x`), 'invalid cursor')
      assert.equal(await refusal(`/portal/${slug}/${file}?category=IT!`), 'invalid category.0')
      assert.equal((await get(`/portal/${slug}/${file}?utm_source=nyhedsbrev`)).status, 200)
    }
  })
})
