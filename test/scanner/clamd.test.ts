import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Application } from '../../server/contract/application.ts'
import { documents } from '../../server/db/schema/index.ts'
import { asSystem } from '../../server/db/scope.ts'
import { scannerAt } from '../../server/files/scan/clamd.ts'
import { scanDue } from '../../server/files/scan/queue.ts'
import { application, apply, newJob, receiptOf, refusalOf } from '../server/applications/recruitment.ts'
import { upload } from '../server/files/upload.ts'
import { docx, docxParts, EICAR, largePdf, odt, odtParts, pdf, type ZipPart, zip } from '../support/documents.ts'
import { reading, testServer } from '../support/server.ts'

// The real scanner in the path: what `npm test` starts, with a signature file of its own.
const address = process.env.TEST_CLAMD_URL
if (!address) throw new Error('Run the scanner tests through `npm test -- scanner`.')
const scanner = scannerAt(address)
const server = await testServer()
const { app, db, deps, store, newInstitution } = server
deps.scanner = scanner
const institution = await newInstitution()
const { id: job } = await newJob(server, institution)

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 4_096) yield bytes.subarray(at, at + 4_096)
}

const evil = (parts: ZipPart[]) => zip([...parts, ['word/media/image1.png', EICAR]])
const embedded = () => {
  const before = `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length ${EICAR.length} >>\nstream\n`
  return Buffer.from(`${before}${EICAR}\nendstream\nendobj\n${pdf().toString('latin1').slice(9)}`, 'latin1')
}
const stored = () => zip(docxParts(EICAR).map(([name, content]) => [name, content, { compress: false }] as ZipPart))

test('the scanner finds the test virus plain, in a pdf, and packed in documents', async () => {
  const infected = {
    plain: Buffer.from(EICAR),
    pdf: embedded(),
    zip: await zip([['a/b.txt', EICAR]]),
    docx: await evil(docxParts()),
    text: await stored(),
    odt: await evil(odtParts()),
  }
  for (const [what, bytes] of Object.entries(infected))
    assert.equal(await scanner.scan(inPieces(bytes)), 'infected', what)
  for (const bytes of [pdf(), await docx(), await odt(), largePdf(2_000_000)])
    assert.equal(await scanner.scan(inPieces(bytes)), 'clean')
})

test('what is infected is taken with its application, never served, and blocked when it has been looked at', async () => {
  const sent = {
    'a.pdf': embedded(),
    'b.docx': await evil(docxParts()),
    'c.odt': await evil(odtParts()),
    'd.pdf': pdf('rent'),
  }
  const uploads: string[] = []
  for (const [name, content] of Object.entries(sent)) {
    const { id, status } = await upload(server, institution, { job, name, content })
    assert.equal(status, 'pending')
    uploads.push(id)
  }
  const { reference } = await receiptOf(await apply(server, institution, job, application({ documents: uploads })))
  const place = `/v1/institutions/${institution.slug}/applications/${reference}`
  const read = async () => Application.parse(await (await app.request(place, reading())).json()).documents
  for (const { id } of await read())
    assert.equal(await refusalOf(await app.request(`${place}/documents/${id}`, reading())), 'unavailable')
  await scanDue(deps)
  assert.deepEqual(
    (await read()).map(({ name, status, fault }) => [name, status, fault]),
    [
      ['a.pdf', 'blocked', 'infected'],
      ['b.docx', 'blocked', 'infected'],
      ['c.odt', 'blocked', 'infected'],
      ['d.pdf', 'clean', null],
    ],
  )
  for (const { id, status } of await read()) {
    const answer = await app.request(`${place}/documents/${id}`, reading())
    assert.equal(answer.status, status === 'clean' ? 200 : 422)
    assert.equal(
      [...store.records.keys()].some((name) => name.includes(id)),
      status === 'clean',
    )
  }
  const keys = await asSystem(db, (tx) =>
    tx.select({ key: documents.wrappedKey }).from(documents).where(eq(documents.status, 'blocked')),
  )
  assert.deepEqual(keys, [{ key: null }, { key: null }, { key: null }])
})

test('it says what it is, and that its own signatures have no date', async () => {
  assert.equal(await scanner.signaturesFrom(), null)
})
