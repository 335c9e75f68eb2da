import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { after, before, describe, test } from 'node:test'
import type { Browser } from '@playwright/test'
import { checkConnection } from '../../server/cli/check/check.ts'
import type { Waits } from '../../server/cli/check/seen.ts'
import { tryForm } from '../../server/cli/check/try-form.ts'
import type { World } from '../../server/cli/context.ts'
import { ConnectionTestList, OBLIGATORY } from '../../server/contract/connection.ts'
import { sharedBrowser, sharedSite } from '../support/site-keeper.ts'

// Pages of an institution on a third address, made as a webmaster would make them: a right one, and ones with a mistake
// each. The server is the built one, the tester is the command line's own.
const INSTITUTION = 'proevestyrelsen'
/** Its pages show a frame. */
const FRAMED = 'rammestyrelsen'
const WAITS: Waits = { open: 10_000, settle: 8_000, late: 300, quiet: 250, send: 8_000, whole: 40_000 }
const { api, adminKey } = sharedSite()
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const hashes = JSON.parse(readFileSync(`dist/embed/${version}/integrity.json`, 'utf8')) as Record<string, string>
const integrity = hashes['opslag.js'] as string

let pages: Server
let browser: Browser | undefined
let site = ''
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
  lang?: string
}

const scriptTag = (more = `type="module" integrity="${integrity}" crossorigin`, file = `${version}/opslag.js`) =>
  `<script ${more} src="${api}/embed/${file}"></script>`
const newest = () => scriptTag('type="module"', 'opslag.js')
const list = ({ slug = INSTITUTION, more = '', link = true, style = 'display:block;min-height:60em' } = {}) =>
  `<opslag-job-list institution="${slug}" style="${style}" ${more}>${
    link ? `<a href="${api}/portal/${slug}">Se vores ledige stillinger</a>` : ''
  }</opslag-job-list>`
const frame = ({
  path = `frame/${FRAMED}`,
  title = 'Ledige stillinger',
  more = 'data-opslag-frame style="display:block;width:100%;height:60em;border:0"',
} = {}) => `<iframe src="${api}/${path}" title="${title}" ${more} allow="autofill; clipboard-write"></iframe>`
const frameScript = () =>
  `<script async src="${api}/embed/${version}/frame.js" integrity="${hashes['frame.js']}" crossorigin></script>`
const rest = (slug = INSTITUTION) => `<opslag-job-ad institution="${slug}"></opslag-job-ad>
  <opslag-application-form institution="${slug}"></opslag-application-form>`

function html({
  script = scriptTag(),
  head = '',
  top = '<h1>Job hos os</h1>',
  below = '',
  lang = ' lang="da"',
  ...parts
}: Parts) {
  return `<!doctype html><html${lang}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Job</title>${script}${head}</head><body><main>${top}<p>Vi søger kolleger.</p>
${parts.list ?? list()}${parts.rest ?? rest()}${below}</main></body></html>`
}

/** Each page by its address; made when the server's own address is known. */
const PAGES: Record<string, () => Parts> = {
  '/job': () => ({}),
  '/ramme': () => ({ script: '', list: frame(), rest: frameScript() }),
  '/ramme-alene': () => ({ script: '', list: frame({ more: 'height="1200"' }), rest: '' }),
  '/ramme-forkert': () => ({
    script: '',
    lang: ' lang="en"',
    list: frame({ more: 'data-opslag-frame height="300"', title: '' }),
    rest: '',
  }),
  '/ramme-portal': () => ({ script: '', list: frame({ path: `portal/${FRAMED}` }), rest: '' }),
  '/ramme-fremmed': () => ({ script: '', list: frame({ path: 'frame/rammestyrelse' }), rest: '' }),
  '/ramme-spaerret': () => ({ script: '', list: frame(), rest: '', csp: "frame-src 'self'" }),
  '/script-findes-ikke': () => ({ script: scriptTag('type="module"', '9.9.9/elements.js') }),
  '/afdeling': () => ({ list: list({ more: 'department="driften"' }) }),
  '/farver': () => ({
    head: `<style>opslag-job-list { --opslag-color-text: #eee }</style><link rel="preload" as="fetch" crossorigin
      href="${api}/v1/institutions/${INSTITUTION}/fragment?element=job-list&amp;lang=en">`,
  }),
  '/isoleret': () => ({ rest: rest().replace('"></opslag-application', '" isolated></opslag-application') }),
  '/fil': () => ({
    script: '',
    rest: '<opslag-job-ad><a part="apply" href="file:///etc/hostname">Søg</a></opslag-job-ad>',
  }),
  '/uden-formular-i-test': () => ({ script: newest(), list: list({ slug: 'uden-formular-i-test' }), rest: '' }),
  '/ring': () => ({ below: '<script>setTimeout(() => { for (;;); }, 50)</script>' }),
  '/hash': () => ({ script: scriptTag(`type="module" integrity="sha384-${'A'.repeat(64)}" crossorigin`) }),
  '/type': () => ({ script: scriptTag('') }),
  '/institution': () => ({ list: list({ slug: 'proevestyrelse', link: false }), rest: '' }),
  '/tag': () => ({ list: list().replaceAll('opslag-job-list', 'opslag-joblist'), rest: '' }),
  '/csp': () => ({
    csp: `default-src 'self'; script-src ${api}; style-src 'self' 'unsafe-inline'; connect-src 'self'`,
  }),
  '/to': () => ({
    head: `${newest()}<style>opslag-job-list { opacity: 0 }</style>`,
    list: list({ more: 'heading-level="4"' }),
  }),
  '/hop': () => ({ list: list({ style: 'display:block' }), rest: '', below: '<p>Læs mere om os.</p>'.repeat(8) }),
  '/stil': () => ({
    head: `<style>opslag-job-list {
      width: 700px; --_color-focus: transparent }
      opslag-job-list::part(deadline) { color: #bbb }</style>`,
  }),
  '/skrift': () => ({
    lang: '',
    head: `<style>@font-face { font-family: Husets; src: url(/findes-ikke.woff2) }
      opslag-job-list { --opslag-font-text: Husets, serif }
      opslag-job-list, opslag-job-ad { --_color-text: #ccc }</style><script>
      localStorage.setItem('opslag-sidst', '1')
      addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault(), true)
      setTimeout(() => { throw new Error('sidens egen') })</script>`,
    rest: '',
  }),
  '/uden-websted': () => ({ list: list({ slug: 'uden-websted' }), rest: rest('uden-websted') }),
  '/uden-formular': () => ({ list: list({ slug: 'uden-formular' }), rest: '' }),
}

/** Whose page it is. */
const slugOf = (address: string) =>
  /^\/(uden-.*)/.exec(address)?.[1] ?? (address.startsWith('/ramme') ? FRAMED : INSTITUTION)

const call = async (method: string, address: string, body: unknown, headers: Record<string, string> = {}) => {
  const res = await fetch(api + address, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const said = await res.json()
  assert.ok(res.ok, JSON.stringify(said))
  return said
}
const tests = async () =>
  ConnectionTestList.parse(await call('GET', `/v1/institutions/${INSTITUTION}/connection-tests`, undefined))

async function institution(slug: string, change: Record<string, unknown> = {}) {
  const profile = {
    name: { da: 'Prøvestyrelsen', en: 'The trial agency' },
    origins: [site],
    testPages: Object.keys(PAGES).flatMap((address) => (slugOf(address) === slug ? [site + address] : [])),
    ...change,
  }
  await call('POST', '/v1/institutions', { slug, profile })
  for (const [id, title] of ['Cykelplanlægger', 'Jurist', 'Broingeniør'].entries())
    await call('PUT', `/v1/institutions/${slug}/sources/test/jobs/${id}`, {
      title,
      bodyHtml: '<p>Vi søger dig.</p>',
      deadline: `2099-12-0${id + 1}`,
    })
}

before(async () => {
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
  await institution(INSTITUTION)
  await institution(FRAMED)
  await institution('uden-websted', { origins: ['https://www.styrelsen.example'], testPages: [] })
  await institution('uden-formular-i-test')
  await institution('uden-formular', { pages: { job: `${site}/findes-ikke?job={job}` } })
  browser = await sharedBrowser()
})
after(async () => {
  pages.close()
  await browser?.close()
})

type Told = { check: string; outcome: string; values: Record<string, string | number>; sentence: string }
type Answer = { liveSince: string | null; test: { findings: Told[]; passed: boolean; version: string | null } }

/** Runs `opslag check` on a page of the institution that the page's address names, or of the first. */
async function check(address: string, { language = 'da' as 'da' | 'en', asJson = true, waits = WAITS } = {}) {
  const out: string[] = []
  const err: string[] = []
  const world: World = {
    env: { OPSLAG_ORIGIN: api, OPSLAG_ADMIN_KEY: adminKey },
    fetch,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    terminal: null,
    now: () => new Date(),
    wait: async () => {},
  }
  const options = { address: site + address, institution: slugOf(address), language, asJson }
  const code = await checkConnection(world, options, { browser: browser as never, waits })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function findings(address: string, waits = WAITS) {
  const { code, out } = await check(address, { waits })
  const { test: kept, liveSince }: Answer = JSON.parse(out)
  const of = (outcome: string) => kept.findings.filter((one) => one.outcome === outcome)
  return { code, kept, liveSince, faults: of('failed'), warnings: of('warning'), all: kept.findings }
}
const seen = new Map<string, ReturnType<typeof findings>>()
/** The same, looked at once however many mistakes are on the page. */
function whatIsOn(address: string) {
  const known = seen.get(address) ?? findings(address)
  seen.set(address, known)
  return known
}

const escaped = (text: string) => text.replace(/[+.]/g, '\\$&')
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
    assert.ok(!asked.some((request) => request.includes(adminKey)), 'the key was never told to the page')
  })

  test('tries an isolated form in its frame', async () => {
    const { code, kept, faults } = await findings('/isoleret')
    assert.deepEqual([names(faults), code, kept.passed], [[], 0, true], JSON.stringify(faults, null, 1))
  })

  for (const [what, address] of [
    ['follows its content', '/ramme'],
    ['has a height of its own', '/ramme-alene'],
  ] as const)
    test(`passes a page with nothing of ours but a frame that ${what}`, async () => {
      const { code, kept, faults, warnings, all } = await findings(address)
      assert.deepEqual([...names(faults), ...names(warnings)], [], JSON.stringify([...faults, ...warnings], null, 1))
      assert.deepEqual([code, kept.passed, kept.version], [0, true, version])
      const told = names(all)
      for (const one of [
        'script in-frame',
        'jobs well',
        'headings well',
        'keyboard well',
        'form sent',
        'application received',
      ])
        assert.ok(told.includes(one), `${one} among ${told.join()}`)
      assert.ok(!told.some((name) => /not-shown|not-tried/.test(name)), told.join())
    })

  const MISTAKES: [what: string, address: string, fault: string, sentence: () => RegExp][] = [
    ['a hash that is not the script’s', '/hash', 'integrity mismatch', () => new RegExp(escaped(`"${integrity}"`))],
    ['a script tag that is no module', '/type', 'script not-module', () => /Skriv <script type="module"/],
    ['a frame without a name', '/ramme-forkert', 'elements frame-untitled', () => /title="Ledige stillinger"/],
    ['a frame whose height nothing follows', '/ramme-forkert', 'elements frame-scrolls', () => /frame\.js/],
    ['a frame in another language', '/ramme-forkert', 'language frame-differs', () => /\?lang=en/],
    ['the portal in a frame', '/ramme-portal', 'script frame-portal', () => new RegExp(`${api}/frame/${FRAMED}`)],
    ['a misspelt institution in a frame', '/ramme-fremmed', 'institution frame-other', () => /"rammestyrelse", ikke/],
    [
      'a policy that keeps our frame out',
      '/ramme-spaerret',
      'policy blocked',
      () => new RegExp(`${api} til frame-src`),
    ],
    ['a script that is not there', '/script-findes-ikke', 'script status', () => /svarer 404/],
    ['a department that there is not', '/afdeling', 'jobs no-department', () => /department="driften".*ingen enheder/],
    ['a colour that is not worn', '/farver', 'contrast unworn', () => /--opslag-color-text, som ikke kan læses på/],
    ['a line for another language', '/farver', 'script preload-other', () => /lang=en på forhånd/],
    [
      'a misspelt institution',
      '/institution',
      'institution unknown',
      () => /"proevestyrelse", som serveren ikke kender/,
    ],
    ['no link between the tags', '/institution', 'fallback missing', () => /mellem <opslag-job-list> og <\/opslag/],
    ['a misspelt tag', '/tag', 'elements unknown-tag', () => /<opslag-joblist> findes ikke. Skriv <opslag-job-list>/],
    ['a policy that shuts the server out', '/csp', 'policy blocked', () => new RegExp(`${api} til connect-src`)],
    ['the script twice', '/to', 'copies two-copies', () => /Kun den første virker; tag den anden væk/],
    ['a heading level that is skipped', '/to', 'headings jump', () => /fra niveau 1 til 4. Skriv heading-level="2"/],
    ['a list that the page hides', '/to', 'jobs hidden', () => /kan ikke ses/],
    ['no room kept for the list', '/hop', 'stillness much', () => /min-height:60em/],
    ['a colour that cannot be read', '/stil', 'contrast low', () => /#bbbbbb på #ffffff/],
    ['a list wider than a phone', '/stil', 'overflow ours', () => /bredere end vinduet ved 412 px/],
    ['an outline that nobody sees', '/stil', 'keyboard no-outline', () => /--opslag-color-focus/],
    ['a font that is not where it is said to be', '/skrift', 'fonts not-loaded', () => /"Husets" kunne ikke hentes/],
    ['something kept with the visitor', '/skrift', 'storage stored', () => /"opslag-sidst" blev gemt/],
    ['a page that keeps the keyboard to itself', '/skrift', 'keyboard not-reached', () => /ikke frem til søgningen/],
    ['a field that cannot be read', '/skrift', 'contrast low', () => /"Søg efter stilling" har kontrasten/],
    ['a page that says no language', '/skrift', 'language missing', () => /<html lang="da">/],
    ['an error of the page’s own', '/skrift', 'errors page', () => /Siden selv fejler 1 gang: ".*sidens egen/],
    ['an origin that is not listed', '/uden-websted', 'origin not-listed', () => new RegExp(`Føj ${site} til origins`)],
    ['a page that is not registered', '/uden-websted', 'registered unregistered-in-test', () => /testPages i profilen/],
    ['a form’s page that is not there', '/uden-formular', 'form unreachable', () => /findes-ikke.*Ret pages.job/],
  ]
  describe('finds', { concurrency: 3 }, () => {
    for (const [what, address, fault, sentence] of MISTAKES)
      test(what, async () => {
        const { code, faults, warnings, kept } = await whatIsOn(address)
        const isFault = faults.length > 0
        assert.deepEqual([code, kept.passed], isFault ? [1, false] : [0, true])
        const found = [...faults, ...warnings].find((one) => names([one])[0] === fault)
        assert.ok(found, `${fault} among ${names([...faults, ...warnings]).join(', ')}`)
        assert.match(found.sentence, sentence())
      })
  })

  test('sends the application through the portal where the page has a list only, in test too, and says so', async () => {
    const { code, all, faults, liveSince } = await findings('/uden-formular-i-test')
    assert.equal(code, 0, JSON.stringify(faults))
    assert.ok(liveSince)
    const form = all.find((one) => one.check === 'form')
    assert.match(form?.sentence ?? '', new RegExp(`${api}/portal/uden-formular-i-test/jobs/\\d+`))
  })

  test('follows no link of a page to a file of the tester’s machine', async () => {
    const address = `${site}/fil`
    const application = { name: 'x', email: 'x@opslag.invalid', phone: '', text: 'x' }
    const { tried } = await tryForm(
      { browser: browser as never, address, servers: [api], waits: WAITS, contexts: new Set() },
      INSTITUTION,
      { address },
      {
        id: 'x',
        job: '1',
        title: 'x',
        expiresAt: '2026-11-26T00:00:00Z',
        application,
      },
    )
    assert.deepEqual(tried, { outcome: 'no-form', address, reason: '' })
  })

  test('gives up a page that keeps the browser busy', async () => {
    const { code, faults } = await findings('/ring', { ...WAITS, whole: 3_000 })
    assert.deepEqual([code, names(faults)], [1, ['page busy']])
  })

  test('says in English what it could not open, and keeps that too', async () => {
    const { code, out } = await check('/findes-ikke', { language: 'en', asJson: false })
    assert.equal(code, 1)
    assert.match(out, /FAULT +The page answers 404, not 200\./)
    assert.match(out, /Not passed .*: 1 fault to mend/)
    assert.match(out, /The institution is live/)
    assert.deepEqual((await tests()).items[0]?.findings[0]?.values, { what: 'status', status: 404 })
  })
})
