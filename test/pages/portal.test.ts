import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { sendOff, toFields } from '../support/apply.ts'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const portal = `${site.api}/portal/cykelstyrelsen`
const withoutScript = { javaScriptEnabled: false }

/** What has focus, through shadow roots: its name as it is read, and where it is. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const labels = (at as HTMLInputElement | null)?.labels ?? []
    return [at?.id, [...labels].map((one) => one.textContent).join(' ') || at?.textContent]
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
  })

/** Presses Tab until what has focus is called so. */
async function tabTo(page: Page, name: RegExp) {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  assert.fail(`${name} cannot be reached by Tab`)
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

describe('without script', () => {
  test('a person searches, filters, reads, applies with a mistake, mends it and has one receipt, by keyboard alone', async () => {
    const { page, context } = await visitor(site.browser, withoutScript)
    await page.goto(portal)
    assert.equal(await page.locator('[part=title]').count(), 20)
    await tabTo(page, /Søg efter stilling/)
    await page.keyboard.type('cykel')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/[?&]q=cykel/)
    const searched = await page.locator('[part=title]').count()
    assert.ok(searched > 0 && searched <= 20, `${searched}`)

    await tabTo(page, /^Kategori:/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^It og data$/)
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/category=it/)
    assert.match(page.url(), /q=cykel/)
    const filtered = await page.locator('[part=title]').count()
    assert.ok(filtered > 0 && filtered < searched, `${filtered} of ${searched}`)

    const title = (await page.locator('[part=title]').first().textContent())?.trim() ?? ''
    await tabTo(page, new RegExp(title))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/portal\/cykelstyrelsen\/jobs\/\d+$/)
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
    await expect(page.getByText(/^Rekrutteringssystemet drives af/).filter({ visible: true })).toHaveCount(1)

    await tabTo(page, /^Søg stillingen$/)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#apply$/)
    await tabTo(page, /^answer-name/)
    await expect(page.getByLabel('Navn')).toBeInViewport()
    await page.keyboard.type('Åse Ødegård')
    await tabTo(page, /^answer-motivation/)
    await page.keyboard.type('Jeg cykler.')
    await tabTo(page, /^Send ansøgning$/)
    await page.keyboard.press('Enter')

    await expect(page).toHaveTitle(/^Fejl: Søg stillingen/)
    assert.match(await focused(page), /^summary/)
    await expect(page.locator('#summary')).toBeInViewport()
    await expect(page.getByLabel('Navn')).toHaveValue('Åse Ødegård')
    await tabTo(page, /^answer-_acknowledged/)
    await page.keyboard.press('Space')
    await tabTo(page, /^answer-email/)
    await page.keyboard.type('aase@example.dk')
    await tabTo(page, /^question-beredskab-yes/)
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')

    await expect(page).toHaveTitle(/^Tak for din ansøgning/)
    assert.match(await focused(page), /^title Tak for din ansøgning/)
    const reference = await page.locator('.reference').textContent()
    assert.match(reference ?? '', /^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
    await page.reload()
    assert.equal(await page.locator('.reference').textContent(), reference)
    await page.goto(portal)
    await page.goBack()
    assert.equal(await page.locator('.reference').textContent(), reference, 'the way back leads to the receipt')
    await context.close()
  })

  test('the list has a button for its order, and more jobs begin at the first that is new, by keyboard alone', async () => {
    const { page, context } = await visitor(site.browser, {
      ...withoutScript,
      viewport: { width: 360, height: 800 },
    })
    await page.goto(portal)
    await tabTo(page, /^sort Sortér efter/)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /^Sortér$/)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/[?&]sort=published/)
    await expect(page.locator('#sort')).toHaveValue('published')

    const known = await page.locator('[part=title]').allTextContents()
    await tabTo(page, /^Vis 9 flere$/)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/show=40#opslag-more$/)
    const titles = await page.locator('[part=title]').allTextContents()
    assert.deepEqual([titles.length, titles.slice(0, 20)], [29, known])
    await expect(page.locator('[part=title]').nth(20)).toBeInViewport()
    await expect(page.locator('[part=title]').nth(19)).not.toBeInViewport()
    await page.keyboard.press('Tab')
    assert.equal(await focused(page), titles[20]?.trim())
    await context.close()
  })

  test('nothing is said of saving what is typed, which only a script does', async () => {
    const said = (page: Page) => page.getByText(/bliver kun gemt, hvis du selv beder om det/).filter({ visible: true })
    const addressOfAd = async () => {
      const { page, context } = await visitor(site.browser, withoutScript)
      await page.goto(portal)
      await page.locator('[part=title] a').first().click()
      await page.waitForURL(/\/jobs\//)
      const { href: address } = new URL(page.url())
      assert.equal(await said(page).count(), 0)
      await page.getByRole('button', { name: 'Send ansøgning' }).click()
      await expect(page).toHaveTitle(/^Fejl: /)
      assert.equal(await said(page).count(), 0)
      await context.close()
      return address
    }
    const ad = await addressOfAd()
    const { page, context } = await visitor(site.browser)
    await page.route('**/embed/**', (route) => route.abort())
    await page.goto(ad)
    await expect(said(page)).toHaveCount(1)
    // No element takes the place of an answer.
    await page.getByRole('button', { name: 'Send ansøgning' }).click()
    await expect(page).toHaveTitle(/^Fejl: /)
    assert.equal(await said(page).count(), 0)
    await context.close()
  })

  test('nothing is left for axe to report, and nothing is wider than the page', async () => {
    // Axe needs scripts to run; the elements' own never comes.
    const { page, context } = await visitor(site.browser, { viewport: { width: 360, height: 800 }, bypassCSP: true })
    await page.route('**/embed/**', (route) => route.abort())
    const isFit = async (what: string) => {
      assert.deepEqual(await faults(page), [], what)
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        assert.ok(over <= 0, `${what} is ${over} px too wide`)
      }
    }
    await page.goto(`${portal}/talent-pools?lang=en`)
    await isFit('the talent pools')
    await page.getByRole('link', { name: 'Unsolicited application', exact: true }).click()
    await page.waitForURL(/\/talent-pools\/uopfordret/)
    await isFit('a talent pool')
    await page.getByRole('button', { name: 'Join the talent pool' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await isFit('its form with mistakes')
    await page.goto(`${portal}?lang=en&show=40#opslag-more`)
    await isFit('the longer list')
    await page.goto(`${portal}?lang=en&q=cykel`)
    await isFit('the list')
    await page.locator('[part=title] a').first().click()
    await page.waitForURL(/\/jobs\//)
    await isFit('the ad')
    await page.getByRole('button', { name: 'Send application' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await isFit('the form with mistakes')
    await page.getByLabel('Name').fill('Åse Ødegård')
    await page.getByLabel('E-mail').fill('aase@example.dk')
    await page.getByLabel('Letter of motivation').fill('My number is 010190-1234.')
    await page.getByLabel(/I have read/).check()
    await page.getByRole('button', { name: 'Send application' }).click()
    await expect(page.getByRole('heading', { name: /CPR number/ })).toBeVisible()
    await isFit('the question about a number')
    await page.getByRole('button', { name: /not a CPR number/ }).click()
    await expect(page).toHaveTitle(/^Thank you/)
    await isFit('the receipt')
    await context.close()
  })

  test('shows more, keeps English, and says what a filter leaves', async () => {
    const { page, context } = await visitor(site.browser, withoutScript)
    await page.goto(`${portal}?lang=en`)
    await page.getByRole('link', { name: /^Show \d+ more/ }).click()
    await expect(page).toHaveURL(/show=40/)
    assert.match(page.url(), /lang=en/)
    assert.ok((await page.locator('[part=title]').count()) > 20)
    await page.getByLabel('Search for a job').fill('no such job')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(page.getByText(/No positions match/)).toBeVisible()
    await page.getByRole('link', { name: /Clear/ }).click()
    await expect(page).toHaveURL(/lang=en/)
    assert.equal(await page.locator('[part=title]').count(), 20)
    await page.getByRole('link', { name: 'Dansk' }).click()
    await expect(page.getByRole('heading', { name: 'Ledige stillinger', exact: true })).toBeVisible()
    await context.close()
  })
})

/** Waits until an element has put its own picture in the place of the served one. */
const isTakenOver = (page: Page, tag: string) =>
  page.waitForFunction((name) => {
    const element = document.querySelector(name) as (Element & { hasUpdated?: boolean }) | null
    // What can be sent without script stays until the element can show all that is asked.
    return element?.hasUpdated === true && !element.shadowRoot?.querySelector('form[method=post]')
  }, tag)

/** Everything that moved on the page, by the browser's own count. */
const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifted: number }).shifted)
const countShifts = () => {
  const counting = window as unknown as { shifted: number }
  counting.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) counting.shifted += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

describe('with script', () => {
  test('the elements take over without a movement, wide and narrow', async () => {
    const { items } = (await (await fetch(`${site.api}/v1/institutions/lydarkivet/jobs`)).json()) as {
      items: { id: string }[]
    }
    for (const width of [360, 1280])
      for (const path of ['/portal/cykelstyrelsen', `/portal/lydarkivet/jobs/${items[0]?.id}?lang=en`]) {
        const { page, context, errors, requests } = await visitor(site.browser, {
          viewport: { width, height: 800 },
          bypassCSP: false,
        })
        await page.addInitScript(countShifts)
        // What a font that comes late may move is `themes.test.ts`’s to measure.
        await page.route('**/fonts/**', (route) => route.fulfill({ status: 204 }))
        // And the fallback fonts come when they come: what moves is counted from where the script takes over.
        const { promise: held, resolve: release } = Promise.withResolvers<void>()
        await page.route('**/embed/**', (route) => held.then(() => route.continue()))
        await page.goto(site.api + path, { waitUntil: 'commit' })
        await page.waitForFunction(
          () => document.fonts.status === 'loaded' && performance.getEntriesByName('first-contentful-paint').length > 0,
        )
        await page.evaluate(async () => {
          for (let pictures = 0; pictures < 2; pictures++) await new Promise(requestAnimationFrame)
        })
        assert.ok((await shifts(page)) < 0.01, `${path} at ${width} px, before the script`)
        await page.evaluate(() => Object.assign(window, { shifted: 0 }))
        release()
        const tag = path.includes('/jobs/') ? 'opslag-application-form' : 'opslag-job-list'
        await expect(page.locator(`${tag}:defined`)).toBeVisible()
        await isTakenOver(page, tag)
        await page.waitForLoadState('networkidle')
        assert.equal(await shifts(page), 0, `${path} at ${width} px`)
        assert.deepEqual(errors, [])
        assert.deepEqual(
          requests.filter((address) => address.includes('/v1/') && !address.endsWith('/sessions/resume')),
          [],
          'nothing is asked for again',
        )
        if (width === 360) assert.deepEqual(await faults(page), [])
        await context.close()
      }
  })

  test('the logo stays where it is when the name beside it comes later', async () => {
    const { page, context } = await visitor(site.browser, { ...withoutScript, viewport: { width: 360, height: 800 } })
    await page.goto(`${site.api}/portal/lydarkivet?lang=en`)
    const name = page.locator('header .name span')
    const logo = page.locator('header .name img')
    const place = () => logo.evaluate((picture) => picture.getBoundingClientRect().top)
    const after = await place()
    assert.ok(
      ((await name.boundingBox())?.height ?? 0) > ((await logo.boundingBox())?.height ?? 0),
      'two lines of name',
    )
    await name.evaluate((span) => span.remove())
    assert.equal(await place(), after)
    await context.close()
  })

  test('what was typed before the script came is kept, and the element sends it', async () => {
    const { page, context, errors } = await visitor(site.browser)
    const { promise, resolve } = Promise.withResolvers<void>()
    await page.route('**/embed/**', async (route) => {
      await promise
      await route.continue()
    })
    await page.goto(`${portal}?q=bro`, { waitUntil: 'commit' })
    await page.locator('[part=title] a').first().click({ noWaitAfter: true })
    await page.waitForURL(/\/jobs\/\d+/, { waitUntil: 'commit' })
    await page.getByLabel('Navn').fill('Åse Ødegård')
    await page.getByLabel('Motiveret ansøgning').fill('Jeg cykler.')
    await page.getByLabel('E-mail').fill('aase@example.dk')
    // Not every browser keeps what one looks at in its place.
    const place = () => page.getByLabel('E-mail').evaluate((field) => Math.round(field.getBoundingClientRect().top))
    await page.evaluate("document.documentElement.style.overflowAnchor = 'none'")
    const before = await place()
    resolve()
    await isTakenOver(page, 'opslag-application-form')
    assert.equal(await place(), before, 'the field under one’s hands stays where it is')
    await expect(page.getByLabel('Navn')).toHaveValue('Åse Ødegård')
    await expect(page.getByLabel('Motiveret ansøgning')).toHaveValue('Jeg cykler.')
    assert.match(await focused(page), /^answer-email/)
    const address = page.url()
    await page.getByRole('button', { name: 'Forrige' }).click()
    await toFields(page)
    await sendOff(page)
    await expect(page.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeVisible()
    assert.equal(new URL(page.url()).pathname, new URL(address).pathname)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('an institution in test has its jobs on our own pages, which say that it is', async () => {
    const profile = { name: { da: 'Prøvestyrelsen' }, contact: { name: 'HR', email: 'hr@styrelsen.example.dk' } }
    await site.asOperator('POST', '/v1/institutions', { slug: 'portalstyrelsen', profile })
    const ad = { title: 'Prøvekører', bodyHtml: '<p>Kør.</p>', deadline: '2999-01-01' }
    await site.asOperator('PUT', '/v1/institutions/portalstyrelsen/sources/test/jobs/1', ad)
    const { page, context, errors } = await visitor(site.browser)
    await page.goto(`${site.api}/portal/portalstyrelsen`)
    await isTakenOver(page, 'opslag-job-list')
    await expect(page.getByText('er ved at afprøve siden')).toBeVisible()
    await page.getByRole('link', { name: 'Prøvekører' }).click()
    await isTakenOver(page, 'opslag-job-ad')
    await expect(page.getByRole('heading', { name: 'Prøvekører', exact: true })).toBeVisible()
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('the button of an ad leads to its form on the same page, and back', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${portal}?q=bro`)
    await page.locator('[part=title] a').first().click()
    await page.waitForFunction(() => !!customElements.get('opslag-application-form'))
    for (let again = 0; again < 2; again++) {
      await page.getByRole('link', { name: 'Søg stillingen' }).first().click()
      await expect(page.getByRole('heading', { name: /^Søg stillingen/ })).toBeInViewport()
      await page.getByRole('link', { name: 'Tilbage til opslaget' }).click()
      await expect(page.getByRole('link', { name: 'Søg stillingen' }).first()).toBeInViewport()
    }
    await context.close()
  })
})
