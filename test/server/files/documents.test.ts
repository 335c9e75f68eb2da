import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import type { Actor } from '../../../server/actors.ts'
import { openSession, secretOf } from '../../../server/candidates/session.ts'
import { Application, type ApplicationReceipt } from '../../../server/contract/application.ts'
import { CandidateDocuments } from '../../../server/contract/candidate.ts'
import { DownloadTicket } from '../../../server/contract/document.ts'
import { applications, auditEvents, documents } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { type Attachment, attachDocuments } from '../../../server/files/attach.ts'
import { eraseDocuments, removeErased } from '../../../server/files/erase.ts'
import { withPrepared } from '../../../server/files/prepare.ts'
import { documentsOfCandidate } from '../../../server/files/queries.ts'
import { wholeOf } from '../../../server/files/records.ts'
import { ticketForOwner } from '../../../server/files/tickets.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { docx, jpg, largePdf, pdf } from '../../support/documents.ts'
import { ORIGIN, PAGE_ORIGIN, reading, testServer } from '../../support/server.ts'
import { application, apply, newJob, receiptOf, refusalOf } from '../applications/recruitment.ts'
import { newFolder, terminal } from '../cli/terminal.ts'
import { begin, headOf, pathOf, sendPart, upload } from './upload.ts'

const server = await testServer()
const { app, db, deps, store, newInstitution, clock } = server
const institution = await newInstitution()
const { id: job } = await newJob(server, institution)

let people = 0
const person = () => `ansoeger${++people}@example.dk`
const send = (uploads: string[], { to = institution, job: id = job, email = person() } = {}) =>
  apply(server, to, id, application({ documents: uploads }, { email }))
const file = async (
  name = 'cv.pdf',
  content = pdf(),
  to: { institution: InstitutionRef; job: number } = { institution, job },
) => (await upload(server, to.institution, { job: to.job, name, content })).id
const readOf = async ({ reference }: ApplicationReceipt, to = institution) =>
  Application.parse(
    await (await app.request(`/v1/institutions/${to.slug}/applications/${reference}`, reading())).json(),
  )
const rowOf = async (id: string) =>
  (await asSystem(db, (tx) => tx.select().from(documents).where(eq(documents.id, id))))[0]!
const ask = (reference: string, id: string, to = institution) =>
  app.request(`/v1/institutions/${to.slug}/applications/${reference}/documents/${id}`, reading())
const ticketOf = async (reference: string, id: string) => DownloadTicket.parse(await (await ask(reference, id)).json())
const fetchAt = (url: string, init?: RequestInit) => app.request(url.replace(ORIGIN, ''), init)
const bytesIn = async (res: Response) => Buffer.from(await res.arrayBuffer())

/** Attaches as applying and changing do. */
const attached = (attachment: Pick<Attachment, 'uploads' | 'candidateId'> & { job: number; application: string }) =>
  withPrepared({ deps, institution }, { ...attachment, owner: attachment.application }, (prepared) =>
    inInstitution(db, institution.id, (tx) => attachDocuments(tx, { deps, institution }, { ...attachment, prepared })),
  )

/** The candidate of an application, and the application’s id. */
async function ownerOf({ reference }: ApplicationReceipt) {
  const [row] = await inInstitution(db, institution.id, (tx) =>
    tx.select().from(applications).where(eq(applications.reference, reference)),
  )
  return { candidateId: row!.candidateId!, id: row!.id }
}

describe('an application', () => {
  test('takes the files that were uploaded for its job, in their order', async () => {
    const content = await docx()
    const uploads = [await file('b.pdf'), await file('a.docx', content), await file('c.jpg', jpg())]
    const receipt = await receiptOf(await send(uploads))
    const { documents: sent } = await readOf(receipt)
    assert.deepEqual(
      sent.map(({ name, status }) => [name, status]),
      [
        ['b.pdf', 'clean'],
        ['a.docx', 'clean'],
        ['c.jpg', 'clean'],
      ],
    )
    assert.ok(sent.every(({ id }) => !uploads.includes(id)))
    assert.ok((await wholeOf(deps, await rowOf(sent[1]!.id))).equals(content))
  })

  test('refuses by place what is not there, not whole, sent already, or for another job', async () => {
    const other = await newJob(server, institution)
    const elsewhere = await newInstitution()
    const { id: far } = await newJob(server, elsewhere)
    const sent = await file()
    await receiptOf(await send([sent]))
    const half = pathOf(await begin(server, institution, { job, name: 'halv.pdf', bytes: 100_000 }))
    await sendPart(server, half, 0, largePdf(40_000))
    const cases: [string, string][] = [
      ['never-was-an-upload-of-anybody', 'unknown-key'],
      [sent, 'unknown-key'],
      [half.split('/').at(-1)!, 'invalid'],
      [await file('x.pdf', pdf(), { institution, job: other.id }), 'unknown-key'],
      [await file('x.pdf', pdf(), { institution: elsewhere, job: far }), 'unknown-key'],
      ['00000000-0000-7000-8000-000000000001', 'unknown-key'],
    ]
    for (const [id, code] of cases) {
      assert.equal(await refusalOf(await send([await file(), id])), `invalid documents.1:${code}`, id)
    }
    const refused = await send([await file()].flatMap((id) => [id, id]))
    assert.match(await refusalOf(refused), /^invalid documents/)
  })

  test('refuses a blocked file by what is wrong with it, and keeps the good one free', async () => {
    const good = await file()
    const bad = await file('x.pdf', Buffer.from('not a document at all'))
    assert.equal(await refusalOf(await send([good, bad])), 'file-type documents.1:invalid')
    await asSystem(db, (tx) =>
      tx
        .update(documents)
        .set({ fault: 'infected' })
        .where(and(eq(documents.status, 'blocked'))),
    )
    assert.equal(await refusalOf(await send([good, bad])), 'file-infected documents.1:invalid')
    await receiptOf(await send([good]))
  })

  test('of two that name the same file at once, one has it', async () => {
    const shared = await file()
    const answers = await Promise.all([send([shared]), send([shared])])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422])
  })

  test('a signed-in person sends earlier documents again, each as bytes of its own', async () => {
    const content = largePdf(700_000)
    const first = await receiptOf(await send([await file('mit cv.pdf', content)]))
    const second = await receiptOf(await send([]))
    const { candidateId } = await ownerOf(first)
    const stranger = await ownerOf(second)
    const [earlier] = await inInstitution(db, institution.id, (tx) =>
      documentsOfCandidate(tx, institution.id, candidateId),
    )
    assert.equal(earlier!.name, 'mit cv.pdf')
    const attach = (candidateId: string | null) =>
      attached({ job, uploads: [earlier!.id], application: stranger.id, candidateId })
    await assert.rejects(attach(null), { code: 'invalid' })
    await assert.rejects(attach(stranger.candidateId), { code: 'invalid' })
    await attach(candidateId)
    const [copy] = (await readOf(second)).documents
    assert.ok(copy && copy.id !== earlier!.id)
    assert.equal(copy.name, 'mit cv.pdf')
    const erased = await inInstitution(db, institution.id, (tx) =>
      eraseDocuments(tx, institution.id, { documents: [earlier!.id] }),
    )
    await removeErased(deps, erased)
    assert.ok((await wholeOf(deps, await rowOf(copy.id))).equals(content))
  })

  test('that is changed keeps the named documents, takes new ones and erases the rest', async () => {
    const receipt = await receiptOf(await send([await file('bliver.pdf'), await file('gaar.pdf')]))
    const { id, candidateId } = await ownerOf(receipt)
    const [stays, goes] = (await readOf(receipt)).documents
    const fresh = await file('ny.pdf')
    const erased = await attached({ job, uploads: [fresh, stays!.id], application: id, candidateId })
    assert.deepEqual(
      erased.map((one) => one.id),
      [goes!.id],
    )
    await removeErased(deps, erased)
    assert.deepEqual(
      (await readOf(receipt)).documents.map(({ name }) => name),
      ['ny.pdf', 'bliver.pdf'],
    )
    assert.ok(![...store.records.keys()].some((name) => name.includes(goes!.id)))
  })
})

test('whoever is signed in on a page sees what was sent to its institution, once, and nothing sent elsewhere', async () => {
  const elsewhere = await newInstitution()
  const { id: far } = await newJob(server, elsewhere)
  const email = person()
  const first = await receiptOf(await send([await file('cv.pdf')], { email }))
  const { candidateId } = await ownerOf(first)
  const second = await newJob(server, institution)
  const again = await file('cv.pdf', pdf(), { institution, job: second.id })
  await receiptOf(await send([again], { email, job: second.id }))
  const other = await file('fremmed.pdf', pdf(), { institution: elsewhere, job: far })
  await receiptOf(await send([other], { email, job: far, to: elsewhere }))
  const session = await asSystem(db, (tx) =>
    openSession(tx, deps, { candidateId, device: 'x', institutionId: institution.id, origin: PAGE_ORIGIN }),
  )
  const headers = { origin: PAGE_ORIGIN, authorization: `Bearer ${secretOf(deps, 'bearer', session.id)}` }
  const answer = await app.request('/v1/candidate/documents', { headers })
  const { items } = CandidateDocuments.parse(await answer.json())
  assert.deepEqual(
    items.map(({ name, status }) => [name, status]),
    [['cv.pdf', 'clean']],
  )
  assert.equal((await app.request('/v1/candidate/documents', { headers: { origin: PAGE_ORIGIN } })).status, 401)
})

describe('a download', () => {
  test('is an attachment that runs nothing, once, and the audit says who', async () => {
    const content = largePdf(600_000)
    const name = 'Ansøgning “Åse”.pdf'
    const receipt = await receiptOf(await send([await file(name, content)]))
    const { id, name: kept } = (await readOf(receipt)).documents[0]!
    const { url } = await ticketOf(receipt.reference, id)
    const res = await fetchAt(url, { headers: { range: 'bytes=0-10' } })
    assert.equal(res.status, 200)
    const headers = Object.fromEntries(
      [
        'content-type',
        'content-security-policy',
        'cross-origin-resource-policy',
        'cache-control',
        'x-content-type-options',
        'accept-ranges',
        'content-length',
        'access-control-allow-origin',
      ].map((header) => [header, res.headers.get(header)]),
    )
    assert.deepEqual(headers, {
      'content-type': 'application/pdf',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'none',
      'content-length': String(content.length),
      'access-control-allow-origin': null,
    })
    const disposition = res.headers.get('content-disposition') ?? ''
    assert.match(disposition, /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~-]+$/)
    assert.equal(decodeURIComponent(disposition.split("''")[1]!), kept)
    assert.ok((await bytesIn(res)).equals(content))
    assert.equal(await refusalOf(await fetchAt(url)), 'gone')
    const audited = await asSystem(db, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.resource, `document:${id}`)),
    )
    assert.deepEqual(
      audited.map(({ action, actor }) => [action, actor]),
      [['document-read', 'admin']],
    )
    assert.ok(
      !JSON.stringify(
        await asSystem(db, async (tx) => [
          await tx.select().from((await import('../../../server/db/schema/index.ts')).downloads),
        ]),
      ).includes(url.split('/').at(-1)!),
    )
  })

  test('can be tried again when the line broke, within a minute; a HEAD uses nothing up', async () => {
    const content = largePdf(1_200_000)
    const receipt = await receiptOf(await send([await file('stor.pdf', content)]))
    const { id } = (await readOf(receipt)).documents[0]!
    const { url } = await ticketOf(receipt.reference, id)
    assert.equal((await fetchAt(url, { method: 'HEAD' })).status, 200)
    const broken = (await fetchAt(url)).body!.getReader()
    await broken.read()
    await broken.cancel()
    assert.ok((await bytesIn(await fetchAt(url))).equals(content))
    assert.equal((await fetchAt(url)).status, 410)
    const late = await ticketOf(receipt.reference, id)
    clock.now = new Date(clock.now.getTime() + 60_000)
    assert.equal(await refusalOf(await fetchAt(late.url)), 'gone')
    assert.equal(await refusalOf(await fetchAt('/files/nobodys')), 'not-found')
  })

  test('of two at once, one is completed', async () => {
    const content = largePdf(1_200_000)
    const receipt = await receiptOf(await send([await file('to.pdf', content)]))
    const { id } = (await readOf(receipt)).documents[0]!
    const { url } = await ticketOf(receipt.reference, id)
    // Both have been answered before either is read: otherwise the second is told 410, in bytes too.
    const answers = await Promise.all([fetchAt(url), fetchAt(url)])
    const ends = await Promise.allSettled(answers.map(bytesIn))
    assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })

  test('is for the institution that it was sent to, and for no other; what was erased is gone', async () => {
    const receipt = await receiptOf(await send([await file()]))
    const { id } = (await readOf(receipt)).documents[0]!
    const other = await newInstitution()
    const second = await receiptOf(await send([]))
    assert.equal(await refusalOf(await ask(receipt.reference, id, other)), 'not-found')
    assert.equal(await refusalOf(await ask(second.reference, id)), 'not-found')
    assert.equal(await refusalOf(await ask(receipt.reference, 'none-such')), 'not-found')
    const { url } = await ticketOf(receipt.reference, id)
    await inInstitution(db, institution.id, (tx) => eraseDocuments(tx, institution.id, { documents: [id] }))
    assert.equal((await fetchAt(url)).status, 404)
  })

  test('of one’s own happens on our own pages; a session of an institution’s page may not', async () => {
    const receipt = await receiptOf(await send([await file()]))
    const { id } = (await readOf(receipt)).documents[0]!
    const { candidateId } = await ownerOf(receipt)
    const as = (who: string, institutionId: number | null): Actor => ({
      kind: 'candidate',
      id: who,
      institutionId,
      session: 's',
    })
    const asked = (actor: Actor) => ticketForOwner({ deps, actor, requestId: 'r' }, id)
    await assert.rejects(asked(as(candidateId, institution.id)), { code: 'forbidden' })
    await assert.rejects(asked({ kind: 'admin' }), { code: 'sign-in' })
    await assert.rejects(asked(as('00000000-0000-7000-8000-999999999999', null)), { code: 'not-found' })
    const { url } = await asked(as(candidateId, null))
    assert.ok((await bytesIn(await fetchAt(url))).equals(pdf()))
  })

  test('a record that was changed, swapped or cut away is found, and never handed on', async () => {
    const two = await receiptOf(
      await send([await file('1.pdf', largePdf(700_000)), await file('2.pdf', largePdf(700_000))]),
    )
    const ids = (await readOf(two)).documents.map(({ id }) => id)
    const recordOf = (id: string, n: number) => `${institution.id}/${id}/0000${n}`
    const at = (name: string) => store.records.get(name)!
    const broken = async (id: string) => {
      const { url } = await ticketOf(two.reference, id)
      await assert.rejects(bytesIn(await fetchAt(url)))
    }
    const [first, other] = [recordOf(ids[0]!, 0), recordOf(ids[1]!, 0)]
    const [mine, theirs] = [at(first), at(other)]
    store.records.set(first, theirs)
    await broken(ids[0]!)
    // Two of its own in each other's place: as many bytes, under the same key.
    const second = at(recordOf(ids[0]!, 1))
    store.records.set(first, second)
    store.records.set(recordOf(ids[0]!, 1), mine)
    await broken(ids[0]!)
    store.records.set(first, mine)
    store.records.set(recordOf(ids[0]!, 1), second)
    const last = recordOf(ids[0]!, 1)
    const whole = at(last)
    store.records.set(last, { ...whole, bytes: whole.bytes.slice(0, -40) })
    await broken(ids[0]!)
    store.records.delete(last)
    await broken(ids[0]!)
    store.records.set(last, whole)
    const { url } = await ticketOf(two.reference, ids[0]!)
    assert.equal((await bytesIn(await fetchAt(url))).length, largePdf(700_000).length)
  })
})

test('the command line writes the documents beside their application, for this user only', async () => {
  const agency = await newInstitution()
  const { id: place } = await newJob(server, agency)
  const content = pdf('Fra kommandolinjen')
  await receiptOf(
    await send([await file('../Mit CV ☃.pdf', content, { institution: agency, job: place })], {
      to: agency,
      job: place,
    }),
  )
  const folder = path.join(newFolder(), 'ind')
  const { opslag } = terminal(app)
  const { code, err } = await opslag('applications', '--institution', agency.slug, '--out', folder)
  assert.deepEqual([code, err], [0, ''])
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.pdf'))
  assert.match(path.basename(written ?? ''), /^[\w-]+-1-mit-cv\.pdf$/)
  assert.ok(readFileSync(path.join(folder, written!)).equals(content))
})

test('an upload’s state can still be asked for after it was sent, but it cannot be removed', async () => {
  const id = await file()
  await receiptOf(await send([id]))
  const place = `/v1/institutions/${institution.slug}/uploads/${id}`
  assert.equal((await headOf(server, place)).status, 200)
  const removed = await app.request(place, {
    method: 'DELETE',
    headers: { origin: institution.profile.origins[0]!, 'tus-resumable': '1.0.0' },
  })
  assert.equal(removed.status, 404)
})
