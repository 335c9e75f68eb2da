import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { byKey, sendOff, toFields, type Within } from '../support/apply.ts'
import { expect } from '../support/expect.ts'
import { startSite, until, visitor } from '../support/site.ts'

const site = await startSite()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { items } = (await (await fetch(`${site.api}/v1/institutions/lydarkivet/jobs`)).json()) as {
  items: { id: string; title: string }[]
}
const job = items[0]?.id ?? ''
const UNLISTED = `http://fremmed.intranet.example:${site.demoPort}`
const RESIZER = `<script async src="${site.api}/embed/frame.js"></script>`
const frameTag = (height: number, path = '/frame/lydarkivet') =>
  `<iframe data-opslag-frame src="${site.api}${path}" title="Job" width="100%" height="${height}"></iframe>`

/** A page of the institution's with this in it. */
async function host(page: Page, body: string, { csp = '' } = {}) {
  // A page that is played comes from nowhere, and may not ask this machine for anything unless it is let.
  await page.context().grantPermissions(['local-network-access'])
  await page.route(`${site.demo}/vaert/`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: csp ? { 'content-security-policy': csp } : {},
      body: `<!doctype html><html lang="da"><title>Job</title><body><h1>Job</h1>${body}</body></html>`,
    }),
  )
  await page.goto(`${site.demo}/vaert/`)
}

const inside = (page: Page) => page.frameLocator('iframe[data-opslag-frame]')
const titles = (page: Page) => inside(page).locator('opslag-job-list [part=title] a')
const heightOf = (page: Page) => page.locator('iframe').evaluate((frame) => (frame as HTMLElement).clientHeight)
const applications = async (institution: string) =>
  ((await site.asOperator('GET', `/v1/institutions/${institution}/applications`)) as { items: { name: string }[] })
    .items

/** Every shift of the layout from here on, also those that came before. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
const shiftsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0))

/** What a host page's scripts got hold of. */
const takenIn = (page: Page) =>
  page.evaluate(() => {
    const { takeAll, taken } = window as unknown as { takeAll(): void; taken: string[] }
    takeAll()
    return taken
  })

const canaries = {
  Navn: 'Kanarienavn Fuglesang',
  'E-mail': 'kanariemail@example.dk',
  Telefon: '42 17 93 86',
  'Motiveret ansøgning': 'Kanariemotivation, som ingen andre må se.',
}
const isCanary = /Kanarie|kanariemail|42 17 93 86|42179386/

async function apply(page: Page, within: Within) {
  await toFields(within, byKey)
  for (const [label, value] of Object.entries(canaries)) {
    const field = within.getByLabel(label)
    await field.fill(value.slice(0, -1))
    await field.press('End')
    await page.keyboard.type(value.slice(-1))
  }
  await sendOff(within, byKey)
  await expect(within.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeVisible()
}

describe('an isolated form beside other people’s scripts', () => {
  test('gives them nothing of what is typed, and the application arrives', async () => {
    const { page, errors, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/isolated/`)
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      for (const name of ['application-submitted', 'opslag-error'])
        document.addEventListener(name, (event) => heard.push(JSON.stringify({ ...event, type: name })))
    })
    await page.locator('opslag-job-list [part=title] a').first().click()
    await page.locator('opslag-job-ad').getByRole('link', { name: 'Søg stillingen' }).first().click()
    const form = page.frameLocator('opslag-application-form iframe')
    await expect(form.locator('#title')).toBeFocused()
    await apply(page, form)
    await expect(form.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeFocused()
    const heard = await until('the event', () =>
      page.evaluate(() => (window as unknown as { heard: string[] }).heard.find((one) => one.includes('submitted'))),
    )
    assert.match(heard, /"reference":"[A-Z0-9-]+","job":"\d+"/)

    const taken = await takenIn(page)
    assert.ok(taken.length > 50, 'they took what they could')
    assert.ok(
      taken.some((one) => one.includes('/apply?')),
      'the frame among it',
    )
    assert.deepEqual(
      taken.filter((one) => isCanary.test(one)),
      [],
    )
    const [received] = (await applications('cykelstyrelsen')).filter(({ name }) => name === canaries.Navn)
    assert.ok(received, 'the application arrived')
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('is brought into view where the page’s address leads to it', async () => {
    const { page, context } = await visitor(site.browser)
    await page.setViewportSize({ width: 1280, height: 500 })
    // Asking the page itself would count as something that a person has done there.
    await page.addInitScript(() => {
      if (window === top) addEventListener('scroll', () => console.info('moved'))
    })
    const moved = page.waitForEvent('console', (message) => message.text() === 'moved')
    await page.goto(`${site.demo}/isolated/?apply=1002`)
    await moved
    const frame = page.locator('opslag-application-form iframe')
    await expect.poll(() => frame.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(200)
    await context.close()
  })

  test('would lose it to them without isolation: the scripts of this test are worth something', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/isolated/?open&apply=1002`)
    const form = page.locator('opslag-application-form')
    await apply(page, form)
    const taken = (await takenIn(page)).join('\n')
    for (const value of Object.values(canaries)) assert.ok(taken.includes(value), value)
    await context.close()
  })

  test('on a site that is not listed is a link within three seconds', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${UNLISTED}/isolated/?apply=1002`)
    const link = page.locator('opslag-application-form').getByRole('link', { name: 'Søg stillingen' })
    await expect(link).toBeVisible()
    await expect(page.getByText('Ansøgningsskemaet kunne ikke hentes')).toBeVisible({ timeout: 10_000 })
    assert.equal(await link.getAttribute('href'), `${site.api}/portal/cykelstyrelsen/jobs/1002?lang=da#apply`)
    await context.close()
  })

  test('works under a policy that lets in our scripts and frames and no styles', async () => {
    const { page, errors, context } = await visitor(site.browser)
    const tag = `<opslag-application-form institution="lydarkivet" job="${job}" isolated></opslag-application-form>`
    await host(page, `<script type="module" src="${site.api}/embed/opslag.js"></script>${tag}`, {
      csp: `default-src 'none'; script-src ${site.api}; connect-src ${site.api}; frame-src ${site.api}; style-src 'none'`,
    })
    await expect(page.frameLocator('iframe').getByLabel('Jeg har læst')).toBeVisible()
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1_000)
    assert.deepEqual(errors, [])
    await context.close()
  })
})

describe('a frame on an institution’s page', () => {
  test('shows list, ad and form in the height that they need, moves the page to what gets focus, and takes applications', async () => {
    const { page, errors, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/frame/`)
    await expect(titles(page).first()).toBeVisible()
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1_000)
    const { scroll, height } = await inside(page)
      .locator('html')
      .evaluate((root) => ({ scroll: root.scrollHeight, height: innerHeight }))
    assert.equal(scroll, height, 'nothing scrolls inside')
    for (const frame of page.frames()) await frame.evaluate(axe)
    const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join()}`),
      [],
    )

    // Behind the positions stands a talent pool.
    await titles(page).nth(-2).click()
    const heading = inside(page).locator('opslag-job-ad #title')
    await expect(heading).toBeFocused()
    await expect(heading).toBeInViewport()
    await inside(page).getByRole('link', { name: 'Søg stillingen' }).last().click()
    await expect(inside(page).locator('opslag-application-form #title')).toBeInViewport()
    // By key: while the page is moved to the form, a pointer may come down where the button no longer is.
    await inside(page).getByRole('button', { name: 'Næste' }).press('Enter')
    await expect(inside(page).getByText('Der er problemer')).toBeInViewport()
    await apply(page, inside(page))
    await expect(inside(page).getByRole('heading', { name: 'Tak for din ansøgning' })).toBeInViewport()
    assert.equal((await applications('lydarkivet')).filter(({ name }) => name === canaries.Navn).length, 1)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('leads from the list to a talent pool too', async () => {
    const { page, errors, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/frame/`)
    await expect(titles(page).first()).toBeVisible()
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1_000)
    const pool = inside(page).locator('opslag-talent-pool')
    await titles(page)
      .filter({ hasText: /uopfordret/i })
      .click()
    await expect(pool.getByRole('heading', { name: 'Send en uopfordret ansøgning' })).toBeVisible()
    await expect(pool.getByText('Din ansøgning står i vores emnebank i et år')).toBeVisible()
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('keeps a department and the filters apart in its address', async () => {
    const { page, context } = await visitor(site.browser)
    await host(page, frameTag(900, '/frame/lydarkivet?department=bevaring'))
    await expect(titles(page).first()).toBeVisible()
    assert.equal(await titles(page).count(), 2)
    const url = page.frames()[1]?.url() ?? ''
    assert.equal(new URL(url).search, '?within=bevaring')
    await context.close()
  })

  // Other tests put jobs into the first institution's list; none does into the second's.
  for (const [what, reserve, window, place] of [
    ['longer', 900, 900, '/frame/cykelstyrelsen'],
    ['shorter', 1_700, 2_200, '/frame/kystakademiet'],
  ] as const)
    test(`moves nothing on the page when the list is ${what} than the height kept free`, async () => {
      const { page, context } = await visitor(site.browser, { viewport: { width: 1280, height: window } })
      await watchShifts(page)
      await host(page, `${frameTag(reserve, place)}<p>Herunder</p>${RESIZER}`)
      await expect(titles(page).last()).toBeAttached()
      if (what === 'longer') await expect.poll(() => heightOf(page)).toBeGreaterThan(reserve + 100)
      else {
        await page.waitForTimeout(400)
        assert.equal(await heightOf(page), reserve)
      }
      assert.equal(await shiftsOf(page), 0)
      await context.close()
    })

  test('gets its height from a resizer that comes late, under a policy without styles, and when it comes late itself', async () => {
    const { page, errors, context } = await visitor(site.browser)
    const csp = `default-src 'none'; script-src ${site.api}; frame-src ${site.api}; style-src 'none'`
    await host(page, frameTag(300), { csp })
    await expect(titles(page).first()).toBeAttached()
    assert.equal(await heightOf(page), 300)
    await page.addScriptTag({ url: `${site.api}/embed/frame.js` })
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1_000)
    await page.evaluate(
      (src) => {
        document.querySelector('iframe')?.remove()
        const frame = document.createElement('iframe')
        frame.dataset.opslagFrame = ''
        frame.height = '300'
        document.body.append(frame)
        frame.src = src
      },
      `${site.api}/frame/lydarkivet?origin=${encodeURIComponent(site.demo)}`,
    )
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1_000)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('without the resizer scrolls in its own height, and a person can apply', async () => {
    const { page, context } = await visitor(site.browser)
    await host(page, frameTag(600, `/frame/lydarkivet/jobs/${job}`))
    await inside(page).getByRole('link', { name: 'Søg stillingen', exact: true }).first().click()
    await apply(page, inside(page))
    assert.equal(await heightOf(page), 600)
    await context.close()
  })

  test('without script is a link to the portal', async () => {
    const { page, context } = await visitor(site.browser, { javaScriptEnabled: false })
    await host(page, frameTag(600))
    const link = inside(page).getByRole('link', { name: 'Se ledige stillinger på jobportalen' })
    await expect(link).toBeVisible()
    assert.equal(await link.getAttribute('target'), '_blank')
    await context.close()
  })

  test('hears no script of the page but the resizer', async () => {
    const { page, context } = await visitor(site.browser)
    await host(page, frameTag(600) + RESIZER)
    await expect.poll(() => heightOf(page)).toBeGreaterThan(1_000)
    const before = await heightOf(page)
    await page.evaluate(() => {
      for (const nonce of ['', '1-2-3-4', undefined]) {
        postMessage({ opslag: 1, nonce, type: 'height', height: 5_000 }, '*')
        const frame = document.querySelector('iframe')
        frame?.contentWindow?.postMessage({ opslag: 1, nonce, type: 'height', height: 5_000 }, '*')
      }
    })
    await page.waitForTimeout(300)
    assert.equal(await heightOf(page), before)
    await context.close()
  })
})

describe('a site that is not listed', () => {
  test('cannot show ours in a frame, whatever it says of itself', async () => {
    const { page, errors, context } = await visitor(site.browser)
    const paths = ['', `/jobs/${job}`, `/jobs/${job}/apply`, `?origin=${encodeURIComponent(site.demo)}`]
    await page.goto(`${UNLISTED}/frame/`)
    await page.evaluate(
      (tags) => document.body.insertAdjacentHTML('beforeend', tags),
      paths
        .slice(1)
        .map((path) => frameTag(300, `/frame/lydarkivet${path}`))
        .join(''),
    )
    await until(
      'the refusals',
      async () => errors.filter((error) => /frame-ancestors/.test(error)).length >= paths.length,
    )
    for (const frame of page.frames().slice(1)) assert.match(frame.url(), /^(?:chrome-error:.*)?$/)
    await context.close()
  })

  test('and a listed one cannot show the portal or the documentation in one', async () => {
    const { page, errors, context } = await visitor(site.browser)
    const paths = ['/portal/lydarkivet', `/portal/lydarkivet/jobs/${job}`, '/docs', '/dev/mail']
    await host(page, paths.map((path) => frameTag(300, path)).join(''))
    await until(
      'the refusals',
      async () => errors.filter((error) => /frame-ancestors/.test(error)).length >= paths.length,
    )
    for (const frame of page.frames().slice(1)) assert.match(frame.url(), /^(?:chrome-error:.*)?$/)
    await context.close()
  })
})

test('a page for frames that is opened by itself leads to the portal', async () => {
  const { page, context } = await visitor(site.browser)
  await page.goto(`${site.api}/frame/lydarkivet?job=${job}`)
  assert.equal(page.url(), `${site.api}/portal/lydarkivet/jobs/${job}`)
  await context.close()
})
