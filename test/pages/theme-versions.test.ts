import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import type { ThemePreview, ThemeVersion, ThemeVersionList } from '../../server/contract/theme-version.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, visitor } from '../support/site.ts'

const site = await startWorkshop()
const versions = '/v1/institutions/lydarkivet/theme-versions'
const PLUM = { tokens: { '--opslag-color-link': '#5b1a66', '--opslag-color-accent': '#5b1a66' } }

const title = (page: Page) => page.locator('opslag-job-list [part=title] a').first()
const colour = (page: Page) => title(page).evaluate((link) => getComputedStyle(link).color)
const PLUM_SEEN = 'rgb(91, 26, 102)'

test('a draft shows on the institution’s real page to who has the link, is worn by all once published, and taken back', async () => {
  const draft = (await site.asOperator('POST', versions, { theme: PLUM, note: 'Blomme' })) as ThemeVersion
  const at = `${versions}/${draft.version}`
  const { token } = (await site.asOperator('POST', `${at}/preview`, {})) as ThemePreview
  const published = `${site.demo}/lydarkivet/ledige-stillinger/`
  const { page, errors, context } = await visitor(site.browser)
  await page.goto(`${published}?opslag-theme=${token}`)
  await expect(async () => assert.equal(await colour(page), PLUM_SEEN)).toPass({ timeout: 10_000 })
  // The parameter comes along to the ad, which wears the same.
  await title(page).click()
  const ad = page.locator('opslag-job-ad').getByRole('link', { name: 'Søg stillingen' }).first()
  assert.equal(await ad.evaluate((link) => getComputedStyle(link).backgroundColor), PLUM_SEEN)

  await page.goto(published)
  await expect(title(page)).toBeVisible()
  const before = await colour(page)
  assert.notEqual(before, PLUM_SEEN, 'everybody else sees what is published')

  const { items } = (await site.asOperator('GET', versions)) as ThemeVersionList
  const live = items.find(({ isLive }) => isLive)?.version
  await site.asOperator('POST', `${at}/publish`, {})
  await page.goto(published)
  await expect(async () => assert.equal(await colour(page), PLUM_SEEN)).toPass({ timeout: 10_000 })
  await site.asOperator('POST', `${versions}/${live}/publish`, {})
  await page.goto(published)
  await expect(async () => assert.equal(await colour(page), before)).toPass({ timeout: 10_000 })
  assert.deepEqual(errors, [])
  await context.close()
})
