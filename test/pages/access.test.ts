import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const job = async (institution: string) =>
  (
    (await (await fetch(`${site.api}/v1/institutions/${institution}/jobs?limit=1`)).json()) as {
      items: { id: string }[]
    }
  ).items[0]!.id

async function faults(page: Page): Promise<string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Whatever is wider than its page at 360 px. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const PAGES: [name: string, address: (ids: Record<string, string>) => string, shown: string][] = [
  ['the list, Danish', () => '/cykelstyrelsen/job/', 'opslag-job-list h2'],
  ['the list, English', () => '/cykelstyrelsen/en/jobs/', 'opslag-job-list h2'],
  ['an ad, Danish', ({ lydarkivet }) => `/lydarkivet/ledige-stillinger/?job=${lydarkivet}`, 'opslag-job-ad h2'],
  ['an ad, English', ({ lydarkivet }) => `/lydarkivet/en/vacancies/?job=${lydarkivet}`, 'opslag-job-ad h2'],
  [
    'the form, Danish',
    ({ kystakademiet }) => `/kystakademiet/karriere/stilling/?apply=${kystakademiet}`,
    'opslag-application-form form',
  ],
  [
    'the form, English',
    ({ kystakademiet }) => `/kystakademiet/en/careers/vacancy/?apply=${kystakademiet}`,
    'opslag-application-form form',
  ],
  ['signing in, Danish', () => '/cykelstyrelsen/login/', 'opslag-candidate-login form'],
  ['signing in, English', () => '/kystakademiet/en/careers/sign-in/', 'opslag-candidate-login form'],
  ['a job agent, Danish', () => '/cykelstyrelsen/jobagent/', 'opslag-job-agent form'],
  ['a job agent, English', () => '/lydarkivet/en/vacancies/?agent=new', 'opslag-job-agent form'],
  ['the talent pools', () => '/cykelstyrelsen/emnebanker/', 'opslag-talent-pool [part=pools]'],
  ['a talent pool', () => '/cykelstyrelsen/en/talent-pools/?pool=uopfordret', 'opslag-talent-pool form'],
  ['two lists', () => '/kystakademiet/karriere/', 'opslag-job-list h3'],
]
const ids = { lydarkivet: await job('lydarkivet'), kystakademiet: await job('kystakademiet') }

describe('on the institutions’ pages', () => {
  for (const [name, address, shown] of PAGES)
    test(`${name}: nothing for axe to report, nothing wider than the page, wide and narrow`, async () => {
      const { page, context } = await visitor(site.browser, { viewport: { width: 360, height: 800 } })
      await page.goto(site.demo + address(ids))
      await expect(page.locator(shown).first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        assert.deepEqual(await faults(page), [], `${width} px`)
        assert.ok((await overflow(page)) <= 0, `${width} px: ${await overflow(page)} px too wide`)
      }
      await context.close()
    })

  test('the form with mistakes: the summary is focused and nothing is left for axe', async () => {
    const { page, context } = await visitor(site.browser, { viewport: { width: 360, height: 800 } })
    await page.goto(`${site.demo}/kystakademiet/karriere/stilling/?apply=${ids.kystakademiet}`)
    await page.getByRole('button', { name: 'Næste' }).click()
    const summary = page.getByRole('heading', { name: 'Der er problemer' })
    await expect(summary).toBeVisible()
    const inSummary = await page.evaluate(() => {
      let focused = document.activeElement
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
      return focused?.textContent ?? ''
    })
    assert.match(inSummary, /Der er problemer/)
    assert.deepEqual(await faults(page), [])
    await context.close()
  })
})

describe('on the portal', () => {
  for (const language of ['da', 'en'])
    test(`list and ad in ${language}: nothing for axe to report, nothing wider than the page`, async () => {
      for (const institution of language === 'da'
        ? ['cykelstyrelsen', 'lydarkivet', 'kystakademiet']
        : ['kystakademiet'])
        for (const path of ['', `/jobs/${await job(institution)}`]) {
          // The portal's own policy lets no foreign script in; axe is one.
          const { page, context } = await visitor(site.browser, {
            viewport: { width: 360, height: 800 },
            bypassCSP: true,
          })
          await page.goto(`${site.api}/portal/${institution}${path}?lang=${language}`)
          await page.waitForLoadState('networkidle')
          assert.deepEqual(await faults(page), [], `${institution}${path}`)
          assert.ok((await overflow(page)) <= 0, `${institution}${path} is too wide`)
          await context.close()
        }
    })
})
