import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS } from '../../server/contract/limits.ts'
import { largePdf } from '../support/documents.ts'
import { expect } from '../support/expect.ts'
import { startSite, until, visitor } from '../support/site.ts'

const site = await startSite()

/** A job of the demo institution that takes documents. */
async function openJob(): Promise<string> {
  const place = `${site.api}/v1/institutions/cykelstyrelsen/jobs`
  const { items } = (await (await fetch(place)).json()) as { items: { id: string }[] }
  for (const { id } of items) {
    const { form } = (await (await fetch(`${place}/${id}`)).json()) as { form: { documents: { max: number } } | null }
    if (form && form.documents.max > 0) return id
  }
  throw new Error('no job takes documents')
}

test('a line that breaks in the middle of a file is told at once, and what is left is sent when it is back', async () => {
  const { page, context, requests, errors } = await visitor(site.browser, { viewport: { width: 360, height: 740 } })
  const parts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') parts.push(request.headers()['upload-offset'] ?? '')
  })
  await page.goto(`${site.demo}/cykelstyrelsen/job/?apply=${await openJob()}`)
  const field = page.locator('opslag-application-form input[type=file]')
  await field.waitFor({ state: 'attached' })
  const isClient = (url: string) => /\/chunks\/upload-/.test(url)
  assert.ok(!requests.some(isClient), 'the upload client comes when a file is chosen')

  // Half a megabyte in a second, so that there is a middle.
  const line = await context.newCDPSession(page)
  const narrow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 600_000 }
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', narrow)
  const content = largePdf(2_400_000)
  await field.setInputFiles({ name: 'Mit CV.pdf', mimeType: 'application/pdf', buffer: content })
  const files = page.locator('opslag-application-form .files')
  await expect(files).toContainText('Mit CV.pdf')
  assert.ok(requests.some(isClient))
  await until('the second part', async () => parts.length >= 2)
  await line.send('Network.emulateNetworkConditions', { ...narrow, offline: true })
  await expect(files).toContainText('Forbindelsen er afbrudt', { timeout: 2_000 })
  await line.send('Network.emulateNetworkConditions', { ...narrow, uploadThroughput: -1 })
  await expect(files).toContainText('Vedlagt', { timeout: 8_000 })

  const least = Math.ceil(content.length / LIMITS.uploadPart)
  assert.ok(parts.length <= least + 1, `${parts.length} parts for ${least}`)
  assert.equal(new Set(requests.filter((url) => /\/uploads\/./.test(url)).map((url) => new URL(url).pathname)).size, 1)
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0])
  assert.deepEqual(
    errors.filter((error) => !/ERR_INTERNET_DISCONNECTED/.test(error)),
    [],
  )
  await context.close()
})
