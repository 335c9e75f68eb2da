import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { Download, Locator, Page } from '@playwright/test'
import { fromBuffer } from 'yauzl'
import type { PlacedOrder } from '../../server/contract/order-form.ts'
import { validateFolder } from '../../themes/folder.ts'
import { readFolder } from '../../themes/read.ts'
import { expect } from '../support/expect.ts'
import { startSite, until } from '../support/site.ts'
import { looked, openBench, press } from './bench.ts'

const site = await startSite()
const BENCH = `${site.demo}/showroom/bench/`
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
const MUTED = '#light--opslag-color-text-muted'

const open = (address = BENCH, options = {}) => openBench(site.browser, address, options)
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
  await expect(row).toContainText('kontrasten er 3,89 på »Baggrunden bag det hele« og ')
  await expect(page.locator('#checked')).toHaveText('1 ting skal rettes.')
  await until('the examples wear it', async () => (await seen(page)) === 'rgb(119, 132, 126)')
  // What it cannot be read on may be what is to be changed.
  await row.getByRole('button', { name: 'Gå til: Baggrunden bag filtre' }).click()
  await expect(page.locator('#light--opslag-color-surface-subtle')).toBeFocused()
  await row.getByRole('button', { name: /som kan læses|der kan læses/ }).click()
  await expect(row).not.toContainText('kontrasten er')
  await expect(page.locator(MUTED)).toBeFocused()
  const mended = await page.locator(MUTED).inputValue()
  assert.notEqual(mended, '#77847e')
  await page.keyboard.press('Control+z')
  await expect(page.locator(MUTED)).toHaveValue('#77847e')
  await expect(page.locator('#said')).toContainText('Fortrudt: Hjælpetekster')
  await page.keyboard.press('Control+Shift+z')
  await expect(page.locator(MUTED)).toHaveValue(mended)

  // What is no colour is not shown, and what is shown instead is said beside it.
  await page.locator(MUTED).fill('lysegrå')
  await expect(row).toContainText('Så længe viser eksemplerne #696969.')
  await expect(row.locator('input[type=color]')).toHaveValue('#696969')
  await until('the examples wear the standard’s', async () => (await seen(page)) === 'rgb(105, 105, 105)')
  await page.locator(MUTED).fill(mended)
  await expect(row).not.toContainText('Så længe')

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
  await expect(page.locator('#logo-file')).toHaveAccessibleDescription(/Der er intet logo/)
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

test('two designs are compared on light pages and on dark ones', async () => {
  const { page, context } = await open()
  await press(page, 'Østersøkonservatoriet')
  await press(page, 'Sammenlign')
  const [other, own] = [0, 1].map((index) => page.locator('.both > section').nth(index))
  const ground = (section: typeof other) =>
    section
      ?.locator('.place')
      .first()
      .evaluate((one) => getComputedStyle(one).backgroundColor)
  const light = await ground(own)
  await page.getByLabel('Vis det på en mørk side').check()
  await until('it is dark', async () => (await ground(own)) !== light)
  await expect(other as Locator).toContainText('ingen farver til mørke sider')
  await expect(own as Locator).not.toContainText('ingen farver til mørke sider')
  // A light sheet on the dark page, with no text on its edge.
  const sheet = (other as Locator).locator('.place > *').first()
  const edge = await sheet.evaluate((one) => one.getBoundingClientRect().left)
  assert.ok(
    (await sheet
      .locator('[part=title]')
      .first()
      .evaluate((one) => one.getBoundingClientRect().left)) >
      edge + 9,
  )
  await page.getByLabel('Vis det på en mørk side').uncheck()
  await until('it is light', async () => (await ground(own)) === light)
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
  // The example gives a coloured list room, so that no text stands on its edge.
  await press(page, 'Brug et eksempel')
  await expect(frame.locator('opslag-job-list [part=title]').first()).toBeVisible()
  const [edge = 0, text = 0] = await Promise.all(
    ['opslag-job-list', 'opslag-job-list [part=title]'].map((one) =>
      frame
        .locator(one)
        .first()
        .evaluate((shown) => shown.getBoundingClientRect().left),
    ),
  )
  assert.ok(text > edge + 9, `${text} beside ${edge}`)
  await context.close()
})

test('an order is said to be wrong field by field, and makes an institution when it is whole', async () => {
  const { page, context } = await open(`${BENCH}en/`, { acceptDownloads: true })
  await press(page, 'Østersøkonservatoriet')
  await page.getByLabel('The institution’s name').fill('Huset ved Havet')
  await page.locator('#part-logo summary').click()
  await page
    .locator('#logo-file')
    .setInputFiles({ name: 'huset.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG) })
  await expect(page.locator('.logo img')).toBeVisible()
  await page.getByLabel('The institution’s name').fill('')
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
  // The whole design: every colour on light pages and on dark ones, and everything else that was decided.
  const row = page.locator('.printed tr', { hasText: 'Links, the titles of jobs among them' })
  await expect(row).toHaveText(/them\s+#\w{6}\s+#\w{6}$/)
  await expect(page.locator('.printed tr .dot')).toHaveCount(32)
  for (const said of ['The corners of fields, buttons and boxes', 'The font of headings', 'huset.svg. Huset ved Havet'])
    await expect(page.locator('.printed')).toContainText(said)
  await expect(page.locator('.printed')).toContainText(/Date: \d+ \w+ 20\d\d/)
  await expect(page.locator('header')).toBeHidden()
  await context.close()
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
