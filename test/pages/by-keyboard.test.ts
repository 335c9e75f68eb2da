import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileChooser, Page } from '@playwright/test'
import type { Application, ApplicationList } from '../../server/contract/application.ts'
import { pdf } from '../support/documents.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, visitor } from '../support/site.ts'
import { axTree, type Told } from './ax-tree.ts'
import { ANSWERS, formOf, longJob } from './long-way.ts'

const site = await startWorkshop()

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

/** Goes on by the button. */
async function pressNext(page: Page, name = /^Næste$/) {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** A field: its role, its name, what describes it, and what is said when it is wrong; nothing where it cannot be. */
type Field = [role: string, name: string, hint: string, wrong?: string]

const NOTICE: Field[] = [
  [
    'checkbox',
    'Jeg har læst, hvordan mine oplysninger bliver behandlet',
    '',
    'Sæt kryds ved, at du har læst, hvordan dine oplysninger bliver behandlet',
  ],
]
const YOU: Field[] = [
  ['textbox', 'Navn', '', 'Indtast dit navn'],
  ['textbox', 'E-mail', 'Vi sender kvitteringen hertil.', 'Indtast din e-mailadresse'],
  ['textbox', 'Telefon (frivilligt)', ''],
  [
    'textbox',
    'Motiveret ansøgning',
    'Fortæl, hvorfor du søger stillingen, og hvad du kan bidrage med. Skriv ikke CPR-nummer eller alder. Du kan skrive op til 5.000 tegn.',
    'Skriv, hvorfor du søger stillingen',
  ],
]
const DOCUMENTS: Field[] = [
  [
    'button',
    'Vælg filer',
    'PDF, Word (docx), ODT, JPG eller PNG. Højst 3 filer på hver højst 10 MB. Vedlæg mindst 1 fil.',
    'Vedlæg mindst 1 fil.',
  ],
]
const QUESTIONS: Field[] = [
  ['radiogroup', 'Har du kørekort?', '', 'Vælg et svar på »Har du kørekort?«'],
  ['radio', 'Ja', ''],
  ['radio', 'Nej', ''],
  ['textbox', 'Hvad ved du om cykler?', 'Du kan skrive op til 200 tegn.', 'Svar på »Hvad ved du om cykler?«'],
  ['radiogroup', 'Hvor godt taler du svensk?', '', 'Vælg et svar på »Hvor godt taler du svensk?«'],
  ['radio', 'Slet ikke', ''],
  ['radio', 'Lidt', ''],
  ['group', 'Hvad har du arbejdet i?', 'Vælg højst 2.', 'Vælg et svar på »Hvad har du arbejdet i?«'],
  ['checkbox', 'R', '', ''],
  ['checkbox', 'SAS', '', ''],
  ['checkbox', 'Excel', '', ''],
  [
    'group',
    'Hvilke opgaver vil du helst have?',
    'Giv nummer 1 og 2. Nummer 1 er det, der passer bedst på dig.',
    'Giv nummer 1 til en af mulighederne i »Hvilke opgaver vil du helst have?«',
  ],
  ['combobox', 'Tælle', '', ''],
  ['combobox', 'Skrive', '', ''],
  ['combobox', 'Tale', '', ''],
  [
    'group',
    'Hvor meget erfaring har du?',
    'Vælg en mulighed i hver linje.',
    'Vælg en mulighed i hver linje af »Hvor meget erfaring har du?«',
  ],
  ['combobox', 'Jura', '', ''],
  ['combobox', 'Statistik', '', ''],
]
const ACCESS: Field[] = [
  [
    'checkbox',
    'Jeg ønsker fortrinsadgang til en samtale på grund af et handicap',
    'Det er frivilligt. Har du et handicap, og er du lige så kvalificeret som de andre ansøgere, har du ret til fortrin til en jobsamtale. Skriv ikke noget om dit handicap. Kun HR ser dit kryds.',
  ],
]

/** What the tree must say of fields. A group cannot be invalid: its error is read with its name, and what is in it is. */
const told = (fields: Field[], areWrong: boolean): Told[] =>
  fields.map(([role, name, hint, wrong]) => ({
    role,
    name,
    description: [hint, areWrong && wrong && `Fejl: ${wrong}`].filter(Boolean).join(' '),
    invalid: areWrong && wrong !== undefined && role !== 'group',
  }))

test('the whole form by keyboard alone, each field with its name, description and error in the accessibility tree', async () => {
  const { page, context, errors } = await visitor(site.browser)
  const job = await longJob(site, 'tasterne')
  const form = formOf(page)
  await page.goto(`${site.demo}/cykelstyrelsen/login/?apply=${job}`)
  await expect(form.locator('[part=later]')).toBeVisible()
  const tree = await axTree(page)
  // Listened for in good time: the browser must be told to ask here instead of opening a window of its own.
  const choosing = new Promise<FileChooser>((resolve) => page.once('filechooser', resolve))
  const at = (step: string) => expect.poll(async () => (await focused(page)).id).toBe(step)

  assert.deepEqual(await tree.fields(), told(NOTICE, false))
  await pressNext(page)
  await at('summary')
  assert.deepEqual(await tree.fields(), told(NOTICE, true))
  await tabTo(page, /Sæt kryds ved/)
  await page.keyboard.press('Enter')
  await at('answer-_acknowledged')
  await page.keyboard.press('Space')
  await pressNext(page)
  await at('step-you')
  assert.deepEqual(await tree.fields(), told(YOU, false))
  await pressNext(page)
  await at('summary')
  assert.deepEqual(await tree.fields(), told(YOU, true))
  await tabTo(page, 'answer-name')
  await page.keyboard.type('Tage Tast')
  await tabTo(page, 'answer-email')
  await page.keyboard.type('tage@example.dk')
  await tabTo(page, 'answer-motivation')
  await page.keyboard.type('Mus er til katte.')
  await pressNext(page)
  await at('step-documents')
  assert.deepEqual(await tree.fields(), told(DOCUMENTS, false))
  await pressNext(page)
  await at('summary')
  assert.deepEqual(await tree.fields(), told(DOCUMENTS, true))
  await tabTo(page, 'answer-documents')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: pdf('Tage') })
  await expect(form.locator('.files')).toContainText('Vedlagt')
  await pressNext(page)
  await at('step-questions')
  assert.deepEqual(await tree.fields(), told(QUESTIONS, false))
  await pressNext(page)
  await at('summary')
  assert.deepEqual(await tree.fields(), told(QUESTIONS, true))
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
  assert.deepEqual(await tree.fields(), told(ACCESS, false))
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
