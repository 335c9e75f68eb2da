import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect } from '../support/expect.ts'
import { scan } from '../support/mail-scanner.ts'
import { startSite, until, visitor } from '../support/site.ts'

const site = await startSite()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const account = `${site.api}/portal/kystakademiet/account`

let people = 0
/** Somebody who has applied, with the receipt's link. */
async function applicant() {
  const email = `account${++people}@example.dk`
  const own = `${site.api}/v1/institutions/kystakademiet`
  const { items } = (await (await fetch(`${own}/jobs`)).json()) as { items: { id: string }[] }
  const id = items[0]?.id ?? ''
  const { form } = (await (await fetch(`${own}/jobs/${id}`)).json()) as {
    form: { privacyNotice: { version: string }; fields: { id: string; kind: string; required: boolean }[] }
  }
  const fields = form.fields
    .filter(({ kind, required }) => required && /text/.test(kind))
    .map((field) => [field.id, 'Ja'])
  const answer = await fetch(`${own}/jobs/${id}/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.api, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      applicant: { name: 'Alma Ansøger', email, phone: '12 34 56 78' },
      motivation: 'Jeg vil gerne.',
      fields: Object.fromEntries(fields),
      acknowledged: form.privacyNotice.version,
      language: 'da',
    }),
  })
  assert.equal(answer.status, 201, await answer.clone().text())
  const { reference } = (await answer.json()) as { reference: string }
  return { email, reference }
}
const mailTo = (email: string, what: RegExp) =>
  until(`a mail to ${email}`, async () =>
    (await site.mails())
      .filter((mail) => mail.to?.some(({ address }) => address === email) && what.test(mail.text ?? ''))
      .sort((a, b) => Date.parse(a.date ?? '') - Date.parse(b.date ?? ''))
      .at(-1),
  )
const codeOf = async (email: string) =>
  /Din kode: (\d{4} \d{4})/.exec((await mailTo(email, /Din kode/)).text ?? '')?.[1] ?? ''
const linkOf = async (email: string, page: 'continue' | 'receipt') =>
  new RegExp(`http://\\S+/account/${page}\\S+`).exec(
    (await mailTo(email, new RegExp(`/account/${page}`))).text ?? '',
  )?.[0] ?? ''

async function ask(page: Page, email: string) {
  await page.goto(account)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send koden' }).click()
  await expect(page).toHaveURL(`${account}/code`)
}
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

describe('the account', () => {
  test('is opened without script by a pasted code, used and left', async () => {
    const { email, reference } = await applicant()
    const { page, context } = await visitor(site.browser, { javaScriptEnabled: false })
    await ask(page, email)
    await page.getByLabel('Kode').fill(` ${(await codeOf(email)).replace(' ', '-')} `)
    await page.getByRole('button', { name: 'Log ind' }).click()
    await expect(page).toHaveURL(account)
    await expect(page.getByText(reference)).toBeVisible()
    await page.locator('.cards a').first().click()
    await expect(page.getByText('Jeg vil gerne.')).toBeVisible()
    await page.getByRole('button', { name: 'Log ud' }).click()
    await expect(page.getByText('Du er logget ud.')).toBeVisible()
    await page.goto(`${account}/profile`)
    await expect(page.getByRole('heading', { name: 'Log ind', exact: true })).toBeVisible()
    await context.close()
  })

  test('is opened by the mail’s link in the browser that asked, whose secret no address or history keeps', async () => {
    const { email } = await applicant()
    const { page, context, requests } = await visitor(site.browser)
    await ask(page, email)
    const link = await linkOf(email, 'continue')
    const token = link.split('#')[1] ?? ''
    assert.ok(token.length > 60)
    await page.goto(link)
    await expect(page).toHaveURL(`${account}/continue?lang=da`)
    assert.deepEqual(
      (await context.cookies()).map(({ name }) => name),
      ['__Host-opslag.sign-in'],
    )
    await page.getByRole('button', { name: 'Fortsæt' }).click()
    await expect(page.getByRole('heading', { name: 'Dine ansøgninger' })).toBeVisible()
    assert.ok(requests.every((address) => !address.includes(token.split('.')[1] ?? token)))
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]))
    assert.equal(kept, '[{},{},""]')
    await context.close()
  })

  test('stays shut to scanners that run scripts and send every form, and the person still gets in', async () => {
    const { email, reference } = await applicant()
    const receipt = await linkOf(email, 'receipt')
    for (let n = 0; n < 3; n++) {
      const cookies = await scan(site.browser, receipt)
      assert.ok(!cookies.includes('__Host-opslag'), cookies.join())
    }
    const { page, context } = await visitor(site.browser)
    await ask(page, email)
    const link = await linkOf(email, 'continue')
    for (let n = 0; n < 2; n++) {
      const cookies = await scan(site.browser, link)
      assert.ok(!cookies.includes('__Host-opslag'), cookies.join())
    }
    await page.getByLabel('Kode').fill(await codeOf(email))
    await page.getByRole('button', { name: 'Log ind' }).click()
    await expect(page.getByText(reference)).toBeVisible()
    await context.close()
  })

  test('has no fault that a machine finds, on any of its pages', async () => {
    const { email } = await applicant()
    const { page, context } = await visitor(site.browser, { viewport: { width: 360, height: 800 } })
    await page.goto(account)
    assert.deepEqual(await faults(page), [])
    await ask(page, email)
    await page.getByRole('button', { name: 'Log ind' }).click()
    await expect(page.getByRole('alert')).toBeFocused()
    assert.deepEqual(await faults(page), [])
    await page.getByLabel('Kode').fill(await codeOf(email))
    await page.getByRole('button', { name: 'Log ind' }).click()
    await expect(page).toHaveURL(account)
    const application = (await page.locator('.cards a').first().getAttribute('href')) ?? ''
    for (const path of [
      account,
      `${site.api}${application}`,
      ...['profile', 'email', 'sessions', 'delete', 'export.html'].map((name) => `${account}/${name}`),
    ]) {
      await page.goto(path)
      assert.deepEqual(await faults(page), [], path)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} fits`)
    }
    await context.close()
  })
})
