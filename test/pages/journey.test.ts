import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { sendOff, toFields } from '../support/apply.ts'
import { expect } from '../support/expect.ts'
import { startSite, startWorkshop, until, visitor } from '../support/site.ts'

const site = await startSite()
const workshop = await startWorkshop()
const run = promisify(execFile)
/** The command line as an operator of one of the systems uses it. */
const opslag = ({ api, adminKey, folder }: typeof site, ...args: string[]) =>
  run(process.execPath, ['server/cli/main.ts', ...args], {
    env: { ...process.env, OPSLAG_ORIGIN: api, OPSLAG_ADMIN_KEY: adminKey, OPSLAG_DATA: folder },
  })

const person = { name: 'Signe Prøvesen', email: 'signe@example.dk', motivation: 'Jeg har bygget cykelstier i ti år.' }

async function fill(page: Page, email = person.email) {
  await toFields(page)
  await page.getByLabel('Navn').fill(person.name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Motiveret ansøgning').fill(person.motivation)
}

const listed = (page: Page) =>
  page.locator('opslag-job-list').first().getByRole('listitem').getByRole('heading').getByRole('link')

describe('on a phone, tags of their own on one page', () => {
  test('a person finds a job, reads it, applies, and both the receipt mail and the application are there', async () => {
    const { page, requests, errors, context } = await visitor(site.browser, { viewport: { width: 360, height: 740 } })
    await page.goto(`${site.demo}/cykelstyrelsen/job/?medium=avisen`)
    await page.getByLabel('Søg efter stilling').fill('supercykelsti')
    await page.getByLabel('Søg efter stilling').press('Enter')
    await expect(page.getByRole('heading', { name: '1 ledig stilling' })).toBeVisible()
    assert.match(page.url(), /[?&]q=supercykelsti/)

    const title = listed(page).first()
    const name = (await title.textContent())!.trim()
    await title.click()
    await expect(page.locator('opslag-job-ad').getByRole('heading', { name })).toBeVisible()
    const job = new URL(page.url()).searchParams.get('job')
    assert.match(job ?? '', /^\d+$/, 'the ad has an address of its own')
    const jsonLd = page.locator('head script[type="application/ld+json"]')
    await expect(jsonLd).toHaveCount(1)
    const posting = JSON.parse((await jsonLd.textContent())!)
    assert.equal(posting['@type'], 'JobPosting')
    assert.equal(posting.title, name)

    await page.locator('opslag-job-ad').getByRole('link', { name: 'Søg stillingen' }).first().click()
    await fill(page)
    await sendOff(page)
    const thanks = page.getByRole('heading', { name: 'Tak for din ansøgning' })
    await expect(thanks).toBeVisible()
    await expect(thanks).toBeFocused()
    // On paper it stands alone.
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('opslag-job-list')).toBeHidden()
    await expect(thanks).toBeVisible()
    await page.emulateMedia({ media: null })
    await expect(page.locator('opslag-job-list')).toBeVisible()
    const receipt = await page.locator('opslag-application-form').getByRole('definition').allTextContents()
    const reference = receipt.map((text) => text.trim()).find((text) => /^[A-Z0-9]{4}-?[A-Z0-9-]{4,}$/.test(text))
    assert.ok(reference, `a reference number among ${JSON.stringify(receipt)}`)

    const mail = await until('the receipt mail', async () =>
      (await site.mails()).find(({ to }) => to?.[0]?.address === person.email),
    )
    assert.match(mail.text ?? '', new RegExp(reference))
    assert.match(mail.text ?? '', new RegExp(name.slice(0, 20)))
    assert.doesNotMatch(`${mail.text}${mail.html}`, /bygget cykelstier/, 'nothing of what was written')

    const out = path.join(site.folder, 'applications')
    await opslag(site, 'applications', '--institution', 'cykelstyrelsen', '--out', out)
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.toUpperCase().includes(reference),
    )
    const json = files.find((file) => file.endsWith('.json'))
    assert.ok(json && files.some((file) => file.endsWith('.html')), files.join())
    const application = JSON.parse(readFileSync(path.join(out, json), 'utf8'))
    assert.equal(application.motivation, person.motivation)
    assert.equal(application.medium, 'avisen')
    assert.equal(application.job.id, job)

    assert.deepEqual(errors, [])
    const hosts = new Set(requests.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin))
    assert.deepEqual([...hosts].sort(), [site.demo, site.api].sort(), 'nobody else was asked for anything')
    const stored = await page.evaluate(async () => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: (await indexedDB.databases()).length,
    }))
    assert.deepEqual(stored, { local: {}, session: {}, databases: 0 })
    assert.deepEqual(await context.cookies(), [])
    await context.close()
  })

  test('an ad that is linked to from elsewhere is what one sees, and nobody is moved who is on the way already', async () => {
    const { page, context } = await visitor(site.browser, { viewport: { width: 360, height: 740 } })
    await page.goto(`${site.demo}/cykelstyrelsen/job/`)
    await listed(page).nth(5).click()
    const title = page.locator('opslag-job-ad').getByRole('heading').first()
    await expect(title).toBeFocused()
    const ad = page.url()
    const other = await context.newPage()
    // What a test asks the page, the browser takes for a person's doing: only what is pressed is.
    await other.addInitScript(() => {
      let hasBeenActive = false
      for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => (hasBeenActive = true), true)
      const userActivation = Object.defineProperty({}, 'hasBeenActive', { get: () => hasBeenActive })
      Object.defineProperty(navigator, 'userActivation', { value: userActivation })
    })
    const there = other.locator('opslag-job-ad').getByRole('heading').first()
    await other.goto(ad)
    await expect(there).toBeInViewport()
    await expect(there, 'focus begins where it does on any page').not.toBeFocused()
    await expect(listed(other).first()).toBeAttached()
    await expect(there, 'also when the list above has come').toBeInViewport()
    const isLeft = async (what: string) => {
      await there.waitFor()
      await expect(listed(other).first()).toBeAttached()
      assert.equal(await other.evaluate(() => scrollY), 0, what)
    }
    await other.goto('about:blank')
    await other.goto(`${ad}#nothing-here`)
    await isLeft('a page that is opened at a target of its own')
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await other.route(/\/jobs\/\d+\?/, (route) => held.then(() => route.continue()))
    await other.goto('about:blank')
    await other.goto(ad)
    await other.getByRole('heading', { level: 1 }).click()
    release()
    await isLeft('somebody who has pressed something while it was loading')
    await context.close()
  })

  test('the deadline that passes while writing refuses, says whom to call, and keeps every answer', async () => {
    const closing = (deadline: number) =>
      workshop.asOperator('PUT', '/v1/institutions/cykelstyrelsen/sources/test/jobs/closing', {
        title: 'Stilling der lukker',
        bodyHtml: '<p>Om lidt.</p>',
        deadline: new Date(deadline).toISOString(),
        employmentArea: 'Cykelstyrelsen',
        workplace: { city: 'Odense' },
        contacts: [{ name: 'Karla Kontakt', phone: '00 00 00 42' }],
      }) as Promise<{ id: string }>
    const stored = await closing(Date.now() + 3_600_000)
    const { page, context } = await visitor(workshop.browser, { viewport: { width: 360, height: 740 } })
    await page.goto(`${workshop.demo}/cykelstyrelsen/job/?apply=${stored.id}`)
    await fill(page, 'sen@example.dk')
    const at = Date.now() + 200
    await closing(at)
    await until('the deadline', async () => Date.now() > at)
    await sendOff(page)
    const form = page.locator('opslag-application-form')
    await expect(form.getByText('Fristen er overskredet').first()).toBeVisible()
    await expect(form.getByText('Karla Kontakt').first()).toBeVisible()
    await expect(form.getByText(person.motivation).first()).toBeVisible()
    await context.close()
    const ad = (await (await fetch(`${workshop.api}/v1/institutions/cykelstyrelsen/jobs/${stored.id}`)).json()) as {
      status: string
      form: unknown
    }
    assert.equal(ad.status, 'closed')
    assert.equal(ad.form, null)
  })
})

describe('a career page of one tag', () => {
  test('list, ad and form have addresses of their own; back and forward walk between them', async () => {
    const { page, errors, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/lydarkivet/ledige-stillinger/`)
    await page.locator('summary', { hasText: 'Sted' }).click()
    const answered = page.waitForResponse((response) => /\/jobs\?.*location=/.test(response.url()))
    await page.getByRole('checkbox').first().check()
    await answered
    await expect(page).toHaveURL(/[?&]location=/)
    await expect(page.getByRole('heading', { name: /^[1-6] ledige? stilling/ })).toBeVisible()
    const filtered = page.url()
    const name = (await listed(page).first().textContent())!.trim()
    await listed(page).first().click()
    await expect(page.getByRole('heading', { name })).toBeFocused()
    const ad = page.url()
    await page.getByRole('link', { name: 'Søg stillingen' }).first().click()
    await toFields(page)
    await page.getByLabel('Navn').fill(person.name)
    await page.goBack()
    await expect(page.getByRole('heading', { name: /^Trin 1 af/ })).toBeFocused()
    await page.goBack()
    await expect(page).toHaveURL(ad)
    await expect(page.getByRole('heading', { name })).toBeVisible()
    await page.goForward()
    await page.goForward()
    await expect(page.getByRole('heading', { name: /^Trin 2 af/ })).toBeFocused()
    await expect(page.getByLabel('Navn')).toHaveValue(person.name)
    await page.goBack()
    await page.goBack()
    await page.goBack()
    await expect(page).toHaveURL(filtered)
    await expect(listed(page).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ryd filtre' })).toBeVisible()
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('an ad’s address opened fresh shows the ad, in English on an English page', async () => {
    const [job] = (
      (await (await fetch(`${site.api}/v1/institutions/lydarkivet/jobs?limit=1`)).json()) as {
        items: { id: string; title: string }[]
      }
    ).items
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/lydarkivet/en/vacancies/?job=${job!.id}`)
    await expect(page.getByRole('heading', { name: job!.title })).toBeVisible()
    await expect(
      page
        .getByRole('link', { name: 'Apply for this position' })
        .or(page.getByRole('link', { name: /^Apply/ }))
        .first(),
    ).toBeVisible()
    await expect(page.locator('[lang="da"]').getByText(job!.title).first()).toBeVisible()
    await context.close()
  })

  test('by keyboard alone: search, open, apply, and be told what is missing', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/lydarkivet/ledige-stillinger/`)
    await page.getByLabel('Søg efter stilling').focus()
    await page.keyboard.type('lydtekniker digitaliseringen')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '1 ledig stilling' })).toBeVisible()
    await tabTo(page, (label) => /^Lydtekniker/.test(label))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^Lydtekniker/ })).toBeFocused()
    await tabTo(page, (label) => label === 'Søg stillingen')
    await page.keyboard.press('Enter')
    await tabTo(page, (label) => label === 'Næste')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Der er problemer' })).toBeVisible()
    await tabTo(page, (label) => /^Sæt kryds ved/.test(label))
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^Trin 2 af/ })).toBeFocused()
    await tabTo(page, (label) => label === 'Næste')
    await page.keyboard.press('Enter')
    await tabTo(page, (label) => label === 'Indtast dit navn')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Navn')).toBeFocused()
    await context.close()
  })
})

/** Presses Tab until the focused thing's own words are what is looked for. */
async function tabTo(page: Page, is: (label: string) => boolean) {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      let focused = document.activeElement
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
      return focused?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    })
    if (is(label)) return
  }
  throw new Error('never came to it by Tab')
}

describe('two lists on one page', () => {
  test('each keeps its own filters in the address, and a title opens the ad on the page that is named', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/kystakademiet/karriere/`)
    const [first, second] = [page.locator('opslag-job-list').nth(0), page.locator('opslag-job-list').nth(1)]
    await expect(first.getByRole('heading', { name: '6 ledige stillinger' })).toBeVisible()
    await expect(second.getByRole('heading', { name: '3 ledige stillinger' })).toBeVisible()
    await first.getByLabel('Søg efter stilling').fill('kok')
    await first.getByLabel('Søg efter stilling').press('Enter')
    await expect(first.getByRole('heading', { name: '1 ledig stilling' })).toBeVisible()
    await expect(second.getByRole('heading', { name: '3 ledige stillinger' })).toBeVisible()
    assert.equal(new URL(page.url()).searchParams.get('soeskolen.q'), 'kok')
    await page.reload()
    await expect(first.getByRole('heading', { name: '1 ledig stilling' })).toBeVisible()
    await second.getByRole('listitem').getByRole('heading').getByRole('link').first().click()
    await expect(page).toHaveURL(/\/kystakademiet\/karriere\/stilling\/\?job=\d+/)
    await expect(page.locator('opslag-job-ad').getByRole('heading').first()).toBeVisible()
    await context.close()
  })
})

describe('what is shown and what is not', () => {
  test('more than twenty come in steps, and the address remembers how many', async () => {
    const { page, context } = await visitor(site.browser)
    await page.goto(`${site.demo}/cykelstyrelsen/job/`)
    await expect(listed(page)).toHaveCount(20)
    await page.getByRole('button', { name: /^Vis \d+ flere$/ }).click()
    await expect(async () => assert.ok((await listed(page).count()) > 20)).toPass()
    const count = await listed(page).count()
    await page.reload()
    await expect(listed(page)).toHaveCount(count)
    await context.close()
  })

  test('without script the page shows the link, and the portal behind it has list and ads', async () => {
    const { page, context } = await visitor(site.browser, { javaScriptEnabled: false })
    await page.goto(`${site.demo}/cykelstyrelsen/job/`)
    await page.locator('opslag-job-list').getByRole('link').first().click()
    assert.match(page.url(), /\/portal\/cykelstyrelsen/)
    const ad = page.getByRole('main').getByRole('listitem').getByRole('heading').getByRole('link').first()
    const name = (await ad.textContent())!.trim()
    await ad.click()
    await expect(page.getByRole('heading', { name, exact: true, level: 2 })).toBeVisible()
    const posting = await page.locator('script[type="application/ld+json"]').textContent()
    assert.equal(JSON.parse(posting!).title, name)
    await context.close()
  })

  test('from the portal one applies too', async () => {
    const { items } = (await (await fetch(`${site.api}/v1/institutions/kystakademiet/jobs`)).json()) as {
      items: { id: string }[]
    }
    const { page, errors, context } = await visitor(site.browser)
    await page.goto(`${site.api}/portal/kystakademiet/jobs/${items[0]!.id}`)
    // The served form stands on one page; the element's, which takes its place, has steps.
    await page.locator('[part=next]').waitFor()
    await fill(page, 'portal@example.dk')
    await page.getByLabel('Telefon').fill('00 00 00 00')
    await sendOff(page)
    await expect(page.getByRole('heading', { name: 'Tak for din ansøgning' })).toBeVisible()
    assert.deepEqual(errors, [])
    await context.close()
  })
})

const SAMPLES = path.resolve('../shared/samples/jobnet-2021')
let samples: string[] = []
try {
  samples = readdirSync(SAMPLES).filter((name) => name.startsWith('detail-'))
} catch {
  // Only where the real ads stand beside the checkout.
}
describe('real ads', { skip: samples.length === 0 && 'the real ads are not beside this checkout' }, () => {
  test('go in by the command line and are shown on another site’s page, cleaned', async () => {
    const args = ['import', SAMPLES, '--institution', 'lydarkivet', '--format', 'jobnet', '--shift-dates']
    const first = await opslag(workshop, ...args)
    assert.match(first.stdout, /added\D*20/i)
    const again = await opslag(workshop, ...args)
    assert.match(again.stdout, /unchanged\D*20/i)
    const { page, requests, errors, context } = await visitor(workshop.browser)
    await page.goto(`${workshop.demo}/lydarkivet/ledige-stillinger/?q=forklift`)
    await expect(listed(page).first()).toBeVisible()
    await listed(page).first().click()
    await expect(page.getByRole('link', { name: 'Søg stillingen' }).first()).toBeVisible()
    const posting = JSON.parse((await page.locator('head script[type="application/ld+json"]').textContent())!)
    assert.equal(posting['@type'], 'JobPosting')
    assert.deepEqual(errors, [])
    const hosts = new Set(requests.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin))
    assert.deepEqual([...hosts].sort(), [workshop.demo, workshop.api].sort())
    await context.close()
  })
})
