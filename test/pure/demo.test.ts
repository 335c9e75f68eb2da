import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { POLICIES } from '../../demo/policies.ts'
import { type Demo, serveDemo } from '../../demo/serve.ts'

const API = 'http://localhost:4321'
const PORTAL = 'https://jobs.example.dk'

const PAGES = [
  '/',
  '/en/',
  '/cykelstyrelsen/',
  '/cykelstyrelsen/job/',
  '/cykelstyrelsen/login/',
  '/cykelstyrelsen/jobagent/',
  '/cykelstyrelsen/emnebanker/',
  '/cykelstyrelsen/en/',
  '/cykelstyrelsen/en/jobs/',
  '/cykelstyrelsen/en/sign-in/',
  '/cykelstyrelsen/en/job-agent/',
  '/cykelstyrelsen/en/talent-pools/',
  '/lydarkivet/',
  '/lydarkivet/ledige-stillinger/',
  '/lydarkivet/en/',
  '/lydarkivet/en/vacancies/',
  '/kystakademiet/',
  '/kystakademiet/karriere/',
  '/kystakademiet/karriere/stilling/',
  '/kystakademiet/karriere/login/',
  '/kystakademiet/en/',
  '/kystakademiet/en/careers/',
  '/kystakademiet/en/careers/vacancy/',
  '/kystakademiet/en/careers/sign-in/',
  '/frame/',
  '/frame/en/',
  '/isolated/',
  '/isolated/en/',
  '/intranet/',
  '/intranet/hjemmefra/',
  '/intranet/en/',
  '/intranet/en/from-home/',
  '/showroom/bench/',
  '/showroom/bench/en/',
]
const TEST_PAGES = [...Object.keys(POLICIES), '/twice/', '/no-api/', '/no-script/', '/hostile/']

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
let demo: Demo

before(async () => {
  demo = await serveDemo({ port: 0, apiOrigin: API, portalOrigin: PORTAL })
})
after(() => demo.close())

/** Asks for a path as it is written: `fetch` would take the dots out of it. */
function ask(path: string, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(demo.url)
  return new Promise((answered, failed) => {
    request({ hostname, port, path, method }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => answered({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
      .on('error', failed)
      .end()
  })
}

for (const path of [...PAGES, ...TEST_PAGES])
  test(`${path} is a whole page`, async () => {
    const { status, headers, text } = await ask(path)
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'text/html; charset=utf-8')
    assert.equal(headers['cache-control'], 'no-store')
    assert.doesNotMatch(text, /\{\{/)
    assert.match(text, path.includes('/en/') ? /<html lang="en">/ : /<html lang="da">/)
    assert.equal(text.match(/<h1[ >]/g)?.length, 1)
    assert.equal(text.match(/<main[ >]/g)?.length, 1)
    assert.match(text, /<title>[^<]+<\/title>/)
  })

test('every link of the demo that leads to a page of its own finds it, with the place on it', async () => {
  for (const path of [...PAGES, ...TEST_PAGES]) {
    const { text } = await ask(path)
    for (const [, target] of text.matchAll(/(?:href|src|job-page)="([^"]+)"/g)) {
      const url = new URL(target!, `${demo.url}${path}`)
      // What the build makes need not be built here.
      if (url.origin !== demo.url || /^\/showroom\/(?:built|bench)\/[\w-]+\.js$/.test(url.pathname)) continue
      const found = await ask(url.pathname)
      assert.equal(found.status, 200, `${path} leads to ${target}`)
      if (url.hash) assert.ok(found.text.includes(`id="${url.hash.slice(1)}"`), `${path} leads to ${target}`)
    }
  }
})

test('the origins of the API and the portal are put in', async () => {
  const { text } = await ask('/cykelstyrelsen/job/')
  assert.ok(text.includes(`<script type="module" src="${API}/embed/opslag.js"></script>`))
  assert.ok(text.includes(`href="${PORTAL}/portal/cykelstyrelsen"`))
  assert.ok((await ask('/')).text.includes(`href="${API}/dev/mail"`))
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  assert.ok((await ask('/twice/')).text.includes(`src="${API}/embed/${version}/opslag.js"`))
})

test('the portal is on the API’s origin unless said otherwise', async () => {
  const other = await serveDemo({ port: 0, apiOrigin: API })
  const text = await (await fetch(`${other.url}/lydarkivet/ledige-stillinger/`)).text()
  await other.close()
  assert.ok(text.includes(`href="${API}/portal/lydarkivet"`))
})

test('what is no origin is refused at the start', async () => {
  for (const apiOrigin of ['localhost:4000', 'http://localhost:4000/', 'http://x"><script>', '', 'null'])
    await assert.rejects(serveDemo({ port: 0, apiOrigin }), TypeError, apiOrigin)
})

test('a port that is taken is said so', async () => {
  await assert.rejects(serveDemo({ port: Number(new URL(demo.url).port), apiOrigin: API }), { code: 'EADDRINUSE' })
})

test('each tag has the institution, a link between the tags and, for a list, its height kept free', async () => {
  for (const path of PAGES.filter((page) => /job|stillinger|vacanc|karriere|careers/.test(page))) {
    const { text } = await ask(path)
    const slug = path.split('/')[1]
    const tags = [...text.matchAll(/<(opslag-[\w-]+)([^>]*)>(.*?)<\/\1>/gs)]
    assert.ok(tags.length > 0, path)
    for (const [, tag, attributes, between] of tags) {
      assert.match(attributes!, new RegExp(`institution="${slug}"`), `${path} ${tag}`)
      if (tag !== 'opslag-application-form') assert.ok(between!.includes(`<a`), `${path} ${tag}`)
      if (/list|career/.test(tag!)) assert.match(attributes!, /style="display:block;min-height:\d+em"/)
    }
  }
})

test('the page with two lists gives each an id and a department, and leads to a page with ad and form', async () => {
  for (const [path, lang] of [
    ['/kystakademiet/karriere/', 'da'],
    ['/kystakademiet/en/careers/', 'en'],
  ] as const) {
    const lists = [...(await ask(path)).text.matchAll(/<opslag-job-list id="([a-z]+)"[^>]* department="([a-z]+)"/g)]
    assert.deepEqual(
      lists.map((list) => list[2]),
      ['skolen', 'administration'],
    )
    assert.equal(new Set(lists.map((list) => list[1])).size, 2)
    const page = /job-page="([^"]+)"/.exec((await ask(path)).text)?.[1]
    const { text } = await ask(page!)
    assert.match(text, new RegExp(`lang="${lang}"`))
    assert.match(text, /<opslag-job-ad /)
    assert.match(text, /<opslag-application-form /)
  }
})

test('institutions style their own pages and leave the elements alone', () => {
  for (const slug of ['cykelstyrelsen', 'lydarkivet', 'kystakademiet']) {
    const css = readFileSync(new URL(`../../demo/pages/${slug}/site.css`, import.meta.url), 'utf8')
    assert.doesNotMatch(css, /opslag|::part/)
    assert.match(css, /font-size: 62\.5%/)
    assert.match(css, /\*[^{]*\{\s*margin: 0;\s*padding: 0;\s*box-sizing: border-box;/)
  }
})

test('the menu says which page is open', async () => {
  const { text } = await ask('/cykelstyrelsen/job/')
  assert.ok(text.includes('<a aria-current="page" href="/cykelstyrelsen/job/">Job</a>'))
  assert.equal(text.match(/<a aria-current/g)?.length, 2, 'once in the menu and once in the footer')
})

test('nothing outside the pages and the logos can be had', async () => {
  const cases = [
    '/../serve.ts',
    '/../../package.json',
    '/cykelstyrelsen/../../serve.ts',
    '/%2e%2e/serve.ts',
    '/%2e%2e%2fserve.ts',
    '/..%2f..%2fpackage.json',
    '/..%5cserve.ts',
    '/..\\serve.ts',
    '/%00',
    '/%E0%A4%A',
    '//example.dk/',
    '/./index.html',
    '/.hidden',
    '/cykelstyrelsen/_parts/head.html',
    '/_parts/head.html',
    '/themes/tokens.ts',
    '/themes/base.css',
    '/themes/cykelstyrelsen/LICENSE.md',
    '/themes/cykelstyrelsen/theme.css',
    '/themes/cykelstyrelsen/',
    '/themes/../demo/serve.ts',
    '/themes/..%2ftokens.ts/logo.svg',
    '/themes/nobody/logo.svg',
    '/nowhere',
    '/cykelstyrelsen/index.html/',
  ]
  for (const path of cases) {
    const { status, headers, text } = await ask(path)
    assert.equal(status, 404, path)
    assert.equal(headers['content-type'], 'text/html; charset=utf-8', path)
    assert.match(text, /Siden findes ikke/, path)
  }
})

test('every file has the type that its name says, and browsers may not guess another', async () => {
  for (const [path, type] of [
    ['/cykelstyrelsen/site.css', 'text/css; charset=utf-8'],
    ['/cykelstyrelsen/bridge.svg', 'image/svg+xml'],
    ['/hostile/hostile.js', 'text/javascript; charset=utf-8'],
    ['/themes/lydarkivet/logo.svg', 'image/svg+xml'],
  ] as const) {
    const { status, headers } = await ask(path)
    assert.equal(status, 200, path)
    assert.equal(headers['content-type'], type)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['cache-control'], 'no-store')
  }
})

test('an address of a folder without its slash leads to the one with it, keeping what was asked', async () => {
  const { status, headers } = await ask('/kystakademiet/karriere?soeskolen.q=styrmand&job=7')
  assert.equal(status, 308)
  assert.equal(headers.location, '/kystakademiet/karriere/?soeskolen.q=styrmand&job=7')
  assert.equal((await ask('/kystakademiet/karriere/?job=7')).status, 200)
})

test('only reading is answered, and HEAD without a body', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await ask('/', method)
    assert.equal(status, 405)
    assert.equal(headers.allow, 'GET, HEAD')
  }
  const head = await ask('/', 'HEAD')
  assert.equal(head.status, 200)
  assert.equal(head.text, '')
  assert.ok(Number(head.headers['content-length']) > 1_000)
})

test('each strict page is sent under its policy, with the API allowed in connect-src', async () => {
  const says: [path: string, ...parts: RegExp[]][] = [
    ['/csp/nonce/', /script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'(;|$)/, /style-src 'nonce-[\w+/]{22}=='(;|$)/],
    ['/csp/style-none/', /script-src http:\/\/localhost:4321;/, /style-src 'none'(;|$)/],
    ['/csp/trusted-types/', /require-trusted-types-for 'script'; trusted-types lit-html$/],
    ['/csp/trusted-types-other/', /require-trusted-types-for 'script'; trusted-types somepolicy$/],
  ]
  assert.deepEqual(
    says.map(([path]) => path),
    Object.keys(POLICIES),
  )
  for (const [path, ...parts] of says) {
    const policy = String((await ask(path)).headers['content-security-policy'])
    assert.match(policy, /^default-src 'none';/)
    assert.ok(policy.includes(`connect-src ${API};`), path)
    assert.doesNotMatch(policy, /unsafe|\*/)
    for (const part of parts) assert.match(policy, part, path)
  }
  assert.equal((await ask('/cykelstyrelsen/job/')).headers['content-security-policy'], undefined)
})

test('the nonce is in the page as in the policy, and new in every answer', async () => {
  const [one, two] = [await ask('/csp/nonce/'), await ask('/csp/nonce/')]
  const nonce = ({ headers }: Answer) =>
    /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? assert.fail()
  assert.notEqual(nonce(one), nonce(two))
  assert.equal(one.text.split(`nonce="${nonce(one)}"`).length, 3)
})

test('a page under a policy holds nothing that its policy would stop', async () => {
  for (const path of Object.keys(POLICIES)) {
    const { text } = await ask(path)
    assert.doesNotMatch(text, / style="| on\w+="|<script>/, path)
    assert.match(text, /<opslag-job-list institution="cykelstyrelsen">/)
    assert.match(text, /<opslag-job-ad institution="cykelstyrelsen">/)
  }
})

test('closing does not wait for a browser that is in the middle of asking', { timeout: 5_000 }, async () => {
  const other = await serveDemo({ port: 0, apiOrigin: API })
  const { hostname, port } = new URL(other.url)
  const socket = connect(Number(port), hostname)
  const ended = once(socket, 'close')
  // An end of the connection by reset is an error to this side, and an expected one.
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n')
  await (await fetch(other.url)).text()
  await other.close()
  await ended
  await assert.rejects(fetch(other.url))
})

test('every folder of pages is in the list that is tested here', () => {
  const folders = readdirSync(new URL('../../demo/pages/', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('index.html'))
    .map((name) => `/${name.slice(0, -'index.html'.length)}`)
    // The showroom's own are filled by their script; test/pages/showroom.test.ts goes through them.
    .filter((name) => !/^\/showroom\/(?!bench\/)/.test(name))
  assert.deepEqual(folders.sort(), [...PAGES, ...TEST_PAGES].sort())
})
