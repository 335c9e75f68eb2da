import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import type { Application, ApplicationList } from '../../server/contract/application.ts'
import { pdf } from '../support/documents.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, visitor } from '../support/site.ts'
import { ANSWERS, attach, formOf, longJob } from './long-way.ts'

const site = await startWorkshop()
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

/** Chooses in the list that the telephone shows when a field is tapped. */
async function pick(field: Locator, choice: string) {
  await field.tap()
  await expect(field).toBeFocused()
  await field.selectOption(choice)
}

/** By the button to a step, which then begins where one looks. */
async function goTo(page: Page, button: RegExp, step: string) {
  const form = formOf(page)
  await form.getByRole('button', { name: button }).tap()
  const heading = form.locator(`#${step}`)
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, step)
}

test('the whole form by touch alone at 360 px: nothing is dragged, and what is tapped does what it says', async () => {
  const { page, context, errors } = await visitor(site.browser, phone)
  await page.addInitScript(() => {
    const kinds = new Set<string>()
    Object.assign(window, { kinds })
    for (const type of ['pointerdown', 'touchmove', 'drag'])
      addEventListener(type, (event) => kinds.add(`${type} ${(event as PointerEvent).pointerType ?? ''}`), true)
  })
  const job = await longJob(site, 'fingeren')
  const form = formOf(page)
  await page.goto(`${site.demo}/cykelstyrelsen/login/?apply=${job}`)
  await form.getByText('Jeg har læst, hvordan mine oplysninger bliver behandlet').tap()
  await goTo(page, /^Næste$/, 'step-you')
  for (const [label, text] of [
    ['Navn', 'Tove Touch'],
    ['E-mail', 'tove@example.dk'],
    ['Motiveret ansøgning', 'Med en finger.'],
  ] as const) {
    await form.getByLabel(label).tap()
    await page.keyboard.insertText(text)
  }
  await goTo(page, /^Næste$/, 'step-documents')
  await attach(form, 'cv.pdf', pdf('Tove'))
  await attach(form, 'forkert.pdf', pdf('Forkert'))
  await form.getByRole('button', { name: 'Fjern forkert.pdf' }).tap()
  await goTo(page, /^Næste$/, 'step-questions')
  const licence = form.getByRole('radiogroup', { name: 'Har du kørekort?' })
  await licence.getByText('Nej').tap()
  await licence.getByText('Ja').tap()
  await form.getByLabel('Hvad ved du om cykler?').tap()
  await page.keyboard.insertText(ANSWERS.cykler)
  for (const label of ['Lidt', 'R', 'Excel']) await form.getByText(label, { exact: true }).tap()
  await pick(form.getByLabel('Tælle'), 'Nummer 1')
  await pick(form.getByLabel('Skrive'), 'Nummer 1')
  await pick(form.getByLabel('Tælle'), 'Nummer 2')
  await pick(form.getByLabel('Jura'), 'Ingen')
  await pick(form.getByLabel('Statistik'), 'Megen')
  await goTo(page, /^Næste$/, 'step-access')
  await form.locator('label').filter({ hasText: 'Jeg ønsker fortrinsadgang' }).tap()
  await goTo(page, /^Næste$/, 'step-review')
  await goTo(page, /^Ret dine oplysninger$/, 'step-you')
  await goTo(page, /^Næste$|^Tilbage til/, 'step-review')
  await expect(form.locator('[part=review]')).toContainText('Ja, jeg ønsker fortrinsadgang')
  await form.getByRole('button', { name: 'Send ansøgning' }).tap()
  const thanks = form.getByRole('heading', { name: 'Tak for din ansøgning' })
  await expect(thanks).toBeFocused()
  await expect(thanks).toBeInViewport()

  const place = '/v1/institutions/cykelstyrelsen/applications'
  const { items } = (await site.asOperator('GET', `${place}?job=${job}`)) as ApplicationList
  const sent = (await site.asOperator('GET', `${place}/${items[0]?.reference}`)) as Application
  assert.deepEqual([sent.motivation, sent.documents.map(({ name }) => name)], ['Med en finger.', ['cv.pdf']])
  assert.deepEqual(Object.fromEntries(sent.answers.map(({ question, value }) => [question, value])), ANSWERS)
  assert.deepEqual(await page.evaluate(() => [...(window as unknown as { kinds: Set<string> }).kinds]), [
    'pointerdown touch',
  ])
  assert.deepEqual(errors, [])
  await context.close()
})
