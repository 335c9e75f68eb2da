import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()

test('all of the bench is worked by the keyboard alone', async () => {
  const { page, context } = await visitor(site.browser)
  await page.goto(`${site.demo}/showroom/bench/`)
  await expect(page.locator('.theme').first()).toBeVisible()
  /** Walks on until it is there, as far as a person would. */
  const to = async (selector: string, key = 'Tab') => {
    for (let steps = 0; steps < 150; steps++) {
      if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return
      await page.keyboard.press(key)
    }
    assert.fail(`${selector} is not reached by ${key}`)
  }
  const type = async (text: string) => {
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  await to('#design-name')
  await page.keyboard.type('Huset ved Havet')
  await to('.themes li:last-child button')
  await page.keyboard.press('Enter')
  await expect(page.locator('.themes li:last-child button')).toHaveAttribute('aria-pressed', 'true')
  await to('[id="light--opslag-color-link"]')
  await type('#aaaaaa')
  await to('.row.wrong button.small')
  await page.keyboard.press('Enter')
  await expect(page.locator('.row.wrong')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.locator('[id="light--opslag-color-link"]')).toHaveValue('#aaaaaa')
  await page.keyboard.press('Control+y')
  await to('#part-layouts summary')
  await page.keyboard.press('Enter')
  await to('input[name="layout-list"]')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.place opslag-job-list .cards > .job').first()).toBeVisible()
  await to('#share', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('dialog[open]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('#share')).toBeFocused()
  await to('nav li:nth-child(3) button', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('#view-title')).toBeFocused()
  await to('#order-slug')
  assert.equal(await page.locator('#order-slug').inputValue(), 'huset-ved-havet')
  await context.close()
})
