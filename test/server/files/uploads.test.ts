import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { LIMITS } from '../../../server/contract/limits.ts'
import { rows } from '../../../server/db/client.ts'
import { documents } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { KILOBYTES_FROM_NETWORK } from '../../../server/files/limits.ts'
import { wholeOf } from '../../../server/files/records.ts'
import { sweepFiles } from '../../../server/files/sweep.ts'
import { overLimit } from '../../../server/http/limits.ts'
import { docx, jpg, largePdf, odt, pdf, png } from '../../support/documents.ts'
import { PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { application, applicationsOf, apply, DAY, newJob, refusalOf } from '../applications/recruitment.ts'
import { begin, headOf, pathOf, removal, sendPart, stateOf, upload } from './upload.ts'

const server = await testServer()
const { app, db, deps, store, newInstitution, clock } = server
const institution = await newInstitution()
const { id: job } = await newJob(server, institution)
const rowsNow = () => asSystem(db, (tx) => tx.select().from(documents).orderBy(documents.id))
const rowOf = async (name: string) => (await rowsNow()).find((row) => row.name === name)!
const PART = LIMITS.uploadPart

describe('an upload', () => {
  test('takes each kind of file, and says so', async () => {
    const kinds = {
      'cv.pdf': pdf(),
      'CV.DOCX': await docx(),
      'brev.odt': await odt(),
      'a.jpg': jpg(),
      'b.JPEG': jpg(),
      'c.png': png(),
    }
    for (const [name, content] of Object.entries(kinds)) {
      const state = await upload(server, institution, { job, name, content })
      assert.deepEqual(
        { ...state, id: '' },
        { id: '', name, bytes: content.length, received: content.length, status: 'clean', fault: null },
      )
      assert.ok((await wholeOf(deps, await rowOf(name))).equals(content) || /\.(jpe?g|png)$/i.test(name))
    }
  })

  test('is told to have the part that is being written, to whoever asks while it is', async (t) => {
    const content = largePdf(1_400_000)
    const path = pathOf(await begin(server, institution, { job, name: 'midt.pdf', bytes: content.length }))
    const put = store.put.bind(store)
    const [begun, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    t.mock.method(store, 'put', async (...given: Parameters<typeof put>) => {
      begun.resolve()
      await written.promise
      return put(...given)
    })
    const sent = sendPart(server, path, 0, content.subarray(0, PART))
    await begun.promise
    const asked = headOf(server, path)
    // Long enough for an answer that does not wait.
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 100))])
    written.resolve()
    assert.equal((await sent).status, 204)
    assert.equal((await asked).headers.get('upload-offset'), String(PART))
  })

  test('takes no more of a part once its sender has asked how far it came; whoever else asks leaves it alone', async () => {
    const content = largePdf(1_400_000)
    const path = pathOf(await begin(server, institution, { job, name: 'opgivet.pdf', bytes: content.length }))
    for (const [ask, status, offset] of [
      [() => stateOf(server, path), 204, PART],
      [() => headOf(server, path), 409, PART],
    ] as const) {
      const [reading, rest] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const pieces = [content.subarray(0, 1_000), content.subarray(1_000, PART)]
      const stream = new ReadableStream(
        {
          async pull(line) {
            if (pieces.length === 1) {
              reading.resolve()
              await rest.promise
            }
            line.enqueue(new Uint8Array(pieces.shift()!))
            if (pieces.length === 0) line.close()
          },
        },
        { highWaterMark: 0 },
      )
      const at = Number((await headOf(server, path)).headers.get('upload-offset'))
      const sent = sendPart(server, path, at, { bytes: PART, stream })
      await reading.promise
      await ask()
      rest.resolve()
      assert.equal((await sent).status, status)
      assert.equal((await headOf(server, path)).headers.get('upload-offset'), String(offset))
    }
    const again = await sendPart(server, path, PART, content.subarray(PART, 2 * PART))
    assert.equal(again.headers.get('upload-offset'), String(2 * PART))
  })

  test('goes on where it was after a cut, in parts of 524,288 bytes', async () => {
    const content = largePdf(1_400_000)
    const path = pathOf(await begin(server, institution, { job, name: 'lang.pdf', bytes: content.length }))
    assert.equal(
      (await sendPart(server, path, 0, content.subarray(0, PART))).headers.get('upload-offset'),
      String(PART),
    )
    const head = await headOf(server, path)
    assert.equal(head.status, 200)
    assert.equal(head.headers.get('upload-offset'), String(PART))
    assert.equal(head.headers.get('upload-length'), String(content.length))
    assert.equal(head.headers.get('cache-control'), 'no-store')
    assert.equal(head.headers.get('tus-resumable'), '1.0.0')
    assert.equal(head.headers.get('access-control-allow-origin'), PAGE_ORIGIN)
    assert.equal((await stateOf(server, path)).status, 'uploading')
    for (let at = PART; at < content.length; at += PART)
      await sendPart(server, path, at, content.subarray(at, at + PART))
    assert.equal((await stateOf(server, path)).status, 'clean')
    assert.ok((await wholeOf(deps, await rowOf('lang.pdf'))).equals(content))
  })

  test('is encrypted from its first byte, and its id stands nowhere', async () => {
    const content = largePdf(PART + 1_000)
    const path = pathOf(await begin(server, institution, { job, name: 'hemmelig.pdf', bytes: content.length }))
    await sendPart(server, path, 0, content.subarray(0, PART))
    const { id, wrappedKey, uploadHash } = await rowOf('hemmelig.pdf')
    const records = [...store.records].filter(([name]) => name.startsWith(`${institution.id}/${id}/`))
    assert.equal(records.length, 1)
    assert.ok(!Buffer.from(records[0]![1].bytes).includes(content.subarray(100, 132)))
    const secret = path.split('/').at(-1)!
    assert.ok(!JSON.stringify(await rowsNow()).includes(secret))
    assert.ok(wrappedKey && uploadHash !== secret)
  })

  test('a part at another place than the next is told to ask again, and changes nothing', async () => {
    const content = largePdf(PART + 100_000)
    const path = pathOf(await begin(server, institution, { job, name: 'to.pdf', bytes: content.length }))
    const first = content.subarray(0, PART)
    const [one, other] = await Promise.all([sendPart(server, path, 0, first), sendPart(server, path, 0, first)])
    assert.deepEqual([one.status, other.status].sort(), [204, 409])
    assert.equal(await refusalOf(await sendPart(server, path, 0, first)), 'still-running')
    assert.equal(await refusalOf(await sendPart(server, path, PART + 1, content.subarray(PART))), 'still-running')
    assert.equal((await rowOf('to.pdf')).records, 1)
    await sendPart(server, path, PART, content.subarray(PART))
    assert.equal(await refusalOf(await sendPart(server, path, content.length, first)), 'still-running')
    assert.ok((await wholeOf(deps, await rowOf('to.pdf'))).equals(content))
  })

  test('what is too large is refused before its first byte, and a lying length at the byte that is too many', async () => {
    const before = (await rowsNow()).length
    for (const bytes of [LIMITS.documentBytes + 1, 11_000_000, 10 ** 14])
      assert.equal(await refusalOf(await begin(server, institution, { job, name: 'cv.pdf', bytes })), 'too-large')
    for (const bytes of ['', '-1', '1e3', '10.0', ' ', '0x10', '9'.repeat(16)])
      assert.equal(
        await refusalOf(await begin(server, institution, { job, name: 'cv.pdf', bytes })),
        'malformed',
        bytes,
      )
    assert.equal((await rowsNow()).length, before)
    const path = pathOf(await begin(server, institution, { job, name: 'loegn.pdf', bytes: 100 }))
    const refused = await sendPart(server, path, 0, pdf())
    assert.equal(refused.headers.get('access-control-allow-origin'), PAGE_ORIGIN)
    assert.equal(await refusalOf(refused), 'too-large')
    assert.equal(await refusalOf(await sendPart(server, path, 0, Buffer.alloc(PART + 1))), 'too-large')
    assert.equal((await rowOf('loegn.pdf')).received, 0)
  })

  test('crumbs are no parts: a file is not as many records as it has bytes', async () => {
    const path = pathOf(await begin(server, institution, { job, name: 'krummer.pdf', bytes: 200_000 }))
    for (const size of [0, 1, 32_767])
      assert.equal(await refusalOf(await sendPart(server, path, 0, Buffer.alloc(size))), 'malformed')
  })

  test('a name that ends in no kind that is taken is refused, an empty file too', async () => {
    for (const name of ['cv.pdf.exe', 'cv', 'cv.docm', 'cv.svg', 'cv.pdf\0.exe', 'cv.html', '.pdf.', 'x.doc', ''])
      assert.equal(await refusalOf(await begin(server, institution, { job, name, bytes: 10 })), 'file-type', name)
    assert.equal(await refusalOf(await begin(server, institution, { job, name: 'cv.pdf', bytes: 0 })), 'file-type')
  })

  test('is for a job that can be applied for and takes documents', async () => {
    const ask = (id: number | string) => begin(server, institution, { job: id as number, name: 'cv.pdf', bytes: 100 })
    const late = await newJob(server, institution, { deadline: new Date(clock.now.getTime() - 1) })
    const closed = await newJob(server, institution, { status: 'closed' })
    const none = await newJob(server, institution, { form: { documents: { min: 0, max: 0 } } as never })
    assert.equal(await refusalOf(await ask(late.id)), 'deadline-passed')
    assert.equal(await refusalOf(await ask(closed.id)), 'job-closed')
    assert.equal(await refusalOf(await ask(none.id)), 'invalid job:not-allowed')
    assert.equal(await refusalOf(await ask(999_999_999)), 'not-found')
    assert.equal(await refusalOf(await ask('1; drop')), 'not-found')
  })

  test('what its content is not is blocked, and its bytes go', async () => {
    const state = await upload(server, institution, {
      job,
      name: 'side.pdf',
      content: Buffer.from('<html>Hej</html>'.repeat(9)),
    })
    assert.deepEqual([state.status, state.fault], ['blocked', 'file-type'])
    const row = await rowOf('side.pdf')
    assert.deepEqual([row.wrappedKey, row.records], [null, 0])
    assert.ok(![...store.records.keys()].some((name) => name.includes(row.id)))
  })

  test('is removed with its bytes, and nobody who does not know its id can ask for it', async () => {
    const content = pdf()
    const path = pathOf(await begin(server, institution, { job, name: 'vaek.pdf', bytes: content.length }))
    await sendPart(server, path, 0, content)
    const { id } = await rowOf('vaek.pdf')
    const other = (await newInstitution()).slug
    assert.equal(await refusalOf(await headLike(path.replace(institution.slug, other))), 'not-found')
    assert.equal(await refusalOf(await headLike(path.replace(/[^/]+$/, id))), 'not-found')
    assert.equal((await removal(server, path)).status, 204)
    assert.equal(await refusalOf(await headLike(path)), 'not-found')
    assert.equal((await removal(server, path)).status, 404)
    assert.ok(![...store.records.keys()].some((name) => name.includes(id)))
  })

  test('a full disk is said by its name, nothing half-written stays, and it goes on by itself', async () => {
    const content = largePdf(PART + 50_000)
    const path = pathOf(await begin(server, institution, { job, name: 'fuld.pdf', bytes: content.length }))
    await sendPart(server, path, 0, content.subarray(0, PART))
    const { put } = store
    store.put = async () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    }
    const refused = await sendPart(server, path, PART, content.subarray(PART))
    store.put = put
    assert.equal(refused.status, 507)
    assert.equal(await refusalOf(refused), 'storage-full')
    assert.equal((await headOf(server, path)).headers.get('upload-offset'), String(PART))
    await sendPart(server, path, PART, content.subarray(PART))
    assert.equal((await stateOf(server, path)).status, 'clean')
  })

  test('one that is whole when the process dies is decided about when somebody asks', async () => {
    const content = pdf()
    const path = pathOf(await begin(server, institution, { job, name: 'doed.pdf', bytes: content.length }))
    const { get } = store
    store.get = async () => {
      throw new Error('the process died')
    }
    assert.equal((await sendPart(server, path, 0, content)).status, 500)
    store.get = get
    assert.equal((await rowOf('doed.pdf')).status, 'uploading')
    assert.equal((await stateOf(server, path)).status, 'clean')
  })
})

const headLike = (path: string) => app.request(path, { headers: { origin: PAGE_ORIGIN } })

describe('what was abandoned', () => {
  test('goes after a day, and the store is as it was; what belongs to an application or a draft stays', async () => {
    const own = await testServer()
    const agency = await own.newInstitution()
    const { id: place } = await newJob(own, agency)
    const size = () => [...own.store.records.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
    await own.store.put(`${agency.id}/00000000-0000-4000-8000-000000000000/00000`, Buffer.alloc(99))
    for (let n = 0; n < 40; n++) {
      const content = n % 2 ? pdf(`nr ${n}`) : largePdf(70_000)
      const path = pathOf(await begin(own, agency, { job: place, name: `${n}.pdf`, bytes: content.length }))
      await sendPart(own, path, 0, n % 4 === 0 ? content.subarray(0, 40_000) : content)
    }
    assert.ok(size() > 1_000_000)
    own.clock.now = new Date(own.clock.now.getTime() + DAY - 1_000)
    await sweepFiles(own.deps)
    assert.equal(await asSystem(own.db, async (tx) => (await tx.select().from(documents)).length), 40)
    own.clock.now = new Date(own.clock.now.getTime() + 2_000)
    await sweepFiles(own.deps)
    assert.equal(await asSystem(own.db, async (tx) => (await tx.select().from(documents)).length), 0)
    assert.equal(size(), 0)
  })

  test('is not what somebody sends with an application in that very moment', async () => {
    const own = await testServer()
    const agency = await own.newInstitution()
    const { id: place } = await newJob(own, agency)
    const { id } = await upload(own, agency, { job: place, name: 'cv.pdf', content: pdf('late') })
    await apply(own, agency, place, application())
    const [sent] = await applicationsOf(own, agency)
    own.clock.now = new Date(own.clock.now.getTime() + DAY + 1_000)
    let swept = Promise.resolve()
    await inInstitution(own.db, agency.id, async (tx) => {
      await tx.update(documents).set({ applicationId: sent!.id })
      swept = sweepFiles(own.deps)
      // On PostgreSQL the sweep comes to what is being sent, and waits; the embedded database has one of them at a time.
      for (let waits = process.env.OPSLAG_TEST_DB !== 'postgres'; !waits; )
        waits =
          (await rows(tx, sql`select 1 from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid))`)).length > 0
    })
    await swept
    assert.equal((await stateOf(own, `/v1/institutions/${agency.slug}/uploads/${id}`)).status, 'clean')
  })
})

test('a network can fill no disk: beyond a day’s share it is told to wait', async () => {
  const agency = await newInstitution()
  const { id: place } = await newJob(server, agency)
  const ask = () => begin(server, agency, { job: place, name: 'cv.pdf', bytes: LIMITS.documentBytes })
  // Where no connection is, the network is unknown.
  await overLimit(db, deps, KILOBYTES_FROM_NETWORK, `${agency.id}:unknown`, KILOBYTES_FROM_NETWORK.max - 600)
  // What is only announced takes nothing from anybody.
  for (let n = 0; n < 3; n++) assert.equal((await ask()).status, 201)
  const answer = await ask()
  const address = pathOf(answer)
  assert.equal((await sendPart(server, address, 0, Buffer.alloc(LIMITS.uploadPart))).status, 204)
  const more = await sendPart(server, address, LIMITS.uploadPart, Buffer.alloc(LIMITS.uploadPart))
  assert.equal(await refusalOf(more), 'too-many-requests')
  const refused = await ask()
  assert.ok(Number(refused.headers.get('retry-after')) > 3_600)
  assert.equal(await refusalOf(refused), 'too-many-requests')
})
