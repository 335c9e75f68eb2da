import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { candidates, documents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { pdf } from '../../support/documents.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW } from '../../support/server.ts'
import { upload } from '../files/upload.ts'
import { agentsIn, newAgent } from '../job-agents/agents.ts'
import { accountPeople } from '../portal/account-people.ts'
import { join, membersOf, pool } from '../talent-pools/pools.ts'
import { codeIn } from './signing-in.ts'

const { account, applicant, clock, db, here, mailTo, server, signedIn } = await accountPeople()
const keys = ['planners', 'lawyers']
const files = { min: 0, max: 2 }
await decide(server.app, here.slug, 'talent-pools', { pools: keys.map((key) => pool({ key, documents: files })) })

/** One of two accounts of a person's takes the address of the other. */
async function takes(one: string, other: string): Promise<string> {
  const { browser } = await signedIn(one)
  await browser.post(`${account}/email`, { email: other })
  const { status } = await browser.post(`${account}/email/code`, { code: codeIn(await mailTo(other)) })
  assert.equal(status, 200)
  const [person, ...more] = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, other)))
  assert.deepEqual(more, [])
  return person?.id ?? ''
}

describe('whoever takes the address of another account of theirs', () => {
  test('has its job agents and talent pools, with the files sent there', async () => {
    const [one, other] = [await applicant(), await applicant()]
    const cv = await upload(server, here, { pool: 'planners', name: 'cv.pdf', content: pdf() })
    const member = await join(server, here, { documents: [cv.id] }, { person: { email: other.email } })
    const agent = await newAgent(server, here, { email: other.email })
    const id = await takes(one.email, other.email)
    assert.deepEqual(
      (await agentsIn(server, here)).map((row) => [row.id, row.candidateId, row.status]),
      [[agent.id, id, 'active']],
    )
    const [row] = (await membersOf(server, here)).filter((row) => row.id === member.id)
    assert.equal(row?.candidateId, id)
    const kept = await asSystem(db, (tx) => tx.select().from(documents).where(eq(documents.memberId, member.id)))
    assert.deepEqual(
      kept.map(({ name }) => name),
      ['cv.pdf'],
    )
  })

  test('has no agent twice, and in each pool the consent that was given last', async (t) => {
    t.after(() => (clock.now = NOW))
    const [one, other] = [await applicant(), await applicant()]
    const filter = { q: 'cykel' }
    const own = await newAgent(server, here, { email: one.email, filter })
    await newAgent(server, here, { email: other.email, filter })
    const early = await join(server, here, {}, { person: { email: one.email } })
    const cv = await upload(server, here, { pool: 'lawyers', name: 'cv.pdf', content: pdf() })
    const older = await join(server, here, { documents: [cv.id] }, { key: 'lawyers', person: { email: other.email } })
    clock.now = new Date(NOW.getTime() + 1_000)
    const late = await join(server, here, {}, { person: { email: other.email } })
    const newer = await join(server, here, {}, { key: 'lawyers', person: { email: one.email } })
    const id = await takes(one.email, other.email)
    const agents = (await agentsIn(server, here)).filter(({ candidateId }) => candidateId === id)
    assert.deepEqual(
      agents.map((agent) => agent.id),
      [own.id],
    )
    const members = (await membersOf(server, here)).filter(({ candidateId }) => candidateId === id)
    assert.deepEqual(members.map((row) => row.id).sort(), [late.id, newer.id].sort())
    for (const gone of [early, older])
      assert.deepEqual(
        await asSystem(db, (tx) => tx.select().from(documents).where(eq(documents.memberId, gone.id))),
        [],
      )
  })
})
