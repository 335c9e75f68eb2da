import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { wornTheme } from '../../server/themes/worn.ts'
import { institution } from '../widgets/job-list/examples.ts'
import {
  answer,
  fragmentAt,
  hasElements,
  hasJobs,
  isAsked,
  isDefined,
  isSaid,
  LINK,
  LIST,
  ONE_PAGE,
  open,
  type Scene,
  SERVER,
  scriptTag,
  titles,
} from './scene.ts'

const UTF8 = '<meta charset="utf-8">'
const head = UTF8 + scriptTag()
const observed = `${UTF8}<script>window.shifts = []; new PerformanceObserver((seen) => shifts.push(...seen.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })</script>`

/** Holds back what is asked for at addresses with that part, until it is let go. */
function heldBack(part: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const server: Scene['server'] = (url, route) =>
    url.pathname.includes(part) ? promise.then(() => answer(url, route)) : undefined
  return { server, release: resolve }
}
/** A picture of the page's that never arrives: the page is never done loading. */
const NEVER = '<img src="https://slow.example/x.png" alt="">'
const neverLoaded: Scene = {
  until: 'domcontentloaded',
  server: (url) => (url.hostname === 'slow.example' ? new Promise(() => {}) : undefined),
}
const data = (asked: readonly string[]) =>
  asked.filter((address) => /^\/v1\/.*(?:\?lang=|\/jobs)/.test(address) && !address.includes('/fragment'))
const display = (page: Page) => page.locator('#search').evaluate((one) => getComputedStyle(one).display)

const filter = (page: Page) => page.locator('opslag-job-list .filters summary').first()
const toggle = (page: Page) => page.locator('opslag-job-list .toggle')
const isUnfolded = (page: Page) => page.locator('.toggle[aria-expanded=true]').waitFor({ timeout: 5_000 })
const PHONE = { viewport: { width: 360, height: 740 } }
interface HeldDown extends Pick<Scene, 'visitor' | 'body'> {
  press(page: Page): Promise<unknown>
  letGo(page: Page): Promise<unknown>
  isDone(page: Page): Promise<unknown>
}
/** What is pressed while the element comes, and what it does when it is let go. */
const HELD_DOWN: Record<string, HeldDown> = {
  'a button of the mouse on a title': {
    press: async (page) => {
      await titles(page).nth(1).locator('a').hover()
      await page.mouse.down()
    },
    letGo: (page) => page.mouse.up(),
    isDone: (page) => page.locator('opslag-job-ad [part=body]').waitFor({ timeout: 5_000 }),
  },
  'a button of the mouse on a button': {
    visitor: PHONE,
    press: async (page) => {
      await toggle(page).hover()
      await page.mouse.down()
    },
    letGo: (page) => page.mouse.up(),
    isDone: isUnfolded,
  },
  'the space bar': {
    press: async (page) => {
      await filter(page).focus()
      await page.keyboard.down('Space')
    },
    letGo: (page) => page.keyboard.up('Space'),
    isDone: (page) => page.locator('opslag-job-list .filters [open]').first().waitFor({ timeout: 5_000 }),
  },
  'a button of the mouse on an intranet': {
    body: ONE_PAGE.replace('institution', 'internal institution'),
    press: async (page) => {
      await page.locator('opslag-job-list #count').hover()
      await page.mouse.down()
    },
    letGo: (page) => page.mouse.up(),
    isDone: async (page) => {
      await hasElements(page)
      assert.equal(await page.locator('opslag-job-list .inside').count(), 1, 'what is said of internal postings')
    },
  },
}
/** The list has all that it needs for a picture of its own, and the served one stands all the same. */
const isKept = (page: Page) =>
  page.waitForFunction(() => {
    const list = document.querySelector<Element & { load?: { status: string }; renderRoot?: unknown }>(
      'opslag-job-list',
    )
    return list?.load?.status === 'complete' && list.renderRoot !== list.shadowRoot
  })

describe('a list alone', { concurrency: 3 }, () => {
  for (const width of [412, 1350])
    test(`stands before its element does, which takes over without a question or a flicker, ${width} px wide`, async (t) => {
      const { server, release } = heldBack('/chunks/')
      const { page, asked, warnings, errors } = await open(t, {
        head: observed + scriptTag(),
        body: `${LIST.replace('>', ' style="display:block;min-height:60em">')}<p>Det, der følger</p>`,
        visitor: { viewport: { width, height: 900 } },
        server,
      })
      await hasJobs(page)
      assert.equal(await isDefined(page, 'opslag-job-list'), false)
      assert.equal(await page.locator('#link').isVisible(), false)
      const place = () => titles(page).last().boundingBox()
      assert.deepEqual(await page.evaluate('shifts'), [])
      const before = [await place(), await page.screenshot({ fullPage: true })] as const
      // To take a picture of the whole page, the browser makes its window as high.
      await page.evaluate('shifts.length = 0')
      release()
      await hasElements(page)
      assert.deepEqual(await page.evaluate('shifts'), [])
      assert.deepEqual(await place(), before[0])
      assert.ok(before[1].equals(await page.screenshot({ fullPage: true })), 'it looks otherwise than before')
      assert.deepEqual([data(asked), warnings, errors], [[], [], []])
    })

  test('has the fonts of its theme, and what stands in for them, before its element does', async (t) => {
    const { page } = await open(t, {
      head,
      server: (url, route) => {
        if (url.pathname.includes('/chunks/')) return new Promise(() => {})
        if (!url.pathname.endsWith('/fragment')) return undefined
        const body = fragmentAt(url, { institution: institution('da', { theme: wornTheme({ tokens: {} }) }) })
        return route.fulfill({ contentType: 'text/html', headers: { 'access-control-allow-origin': '*' }, body })
      },
    })
    await hasJobs(page)
    const faces = await page.evaluate(() => [...document.fonts].map(({ family, weight }) => `${family} ${weight}`))
    assert.deepEqual(
      faces.map((face) => face.replaceAll('"', '')).sort(),
      ['400', '600']
        .flatMap((weight) => [`Opslag IBM Plex Sans ${weight}`, `Opslag IBM Plex Sans Fallback ${weight}`])
        .sort(),
    )
  })

  test('has its style and its element under a policy without styles, and asks no trusted types for its picture', async (t) => {
    const { server, release } = heldBack('/chunks/')
    const { page, complaints, errors } = await open(t, {
      head,
      csp: `default-src 'none'; script-src ${SERVER}; connect-src ${SERVER}; style-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
      server,
    })
    await hasJobs(page)
    assert.equal(await display(page), 'grid')
    release()
    await hasElements(page)
    assert.equal(await display(page), 'grid')
    assert.deepEqual([complaints, errors], [[], []])
  })

  const INTENTS: Record<string, (page: Page) => Promise<unknown>> = {
    'a pointer': (page) => titles(page).first().hover(),
    focus: (page) => page.locator('#q').focus(),
    'another tag': (page) =>
      page.evaluate(() => {
        const ad = document.createElement('opslag-job-ad')
        ad.setAttribute('institution', 'cykelstyrelsen')
        ad.setAttribute('job', '1002')
        document.body.append(ad)
      }),
  }
  for (const [name, intent] of Object.entries(INTENTS))
    test(`waits with its element until the page has loaded, or for ${name}`, async (t) => {
      const { page, asked, errors } = await open(t, { ...neverLoaded, head, body: LIST + NEVER })
      await hasJobs(page)
      await page.waitForTimeout(300)
      assert.equal(
        asked.some((address) => address.includes('/chunks/')),
        false,
      )
      await intent(page)
      await hasElements(page)
      assert.deepEqual(errors, [])
    })

  test('has no picture where its page has data for it', async (t) => {
    const given = "document.querySelector('opslag-job-list').data = { institution: null }"
    const { page, asked } = await open(t, {
      head: UTF8,
      body: `${LIST}<script>${given}</script>${scriptTag()}`,
    })
    await page.waitForFunction(() => customElements.get('opslag-job-list'))
    assert.deepEqual(
      asked.filter((address) => address.startsWith('/v1/')),
      [],
    )
  })

  test('of another server than the script comes from is not taken as markup', async (t) => {
    const { page, asked } = await open(t, { head, body: LIST.replace('>', ' api="https://other.example">') })
    await page.waitForFunction(() => customElements.get('opslag-job-list'))
    assert.ok(asked.includes('https://other.example/v1/institutions/cykelstyrelsen?lang=da'), asked.join('\n'))
    assert.doesNotMatch(asked.join('\n'), /fragment/)
  })

  test('is drawn as its tag and the page say, and told of the page no more than that', async (t) => {
    const { page, asked } = await open(t, {
      head: `${UTF8}<script>history.replaceState(null, '', '?id=7&q=cykel&medium=avis#her')</script>${scriptTag()}`,
      body: ONE_PAGE.replace('>', ' department="drift" heading-level="3" links="none">'),
      server: heldBack('/chunks/').server,
    })
    await hasJobs(page)
    assert.deepEqual(
      asked.filter((address) => address.startsWith('/v1/')),
      [
        '/v1/institutions/cykelstyrelsen/fragment?element=job-list&lang=da&page=%3Fq%3Dcykel&beside=job-ad&department=drift&heading-level=3&links=none&medium=avis',
      ],
    )
    const href = await titles(page).first().locator('a').getAttribute('href')
    assert.equal(href, 'https://www.cykel.eksempel.dk/job?id=7&medium=avis&q=cykel&job=1001#her')
  })

  test('follows in the page what is clicked before its element is there', async (t) => {
    const { server, release } = heldBack('/chunks/')
    const { page, errors } = await open(t, {
      head: `${head}<script>addEventListener('job-selected', ({ job }) => { window.selected = job.id })</script>`,
      body: ONE_PAGE,
      server,
    })
    await hasJobs(page)
    await page.evaluate('window.isSame = true')
    await titles(page).nth(1).locator('a').click()
    release()
    await page.locator('opslag-job-ad [part=body]').waitFor()
    assert.deepEqual(await page.evaluate('[selected, isSame, location.search]'), ['1002', true, '?job=1002'])
    assert.deepEqual(errors, [])
  })

  for (const [name, { press, letGo, isDone, body = ONE_PAGE, visitor }] of Object.entries(HELD_DOWN))
    test(`keeps its picture under ${name} until it is let go`, async (t) => {
      const { server, release } = heldBack('/chunks/')
      const { page, errors } = await open(t, { head, body, server, ...(visitor && { visitor }) })
      await hasJobs(page)
      await page.evaluate('window.isSame = true')
      await press(page)
      release()
      await isKept(page)
      // As often as is looked whether something is pressed still, and twice.
      await page.waitForTimeout(150)
      await isKept(page)
      await letGo(page)
      await isDone(page)
      await hasElements(page)
      assert.equal(await page.evaluate('isSame'), true)
      assert.deepEqual(errors, [])
    })

  test('unfolds its filters when that was asked for before its element is there', async (t) => {
    const { server, release } = heldBack('/chunks/')
    const { page, errors } = await open(t, { head, server, visitor: PHONE })
    await hasJobs(page)
    await toggle(page).click()
    release()
    await isUnfolded(page)
    assert.deepEqual(errors, [])
  })

  test('finds in the page what is searched for before its element is there', async (t) => {
    const { server, release } = heldBack('/chunks/')
    const { page, asked, errors } = await open(t, { head, server })
    await hasJobs(page)
    await page.evaluate('window.isSame = true')
    await page.locator('#q').fill('cykel')
    await page.locator('#q').press('Enter')
    release()
    await page.waitForURL('**/job?q=cykel')
    await isAsked(asked, '/jobs?q=cykel')
    assert.equal(await page.evaluate('isSame'), true)
    assert.deepEqual(errors, [])
  })

  test('whose element does not come stays as it is drawn, and its links lead as links do', async (t) => {
    const { page, warnings, errors } = await open(t, {
      head,
      body: ONE_PAGE,
      server: (url, route) => (url.pathname.includes('/chunks/elements') ? route.abort() : undefined),
    })
    await isSaid(warnings, /the elements did not come/)
    await titles(page).first().locator('a').click()
    await page.waitForURL('**/job?job=1001')
    await page.locator('#link').waitFor()
    assert.deepEqual(errors, [])
  })

  const OTHERS: Record<string, Scene['server']> = {
    'is of another version': (url, route) =>
      url.pathname.endsWith('/fragment')
        ? route.fulfill({
            contentType: 'text/html; charset=utf-8',
            headers: { 'access-control-allow-origin': '*' },
            body: fragmentAt(url, { version: '9.0.0' }),
          })
        : undefined,
    'holds no picture': (url, route) =>
      url.pathname.endsWith('/fragment')
        ? route.fulfill({
            contentType: 'text/html',
            headers: { 'access-control-allow-origin': '*' },
            body: `<opslag-job-list institution="cykelstyrelsen">${LINK}</opslag-job-list>`,
          })
        : undefined,
    'does not come': (url, route) => (url.pathname.endsWith('/fragment') ? route.abort() : undefined),
  }
  for (const [name, server] of Object.entries(OTHERS))
    test(`whose fragment ${name} is what its element shows`, async (t) => {
      const { page, asked, errors } = await open(t, { head, ...(server && { server }) })
      await hasElements(page)
      await hasJobs(page)
      assert.equal(data(asked).length, 2)
      assert.deepEqual(errors, [])
    })
})
