import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inInstitution } from '../../../server/db/scope.ts'
import { documentsOfMember } from '../../../server/files/queries.ts'
import { memberToken } from '../../../server/talent-pools/code.ts'
import { pdf } from '../../support/documents.ts'
import { NOW, testServer } from '../../support/server.ts'
import { DAY, refusalOf } from '../applications/recruitment.ts'
import { sent } from '../candidates/signing-in.ts'
import { begin, pathOf, removal, sendPart } from '../files/upload.ts'
import { join, membershipFrom, membersOf, pool, send, signUp, startedOf, typeCode, withPools } from './pools.ts'

const server = await testServer()
const { clock } = server

test('whoever signs somebody up again and again sends them ten codes that day, and one the next', async (t) => {
  t.after(() => (clock.now = NOW))
  const institution = await withPools(server)
  const input = await signUp(server, institution)
  const answers = new Set<string>()
  for (let n = 0; n < 20; n++) {
    const answer = await send(server, institution, input)
    answers.add(`${answer.status} ${(await answer.text()).length}`)
  }
  assert.equal(answers.size, 1, 'all are answered the same')
  assert.equal((await membersOf(server, institution)).length, 20)
  assert.equal((await sent(server)).length, 10)
  clock.now = new Date(NOW.getTime() + DAY)
  assert.equal((await sent(server)).length, 1)
})

test('the code of a sign-up shows what was sent for a day, and no longer to whoever finds the mail', async (t) => {
  t.after(() => (clock.now = NOW))
  const institution = await withPools(server)
  const { id } = await startedOf(await send(server, institution, await signUp(server, institution)))
  await membershipFrom(await typeCode(server, institution, id))
  clock.now = new Date(NOW.getTime() + DAY - 1)
  await membershipFrom(await typeCode(server, institution, id))
  clock.now = new Date(NOW.getTime() + DAY)
  const late = await typeCode(server, institution, id)
  assert.equal(late.status, 410)
  assert.equal(await refusalOf(late), 'gone')
})

test('what is posted to a leaving link without the words of RFC 8058 is no wish to leave', async () => {
  const institution = await withPools(server)
  const { id } = await join(server, institution)
  const token = memberToken(server.deps, 'leave', { institutionId: institution.id, id })
  const post = (body: string) =>
    server.app.request(`/portal/${institution.slug}/talent-pools/planners/leave/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })
  const isLeft = async () => (await membersOf(server, institution))[0]?.leftAt !== null
  assert.deepEqual([(await post('')).status, await isLeft()], [200, false])
  assert.deepEqual([(await post('List-Unsubscribe=One-Click')).status, await isLeft()], [200, true])
})

test('a document that was sent to a pool is no upload any more: whoever uploaded it cannot take it away', async () => {
  const institution = await withPools(server, [pool({ documents: { min: 1, max: 1 } })])
  const path = pathOf(await begin(server, institution, { pool: 'planners', name: 'cv.pdf', bytes: pdf('cv').length }))
  assert.equal((await sendPart(server, path, 0, pdf('cv'))).status, 204)
  const { documents } = await join(server, institution, { documents: [path.split('/').at(-1)] })
  assert.equal((await removal(server, path)).status, 404)
  const { id } = (await membersOf(server, institution))[0]!
  const left = await inInstitution(server.db, institution.id, (tx) => documentsOfMember(tx, institution.id, id))
  assert.deepEqual(left, documents)
})
