import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Browser, chromium } from '@playwright/test'
import { checkConnection } from '../../server/cli/check/check.ts'
import type { Waits } from '../../server/cli/check/seen.ts'
import type { World } from '../../server/cli/context.ts'
import { ConnectionTestList, OBLIGATORY } from '../../server/contract/connection.ts'
import { freePort, type Running, removeFolder, scratchFolder, startBuilt } from '../support/built-server.ts'
import { findChromium } from '../support/chromium.ts'

// Pages of an institution on a third address, made as a webmaster would make them: a right one, and ones with a mistake
// each. The server is the built one, the tester is the command line's own.
const INSTITUTION = 'proevestyrelsen'
const WAITS: Waits = { open: 10_000, settle: 8_000, late: 300, quiet: 250, send: 8_000 }
const folder = scratchFolder()
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const hashes = JSON.parse(readFileSync(`dist/embed/${version}/integrity.json`, 'utf8')) as Record<string, string>
const integrity = hashes['opslag.js'] as string

let server: Running
let pages: Server
let browser: Browser
let site = ''
let key = ''
/** Requests that the pages' server got, with all that came along. */
const asked: string[] = []

type Parts = {
  script?: string
  head?: string
  top?: string
  list?: string
  rest?: string
  below?: string
  csp?: string
}

const scriptTag = (more = `type="module" integrity="${integrity}" crossorigin`, file = `${version}/opslag.js`) =>
  `<script ${more} src="${server.origin}/embed/${file}"></script>`
const link = () => `<a href="${server.origin}/portal/${INSTITUTION}">Se vores ledige stillinger</a>`
const list = (more = '', inside = link(), style = 'display:block;min-height:60em') =>
  `<opslag-job-list institution="${INSTITUTION}" style="${style}" ${more}>${inside}</opslag-job-list>`
const REST = `<opslag-job-ad institution="${INSTITUTION}"></opslag-job-ad>
  <opslag-application-form institution="${INSTITUTION}"></opslag-application-form>`

function html({
  script = scriptTag(),
  head = '',
  top = '<h1>Job hos os</h1>',
  list: jobs = list(),
  rest = REST,
  below = '',
}: Parts) {
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Job</title>${script}${head}</head><body><main>${top}<p>Vi søger kolleger.</p>${jobs}${rest}${below}</main></body></html>`
}

/** Each page by its address; made when the server's own address is known. */
const PAGES: Record<string, () => Parts> = {
  '/job': () => ({}),
  '/nyeste': () => ({ script: scriptTag('type="module"', 'opslag.js') }),
  '/hash': () => ({ script: scriptTag(`type="module" integrity="sha384-${'A'.repeat(64)}" crossorigin`) }),
  '/type': () => ({ script: scriptTag('') }),
  '/institution': () => ({ list: list().replace(INSTITUTION, 'proevestyrelse'), rest: '' }),
  '/tag': () => ({ list: list().replaceAll('opslag-job-list', 'opslag-joblist'), rest: '' }),
  '/csp': () => ({
    csp: `default-src 'self'; script-src ${server.origin}; style-src 'self' 'unsafe-inline'; connect-src 'self'`,
  }),
  '/to': () => ({ head: scriptTag('type="module"', 'opslag.js') }),
  '/overskrift': () => ({ top: '<h1>Job</h1>', list: list('heading-level="4"') }),
  '/hop': () => ({ list: list('', link(), 'display:block'), rest: '', below: '<p>Læs mere om os.</p>'.repeat(8) }),
  '/kontrast': () => ({ head: '<style>opslag-job-list { --opslag-color-text-muted: #bbb }</style>' }),
  '/link': () => ({ list: list('', '') }),
  '/smal': () => ({ head: '<style>opslag-job-list { width: 700px }</style>' }),
  '/fokus': () => ({ head: '<style>opslag-job-list { --opslag-color-focus: transparent }</style>' }),
  '/skjult': () => ({ head: '<style>opslag-job-list { opacity: 0 }</style>' }),
  '/kun-liste': () => ({ rest: '' }),
}

const call = async (method: string, address: string, body: unknown, headers: Record<string, string> = {}) => {
  const res = await fetch(server.origin + address, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const said = await res.json()
  assert.ok(res.ok, JSON.stringify(said))
  return said
}
const tests = async () =>
  ConnectionTestList.parse(await call('GET', `/v1/institutions/${INSTITUTION}/connection-tests`, undefined))
const profile = (change: Record<string, unknown> = {}) => ({
  name: { da: 'Prøvestyrelsen', en: 'The trial agency' },
  origins: [site],
  testPages: Object.keys(PAGES).map((address) => site + address),
  contact: { name: 'HR', email: 'hr@proeve.example' },
  ...change,
})

before(async () => {
  server = await startBuilt(folder, { DEMO_PORT: String(await freePort()) })
  key = readFileSync(path.join(folder, 'admin-key'), 'utf8').trim()
  pages = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`)
    const parts = PAGES[new URL(request.url ?? '', site).pathname]?.()
    const csp = parts?.csp
    response
      .writeHead(parts ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        ...(csp && { 'content-security-policy': csp }),
      })
      .end(parts ? html(parts) : 'Ikke fundet')
  }).listen(0, '127.0.0.1')
  await once(pages, 'listening')
  site = `http://127.0.0.1:${(pages.address() as { port: number }).port}`
  await call('POST', '/v1/institutions', { slug: INSTITUTION, profile: profile() })
  for (const [id, title] of [
    ['1', 'Cykelplanlægger'],
    ['2', 'Jurist'],
    ['3', 'Broingeniør'],
  ])
    await call('PUT', `/v1/institutions/${INSTITUTION}/sources/test/jobs/${id}`, {
      title,
      bodyHtml: '<p>Vi søger dig.</p>',
      deadline: `2099-12-0${id}`,
    })
  const { executablePath, args } = await findChromium()
  browser = await chromium.launch({ executablePath, args })
})
after(async () => {
  await browser.close()
  pages.close()
  await server.stop()
  removeFolder(folder)
})

/** Runs `opslag check`; answers its exit code, what it says, and each fault as `check what`. */
async function check(address: string, { lang = 'da' as 'da' | 'en', asJson = true } = {}) {
  const out: string[] = []
  const err: string[] = []
  const world: World = {
    env: { OPSLAG_ORIGIN: server.origin, OPSLAG_ADMIN_KEY: key },
    fetch,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    terminal: null,
    now: () => new Date(),
  }
  const options = { address, institution: INSTITUTION, language: lang, asJson }
  const code = await checkConnection(world, options, { browser: browser as never, waits: WAITS })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
type Told = { check: string; outcome: string; values: Record<string, string | number>; sentence: string }
async function findings(address: string) {
  const { code, out } = await check(site + address)
  const { test: kept, liveSince } = JSON.parse(out) as {
    test: { findings: Told[]; passed: boolean; version: string | null }
    liveSince: string | null
  }
  const of = (outcome: string) => kept.findings.filter((one) => one.outcome === outcome)
  return { code, kept, liveSince, faults: of('failed'), warnings: of('warning'), all: kept.findings }
}
const names = (told: Told[]) => told.map((one) => `${one.check} ${one.values.what}`)

describe('the connection test', () => {
  test('passes a page made as the guide says, and the institution goes live', async () => {
    assert.equal((await tests()).liveSince, null)
    const { code, kept, faults, warnings, liveSince, all } = await findings('/job')
    assert.deepEqual(names([...faults, ...warnings]), [], JSON.stringify([...faults, ...warnings], null, 1))
    assert.deepEqual([code, kept.passed, kept.version], [0, true, version])
    assert.ok(liveSince)
    for (const one of OBLIGATORY)
      assert.ok(
        all.some((told) => told.check === one && told.outcome === 'passed'),
        one,
      )
    assert.ok(!names(all).some((name) => /not-shown|not-tried/.test(name)), names(all).join())
    const [stored] = (await tests()).items
    assert.equal(stored?.address, `${site}/job`)
    const { items } = await call('GET', `/v1/institutions/${INSTITUTION}/applications`, undefined)
    assert.deepEqual(items, [], 'the trial application is gone')
    assert.ok(!asked.some((request) => request.includes(key)), 'the key was never told to the page')
  })
})
