import assert from 'node:assert/strict'
import { test } from 'node:test'
import { benchRoutes } from '../../../server/bench/routes.ts'
import type { Deps } from '../../../server/deps.ts'
import { problemFrom } from '../../../server/http/problem.ts'
import { newRouter } from '../../../server/http/router.ts'

const ORIGIN = 'http://localhost:4000'
// Files and nothing else: no database is asked.
const deps = { config: { origin: ORIGIN, embed: 'dist/embed' } } as Deps
const app = newRouter()
app.use(async (c, next) => {
  c.set('deps', deps)
  await next()
})
app.onError(problemFrom)
app.route('/', benchRoutes(deps))
const get = (address: string) => app.request(address)

test('the bench is served from the origin that keys may be typed on, under a policy of its own', async () => {
  for (const address of ['/bench/', '/bench/en/']) {
    const page = await get(address)
    const text = await page.text()
    assert.equal(page.status, 200)
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
    assert.ok(text.includes(`<meta name="opslag-api" content="${ORIGIN}">`))
    assert.match(page.headers.get('content-security-policy') ?? '', /connect-src 'self'.*frame-ancestors 'none'/)
    assert.equal(page.headers.get('access-control-allow-origin'), null)
  }
  for (const [file, type] of [
    ['bench.js', 'text/javascript'],
    ['bench.css', 'text/css'],
    ['fonts/OFL.txt', 'text/plain'],
    ['fonts/ibm-plex-sans-400.woff2', 'font/woff2'],
  ]) {
    const answer = await get(`/bench/${file}`)
    assert.equal(answer.status, 200, file)
    assert.ok(answer.headers.get('content-type')?.startsWith(type ?? ''), file)
  }
  assert.equal((await get('/bench')).headers.get('location'), '/bench/')
})

test('a pasted page is an origin of its own, and fetches from the one site that was named', async () => {
  const policy = async (query: string) =>
    (await get(`/bench/own-page.html${query}`)).headers.get('content-security-policy') ?? ''
  assert.match(await policy(''), /^sandbox allow-scripts; default-src 'none'/)
  assert.match(await policy('?site=https://www.huset.example'), /img-src data: \S+ https:\/\/www\.huset\.example;/)
  assert.doesNotMatch(await policy('?site=https://x.example;%20script-src%20*'), /x\.example/)
})

test('the script of the pasted page is given to it though it is of another origin, and nothing else is', async () => {
  const givenTo = async (name: string) => (await get(`/bench/${name}`)).headers.get('cross-origin-resource-policy')
  assert.equal(await givenTo('own-page.js'), 'cross-origin')
  for (const name of ['bench.js', 'own-page.html', '']) assert.equal(await givenTo(name), 'same-origin', name)
})

test('nothing else is in its folder', async () => {
  for (const address of [
    '/bench/none.js',
    '/bench/..%2fserver%2fmain.js',
    '/bench/%2e%2e/opslag.js',
    '/bench/bench',
    '/bench/fonts/..%2fbench.js',
    '/bench/.env',
  ])
    assert.equal((await get(address)).status, 404, address)
})
