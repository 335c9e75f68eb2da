import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { StoredSetting } from '../../server/contract/settings.ts'
import type { ThemePreview, ThemeVersion } from '../../server/contract/theme-version.ts'
import { expect } from '../support/expect.ts'
import { startSite, until, visitor } from '../support/site.ts'

const site = await startSite()
const slug = 'levende'
const at = `/v1/institutions/${slug}`

// A page of the institution's on another site than the server's, the same one letting go of whoever opened it, and a page of nobody's.
const server = createServer(({ url = '' }, response) => {
  if (url.startsWith('/coop')) response.setHeader('cross-origin-opener-policy', 'same-origin')
  const tags = `<script type="module" src="${site.api}/embed/opslag.js"></script>
<opslag-job-list institution="${slug}"></opslag-job-list>`
  response
    .setHeader('content-type', 'text/html; charset=utf-8')
    .end(`<!doctype html><html lang="da"><title>Job</title>${url.startsWith('/nobody') ? '' : tags}`)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
after(() => server.close().closeAllConnections())
const { port } = server.address() as AddressInfo
const HOME = `http://127.0.0.1:${port}/`
/** Another origin, since it goes by another name. */
const NOBODY = `http://localhost:${port}/nobody`

await site.asOperator('POST', '/v1/institutions', {
  slug,
  profile: { name: { da: 'Det levende hus' }, contact: { name: 'HR', email: 'hr@levende.example' } },
})
const { value, version } = (await site.asOperator('GET', `${at}/settings/profile`)) as StoredSetting
const pages = { testPages: [HOME, `${HOME}coop`], origins: [new URL(HOME).origin] }
await site.asOperator(
  'PUT',
  `${at}/settings/profile`,
  { ...(value as object), ...pages },
  { 'if-match': `"${version}"` },
)
await site.asOperator('PUT', `${at}/sources/test/jobs/1`, {
  title: 'Formgiver',
  bodyHtml: '<p>Vi søger dig.</p>',
  deadline: '2099-12-01',
})
const SAVED = { tokens: { '--opslag-color-link': '#5b1a66' }, dark: null }
const draft = (await site.asOperator('POST', `${at}/theme-versions`, { theme: SAVED, note: 'Blomme' })) as ThemeVersion
const { token } = (await site.asOperator('POST', `${at}/theme-versions/${draft.version}/preview`, {})) as ThemePreview

const title = (page: Page) => page.locator('opslag-job-list [part=title] a').first()
const wears = (page: Page, colour: string) =>
  until(`a title in ${colour}`, async () => {
    const link = title(page)
    return (await link.count()) === 1 && (await link.evaluate((one) => getComputedStyle(one).color)) === colour
  })
const PLUM = 'rgb(91, 26, 102)'
const TEAL = 'rgb(0, 92, 92)'

test('a registered test page follows every change on the bench, saved or not, fonts too, and a page that lets go is told of', async () => {
  const { page, context, errors } = await visitor(site.browser)
  await page.goto(`${site.api}/bench/`)
  await page.getByRole('button', { name: 'Udgiv' }).first().click()
  await page.getByLabel('Institutionens korte navn').fill(slug)
  await page.getByLabel('Nøgle').fill(site.adminKey)
  await page.getByRole('button', { name: 'Brug nøglen' }).click()
  await page.getByRole('button', { name: `Vis version ${draft.version}` }).click()
  const follow = (address: string) =>
    Promise.all([
      context.waitForEvent('page'),
      page
        .getByRole('button', { name: `Lad siden følge værkbordet (åbner i et nyt vindue): ${address}`, exact: true })
        .click(),
    ]).then(([opened]) => opened)
  const opened = await follow(HOME)
  opened.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await expect(page.locator('.live-page')).toContainText(`${HOME} følger værkbordet.`)
  await expect(page.locator('#said')).toContainText(`${HOME} følger værkbordet.`)
  // It wears what is on the bench, which is not the draft.
  await wears(opened, 'rgb(0, 77, 153)')

  await page.getByRole('button', { name: 'Design' }).first().click()
  await expect(page.locator('.live-page')).toBeVisible()
  const link = page.locator('[id="light--opslag-color-link"]')
  await link.fill('#5b1a66')
  await wears(opened, PLUM)
  // Half a colour is none: the standard's stands meanwhile, as in the examples.
  await link.fill('#5b1a')
  await wears(opened, 'rgb(0, 77, 153)')
  await link.fill('#005c5c')
  await wears(opened, TEAL)
  await page.locator('#part-fonts summary').click()
  await page.locator('[id="light--opslag-font-heading-choice"]').selectOption({ label: 'DM Serif Display' })
  await until('the font', () =>
    opened.evaluate(() =>
      [...document.fonts].some(({ family, status }) => /DM Serif Display"?$/.test(family) && status === 'loaded'),
    ),
  )
  // What is opened there anew is told everything.
  await opened.reload()
  await wears(opened, TEAL)
  const { items } = await site.asOperator('GET', `${at}/theme-versions`)
  assert.equal(items.length, 1, 'nothing was kept')

  await opened.close()
  await expect(page.locator('.live-page')).toContainText('Vinduet er lukket')
  await page.getByRole('button', { name: 'Udgiv' }).first().click()
  const severed = await follow(`${HOME}coop`)
  await expect(page.locator('.live-page')).toContainText('Cross-Origin-Opener-Policy')
  await wears(severed, PLUM)
  assert.deepEqual(errors, [])
  await context.close()
})

/** A theme as the bench sends it. */
const said = (colour: string, more: object = {}) => ({
  opslag: 1,
  type: 'theme',
  tokens: { '--opslag-color-link': colour },
  dark: null,
  fonts: [],
  ...more,
})

/** Opens a page by a window of another, and counts there what is said to it. */
async function openedBy(from: Page, address: string): Promise<Page> {
  const opening = from.context().waitForEvent('page')
  await from.evaluate((one) => void Object.assign(globalThis, { opened: open(one, '_blank', 'popup') }), address)
  const opened = await opening
  await title(opened).waitFor()
  await opened.evaluate(() => {
    Object.assign(globalThis, { heard: 0 })
    addEventListener('message', () =>
      Object.assign(globalThis, { heard: (globalThis as { heard?: number }).heard! + 1 }),
    )
  })
  return opened
}
const heard = (page: Page, count: number) =>
  until(`${count} messages`, () => page.evaluate((n) => (globalThis as { heard?: number }).heard === n, count))
const say = (from: Page, messages: unknown[]) =>
  from.evaluate((all) => {
    for (const one of all) (globalThis as { opened?: Window }).opened?.postMessage(one, '*')
  }, messages)

test('nobody but the bench in the opening window changes a page, and it nothing but tokens and fonts', async () => {
  const { page: bench, context, requests } = await visitor(site.browser)
  context.on('request', (request) => requests.push(request.url()))
  await bench.goto(`${site.api}/bench/`)
  const page = await openedBy(bench, `${HOME}?opslag-theme=${token}`)
  await wears(page, PLUM)

  // Frames in the page: one of nobody's, and one of our own origin, which did not open it.
  await page.evaluate(
    async ([nobody, ours]) => {
      for (const src of [nobody, ours]) {
        const frame = Object.assign(document.createElement('iframe'), { src })
        document.body.append(frame)
        await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
      }
    },
    [NOBODY, `${site.api}/frame/${slug}`],
  )
  const [nobody, ours] = page.frames().slice(1)
  assert.deepEqual(await Promise.all([nobody, ours].map((one) => one?.evaluate(() => origin))), [
    new URL(NOBODY).origin,
    site.api,
  ])
  for (const one of [nobody, ours]) await one?.evaluate((message) => parent.postMessage(message, '*'), said('#005c5c'))
  await page.evaluate((message) => postMessage(message, '*'), said('#005c5c'))
  const bad = [
    said('url(https://evil.example/x)'),
    said('red;background:url(https://evil.example)'),
    said('#005c5c', { tokens: { '--opslag-color-link': '#005c5c', '--opslag-unknown': '1px' } }),
    said('#005c5c', { html: '<b>' }),
    said('#005c5c', {
      fonts: [{ family: 'Opslag X', weight: '400', style: 'normal', url: 'https://evil.example/x.woff2' }],
    }),
    'theme',
  ]
  await say(bench, bad)
  await until('what was said', () =>
    page.evaluate((n) => (globalThis as { heard?: number }).heard! >= n, 3 + bad.length),
  )
  await wears(page, PLUM)
  await say(bench, [said('#005c5c')])
  await wears(page, TEAL)
  assert.ok(!requests.some((one) => one.includes('evil.example')))

  // The bench itself, where the parameter is none of the server's, and not there at all: nothing is there that could listen.
  for (const search of ['', '?opslag-theme=forged']) {
    requests.length = 0
    const plain = await openedBy(bench, HOME + search)
    await wears(plain, 'rgb(0, 77, 153)')
    await say(bench, [said('#005c5c')])
    await heard(plain, 1)
    await wears(plain, 'rgb(0, 77, 153)')
    assert.ok(!requests.some((one) => /\/live-[\w-]+\.js/.test(one)), search)
    await plain.close()
  }

  // Another site that opens the page with a parameter that is good.
  const evil = await context.newPage()
  await evil.goto(NOBODY)
  const theirs = await openedBy(evil, `${HOME}?opslag-theme=${token}`)
  await wears(theirs, PLUM)
  await say(evil, [said('#005c5c')])
  await heard(theirs, 1)
  await wears(theirs, PLUM)
  await context.close()
})
