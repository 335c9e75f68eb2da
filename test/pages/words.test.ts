import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { open } from './scene.ts'

const inDanish = (page: Page) => page.getByText('Fakta om stillingen').waitFor({ timeout: 5_000 })
const inEnglish = (page: Page) => page.getByText('Facts about the job').waitFor({ timeout: 5_000 })
const AD = '<opslag-job-ad institution="cykelstyrelsen" job="1001"></opslag-job-ad>'
const wordsIn = (asked: readonly string[]) =>
  asked.flatMap((address) => /\/job-ad\.(\w\w)-/.exec(address)?.[1] ?? []).join()

describe("an element's words", { concurrency: 3 }, () => {
  test("an ad brings the words of its own language, and another's when its language changes", async (t) => {
    const { page, asked, errors } = await open(t, { body: AD })
    await inDanish(page)
    assert.equal(wordsIn(asked), 'da')
    await page.evaluate(() => (document.documentElement.lang = 'en'))
    await inEnglish(page)
    await page.evaluate(() => (document.documentElement.lang = 'da'))
    await inDanish(page)
    assert.equal(wordsIn(asked), 'da,en')
    assert.deepEqual(errors, [])
  })

  test('an ad in English loads no Danish words, and has its own when it is first shown', async (t) => {
    const { page, asked } = await open(t, { body: `<div lang="en">${AD}</div>` })
    await inEnglish(page)
    assert.equal(wordsIn(asked), 'en')
  })

  test('where the words of another language do not arrive, an ad speaks the language it has', async (t) => {
    const { page, errors } = await open(t, {
      body: AD,
      server: (url, route) => (url.pathname.includes('/job-ad.en-') ? route.fulfill({ status: 404 }) : undefined),
    })
    await inDanish(page)
    await page.evaluate(() => (document.documentElement.lang = 'en'))
    await page.waitForTimeout(500)
    await inDanish(page)
    assert.equal(await page.locator('opslag-job-ad [part=base]').getAttribute('lang'), 'da')
    assert.deepEqual(errors, [])
  })
})
