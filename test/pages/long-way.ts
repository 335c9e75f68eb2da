import type { Locator, Page } from '@playwright/test'
import type { Job } from '../../server/contract/job.ts'
import { goOn } from '../support/apply.ts'
import { expect } from '../support/expect.ts'
import { codeTo, type Site } from './candidate.ts'

const option = (id: string, da: string) => ({ id, label: { da } })

/** One question of each kind. */
const questions = [
  { id: 'korekort', kind: 'yes-no', text: { da: 'Har du kørekort?' } },
  { id: 'cykler', kind: 'free-text', text: { da: 'Hvad ved du om cykler?' }, maxLength: 200 },
  {
    id: 'svensk',
    kind: 'single-choice',
    text: { da: 'Hvor godt taler du svensk?' },
    options: [option('intet', 'Slet ikke'), option('lidt', 'Lidt')],
  },
  {
    id: 'redskaber',
    kind: 'multiple-choice',
    text: { da: 'Hvad har du arbejdet i?' },
    maxChoices: 2,
    options: [option('r', 'R'), option('sas', 'SAS'), option('excel', 'Excel')],
  },
  {
    id: 'opgaver',
    kind: 'prioritised',
    text: { da: 'Hvilke opgaver vil du helst have?' },
    maxChoices: 2,
    options: [option('taelle', 'Tælle'), option('skrive', 'Skrive'), option('tale', 'Tale')],
  },
  {
    id: 'erfaring',
    kind: 'classified',
    text: { da: 'Hvor meget erfaring har du?' },
    options: [option('jura', 'Jura'), option('statistik', 'Statistik')],
    classes: [option('ingen', 'Ingen'), option('megen', 'Megen')],
  },
]

/** What `answerAll` answers, as the server keeps it. */
export const ANSWERS = {
  korekort: true,
  cykler: 'At de har to hjul.',
  svensk: 'lidt',
  redskaber: ['r', 'excel'],
  opgaver: ['skrive', 'taelle'],
  erfaring: { jura: 'ingen', statistik: 'megen' },
}

/** A job of one's own that asks for everything: documents, questions of all kinds, preferential access. Answers its id. */
export async function longJob(site: Site, name: string, deadline = new Date(Date.now() + 7 * 86_400_000)) {
  const job = (await site.asOperator('PUT', `/v1/institutions/cykelstyrelsen/sources/way/jobs/${name}`, {
    title: `Stilling til ${name}`,
    bodyHtml: '<p>Kom og vær med.</p>',
    deadline: deadline.toISOString(),
    employmentArea: 'Hele landet',
    workplace: { city: 'Odense' },
    contacts: [{ name: 'Karla Kontakt', phone: '00 00 00 42' }],
    questions,
    form: { documents: { min: 1, max: 3 }, preferentialAccess: true },
  })) as Job
  return job.id
}

export const formOf = (page: Page): Locator => page.locator('opslag-application-form')

/** Chooses a file, and waits until it has arrived. */
export async function attach(form: Locator, name: string, buffer: Buffer) {
  await form.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await expect(form.getByRole('listitem').filter({ hasText: name })).toContainText('Vedlagt', { timeout: 15_000 })
}

/** Answers each question by a press. */
export async function answerAll(form: Locator) {
  await form.getByRole('radiogroup', { name: 'Har du kørekort?' }).getByLabel('Ja').check()
  await form.getByLabel('Hvad ved du om cykler?').fill(ANSWERS.cykler)
  await form.getByLabel('Lidt').check()
  await form.getByLabel('R', { exact: true }).check()
  await form.getByLabel('Excel').check()
  await form.getByLabel('Skrive').selectOption('Nummer 1')
  await form.getByLabel('Tælle').selectOption('Nummer 2')
  await form.getByLabel('Jura').selectOption('Ingen')
  await form.getByLabel('Statistik').selectOption('Megen')
}

/** From the notice to the questions' end, and the summary. */
export async function fromQuestions(form: Locator) {
  await answerAll(form)
  await goOn(form)
  await form.getByLabel('Jeg ønsker fortrinsadgang').check()
  await goOn(form)
}

/** Signs in inside a form, where its fields stand. */
export async function enterCode(site: Site, form: Locator, email: string) {
  await form.locator('#sign-in-email').fill(email)
  await form.getByRole('button', { name: 'Send kode' }).click()
  await form.getByLabel('Kode fra mailen').waitFor()
  await form.getByLabel('Kode fra mailen').fill(await codeTo(site, email))
  await form.getByRole('button', { name: 'Log ind', exact: true }).click()
}
