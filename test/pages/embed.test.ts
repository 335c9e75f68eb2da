import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { sendOff, toFields } from '../support/apply.ts'
import { expect } from '../support/expect.ts'
import { startSite, startWorkshop, visitor } from '../support/site.ts'

const site = await startSite()
const workshop = await startWorkshop()
const titles = (page: Page) =>
  page.locator('opslag-job-list').first().getByRole('listitem').getByRole('heading').getByRole('link')
const fallback = (page: Page) => page.getByRole('link', { name: 'Se vores ledige stillinger' }).first()
/** The page as it is once an element had every chance: its pictures stand or its link does. */
const THREE_SECONDS = 3_000

describe('under a strict policy', () => {
  for (const [policy, works] of [
    ['nonce', true],
    ['style-none', true],
    ['trusted-types', true],
    ['trusted-types-other', false],
  ] as const)
    test(`${policy}: ${works ? 'list and ad are shown' : 'the link stays, and nothing is thrown'}`, async () => {
      const { page, errors, context } = await visitor(site.browser)
      const thrown: string[] = []
      page.on('pageerror', ({ message }) => thrown.push(message))
      const res = await page.goto(`${site.demo}/csp/${policy}/`)
      assert.ok(res?.headers()['content-security-policy'], 'the page has a policy')
      if (works) {
        await expect(titles(page).first()).toBeVisible({ timeout: THREE_SECONDS })
        await titles(page).first().click()
        await expect(page.locator('opslag-job-ad').getByRole('heading').first()).toBeVisible()
        await expect(page.locator('head script[type="application/ld+json"]')).toHaveCount(1)
        assert.deepEqual(errors, [], 'the policy was not broken')
      } else {
        await page.waitForTimeout(1_500)
        await expect(fallback(page)).toBeVisible()
      }
      assert.deepEqual(thrown, [])
      await context.close()
    })
})

describe('the server', () => {
  for (const [what, answer] of [
    ['never answers', undefined],
    ['answers 500', 500],
    ['answers 503', 503],
  ] as const)
    test(`that ${what} leaves the link within three seconds, and an error with a way to try again`, async () => {
      const { page, errors, context } = await visitor(site.browser)
      const thrown: string[] = []
      page.on('pageerror', ({ message }) => thrown.push(message))
      await page.route(/\/v1\//, (route) => (answer ? route.fulfill({ status: answer, body: 'no' }) : route.abort()))
      await page.goto(`${site.demo}/cykelstyrelsen/job/`)
      await expect(fallback(page)).toBeVisible({ timeout: THREE_SECONDS })
      const again = page.locator('opslag-job-list').getByRole('button', { name: 'Prøv igen' })
      await expect(again).toBeVisible()
      await page.unroute(/\/v1\//)
      await again.click()
      await expect(titles(page).first()).toBeVisible()
      assert.deepEqual(thrown, [])
      assert.ok(
        errors.every((error) => /Failed to load resource|CORS/.test(error)),
        errors.join('\n'),
      )
      await context.close()
    })
})

describe('an intranet on plain http', () => {
  test('is no secure context, and list, ad and application work all the same', async () => {
    const origin = `http://medarbejder.intranet.example:${workshop.demoPort}`
    const [profile] = [
      (await workshop.asOperator('GET', '/v1/institutions/lydarkivet/settings/profile')) as {
        version: string
        value: { origins: string[] }
      },
    ]
    await workshop.asOperator(
      'PUT',
      '/v1/institutions/lydarkivet/settings/profile',
      { ...profile.value, origins: [...profile.value.origins, origin] },
      { 'if-match': `"${profile.version}"` },
    )
    const { page, errors, context } = await visitor(workshop.browser)
    await page.goto(`${origin}/lydarkivet/ledige-stillinger/`)
    assert.equal(await page.evaluate(() => isSecureContext), false)
    await titles(page).first().click()
    await page.getByRole('button', { name: 'Kopiér link' }).click()
    await page.getByRole('link', { name: 'Søg stillingen' }).first().click()
    await toFields(page)
    await page.getByLabel('Navn').fill('Ina Intranet')
    await page.getByLabel('E-mail').fill('ina@example.dk')
    await page.getByLabel('Motiveret ansøgning').fill('Internt.')
    await sendOff(page)
    await expect(page.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeVisible()
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('that the institution has not listed may show jobs but not send applications, and the applicant reads why', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`http://fremmed.intranet.example:${site.demoPort}/kystakademiet/karriere/stilling/?apply=1040`)
    await toFields(page)
    await page.getByLabel('Navn').fill('Frede Fremmed')
    await page.getByLabel('E-mail').fill('frede@example.dk')
    await page.getByLabel('Telefon').fill('00 00 00 00')
    await page.getByLabel('Motiveret ansøgning').fill('Herfra?')
    await sendOff(page)
    await expect(page.locator('#notice')).toBeFocused()
    await expect(page.locator('#notice')).toContainText('Din ansøgning er ikke sendt')
    await expect(page.locator('#notice')).toContainText('ikke godkendt, at der sendes ansøgninger fra denne side')
    await expect(page.getByRole('button', { name: 'Spørg igen' })).toHaveCount(0)
    const { items } = (await site.asOperator('GET', '/v1/institutions/kystakademiet/applications')) as {
      items: { name: string }[]
    }
    assert.ok(!items.some(({ name }) => name === 'Frede Fremmed'))
    await context.close()
  })
})
