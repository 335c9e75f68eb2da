import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { feedReason } from '../../../server/cli/feed-sentences.ts'
import { FEED_FORMATS } from '../../../server/contract/limits.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { FetchFailed } from '../../../server/feeds/fetch.ts'
import { reading, testServer, withKey } from '../../support/server.ts'
import { terminal } from '../cli/terminal.ts'
import { ads, withFeed } from './feed.ts'

const server = await testServer({ feedHosts: ['hr.internal:8080', 'hr-server:8080', 'another=own.internal:8080'] })
const { app, newInstitution } = server
const { opslag } = terminal(app)

describe('the feeds setting', () => {
  const put = async (slug: string, feeds: object[]) => {
    const init = withKey({ feeds })
    const headers = { ...(init.headers as Record<string, string>), 'if-match': '"0"' }
    const answer = await app.request(`/v1/institutions/${slug}/settings/feeds`, { ...init, headers })
    return answer.ok ? 'stored' : (Problem.parse(await answer.json()).fields ?? null)
  }
  const feed = (change: object = {}) => ({
    source: 'hr',
    format: 'opslag',
    address: 'https://hr.example/jobs',
    ...change,
  })

  test('takes every format, an address or a file', async () => {
    const { slug } = await newInstitution()
    const all = FEED_FORMATS.map((format) => feed({ source: format, format }))
    assert.equal(await put(slug, [...all, { source: 'fil', format: 'opslag', file: 'jobs.json' }]), 'stored')
  })

  test('refuses a source that is there twice, and a feed from nowhere or from two places', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await put(slug, [feed(), feed({ address: 'https://other.example/' })]), [
      { path: 'feeds.1.source', code: 'duplicate' },
    ])
    const address = [{ path: 'feeds.0.address', code: 'required' }]
    assert.deepEqual(await put(slug, [feed({ address: null })]), address)
    assert.deepEqual(await put(slug, [feed({ file: 'jobs.json' })]), address)
  })

  for (const source of ['connection-test', 'talent-pool'])
    test(`refuses the source ${source}, which is our own`, async () => {
      const { slug } = await newInstitution()
      assert.deepEqual(await put(slug, [feed({ source })]), [{ path: 'feeds.0.source', code: 'not-allowed' }])
    })

  for (const [address, code] of [
    ['ftp://hr.example/jobs', 'not-a-url'],
    ['file:///etc/passwd', 'not-a-url'],
    ['https://user:pass@hr.example/jobs', 'not-a-url'],
    ['http://127.0.0.1/jobs', 'not-allowed'],
    ['http://169.254.169.254/latest', 'not-allowed'],
    ['https://0x7f.0.0.1/', 'not-allowed'],
    ['https://10.1.2.3/', 'not-allowed'],
    ['https://hr.example:8080/', 'not-allowed'],
    ['https://hr.internal:9090/', 'not-allowed'],
    ['http://hr-server:9090/', 'not-allowed'],
    ['https://hr-server/', 'not-allowed'],
    ['http://own.internal:8080/', 'not-allowed'],
  ] as const)
    test(`refuses ${address}: ${code}`, async () => {
      const { slug } = await newInstitution()
      assert.deepEqual(await put(slug, [feed({ address })]), [{ path: 'feeds.0.address', code }])
    })

  test('takes a host that the operator has named, with or without a dot', async () => {
    for (const address of ['http://hr.internal:8080/jobs', 'http://hr-server:8080/jobs'])
      assert.equal(await put((await newInstitution()).slug, [feed({ address })]), 'stored', address)
  })
})

describe('the record of runs', () => {
  test('is read newest first, by source, no further than asked', async () => {
    const feed = await withFeed(server)
    for (const count of [1, 2, 3]) {
      feed.serve(ads(count))
      await feed.run()
    }
    assert.deepEqual(
      (await feed.runs()).map(({ found }) => found),
      [3, 2, 1],
    )
    assert.deepEqual(
      (await feed.runs('?limit=2&source=hr')).map(({ found }) => found),
      [3, 2],
    )
    assert.deepEqual(await feed.runs('?source=other'), [])
    for (const query of ['?limit=0', '?limit=101', '?colour=red', '?source=A'])
      assert.equal((await app.request(`${feed.path}/feed-runs${query}`, reading())).status, 422, query)
    assert.deepEqual(await (await withFeed(server)).runs(), [], 'another institution’s are its own')
  })

  test('names 200 refused items and counts them all', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(250, { title: '' }))
    const run = await feed.run()
    assert.deepEqual([run.refused, run.refusals.length, run.found], [250, 200, 250])
  })
})

describe('the command line', () => {
  test('lists the feeds with their last runs', async () => {
    const feed = await withFeed(server)
    const { slug } = feed.institution
    const before = await opslag('feeds', '--institution', slug)
    assert.match(before.out, /hr +opslag +every 60 min +not run yet/)
    feed.serve(ads(2))
    await feed.run()
    await feed.setFeed({ isPaused: true })
    const { out, code } = await opslag('feeds', '--institution', slug)
    assert.match(out, /hr +opslag +paused +2026-11-20 09:00 +done +2 found, 2 added +https:/)
    assert.equal(code, 0)
    assert.match((await opslag('feeds', '--institution', (await newInstitution()).slug)).out, /has no feeds/)
  })

  test('shows the runs of one feed, and what the last that read anything refused', async () => {
    const feed = await withFeed(server)
    const show = () => opslag('feeds', '--institution', feed.institution.slug, '--source', 'hr')
    assert.equal((await show()).out, 'hr has not run yet.')
    feed.serve([...ads(1), { ...ads(1)[0], externalId: 'b', title: '' }], { etag: '"1"' })
    await feed.run()
    await feed.run()
    const { out } = await show()
    assert.match(
      out,
      /^ +2026-11-20 09:00 +nothing new +0 found .+\n +2026-11-20 09:00 +done +2 found, 1 added, 1 refused/,
    )
    assert.match(out, /\n\nRefused\n +b +title +is missing$/)
  })

  test('runs a feed, says what came of it and how to let a held one through', async () => {
    const feed = await withFeed(server)
    const { slug } = feed.institution
    const run = () => opslag('feed', 'run', '--institution', slug, '--source', 'hr')
    feed.serve(ads(4))
    const first = await run()
    assert.deepEqual([first.code, first.out], [0, 'hr: done\n  4 found, 4 added'])
    feed.serve([])
    const held = await run()
    assert.equal(held.code, 1)
    assert.match(held.out, /^hr: held for you to look at: it holds no job any more/)
    const id = /feed release --institution \S+ (\S+)/.exec(held.out)?.[1] ?? ''
    const dismissed = await opslag('feed', 'dismiss', '--institution', slug, id)
    assert.match(dismissed.out, /was held and not believed/)
    const stale = await opslag('feed', 'release', '--institution', slug, id)
    assert.deepEqual([stale.code, stale.err], [1, 'Refused: Somebody else changed it meanwhile.'])
    const again = /feed release --institution \S+ (\S+)/.exec((await run()).out)?.[1] ?? ''
    const released = await opslag('feed', 'release', '--institution', slug, again)
    assert.deepEqual([released.code, released.out], [0, 'hr: done\n  0 found, 4 closed'])
  })

  test('says what failed and what was refused', async () => {
    const feed = await withFeed(server)
    const run = () => opslag('feed', 'run', '--institution', feed.institution.slug, '--source', 'hr')
    feed.serveFailure(new FetchFailed('redirected-elsewhere'))
    const failed = await run()
    assert.deepEqual(
      [failed.code, failed.out],
      [1, 'hr: failed: it leads to another site: put that address into the setting'],
    )
    feed.serve([...ads(1), { ...ads(1)[0], externalId: 'b', title: '' }])
    const refused = await run()
    assert.equal(refused.code, 1)
    assert.match(refused.out, /1 added, 1 refused\n\nRefused\n +b +title +is missing$/)
  })

  test('waits for a run that takes long', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(1))
    const done = await feed.run()
    const answers = [
      { ...done, outcome: 'running', endedAt: null },
      { items: [{ ...done, outcome: 'running' }] },
      { items: [done] },
    ]
    const slow = terminal(app, { fetch: () => Response.json(answers.shift()), wait: async () => {} })
    const { code, out } = await slow.opslag('feed', 'run', '--institution', 'a', '--source', 'hr')
    assert.deepEqual([code, out, answers.length], [0, 'hr: done\n  1 found, 1 added', 0])
  })

  for (const [args, sentence] of [
    [['feeds'], '--institution is missing.'],
    [['feed'], 'feed takes run, release, dismiss.'],
    [['feed', 'toString'], 'feed takes run, release, dismiss.'],
    [['feed', 'run', '--institution', 'a'], '--source is missing.'],
    [['feed', 'release', '--institution', 'a'], "The run's id is missing."],
  ] as const)
    test(`answers ${args.join(' ')} with what is missing`, async () => {
      const { code, err } = await opslag(...args)
      assert.deepEqual([code, err.startsWith(sentence)], [2, true], err)
    })

  test('has a sentence for each reason', () => {
    const codes = [
      ...['empty', 'shrunk', 'interrupted', 'internal', 'not-json', 'not-xml', 'not-this-format', 'source-error'],
      ...['address-not-allowed', 'address-not-public', 'unknown-host', 'not-reached', 'certificate', 'timed-out'],
      ...['too-large', 'unreadable-encoding', 'redirected-elsewhere', 'too-many-redirects', 'too-many-documents'],
      ...['no-such-file', 'answered-404', 'not-a-url', 'required', 'duplicate', 'not-allowed'],
    ]
    for (const code of codes) assert.match(feedReason(code), / /, code)
  })
})
