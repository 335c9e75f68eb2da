import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect } from '../support/expect.ts'
import { visitor } from '../support/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The designer's bench, once it is there. */
export async function openBench(browser: Browser, address: string, options = {}) {
  const visit = await visitor(browser, options)
  await visit.page.goto(address)
  await expect(visit.page.locator('.theme').first()).toBeVisible()
  return visit
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/**
 * Goes through all views: nothing for axe to report, nothing wider than the page or to be scrolled sideways. The examples are
 * looked at where they are made.
 */
export async function looked(page: Page) {
  await page.evaluate(axe)
  const views = page.locator('nav button')
  const widths = () => views.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))
  const before = await widths()
  for (const view of [0, 1, 2, 3]) {
    await views.nth(view).click()
    await expect(views.nth(view)).toHaveAttribute('aria-current', 'page')
    const { violations } = await page.evaluate<AxeResults>(
      "axe.run({ exclude: ['.examples'] }, { resultTypes: ['violations'] })",
    )
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    const over = await page.evaluate(() =>
      [...document.querySelectorAll('html, main :not(.examples *, input, textarea)')]
        .filter((one) => one.localName === 'html' || /auto|scroll/.test(getComputedStyle(one).overflowX))
        .filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => `${one.localName}.${one.className}`),
    )
    assert.deepEqual([found, over], [[], []], `view ${view}`)
    assert.deepEqual(await widths(), before, 'no button becomes wider for being pressed')
  }
}
