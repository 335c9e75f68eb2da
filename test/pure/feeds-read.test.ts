import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { Feed } from '../../server/contract/feeds.ts'
import { type FetchDocument, FetchFailed } from '../../server/feeds/fetch.ts'
import { FeedUnreadable } from '../../server/feeds/formats/format.ts'
import { readAll } from '../../server/feeds/read.ts'

const START = 'https://api.hr.example/positionlist/json/?incads=1'
const feedOf = (change: object = {}) => Feed.parse({ source: 'hr', format: 'hrmanager', address: START, ...change })

const position = (id: number) => ({
  Id: id,
  Name: `Stilling ${id}`,
  AdvertisementUrlSecure: `https://hr.example/${id}`,
  Advertisements: [{ Id: id, Content: '<p>Vi søger en kollega.</p>' }],
})
/** The position list in pages of two, as one that changes its tags when it changes. */
function list(count: number, { tags = true } = {}) {
  let version = 1
  const asked: string[] = []
  const fetch: FetchDocument = async (address, { validators } = {}) => {
    asked.push(`${new URL(address).searchParams.get('skip') ?? '0'}${validators ? '?' : ''}`)
    const skip = Number(new URL(address).searchParams.get('skip') ?? 0)
    // Only the second page has changed.
    const etag = `"${skip}-${skip === 2 ? version : 1}"`
    if (validators?.etag === etag) return { isModified: false }
    const items = Array.from({ length: Math.min(2, count - skip) }, (_, n) => position(skip + n + 1))
    const body = {
      TransactionStatus: { StatusCode: 0 },
      PositionCountSearch: count,
      PositionCountSkipped: skip,
      Items: items,
    }
    return {
      isModified: true,
      document: { address, contentType: 'application/json', bytes: Buffer.from(JSON.stringify(body)) },
      validators: tags ? { etag } : {},
    }
  }
  return { fetch, asked, change: () => version++ }
}
const place = { dataFolder: '/nowhere', slug: 'x' }
const read = (fetch: FetchDocument, before: Parameters<typeof readAll>[3] = {}, feed = feedOf()) =>
  readAll(feed, place, { fetch, signal: undefined, now: () => new Date(), onward: async () => {} }, before)
const whole = async (...args: Parameters<typeof read>) => {
  const reading = await read(...args)
  assert.ok(reading.isModified)
  return reading
}
/** A fetcher of these documents; what is not among them has gone. */
const serving =
  (documents: Record<string, string | FetchFailed>): FetchDocument =>
  async (address) => {
    const body = documents[address] ?? new FetchFailed('answered-404')
    if (typeof body !== 'string') throw body
    return {
      isModified: true,
      document: { address, contentType: '', bytes: Buffer.from(body) },
      validators: { etag: '"1"' },
    }
  }

describe('a feed in pages', () => {
  test('is read to its end', async () => {
    const { fetch, asked } = list(5)
    const { reading, validators } = await whole(fetch)
    assert.deepEqual(
      reading.ads.map(({ ad }) => ad.externalId),
      ['1', '2', '3', '4', '5'],
    )
    assert.deepEqual(asked, ['0', '2', '4'])
    assert.equal(Object.keys(validators).length, 3)
  })

  test('is unchanged when all its pages are', async () => {
    const { fetch, asked } = list(5)
    const { validators } = await whole(fetch)
    asked.length = 0
    assert.deepEqual(await read(fetch, validators), { isModified: false })
    assert.deepEqual(asked, ['0?', '2?', '4?'])
  })

  test('is read whole when one page has changed, that one once', async () => {
    const { fetch, asked, change } = list(5)
    const { validators } = await whole(fetch)
    change()
    asked.length = 0
    assert.equal((await whole(fetch, validators)).reading.ads.length, 5)
    assert.deepEqual(asked, ['0?', '2?', '0', '4'])
  })

  test('is read whole each time where a page cannot be told by a tag', async () => {
    const { fetch } = list(3, { tags: false })
    assert.deepEqual((await whole(fetch)).validators, {})
  })

  test('fails as a whole when a page fails or has gone: its jobs would seem to have vanished', async () => {
    const { fetch } = list(5)
    for (const code of ['timed-out', 'answered-404', 'answered-500'] as const) {
      const broken: FetchDocument = async (address, how) => {
        if (address.includes('skip=2')) throw new FetchFailed(code)
        return fetch(address, how)
      }
      await assert.rejects(read(broken), (error) => error instanceof FetchFailed && error.code === code)
    }
    const spoilt: FetchDocument = async (address, how) => {
      const fetched = await fetch(address, how)
      if (address.includes('skip=2') && fetched.isModified) fetched.document.bytes = Buffer.from('<h1>502</h1>')
      return fetched
    }
    await assert.rejects(read(spoilt), (error) => error instanceof FeedUnreadable && error.code === 'not-json')
  })

  test('that never ends is given up', async () => {
    const { fetch, asked } = list(1_000_000)
    await assert.rejects(read(fetch), (error) => error instanceof FetchFailed && error.code === 'too-many-documents')
    assert.equal(asked.length, 2_000)
  })

  test('that takes more than half an hour for all its pages is given up', async () => {
    const { fetch, asked } = list(10)
    let now = 0
    const slowly: FetchDocument = (...args) => {
      now += 11 * 60_000
      return fetch(...args)
    }
    const source = { fetch: slowly, signal: undefined, now: () => new Date(now), onward: async () => {} }
    await assert.rejects(
      readAll(feedOf(), place, source, {}),
      (error) => error instanceof FetchFailed && error.code === 'timed-out',
    )
    assert.deepEqual(asked, ['0', '2', '4'])
  })

  test('that is stopped goes no further', async () => {
    const { fetch, asked } = list(5)
    const onward = async () => {
      if (asked.length === 2) throw new FetchFailed('interrupted')
    }
    await assert.rejects(
      readAll(feedOf(), place, { fetch, signal: undefined, now: () => new Date(), onward }, {}),
      /interrupted/,
    )
    assert.deepEqual(asked, ['0', '2'])
  })
})

describe('pages of ads', () => {
  const LIST = 'https://www.kommune.example/jobs.txt'
  const feed = feedOf({ format: 'jobposting', address: LIST })
  const list = (...addresses: string[]) => addresses.join('\n')
  const page = (id: string) =>
    `<script type="application/ld+json">${JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      identifier: id,
      title: `Stilling ${id}`,
      description: '<p>Vi søger en kollega.</p>',
      validThrough: '2026-12-18',
    })}</script>`

  test('are read from the same site only, with and without www, never from https down to http', async () => {
    const { reading } = await whole(
      serving({
        [LIST]: list(
          'https://www.kommune.example/job/1',
          'https://kommune.example/job/2',
          'http://www.kommune.example/job/3',
          'https://evil.example/job/4',
          'https://www.kommune.example:8443/job/5',
          'https://127.0.0.1/job/6',
        ),
        'https://www.kommune.example/job/1': page('1'),
        'https://kommune.example/job/2': page('2'),
      }),
      {},
      feed,
    )
    assert.deepEqual(
      reading.ads.map(({ ad }) => ad.externalId),
      ['1', '2'],
    )
    assert.deepEqual(
      reading.refused.map(({ item, code }) => [item, code]),
      [
        ['http://www.kommune.example/job/3', 'not-allowed'],
        ['https://evil.example/job/4', 'not-allowed'],
        ['https://www.kommune.example:8443/job/5', 'not-allowed'],
        ['https://127.0.0.1/job/6', 'not-allowed'],
      ],
    )
  })

  test('that have gone are ads that have gone; one that fails fails all', async () => {
    const documents: Record<string, string | FetchFailed> = {
      [LIST]: list('https://www.kommune.example/job/1', 'https://www.kommune.example/job/2'),
      'https://www.kommune.example/job/2': page('2'),
    }
    const { reading, validators } = await whole(serving(documents), {}, feed)
    assert.deepEqual(reading.passedOver, [{ item: 'https://www.kommune.example/job/1', why: 'closed' }])
    assert.deepEqual(reading.refused, [])
    assert.deepEqual([reading.ads.length, validators], [1, {}])
    documents['https://www.kommune.example/job/1'] = new FetchFailed('answered-500')
    await assert.rejects(read(serving(documents), {}, feed), /answered-500/)
  })
})

describe('a file', () => {
  const data = realpathSync(mkdtempSync(path.join(tmpdir(), 'opslag-feeds-')))
  after(() => rmSync(data, { recursive: true }))
  const folder = path.join(data, 'feeds', 'styrelsen')
  mkdirSync(folder, { recursive: true })
  mkdirSync(path.join(data, 'feeds', 'andre'))
  const ad = JSON.stringify({ externalId: '1', title: 'Planlægger', bodyHtml: '<p>Tekst</p>', deadline: '2026-12-18' })
  writeFileSync(path.join(folder, 'jobs.json'), ad)
  writeFileSync(path.join(data, 'admin-key'), ad)
  writeFileSync(path.join(data, 'feeds', 'andre', 'jobs.json'), ad)
  mkdirSync(path.join(folder, 'folder.json'))
  symlinkSync(path.join(data, 'admin-key'), path.join(folder, 'link.json'))
  symlinkSync(path.join(folder, 'jobs.json'), path.join(folder, 'own.json'))
  symlinkSync(path.join(data, 'feeds', 'andre'), path.join(data, 'feeds', 'linked'))
  writeFileSync(path.join(folder, 'large.json'), '')
  truncateSync(path.join(folder, 'large.json'), 10_000_001)

  const fetch: FetchDocument = async () => assert.fail('a file is not fetched')
  const readFile = (file: string, slug = 'styrelsen') =>
    readAll(
      feedOf({ format: 'opslag', address: null, file }),
      { dataFolder: data, slug },
      { fetch, signal: undefined, now: () => new Date(), onward: async () => {} },
      {},
    )

  test('is read from the operator’s folder for the institution', async () => {
    const reading = await readFile('jobs.json')
    assert.ok(reading.isModified)
    assert.deepEqual([reading.reading.ads.length, reading.validators], [1, {}])
  })

  for (const [what, file, slug, code] of [
    ['that is not there', 'none.json', 'styrelsen', 'no-such-file'],
    ['that is a folder', 'folder.json', 'styrelsen', 'no-such-file'],
    ['that is a link to elsewhere', 'link.json', 'styrelsen', 'no-such-file'],
    ['that is a link at all', 'own.json', 'styrelsen', 'no-such-file'],
    ['behind a linked folder', 'jobs.json', 'linked', 'no-such-file'],
    ['that is too large', 'large.json', 'styrelsen', 'too-large'],
  ] as const)
    test(`${what} is refused`, async () =>
      assert.rejects(readFile(file, slug), (error) => error instanceof FetchFailed && error.code === code))

  test('is named, not found by a path', () => {
    for (const file of ['../admin-key', '/etc/passwd', '..', '.hidden', 'a/b.json', 'a\\b.json', '%2e%2e', 'a\u0000'])
      assert.equal(Feed.safeParse({ source: 'hr', format: 'opslag', file }).success, false, file)
  })
})
