import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { elements } from '../../../server/fragments/elements.ts'
import { putJob } from '../../support/institution-calls.ts'
import { testServer } from '../../support/server.ts'

const { app, newInstitution } = await testServer()
const { slug } = await newInstitution()
await putJob(app, slug, '1')
// An include waits two seconds; a server that has just started takes longer to load its pictures on a busy machine.
before(elements)

const FOLDER = 'docs/include'
const files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]),
)

/** The API, or whatever else answers at its address, on a port of its own. */
async function listen(handler: Parameters<typeof createServer>[1]) {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  after(() => server.close())
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

type Include = (element: string, page: string, attributes?: Record<string, string>) => Promise<string>

const scratch = mkdtempSync(path.join(tmpdir(), 'opslag-include-'))
after(() => rmSync(scratch, { recursive: true }))
let count = 0
/** The include as a webmaster copies it, its two placeholders filled in. */
async function nodeInclude(origin: string): Promise<Include> {
  const file = path.join(scratch, `include-${++count}.mjs`)
  writeFileSync(file, (files['include.mjs'] ?? '').replaceAll('{origin}', origin).replaceAll('{institution}', slug))
  const { opslag } = (await import(pathToFileURL(file).href)) as { opslag: Include }
  return opslag
}

const PAGE = 'https://www.styrelsen.example/job?q=cykel'

describe('the include for Node', () => {
  test('puts the fragment into the page and keeps it for a minute', async () => {
    const asked: string[] = []
    const answer = getRequestListener(app.fetch)
    const { origin } = await listen((request, response) => {
      asked.push(request.url ?? '')
      return answer(request, response)
    })
    const opslag = await nodeInclude(origin)
    const markup = await opslag('job-list', PAGE, { links: 'none' })
    assert.match(markup, /^<opslag-job-list [^>]*links="none"[^>]*data-opslag=.*Cykelplanlægger/s)
    assert.match(markup, /name="q"[^>]*value="cykel"/)
    assert.equal(await opslag('job-list', PAGE, { links: 'none' }), markup)
    assert.equal(asked.length, 1)
    await opslag('job-list', `${PAGE}&sort=title`, { links: 'none' })
    assert.equal(asked.length, 2)
  })

  test('puts the plain tag with its link where there is no fragment, and does not ask at every visit', async () => {
    let asked = 0
    const { origin } = await listen((_, response) => {
      asked++
      response.writeHead(503).end('<h1>Out of order</h1>')
    })
    const plain = (server: string) =>
      `<opslag-job-list institution="${slug}" links="none"><a href="${server}/portal/${slug}">Ledige stillinger</a></opslag-job-list>`
    const opslag = await nodeInclude(origin)
    assert.equal(await opslag('job-list', PAGE, { links: 'none' }), plain(origin))
    assert.equal(await opslag('job-list', PAGE, { links: 'none' }), plain(origin))
    assert.equal(asked, 1)
    const nobody = 'http://127.0.0.1:9'
    assert.equal(await (await nodeInclude(nobody))('job-list', PAGE, { links: 'none' }), plain(nobody))
  })
})

describe('every include', () => {
  test('has two placeholders and no other, waits two seconds, keeps a minute, and has the plain tag at hand', () => {
    assert.deepEqual(Object.keys(files).sort(), ['include.cs', 'include.mjs', 'include.php', 'nginx.conf'])
    const seconds = {
      'include.cs': ['FromSeconds(2)', 'FromMinutes(1)'],
      'include.mjs': ['timeout(2000)', '60_000'],
      'include.php': ["'timeout' => 2", 'time() + 60'],
      'nginx.conf': ['proxy_read_timeout 2s', 'proxy_cache_valid 200 1m'],
    }
    for (const [name, needed] of Object.entries(seconds)) {
      const text = files[name] ?? ''
      for (const part of needed) assert.ok(text.includes(part), `${name} lacks ${part}`)
      assert.match(text, /\{origin\}\/v1\/institutions\/\{institution\}\/fragment\?/, name)
      assert.match(text, /<opslag-\S+.*<a href=\\?"\{origin\}\/portal\/\{institution\}\\?">.*<\/opslag-/, name)
      assert.ok(text.trim().split('\n').length <= 26, `${name} is no longer a few lines`)
    }
    // Whatever would end PHP in the middle of it stands nowhere, comments included.
    assert.doesNotMatch(files['include.php'] ?? '', /\?>/)
  })
})
