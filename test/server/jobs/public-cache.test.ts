import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import { Job, JobList } from '../../../server/contract/job.ts'
import type { Db } from '../../../server/db/client.ts'
import { jobs } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { type PublicAnswer, PublicCache, publicCache } from '../../../server/http/public-cache.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'

const { app, deps, db, clock, newInstitution } = await testServer()

/** While `work` runs, whoever reaches for the database breaks. */
async function withoutDatabase<T>(work: () => T | Promise<T>): Promise<T> {
  deps.db = new Proxy({} as Db, {
    get: () => {
      throw new Error('touched the database')
    },
  })
  try {
    return await work()
  } finally {
    deps.db = db
  }
}
/** Waits until all notifications sent so far have been heard: PostgreSQL delivers them in their order. */
async function settled() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const end = await deps.database.listen(
    'test_settled',
    () => resolve(),
    () => {},
  )
  await db.execute(sql`select pg_notify('test_settled', '')`)
  await promise
  await end()
}
const titles = async (path: string) =>
  JobList.parse(await (await app.request(path)).json()).items.map(({ title }) => title)

/** Asks until the answer is as wanted; a notification may take a moment. */
async function eventually(work: () => Promise<unknown>, wanted: unknown) {
  const until = Date.now() + 30_000
  for (;;) {
    const found = await work()
    if (Date.now() > until) return assert.deepEqual(found, wanted)
    try {
      return assert.deepEqual(found, wanted)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

describe('a public read', () => {
  test('is answered from memory without touching the database, the institution’s look-up included', async () => {
    const { slug } = await newInstitution()
    const { id } = await putJob(app, slug, '1')
    await settled()
    const paths = ['', '/jobs', '/jobs?sort=title', `/jobs/${id}`, `/jobs/${id}/deadline.ics`].map(
      (rest) => `/v1/institutions/${slug}${rest}`,
    )
    for (const path of [...paths, '/v1/jobs']) {
      const first = await app.request(path)
      const second = await withoutDatabase(() => app.request(path))
      assert.equal(second.status, 200, path)
      assert.equal(await second.text(), await first.text())
      assert.equal(second.headers.get('access-control-allow-origin'), '*')
      assert.deepEqual([...second.headers], [...first.headers])
    }
    const unseen = await withoutDatabase(() => app.request(`${paths[1]}?limit=3`))
    assert.equal(unseen.status, 500, 'what nobody has asked for yet is read')
  })

  test('carries an ETag that answers 304 until something changes, and its language', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, '1')
    const path = `/v1/institutions/${slug}/jobs?lang=en`
    const first = await app.request(path)
    const etag = first.headers.get('etag') as string
    assert.match(etag, /^"[\w-]{27}"$/)
    assert.equal(first.headers.get('content-language'), 'en')
    for (const given of [etag, `"other", W/${etag}`, '*']) {
      const again = await app.request(path, { headers: { 'if-none-match': given } })
      assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag])
    }
    await putJob(app, slug, '1', { title: 'Ny titel' })
    const changed = await app.request(path, { headers: { 'if-none-match': etag } })
    assert.equal(changed.status, 200)
    assert.notEqual(changed.headers.get('etag'), etag)
  })

  test('leaves in the encoding that the caller takes, each under a tag of its own', async () => {
    const { slug } = await newInstitution()
    for (const id of ['1', '2', '3', '4']) await putJob(app, slug, id)
    const path = `/v1/institutions/${slug}/jobs`
    const ask = (headers: Record<string, string>) => app.request(path, { headers })
    const plain = Buffer.from(await (await ask({})).arrayBuffer())
    const decoders = { br: brotliDecompressSync, gzip: gunzipSync }
    for (const [encoding, decode] of Object.entries(decoders)) {
      const res = await ask({ 'accept-encoding': encoding })
      assert.equal(res.headers.get('content-encoding'), encoding)
      assert.equal(res.headers.get('vary'), 'Accept-Encoding')
      const bytes = Buffer.from(await res.arrayBuffer())
      assert.deepEqual(decode(bytes), plain)
      assert.ok(bytes.length < plain.length / 2, `${bytes.length} of ${plain.length}`)
      const tag = res.headers.get('etag') as string
      assert.equal((await ask({ 'accept-encoding': encoding, 'if-none-match': tag })).status, 304)
      assert.equal((await ask({ 'if-none-match': tag })).status, 200, 'not the same bytes')
    }
  })

  test('may be kept by a cache in front of us for some seconds, never past a deadline', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, '1', { deadline: '2026-12-18T12:00:00' })
    const shared = async () =>
      /^public, max-age=0, s-maxage=(\d+), must-revalidate$/.exec(
        (await app.request(`/v1/institutions/${slug}/jobs`)).headers.get('cache-control') ?? '',
      )?.[1]
    assert.equal(await shared(), '10')
    clock.now = new Date('2026-12-18T10:59:57.500Z')
    assert.equal(await shared(), '2')
    clock.now = new Date('2026-12-18T11:00:00.000Z')
    assert.equal(await shared(), '0')
    clock.now = NOW
  })

  test('forgets a passed deadline and shows a new opening by the clock alone, without any write', async () => {
    const { slug } = await newInstitution()
    const first = await putJob(app, slug, '1', { title: 'Lukker', deadline: '2026-12-18T12:00:00' })
    await putJob(app, slug, '2', { title: 'Åbner', publishFrom: '2026-12-18T12:30:00', deadline: '2026-12-31' })
    const path = `/v1/institutions/${slug}/jobs`
    const ad = async () => Job.parse(await (await app.request(`${path}/${first.id}`)).json()).status
    for (const [instant, wanted, status] of [
      ['2026-12-18T11:00:00.000Z', ['Lukker'], 'open'],
      ['2026-12-18T11:00:00.001Z', [], 'closed'],
      ['2026-12-18T11:29:59.999Z', [], 'closed'],
      ['2026-12-18T11:30:00.000Z', ['Åbner'], 'closed'],
    ] as const) {
      // Just before, so that the answer is young when the instant comes.
      clock.now = new Date(Date.parse(instant) - 1)
      await titles(path)
      await titles('/v1/jobs')
      await ad()
      clock.now = new Date(instant)
      assert.deepEqual(await titles(path), wanted, instant)
      assert.equal(await ad(), status, instant)
      assert.deepEqual((await titles('/v1/jobs?limit=100')).includes('Lukker'), status === 'open', instant)
    }
    clock.now = NOW
  })

  test('is kept through the deadline’s last millisecond', async () => {
    const { slug } = await newInstitution()
    const { id } = await putJob(app, slug, '1', { title: 'Sidste øjeblik', deadline: '2026-12-18T12:00:00' })
    await settled()
    clock.now = new Date('2026-12-18T11:00:00.000Z')
    for (const path of [`/v1/institutions/${slug}/jobs`, `/v1/institutions/${slug}/jobs/${id}`]) {
      await app.request(path)
      assert.equal((await withoutDatabase(() => app.request(path))).status, 200, path)
    }
    clock.now = NOW
  })

  test('forgets what another process wrote, by its notification; other institutions’ answers stay', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    for (const { slug } of [one, two]) await putJob(app, slug, '1', { title: 'Før' })
    const path = (slug: string) => `/v1/institutions/${slug}/jobs`
    await settled()
    for (const { slug } of [one, two]) assert.deepEqual(await titles(path(slug)), ['Før'])
    await titles('/v1/jobs?q=efter')
    await inInstitution(db, one.id, (tx) =>
      tx.update(jobs).set({ title: 'Efter', searchText: 'efter' }).where(eq(jobs.institutionId, one.id)),
    )
    await eventually(() => titles(path(one.slug)), ['Efter'])
    await eventually(() => titles('/v1/jobs?q=efter'), ['Efter'])
    await settled()
    assert.deepEqual(await withoutDatabase(() => titles(path(two.slug))), ['Før'])
  })

  test('shows a changed setting at once', async () => {
    const { slug } = await newInstitution()
    const name = async () => (await (await app.request(`/v1/institutions/${slug}`)).json()).name
    const before = await name()
    const profile = await decide(app, slug, 'profile', { name: { da: 'Nyt navn' } }, '1')
    assert.equal(profile.version, '2')
    assert.notEqual(before, 'Nyt navn')
    assert.equal(await name(), 'Nyt navn')
  })

  test('is kept by its path and query, whatever host is asked for', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, '1')
    await settled()
    const path = `/v1/institutions/${slug}/jobs?limit=7`
    // As it is sent: a browser's own address would be written out, 0.0.0.0.
    const request = Object.defineProperty(new Request(`http://localhost${path}`), 'url', { value: `http://0${path}` })
    assert.equal((await app.fetch(request)).status, 200)
    assert.ok(publicCache(deps.database).kept(path, NOW))
  })

  test('that is refused is not kept', async () => {
    const path = '/v1/institutions/kommer-snart/jobs'
    const refused = await app.request(path)
    assert.deepEqual([refused.status, refused.headers.get('cache-control')], [404, 'no-store'])
    assert.equal(publicCache(deps.database).kept(path, NOW), null)
  })
})

describe('the cache', () => {
  const answer = (body: string, institutionId: number | null = 1, validUntil: Date | null = null): PublicAnswer => ({
    body,
    contentType: 'text/plain',
    language: 'da',
    institutionId,
    validUntil,
  })
  /** A cache with its listener in hand. */
  function newCache() {
    const listener: { heard?: (payload: string) => void; lost?: () => void } = {}
    const listen = async (_channel: string, heard: (payload: string) => void, lost: () => void) => {
      Object.assign(listener, { heard, lost })
      return async () => {}
    }
    const clock = { ms: 0 }
    const cache = new PublicCache({ listen }, () => clock.ms)
    const now = () => NOW
    let reads = 0
    const read = (body: string, institutionId?: number | null) =>
      cache.answer('key', now, async () => {
        reads++
        return answer(body, institutionId)
      })
    return { cache, listener, clock, now, read, reads: () => reads }
  }

  test('lets concurrent misses share one read', async () => {
    const { cache, now } = newCache()
    let reads = 0
    const slow = () =>
      cache.answer('key', now, async () => {
        reads++
        await new Promise((resolve) => setTimeout(resolve, 10))
        return answer('x')
      })
    const all = await Promise.all([slow(), slow(), slow()])
    assert.equal(reads, 1)
    assert.equal(new Set(all).size, 1)
  })

  test('does not keep a read that a change overtook, nor let a later reader join it', async () => {
    const { cache, listener, now } = newCache()
    let finish = (_: PublicAnswer) => {}
    const overtaken = cache.answer('key', now, () => new Promise((resolve) => (finish = resolve)))
    await new Promise(setImmediate)
    listener.heard?.('1')
    const later = cache.answer('key', now, async () => answer('new'))
    await new Promise(setImmediate)
    finish(answer('old'))
    assert.deepEqual([(await overtaken).body, (await later).body], ['old', 'new'])
    assert.equal(cache.kept('key', NOW)?.body, 'new')
  })

  test('forgets one institution’s answers and those of all at its notification, everything when the listener was lost', async () => {
    const { listener, clock, read, reads } = newCache()
    await read('a', 1)
    listener.heard?.('2')
    assert.equal((await read('b', 1)).body, 'a', 'another institution')
    listener.heard?.('1')
    assert.equal((await read('c', null)).body, 'c')
    clock.ms += 1_000
    listener.heard?.('2')
    assert.equal((await read('d', 1)).body, 'd', 'the list of all changes with anybody')
    listener.lost?.()
    assert.equal((await read('e', 1)).body, 'e')
    assert.equal(reads(), 4)
  })

  test('reads what is about all institutions once a second while changes come by the hundred, and at once for one of ours', async () => {
    const { cache, listener, clock, now, read } = newCache()
    await read('a', null)
    clock.ms = 400
    listener.heard?.('1')
    clock.ms = 999
    assert.equal((await read('b', null)).body, 'a')
    clock.ms = 1_000
    assert.equal((await read('c', null)).body, 'c', 'a second old')
    listener.heard?.('1')
    cache.drop(2)
    assert.equal((await read('d', null)).body, 'd', 'who changed something sees it')
    const overtaken = (body: string, institutionId: number | null) =>
      cache.answer('other', now, async () => {
        listener.heard?.('1')
        return answer(body, institutionId)
      })
    await overtaken('e', null)
    assert.equal((await overtaken('f', null)).body, 'e', 'a read that was overtaken is kept for as long')
    clock.ms = 2_000
    assert.equal((await overtaken('g', 1)).body, 'g')
    assert.equal(cache.kept('other', NOW), null, 'of one institution it is not')
  })

  test('says how long an answer has been the same, whatever was written that it does not show', async () => {
    const { cache, listener } = newCache()
    const since = async (seconds: number, body: string) => {
      listener.heard?.('1')
      const now = new Date(NOW.getTime() + seconds * 1_000)
      const entry = await cache.answer(
        'key',
        () => now,
        async () => answer(body),
      )
      return (entry.since - NOW.getTime()) / 1_000
    }
    assert.deepEqual([await since(0, 'a'), await since(5, 'a'), await since(70, 'a')], [0, 0, 0])
    assert.deepEqual([await since(80, 'b'), await since(90, 'a')], [80, 90], 'and when it has come back')
    listener.heard?.('1')
    const other = await cache.answer(
      'key',
      () => new Date(NOW.getTime() + 100_000),
      async () => {
        listener.heard?.('1')
        return answer('b')
      },
    )
    assert.equal(other.body, 'b')
    assert.equal(await since(110, 'a'), 110, 'something else was answered in between')
  })

  test('tries again to listen when that failed, and keeps nothing before', async () => {
    let tries = 0
    const cache = new PublicCache({
      listen: async () => {
        if (++tries === 1) throw new Error('no database')
        return async () => {}
      },
    })
    const read = () =>
      cache.answer(
        'key',
        () => NOW,
        async () => answer('x'),
      )
    await assert.rejects(read(), /no database/)
    assert.equal(cache.kept('key', NOW), null)
    assert.equal((await read()).body, 'x')
    assert.equal(tries, 2)
  })

  test('reads anew after a minute even if it heard nothing', async () => {
    const { cache, read } = newCache()
    await read('a')
    assert.ok(cache.kept('key', new Date(NOW.getTime() + 59_999)))
    assert.equal(cache.kept('key', new Date(NOW.getTime() + 60_000)), null)
  })

  test('keeps nothing after a failed read, and is bounded: what was not asked for longest goes first', async () => {
    const { cache, now } = newCache()
    await assert.rejects(
      cache.answer('a', now, async () => {
        throw new Error('no')
      }),
      /no/,
    )
    const big = 'x'.repeat(4_000_000)
    for (let n = 0; n < 8; n++) await cache.answer(`k${n}`, now, async () => answer(big))
    assert.ok(cache.kept('k0', NOW), 'asked for again')
    await cache.answer('k8', now, async () => answer(big))
    assert.ok(cache.kept('k0', NOW))
    assert.equal(cache.kept('k1', NOW), null)
    for (let n = 0; n < 6_000; n++) await cache.answer(`s${n}`, now, async () => answer('x'))
    assert.equal(cache.kept('s0', NOW), null)
    assert.ok(cache.kept('s5999', NOW))
  })
})
