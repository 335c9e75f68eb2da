import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eraseCandidate } from '../../../server/candidates/delete-account.ts'
import { jobAgents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { MOST_AGENTS } from '../../../server/job-agents/limits.ts'
import { claimNext, finish } from '../../../server/queue/claim.ts'
import { NOW, testServer } from '../../support/server.ts'
import { outboxOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { sent } from '../candidates/signing-in.ts'
import { agentsIn, newAgent, personOf, running, signUp, started } from './agents.ts'

// Who asks from another network counts apart.
const server = await testServer({ proxyHops: 1 })
const from = (network: string) => ({ 'x-forwarded-for': network })
const { deps, newInstitution } = server

describe('whoever types somebody else’s address', () => {
  test('takes none of that person’s places: of what nobody confirms the oldest goes', async () => {
    const institution = await newInstitution()
    await started(signUp(server, institution, { filter: { q: 'stranger' } }, from('192.0.2.1')))
    const [one] = await agentsIn(server, institution)
    const others = Array.from({ length: MOST_AGENTS }, (_, n) => ({
      ...one!,
      id: crypto.randomUUID(),
      q: `stranger${n}`,
      filterHash: `${n}`,
      createdAt: new Date(NOW.getTime() + n),
    }))
    await asSystem(server.db, (tx) => tx.insert(jobAgents).values(others))
    const { token } = await signIn(server, institution)
    const by = { authorization: `Bearer ${token}`, ...from('192.0.2.2') }
    await running(signUp(server, institution, { filter: { q: 'own' } }, by), 201)
    const words = (await agentsIn(server, institution)).map(({ q }) => q)
    assert.equal(words.length, MOST_AGENTS)
    assert.equal(words.includes('stranger'), false)
    assert.ok(words.includes(`stranger${MOST_AGENTS - 1}`))
  })

  test('does not get words into their mailbox that lead anywhere; what may be searched for stands there', async () => {
    const institution = await newInstitution()
    const mailOf = async (q: string) => {
      const email = `words${q.length}@example.dk`
      await started(signUp(server, institution, { email, filter: { q } }))
      const mail = (await sent(server)).find(({ to }) => to.address === email)
      return `${mail?.subject}\n${mail?.text}\n${mail?.html}`
    }
    for (const q of ['vundet www.evil.example', 'ring 12345678 straks', 'skriv til x@evil.example nu', 'se evil.dk!']) {
      const said = await mailOf(q)
      assert.equal(said.includes(q), false, said)
      assert.match(said, /Søger efter:\n {2}ord, du har skrevet/)
    }
    assert.match(await mailOf('vej og park'), /»vej og park«/)
  })
})

test('of an erased person’s agents no mail waits, and none that was given up is kept', async () => {
  const institution = await newInstitution()
  await newAgent(server, institution, { email: 'erased@example.dk' })
  await started(signUp(server, institution, { email: 'erased@example.dk', filter: { q: 'waits' } }))
  await finish(deps, (await claimNext(deps, 'worker'))!, { status: 'dead', error: 'recipient 550' })
  await started(signUp(server, institution, { email: 'erased@example.dk', filter: { q: 'and another' } }))
  const unsent = async () => (await outboxOf(server, institution)).filter(({ status }) => status !== 'sent')
  assert.deepEqual((await unsent()).map(({ status }) => status).sort(), ['dead', 'waiting'])
  const person = await personOf(server, 'erased@example.dk')
  const by = { deps, actor: { kind: 'system' }, requestId: 'test' } as const
  await asSystem(server.db, (tx) => eraseCandidate(tx, by, person!.id))
  assert.deepEqual(await unsent(), [])
  const left = await outboxOf(server, institution)
  assert.ok(left.every(({ line, payload }) => line === null && payload === null))
})
