import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { CODE_MS } from '../../../server/candidates/sign-in-code.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'
import { application, apply, DAY, newJob, outboxOf, receiptOf } from '../applications/recruitment.ts'
import { asked, newCandidate, sent } from '../candidates/signing-in.ts'
import { signUp, started } from '../job-agents/agents.ts'
import { signUp as joining, send, withPools } from '../talent-pools/pools.ts'

const server = await testServer()
const { app, clock, newInstitution } = server
beforeEach(() => {
  clock.now = NOW
})
const later = (ms: number) => (clock.now = new Date(NOW.getTime() + ms))

/** What the overview says of an institution's mails, the oldest first. */
const fates = async (institution: InstitutionRef) =>
  (await outboxOf(server, institution)).map(({ template, status, lastError }) => `${template} ${status} ${lastError}`)

test('a sign-in code that has run out before it could leave is not sent, and its row says so', async () => {
  const institution = await newInstitution()
  const { slug } = institution
  await newCandidate(server, 'sen@example.dk')
  await asked(server, slug, 'sen@example.dk')
  await asked(server, slug, 'fremmed@example.dk')
  later(CODE_MS)
  assert.deepEqual(await sent(server), [])
  assert.deepEqual(await fates(institution), Array(2).fill('sign-in stopped expired'))
  const [row] = await outboxOf(server, institution)
  const again = await app.request(`/v1/institutions/${slug}/mails/${row!.id}/retry`, withKey({}, 'POST'))
  assert.equal(again.status, 410)
  await asked(server, slug, 'sen@example.dk')
  later(2 * CODE_MS - 1)
  assert.equal((await sent(server)).length, 1, 'with a moment left it is of use')
})

test('nor is a code that confirms an application, a job agent or a place in a talent pool', async () => {
  const institution = await withPools(server)
  const job = await newJob(server, institution, { deadline: null })
  for (const motivation of ['først', 'igen'])
    await receiptOf(await apply(server, institution, job.id, application({ motivation })))
  await started(signUp(server, institution, { email: 'agent@example.dk' }))
  const member = await joining(server, institution, {}, { person: { email: 'pool@example.dk' } })
  assert.equal((await send(server, institution, member)).status, 202)
  later(7 * DAY)
  assert.deepEqual(
    (await sent(server)).map(({ to }) => to.address),
    ['alma@example.dk'],
    'the receipt holds no code',
  )
  assert.deepEqual((await fates(institution)).sort(), [
    'agent-confirm stopped expired',
    'pool-confirm stopped expired',
    'receipt sent null',
    'second-application stopped expired',
  ])
})
