import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PoolMember, TalentPools } from '../../server/contract/talent-pool.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, until, visitor } from '../support/site.ts'
import { axTree } from './ax-tree.ts'
import { codeTo, mailTo, signIn, storedIn } from './candidate.ts'

const site = await startWorkshop()
const phone = { viewport: { width: 360, height: 740 } }

describe('across two sites', { concurrency: true }, () => {
  test('a search is saved from the list, confirmed by the mail’s code, answered by a digest, and ended by one POST', async () => {
    const email = 'jobagent@example.dk'
    const { page, errors, context } = await visitor(site.browser, phone)
    await page.goto(`${site.demo}/lydarkivet/ledige-stillinger/?q=fonograf`)
    await page.getByRole('link', { name: 'Gem søgningen som jobagent' }).click()
    await expect(page.getByRole('heading', { name: 'Få besked om nye stillinger' })).toBeFocused()
    await expect(page.getByLabel('Ord i opslaget')).toHaveValue('fonograf')
    await page.getByLabel('Med det samme').check()
    await page.getByLabel('E-mail', { exact: true }).fill(email)
    await page.getByRole('button', { name: 'Opret jobagent' }).click()
    await expect(page.getByLabel('Kode fra mailen')).toBeFocused()
    await page.getByLabel('Kode fra mailen').fill('00000000')
    await page.getByRole('button', { name: 'Bekræft' }).click()
    await expect(page.getByText('Koden er forkert').first()).toBeVisible()
    await page.getByLabel('Kode fra mailen').fill(await codeTo(site, email, /jobagent/))
    await page.getByRole('button', { name: 'Bekræft' }).click()
    await expect(page.getByRole('heading', { name: 'Jobagenten er oprettet' })).toBeFocused()
    assert.deepEqual([await storedIn(page), await context.cookies()], [[], []])

    await site.asOperator('PUT', '/v1/institutions/lydarkivet/sources/sign-ups/jobs/fonograf', {
      title: 'Reparatør til fonografer',
      bodyHtml: '<p>Kom og lyt.</p>',
      deadline: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      employmentArea: 'Hele landet',
      workplace: { city: 'Odense' },
      contacts: [{ name: 'Karla Kontakt', phone: '00 00 00 42' }],
    })
    const digest = await mailTo(site, email, /still/i)
    assert.match(digest.text ?? '', /Reparatør til fonografer/)
    const header = (name: string) => digest.headers.find(({ key }) => key === name)?.value ?? ''
    assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
    const [, leave = ''] = /<(http[^>]+)>/.exec(header('list-unsubscribe')) ?? []
    for (const _ of ['once', 'twice']) {
      const answer = await fetch(leave, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
      assert.equal(answer.status, 200)
    }
    await page.goto(`${site.demo}/lydarkivet/ledige-stillinger/?login=`)
    await signIn(site, page, email)
    await expect(page.getByText('Du har ingen ansøgninger')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Jobagenter' })).toHaveCount(0)
    assert.deepEqual(
      errors.filter((error) => !error.includes('422')),
      [],
    )
    await context.close()
  })

  test('a pool is joined with a consent, read by the institution, renewed and left, with nothing left of it', async () => {
    const email = 'emnebank@example.dk'
    const consentFor = async (months: number) => {
      const setting = '/v1/institutions/cykelstyrelsen/settings/talent-pools'
      const { value, version } = (await site.asOperator('GET', setting)) as { value: TalentPools; version: number }
      const pools = value.pools.map((pool) => ({ ...pool, months }))
      await site.asOperator('PUT', setting, { pools }, { 'if-match': `"${version}"` })
    }
    // A consent can be renewed in its last two months.
    await consentFor(1)
    const path = '/v1/institutions/cykelstyrelsen/talent-pools/cykelplanlaeggere/members'
    const members = async () =>
      ((await site.asOperator('GET', `${path}?q=${encodeURIComponent(email)}`)) as { items: { id: string }[] }).items
    const { page, errors, context } = await visitor(site.browser, phone)
    await page.goto(`${site.demo}/cykelstyrelsen/emnebanker/`)
    await page.getByRole('link', { name: 'Planlæggere og ingeniører' }).click()
    await page.getByLabel('Navn').fill('Emma Emne')
    await page.getByLabel('E-mail', { exact: true }).fill(email)
    for (const step of ['Dokumenter', 'Spørgsmål', 'Tjek dine svar']) {
      await page.getByRole('button', { name: 'Næste' }).click()
      await expect(page.getByRole('heading', { name: new RegExp(step) })).toBeFocused()
    }
    await page.getByRole('button', { name: 'Tilmeld dig emnebanken' }).click()
    await expect(page.locator('#summary')).toBeFocused()
    await page.getByLabel('Ja, det samtykker jeg til').check()
    await page.getByRole('button', { name: 'Tilmeld dig emnebanken' }).click()
    await expect(page.getByLabel('Kode fra mailen')).toBeFocused()
    assert.deepEqual(await members(), [], 'nobody is in before the code')
    await page.getByLabel('Kode fra mailen').fill(await codeTo(site, email, /emnebank/))
    await page.getByRole('button', { name: 'Bekræft' }).click()
    await expect(page.getByRole('heading', { name: 'Du er med i emnebanken' })).toBeFocused()
    const [member] = await members()
    const read = (await site.asOperator('GET', `${path}/${member?.id}`)) as PoolMember
    assert.match(read.consent.text, /^Jeg samtykker til/)

    await page.goto(`${site.demo}/cykelstyrelsen/login/`)
    await signIn(site, page, email)
    await page.getByRole('link', { name: 'Se og ret' }).click()
    await page.getByRole('button', { name: 'Ret det, du har sendt' }).click()
    await page.getByLabel('Navn').fill('Emma Emnesen')
    await page.getByRole('button', { name: 'Gem ændringerne' }).click()
    await expect(page.getByText('Dine ændringer er gemt').first()).toBeVisible()
    const expiry = async () => ((await site.asOperator('GET', `${path}/${member?.id}`)) as PoolMember).expiresAt
    const before = Date.parse(await expiry())
    await consentFor(12)
    await page.reload()
    await page.getByRole('button', { name: 'Ja, forlæng mit samtykke' }).click()
    await expect(page.locator('#said')).toHaveText(/Dit samtykke gælder nu til/)
    assert.ok(Date.parse(await expiry()) > before + 300 * 86_400_000)
    await page.getByRole('button', { name: 'Forlad emnebanken' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Forlad, og slet' }).click()
    await expect(page.locator('#said')).toHaveText(/forladt emnebanken/)
    await until('nobody to be found', async () => (await members()).length === 0)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('a screen reader is told what each field is called, what describes it and what is wrong', async () => {
    const { page, context } = await visitor(site.browser, phone)
    await page.goto(`${site.demo}/cykelstyrelsen/jobagent/`)
    await page.getByRole('button', { name: 'Opret jobagent' }).click()
    await expect(page.locator('#summary')).toBeFocused()
    const agent = await (await axTree(page, 'opslag-job-agent')).fields()
    const format = 'Indtast din e-mailadresse i formatet navn@eksempel.dk'
    assert.deepEqual(
      agent.filter(({ role }) => role === 'textbox' || role === 'radiogroup'),
      [
        { role: 'textbox', name: 'Ord i opslaget (frivilligt)', description: '', invalid: false },
        { role: 'radiogroup', name: 'Hvor tit vil du have besked?', description: '', invalid: false },
        { role: 'radiogroup', name: 'Hvilke institutioners stillinger?', description: '', invalid: false },
        { role: 'textbox', name: 'E-mail', description: `Fejl: ${format}`, invalid: true },
      ],
    )
    await page.goto(`${site.demo}/cykelstyrelsen/emnebanker/?pool=cykelplanlaeggere`)
    await page.getByRole('button', { name: 'Næste' }).click()
    await expect(page.locator('#summary')).toBeFocused()
    const [name, mail] = await (await axTree(page, 'opslag-talent-pool')).fields()
    assert.deepEqual(name, { role: 'textbox', name: 'Navn', description: 'Fejl: Indtast dit navn', invalid: true })
    assert.equal(mail?.description.endsWith(`Fejl: ${format}`), true)
    await context.close()
  })
})
