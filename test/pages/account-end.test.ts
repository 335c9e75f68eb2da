import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Application } from '../../server/contract/application.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, visitor } from '../support/site.ts'
import { applied, codeTo, mailTo, newJob, signIn } from './candidate.ts'

const site = await startWorkshop()
const account = `${site.api}/portal/cykelstyrelsen/account`

test('everything is taken home, the account is deleted, and then there is nothing to find', async () => {
  const email = 'farvel@example.dk'
  const reference = await applied(
    site,
    'cykelstyrelsen',
    await newJob(site, 'cykelstyrelsen', 'farvel'),
    email,
    'Farvel.',
  )
  const { page, context, errors } = await visitor(site.browser, {
    viewport: { width: 360, height: 740 },
    acceptDownloads: true,
  })
  // Signed in on the institution's page too, which the deletion must end.
  await page.goto(`${site.demo}/cykelstyrelsen/login/`)
  await signIn(site, page, email)

  const own = await context.newPage()
  await own.goto(account)
  await own.getByLabel('E-mail').fill(email)
  await own.getByRole('button', { name: 'Send koden' }).click()
  await own.getByLabel('Kode').fill(await codeTo(site, email))
  await own.getByRole('button', { name: 'Log ind' }).click()
  await expect(own.getByText(reference)).toBeVisible()

  await own.getByRole('link', { name: 'Profil og konto' }).click()
  const coming = own.waitForEvent('download')
  await own.getByRole('link', { name: 'Hent som data (JSON)' }).click()
  const all = await text(await (await coming).createReadStream())
  for (const held of [email, reference, 'Frida Fri', 'Farvel.']) assert.ok(all.includes(held), held)
  assert.ok(JSON.parse(all))

  await own.getByRole('link', { name: 'Slet din konto' }).click()
  await expect(own.getByText('Dine ansøgninger slettes')).toBeVisible()
  await expect(own.getByText('Stilling til farvel')).toBeVisible()
  await expect(own.getByText(/senest \d+\.\s\w+ 20\d\d/)).toBeVisible()
  await own.getByRole('button', { name: 'Ja, slet min konto' }).click()
  await expect(own.getByRole('heading', { name: 'Din konto er slettet' })).toBeVisible()
  assert.match((await mailTo(site, email, /slettet/)).text ?? '', /slettet/)

  // Neither page knows the person any more.
  await own.goto(`${account}/profile`)
  await expect(own.getByRole('heading', { name: 'Log ind', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Stilling til farvel' }).click()
  await expect(page.getByLabel('E-mail', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('E-mail', { exact: true })).toBeVisible()

  const kept = (await site.asOperator(
    'GET',
    `/v1/institutions/cykelstyrelsen/applications/${reference}`,
  )) as Application
  assert.equal(kept.status, 'withdrawn')
  assert.deepEqual(
    errors.filter((error) => !/401/.test(error)),
    [],
  )
  await context.close()

  // Whoever asks for a code now has no account that one could be sent to: a new application is the only way to one.
  const again = await visitor(site.browser)
  await again.page.goto(account)
  await again.page.getByLabel('E-mail').fill(email)
  await again.page.getByRole('button', { name: 'Send koden' }).click()
  await expect(again.page.getByText(`Vi har sendt en mail til ${email}`)).toBeVisible()
  const before = (await site.mails()).filter(
    ({ to, text }) => to?.[0]?.address === email && /Din kode/.test(text ?? ''),
  )
  const next = await applied(site, 'cykelstyrelsen', await newJob(site, 'cykelstyrelsen', 'farvel-igen'), email)
  await mailTo(site, email, /farvel-igen/)
  const codes = (await site.mails()).filter(
    ({ to, text: body }) => to?.[0]?.address === email && /Din kode/.test(body ?? ''),
  )
  assert.equal(codes.length, before.length)
  assert.notEqual(next, reference)
  await again.context.close()
})
