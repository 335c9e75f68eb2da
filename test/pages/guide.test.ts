import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const guide = (language: string, institution = 'cykelstyrelsen') =>
  `${site.api}/webmaster/${institution}?lang=${language}`

async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** A site of its own with one page, as a webmaster would put it up. */
async function serve(html: string) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the webmaster’s guide', () => {
  for (const language of ['da', 'en'])
    test(`in ${language}: nothing for axe to report, and nothing wider than the page at 360 px`, async () => {
      // The page's own policy lets no foreign script in; axe is one.
      const { page, errors, context } = await visitor(site.browser, {
        viewport: { width: 360, height: 800 },
        bypassCSP: true,
      })
      await page.goto(guide(language))
      assert.deepEqual(await faults(page), [])
      const wide = () =>
        page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          const cut = [...document.querySelectorAll('main :is(p, li, h1, h2, h3, figcaption, td, th)')].filter(
            (one) => !one.closest('.scroll, .unseen') && one.getBoundingClientRect().right > clientWidth + 1,
          )
          return { beyond: scrollWidth - clientWidth, cut: cut.map((one) => one.textContent) }
        })
      assert.deepEqual(await wide(), { beyond: 0, cut: [] })
      await page.setViewportSize({ width: 1280, height: 800 })
      assert.deepEqual(await wide(), { beyond: 0, cut: [] })
      assert.deepEqual(errors, [])
      await context.close()
    })

  test('a button copies the code beside it, and says so', async () => {
    const { page, errors, context } = await visitor(site.browser, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.goto(guide('da'))
    const figure = page.locator('.snippet', { has: page.locator('[data-snippet=head]') })
    await figure.getByRole('button', { name: 'Kopiér' }).click()
    await expect(page.getByRole('status')).toHaveText('Kopieret: I sidens <head>')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.equal(copied, await page.locator('[data-snippet=head]').textContent())
    assert.equal(await page.locator('.snippet .copy').count(), await page.locator('[data-snippet]').count())
    assert.deepEqual(errors, [], 'the page’s own policy was not broken')
    await context.close()
  })

  test('without script there is no button, and everything to copy can be selected', async () => {
    const { page, context } = await visitor(site.browser, { javaScriptEnabled: false })
    await page.goto(guide('en'))
    assert.equal(await page.getByRole('button').count(), 0)
    await expect(page.locator('[data-snippet=list]')).toContainText('<opslag-job-list institution="cykelstyrelsen"')
    await context.close()
  })

  test('on paper no code is cut, no button is left, and links have their addresses', async () => {
    const { page, context } = await visitor(site.browser, { viewport: { width: 680, height: 900 } })
    await page.goto(guide('da'))
    await page.emulateMedia({ media: 'print' })
    const paper = await page.evaluate(() => ({
      cut: [...document.querySelectorAll('.snippet pre, .scroll')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.id || one.getAttribute('aria-label')),
      buttons: [...document.querySelectorAll('.copy')].filter((one) => one.getClientRects().length > 0).length,
    }))
    assert.deepEqual(paper, { cut: [], buttons: 0 })
    await context.close()
  })

  for (const language of ['da', 'en'])
    test(`the whole page in ${language}, saved and served from a listed origin, shows jobs, ad and form`, async () => {
      const { page: reader, context: reading } = await visitor(site.browser)
      await reader.goto(guide(language))
      const html = (await reader.locator('[data-snippet=whole-page]').textContent()) ?? ''
      await reading.close()

      const origin = await serve(html)
      const settings = '/v1/institutions/cykelstyrelsen/settings/profile'
      const { value, version } = await site.asOperator('GET', settings)
      const listed = { ...value, origins: [...value.origins, origin] }
      await site.asOperator('PUT', settings, listed, { 'if-match': `"${version}"` })

      const { page, errors, context } = await visitor(site.browser)
      await page.goto(`${origin}/`)
      const titles = page.locator('opslag-job-list').getByRole('listitem').getByRole('heading').getByRole('link')
      await expect(titles).toHaveCount(20)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        language === 'da' ? 'Ledige stillinger' : 'Vacancies',
      )
      await titles.first().click()
      const apply = page
        .locator('opslag-job-ad')
        .getByRole('link', { name: language === 'da' ? 'Søg stillingen' : 'Apply' })
      await apply.first().click()
      await expect(page.locator('opslag-application-form').getByRole('textbox').first()).toBeVisible()
      assert.deepEqual(errors, [])
      await context.close()
    })
})
