import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { encodingFor } from '../../../server/http/encoding.ts'
import { testServer } from '../../support/server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'opslag-embed-'))
after(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
write('0.9.0/opslag.js', 'export const version = "0.9.0"')
write('0.9.0/chunks/job-ad-old1.js', 'export const chunk = "old"')
write('0.10.0/opslag.js', 'export const version = "0.10.0"')
write('0.10.0/frame.js', 'export const frame = "new"')
write('0.9.0/frame.js', 'export const frame = "old"')
write('0.10.0/integrity.json', '{"opslag.js":"sha384-x"}')
write('0.10.0/chunks/job-ad-new1.js', 'export const chunk = "new"')
write('0.11.0-rc.1/notes.txt', 'not for the outside')
write('0.12.0-beta.1/opslag.js', 'nobody follows a pre-release unasked')
write('npm/opslag.js', 'export {}')
write('secret.js', 'nobody may read this')

const { app } = await testServer({ embed: folder })
const bare = { headers: { 'accept-encoding': 'identity' } }

describe('the elements', () => {
  it('of a version are kept for ever and may be loaded from any page', async () => {
    const response = await app.request('/embed/0.9.0/opslag.js', bare)
    assert.equal(response.status, 200)
    assert.equal(await response.text(), 'export const version = "0.9.0"')
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8')
    assert.equal(response.headers.get('access-control-allow-origin'), '*')
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin')
    assert.equal(response.headers.get('timing-allow-origin'), '*')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('access-control-allow-credentials'), null)
  })

  it('without a version are the newest by number, kept briefly and compared by tag', async () => {
    const response = await app.request('/embed/opslag.js', bare)
    assert.equal(await response.text(), 'export const version = "0.10.0"')
    assert.match(response.headers.get('cache-control') ?? '', /max-age=300/)
    const tag = response.headers.get('etag') ?? ''
    const again = await app.request('/embed/opslag.js', { headers: { ...bare.headers, 'if-none-match': tag } })
    assert.equal(again.status, 304)
    assert.equal(await again.text(), '')
    assert.equal(again.headers.get('access-control-allow-origin'), '*')
  })

  it('leave compressed as the browser asks', async () => {
    const text = 'export const version = "0.10.0"'
    const bytes = async (encoding: string) => {
      const response = await app.request('/embed/opslag.js', { headers: { 'accept-encoding': encoding } })
      return {
        said: response.headers.get('content-encoding'),
        vary: response.headers.get('vary'),
        body: Buffer.from(await response.arrayBuffer()),
      }
    }
    const br = await bytes('gzip, deflate, br, zstd')
    assert.deepEqual([br.said, brotliDecompressSync(br.body).toString()], ['br', text])
    const gzip = await bytes('gzip;q=0.5, br;q=0')
    assert.deepEqual([gzip.said, gunzipSync(gzip.body).toString()], ['gzip', text])
    const plain = await bytes('br;q=0, gzip;q=0')
    assert.deepEqual([plain.said, plain.body.toString(), plain.vary], [null, text, 'Accept-Encoding'])
  })

  it('have chunks that never change, also those of the version that a page got before an upgrade', async () => {
    const fresh = await app.request('/embed/chunks/job-ad-new1.js', bare)
    assert.equal(await fresh.text(), 'export const chunk = "new"')
    assert.match(fresh.headers.get('cache-control') ?? '', /immutable/)
    assert.equal(await (await app.request('/embed/chunks/job-ad-old1.js', bare)).text(), 'export const chunk = "old"')
    assert.equal(
      await (await app.request('/embed/0.9.0/chunks/job-ad-old1.js', bare)).text(),
      'export const chunk = "old"',
    )
    assert.equal((await app.request('/embed/0.10.0/chunks/job-ad-old1.js', bare)).status, 404)
  })

  it('have a resizer for frames, of a version and of the newest', async () => {
    for (const [address, text, cache] of [
      ['/embed/frame.js', 'new', /max-age=300/],
      ['/embed/0.10.0/frame.js', 'new', /immutable/],
      ['/embed/0.9.0/frame.js', 'old', /immutable/],
    ] as const) {
      const response = await app.request(address, bare)
      assert.equal(await response.text(), `export const frame = "${text}"`)
      assert.match(response.headers.get('cache-control') ?? '', cache)
      assert.equal(response.headers.get('access-control-allow-origin'), '*')
    }
  })

  it('tell their integrity', async () => {
    const response = await app.request('/embed/0.10.0/integrity.json', bare)
    assert.deepEqual(await response.json(), { 'opslag.js': 'sha384-x' })
  })

  for (const address of [
    '/embed/0.10.0/../secret.js',
    '/embed/0.10.0/..%2f..%2fsecret.js',
    '/embed/chunks/..%2f..%2fsecret.js',
    '/embed/..%2fsecret/opslag.js',
    '/embed/0.11.0-rc.1/notes.txt',
    '/embed/npm/opslag.js',
    '/embed/secret.js',
    '/embed/0.10.0/chunks/',
    '/embed/1.0.0/opslag.js',
    '/embed/',
  ])
    it(`answer not-found for ${address}`, async () => {
      const response = await app.request(address, bare)
      assert.equal(response.status, 404)
      assert.doesNotMatch(await response.text(), /nobody|not for the outside/)
    })

  it('are read again when they were built anew', async () => {
    write('0.10.0/chunks/list-a.js', 'one')
    assert.equal(await (await app.request('/embed/chunks/list-a.js', bare)).text(), 'one')
    write('0.10.0/chunks/list-a.js', 'two')
    utimesSync(path.join(folder, '0.10.0/chunks/list-a.js'), new Date(), new Date(Date.now() + 5_000))
    assert.equal(await (await app.request('/embed/chunks/list-a.js', bare)).text(), 'two')
  })

  it('answer plainly that they have not been built', async () => {
    const { app: empty } = await testServer({ embed: path.join(folder, 'nowhere') })
    const response = await empty.request('/embed/opslag.js')
    assert.equal(response.status, 503)
    assert.match(await response.text(), /npm run build/)
    assert.equal(response.headers.get('cache-control'), 'no-store')
  })
})

describe('the encoding', () => {
  for (const [header, wanted] of [
    [undefined, 'identity'],
    ['', 'identity'],
    ['*', 'br'],
    ['gzip', 'gzip'],
    ['BR', 'br'],
    ['br;q=0, *;q=0.1', 'gzip'],
  ] as const)
    it(`for ${header ?? 'no header'} is ${wanted}`, () => assert.equal(encodingFor(header), wanted))
})
