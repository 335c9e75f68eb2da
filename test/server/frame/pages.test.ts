import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { eq } from 'drizzle-orm'
import { createApp } from '../../../server/app.ts'
import { institutions } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { seedDemo } from '../../../server/seed/seed.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { ORIGIN, PAGE_ORIGIN, reading, testServer } from '../../support/server.ts'

const { app, deps, newInstitution } = await testServer()
const DEMO = 'http://127.0.0.1:4001'
/** The origins of the demo institutions. */
const DEMOS = [DEMO, 'http://localhost:4001']
await seedDemo(deps, { demoOrigin: DEMO })
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, page: await response.text() }
}
const ancestors = ({ headers }: { headers: Headers }) =>
  /(?:^|; )frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]
const settingsIn = (page: string) =>
  JSON.parse((/<main data-frame="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
const tagIn = (page: string, tag: string) => new RegExp(`<${tag}[^>]*>`).exec(page)?.[0] ?? ''

const listed = (await (await app.request('/v1/institutions/lydarkivet/jobs')).json()) as { items: { id: string }[] }
const id = listed.items[0]?.id ?? ''
const PATHS = ['', `/jobs/${id}`, `/jobs/${id}/apply`]

describe('where a page may stand in a frame', () => {
  it('is the institution’s listed origins and nowhere else', async () => {
    const origins = [PAGE_ORIGIN, 'http://intranet.styrelsen.example:8080']
    const { slug } = await newInstitution({ origins })
    const { id: job } = await putJob(app, slug, 'a')
    for (const path of ['', `/jobs/${job}`, `/jobs/${job}/apply`, '/jobs/999999', '/nowhere'])
      assert.equal(ancestors(await get(`/frame/${slug}${path}`)), origins.join(' '), path)
  })

  it('is nowhere when none is listed, and for an institution that does not exist', async () => {
    const { slug } = await newInstitution({ origins: [] })
    assert.equal(ancestors(await get(`/frame/${slug}`)), "'none'")
    for (const path of ['/frame/ingen', '/frame/ingen/jobs/1', '/frame/%22;%20frame-ancestors%20*'])
      assert.equal(ancestors(await get(path)), "'none'", path)
  })

  it('is the origins of its test pages alone while its connection has not been tested', async () => {
    const intern = 'http://intranet'
    const { slug } = await newInstitution({ origins: [PAGE_ORIGIN, intern], testPages: [`${intern}/test`] })
    await asSystem(deps.db, (tx) => tx.update(institutions).set({ liveSince: null }).where(eq(institutions.slug, slug)))
    const answer = await get(`/frame/${slug}`)
    assert.deepEqual([ancestors(answer), settingsIn(answer.page).origins], [intern, [intern]])
  })

  it('is another place in the answer after it was changed', async () => {
    const { slug } = await newInstitution()
    assert.equal(ancestors(await get(`/frame/${slug}`)), PAGE_ORIGIN)
    const stored = await app.request(`/v1/institutions/${slug}/settings/profile`, reading())
    const { value, version: number } = (await stored.json()) as { value: object; version: string }
    await decide(app, slug, 'profile', { ...value, origins: ['https://ny.styrelsen.example'] }, number)
    assert.equal(ancestors(await get(`/frame/${slug}`)), 'https://ny.styrelsen.example')
  })

  it('is not decided by the page that asks', async () => {
    for (const origin of ['https://evil.example', '*', `${DEMO}.evil.example`, "'self'", '%0d%0aX-Evil: 1'])
      for (const referer of ['', 'https://evil.example/']) {
        const answer = await get(`/frame/lydarkivet?origin=${encodeURIComponent(origin)}`, { referer })
        assert.equal(ancestors(answer), DEMOS.join(' '))
        assert.deepEqual(settingsIn(answer.page).origins, [], 'and it is talked to by nobody')
      }
    assert.deepEqual(settingsIn((await get(`/frame/lydarkivet?origin=${DEMO}`)).page).origins, [DEMO])
    assert.deepEqual(settingsIn((await get('/frame/lydarkivet')).page).origins, DEMOS)
  })

  it('is never any other page of ours', async () => {
    const samples: Record<string, string> = { institution: 'lydarkivet', job: id, code: 'invalid', version }
    const addresses = new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
    let seen = 0
    for (const path of addresses) {
      if (path.startsWith('/frame/')) continue
      const answer = await get(path.replace(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => samples[name] ?? 'none'))
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      seen++
      assert.equal(ancestors(answer), "'none'", path)
    }
    assert.ok(seen >= 7, `${seen} pages`)
  })
})

describe('every page for a frame', () => {
  it('is as strict as the portal otherwise: nothing inline, nothing from elsewhere, kept by nobody', async () => {
    for (const path of PATHS) {
      const { status, headers, page } = await get(`/frame/lydarkivet${path}`)
      assert.equal(status, 200)
      const policy = headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      const portal = (await get('/portal/lydarkivet')).headers.get('content-security-policy') ?? ''
      const without = (text: string) => text.replace(/'nonce-[^']+'/g, '').replace(/frame-ancestors [^;]*/, '')
      assert.equal(without(policy), without(portal))
      assert.match(policy, /form-action 'self'; base-uri 'none'/)
      assert.equal(headers.get('x-frame-options'), null)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\).*geolocation=\(\).*microphone=\(\)/)
      assert.doesNotMatch(page, / style="| on\w+="|<script>|https?:\/\/[^"]*\.(?:js|css)/)
      for (const [tag] of page.matchAll(/<(?:script|style)[^>]*>/g)) assert.ok(tag.includes(`nonce="${nonce}"`), tag)
      assert.notEqual((await get(`/frame/lydarkivet${path}`)).headers.get('content-security-policy'), policy)
    }
  })

  it('is a document of its own, kept out of search engines, whose content has its address elsewhere', async () => {
    for (const [path, title, canonical] of [
      ['', 'Ledige stillinger – Statens Lydarkiv', `${DEMO}/lydarkivet/`],
      [`/jobs/${id}`, 'Lydkonservator', `${DEMO}/lydarkivet/ledige-stillinger/?job=${id}`],
      [`/jobs/${id}/apply`, 'Søg stillingen: Lydkonservator', `${DEMO}/lydarkivet/ledige-stillinger/?job=${id}`],
    ] as const) {
      const { page, headers } = await get(`/frame/lydarkivet${path}`)
      assert.match(page, /^<!doctype html>\s*<html lang="da">/)
      assert.ok(page.includes(`<title>${title}`), path)
      assert.ok(page.includes(`<link rel="canonical" href="${canonical}">`), path)
      assert.match(page, /<meta name="robots" content="noindex">/)
      assert.match(page, /<base target="_top">/)
      assert.equal(page.match(/<main[ >]/g)?.length, 1)
      assert.doesNotMatch(page, /<(?:header|footer|nav|h1)[ >]/)
      assert.match(page, /--opslag-color-accent: #7b1e2b/)
      assert.equal(headers.get('content-language'), 'da')
    }
    const { slug } = await newInstitution()
    const { page } = await get(`/frame/${slug}?lang=en`)
    assert.match(page, /<html lang="en">/)
    assert.ok(page.includes(`<link rel="canonical" href="${ORIGIN}/portal/${slug}?lang=en">`))
  })

  it('runs the elements and its own script by their hashes, and without script leads to the portal in a new tab', async () => {
    const hashes = JSON.parse(readFileSync(`dist/embed/${version}/integrity.json`, 'utf8')) as Record<string, string>
    for (const path of PATHS) {
      const { page } = await get(`/frame/lydarkivet${path}?medium=avisen`)
      const scripts = [...page.matchAll(/<script type="module" src="([^"]+)" integrity="([^"]+)"/g)]
      assert.deepEqual(
        scripts.map(([, src, integrity]) => [src, integrity]),
        ['frame-page.js', 'opslag.js'].map((name) => [`/embed/${version}/${name}`, hashes[name]]),
      )
      const job = path ? `/jobs/${id}` : ''
      assert.ok(page.includes(`href="/portal/lydarkivet${job}?medium=avisen" target="_blank" rel="noopener">`), path)
    }
    const unbuilt = createApp({ ...deps, config: { ...deps.config, embed: '/nowhere' } })
    const page = await (await unbuilt.request('/frame/lydarkivet')).text()
    assert.doesNotMatch(page, /<script/)
    assert.match(page, /Se ledige stillinger på jobportalen/)
  })

  it('hands what its address says to the elements', async () => {
    const query = '?lang=en&medium=avisen&department=bevaring&heading-level=3'
    const list = tagIn((await get(`/frame/lydarkivet${query}`)).page, 'opslag-career-page')
    assert.equal(
      list,
      '<opslag-career-page institution="lydarkivet" medium="avisen" heading-level="3" department="bevaring">',
    )
    assert.match(
      tagIn((await get('/frame/lydarkivet?within=bevaring')).page, 'opslag-career-page'),
      /department="bevaring"/,
    )
    const ad = (await get(`/frame/lydarkivet/jobs/${id}${query}`)).page
    assert.equal(
      tagIn(ad, 'opslag-job-ad'),
      `<opslag-job-ad institution="lydarkivet" medium="avisen" heading-level="3" job="${id}">`,
    )
    assert.doesNotMatch(tagIn(ad, 'opslag-application-form'), /job=/)
    const form = (await get(`/frame/lydarkivet/jobs/${id}/apply${query}&layout=one-page`)).page
    assert.match(tagIn(form, 'opslag-application-form'), new RegExp(`layout="one-page" job="${id}"`))
    const layouts = (await get('/frame/lydarkivet?layout=table&form-layout=one-page')).page
    assert.match(tagIn(layouts, 'opslag-career-page'), / layout="table" form-layout="one-page">/)
    assert.deepEqual(settingsIn(form), {
      origins: DEMOS,
      job: `${DEMO}/lydarkivet/ledige-stillinger/?job=${id}`,
      list: `${ORIGIN}/portal/lydarkivet?lang=en`,
    })
  })

  it('takes what makes no sense in its address for nothing, and text for text', async () => {
    const query = `?lang=de&department=A%20B&heading-level=9&medium=${encodeURIComponent('"><script>alert(1)</script>')}&x=y`
    const { status, page } = await get(`/frame/lydarkivet${query}`)
    assert.equal(status, 200)
    assert.doesNotMatch(page, /<script>alert|department=|heading-level=/)
    assert.match(page, /<html lang="da">/)
    assert.match(page, /medium="&quot;&gt;&lt;script&gt;/)
    assert.doesNotMatch((await get(`/frame/lydarkivet?medium=${'x'.repeat(81)}`)).page, /medium=/)
  })

  it('leads to the whole page when a browser opens it by itself', async () => {
    for (const [path, to] of [
      ['', '/portal/lydarkivet'],
      ['?lang=en&medium=avisen&origin=https://evil.example', '/portal/lydarkivet?medium=avisen&lang=en'],
      [`?job=${id}`, `/portal/lydarkivet/jobs/${id}`],
      [`?apply=${id}`, `/portal/lydarkivet/jobs/${id}#apply`],
      ['?job=//evil.example', '/portal/lydarkivet'],
      [`/jobs/${id}`, `/portal/lydarkivet/jobs/${id}`],
      [`/jobs/${id}/apply?lang=en`, `/portal/lydarkivet/jobs/${id}?lang=en#apply`],
      ['/talent-pools?lang=en', '/portal/lydarkivet/talent-pools?lang=en'],
      ['/talent-pools/uopfordret?medium=avisen', '/portal/lydarkivet/talent-pools/uopfordret?medium=avisen'],
      ['/talent-pools/%0d%0aX-Evil:%201', '/portal/lydarkivet/talent-pools/%0D%0AX-Evil%3A%201'],
    ] as const) {
      const { status, headers } = await get(`/frame/lydarkivet${path}`, { 'sec-fetch-dest': 'document' })
      assert.deepEqual([status, headers.get('location')], [302, to], path)
      assert.equal((await get(`/frame/lydarkivet${path}`, { 'sec-fetch-dest': 'iframe' })).status, 200)
    }
  })

  it('says in the frame what there is not, in both languages, with a way on', async () => {
    for (const path of ['/jobs/999999', '/jobs/x', '/jobs/999999/apply', '/nowhere', '/jobs/1/2/3']) {
      const { status, page } = await get(`/frame/lydarkivet${path}`)
      assert.equal(status, 404, path)
      assert.match(page, /Siden findes ikke.*href="\/portal\/lydarkivet" target="_blank"/s, path)
      assert.match((await get(`/frame/lydarkivet${path}?lang=en`)).page, /There is no such page/)
    }
    const { status, page } = await get('/frame/ingen')
    assert.equal(status, 404)
    assert.doesNotMatch(page, /\/portal\//)
  })

  it('says plainly when the server fails, with a number to ask by', async () => {
    const db = new Proxy(deps.db, {
      get: () => {
        throw new Error('the password of opslag was refused')
      },
    })
    const response = await createApp({ ...deps, db }).request('/frame/lydarkivet')
    const page = await response.text()
    assert.equal(response.status, 500)
    assert.equal(ancestors(response), "'none'")
    assert.match(page, /Noget gik galt hos os.*Fejlnummer: 0{8}-/s)
    assert.doesNotMatch(page, /password|refused/)
  })
})
