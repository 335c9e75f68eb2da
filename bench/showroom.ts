import { type Browser, chromium, type Page } from '@playwright/test'
import { type Demo, serveDemo } from '../demo/serve.ts'
import type { ThemeShown } from '../demo/showroom/built.ts'
import { findChromium } from '../test/support/chromium.ts'

/** A browser and the demo site; nothing behind it is asked. */
export async function openShowroom(): Promise<{ browser: Browser; demo: Demo; close(): Promise<void> }> {
  const demo = await serveDemo({ port: 0, apiOrigin: 'http://localhost:1' })
  const browser = await chromium.launch(await findChromium())
  return {
    browser,
    demo,
    async close() {
      await browser.close()
      await demo.close()
    },
  }
}

/** A page of the showroom on which everything has been put up. */
export async function visit(page: Page, demo: Demo, search: string): Promise<void> {
  await page.goto(`${demo.url}/showroom/${search}`)
  await page.locator('#status').filter({ hasText: /\d/ }).waitFor({ timeout: 120_000 })
}

/** Hands the showroom these themes in the place of those that ship. */
export async function withThemes(page: Page, themes: readonly ThemeShown[]): Promise<void> {
  await page.route('**/showroom/built/themes.json', (route) => route.fulfill({ json: themes }))
}
