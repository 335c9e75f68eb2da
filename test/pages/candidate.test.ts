import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Application } from '../../server/contract/application.ts'
import { expect } from '../support/expect.ts'
import { startWorkshop, until, visitor } from '../support/site.ts'
import { applied, fromPage, mailTo, newJob, signIn, storedIn } from './candidate.ts'

const site = await startWorkshop()
const PAGE = '/cykelstyrelsen/login/'
const phone = { viewport: { width: 360, height: 740 } }

const read = (reference: string, institution = 'cykelstyrelsen') =>
  site.asOperator('GET', `/v1/institutions/${institution}/applications/${reference}`) as Promise<Application>

describe('an applicant on the institution’s page', () => {
  test('signs in, sees what was sent, withdraws; nobody else was asked and nothing is left in the browser', async () => {
    const job = await newJob(site, 'cykelstyrelsen', 'fortrydelse')
    const reference = await applied(site, 'cykelstyrelsen', job, 'fortryder@example.dk', 'Jeg vil det hele.')
    const { page, requests, errors, context } = await visitor(site.browser, phone)
    await page.goto(site.demo + PAGE)
    await expect(page.getByLabel('E-mail', { exact: true })).toBeVisible()
    assert.deepEqual([await storedIn(page), await context.cookies()], [[], []], 'nothing before anybody did anything')
    await signIn(site, page, 'fortryder@example.dk')
    await page.getByRole('link', { name: 'Stilling til fortrydelse' }).click()
    await expect(page.getByRole('heading', { name: 'Stilling til fortrydelse' })).toBeFocused()
    assert.equal(new URL(page.url()).searchParams.get('login'), reference)
    await expect(page.getByText('Jeg vil det hele.')).toBeVisible()
    await page.reload()
    await expect(page.getByText('Jeg vil det hele.')).toBeVisible()
    await page.getByRole('button', { name: 'Træk ansøgningen tilbage' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Træk ansøgningen tilbage' }).click()
    await expect(page.locator('#said')).toBeFocused()
    assert.equal((await read(reference)).status, 'withdrawn')
    assert.match((await mailTo(site, 'fortryder@example.dk', /trukket tilbage/)).subject ?? '', /fortrydelse/)
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Mine ansøgninger' })).toBeVisible()
    await expect(page.getByText('Trukket tilbage', { exact: true })).toBeVisible()

    const [cookie, ...others] = await context.cookies(site.api)
    assert.ok(cookie?.name.startsWith('__Host-') && cookie.httpOnly && cookie.secure && others.length === 0)
    await page.getByRole('button', { name: 'Log ud' }).click()
    await expect(page.getByLabel('E-mail', { exact: true })).toBeVisible()
    await until('no cookie', async () => (await context.cookies()).length === 0)
    assert.deepEqual(await storedIn(page), [])
    assert.deepEqual(errors, [])
    const hosts = new Set(requests.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin))
    assert.deepEqual([...hosts].sort(), [site.demo, site.api].sort())
    await context.close()
  })

  test('answers a later question from the mail, and the institution reads the answer', async () => {
    const job = await newJob(site, 'cykelstyrelsen', 'senere')
    const email = 'senere@example.dk'
    const reference = await applied(site, 'cykelstyrelsen', job, email)
    await site.asOperator('POST', `/v1/institutions/cykelstyrelsen/jobs/${job}/further-questions`, {
      replyBy: new Date(Date.now() + 86_400_000).toISOString(),
      questions: [{ id: 'korekort', kind: 'yes-no', text: { da: 'Har du kørekort?', en: 'Can you drive?' } }],
    })
    await mailTo(site, email, /spørgsmål/)
    const { page, errors, context } = await visitor(site.browser, phone)
    await page.goto(site.demo + PAGE)
    await signIn(site, page, email)
    await expect(page.getByText('1 sæt spørgsmål venter på dit svar')).toBeVisible()
    await page.getByRole('link', { name: 'Stilling til senere' }).click()
    await page.getByRole('radiogroup', { name: 'Har du kørekort?' }).getByLabel('Ja').check()
    await page.getByRole('button', { name: 'Send svar' }).click()
    await expect(page.getByText('Tak. Vi har modtaget dine svar.').first()).toBeVisible()
    const [round] = (await read(reference)).furtherAnswers
    assert.deepEqual(
      round?.answers.map(({ question, value }) => [question, value]),
      [['korekort', true]],
    )
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('goes on with a draft that was saved elsewhere, and can delete it', async () => {
    const job = await newJob(site, 'cykelstyrelsen', 'kladden')
    const email = 'kladde@example.dk'
    const content = { values: { name: 'Kladde Karlsen', motivation: 'Halvt skrevet' } }
    const { id } = await fromPage(site, `/v1/institutions/cykelstyrelsen/jobs/${job}/drafts`, { email, content })
    const mail = await mailTo(site, email, /kladde/)
    assert.match(mail.text ?? '', new RegExp(`apply=${job}&draft=${id}`))
    const { page, context } = await visitor(site.browser, phone)
    await page.goto(site.demo + PAGE)
    await signIn(site, page, email)
    const goOn = page.getByRole('link', { name: 'Skriv videre' })
    // Read off the link: the form takes the draft out of the page's address as soon as it has it.
    const { searchParams } = new URL((await goOn.getAttribute('href')) ?? '', page.url())
    assert.deepEqual(
      ['apply', 'draft'].map((name) => searchParams.get(name)),
      [job, id],
    )
    await goOn.click()
    await expect(page.locator('opslag-application-form').getByText('Stilling til kladden').first()).toBeVisible()
    await page.goBack()
    await page.getByRole('button', { name: 'Slet' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Slet kladden' }).click()
    await expect(page.getByText('Kladden er slettet.').first()).toBeVisible()
    await context.close()
  })

  test('what somebody did at one institution is not shown at another', async () => {
    const email = 'begge@example.dk'
    await applied(site, 'cykelstyrelsen', await newJob(site, 'cykelstyrelsen', 'begge-her'), email)
    await applied(site, 'kystakademiet', await newJob(site, 'kystakademiet', 'begge-der'), email)
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/kystakademiet/karriere/login/`)
    await signIn(site, page, email)
    await expect(page.getByRole('link', { name: 'Stilling til begge-der' })).toBeVisible()
    await expect(page.getByText('Stilling til begge-her')).toHaveCount(0)
    const across = page.getByRole('link', { name: 'Se alt på tværs af institutioner' })
    assert.equal(await across.getAttribute('href'), `${site.api}/portal/kystakademiet/account`)
    await page.goto(site.demo + PAGE)
    await expect(page.getByLabel('E-mail', { exact: true }), 'the session is the other institution’s').toBeVisible()
    await context.close()
  })

  test('a career page opens it by the list’s own link, and back leads to the list', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/lydarkivet/ledige-stillinger/`)
    await page.getByRole('link', { name: 'Log ind som ansøger' }).click()
    await expect(page.locator('opslag-candidate-login').getByRole('heading', { name: 'Log ind' })).toBeFocused()
    assert.equal(new URL(page.url()).searchParams.get('login'), '')
    await page.goBack()
    await expect(page.getByLabel('Søg efter stilling')).toBeVisible()
    await context.close()
  })
})

describe('isolated, beside other people’s scripts', () => {
  test('gives them nothing of the address, the code, the session or what was sent', async () => {
    const email = 'kanarie@example.dk'
    const job = await newJob(site, 'cykelstyrelsen', 'fuglen')
    const reference = await applied(site, 'cykelstyrelsen', job, email, 'Kanarie i motivationen')
    const { page, errors, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/isolated/`)
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      for (const name of ['signed-in', 'signed-out'])
        document.addEventListener(name, (event) => heard.push(JSON.stringify({ ...event, type: name })))
    })
    const frame = page.frameLocator('opslag-candidate-login iframe')
    await signIn(site, frame, email)
    await frame.getByRole('link', { name: 'Stilling til fuglen' }).click()
    await expect(frame.getByText('Kanarie i motivationen')).toBeVisible()
    await page.evaluate(async () => {
      const walk = (root: Document | ShadowRoot): string =>
        [...root.querySelectorAll('*')]
          .map((one) => one.outerHTML + (one.shadowRoot ? walk(one.shadowRoot) : ''))
          .join()
      const { taken } = window as unknown as { taken: string[] }
      taken.push(walk(document), JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie)
    })
    await frame.getByRole('link', { name: 'Tilbage til mine ansøgninger' }).click()
    await frame.getByRole('button', { name: 'Log ud' }).click()
    await expect(frame.getByLabel('E-mail', { exact: true })).toBeVisible()
    const heard = await until('both events', () =>
      page.evaluate(() => {
        const { heard } = window as unknown as { heard: string[] }
        return heard.length > 1 && heard
      }),
    )
    assert.deepEqual(
      heard.map((one) => JSON.parse(one)),
      [
        { isTrusted: false, type: 'signed-in' },
        { isTrusted: false, type: 'signed-out' },
      ],
    )
    const taken = await page.evaluate(() => (window as unknown as { taken: string[] }).taken)
    assert.ok(taken.length > 20, 'they took what they could')
    const canary = new RegExp(`kanarie|${reference}|Frida`, 'i')
    assert.deepEqual(
      taken.filter((one) => canary.test(one)),
      [],
    )
    assert.deepEqual(errors, [])
    await context.close()
  })
})
