import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from '@playwright/test'
import { institution } from '../widgets/job-list/examples.ts'
import { BROKEN, PAGES, SCRIPTS } from './hostile-scripts.ts'
import {
  answer,
  applies,
  CAREER_PAGE,
  hasElements,
  hasJobs,
  isDefined,
  isSaid,
  LIST,
  linkOrPictureStands,
  ONE_PAGE,
  open,
  SENT,
  scriptTag,
  titles,
} from './scene.ts'

const elsewhere = (asked: readonly string[]) => asked.filter((address) => !address.startsWith('/'))

describe('on a page with', { concurrency: 3 }, () => {
  /** The jobs as they are read, less the minutes, which pass. */
  const listed = async (page: Page) =>
    (await page.locator('opslag-job-list [part=list]').textContent())?.replace(/ (?:og )?\d+ minut\w*/g, '')
  let unharmed: ReturnType<typeof listed> | undefined
  const onPlainPage = (t: TestContext) =>
    (unharmed ??= open(t, {}).then(async ({ page }) => {
      await hasJobs(page)
      return listed(page)
    }))

  for (const names of PAGES)
    test(`${names.join(' and ')}, a person finds a job and applies, and nothing goes elsewhere`, async (t) => {
      const { page, asked, complaints, warnings, errors } = await open(t, {
        head: names.map((name) => `<script>${SCRIPTS[name]}</script>`).join('') + scriptTag(),
        body: ONE_PAGE,
      })
      await hasJobs(page)
      assert.equal(await listed(page), await onPlainPage(t))
      assert.deepEqual(await applies(page), SENT)
      assert.deepEqual(elsewhere(asked), [])
      assert.deepEqual([complaints, warnings, errors], [[], [], []])
    })

  test('names of ours, a title leads to the ad beside it before the code of the ad is there', async (t) => {
    const { promise: ever, resolve: release } = Promise.withResolvers<void>()
    const { page, errors } = await open(t, {
      head: `<script>${SCRIPTS['names of ours']}</script>${scriptTag()}`,
      body: ONE_PAGE,
      server: (url, route) =>
        url.pathname.includes('/chunks/job-ad') ? ever.then(() => answer(url, route)) : undefined,
    })
    await hasElements(page)
    assert.equal(await isDefined(page, 'opslag-job-ad'), false)
    await titles(page).nth(1).locator('a').click()
    release()
    await page.locator('opslag-job-ad [part=body]').waitFor()
    assert.deepEqual([new URL(page.url()).search, errors], ['?job=1002', []])
  })

  const BEHIND: Record<string, string> = {
    'a fetch replaced behind us, nothing is read by it':
      'window.fetch = () => { window.read = 1; return Promise.reject() }',
    'a JSON, a Request and a form that are listened in on behind us, nothing is read by them': `
      const own = JSON.stringify
      JSON.stringify = (...given) => { if (own(given).includes('@')) window.read = 1; return own(...given) }
      for (const name of ['Request', 'FormData', 'XMLHttpRequest']) window[name] = class { constructor() { window.read = 1 } }
      navigator.sendBeacon = () => { window.read = 1 }`,
  }
  for (const [name, script] of Object.entries(BEHIND))
    test(name, async (t) => {
      const { page, asked, errors } = await open(t, {
        head: `${scriptTag()}<script type="module">${script}</script>`,
        body: CAREER_PAGE,
      })
      await hasJobs(page)
      assert.deepEqual(await applies(page), SENT)
      assert.equal(await page.evaluate(() => 'read' in window), false)
      assert.deepEqual([elsewhere(asked), errors], [[], []])
    })

  test('a Lit of its own that reaches for polyfills, ours is left alone', async (t) => {
    const names = ['litHtmlPolyfillSupport', 'reactiveElementPolyfillSupport', 'litElementPolyfillSupport']
    const script = `for (const name of ${JSON.stringify([...names, 'litElementHydrateSupport'])}) window[name] = () => { window.reached = 1 }`
    const { page, errors } = await open(t, { head: `<script>${script}</script>${scriptTag()}` })
    await hasJobs(page)
    assert.equal(await page.evaluate(() => 'reached' in window), false)
    assert.deepEqual(errors, [])
  })

  const CLOBBERED = `fetch customElements history crypto location navigator console scripts head title fonts body
    activeElement adoptedStyleSheets currentScript cookie forms anchors URL JSON opslag`.split(/\s+/)
  test('elements that carry the names of globals, a person finds a job and applies', async (t) => {
    const { page, asked, errors } = await open(t, {
      body:
        CLOBBERED.map((name) => `<img name="${name}" alt=""><form id="${name}" name="${name}"></form>`).join('') +
        CAREER_PAGE,
      server: (url, route) => {
        if (!url.pathname.endsWith('/cykelstyrelsen')) return
        const fonts = [{ family: 'Opslag X', weight: '400', style: 'normal', url: '/x.woff2', fallback: null }]
        const json = institution('da', { theme: { ...institution().theme, tokens: {}, fonts } })
        return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json })
      },
    })
    await hasJobs(page)
    assert.deepEqual(await applies(page), SENT)
    assert.deepEqual([elsewhere(asked), errors], [[], []])
  })

  test('a base element, filters stay on this page', async (t) => {
    const { page, errors } = await open(t, { head: `<base href="https://elsewhere.example/x/">${scriptTag()}` })
    await hasJobs(page)
    await page.locator('opslag-job-list .filters summary').first().click()
    await page.locator('opslag-job-list input[value=it]').check()
    await page.waitForURL(/eksempel\.dk\/job\?category=it/)
    assert.ok(await titles(page).count())
    assert.deepEqual(errors, [])
  })

  for (const [name, html] of Object.entries(BROKEN))
    test(`${name}, the link or what the server drew stands, with one warning and no error`, async (t) => {
      const { page, asked, warnings, complaints, errors } = await open(t, {
        head: `<script>${html}</script>${scriptTag()}`,
        body: LIST,
      })
      await linkOrPictureStands(page)
      await isSaid(warnings, /^Opslag: /)
      assert.deepEqual([complaints, errors, elsewhere(asked)], [[], [], []])
      assert.equal(warnings.length, 1, warnings.join('\n'))
    })
})
