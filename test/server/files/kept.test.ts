import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidates, documents, drafts } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { keepForDraft } from '../../../server/files/attach.ts'
import { eraseDocuments, removeErased } from '../../../server/files/erase.ts'
import { sweepFiles } from '../../../server/files/sweep.ts'
import { pdf } from '../../support/documents.ts'
import { testServer } from '../../support/server.ts'
import { DAY, newJob } from '../applications/recruitment.ts'
import { upload } from './upload.ts'

test('a draft keeps its uploads from the sweep, and lets go of what it no longer names', async () => {
  const own = await testServer()
  const agency = await own.newInstitution()
  const { id: place } = await newJob(own, agency)
  const upload1 = await upload(own, agency, { job: place, name: 'a.pdf', content: pdf() })
  const upload2 = await upload(own, agency, { job: place, name: 'b.pdf', content: pdf() })
  const draft = own.deps.newId()
  const candidateId = own.deps.newId()
  const at = own.clock.now
  await asSystem(own.db, async (tx) => {
    await tx.insert(candidates).values({ id: candidateId, email: 'a@b.dk', emailCanonical: 'a@b.dk', createdAt: at })
    await tx.insert(drafts).values({
      institutionId: agency.id,
      id: draft,
      jobId: place,
      candidateId,
      keyHash: 'x',
      content: 'x',
      language: 'da',
      savedAt: at,
      expiresAt: at,
    })
  })
  const keep = (uploads: string[]) =>
    inInstitution(own.db, agency.id, (tx) =>
      keepForDraft(tx, { deps: own.deps, institution: agency }, { job: place, uploads, draft }),
    )
  await keep([upload1.id, upload2.id, 'gone-since-then-and-passed-over'])
  await keep([upload2.id])
  own.clock.now = new Date(at.getTime() + 2 * DAY)
  await sweepFiles(own.deps)
  const left = await asSystem(own.db, (tx) => tx.select({ name: documents.name }).from(documents))
  assert.deepEqual(left, [{ name: 'b.pdf' }])
  const erased = await inInstitution(own.db, agency.id, (tx) => eraseDocuments(tx, agency.id, { draft }))
  await removeErased(own.deps, erased)
  assert.equal(own.store.records.size, 0)
})
