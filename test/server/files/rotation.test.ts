import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Rotation } from '../../../server/contract/rotation.ts'
import { applications, candidates, documents, drafts } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { wholeOf } from '../../../server/files/records.ts'
import { deriveKeys } from '../../../server/keys.ts'
import { pdf } from '../../support/documents.ts'
import { reading, testServer, withKey } from '../../support/server.ts'
import { application, apply, newJob, receiptOf } from '../applications/recruitment.ts'
import { terminal } from '../cli/terminal.ts'
import { headOf, upload } from './upload.ts'

const OLD = 'old-keys-0123456789-0123456789-01234'
const NEW = 'new-keys-0123456789-0123456789-01234'

const server = await testServer()
const { app, db, deps, store, newInstitution } = server
deps.keys = deriveKeys(OLD)
const institution = await newInstitution()
const { id: job } = await newJob(server, institution)

test('the keys are rotated while documents are read: no read fails, no file is written, and the old keys can go', async () => {
  const uploads = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      upload(server, institution, { job, name: `${n}.pdf`, content: pdf(`nr ${n}`) }),
    ),
  )
  const { reference } = await receiptOf(
    await apply(server, institution, job, application({ documents: uploads.slice(0, 5).map(({ id }) => id) })),
  )
  const kept = uploads[6]!.id
  const draft = { institutionId: institution.id, id: deps.newId() }
  const about = `${draft.institutionId}:${draft.id}`
  const candidateId = deps.newId()
  const content = JSON.stringify({ content: { values: { name: 'Ida' }, documents: [kept] } })
  const [sent] = await asSystem(db, (tx) => tx.select().from(applications).where(eq(applications.reference, reference)))
  const sealedFor = `${institution.id}:${sent!.id}`
  await asSystem(db, async (tx) => {
    await tx
      .insert(candidates)
      .values({ id: candidateId, email: 'i@x.dk', emailCanonical: 'i@x.dk', createdAt: deps.now() })
    await tx.insert(drafts).values({
      ...draft,
      jobId: job,
      candidateId,
      keyHash: 'x',
      content: deps.keys.seal('draft', content, about),
      language: 'da',
      savedAt: deps.now(),
      expiresAt: deps.now(),
    })
    await tx
      .update(applications)
      .set({ preferentialAccess: deps.keys.seal('preferential-access', 'yes', sealedFor) })
      .where(eq(applications.id, sent!.id))
  })
  const made = await app.request(`/v1/institutions/${institution.slug}/keys`, withKey({ name: 'System' }, 'POST'))
  const { key: systemKey } = (await made.json()) as { key: string }
  const rows = () => asSystem(db, (tx) => tx.select().from(documents).orderBy(documents.id))
  const before = new Map([...store.records].map(([name, { bytes }]) => [name, bytes]))

  deps.keys = deriveKeys(`${NEW} ${OLD}`)
  let isOver = false
  let reads = 0
  const reading1 = (async () => {
    while (!isOver || reads < 12)
      for (const row of await rows()) {
        await wholeOf(deps, row)
        reads++
      }
  })()
  const { opslag } = terminal(app)
  const { code, out } = await opslag('rotate-keys')
  isOver = true
  await reading1
  assert.deepEqual([code, /^14 sealed anew/.test(out)], [0, true], out)
  const asKey = await app.request(`/v1/institutions/${institution.slug}/applications`, reading(systemKey))
  assert.equal(asKey.status, 200)

  deps.keys = deriveKeys(NEW)
  for (const row of await rows()) {
    assert.ok(row.wrappedKey?.startsWith(deps.keys.generation))
    assert.match((await wholeOf(deps, row)).toString('latin1'), /^%PDF/)
  }
  assert.deepEqual(new Map([...store.records].map(([name, { bytes }]) => [name, bytes])), before)
  const [after] = await asSystem(db, (tx) => tx.select().from(drafts))
  assert.equal(deps.keys.open('draft', after!.content, about).toString(), content)
  const [own] = await asSystem(db, (tx) => tx.select().from(applications))
  assert.equal(deps.keys.open('preferential-access', own!.preferentialAccess!, sealedFor).toString(), 'yes')
  assert.equal((await headOf(server, `/v1/institutions/${institution.slug}/uploads/${kept}`)).status, 200)
  const again = await app.request(`/v1/institutions/${institution.slug}/applications`, reading(systemKey))
  assert.equal(again.status, 200, 'a key that was used since is known by the new generation')
})

test('the operator rotates, and nobody else; a second time there is nothing to do', async () => {
  const made = await app.request(`/v1/institutions/${institution.slug}/keys`, withKey({ name: 'System' }, 'POST'))
  const { key } = (await made.json()) as { key: string }
  assert.equal((await app.request('/v1/key-rotation', withKey({}, 'POST', key))).status, 403)
  const again = await app.request('/v1/key-rotation', withKey({}, 'POST'))
  const { sealed, left } = Rotation.parse(await again.json())
  assert.deepEqual([sealed, left], [0, 0])
})
