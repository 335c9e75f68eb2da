import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expect, type Page } from '@playwright/test'
import type { Application, ApplicationList } from '../../server/contract/application.ts'
import { pdf } from '../support/documents.ts'
import { startSite, visitor } from '../support/site.ts'
import { axTree } from './ax-tree.ts'
import { ANSWERS, formOf, longJob } from './long-way.ts'

const site = await startSite()

/** What has focus, through every shadow root: its id and its words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return { id: at?.id ?? '', text: at?.textContent?.replace(/\s+/g, ' ').trim() ?? '' }
  })

/** By Tab to a field by its id, or to a button by its words. */
async function tabTo(page: Page, wanted: string | RegExp) {
  const seen: string[] = []
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const { id, text } = await focused(page)
    if (typeof wanted === 'string' ? id === wanted : wanted.test(text)) return
    seen.push(id || text)
  }
  throw new Error(`Tab never came to ${wanted}, but to ${seen.join(', ')}`)
}

/** Presses "Næste", which is told to be wrong, and looks where focus is. */
async function pressNext(page: Page, name = /^Næste$/) {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

test('the whole form by keyboard alone, each field with its name, description and error in the accessibility tree', async () => {
  const { page, context, errors } = await visitor(site.browser)
  const job = await longJob(site, 'tasterne')
  const form = formOf(page)
  await page.goto(`${site.demo}/cykelstyrelsen/login/?apply=${job}`)
  await expect(form.locator('[part=later]')).toBeVisible()
  const tree = await axTree(page)
  const at = (step: string) => expect.poll(async () => (await focused(page)).id).toBe(step)

  console.log(await tree.fields())
  await pressNext(page)
  await at('summary')
  console.log(await tree.fields())
  await tabTo(page, /Sæt kryds ved/)
  await page.keyboard.press('Enter')
  await at('answer-_acknowledged')
  await page.keyboard.press('Space')
  await pressNext(page)
  await at('step-you')
  console.log(await tree.fields())
  await pressNext(page)
  await at('summary')
  console.log(await tree.fields())
  await tabTo(page, 'answer-name')
  await page.keyboard.type('Tage Tast')
  await tabTo(page, 'answer-email')
  await page.keyboard.type('tage@example.dk')
  await tabTo(page, 'answer-motivation')
  await page.keyboard.type('Mus er til katte.')
  await pressNext(page)
  await at('step-documents')
  console.log(await tree.fields())
  await pressNext(page)
  await at('summary')
  console.log(await tree.fields())
  await tabTo(page, 'answer-documents')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  await chooser.setFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: pdf('Tage') })
  await expect(form.locator('.files')).toContainText('Vedlagt')
  await pressNext(page)
  await at('step-questions')
  console.log(await tree.fields())
  await pressNext(page)
  await at('summary')
  console.log(await tree.fields())
  await tabTo(page, 'question-korekort-yes')
  await page.keyboard.press('Space')
  await tabTo(page, 'question-cykler')
  await page.keyboard.type(ANSWERS.cykler)
  await tabTo(page, 'question-svensk-intet')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'question-redskaber-r')
  await page.keyboard.press('Space')
  await tabTo(page, 'question-redskaber-excel')
  await page.keyboard.press('Space')
  await tabTo(page, 'question-opgaver-taelle')
  await page.keyboard.type('Nummer 2')
  await tabTo(page, 'question-opgaver-skrive')
  await page.keyboard.type('Nummer 1')
  await tabTo(page, 'question-erfaring-jura')
  await page.keyboard.type('Ingen')
  await tabTo(page, 'question-erfaring-statistik')
  await page.keyboard.type('Megen')
  await pressNext(page)
  await at('step-access')
  console.log(await tree.fields())
  await tabTo(page, 'answer-preferentialAccess')
  await page.keyboard.press('Space')
  await pressNext(page)
  await at('step-review')
  await pressNext(page, /^Send ansøgning$/)
  await at('title')
  await expect(form.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeFocused()

  const place = '/v1/institutions/cykelstyrelsen/applications'
  const { items } = (await site.asOperator('GET', `${place}?job=${job}`)) as ApplicationList
  const application = (await site.asOperator('GET', `${place}/${items[0]?.reference}`)) as Application
  assert.deepEqual(
    [
      application.name,
      application.motivation,
      application.documents.map(({ name }) => name),
      Object.fromEntries(application.answers.map(({ question, value }) => [question, value])),
    ],
    ['Tage Tast', 'Mus er til katte.', ['cv.pdf'], ANSWERS],
  )
  assert.deepEqual(errors, [])
  await context.close()
})
