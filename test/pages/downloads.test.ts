import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Page } from '@playwright/test'
import type { Application } from '../../server/contract/application.ts'
import type { DownloadTicket } from '../../server/contract/document.ts'
import { faultIn } from '../../server/files/checks/check.ts'
import { upload } from '../server/files/upload.ts'
import { docx, exif, odt, pdf } from '../support/documents.ts'
import { startWorkshop, visitor } from '../support/site.ts'
import { fromPage, newJob } from './candidate.ts'

const site = await startWorkshop()
const institution = { slug: 'kystakademiet' }
const at = `/v1/institutions/${institution.slug}`
/** The server as a page of the institution reaches it. */
const app = {
  request: (path: string, init: RequestInit) =>
    fetch(site.api + path, { ...init, headers: { ...(init.headers as Record<string, string>), origin: site.demo } }),
}

/** A picture as a browser writes it: red above, blue below. */
const painted = (page: Page, type: string): Promise<Buffer> =>
  page
    .evaluate(async (kind) => {
      const canvas = new OffscreenCanvas(32, 48)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      context.fillStyle = '#f00'
      context.fillRect(0, 0, 32, 24)
      context.fillStyle = '#00f'
      context.fillRect(0, 24, 32, 24)
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: kind, quality: 1 })).arrayBuffer())]
    }, type)
    .then((bytes) => Buffer.from(bytes))

/** What a viewer shows of a picture: its size, and the colour of its first and last corner. */
const seen = (page: Page, bytes: Buffer) =>
  page.evaluate(
    async (all) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(all)]))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      context.drawImage(bitmap, 0, 0)
      const corners = [
        context.getImageData(1, 1, 1, 1),
        context.getImageData(bitmap.width - 2, bitmap.height - 2, 1, 1),
      ]
      return [
        bitmap.width,
        bitmap.height,
        ...corners.map(({ data: [red = 0, , blue = 0] }) => (red > blue ? 'red' : 'blue')),
      ]
    },
    [...bytes],
  )

test('each kind of document comes out of the browser as it went in, as a file, and opens', async () => {
  const { page, context } = await visitor(site.browser)
  await page.goto(`${site.demo}/no-script/`)
  const photo = await painted(page, 'image/jpeg')
  // As a telephone writes it: held sideways, with the place where it was taken.
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), exif({ orientation: 6, place: '55.6761N' })])
  segment.writeUInt16BE(segment.length - 2, 2)
  const sent: Record<string, Buffer> = {
    'Ansøgning.pdf': pdf('Kære udvalg'),
    'CV.docx': await docx('Åse'),
    'Bilag.odt': await odt('Ærø'),
    'Foto.jpg': Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]),
    'Bevis.png': await painted(page, 'image/png'),
  }
  const job = await newJob(site, institution.slug, 'hentet')
  const documents: string[] = []
  for (const [name, content] of Object.entries(sent))
    documents.push((await upload({ app } as never, institution, { job: Number(job), name, content })).id)
  const { reference } = await fromPage(
    site,
    `${at}/jobs/${job}/applications`,
    {
      applicant: { name: 'Hanne Hentet', email: 'hanne@example.dk', phone: '00 00 00 03' },
      motivation: 'Derfor.',
      documents,
      acknowledged: '0',
      language: 'da',
    },
    { 'idempotency-key': 'hentet' },
  )
  const application = (await site.asOperator('GET', `${at}/applications/${reference}`)) as Application
  assert.equal(application.documents.length, 5)

  const headers: Record<string, string>[] = []
  page.on('response', (response) => headers.push(response.headers()))
  for (const { id, name } of application.documents) {
    const { url } = (await site.asOperator('GET', `${at}/applications/${reference}/documents/${id}`)) as DownloadTicket
    const before = page.url()
    const [download] = await Promise.all([page.waitForEvent('download'), page.goto(url).catch(() => undefined)])
    assert.equal(download.suggestedFilename(), name)
    assert.equal(page.url(), before, 'it is shown in no page')
    const bytes = await buffer(await download.createReadStream())
    assert.equal(await faultIn(name, bytes), null)
    const original = sent[name] as Buffer
    if (!/jpg|png/.test(name)) assert.ok(bytes.equals(original), name)
    else assert.deepEqual(await seen(page, bytes), await seen(page, original), name)
    if (name === 'Foto.jpg') {
      assert.deepEqual(await seen(page, bytes), [48, 32, 'blue', 'red'], 'as it was held')
      assert.ok(!bytes.includes('55.6761N'))
    }
  }
  assert.equal(headers.length, 5)
  for (const one of headers) {
    assert.match(one['content-disposition'] ?? '', /^attachment;/)
    assert.match(one['content-security-policy'] ?? '', /^sandbox;/)
    assert.equal(one['x-content-type-options'], 'nosniff')
  }
  await context.close()
})
