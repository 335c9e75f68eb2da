import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { checkConnection } from '../../server/cli/check/check.ts'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** As patient as a machine that runs other tests beside this one needs. */
const WAITS = { open: 10_000, settle: 8_000, late: 300, quiet: 250, send: 8_000, whole: 40_000 }
const guide = (language: string, institution = 'cykelstyrelsen') =>
  `${site.api}/webmaster/${institution}?lang=${language}`

async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** A site of its own with one page, as a webmaster would put it up. */
async function serve(html: string) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html))
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
            (one) => !one.closest('.unseen, caption, thead') && one.getBoundingClientRect().right > clientWidth + 1,
          )
          return { beyond: scrollWidth - clientWidth, cut: cut.map((one) => one.textContent) }
        })
      assert.deepEqual(await wide(), { beyond: 0, cut: [] })
      await page.setViewportSize({ width: 1280, height: 800 })
      assert.deepEqual(await wide(), { beyond: 0, cut: [] })
      assert.deepEqual(errors, [])
      await context.close()
    })

  for (const width of [320, 360, 768, 1280])
    test(`every cell of its tables is read without scrolling at ${width} px, and the tables stay tables`, async () => {
      const { page, context } = await visitor(site.browser, { viewport: { width, height: 800 } })
      await page.goto(guide('da'))
      const seen = await page.evaluate(() => ({
        tables: document.querySelectorAll('table').length,
        rows: document.querySelectorAll('tbody tr').length,
        scrolls: [...document.querySelectorAll('.table')].filter((one) => one.scrollWidth > one.clientWidth).length,
        cut: [...document.querySelectorAll('tbody :is(th, td)')].filter(
          (one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth,
        ).length,
        // Where a column's name is not above its cells, it stands in them; in a table of two the row's name says it.
        named: [...document.querySelectorAll('tbody tr')].every((row) => {
          const cells = [...row.querySelectorAll('td')]
          const isNamed = (one: Element) => one.querySelector('.column')!.getClientRects().length > 0
          const heads = row.closest('table')!.querySelector('thead')!.getBoundingClientRect().height > 1
          return cells.every((one) => isNamed(one) === (!heads && cells.length > 1))
        }),
      }))
      assert.deepEqual([seen.scrolls, seen.cut, seen.named], [0, 0, true])
      assert.ok(seen.tables > 10)
      const line = await context.newCDPSession(page)
      const { nodes } = await line.send('Accessibility.getFullAXTree')
      const told = (role: string) => nodes.filter((one) => !one.ignored && one.role?.value === role).length
      assert.deepEqual([told('table'), told('rowheader')], [seen.tables, seen.rows])
      assert.ok(told('columnheader') >= 2 * seen.tables)
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
      cut: [...document.querySelectorAll('.snippet pre, .table')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.id || one.querySelector('caption')?.textContent),
      buttons: [...document.querySelectorAll('.copy')].filter((one) => one.getClientRects().length > 0).length,
    }))
    assert.deepEqual(paper, { cut: [], buttons: 0 })
    await context.close()
  })

  test('followed word for word, a page written by hand passes the connection test', async () => {
    const institution = 'vejviseren'
    const api = `/v1/institutions/${institution}`
    // An institution as the operator makes it: nothing is registered, nothing shows.
    await site.asOperator('POST', '/v1/institutions', {
      slug: institution,
      profile: {
        name: { da: 'Vejviseren', en: 'The Guide' },
        contact: { name: 'HR', email: 'hr@vejviseren.example' },
      },
    })
    for (const [id, title] of ['Vejleder', 'Kartograf', 'Skiltemager'].entries())
      await site.asOperator('PUT', `${api}/sources/test/jobs/${id}`, {
        title,
        bodyHtml: '<p>Vi søger dig.</p>',
        deadline: '2099-12-01',
      })

    const { page, context, requests } = await visitor(site.browser)
    const copied = async (id: string) => {
      await page.goto(guide('da', institution))
      return (await page.locator(`[data-snippet=${id}]`).textContent()) ?? ''
    }
    const origin = await serve(await copied('whole-page'))
    const example = (await copied('profile')).replaceAll('https://www.example.dk', origin)
    await expect(page.locator('.state')).toContainText('I test')
    const { value, version } = await site.asOperator('GET', `${api}/settings/profile`)
    const changed = { ...value, ...JSON.parse(example) }
    await site.asOperator('PUT', `${api}/settings/profile`, changed, { 'if-match': `"${version}"` })

    const words = (await copied('check')).split(' ')
    assert.deepEqual(words.slice(0, 5), ['npm', 'run', 'opslag', '--', 'check'])
    const said: string[] = []
    const code = await checkConnection(
      {
        env: { OPSLAG_ORIGIN: site.api, OPSLAG_ADMIN_KEY: site.adminKey },
        fetch,
        out: (text) => void said.push(text),
        err: () => {},
        terminal: null,
        now: () => new Date(),
        wait: async () => {},
      },
      { address: words[5] ?? '', institution: words[7] ?? '', language: 'da', asJson: true },
      { browser: site.browser as never, waits: WAITS },
    )
    const { test: kept } = JSON.parse(said.join('\n')) as {
      test: { findings: { outcome: string; sentence: string }[] }
    }
    const wrong = kept.findings.filter(({ outcome }) => outcome !== 'passed')
    assert.deepEqual(
      wrong.map(({ sentence }) => sentence),
      [],
    )
    assert.equal(code, 0)
    await page.goto(guide('da', institution))
    await expect(page.locator('.state')).toContainText('I drift')

    // What the preload lines ask for is what the page uses: nothing is fetched twice.
    requests.length = 0
    await page.goto(words[5] ?? '')
    await expect(page.locator('opslag-job-list').getByRole('heading').getByRole('link')).toHaveCount(3)
    const { pathname: script } = new URL((await page.locator('script[src]').getAttribute('src')) ?? '')
    for (const path of [script, `${api}?lang=da`, `${api}/jobs?sort=deadline&limit=20&lang=da`])
      assert.deepEqual(
        requests.filter((one) => one === site.api + path),
        [site.api + path],
      )
    await context.close()
  })
})
