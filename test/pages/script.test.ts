import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import {
  answer,
  FOLDER,
  hasElements,
  hasJobs,
  INTEGRITY,
  isAsked,
  isDefined,
  LINK,
  LIST,
  linkStands,
  open,
  SERVER,
  scriptTag,
  titles,
  version,
} from './scene.ts'

const hashOf = (file: string) =>
  `sha256-${createHash('sha256')
    .update(readFileSync(path.join(FOLDER, file)))
    .digest('base64')}`

describe("the script on an institution's page", { concurrency: 3 }, () => {
  test('one script and one tag show the jobs, and only the server is asked', async (t) => {
    const { page, warnings, errors, asked } = await open(t, {})
    await hasJobs(page)
    assert.equal(await titles(page).count(), 5)
    assert.equal(await page.locator('#link').isVisible(), false)
    await hasElements(page)
    assert.deepEqual([warnings, errors], [[], []])
    assert.deepEqual(asked.map((address) => address.replace(/-[\w-]{8}\.js/, '')).sort(), [
      `/embed/${version}/chunks/elements`,
      `/embed/${version}/chunks/served`,
      `/embed/${version}/opslag.js`,
      '/v1/institutions/cykelstyrelsen/fragment?element=job-list&lang=da',
    ])
  })

  test('nothing is put on window and nothing is stored with the visitor', async (t) => {
    const head = `<script>window.before = new Set(Object.getOwnPropertyNames(window))</script>${scriptTag()}`
    const { page } = await open(t, {
      head,
      body: `${LIST}<opslag-job-ad institution="cykelstyrelsen" job="1001"></opslag-job-ad>`,
    })
    await hasJobs(page)
    await page.locator('opslag-job-ad [part=title]').waitFor()
    const left = await page.evaluate(() => ({
      names: Object.getOwnPropertyNames(window).filter(
        (name) => !(window as unknown as { before: Set<string> }).before.has(name),
      ),
      stored: [localStorage.length, sessionStorage.length, document.cookie],
    }))
    assert.deepEqual(left, { names: ['before'], stored: [0, 0, ''] })
  })

  test("an element's code is loaded, under its hash, when the first of its tags is seen, also later", async (t) => {
    const { page, asked } = await open(t, {})
    await hasJobs(page)
    await hasElements(page)
    assert.equal(
      asked.some((address) => address.includes('/chunks/job-ad')),
      false,
    )
    await page.evaluate(() => {
      const section = document.createElement('section')
      section.innerHTML = '<opslag-job-ad institution="cykelstyrelsen" job="1002"></opslag-job-ad>'
      document.body.append(section)
    })
    await page.locator('opslag-job-ad [part=title]').waitFor()
    const preloads = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')].map((link) => [
        link.href,
        link.integrity,
      ]),
    )
    assert.ok(preloads.some(([href]) => href?.includes('/chunks/job-ad-')))
    for (const [href, integrity] of preloads)
      assert.equal(integrity, hashOf(href?.replace(`${SERVER}/embed/${version}/`, '') ?? ''), href)
    assert.equal(
      asked.filter((address) => /\/(?:opslag|elements-[\w-]{8})\.js$/.test(address)).length,
      2,
      'the chunk uses the elements that are there',
    )
  })

  test('data and all the code are asked for at once', async (t) => {
    for (const [body, data] of [
      ['<opslag-job-ad institution="cykelstyrelsen" job="1002"></opslag-job-ad>', '/jobs/1002?'],
      ['<opslag-application-form institution="cykelstyrelsen" job="1003"></opslag-application-form>', '/jobs/1003?'],
      ['<opslag-career-page institution="cykelstyrelsen"></opslag-career-page>', '/jobs?'],
    ] as const) {
      let free = () => {}
      const held = new Promise<void>((resolve) => (free = resolve))
      const { page, asked } = await open(t, {
        body,
        server: (url, route) => (url.pathname.includes('/chunks/') ? held.then(() => answer(url, route)) : undefined),
      })
      await isAsked(asked, data)
      const tag = body.slice('<opslag-'.length, body.indexOf(' '))
      for (const chunk of ['elements', tag]) await isAsked(asked, `/chunks/${chunk}-`)
      await isAsked(asked, '/v1/institutions/cykelstyrelsen?')
      free()
      await page
        .locator(`${body.slice(1, body.indexOf(' '))} :is([part=title], #title, #count)`)
        .first()
        .waitFor()
      assert.equal(asked.filter((address) => address.includes(data)).length, 1, `${data} is asked for once`)
    }
  })

  test("a career page with an open ad loads the ad's code beside its own", async (t) => {
    const { asked } = await open(t, {
      body: '<opslag-career-page institution="cykelstyrelsen"></opslag-career-page>',
      head: `<script>history.replaceState(null, '', '?job=1002')</script>${scriptTag()}`,
      server: (url, route) => (url.pathname.includes('/chunks/career-page') ? new Promise(() => route) : undefined),
    })
    for (const part of ['/chunks/job-ad-', '/jobs/1002?']) await isAsked(asked, part)
    assert.equal(
      asked.some((address) => address.includes('/jobs?')),
      false,
    )
  })

  test('the script twice, in two versions or three times: the first wins, with one warning and no error', async (t) => {
    const other = `${SERVER}/embed/opslag.js`
    const third = `${SERVER}/embed/opslag.js?again`
    const copies: [string, string | undefined][] = [
      [scriptTag() + scriptTag('', other), undefined],
      [scriptTag('async') + scriptTag('async', other), undefined],
      [scriptTag() + scriptTag('', other) + scriptTag('', third), undefined],
      // The policy's name may be taken once only.
      [scriptTag() + scriptTag('', other), 'trusted-types lit-html'],
      [scriptTag() + scriptTag('', other), "require-trusted-types-for 'script'; trusted-types lit-html"],
    ]
    for (const [head, csp] of copies) {
      const { page, warnings, errors } = await open(t, { head, ...(csp && { csp }) })
      await hasJobs(page)
      await page.waitForTimeout(200)
      assert.deepEqual(errors, [])
      assert.equal(warnings.filter((text) => text.startsWith('Opslag:')).length, 1, warnings.join('\n'))
      assert.match(warnings.join(), /was here first/)
    }
  })

  test('an element that someone else has taken the name of is left to them', async (t) => {
    const own = "<script>customElements.define('opslag-job-list', class extends HTMLElement {})</script>"
    const { page, warnings, errors } = await open(t, { head: own + scriptTag() })
    await linkStands(page)
    assert.deepEqual(errors, [])
    assert.equal(warnings.length, 1)
  })

  test('a script with one byte changed does not run, and the link stands', async (t) => {
    const changed = readFileSync(path.join(FOLDER, 'opslag.js'), 'utf8').replace('was here first', 'was there first')
    const { page } = await open(t, {
      head: scriptTag(`integrity="${INTEGRITY['opslag.js']}" crossorigin`),
      server: (url, route) =>
        url.pathname.endsWith('/opslag.js')
          ? route.fulfill({
              contentType: 'text/javascript',
              headers: { 'access-control-allow-origin': '*' },
              body: changed,
            })
          : undefined,
    })
    await linkStands(page)
    assert.equal(await isDefined(page, 'opslag-job-list'), false)
  })

  test('a chunk with one byte changed never runs, not when its tag comes again either', async (t) => {
    const { page, warnings, errors } = await open(t, {
      body: `<opslag-job-ad institution="cykelstyrelsen" job="1001">${LINK}</opslag-job-ad>`,
      server: (url, route) => {
        const name = /chunks\/job-ad.*/.exec(url.pathname)?.[0]
        if (!name) return
        const body = `${readFileSync(path.join(FOLDER, name), 'utf8')};window.changed=1`
        return route.fulfill({ contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body })
      },
    })
    await linkStands(page)
    await page.evaluate(() => document.body.append(document.createElement('opslag-job-ad')))
    await page.waitForTimeout(300)
    assert.equal(await isDefined(page, 'opslag-job-ad'), false)
    assert.equal(await page.evaluate(() => 'changed' in window), false)
    assert.deepEqual(errors, [])
    assert.equal(warnings.filter((text) => /opslag-job-ad.*is not shown/.test(text)).length, 1, warnings.join('\n'))
  })

  test('works on a plain-http page of an intranet', async (t) => {
    const { page, errors } = await open(t, { origin: 'http://intranet.styrelsen.example' })
    assert.equal(await page.evaluate(() => isSecureContext), false)
    await hasJobs(page)
    assert.deepEqual(errors, [])
  })
})
