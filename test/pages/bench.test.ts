import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import type { Download, Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { fromBuffer } from 'yauzl'
import type { PlacedOrder } from '../../server/contract/order-form.ts'
import type { StoredSetting } from '../../server/contract/settings.ts'
import { validateFolder } from '../../themes/folder.ts'
import { readFolder } from '../../themes/read.ts'
import { expect } from '../support/expect.ts'
import { startSite, until, visitor } from '../support/site.ts'

const site = await startSite()
const BENCH = `${site.demo}/showroom/bench/`
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
const MUTED = '#light--opslag-color-text-muted'

async function open(address = BENCH, options = {}) {
  const { page, context, errors, requests } = await visitor(site.browser, options)
  await page.goto(address)
  await expect(page.locator('.theme').first()).toBeVisible()
  return { page, context, errors, requests }
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
/** The colour of what is secondary in the list of the examples. */
const seen = (page: Page) =>
  page
    .locator('.place opslag-job-list .caption')
    .first()
    .evaluate((one) => getComputedStyle(one).color)
/** What was handed to the designer. */
async function bytesOf(download: Promise<Download>): Promise<Buffer> {
  const home = mkdtempSync(path.join(tmpdir(), 'opslag-bench-'))
  const file = path.join(home, 'file')
  await (await download).saveAs(file)
  const bytes = readFileSync(file)
  rmSync(home, { recursive: true })
  return bytes
}

/** Goes through all views: nothing for axe to report, nothing wider than the page or to be scrolled sideways. The examples are looked at where they are made. */
async function looked(page: Page) {
  await page.evaluate(axe)
  const views = page.locator('nav button')
  for (const view of [0, 1, 2, 3]) {
    await views.nth(view).click()
    await expect(views.nth(view)).toHaveAttribute('aria-current', 'page')
    const { violations } = await page.evaluate<AxeResults>(
      "axe.run({ exclude: ['.examples'] }, { resultTypes: ['violations'] })",
    )
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    const over = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.scroll')].map(
        (one) => one.scrollWidth - one.clientWidth,
      ),
    )
    assert.deepEqual([found, Math.max(...over)], [[], 0], `view ${view}`)
  }
}

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
  await title.evaluate(() => {
    const seen = { shift: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift' })
  })
  release()
  const [said, shift] = await title.evaluate(async (one) => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))
    const came = [...document.fonts].flatMap(({ family, status }) => (status === 'loaded' ? family : []))
    const { seen } = globalThis as unknown as { seen: { shift: number } }
    return [`${getComputedStyle(one).fontFamily.split(',')[0]} of ${came}`, seen.shift] as const
  })
  assert.ok(shift <= 0.01, `${address} moved by ${shift}`)
  await context.close()
  return said
}

/** Unpacks a folder as its theme's readers find it. */
async function unpacked(bytes: Buffer) {
  const home = mkdtempSync(path.join(tmpdir(), 'opslag-bench-'))
  await new Promise<void>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (!archive) return reject(error)
      archive.on('end', resolve).on('error', reject)
      archive.on('entry', (entry) =>
        archive.openReadStream(entry, async (failed, stream) => {
          if (!stream) return reject(failed)
          mkdirSync(path.dirname(path.join(home, entry.fileName)), { recursive: true })
          writeFileSync(path.join(home, entry.fileName), Buffer.concat(await stream.toArray()))
          archive.readEntry()
        }),
      )
      archive.readEntry()
    }),
  )
  const folder = readFolder(home)
  rmSync(home, { recursive: true })
  return folder
}

test('a contrast of 3.9 is said beside its colour, mended by its suggestion, undone, redone and shared', async () => {
  const { page, context, errors } = await open()
  await press(page, 'Cykelstyrelsen')
  await page.locator(MUTED).fill('#77847e')
  const row = page.locator('.row', { has: page.locator(MUTED) })
  await expect(row).toContainText('kontrasten på »Baggrunden bag det hele« er 3,89')
  await expect(page.locator('#checked')).toHaveText('2 ting skal rettes.')
  await until('the examples wear it', async () => (await seen(page)) === 'rgb(119, 132, 126)')
  await row.getByRole('button', { name: /som kan læses|der kan læses/ }).click()
  await expect(row).not.toContainText('kontrasten på')
  await expect(page.locator(MUTED)).toBeFocused()
  const mended = await page.locator(MUTED).inputValue()
  assert.notEqual(mended, '#77847e')
  await page.keyboard.press('Control+z')
  await expect(page.locator(MUTED)).toHaveValue('#77847e')
  await expect(page.locator('#said')).toContainText('Fortrudt: Hjælpetekster')
  await page.keyboard.press('Control+Shift+z')
  await expect(page.locator(MUTED)).toHaveValue(mended)

  await press(page, 'Del')
  await expect(page.getByLabel('Linket')).toHaveValue(/#design=/)
  const link = await page.getByLabel('Linket').inputValue()
  await page.keyboard.press('Escape')
  await expect(page.locator('#share')).toBeFocused()
  const other = await open(link)
  await expect(other.page.locator(MUTED)).toHaveValue(mended)
  await expect(other.page.locator('.theme[aria-pressed=true]')).toContainText('Cykelstyrelsen')
  // A spoiled one takes nothing of what is there.
  await other.page.evaluate((hash) => location.replace(hash), `${new URL(link).hash.slice(0, -9)}`)
  await expect(other.page.locator('.notice')).toContainText('Dit eget design er her stadig')
  await expect(other.page.locator(MUTED)).toHaveValue(mended)
  assert.deepEqual([errors, other.errors], [[], []])
  await context.close()
  await other.context.close()
})

test('the folder is delivered when it is whole, and passes the check; what is no font or logo is refused in words', async () => {
  const { page, context, errors } = await open(BENCH, { acceptDownloads: true })
  await press(page, 'Østersøkonservatoriet')
  await page.getByLabel('Institutionens navn').fill('Huset ved Havet')
  await press(page, 'Aflever')
  await expect(page.locator('#folder-missing')).toContainText('Der er intet logo')
  await press(page, /^Der er intet logo/)
  await expect(page.locator('#logo-file')).toBeFocused()
  const logo = (buffer: Buffer) =>
    page.locator('#logo-file').setInputFiles({ name: 'huset.svg', mimeType: 'image/svg+xml', buffer })
  await logo(Buffer.alloc(9_000_000, ' '))
  await expect(page.locator('#logo-refused')).toContainText('9.000 kB')
  await logo(Buffer.from(SVG))
  await page.getByLabel('Hvem ejer logoet').fill('Huset selv')

  await page.locator('#part-own summary').click()
  const font = (name: string, buffer: Buffer) =>
    page.locator('#font-file').setInputFiles({ name, mimeType: 'font/woff2', buffer })
  await font('brev.woff2', Buffer.from('%PDF-1.7'))
  await expect(page.locator('#font-refused')).toContainText('ikke en skrift')
  await font('hul.woff2', Buffer.concat([Buffer.from('wOF2'), Buffer.alloc(400)]))
  await expect(page.locator('#font-refused')).toContainText('i stykker')
  await font('Husets-Bold.woff2', readFileSync('themes/standard/fonts/ibm-plex-sans-600.woff2'))
  await page.getByLabel('Hvem ejer skriften').fill('IBM, OFL 1.1')
  await page.locator('#part-fonts summary').click()
  await page.locator('[id="light--opslag-font-heading-choice"]').selectOption({ label: 'Husets' })

  await press(page, 'Aflever')
  await expect(page.locator('.good').last()).toContainText('består tjekket')
  const download = page.waitForEvent('download')
  await press(page, 'Hent mappen')
  assert.equal((await download).suggestedFilename(), 'huset-ved-havet.zip')
  const folder = await unpacked(await bytesOf(download))
  assert.deepEqual(validateFolder(folder), [])
  assert.deepEqual(Object.keys(folder.files).sort(), ['fonts/husets-700.woff2', 'logo.svg'])
  assert.match(folder.fonts ?? '', /"Opslag Husets Fallback"[^}]+size-adjust: 96\.\d+%/)
  assert.match(folder.logo ?? '', /<title>Huset ved Havet<\/title>/)
  assert.deepEqual(errors, [])
  await context.close()
})

test('a pasted page wears the design in a frame without a session: its scripts do not run, and it fetches from nowhere', async () => {
  const { page, context } = await open()
  const asked: string[] = []
  await context.route('https://evil.example/**', (route) => {
    asked.push(route.request().url())
    return route.abort()
  })
  await page.getByLabel('En side af din egen').check()
  const html = `<main><h1>Job</h1><opslag-job-list institution="cykelstyrelsen"></opslag-job-list>
    <opslag-job-list id="lost" institution="findes-ikke"></opslag-job-list></main>
    <script>parent.postMessage('ran', '*'); document.title = 'ran'</script><script src="https://evil.example/x.js"></script>
    <img src="https://evil.example/x.png" onerror="document.title = 'ran'"><link rel="stylesheet" href="https://evil.example/x.css">`
  await page.getByLabel('Sidens HTML').fill(html)
  await press(page, 'Vis siden')
  const frame = page.frameLocator('.stage iframe')
  await expect(frame.locator('opslag-job-list [part=title]').first()).toBeVisible()
  // An institution that the server does not have shows the example's positions, and that is said.
  await expect(page.locator('.own-page .note')).toContainText('ingen institution, der hedder findes-ikke')
  await expect(frame.locator('#lost [part=title]').first()).toBeVisible()
  await page.locator('#light--opslag-color-link').fill('#7a1f5c')
  const link = frame.locator('opslag-job-list [part=title] a').first()
  await until(
    'the page wears it',
    async () => (await link.evaluate((one) => getComputedStyle(one).color)) === 'rgb(122, 31, 92)',
  )
  const inside = page.frames().find((one) => one.url().includes('own-page'))
  assert.deepEqual(await inside?.evaluate(() => [self.origin, document.title]), ['null', ''])
  assert.ok(!(await inside?.evaluate(() => Reflect.has(parent, 'document') && !!parent.document).catch(() => false)))
  assert.deepEqual(asked, [])
  await context.close()
})

test('an order is said to be wrong field by field, and makes an institution when it is whole', async () => {
  const { page, context } = await open(`${BENCH}en/`, { acceptDownloads: true })
  await press(page, 'Deliver')
  const order = page.locator('form')
  await press(page, 'Fetch the order as a file')
  await expect(page.locator('[id="order-name"]')).toBeFocused()
  const fill = async (fields: Record<string, string>) => {
    for (const [id, value] of Object.entries(fields)) await order.locator(`[id="order-${id}"]`).fill(value)
  }
  const person = { name: 'Karla Holm', email: 'karla@huset.example', phone: '00 00 00 01' }
  await fill({
    name: 'Huset ved Havet',
    cvr: '99 99 99 93',
    ean: '5798000000002',
    street: 'Kajen 1',
    postalCode: '4800',
    city: 'Nykøbing F',
    ...Object.fromEntries(Object.entries(person).map(([name, value]) => [`contact.${name}`, value])),
    'users.0.name': person.name,
    'users.0.email': person.email,
  })
  await expect(page.locator('#order-slug')).toHaveValue('huset-ved-havet')
  await order.getByRole('radio', { name: /^Small/ }).check()
  await expect(page.locator('[id="order-ean-fault"]')).toContainText('Look for a slip')
  await fill({ ean: '5798 0000 00001' })
  await order.getByRole('button', { name: 'Add a production unit' }).click()
  await expect(order.locator('[id="order-units.0.pNumber"]')).toBeFocused()
  await fill({
    'units.0.pNumber': '1003403332',
    'units.0.name': 'Huset',
    'units.0.street': 'Kajen 1',
    'units.0.postalCode': '4800',
  })
  await looked(page)
  await press(page, 'Deliver')
  const download = page.waitForEvent('download')
  await press(page, 'Fetch the order as a file')
  const form = JSON.parse((await bytesOf(download)).toString())
  const placed = (await site.asOperator('POST', '/v1/orders', form)) as PlacedOrder
  assert.deepEqual([placed.institution.slug, placed.theme?.version], ['huset-ved-havet', 1])
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.printed')).toContainText('1003403332')
  await expect(page.locator('.printed')).toContainText('Links, the titles of jobs among them#')
  await expect(page.locator('.printed')).toContainText(/Date: \d+ \w+ 20\d\d/)
  await expect(page.locator('header')).toBeHidden()
  await context.close()
})

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
  const demo = await open()
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
  await font(readFileSync('node_modules/@fontsource/dm-serif-display/files/dm-serif-display-latin-400-normal.woff2'))
  await expect(page.locator('#said')).toContainText('er lagt op og valgt i designet')
  await page.getByLabel('Hvad er det for en kladde?').fill('Blomme')
  await press(page, 'Gem som kladde')
  const version = page.locator('.version', { hasText: 'Blomme' })
  await expect(version).toContainText('Kladde')
  await page.setViewportSize({ width: 360, height: 900 })
  await looked(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await version.getByRole('button', { name: /^Vis version/ }).click()
  const link = page.getByRole('link', { name: home }).first()
  await expect(link).toHaveAttribute('href', /opslag-theme=/)
  const worn = /Opslag vaerkbordet\.DM Serif Display"? of .*Opslag vaerkbordet\.DM Serif Display/
  assert.match(await fontsOn((await link.getAttribute('href')) ?? ''), worn)
  assert.doesNotMatch(await fontsOn(home), worn)
  await version.getByRole('button', { name: /^Udgiv version/ }).click()
  await press(page, 'Ja, udgiv')
  await expect(version).toContainText('I brug nu')
  await expect(page.locator('main .note')).toContainText('Ét åbent opslag mangler nu et citat (quote)')
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
  const kept = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])
  assert.deepEqual(kept, ['', 0, 0], 'nothing is kept on the device')
  await press(page, 'Glem nøglen')
  await expect(page.locator('#key-institution')).toBeFocused()
  await demo.context.close()
})

test('at 360 px nothing is scrolled sideways or reported by axe, and work that is neither shared nor fetched is asked about', async () => {
  const { page, context } = await open(BENCH, { viewport: { width: 360, height: 900 } })
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  await press(page, 'Kystakademiet')
  await page.locator('[id="light--opslag-font-size"]').fill('13')
  await looked(page)
  const asked = page.waitForEvent('dialog')
  const leaving = page.close({ runBeforeUnload: true })
  const dialog = await asked
  assert.equal(dialog.type(), 'beforeunload')
  await dialog.accept()
  await leaving
  await context.close()
})
