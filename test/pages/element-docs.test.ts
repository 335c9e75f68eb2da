import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const address = (tag: string, query = '') => `${site.api}/docs/elements/${tag}${query}`

async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** How much is wider than the page. */
const beyond = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('the pages about the elements', () => {
  for (const [lang, tag] of [
    ['da', 'opslag-job-list'],
    ['en', 'opslag-application-form'],
  ] as const)
    test(`${tag} in ${lang}: nothing for axe to report, and nothing wider than the page, wide and narrow`, async () => {
      // The page's own policy lets no foreign script in; axe is one.
      const { page, errors, context } = await visitor(site.browser, {
        viewport: { width: 360, height: 800 },
        bypassCSP: true,
      })
      await page.goto(address(tag, `?lang=${lang}`))
      await expect(page.locator(`.stage ${tag} [part=form]`)).toBeVisible()
      assert.deepEqual(await faults(page), [])
      assert.equal(await beyond(page), 0)
      await page.setViewportSize({ width: 1280, height: 800 })
      assert.equal(await beyond(page), 0)
      await page.goto(`${site.api}/docs/elements?lang=${lang}`)
      assert.deepEqual(await faults(page), [])
      assert.deepEqual(errors, [])
      await context.close()
    })

  test('an element stands there alive, in the state that is pressed, and asks the server for nothing', async () => {
    const { page, errors, context, requests } = await visitor(site.browser)
    await page.goto(address('opslag-job-list'))
    const list = page.locator('.stage opslag-job-list')
    await expect(list.locator('[part=job]')).toHaveCount(5)
    await expect(page.getByRole('status').filter({ hasText: 'Vises nu' })).toHaveText('Vises nu: Ledige stillinger')
    // By keyboard: the link is reached, pressed, and leads to the example.
    const many = page.getByRole('link', { name: 'Flere, end der vises på én gang' })
    await many.focus()
    await page.keyboard.press('Enter')
    await expect(list.locator('[part=job]')).toHaveCount(20)
    await expect(many).toHaveAttribute('aria-current', 'true')
    assert.match(page.url(), /\?state=many#example$/)
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'example-title')
    await list.locator('[part=more]').click()
    await expect(list.locator('[part=job]')).toHaveCount(40)
    const foreign = requests.filter((one) => !/\/docs\/|\/fonts\/|favicon/.test(one))
    assert.deepEqual(foreign, [])
    assert.deepEqual(errors, [], 'the page’s own policy was not broken')
    await context.close()
  })

  test('without script everything is there but the example, and the page says so', async () => {
    const { page, context } = await visitor(site.browser, { javaScriptEnabled: false })
    await page.goto(address('opslag-talent-pool'))
    await expect(page.locator('.stage')).toHaveText('Eksemplet kommer med sidens script. Alt andet kan læses uden.')
    await expect(page.getByText('Vises nu')).toBeHidden()
    await expect(page.getByRole('table', { name: 'Tilgængelighed' })).toContainText('Tab, Skift+Tab')
    await expect(page.locator('#parts')).toContainText('Det, der gives samtykke til.')
    await context.close()
  })

  test('on paper no code is cut, and what can only be pressed is left out', async () => {
    const { page, context } = await visitor(site.browser, { viewport: { width: 680, height: 900 } })
    await page.goto(address('opslag-job-ad'))
    await page.emulateMedia({ media: 'print' })
    const paper = await page.evaluate(() => ({
      cut: [...document.querySelectorAll('.snippet')].filter((one) => one.scrollWidth > one.clientWidth + 1).length,
      shown: [...document.querySelectorAll('.all, .contents, #example')].filter((one) => one.getClientRects().length),
    }))
    assert.deepEqual(paper, { cut: 0, shown: [] })
    await context.close()
  })
})
