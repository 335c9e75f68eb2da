import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { chromium } from '@playwright/test'
import { toFields } from '../support/apply.ts'
import { removeFolder, scratchFolder } from '../support/built-server.ts'
import { findChromium } from '../support/chromium.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop } from '../support/site.ts'
import { applied, newJob, signIn } from './candidate.ts'
import { enterCode, formOf } from './long-way.ts'

const site = await startWorkshop()
const PAGE = `${site.demo}/cykelstyrelsen/login/`

/** A browser whose person has said something of cookies in its settings. */
async function browserThat(settings: object) {
  const folder = scratchFolder()
  mkdirSync(path.join(folder, 'Default'))
  writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: settings }))
  const { executablePath, args } = await findChromium()
  const context = await chromium.launchPersistentContext(folder, { executablePath, args })
  const page = context.pages()[0] ?? (await context.newPage())
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return {
    context,
    page,
    errors,
    async close() {
      await context.close()
      removeFolder(folder)
    },
  }
}

/** The build for servers that npm brings has no settings. */
const hasSettings = async () => !(await findChromium()).executablePath.includes('.cache')

test('with third-party cookies blocked one signs in, and the session is carried over a reload by its own page’s cookie', async () => {
  const email = 'tredje@example.dk'
  await applied(site, 'cykelstyrelsen', await newJob(site, 'cykelstyrelsen', 'tredje'), email)
  const { page, close } = await browserThat({ block_third_party_cookies: true, cookie_controls_mode: 1 })
  await page.goto(PAGE)
  await signIn(site, page, email)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Stilling til tredje' })).toBeVisible()
  await close()
})

test('with all cookies blocked one signs in in the form and at the login, and again after a reload, without loss', async () => {
  const email = 'ingen-kager@example.dk'
  await applied(site, 'cykelstyrelsen', await newJob(site, 'cykelstyrelsen', 'kager'), email)
  const job = await newJob(site, 'cykelstyrelsen', 'flere-kager')
  const { page, context, errors, close } = await browserThat({ default_content_setting_values: { cookies: 2 } })
  const form = formOf(page)
  await page.goto(`${PAGE}?apply=${job}`)
  await toFields(form)
  await form.getByLabel('Motiveret ansøgning').fill('Uden kager.')
  await form.getByRole('button', { name: 'Har du søgt før?' }).click()
  await enterCode(site, form, email)
  await expect(form.getByLabel('Navn')).toHaveValue('Frida Fri')
  await expect(form.getByLabel('Motiveret ansøgning')).toHaveValue('Uden kager.')
  await expect(page.getByRole('link', { name: 'Stilling til kager' }), 'signed in at both').toBeVisible()
  const isBlocked = await hasSettings()
  if (isBlocked) {
    assert.deepEqual(await context.cookies(), [])
    await form.getByRole('button', { name: 'Gem kladde på denne enhed' }).click()
    await expect(form.getByText('Browseren tillader det ikke.').first()).toBeVisible()
  }
  await form.getByRole('button', { name: 'Gem og fortsæt senere' }).click()
  await form.getByRole('button', { name: 'Gem, og send linket' }).click()
  await expect(form.getByText(`Vi har sendt et link til ${email}`).first()).toBeVisible()

  await page.goto('about:blank')
  await page.goto(PAGE)
  if (isBlocked) await signIn(site, page, email)
  await page.getByRole('link', { name: 'Skriv videre' }).click()
  await expect(form.getByLabel('Motiveret ansøgning')).toHaveValue('Uden kager.')
  assert.deepEqual(errors, [])
  await close()
})
