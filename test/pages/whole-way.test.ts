import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Application, ApplicationList } from '../../server/contract/application.ts'
import { goOn, toFields } from '../support/apply.ts'
import { pdf } from '../support/documents.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, until, visitor } from '../support/site.ts'
import { mailTo } from './candidate.ts'
import { ANSWERS, attach, enterCode, formOf, fromQuestions, longJob } from './long-way.ts'

const site = await startWorkshop()
const phone = { viewport: { width: 360, height: 740 } }
const JOBS = '/v1/institutions/cykelstyrelsen/jobs'
const LOGIN = `${site.demo}/cykelstyrelsen/login/`

const read = (reference: string) =>
  site.asOperator('GET', `/v1/institutions/cykelstyrelsen/applications/${reference}`) as Promise<Application>
const receivedFor = async (job: string) =>
  ((await site.asOperator('GET', `/v1/institutions/cykelstyrelsen/applications?job=${job}`)) as ApplicationList).items
const answersOf = ({ answers }: Application) =>
  Object.fromEntries(answers.map(({ question, value }) => [question, value]))

test('over a bad line without an account, then again with one, reusing what was sent, which is then changed', async () => {
  const { page, context, errors } = await visitor(site.browser, phone)
  const email = 'vejen@example.dk'
  const first = await longJob(site, 'vejen')
  const form = formOf(page)

  // The line is cut in the first part of the file, and after the application has arrived but before the answer has.
  let cutParts = 1
  await page.route(/\/uploads\/./, async (route) => {
    if (route.request().method() === 'PATCH' && cutParts-- > 0) return route.abort('connectionreset')
    return route.continue()
  })
  const keys: (string | undefined)[] = []
  await page.route(`${site.api}${JOBS}/*/applications`, async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.goto(`${site.demo}/cykelstyrelsen/job/?apply=${first}`)
  await toFields(form)
  await form.getByLabel('Navn').fill('Vera Vejen')
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Motiveret ansøgning').fill('Jeg kan lide veje.')
  await goOn(form)
  await attach(form, 'cv.pdf', pdf('Veras vej'))
  await goOn(form)
  await fromQuestions(form)
  await form.getByRole('button', { name: 'Send ansøgning' }).click()
  await expect(form.getByText('Vi ved endnu ikke, om din ansøgning er kommet frem').first()).toBeVisible()
  await expect(form.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeFocused({ timeout: 8_000 })
  assert.equal(new Set(keys).size, 1, 'asked again by its key')
  const [one, ...more] = await receivedFor(first)
  assert.ok(one && !more.length, 'one application')
  const sent = await read(one.reference)
  assert.deepEqual(answersOf(sent), ANSWERS)
  assert.deepEqual(
    sent.documents.map(({ name }) => name),
    ['cv.pdf'],
  )
  await expect(form.locator('.reference')).toHaveText(one.reference)
  assert.deepEqual(
    errors.filter((error) => !/ERR_CONNECTION_RESET/.test(error)),
    [],
  )

  // The same person again, signed in.
  const second = await longJob(site, 'vejen-igen')
  await page.goto(`${site.demo}/cykelstyrelsen/job/?apply=${second}`)
  await toFields(form)
  await form.getByRole('button', { name: 'Har du søgt før?' }).click()
  await enterCode(site, form, email)
  await expect(form.getByLabel('Navn')).toHaveValue('Vera Vejen')
  await expect(form.getByLabel('E-mail')).toHaveValue(email)
  await form.getByLabel('Motiveret ansøgning').fill('Endnu en vej.')
  await goOn(form)
  await form.getByRole('checkbox', { name: 'cv.pdf' }).check()
  await goOn(form)
  await fromQuestions(form)
  await expect(form.getByText('Endnu en vej.').first()).toBeVisible()
  await form.getByRole('button', { name: 'Send ansøgning' }).click()
  await expect(form.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeFocused()
  const [again] = await receivedFor(second)
  assert.ok(again)

  // From the applicant's own page into the form again.
  await page.goto(LOGIN)
  await page.getByRole('link', { name: 'Stilling til vejen-igen' }).click()
  await page.getByRole('link', { name: 'Ret ansøgningen' }).click()
  await expect(form.getByText(`Du retter din ansøgning ${again.reference}`).first()).toBeVisible()
  await expect(form.locator('[part=review]')).toContainText('Ja, jeg ønsker fortrinsadgang')
  await form.getByRole('button', { name: 'Ret dine oplysninger' }).click()
  await expect(form.getByLabel('Motiveret ansøgning')).toHaveValue('Endnu en vej.')
  await form.getByLabel('Motiveret ansøgning').fill('En bedre vej.')
  await goOn(form)
  await form.getByRole('button', { name: 'Ret dine dokumenter' }).click()
  await attach(form, 'eksamen.pdf', pdf('Eksamen'))
  await goOn(form)
  await form.getByRole('button', { name: 'Send rettelser' }).click()
  await expect(form.getByRole('heading', { name: 'Din ansøgning er rettet' })).toBeFocused()
  const changed = await read(again.reference)
  assert.equal(changed.motivation, 'En bedre vej.')
  assert.ok(changed.changedAt)
  assert.deepEqual(
    [changed.documents.map(({ name }) => name), answersOf(changed)],
    [['cv.pdf', 'eksamen.pdf'], ANSWERS],
  )
  assert.equal((await receivedFor(second)).length, 1)
  await context.close()
})

test('saved here and gone on with there, by the mailed link and code; the deadline then passes while it is changed', async () => {
  const email = 'senere-der@example.dk'
  const job = await longJob(site, 'der')
  const here = await visitor(site.browser, phone)
  const began = formOf(here.page)
  await here.page.goto(`${site.demo}/cykelstyrelsen/job/?apply=${job}`)
  await toFields(began)
  await began.getByLabel('Navn').fill('Dorte Der')
  await began.getByLabel('E-mail').fill(email)
  await began.getByLabel('Motiveret ansøgning').fill('Halvt skrevet her.')
  await goOn(began)
  await attach(began, 'cv.pdf', pdf('Dorte'))
  await goOn(began)
  await began.getByRole('button', { name: 'Gem og fortsæt senere' }).click()
  await began.getByRole('button', { name: 'Gem, og send linket' }).click()
  await expect(began.getByText(`Vi har sendt et link til ${email}`).first()).toBeVisible()
  await here.page.evaluate(() => addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true))
  await here.context.close()

  const { text } = await mailTo(site, email, /kladde/)
  const link = /https?:\/\/\S+draft=\S+/.exec(text ?? '')?.[0] ?? ''
  assert.ok(link.startsWith(site.demo), link)
  const { page, context, errors } = await visitor(site.browser)
  const form = formOf(page)
  await page.goto(link)
  await expect(form.getByRole('heading', { name: 'Fortsæt på din kladde' })).toBeVisible()
  await enterCode(site, form, email)
  await expect(form.getByRole('heading', { name: 'Spørgsmål' })).toBeVisible()
  await fromQuestions(form)
  for (const kept of ['Halvt skrevet her.', 'cv.pdf', 'Dorte Der'])
    await expect(form.locator('[part=review]')).toContainText(kept)
  await form.getByRole('button', { name: 'Send ansøgning' }).click()
  await expect(form.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeFocused()
  const [sent] = await receivedFor(job)
  assert.ok(sent)
  assert.deepEqual(answersOf(await read(sent.reference)), ANSWERS)

  // The address names the application; the deadline is moved to now while the person writes.
  await page.goto(`${LOGIN}?apply=${job}&application=${sent.reference}`)
  await form.getByRole('button', { name: 'Ret dine oplysninger' }).click()
  await form.getByLabel('Motiveret ansøgning').fill('Skrevet færdig for sent.')
  await goOn(form)
  const deadline = new Date(Date.now() + 200)
  await longJob(site, 'der', deadline)
  await until('the deadline', async () => Date.now() > deadline.getTime())
  await form.getByRole('button', { name: 'Send rettelser' }).click()
  await expect(form.getByRole('heading', { name: 'Fristen er overskredet' })).toBeFocused()
  await expect(form.getByText('Den, du har sendt, gælder stadig.').first()).toBeVisible()
  await expect(form.getByText('Karla Kontakt')).toBeVisible()
  const answers = form.locator('[part=answers]')
  for (const kept of ['Skrevet færdig for sent.', 'cv.pdf', ANSWERS.cykler, '1. Skrive', 'Statistik: Megen'])
    await expect(answers).toContainText(kept)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await form.getByRole('button', { name: 'Kopiér mine svar' }).click()
  const copied = await until('the copy', () => page.evaluate(() => navigator.clipboard.readText()))
  assert.match(copied, /Skrevet færdig for sent\./)
  assert.equal((await read(sent.reference)).motivation, 'Halvt skrevet her.')
  assert.deepEqual(
    errors.filter((error) => !/409/.test(error)),
    [],
  )
  await context.close()
})
