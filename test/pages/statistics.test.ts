import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, test } from 'node:test'
import type { BrowserContextOptions, Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { MediaStatistics } from '../../server/contract/statistics.ts'
import { removeFolder, scratchFolder } from '../support/built-server.ts'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'
import { rowsOfCsv } from '../support/spreadsheets.ts'

const site = await startSite()
const UA = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** Somebody in a browser that no program drives, as far as a page can see. */
async function person(options: BrowserContextOptions = {}) {
  const one = await visitor(site.browser, { userAgent: UA, ...options })
  await one.context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }))
  return one
}

/** What has been counted by now of one medium. */
async function seen(medium: string) {
  const answer = await site.asOperator(
    'GET',
    `/v1/institutions/cykelstyrelsen/statistics/media?by=job&medium=${medium}`,
  )
  const { listViews, adViews, starts } = MediaStatistics.parse(answer).total
  return { listViews, adViews, starts }
}
const becomes = (medium: string, counts: [listViews: number, adViews: number, starts: number]) =>
  expect.poll(async () => Object.values(await seen(medium))).toEqual(counts)

/** Nothing may be left in the browser. */
const leftBehind = async (page: Page) => [
  await page.context().cookies(),
  await page.evaluate(() => [localStorage.length, sessionStorage.length]),
]

describe('counting', () => {
  test('an institution’s page counts list and ad when a person sees them, and keeps nothing in the browser', async () => {
    // As the connection test's is.
    const driven = await visitor(site.browser, { userAgent: UA })
    await driven.page.goto(`${site.demo}/cykelstyrelsen/job/?medium=t-driven`)
    await driven.page.locator('opslag-job-list').getByRole('listitem').first().waitFor()
    const { page, requests, errors, context } = await person()
    await page.goto(`${site.demo}/cykelstyrelsen/job/?medium=t-page`)
    await becomes('t-page', [1, 0, 0])
    const title = page.locator('opslag-job-list').getByRole('listitem').getByRole('link').first()
    const fetched = page.waitForResponse((answer) => /\/jobs\/\d+/.test(answer.url()))
    await title.hover()
    await fetched
    await page.waitForTimeout(1_200)
    assert.deepEqual(Object.values(await seen('t-page')), [1, 0, 0], 'what is fetched in advance is no view')
    await title.click()
    await becomes('t-page', [1, 1, 0])
    assert.deepEqual(await leftBehind(page), [[], [0, 0]])
    const hosts = new Set(requests.map((address) => new URL(address).origin))
    assert.deepEqual(hosts, new Set([site.demo, site.api]))
    assert.deepEqual(errors, [])
    assert.deepEqual(Object.values(await seen('t-driven')), [0, 0, 0], 'a browser that a program drives')
    await driven.context.close()
    await context.close()
  })

  test('a frame counts on the page around it, a form when it is begun, and our own pages once', async () => {
    const { page, context } = await person()
    await page.goto(`${site.demo}/cykelstyrelsen/job/?medium=t-own`)
    const href = await page
      .locator('opslag-job-list')
      .getByRole('listitem')
      .getByRole('link')
      .first()
      .getAttribute('href')
    const job = /job=(\d+)/.exec(href ?? '')?.[1]
    const frame = `${site.api}/frame/cykelstyrelsen/jobs/${job}/apply?medium=t-frame`
    // What counts comes a while after the elements.
    const counting = page.waitForResponse(
      (answer) => answer.url().includes('/chunks/seen-') && answer.frame() !== page.mainFrame(),
    )
    await page.evaluate((src) => {
      document.body.innerHTML = `<iframe src="${src}" width="900" height="800"></iframe>`
    }, frame)
    const box = page.frameLocator('iframe').locator('opslag-application-form').getByRole('checkbox').first()
    await box.waitFor()
    await counting
    const ours = await context.newPage()
    await ours.goto(`${site.api}/portal/cykelstyrelsen/jobs/${job}?medium=t-portal`)
    await ours.locator('opslag-application-form').getByRole('checkbox').first().waitFor()
    await ours.waitForTimeout(1_500)
    assert.deepEqual(Object.values(await seen('t-portal')), [0, 1, 0])
    assert.deepEqual(Object.values(await seen('t-frame')), [0, 0, 0])
    await page.bringToFront()
    await box.check()
    await becomes('t-frame', [0, 0, 1])
    await context.close()
  })
})

describe('the page of statistics', () => {
  const address = `${site.api}/statistics/cykelstyrelsen`
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  async function faultsOf(page: Page) {
    await page.evaluate(axe)
    const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
  }
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

  test('draws chart and table for whoever types the key, by keyboard alone, and the key stays on the page', async () => {
    const { page, requests, errors, context } = await visitor(site.browser, { viewport: { width: 360, height: 800 } })
    await page.goto(address)
    const key = page.getByLabel('Nøgle', { exact: true })
    await key.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText('Skriv nøglen.')
    await page.keyboard.type('forkert-noegle')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('Nøglen gælder ikke')
    await expect(page.getByRole('alert')).toBeFocused()
    await key.fill(site.adminKey)
    await key.press('Enter')
    await expect(page.getByRole('heading', { name: 'Mediestatistik' })).toBeFocused()
    await expect(page.getByRole('img', { name: 'Diagram: Modtagne ansøgninger' })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Alle tal' }).getByRole('row')).not.toHaveCount(0)
    await expect(page.getByText('Trukket af')).toBeVisible()
    await page.getByLabel('Fordelt på').selectOption('job')
    await page.getByLabel('og derefter på').selectOption('medium')
    await page.getByRole('button', { name: 'Vis statistik' }).click()
    const table = page.getByRole('region', { name: 'Alle tal' })
    await expect(table).toHaveAccessibleDescription(/^.*Tabellen er bredere end skærmen/)
    await expect(page.getByText('Tabellen er bredere end skærmen')).toBeVisible()
    await table.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
    const words = page.locator('svg .words p')
    await expect(words).not.toHaveCount(0)
    const cut = await words.evaluateAll((all) => all.filter((one) => one.textContent?.includes('…')).length)
    assert.equal(cut, 0, 'names in the chart are whole')
    assert.ok((await words.first().textContent())?.includes(' · '))
    assert.deepEqual(await faultsOf(page), [])
    assert.ok(await fits(page), 'nothing is wider than a small screen')
    assert.ok(requests.every((one) => !one.includes(site.adminKey) && one.startsWith(site.api)))
    assert.deepEqual(await leftBehind(page), [[], [0, 0]])
    const job = page.getByLabel('Stillingsnummer')
    await job.fill('tusind')
    await job.press('Enter')
    await expect(job).toHaveAccessibleDescription(/Skriv nummeret med tal alene/)
    await expect(job).toBeFocused()
    await expect(page.getByRole('alert')).toHaveCount(0)
    assert.deepEqual(await faultsOf(page), [])
    await job.fill('')
    await job.press('Enter')
    await expect(page.getByText('Skriv nummeret')).toHaveCount(0)
    await page.reload()
    await expect(key).toHaveValue('')
    assert.deepEqual(
      errors.filter((error) => !/401|422/.test(error)),
      [],
    )
    await context.close()
  })

  test('is English too, follows time, and saves what it shows as a file', async () => {
    const { page, errors, context } = await visitor(site.browser, { forcedColors: 'active' })
    await page.goto(`${address}?lang=en`)
    await page.getByLabel('Key', { exact: true }).fill(site.adminKey)
    await page.getByLabel('Divided by').selectOption('period')
    await page.getByLabel('From', { exact: true }).fill('2025-11-15')
    await page.getByLabel('To', { exact: true }).fill('2026-11-14')
    await page.getByRole('button', { name: 'Show statistics' }).click()
    await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(13)
    await expect(page.getByText('The table is wider')).toBeHidden()
    await expect(page.getByRole('region', { name: 'All figures' })).toHaveAccessibleDescription('')
    const from = page.getByLabel('From', { exact: true })
    await from.fill('2026-11-15')
    await page.getByRole('button', { name: 'Show statistics' }).click()
    await expect(from).toHaveAccessibleDescription(/From is later than To/)
    await expect(from).toBeFocused()
    await expect(page.getByRole('table')).toHaveCount(0)
    await from.fill('2025-11-15')
    await page.getByRole('button', { name: 'Show statistics' }).click()
    await expect(page.getByText('From is later than To')).toHaveCount(0)
    await page.getByLabel('The chart shows').selectOption('adViews')
    await expect(page.getByRole('img', { name: 'Chart: Views of ads' }).locator('rect')).toHaveCount(13)
    assert.deepEqual(await faultsOf(page), [])
    await page.getByLabel('Report').selectOption('positions')
    await expect(page.getByLabel('Position number')).toHaveCount(0)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ])
    assert.match(download.suggestedFilename(), /^media-statistics-cykelstyrelsen-\d{4}-\d\d-\d\d\.csv$/)
    const folder = scratchFolder()
    const file = path.join(folder, 'report.csv')
    await download.saveAs(file)
    assert.equal(rowsOfCsv(readFileSync(file, 'utf8'))[0]?.[0], 'Media statistics')
    removeFolder(folder)
    assert.deepEqual(errors, [])
    await context.close()
  })
})
