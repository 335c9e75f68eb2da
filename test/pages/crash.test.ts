import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import type { ApplicationList } from '../../server/contract/application.ts'
import { goOn, toFields } from '../support/apply.ts'
import { pdf } from '../support/documents.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, visitor } from '../support/site.ts'
import { mailTo, storedIn } from './candidate.ts'
import { attach, enterCode, formOf, fromQuestions, longJob } from './long-way.ts'

const site = await startWorkshop()
const PAGE = `${site.demo}/cykelstyrelsen/login/`
const place = '/v1/institutions/cykelstyrelsen/applications'

/** The process in which the page lives dies, as when a phone is short of memory. */
async function crash(page: Page) {
  const line = await page.context().newCDPSession(page)
  const gone = page.waitForEvent('crash')
  line.send('Page.crash').catch(() => undefined)
  await gone
}

test('a page that dies while one writes loses nothing that was saved, keeps nothing that was not, and sends nothing twice', async () => {
  const email = 'doede@example.dk'
  const job = await longJob(site, 'krak')
  const address = `${PAGE}?apply=${job}`
  const { context, page: first } = await visitor(site.browser)
  await first.goto(address)
  await toFields(formOf(first))
  await formOf(first).getByLabel('Motiveret ansøgning').fill('Ikke gemt.')
  await crash(first)

  // Nothing was pressed: nothing is there.
  const second = await context.newPage()
  await second.goto(address)
  await toFields(formOf(second))
  await expect(formOf(second).getByLabel('Motiveret ansøgning')).toHaveValue('')
  assert.deepEqual(await storedIn(second), [])

  // Kept on this device: to the last letter.
  const form = formOf(second)
  await form.getByLabel('Navn').fill('Dag Død')
  await form.getByLabel('E-mail').fill(email)
  await form.getByRole('button', { name: 'Gem kladde på denne enhed' }).click()
  await form.getByLabel('Motiveret ansøgning').pressSequentially('Til det sidste bogstav')
  await crash(second)
  const third = await context.newPage()
  await third.goto(address)
  await formOf(third).getByRole('button', { name: 'Fortsæt med kladden' }).click()
  await expect(formOf(third).getByLabel('Motiveret ansøgning')).toHaveValue('Til det sidste bogstav')
  await expect(formOf(third).getByLabel('Navn')).toHaveValue('Dag Død')

  // And with its files, when it dies after the application has left and before the answer has come.
  await goOn(formOf(third))
  await attach(formOf(third), 'cv.pdf', pdf('Dag'))
  await goOn(formOf(third))
  await fromQuestions(formOf(third))
  const arrived = new Promise<void>((resolve) => {
    void third.route(`**/jobs/${job}/applications`, async (route) => {
      await route.fetch()
      resolve()
    })
  })
  await formOf(third).getByRole('button', { name: 'Send ansøgning' }).click()
  await arrived
  await crash(third)
  const fourth = await context.newPage()
  await fourth.goto(address)
  await formOf(fourth).getByRole('button', { name: 'Fortsæt med kladden' }).click()
  await goOn(formOf(fourth))
  await expect(formOf(fourth).locator('[part=review]')).toContainText('Til det sidste bogstav')
  await formOf(fourth).getByRole('button', { name: 'Send ansøgning' }).click()
  await expect(formOf(fourth).getByRole('heading', { name: 'Tak for din ansøgning' })).toBeFocused()
  const { items } = (await site.asOperator('GET', `${place}?job=${job}`)) as ApplicationList
  assert.equal(items.length, 1, 'asked for by the key of before')
  await expect(formOf(fourth).locator('.reference')).toHaveText(items[0]?.reference ?? '')
  assert.deepEqual(await storedIn(fourth), [], 'what was kept is done with')
  await context.close()
})

test('a draft that the server keeps has all but the last ten seconds of what was typed when the page died', async () => {
  const email = 'doede-der@example.dk'
  const job = await longJob(site, 'krak-der')
  const { context, page: first } = await visitor(site.browser)
  await first.clock.install()
  await first.goto(`${PAGE}?apply=${job}`)
  await toFields(formOf(first))
  await formOf(first).getByLabel('E-mail').fill(email)
  await formOf(first).getByRole('button', { name: 'Gem og fortsæt senere' }).click()
  await formOf(first).getByRole('button', { name: 'Gem, og send linket' }).click()
  await expect(formOf(first).getByText(`Vi har sendt et link til ${email}`).first()).toBeVisible()
  await formOf(first).getByLabel('Motiveret ansøgning').fill('Skrevet for ti sekunder siden.')
  const saved = first.waitForResponse((response) => response.request().method() === 'PUT')
  await first.clock.fastForward(10_000)
  await saved
  await formOf(first).getByLabel('Motiveret ansøgning').fill('Skrevet lige nu.')
  await crash(first)

  const link = /https?:\/\/\S+draft=\S+/.exec((await mailTo(site, email, /kladde/)).text ?? '')?.[0] ?? ''
  const second = await context.newPage()
  await second.goto(link)
  await enterCode(site, formOf(second), email)
  await expect(formOf(second).getByLabel('Motiveret ansøgning')).toHaveValue('Skrevet for ti sekunder siden.')
  await context.close()
})
