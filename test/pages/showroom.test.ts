import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

async function visit(address: string, options: Parameters<typeof visitor>[1] = {}) {
  const visited = await visitor(site.browser, options)
  await visited.page.goto(`${site.demo}/showroom/${address}`)
  await settled(visited.page)
  return visited
}

/** All that is wanted has been put up. */
const settled = (page: Page) => expect(page.locator('#status')).toHaveText(/\d/, { timeout: 20_000 })

async function faults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

const ground = (page: Page) =>
  page
    .locator('opslag-job-list .opslag')
    .first()
    .evaluate((one) => getComputedStyle(one).backgroundColor)

describe('the showroom', () => {
  for (const [name, address, width, heading] of [
    ['Danish on a telephone', '', 360, 'Stillingsliste'],
    ['English on a desk', 'en/', 1280, 'Job list'],
  ] as const)
    test(`shows one of each element, ${name}, with nothing for axe, and asks nobody but itself`, async () => {
      const { page, context, requests, errors } = await visit(address, { viewport: { width, height: 800 } })
      await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
      assert.equal(await page.locator('.example').count(), 7)
      assert.deepEqual(await faults(page), [])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(wide <= 0, `${wide} px too wide`)
      assert.deepEqual(
        requests.filter((one) => !one.startsWith(site.demo) && !one.startsWith('data:')),
        [],
      )
      assert.deepEqual(errors, [])
      await context.close()
    })

  test('every choice is made by keyboard, stands in the address, and is there again from it', async () => {
    const { page, context } = await visit('')
    await page.getByLabel('Element').focus()
    await page.keyboard.press('s')
    await expect(page).toHaveURL(/\?show=job-list$/)
    await settled(page)
    await page.getByRole('radio', { name: 'Cykelstyrelsen' }).focus()
    await page.keyboard.press('ArrowDown')
    await expect(page).toHaveURL(/theme=hverdagsmuseet/)
    assert.equal(await ground(page), 'rgb(255, 253, 243)')
    // What is far below is dressed after what is seen.
    const last = page.locator('opslag-job-list .opslag').last()
    await expect(last).toHaveCSS('background-color', 'rgb(255, 253, 243)')
    await page.getByRole('radio', { name: '280 px', exact: true }).check()
    await page.getByRole('radio', { name: 'Mørkt' }).check()
    await page.getByRole('radio', { name: 'Engelsk' }).check()
    await page.getByLabel('Tilstand').selectOption({ label: 'Ledige stillinger' })
    await page.getByLabel('Listens layout').selectOption({ label: 'Kort' })
    await expect(page).toHaveURL(/list=cards/)
    await page.reload()
    await settled(page)
    const list = page.locator('opslag-job-list')
    assert.equal(await list.count(), 1)
    await expect(list.getByRole('heading', { name: '5 positions' })).toBeVisible()
    assert.equal(Math.round((await list.boundingBox())?.width ?? 0), 280)
    assert.notEqual(await ground(page), 'rgb(255, 253, 243)')
    await page.goBack()
    await settled(page)
    await expect(page).not.toHaveURL(/list=cards/)
    await context.close()
  })

  test('leads from the overview to all states of an element, and from one to it alone and back', async () => {
    const { page, context } = await visit('')
    await page.getByRole('link', { name: 'Vis alle tilstande : Opslag' }).click()
    await expect(page.locator('[id="says-job-ad/late"]')).toHaveText('Fristen er overskredet')
    await page.getByRole('link', { name: 'Vis alene : Fristen er overskredet' }).click()
    await expect(page.locator('.example')).toHaveCount(1)
    await expect(page).toHaveURL(/show=job-ad&state=late$/)
    await page.getByRole('link', { name: /^Vis alle tilstande/ }).click()
    await expect(page.locator('[id="says-job-ad/open"]')).toBeVisible()
    await context.close()
  })

  test('shows a dialog in a frame of its own, and focus stays where it was', async () => {
    const { page, context } = await visit('?show=candidate-login&state=withdraw')
    const dialog = page.frameLocator('iframe').getByRole('dialog')
    await expect(dialog.getByRole('button', { name: 'Annuller' })).toBeVisible()
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('body')
    await context.close()
  })

  test('shows every mail and pages of the portal in each theme, without running or leading anywhere', async () => {
    const { page, context, requests } = await visit(
      '?show=mails&theme=oestersoekonservatoriet&scheme=dark&pictures=off',
    )
    const receipt = page.frameLocator('iframe').first()
    await expect(receipt.getByRole('heading', { level: 1 })).toHaveText('Vi har modtaget din ansøgning')
    const sheet = receipt.locator('.sheet').first()
    assert.notEqual(await sheet.evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(255, 255, 255)')
    const before = page.url()
    await receipt.getByRole('link').first().click()
    // The logo stands where the portal and mails carry it.
    await page.getByLabel('Vises', { exact: true }).check()
    const picture = page.frameLocator('iframe').first().locator('img[src$="/oestersoekonservatoriet/logo.svg"]')
    const isSeen = () => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)
    await expect.poll(isSeen).toBe(true)
    await page.getByLabel('Element').selectOption({ label: 'Portalens sider' })
    await expect(page.frameLocator('iframe').first().getByRole('heading', { level: 1 })).toHaveText('Ledige stillinger')
    await expect(page).toHaveURL(/show=portal/)
    await expect.poll(isSeen).toBe(true)
    assert.notEqual(page.url(), before)
    assert.deepEqual(
      requests.filter((one) => !one.startsWith(site.demo) && !/^(?:data|about):/.test(one)),
      [],
    )
    await context.close()
  })
})
