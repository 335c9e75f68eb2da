import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from '@playwright/test'
import { expect } from '../support/expect.ts'
import { startProvider } from '../support/oidc-provider.ts'
import { startSite, visitor } from '../support/site.ts'

const site = await startSite()
const SLUG = 'huset-med-login'
const SECRET = 'the-secret-that-the-house-knows-us-by'
const TITLE = 'Intern rokade i huset'
const outside = `http://127.0.0.1:${site.outsidePort}`
let provider: Awaited<ReturnType<typeof startProvider>>

/** The intranet's page, on a site that the provider stands on too. */
const INTRANET = `<!doctype html><html lang="da"><meta charset="utf-8"><title>Intranet</title><link rel="icon" href="data:,">
<script type="module" src="${site.api}/embed/opslag.js"></script><main><h1>Huset</h1>
<opslag-job-list institution="${SLUG}" internal links="none"></opslag-job-list></main></html>`

/** Where the house asks who somebody is. */
const asking = (to: string) => `<!doctype html><html lang="da"><meta charset="utf-8"><title>Husets login</title>
<link rel="icon" href="data:,"><main><h1>Husets login</h1><form action="${to}"><label>Bruger <input name="user"></label>
<button>Fortsæt</button> <button name="no" value="1">Afbryd</button></form></main></html>`

before(async () => {
  provider = await startProvider({
    port: site.outsidePort,
    secret: SECRET,
    redirectUris: [`${site.api}/portal/${SLUG}/internal/callback`],
    tenantOf: (account) => (account === 'birthe' ? 'huset' : 'andre'),
    async ask({ url = '' }, response, finish) {
      const { pathname, searchParams: said } = new URL(url, outside)
      if (said.has('no')) return finish(null)
      const user = said.get('user')
      if (user) return finish(user)
      response.setHeader('content-type', 'text/html; charset=utf-8').end(asking(pathname))
    },
    before: ({ url }, response) =>
      url === '/intranet' && response.setHeader('content-type', 'text/html; charset=utf-8').end(INTRANET),
  })
  const at = `/v1/institutions/${SLUG}`
  const profile = { name: { da: 'Huset', en: 'The house' }, origins: [outside], testPages: [`${outside}/intranet`] }
  await site.asOperator('POST', '/v1/institutions', { slug: SLUG, profile })
  const oidc = {
    issuer: provider.issuer,
    clientId: 'opslag',
    name: { da: 'Husets login', en: 'The house’s login' },
    claim: { name: 'tid', values: ['huset'] },
  }
  const value = { ways: ['oidc', 'address'], oidc, domains: ['huset.example.dk'] }
  await site.asOperator('PUT', `${at}/settings/internal`, value, { 'if-match': '"0"' })
  await site.asOperator('POST', `${at}/internal-keys`, { kind: 'client-secret', name: 'Login', secret: SECRET })
  const job = { title: TITLE, bodyHtml: '<p>Kun for huset.</p>', deadline: '2099-12-01', audience: 'internal' }
  await site.asOperator('PUT', `${at}/sources/test/jobs/1`, job)
})
after(() => provider.close())

const list = (page: Page) => page.locator('opslag-job-list')
const alert = (page: Page, hasText: string) => list(page).getByRole('alert').filter({ hasText })
const loginLink = (page: Page) => list(page).getByRole('link', { name: 'Log ind hos Husets login' })

async function intranet() {
  const one = await visitor(site.browser)
  await one.page.goto(`${outside}/intranet`)
  await list(one.page).getByRole('button', { name: 'Log ind som medarbejder' }).click()
  await expect(loginLink(one.page)).toHaveAttribute('href', /./)
  return one
}

/** The provider's window, at the house's own page. */
async function openWindow(context: BrowserContext, page: Page): Promise<Page> {
  const opened = context.waitForEvent('page')
  await loginLink(page).click()
  const window = await opened
  await window.getByRole('link', { name: 'Log ind hos Husets login' }).click()
  return window
}
async function signIn(window: Page, user: string) {
  await window.getByLabel('Bruger').fill(user)
  await window.getByRole('button', { name: 'Fortsæt' }).click()
}
async function signedIn(page: Page, window: Page) {
  const closed = window.waitForEvent('close')
  await signIn(window, 'birthe')
  await closed
  await expect(list(page).locator('[part=title] a', { hasText: TITLE })).toBeVisible()
  await expect(list(page).getByText('Du ser også interne opslag.')).toBeFocused()
}

describe('the window of the institution’s provider', () => {
  test('closes when somebody has signed in, and the list shows the internal postings', async () => {
    const { page, context, errors } = await intranet()
    const window = await openWindow(context, page)
    await expect(list(page).getByText('Log ind i det andet vindue.')).toBeVisible()
    await signedIn(page, window)
    await page.reload()
    await expect(list(page).locator('[part=title] a', { hasText: TITLE })).toBeVisible()
    expect(errors).toEqual([])
    await context.close()
  })

  test('closed too soon leaves a sentence, and another way', async () => {
    const { page, context } = await intranet()
    await (await openWindow(context, page)).close()
    await expect(alert(page, 'Vi kan ikke længere se det andet vindue')).toBeVisible()
    await list(page).getByLabel('Din arbejdsmail').fill('birthe@huset.example.dk')
    await list(page).getByRole('button', { name: 'Send en kode' }).click()
    await expect(list(page).getByLabel('Kode')).toBeFocused()
    await list(page).getByRole('button', { name: 'Brug en anden adresse' }).click()
    await expect(loginLink(page)).toHaveAttribute('href', /./)
    await context.close()
  })

  test('says so when the provider refuses or knows somebody else, as the page does, and can be gone on with', async () => {
    const { page, context } = await intranet()
    const window = await openWindow(context, page)
    await window.getByRole('button', { name: 'Afbryd' }).click()
    await expect(window.getByText('Login hos Husets login blev afbrudt eller afvist.')).toBeVisible()
    await expect(alert(page, 'Login gav ikke adgang til interne opslag.')).toBeVisible()
    await expect(list(page).getByLabel('Din arbejdsmail')).toBeVisible()
    await window.getByRole('link', { name: 'Prøv igen' }).click()
    await window.getByRole('link', { name: 'Log ind hos Husets login' }).click()
    await signIn(window, 'fremmed')
    await expect(window.getByText('Dit login er ikke et, som Huset viser interne opslag til.')).toBeVisible()
    await window.getByRole('link', { name: 'Log ind med en anden konto' }).click()
    await window.getByRole('link', { name: 'Log ind hos Husets login' }).click()
    await signedIn(page, window)
    await context.close()
  })
})
