import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { openSession, secretOf } from '../../../server/candidates/session.ts'
import { Application, type ApplicationReceipt } from '../../../server/contract/application.ts'
import { applications } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { pdf } from '../../support/documents.ts'
import { fromPage, PAGE_ORIGIN, reading, testServer } from '../../support/server.ts'
import { application, apply, newJob, receiptOf } from '../applications/recruitment.ts'
import { upload } from './upload.ts'

const server = await testServer()
const { app, db, deps, store, newInstitution } = server
const institution = await newInstitution()
const { id: job } = await newJob(server, institution)

let people = 0
const person = () => `kopist${++people}@example.dk`
const send = (uploads: string[], { job: id = job, email = person() } = {}) =>
  apply(server, institution, id, application({ documents: uploads }, { email }))
const readOf = async ({ reference }: ApplicationReceipt) =>
  Application.parse(
    await (await app.request(`/v1/institutions/${institution.slug}/applications/${reference}`, reading())).json(),
  )

/** Somebody who has sent a file, signed in, and who sends it again for another job. */
async function again() {
  const email = person()
  const first = await receiptOf(
    await send([(await upload(server, institution, { job, name: 'cv.pdf', content: pdf(email) })).id], { email }),
  )
  const [row] = await inInstitution(db, institution.id, (tx) =>
    tx.select().from(applications).where(eq(applications.reference, first.reference)),
  )
  const candidateId = row!.candidateId!
  const [earlier] = (await readOf(first)).documents
  const other = await newJob(server, institution)
  const session = await asSystem(db, (tx) =>
    openSession(tx, deps, { candidateId, device: 'x', institutionId: institution.id, origin: PAGE_ORIGIN }),
  )
  const headers = { 'idempotency-key': email, authorization: `Bearer ${secretOf(deps, 'bearer', session.id)}` }
  const body = (over: Record<string, unknown> = {}) => application({ documents: [earlier!.id], ...over }, { email })
  const place = `/v1/institutions/${institution.slug}/jobs/${other.id}/applications`
  return { job: other.id, sends: (over = {}) => app.request(place, fromPage(body(over), headers)) }
}

describe('an application with files that were sent before', () => {
  test('holds up nobody else’s while its files are copied', async () => {
    const { job: other, sends } = await again()
    const { put } = store
    let others = 0
    store.put = async (name, bytes) => {
      store.put = put
      const sent = send([], { job: other }).then(({ status }) => (others = status))
      await Promise.race([sent, pause(5_000, undefined, { ref: false })])
      assert.equal(others, 201)
      return put(name, bytes)
    }
    const receipt = await receiptOf(await sends())
    assert.deepEqual(
      (await readOf(receipt)).documents.map(({ name, status }) => [name, status]),
      [['cv.pdf', 'clean']],
    )
  })

  test('that is refused leaves no copy behind; one whose fate is unknown keeps it for the sweep', async (t) => {
    const before = store.records.size
    const { sends } = await again()
    const names = store.records.size
    assert.ok(names > before)
    assert.equal((await sends({ acknowledged: 'another' })).status, 409)
    assert.equal(store.records.size, names)
    t.after(() => delete deps.failAt)
    deps.failAt = (point) => {
      if (point === 'before-commit') throw new Error('the line broke')
    }
    assert.equal((await sends()).status, 500)
    assert.ok(store.records.size > names)
  })
})
