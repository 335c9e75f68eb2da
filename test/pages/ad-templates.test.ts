import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startSite, visitor } from '../support/site.ts'
import { shiftOf, watchShift } from './shifts.ts'

const site = await startSite()
const { items } = (await (await fetch(`${site.api}/v1/institutions/kystakademiet/jobs`)).json()) as {
  items: { id: string; url: string }[]
}
const [job] = items

test('an ad by an institution’s own template stands on its page with its picture, from our server, and nothing moves', async () => {
  const { context, page, requests, errors } = await visitor(site.browser, { viewport: { width: 1280, height: 900 } })
  // The picture comes last, as over a poor line.
  let release = () => {}
  const held = new Promise<void>((done) => (release = done))
  await page.route('**/pictures/**', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${site.demo}/kystakademiet/karriere/stilling/?job=${job?.id}`)
  const ad = page.locator('opslag-job-ad')
  await ad.locator('[part=facts]').waitFor()
  const picture = ad.getByRole('img', { name: /skoleskibet Ternen/ })
  const before = await picture.boundingBox()
  await watchShift(page)
  release()
  await picture.evaluate((image: HTMLImageElement) => image.decode())
  assert.deepEqual(await picture.boundingBox(), before)
  assert.equal(await shiftOf(page), 0)
  assert.match(await picture.evaluate((image: HTMLImageElement) => image.currentSrc), /\/pictures\/.*\.webp$/)
  for (const needed of ['Fakta om stillingen', 'Sådan ansætter vi', 'Kom og se os', 'Sådan søger du'])
    await ad.getByRole('heading', { name: needed }).waitFor()
  const origins = new Set(requests.map((address) => new URL(address).origin))
  assert.deepEqual([...origins].sort(), [site.api, site.demo].sort())
  assert.deepEqual(errors, [])
  await context.close()
})

test('the same ad stands on our portal without script, and its picture with those who share its address', async () => {
  const { context, page, errors } = await visitor(site.browser, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  })
  await page.goto(`${site.api}/portal/kystakademiet/jobs/${job?.id}`)
  const picture = page.getByRole('img', { name: /skoleskibet Ternen/ })
  const { width = 0, y = 999 } = (await picture.boundingBox()) ?? {}
  assert.ok(width > 280 && y < 400, `${width} px wide at ${y}`)
  const shared = await page.locator('meta[property="og:image"]').getAttribute('content')
  const answer = await fetch(shared ?? '')
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/jpeg'])
  assert.deepEqual(errors, [])
  await context.close()
})
