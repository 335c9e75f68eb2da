import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { Upload } from 'tus-js-client'
import { LIMITS } from '../server/contract/limits.ts'
import { faultIn } from '../server/files/checks/check.ts'
import { type Running, removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { docxParts, jpg, png, zip } from '../test/support/documents.ts'
import { bombZip, lyingZip, overlappingZip, rawZip } from '../test/support/hostile-files.ts'
import { openLine } from './line.ts'
import { median, printTable } from './table.ts'

const INSTITUTION = 'cykelstyrelsen'
const MB = 1_000_000

/** A PDF of so many bytes, which do not pack. */
function pdfOf(bytes: number): Buffer {
  const start = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nstream\n', 'latin1')
  const end = Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n', 'latin1')
  return Buffer.concat([start, randomBytes(bytes - start.length - end.length), end])
}

/** A built server at the end of a line, and how to upload to it over that line. */
async function serverBehind(line: Awaited<ReturnType<typeof openLine>>) {
  const folder = scratchFolder()
  const origin = `http://localhost:${line.port}`
  const running: Running = await startBuilt(folder, { OPSLAG_ORIGIN: origin })
  line.lead(Number(new URL(running.origin).port))
  const list = await fetch(`${running.origin}/v1/institutions/${INSTITUTION}/jobs`)
  const { items } = (await list.json()) as { items: { id: string }[] }
  let job = ''
  for (const { id } of items) {
    const ad = await fetch(`${running.origin}/v1/institutions/${INSTITUTION}/jobs/${id}`)
    const { form } = (await ad.json()) as { form: { documents: { max: number } } | null }
    if (form && form.documents.max > 0) job = id
  }
  const upload = (content: Buffer, name = 'cv.pdf') =>
    new Promise<string>((resolve, reject) => {
      const tus = new Upload(content, {
        endpoint: `${origin}/v1/institutions/${INSTITUTION}/uploads`,
        chunkSize: LIMITS.uploadPart,
        metadata: { filename: name, job },
        headers: { Origin: origin },
        retryDelays: Array(50).fill(20),
        onShouldRetry: () => true,
        onSuccess: () => resolve(tus.url as string),
        onError: reject,
      })
      tus.start()
    })
  const stateOf = async (url: string) => {
    const answer = await fetch(url.replace(origin, running.origin), { headers: { origin } })
    return (await answer.json()) as { status: string; received: number }
  }
  const end = async () => {
    line.close()
    await running.stop()
    removeFolder(folder)
  }
  return { running, upload, stateOf, end, files: path.join(folder, 'files') }
}

/** Twenty files at once, and what memory that takes beyond what one has taken. */
async function atOnce(): Promise<(string | number)[]> {
  const server = await serverBehind(await openLine())
  const content = pdfOf(10 * MB)
  await server.upload(content)
  await new Promise((go) => setTimeout(go, 2_000))
  const before = server.running.memory()?.now ?? Number.NaN
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, server.running.memory()?.now ?? 0)
  }, 20)
  const began = performance.now()
  const urls = await Promise.all(Array.from({ length: 20 }, () => server.upload(content)))
  const seconds = (performance.now() - began) / 1_000
  clearInterval(watch)
  const states = await Promise.all(urls.map(server.stateOf))
  const clean = states.filter(({ status }) => status === 'clean').length
  await server.end()
  return ['20 x 10 MB at once', `${clean} clean`, `${Math.round(most - before)} MB more`, '50 MB', seconds.toFixed(1)]
}

/** A hundred uploads, each cut once at a random byte: what was sent again, and how many files there are afterwards. */
async function cuts(): Promise<(string | number)[]> {
  const line = await openLine()
  const server = await serverBehind(line)
  const content = pdfOf(2_300_000)
  const parts = Math.ceil(content.length / LIMITS.uploadPart)
  const again: number[] = []
  let clean = 0
  const began = performance.now()
  for (let run = 0; run < 100; run++) {
    const before = line.sent
    line.cutAfter(Math.floor(Math.random() * content.length))
    const { status } = await server.stateOf(await server.upload(content))
    if (status === 'clean') clean++
    // Each request has a head of some hundred bytes beside its part.
    again.push(line.sent - before - content.length - (parts + 4) * 500)
  }
  const files = readdirSync(server.files).flatMap((one) => readdirSync(path.join(server.files, one))).length
  await server.end()
  const most = `${Math.max(...again)} bytes again at most, ${Math.max(0, Math.round(median(again)))} median`
  return [
    '100 cuts',
    `${clean} clean, ${files} files`,
    most,
    LIMITS.uploadPart,
    ((performance.now() - began) / 1_000).toFixed(1),
  ]
}

/** Files that mean no good: how soon each is refused, and what memory that takes. */
async function hostile(): Promise<void> {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;&a;">'.repeat(99)}]><x>&b;</x>`
  const inner = await zip(docxParts())
  const files: Record<string, [string, Buffer]> = {
    '200 MB of zeros': ['a.docx', await bombZip(200 * MB)],
    '99 MB of zeros': ['a.docx', await bombZip(99 * MB)],
    'archive in archive': ['a.docx', await zip([...docxParts(), ['word/a.bin', inner]])],
    'overlapping entries': ['a.docx', overlappingZip()],
    'size that lies': ['a.docx', lyingZip(docxParts(), 90 * MB)],
    '2,001 entries': ['a.docx', rawZip(Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}`, content: '' })))],
    'billion laughs': ['a.docx', await zip([...docxParts(), ['word/x.xml', laughs]])],
    'png of 50k x 50k': ['a.png', png({ width: 50_000, height: 50_000 })],
    'jpg of 50k x 50k': ['a.jpg', jpg({ width: 50_000, height: 50_000 })],
    'pdf of packed objects': [
      'a.pdf',
      Buffer.concat([
        Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n', 'latin1'),
        deflateSync(Buffer.alloc(99 * MB)),
        Buffer.from('\nendstream\nendobj\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n', 'latin1'),
      ]),
    ],
    '10 MB of noise in a pdf (taken)': ['a.pdf', pdfOf(10 * MB)],
    '10 MB of noise in a docx (taken)': [
      'a.docx',
      await zip([...docxParts(), ['word/media/a.png', randomBytes(9 * MB), { compress: false }]]),
    ],
  }
  const rows: (string | number)[][] = []
  for (const [what, [name, bytes]] of Object.entries(files)) {
    const times: number[] = []
    let fault: string | null = null
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    let most = before
    for (let run = 0; run < 5; run++) {
      const began = performance.now()
      fault = await faultIn(name, bytes)
      times.push(performance.now() - began)
      most = Math.max(most, process.memoryUsage().rss)
    }
    rows.push([what, fault ?? 'none', median(times).toFixed(1), 500, Math.round((most - before) / MB), 50])
  }
  printTable('Files that mean no good (medians of 5)', ['file', 'fault', 'ms', 'goal', 'MB more', 'goal'], rows)
}

/** Uploads in numbers, broken uploads, and hostile files. */
export async function benchUploads(): Promise<void> {
  const rows = [await atOnce(), await cuts()]
  printTable('Uploads to the built server', ['what', 'came of it', 'cost', 'goal', 'seconds'], rows)
  await hostile()
}

/** A file of 10 MB over 128 kbit/s, which takes eleven minutes: measured when it is asked for by name. */
export async function benchSlowLine(): Promise<void> {
  const server = await serverBehind(await openLine(128_000))
  const began = performance.now()
  const { status, received } = await server.stateOf(await server.upload(pdfOf(10 * MB)))
  const minutes = (performance.now() - began) / 60_000
  await server.end()
  printTable('A 10 MB file over 128 kbit/s', ['state', 'bytes', 'minutes'], [[status, received, minutes.toFixed(1)]])
}
