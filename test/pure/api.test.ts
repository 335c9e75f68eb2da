import assert from 'node:assert/strict'
import { after, mock, test } from 'node:test'
import type { ApplicationInput } from '../../server/contract/application.ts'
import { firstAsked } from '../../server/contract/first-asked.ts'
import { queryOf, readChoice } from '../../widgets/job-list/query.ts'
import { createAddress } from '../../widgets/shared/address.ts'
import { type Api, ApiError, createApi, cursorOf, LostLineError } from '../../widgets/shared/api.ts'
import { firstJobsPath } from '../../widgets/shared/paths.ts'

// How long an answer is kept is this clock's affair; without it the process would wait for the real one.
mock.timers.enable({ apis: ['setTimeout'] })
after(() => mock.timers.reset())

interface Asked {
  address: string
  init: RequestInit
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

const problem = (code: string, status: number, headers = {}) =>
  json({ type: 'about:blank', title: code, status, code, requestId: 'r1' }, status, {
    'content-type': 'application/problem+json',
    ...headers,
  })

function serverThat(answers: (asked: Asked) => Response | Promise<Response>, base = 'https://jobs.example.dk/') {
  const asked: Asked[] = []
  const api = createApi(base, (address, init = {}) => {
    asked.push({ address: String(address), init })
    return Promise.resolve(answers({ address: String(address), init }))
  })
  return { api, asked }
}

const INPUT: ApplicationInput = {
  applicant: { name: 'Kim Kæde', email: 'kim@eksempel.dk' },
  fields: {},
  documents: [],
  answers: [],
  preferentialAccess: false,
  acknowledged: '1',
  language: 'da',
}

test('reads ask for plain addresses without custom headers, so that no preflight is needed and a preload line is used', async () => {
  const { api, asked } = serverThat(() => json({ items: [], total: 0, next: null }))
  await api.institution('cykel', 'da')
  await api.jobs('cykel', { q: 'æ ø', location: ['b', 'a'], category: [], limit: 20, sort: 'title', lang: 'en' })
  await api.job('cykel', '10/42', 'en')
  assert.deepEqual(
    asked.map(({ address }) => address),
    [
      'https://jobs.example.dk/v1/institutions/cykel?lang=da',
      'https://jobs.example.dk/v1/institutions/cykel/jobs?q=%C3%A6+%C3%B8&location=a&location=b&sort=title&limit=20&lang=en',
      'https://jobs.example.dk/v1/institutions/cykel/jobs/10%2F42?lang=en',
    ],
  )
  for (const { init } of asked)
    assert.deepEqual(
      [init.headers, init.method, init.mode, init.cache, init.credentials ?? 'same-origin'],
      [undefined, undefined, undefined, undefined, 'same-origin'],
    )
})

test('what is asked first is what preload lines are written for', async () => {
  const plain = createAddress({
    location: { href: 'https://www.cykel.example.dk/job?utm=nyhed', search: '?utm=nyhed' },
    history: { state: null, pushState() {}, replaceState() {} },
    addEventListener() {},
    removeEventListener() {},
  })
  for (const department of ['', 'vej-og-sti'])
    for (const lang of ['da', 'en'] as const) {
      const { api, asked } = serverThat(() => json({ items: [], total: 0, next: null }))
      const choice = readChoice(plain, '')
      await api.institution('cykel', lang)
      await api.jobs('cykel', { ...queryOf(choice, department), lang, limit: choice.show })
      await api.job('cykel', '1042', lang)
      const tag = { institution: 'cykel', lang, department }
      assert.deepEqual(
        asked.map(({ address }) => address),
        [...firstAsked(tag), firstAsked({ ...tag, job: '1042' })[1]].map((path) => `https://jobs.example.dk${path}`),
      )
      assert.equal(firstJobsPath('cykel', lang, department), firstAsked(tag)[1])
    }
})

test('the same question is asked once, while under way and for a moment after', async () => {
  const { api, asked } = serverThat(() => json({ slug: 'cykel' }))
  const [one, other] = await Promise.all([api.institution('cykel', 'da'), api.institution('cykel', 'da')])
  assert.equal(one, other)
  await api.institution('cykel', 'da')
  await api.institution('cykel', 'en')
  await api.jobs('cykel', { category: ['a', 'b'] })
  await api.jobs('cykel', { category: ['b', 'a'] })
  assert.equal(asked.length, 3)
})

test('half a minute later a list or a job is asked for again, an institution never', async () => {
  const { api, asked } = serverThat(() => json({ items: [], total: 0, next: null }))
  const askAll = () => Promise.all([api.institution('cykel', 'da'), api.jobs('cykel', {}), api.job('cykel', '1', 'da')])
  await askAll()
  mock.timers.tick(29_000)
  await askAll()
  assert.equal(asked.length, 3)
  mock.timers.tick(1_000)
  await askAll()
  assert.equal(asked.length, 5)
})

test('what failed is asked for again', async () => {
  let times = 0
  const { api } = serverThat(() => (times++ ? json({ id: '1' }) : problem('unavailable', 503)))
  await assert.rejects(api.job('cykel', '1', 'da'), ApiError)
  assert.deepEqual(await api.job('cykel', '1', 'da'), { id: '1' })
})

test("a job that is asked for afresh passes by what is kept and by the browser's cache", async () => {
  const { api, asked } = serverThat(() => json({ id: '1' }))
  await api.job('cykel', '1', 'da')
  await api.job('cykel', '1', 'da', true)
  assert.deepEqual(
    asked.map(({ init }) => init.cache),
    [undefined, 'no-cache'],
  )
})

test('an application is sent as JSON under its key, and never twice by itself', async () => {
  const { api, asked } = serverThat(() => json({ reference: 'A-1', receivedAt: '2026-11-21T09:00:00Z' }, 201))
  const receipt = await api.apply('cykel', '1042', INPUT, 'key-1')
  await api.apply('cykel', '1042', INPUT, 'key-1')
  assert.equal(receipt.reference, 'A-1')
  assert.equal(asked.length, 2)
  const [{ address, init }] = asked as [Asked]
  assert.equal(address, 'https://jobs.example.dk/v1/institutions/cykel/jobs/1042/applications')
  assert.deepEqual(init.headers, { 'content-type': 'application/json', 'idempotency-key': 'key-1' })
  assert.deepEqual([init.method, init.credentials, JSON.parse(String(init.body))], ['POST', 'omit', INPUT])
})

test('a refusal carries the problem and the time to wait', async () => {
  const { api } = serverThat(() => problem('too-many-requests', 429, { 'retry-after': '30' }))
  await assert.rejects(api.apply('cykel', '1', INPUT, 'k'), (error) => {
    assert.ok(error instanceof ApiError)
    assert.deepEqual([error.problem.code, error.problem.requestId, error.retryAfter], ['too-many-requests', 'r1', 30])
    return true
  })
})

// Whatever else comes back, nobody knows what the server did: that is a lost line and no refusal.
const lost: [string, LostLineError['reason'], () => Response | Promise<Response>][] = [
  ['no connection', 'offline', () => Promise.reject(new TypeError('Failed to fetch'))],
  [
    'an answer cut in the middle',
    'offline',
    () => new Response('{"ref', { headers: { 'content-type': 'application/json' } }),
  ],
  ['a page from something in between', 'gateway', () => new Response('<h1>502', { status: 502 })],
  [
    'a login page of a network',
    'gateway',
    () => new Response('<h1>Wi-Fi', { headers: { 'content-type': 'text/html' } }),
  ],
  ['JSON that is no problem of ours', 'gateway', () => json({ error: 'x' }, 500)],
  ['JSON null', 'gateway', () => json(null, 500)],
]
for (const [what, reason, answer] of lost)
  test(`${what} is a lost line: ${reason}`, async () => {
    const { api } = serverThat(answer)
    await assert.rejects(api.apply('cykel', '1', INPUT, 'k'), (error) => {
      assert.ok(error instanceof LostLineError, String(error))
      assert.equal(error.reason, reason)
      return true
    })
  })

test('a page from which nothing is taken is told so, though its browser shows it a lost line', async () => {
  const { api, asked } = serverThat(({ address }) =>
    address.endsWith('/origin') ? problem('origin-not-allowed', 403) : Promise.reject(new TypeError('Failed to fetch')),
  )
  await assert.rejects(api.apply('cykel', '1', INPUT, 'k'), (error) => {
    assert.ok(error instanceof ApiError, String(error))
    assert.equal(error.problem.code, 'origin-not-allowed')
    return true
  })
  assert.equal(asked[1]?.address, 'https://jobs.example.dk/v1/institutions/cykel/origin')
  assert.deepEqual(Object.keys(asked[1]?.init ?? {}), ['signal'], 'needs no preflight')
})

test('a lost line stays one where the page is listed, and where that is not known', async () => {
  for (const said of [
    new Response(null, { status: 204 }),
    problem('internal', 500),
    problem('too-many-requests', 429),
  ]) {
    const { api } = serverThat(({ address }) =>
      address.endsWith('/origin') ? said : Promise.reject(new TypeError('Failed to fetch')),
    )
    await assert.rejects(api.apply('cykel', '1', INPUT, 'k'), { reason: 'offline' })
  }
})

test('a server that does not answer is given up, and that is a lost line too', async (t) => {
  const limits: number[] = []
  t.mock.method(AbortSignal, 'timeout', (ms: number) => {
    limits.push(ms)
    return AbortSignal.abort(new DOMException('', 'TimeoutError'))
  })
  const api: Api = createApi('', (_address, init) => Promise.reject(init?.signal?.reason))
  await assert.rejects(api.job('cykel', '1', 'da'), { reason: 'timeout' })
  await assert.rejects(api.apply('cykel', '1', INPUT, 'k'), { reason: 'timeout' })
  assert.deepEqual(limits, [15_000, 30_000])
})

test('the next page is known by its cursor', () => {
  const list = { items: [], total: 0 }
  assert.equal(cursorOf({ ...list, next: 'https://jobs.example.dk/v1/x?limit=20&cursor=a%2Fb' }), 'a/b')
  assert.equal(cursorOf({ ...list, next: null }), undefined)
})
