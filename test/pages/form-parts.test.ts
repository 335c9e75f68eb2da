import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { longJob } from '../../demo/showroom/data/long-form.ts'
import { expect } from '../support/expect.ts'
import { open, type Scene } from './scene.ts'

const FORM = '<opslag-application-form institution="cykelstyrelsen" job="1042"></opslag-application-form>'
const headers = { 'access-control-allow-origin': '*' }
const isPart = (url: URL) => /\/chunks\/(?:rest|session)-/.test(url.pathname)

/** A page with a long form, whose later parts fare as `part` says. */
const scene = (part: Scene['server']): Scene => ({
  body: FORM,
  server: (url, route) => {
    if (isPart(url)) return part?.(url, route)
    return url.pathname.endsWith('/jobs/1042') ? route.fulfill({ headers, json: longJob }) : undefined
  },
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

describe('what comes after a form has opened', () => {
  test('is not waited for: the first steps are there before it, and it is asked for by itself', async (t) => {
    const { page, asked } = await open(
      t,
      scene((_url, route) => new Promise(() => route)),
    )
    await page.getByLabel('Jeg har læst').check()
    await button(page, 'Næste').click()
    await page.getByLabel('Navn').fill('Frida')
    await expect.poll(() => asked.some((address) => /\/chunks\/rest-/.test(address))).toBe(true)
  })

  test('loses no word when it does not arrive, says so, and comes when it is asked for again', async (t) => {
    let down = true
    const { page, errors } = await open(
      t,
      scene((_url, route) => (down ? route.abort() : undefined)),
    )
    await page.getByLabel('Jeg har læst').check()
    await button(page, 'Næste').click()
    await page.getByLabel('Navn').fill('Frida')
    await page.getByLabel('E-mail').fill('frida@eksempel.dk')
    await page.getByLabel('Motivation').fill('Derfor.')
    await button(page, 'Næste').click()
    await expect(page.getByText('Resten af skemaet kunne ikke hentes')).toBeVisible()
    await expect(page.getByLabel('Navn')).toHaveValue('Frida')
    await button(page, 'Prøv igen').click()
    await expect(page.getByText('Resten af skemaet kunne ikke hentes')).toBeVisible()
    down = false
    // What was asked for just before may still be on its way, and be what arrives.
    await expect(async () => {
      const again = button(page, 'Prøv igen')
      if (await again.isVisible()) await again.click({ timeout: 1_000 })
      await expect(page.getByText('Resten af skemaet kunne ikke hentes')).toHaveCount(0, { timeout: 1_000 })
    }).toPass()
    await button(page, 'Næste').click()
    await expect(page.getByRole('heading', { name: /Trin 3 af 6/ })).toBeFocused()
    await button(page, 'Forrige').click()
    await expect(page.getByLabel('Motivation')).toHaveValue('Derfor.')
    assert.deepEqual(errors, [])
  })

  test('is never run when it has been changed on the way', async (t) => {
    const { page } = await open(
      t,
      scene((url, route) =>
        /\/chunks\/rest-[\w-]{8}\.js/.test(url.pathname) && !/rest-(?:da|en)-/.test(url.pathname)
          ? route.fulfill({
              headers,
              contentType: 'text/javascript',
              body: 'window.stolen = true; export class Rest {}',
            })
          : undefined,
      ),
    )
    await page.getByLabel('Jeg har læst').check()
    await button(page, 'Næste').click()
    await page.getByLabel('Navn').fill('Frida')
    await page.getByLabel('E-mail').fill('frida@eksempel.dk')
    await page.getByLabel('Motivation').fill('Derfor.')
    await button(page, 'Næste').click()
    await expect(page.getByText('Resten af skemaet kunne ikke hentes')).toBeVisible()
    await button(page, 'Prøv igen').click()
    await page.waitForTimeout(200)
    await expect(page.getByText('Resten af skemaet kunne ikke hentes')).toBeVisible()
    assert.equal(await page.evaluate(() => 'stolen' in window), false)
  })
})
