import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { goOn, sendOff, toFields } from '../support/apply.ts'
import { pdf } from '../support/documents.ts'
import { expect } from '../support/expect.ts'
import { startSite, until, visitor } from '../support/site.ts'

const site = await startSite()
const TITLE = 'Teamkoordinator i Økonomi'
const title = (page: Page) => page.locator('opslag-job-list [part=title] a', { hasText: TITLE })
const marks = (page: Page) => page.locator('opslag-job-list span.internal')
const form = (page: Page) => page.locator('opslag-application-form')

/** The form of the internal job, filled in but not sent. */
async function fillIn(page: Page, email: string) {
  await title(page).click()
  await expect(page.locator('opslag-job-ad span.internal')).toHaveText('Internt opslag')
  await page.locator('opslag-job-ad [part=apply]').first().click()
  await toFields(form(page))
  await form(page).getByLabel('Navn').fill('Birthe Kollega')
  await form(page).getByLabel('E-mail').fill(email)
  await form(page).getByLabel('Motiveret ansøgning').fill('Jeg kender huset.')
}

const refusal = { type: '', title: 'proof-needed', status: 401, code: 'proof-needed', requestId: 'x' }

/** The server finds so many of what is sent from now on to be past the end of their proof. */
async function refuse(page: Page, times: number, what = 'applications') {
  let left = times
  await page.route(`**/${what}`, (route) => {
    if (route.request().method() !== 'POST' || left-- <= 0) return route.fallback()
    return route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      headers: { 'access-control-allow-origin': new URL(site.demo).origin },
      body: JSON.stringify(refusal),
    })
  })
}

describe('the intranet', () => {
  test('shows internal postings by its token, marked, and renews it when an application is sent too late', async () => {
    const { page, errors, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/intranet/`)
    await expect(marks(page)).toHaveCount(2)
    await expect(title(page)).toBeVisible()
    await fillIn(page, 'birthe@cykelstyrelsen.example.dk')
    await refuse(page, 1)
    await sendOff(form(page))
    await expect(form(page).locator('[part=receipt]')).toBeVisible()
    // The one refusal that was played.
    expect(errors.filter((error) => !error.includes('401'))).toEqual([])
    await context.close()
  })

  test('takes a file that is chosen after its token has ended', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/intranet/`)
    await expect(marks(page)).toHaveCount(2)
    await fillIn(page, 'bodil@cykelstyrelsen.example.dk')
    await refuse(page, 1, 'uploads')
    const field = form(page).locator('input[type=file]')
    while (!(await field.count())) await goOn(form(page))
    const renewed = page.waitForResponse((answer) => answer.url().endsWith('/internal/proofs'))
    await field.setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: pdf() })
    await renewed
    await expect(form(page).locator('[part=files]')).toContainText('Vedlagt')
    await context.close()
  })

  test('without a function that renews it says that the page must be reloaded, and what is typed is there after', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/intranet/`)
    await expect(marks(page)).toHaveCount(2)
    await page.evaluate(() => {
      delete (document.querySelector('opslag-job-list') as { renewToken?: unknown } & Element).renewToken
    })
    await fillIn(page, 'bo@cykelstyrelsen.example.dk')
    await refuse(page, 1)
    await sendOff(form(page))
    const notice = form(page).locator('[part=notice]')
    await expect(notice).toContainText('udløbet')
    await page.getByRole('button', { name: 'Genindlæs siden' }).first().click()
    await form(page).getByRole('button', { name: 'Fortsæt med kladden' }).click()
    await expect(form(page).getByLabel('Navn')).toHaveValue('Birthe Kollega')
    await context.close()
  })

  test('renews at once where the page was kept longer than its token lives', async () => {
    const { page, context } = await visitor(site.browser)
    await refuse(page, 1, '**/internal/proofs')
    await page.goto(`${site.demo}/intranet/`)
    await expect(marks(page)).toHaveCount(2)
    await context.close()
  })

  test('from home asks for a work address, and the code from its mail shows the rest, by keyboard alone', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/intranet/hjemmefra/`)
    const list = page.locator('opslag-job-list')
    await list.getByRole('button', { name: 'Log ind som medarbejder' }).press('Enter')
    await expect(list.getByRole('heading', { name: 'Interne opslag' })).toBeFocused()
    await expect(marks(page)).toHaveCount(0)
    const email = 'hjemme@cykelstyrelsen.example.dk'
    await list.getByLabel('Din arbejdsmail').fill('hjemme@example.dk')
    await list.getByLabel('Din arbejdsmail').press('Enter')
    await expect(list.getByText('Adressen er ikke en af institutionens')).toBeVisible()
    await list.getByLabel('Din arbejdsmail').fill(email)
    await list.getByLabel('Din arbejdsmail').press('Enter')
    const mail = await until('the mail', async () =>
      (await site.mails()).find(({ to, subject }) => to?.[0]?.address === email && subject?.includes('interne')),
    )
    await list.getByLabel('Kode').fill(/\d{4} \d{4}/.exec(mail.text ?? '')?.[0] ?? '')
    await list.getByLabel('Kode').press('Enter')
    await expect(marks(page)).toHaveCount(2)
    await expect(list.getByText('Du ser også interne opslag.')).toBeFocused()
    await page.reload()
    await expect(marks(page)).toHaveCount(2)
    await context.close()
  })

  test('from home says where its way in could not be fetched, and has it after a reload', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/intranet/en/from-home/`)
    const list = page.locator('opslag-job-list')
    const way = list.getByRole('button', { name: 'Sign in as an employee' })
    await page.route('**/chunks/ways-*', (route) => route.abort())
    await way.click()
    await expect(list.getByText('The sign-in could not be fetched.')).toBeVisible()
    await page.unroute('**/chunks/ways-*')
    await list.getByRole('button', { name: 'Reload the page' }).click()
    await way.click()
    await expect(list.getByLabel('Your work e-mail')).toBeVisible()
    await context.close()
  })
})
