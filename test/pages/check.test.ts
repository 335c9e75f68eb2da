import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { after, before, describe, test } from 'node:test'
import type { Browser } from '@playwright/test'
import { checkConnection, endBrowser, startBrowser } from '../../server/cli/check/check.ts'
import type { Waits } from '../../server/cli/check/seen.ts'
import { tryForm } from '../../server/cli/check/try-form.ts'
import { newWatch } from '../../server/cli/check/watch.ts'
import type { World } from '../../server/cli/context.ts'
import { ConnectionTestList, OBLIGATORY } from '../../server/contract/connection.ts'
import { sharedBrowser } from '../support/site-keeper.ts'
import { adminKey, api, FRAMED, html, INSTITUTION, integrity, known, PAGES, version } from './check-pages.ts'

// Pages of an institution on a third address, made as a webmaster would make them: a right one, and ones with a mistake
// each. The server is the built one, the tester is the command line's own.
const WAITS: Waits = { open: 10_000, settle: 8_000, late: 300, quiet: 250, send: 8_000, whole: 40_000, close: 5_000 }
let pages: Server
let browser: Browser | undefined
let site = ''
/** Requests that the pages' server got, with all that came along. */
const asked: string[] = []

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
  const listed = await call('GET', `/v1/institutions/${FRAMED}/jobs`, undefined)
  known.oneJob = listed.items[0].id
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
    ['is far down, between others', '/ramme-sent'],
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

  const MISTAKES: [what: string, address: string, found: string, sentence: () => RegExp][] = [
    [
      'a hash that is not the script’s',
      '/hash',
      'failed integrity mismatch',
      () => new RegExp(escaped(`"${integrity}"`)),
    ],
    ['a script tag that is no module', '/type', 'failed script not-module', () => /Skriv <script type="module"/],
    ['a frame without a name', '/ramme-forkert', 'warning elements frame-untitled', () => /title="Ledige stillinger"/],
    ['a frame that got no width', '/ramme-forkert', 'warning elements frame-narrow', () => /width="100%"/],
    ['a frame whose height nothing follows', '/ramme-forkert', 'warning elements frame-scrolls', () => /frame\.js/],
    ['a frame in another language', '/ramme-forkert', 'warning language frame-differs', () => /\?lang=en/],
    [
      'the portal in a frame',
      '/ramme-portal',
      'failed script frame-portal',
      () => new RegExp(`${api}/frame/${FRAMED}`),
    ],
    [
      'a misspelt institution in a frame',
      '/ramme-fremmed',
      'failed institution frame-other',
      () => /"rammestyrelse", ikke/,
    ],
    [
      'a policy that keeps our frame out',
      '/ramme-spaerret',
      'failed policy blocked',
      () => new RegExp(`${api} til frame-src`),
    ],
    ['a script that is not there', '/script-findes-ikke', 'failed script status', () => /svarer 404/],
    ['a department by its label', '/ramme-afdeling', 'failed institution frame-department', () => /department=Drift/],
    ['a frame in a sandbox', '/ramme-sandkasse', 'failed elements frame-sandbox', () => /allow-same-origin/],
    [
      'a frame that nobody can scroll in',
      '/ramme-laast',
      'failed elements frame-locked',
      () => /scrolling="no", og det, der står i den, er \d+ px højere/,
    ],
    ['a frame that is transparent', '/ramme-lav', 'failed contrast faded', () => /^<iframe> er gjort .*opacity: 0\.4/],
    [
      'a frame that ends above the first job',
      '/ramme-lav',
      'warning elements frame-low',
      () => /er 20\d px høj.*height="960"/,
    ],
    ['a frame that is not seen', '/ramme-usynlig', 'failed jobs hidden', () => /kan ikke ses/],
    [
      'a frame at whose address there is nothing',
      '/ramme-skraa',
      'failed script frame-status',
      () => /svarer serveren 404/,
    ],
    ['a button to the portal alone', '/ramme-knap', 'failed elements only-link', () => /erklære jer i drift/],
    [
      'a department that there is not',
      '/afdeling',
      'failed jobs no-department',
      () => /department="Driften i Øst".*ingen enheder/,
    ],
    ['a colour that is not worn', '/farver', 'warning contrast unworn', () => /sætter --opslag-color-text, men/],
    [
      'a page that phones show in small',
      '/farver',
      'warning overflow no-viewport',
      () => /content="width=device-width/,
    ],
    [
      'a list in another language',
      '/hop',
      'warning language differs',
      () => /på "da", men <opslag-job-list> har lang="en"/,
    ],
    ['a line for another language', '/farver', 'warning script preload-other', () => /lang=en på forhånd/],
    [
      'a misspelt institution',
      '/institution',
      'failed institution unknown',
      () => /"proevestyrelse", som serveren ikke kender/,
    ],
    [
      'no link between the tags',
      '/institution',
      'failed fallback missing',
      () => /mellem <opslag-job-list> og <\/opslag/,
    ],
    [
      'a misspelt tag',
      '/tag',
      'failed elements unknown-tag',
      () => /<opslag-joblist> findes ikke. Skriv <opslag-job-list>/,
    ],
    ['a policy without our server', '/csp', 'failed policy blocked-by-default', () => /skriv connect-src 'self' http/],
    ['a policy that refuses the reserve', '/csp', 'warning policy style', () => /afviser style på <opslag-job-list>/],
    ['the script twice', '/to', 'failed copies two-copies', () => /Kun den første virker; tag den anden væk/],
    [
      'a heading level that is skipped',
      '/to',
      'failed headings jump',
      () => /fra niveau 1 til 4. Skriv heading-level="2"/,
    ],
    [
      'a page that is transparent',
      '/klippet',
      'failed contrast faded',
      () => /^<main> er gjort gennemsigtig \(opacity: 0\.3\)/,
    ],
    ['a list that its box cuts', '/klippet', 'failed elements cut', () => /<main> skjuler \d+ px af <opslag-job-list>/],
    ['a list that the page hides', '/to', 'failed jobs hidden', () => /kan ikke ses/],
    ['no room kept for the list', '/hop', 'failed stillness much', () => /min-height:60em/],
    ['a colour that cannot be read', '/stil', 'failed contrast low', () => /#bbbbbb på #ffffff/],
    ['a list wider than a phone', '/stil', 'failed overflow ours', () => /bredere end vinduet ved 360 px/],
    ['an outline that nobody sees', '/stil', 'failed keyboard no-outline', () => /--opslag-color-focus/],
    [
      'a font that is not where it is said to be',
      '/skrift',
      'failed fonts not-loaded',
      () => /"Husets" kunne ikke hentes/,
    ],
    ['something kept with the visitor', '/skrift', 'failed storage stored', () => /"opslag-sidst" blev gemt/],
    [
      'a page that keeps the keyboard to itself',
      '/skrift',
      'failed keyboard not-reached',
      () => /ikke frem til søgningen/,
    ],
    ['a field that cannot be read', '/skrift', 'failed contrast low', () => /"Søg efter stilling" har kontrasten/],
    ['a page that says no language', '/skrift', 'warning language missing', () => /<html lang="da">/],
    ['an error of the page’s own', '/skrift', 'warning errors page', () => /Siden selv fejler 1 gang: ".*sidens egen/],
    [
      'an origin that is not listed',
      '/uden-websted',
      'failed origin not-listed',
      () => new RegExp(`Føj ${site} til origins`),
    ],
    [
      'a page that is not registered',
      '/uden-websted',
      'failed registered unregistered-in-test',
      () => /testPages i profilen/,
    ],
    [
      'a form’s page that is not there',
      '/uden-formular',
      'failed form unreachable',
      () => /findes-ikke.*Ret pages.job/,
    ],
  ]
  describe('finds', { concurrency: 3 }, () => {
    for (const [what, address, expected, sentence] of MISTAKES)
      test(what, async () => {
        const { code, faults, all, kept } = await whatIsOn(address)
        assert.deepEqual([code, kept.passed], faults.length > 0 ? [1, false] : [0, true])
        const found = all.find((one) => `${one.outcome} ${names([one])[0]}` === expected)
        assert.ok(found, `${expected} among ${all.map((one) => `${one.outcome} ${names([one])[0]}`).join(', ')}`)
        assert.match(found.sentence, sentence())
      })
  })

  test('tries a page that is for one job with the test’s own, and sends that job nothing', async () => {
    const { code, faults } = await findings('/ramme-en-stilling')
    assert.deepEqual([names(faults), code], [[], 0], JSON.stringify(faults, null, 1))
    const { items } = await call('GET', `/v1/institutions/${FRAMED}/applications`, undefined)
    assert.deepEqual(items, [])
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
      { browser: browser as never, address, servers: [api], slug: INSTITUTION, waits: WAITS, watch: newWatch() },
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

  test('opens no file of it either where a list says that the ads stand there', async () => {
    const { code, faults } = await findings('/ramme-filer')
    const [fault] = faults.filter(({ check }) => check === 'form')
    assert.deepEqual([code, fault?.values.what], [1, 'unreachable'])
  })

  test('gives up a page that keeps the browser busy', async () => {
    const { code, faults } = await findings('/ring', { ...WAITS, whole: 3_000 })
    assert.deepEqual([code, names(faults)], [1, ['page busy']])
  })

  test('ends a browser that does not end by itself', async () => {
    const started = await startBrowser({ env: process.env }, 'da')
    const { pid = 0 } = started.server.process()
    process.kill(pid, 'SIGSTOP')
    await endBrowser(started, 500)
    assert.throws(() => process.kill(pid, 0), /ESRCH/)
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
