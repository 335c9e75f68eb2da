import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { PlainForm, ServeRequest } from '../../widgets/server.ts'
import { fullJob, institution as office } from '../widgets/job-ad/examples.ts'
import { institution, jobs, page as pageOf } from '../widgets/job-list/examples.ts'
import { answer, open, SCRIPT, SERVER, scriptTag, serve, titles, version } from './scene.ts'

const ORIGIN = 'https://www.cykel.eksempel.dk'
const fallback = '<a id="link" href="/portal">Se vores ledige stillinger</a>'
const basis = () =>
  ({ language: 'da', address: `${ORIGIN}/job`, now: Date.now(), api: SERVER, version, fallback }) as const
const job = { ...fullJob, deadline: null }

const list = (change: object = {}) =>
  serve({
    ...basis(),
    element: 'job-list',
    attributes: {},
    data: { institution: institution(), jobs: pageOf(jobs(45), { limit: 20 }) },
    ...change,
  } as ServeRequest)
const one = (element: 'job-ad' | 'application-form', change: object = {}) =>
  serve({
    ...basis(),
    element,
    attributes: { job: job.id },
    data: { institution: office, job },
    ...change,
  } as ServeRequest)

const UTF8 = '<meta charset="utf-8">'
const shown = UTF8 + scriptTag()
/** The script comes when the page has been looked at. */
const release = (page: Page) => page.addScriptTag({ type: 'module', url: SCRIPT })

const observed = `${UTF8}<script>window.shifts = []; new PerformanceObserver((seen) => shifts.push(...seen.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })</script>`

const isTakenOver = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('[data-opslag][institution]')].every(
      ({ shadowRoot }) => shadowRoot?.querySelector('.opslag') && !shadowRoot.querySelector('style'),
    ),
  )
/** But for whether somebody is signed in, which nobody but the server knows. */
const apiCalls = (asked: string[]) =>
  asked.filter((address) => address.startsWith('/v1/') && !address.endsWith('/sessions/resume'))

describe('on a page that the server has filled', { concurrency: 3 }, () => {
  for (const width of [412, 1350])
    test(`the element takes over without a flicker, ${width} px wide`, async (t) => {
      const body = `${list()}<p>Det, der følger</p>`
      const { page, errors, warnings, asked } = await open(t, {
        body,
        head: observed,
        visitor: { viewport: { width, height: 900 } },
      })
      const place = () => titles(page).first().boundingBox()
      const before = [await place(), await page.screenshot({ fullPage: true })] as const
      // To take a picture of the whole page, the browser makes its window as high.
      await page.evaluate('shifts.length = 0')
      await release(page)
      await isTakenOver(page)
      assert.deepEqual(await page.evaluate('shifts'), [])
      assert.deepEqual(await place(), before[0])
      assert.ok(before[1].equals(await page.screenshot({ fullPage: true })), 'it looks otherwise than before')
      assert.deepEqual([errors, warnings, apiCalls(asked)], [[], [], []])
    })

  test('list, ad and form of one page take over without a question or a shift', async (t) => {
    const { page, errors, asked } = await open(t, {
      body: list() + one('job-ad') + one('application-form'),
      head: observed,
    })
    await page.locator('#answer-name').fill('Kim')
    await page.locator('#answer-motivation').pressSequentially('Fordi')
    // What moves while such a long page is parsed is nothing of ours.
    await page.evaluate('shifts.length = 0')
    await release(page)
    await isTakenOver(page)
    assert.equal(await page.locator('#answer-name').inputValue(), 'Kim')
    await page.keyboard.type(' jeg kan')
    assert.equal(await page.locator('#answer-motivation').inputValue(), 'Fordi jeg kan')
    assert.deepEqual(await page.evaluate('shifts'), [])
    assert.deepEqual([errors, apiCalls(asked)], [[], []])
  })

  test('what an older version drew stays until the newer one has its own data', async (t) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const old = list({ version: '0.0.1' })
      .replace(
        /<div class="opslag".*(?=<\/template>)/s,
        '<div class="opslag"><ol><li>Som det så ud dengang</li></ol></div>',
      )
      .replace(/"answers":.*(?=<\/script>)/s, '"jobs":[{"title":"En anden form"}]}')
    const { page, errors, asked } = await open(t, {
      body: old,
      head: shown,
      server: (url, route) => (url.pathname.startsWith('/v1/') ? promise.then(() => answer(url, route)) : undefined),
    })
    await page.waitForFunction(() => customElements.get('opslag-job-list'))
    assert.ok(await page.getByText('Som det så ud dengang').isVisible())
    resolve()
    await isTakenOver(page)
    assert.equal(await titles(page).count(), 5)
    assert.equal(await page.getByText('Som det så ud dengang').count(), 0)
    assert.equal(apiCalls(asked).length, 2)
    assert.deepEqual(errors, [])
  })

  test('everything is read and searched without script', async (t) => {
    const { page, asked } = await open(t, {
      body: list(),
      head: UTF8,
      visitor: { javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
    })
    assert.equal(await titles(page).count(), 20)
    assert.deepEqual(await page.locator('button:visible').allTextContents(), ['Søg', 'Sortér'])
    await page.locator('summary').first().click()
    await page.getByLabel('Jura og forvaltning').check()
    await page.locator('#sort').selectOption('title')
    await page.locator('#q').fill('cykel')
    await page.locator('#q').press('Enter')
    await page.waitForURL('**/job?*')
    assert.equal(new URL(page.url()).search, '?q=cykel&category=jura&sort=title')
    await page.locator('[part=more]').click()
    assert.equal(new URL(page.url()).search, '?show=40')
    assert.deepEqual(apiCalls(asked), [])
  })

  test('a form is filled in and sent without script, and what is wrong has focus', async (t) => {
    const plain: PlainForm = {
      action: '/apply',
      key: 'k',
      values: { motivation: 'Fordi' },
      acknowledged: true,
      errors: { name: 'required' },
      refusal: null,
      receipt: null,
      medium: 'avis',
    }
    const { page } = await open(t, {
      body: one('application-form', { plain }),
      head: UTF8,
      visitor: { javaScriptEnabled: false },
    })
    assert.ok(await page.locator('#summary').evaluate((one) => one.matches(':focus')))
    await page.locator('#summary').getByText('Indtast dit navn').click()
    await page.keyboard.type('Kim')
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.method() === 'POST'),
      page.locator('[part=submit]').click(),
    ])
    assert.equal(new URL(request.url()).pathname, '/apply')
    assert.deepEqual(Object.fromEntries(new URLSearchParams(request.postData() ?? '')), {
      _key: 'k',
      _medium: 'avis',
      _acknowledged: '3',
      _form: '1',
      name: 'Kim',
      email: '',
      phone: '',
      motivation: 'Fordi',
      bike: '',
    })
  })

  test('a policy that lets no style in but by nonce lets in the one that has it, and the element in any case', async (t) => {
    const policy = (style: string) =>
      `default-src 'none'; script-src ${SERVER}; connect-src ${SERVER}; style-src ${style}`
    const display = (page: Page) => page.locator('#search').evaluate((one) => getComputedStyle(one).display)
    const { page } = await open(t, { body: list({ nonce: 'abc' }), head: UTF8, csp: policy("'nonce-abc'") })
    assert.equal(await display(page), 'grid')
    const strict = await open(t, { body: list(), head: shown, csp: policy("'none'") })
    await isTakenOver(strict.page)
    assert.equal(await display(strict.page), 'grid')
    assert.deepEqual([strict.errors, apiCalls(strict.asked)], [[], []])
  })

  test('two copies, and a part that does not arrive, leave a list that works', async (t) => {
    const { page, errors, warnings } = await open(t, {
      body: list(),
      head: shown + scriptTag('', `${SERVER}/embed/opslag.js`),
    })
    await isTakenOver(page)
    await page.waitForFunction(() => performance.getEntriesByType('resource').length > 1)
    assert.deepEqual(errors, [])
    assert.ok(warnings.length <= 1, warnings.join())

    const without = await open(t, {
      body: list(),
      head: shown,
      server: (url, route) => (url.pathname.includes('/served-') ? route.fulfill({ status: 404 }) : undefined),
    })
    await isTakenOver(without.page)
    await titles(without.page).first().waitFor()
    assert.equal(await without.page.locator('.opslag').count(), 1)
    assert.deepEqual(without.errors, [])
  })
})
