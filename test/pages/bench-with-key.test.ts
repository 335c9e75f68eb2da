import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import type { StoredSetting } from '../../server/contract/settings.ts'
import type { ThemeVersionList } from '../../server/contract/theme-version.ts'
import { expect } from '../support/expect.ts'
import { startSite, visitor } from '../support/site.ts'
import { looked, openBench, press } from './bench.ts'
import { shiftOf, watchShift } from './shifts.ts'

const site = await startSite()

/** A page of another site with an institution's list on it, and below `frame` one with it in a frame; answers its address. */
async function elsewhere(slug: string): Promise<string> {
  const tag = `<script type="module" src="${site.api}/embed/opslag.js"></script>
<opslag-job-list institution="${slug}"></opslag-job-list>`
  const frame = `<iframe title="Job" width="800" height="900" src="${site.api}/frame/${slug}"></iframe>`
  const server = createServer(({ url }, response) =>
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><html lang="da"><title>Job</title>${url === '/frame' ? frame : tag}`),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** The fonts of headings on a page, and those that came, as a fresh visitor has them. They come late, and move nothing. */
async function fontsOn(address: string): Promise<string> {
  const { page, context } = await visitor(site.browser)
  let release = () => {}
  const late = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/fonts/**', (route) => late.then(() => route.continue()))
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  const root = address.endsWith('/frame') ? page.frameLocator('iframe') : page
  const title = root.locator('opslag-job-list [part=title]').first()
  await title.waitFor()
  await watchShift(title)
  release()
  const said = await title.evaluate(async (one) => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))
    const came = [...document.fonts].flatMap(({ family, status }) => (status === 'loaded' ? family : []))
    return `${getComputedStyle(one).fontFamily.split(',')[0]} of ${came}`
  })
  const shift = await shiftOf(title)
  assert.ok(shift <= 0.01, `${address} moved by ${shift}`)
  await context.close()
  return said
}

test('with a key on the server’s own site a draft is kept, shown, published and taken back; the demo site asks for none', async () => {
  // One of its own: what the others wear, other tests look at in that moment.
  const slug = 'vaerkbordet'
  await site.asOperator('POST', '/v1/institutions', {
    slug,
    profile: { name: { da: 'Værkbordet' }, contact: { name: 'HR', email: 'hr@vaerkbordet.example' } },
  })
  const home = await elsewhere(slug)
  const at = `/v1/institutions/${slug}`
  const { value, version: first } = (await site.asOperator('GET', `${at}/settings/profile`)) as StoredSetting
  const profile = { ...(value as object), pages: { list: home }, testPages: [home], origins: [new URL(home).origin] }
  await site.asOperator('PUT', `${at}/settings/profile`, profile, { 'if-match': `"${first}"` })
  await site.asOperator('PUT', `${at}/sources/test/jobs/1`, {
    title: 'Formgiver',
    bodyHtml: '<p>Vi søger dig.</p>',
    deadline: '2099-12-01',
  })
  await site.asOperator('PUT', `${at}/settings/theme`, { tokens: {} }, { 'if-match': '"0"' })
  // What ads lack is told with what is published.
  await site.asOperator(
    'PUT',
    `${at}/settings/profile`,
    { ...profile, mandatory: ['quote'] },
    { 'if-match': `"${Number(first) + 1}"` },
  )
  const demo = await openBench(site.browser, `${site.demo}/showroom/bench/`)
  await press(demo.page, 'Kystakademiet')
  await press(demo.page, 'Udgiv')
  await expect(demo.page.getByLabel('Nøgle')).toHaveCount(0)
  await press(demo.page, 'Design')
  await demo.page.locator('#light--opslag-color-accent').fill('#5b1a66')
  await press(demo.page, 'Udgiv')
  await demo.page.getByRole('link', { name: 'Åbn designet på serveren' }).click()
  await demo.page.waitForURL(`${site.api}/bench/**`)
  const { page } = demo
  await expect(page.locator('#light--opslag-color-accent')).toHaveValue('#5b1a66')
  await press(page, 'Udgiv')
  await page.getByLabel('Institutionens korte navn').fill(slug)
  await page.getByLabel('Nøgle').fill(site.adminKey)
  await press(page, 'Brug nøglen')
  // The form is gone: the hand is where the institution has come, and hears of it.
  await expect(page.locator('#opened')).toBeFocused()
  await expect(page.locator('#opened')).toHaveText(slug)
  await expect(page.locator('#said')).toContainText('Nøglen virker. Institutionen har 1 version')
  // What the server says of a file that it does not take is said beside its field.
  const font = async (buffer: Buffer) => {
    await page.locator('#upload-font').setInputFiles({ name: 'husets.woff2', mimeType: 'font/woff2', buffer })
    await page.locator('#upload-licence').fill('OFL 1.1')
    await page.getByLabel('Brug den til').selectOption({ label: 'Brødtekst' })
    await press(page, 'Læg skrift op')
  }
  await font(Buffer.from('%PDF-1.7 brev'))
  await expect(page.locator('#upload-font-refused')).toContainText('ikke en skrift')
  assert.equal(await page.locator('#upload-font').inputValue(), 'C:\\fakepath\\husets.woff2', 'it stays chosen')
  await page
    .locator('#upload-logo')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.alloc(9_000_000) })
  await page.locator('#upload-logo-text').fill('Huset ved Havet')
  await press(page, 'Læg logo op')
  await expect(page.locator('#upload-logo-refused')).toContainText('MB')
  await expect(page.locator('#upload-font-refused')).toBeEmpty()
  // A draft says for good what it left out, since the server does not have it.
  await press(page, 'Design')
  await page.locator('#part-own summary').click()
  const bytes = readFileSync('themes/standard/fonts/ibm-plex-sans-600.woff2')
  await page.locator('#font-file').setInputFiles({ name: 'Husets-Bold.woff2', mimeType: 'font/woff2', buffer: bytes })
  await page.locator('#part-fonts summary').click()
  await page.locator('[id="light--opslag-font-heading-choice"]').selectOption({ label: 'Husets' })
  await page.locator('#part-logo summary').click()
  const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
  await page
    .locator('#logo-file')
    .setInputFiles({ name: 'huset.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(logo) })
  await press(page, 'Udgiv')
  await expect(page.locator('form .note')).toContainText('Ikke lagt op endnu: Husets og huset.svg.')
  await page.getByLabel('Hvad er det for en kladde?').fill('Halv')
  await press(page, 'Gem som kladde')
  await expect(page.locator('#said')).toHaveText(/Gemt som version 2\..* Uden Husets og huset\.svg\./)
  await expect(page.locator('.version h4').first()).toHaveText('Version 2: Halv. Uden Husets og huset.svg')
  const half = (await site.asOperator('GET', `${at}/theme-versions`)) as ThemeVersionList
  assert.equal(half.items[0]?.note, 'Halv. Uden Husets og huset.svg')
  await font(readFileSync('node_modules/@fontsource/dm-serif-display/files/dm-serif-display-latin-400-normal.woff2'))
  // What it is used for was asked, is said, and can be undone.
  await expect(page.locator('#said')).toContainText('bruges nu til brødtekst. »Fortryd«')
  await press(page, 'Fortryd')
  await expect(page.locator('#said')).toContainText('Fortrudt: Skriften i brødtekst')
  await press(page, 'Design')
  // What was opened there is open still.
  await expect(page.locator('#part-fonts')).toHaveAttribute('open', '')
  const choice = page.locator('[id="light--opslag-font-heading-choice"]')
  await expect(choice.locator('option', { hasText: 'DM Serif Display' })).not.toHaveCount(0)
  await choice.selectOption({ label: `${slug}.DM Serif Display` })
  await press(page, 'Udgiv')
  await page.getByLabel('Hvad er det for en kladde?').fill('Blomme')
  await press(page, 'Gem som kladde')
  const version = page.locator('.version', { hasText: 'Blomme' })
  await expect(version).toContainText('Kladde')
  await page.setViewportSize({ width: 360, height: 900 })
  await looked(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await version.getByRole('button', { name: /^Vis version/ }).click()
  // Before it is pressed it is said what can follow.
  await expect(page.locator('#preview-links ~ .hint').first()).toContainText(
    'om en side har et, kan værkbordet ikke se',
  )
  const link = page.getByRole('link', { name: home }).first()
  await expect(link).toHaveAttribute('href', /opslag-theme=/)
  await expect(page.locator('#preview-links')).toBeFocused()
  await expect(link).toBeInViewport()
  const worn = /Opslag vaerkbordet\.DM Serif Display"? of .*Opslag vaerkbordet\.DM Serif Display/
  assert.match(await fontsOn((await link.getAttribute('href')) ?? ''), worn)
  assert.doesNotMatch(await fontsOn(home), worn)
  await version.getByRole('button', { name: /^Udgiv version/ }).click()
  await press(page, 'Ja, udgiv')
  await expect(version).toContainText('I brug nu')
  await expect(page.locator('main .note').first()).toContainText('Ét åbent opslag mangler nu et citat (quote)')
  assert.match(await fontsOn(home), worn)
  assert.match(await fontsOn(`${home}frame`), worn)
  const earlier = page.locator('.version').last()
  await earlier.getByRole('button', { name: /^Gå tilbage/ }).click()
  await press(page, 'Ja, udgiv')
  await expect(earlier).toContainText('I brug nu')
  assert.doesNotMatch(await fontsOn(home), worn)
  // Another day: what the design names of the institution's own is taken along, and nothing is to be mended.
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await press(page, 'Udgiv')
  await page.getByLabel('Institutionens korte navn').fill(slug)
  await page.getByLabel('Nøgle').fill(site.adminKey)
  await press(page, 'Brug nøglen')
  await version.getByRole('button', { name: /^Arbejd videre/ }).click()
  await expect(page.locator('#said')).toContainText('er åbnet på værkbordet')
  await expect(page.getByText('Intet at rette')).toBeVisible()
  await press(page, 'Design')
  await expect(page.locator('.theme[aria-pressed=true]')).toHaveCount(0)
  await press(page, 'Udgiv')
  const kept = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])
  assert.deepEqual(kept, ['', 0, 0], 'nothing is kept on the device')
  await press(page, 'Glem nøglen')
  await expect(page.locator('#key-institution')).toBeFocused()
  // The English bench writes dates as the rest of the system does.
  await page.getByRole('link', { name: 'English' }).click()
  await press(page, 'Publish')
  await page.getByLabel('The institution’s short name').fill(slug)
  await page.getByLabel('Key').fill(site.adminKey)
  await press(page, 'Use the key')
  await expect(page.locator('.version .hint').last()).toHaveText(/^Saved \d{1,2} \w{3,4} \d{4}, \d\d:\d\d$/)
  await demo.context.close()
})
