import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { agentMatches, candidates, jobAgents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { endBounced } from '../../../server/job-agents/bounced.ts'
import { nextDigest } from '../../../server/job-agents/next-digest.ts'
import { keepAgents } from '../../../server/job-agents/upkeep.ts'
import { NOW, ORIGIN, testServer, withKey } from '../../support/server.ts'
import { DAY, newJob, outboxOf } from '../applications/recruitment.ts'
import { newBrowser } from '../candidates/browser.ts'
import { codeIn, sent } from '../candidates/signing-in.ts'
import { agentsIn, linkTo, matchesIn, NEVER, newAgent, tell, withLists } from './agents.ts'

const server = await testServer()
const { app, clock, db, deps, newInstitution } = server
beforeEach(() => {
  clock.now = NOW
})
const place = async () => withLists(server, await newInstitution())
const at = async (instant: string) => {
  clock.now = new Date(instant)
  await keepAgents(deps, NEVER)
  return sent(server)
}

describe('an agent', () => {
  test('asks once, thirty days before its twelve months end, and goes on by the code of that mail', async () => {
    const institution = await place()
    await newAgent(server, institution)
    assert.deepEqual(await at('2027-10-21T07:59:59Z'), [])
    const [mail, ...others] = await at('2027-10-21T08:00:00Z')
    assert.deepEqual(others, [])
    assert.match(mail!.subject, /^Vil du beholde din jobagent/)
    assert.match(mail!.text, /Din jobagent hos [^.]+\sstopper\sden\s20\.\snovember\s2027/)
    assert.deepEqual(await at('2027-10-28T08:00:00Z'), [])
    const link = linkTo(mail, 'manage').replace(ORIGIN, '')
    const browser = newBrowser(server)
    assert.match((await browser.get(link)).page, /<h1>Behold din jobagent<\/h1>/)
    assert.equal((await browser.post(link, {})).status, 422)
    assert.equal((await agentsIn(server, institution))[0]!.endsAt?.toISOString(), '2027-11-20T08:00:00.000Z')
    const kept = await browser.post(link, { code: codeIn(mail) })
    assert.match(kept.page, /Din jobagent fortsætter til og med 28\.\soktober 2028/)
    const [row] = await agentsIn(server, institution)
    assert.deepEqual(
      [row!.status, row!.endsAt?.toISOString(), row!.renewalAskedAt],
      ['active', '2028-10-28T08:00:00.000Z', null],
    )
    // The code was for that end; the next has another.
    assert.equal((await browser.post(link, { code: codeIn(mail) })).status, 422)
  })

  test('ends when nobody answers, tells nothing from then on, and goes a week later', async () => {
    const institution = await place()
    await newAgent(server, institution)
    assert.equal((await at('2027-10-22T08:00:00Z')).length, 1)
    await at('2027-11-20T07:59:59Z')
    assert.equal((await agentsIn(server, institution))[0]!.status, 'active')
    assert.deepEqual(await at('2027-11-21T08:00:00Z'), [])
    const [row] = await agentsIn(server, institution)
    assert.deepEqual([row!.status, row!.endedReason], ['ended', 'not-renewed'])
    clock.now = new Date(clock.now.getTime() + 60_000)
    await newJob(server, institution, { publishFrom: clock.now, deadline: null })
    assert.deepEqual(await tell(server), [])
    await at('2027-11-28T08:00:00Z')
    assert.deepEqual(await agentsIn(server, institution), [])
  })

  test('that nobody could ask in time, since nothing ran, is asked late and ends no sooner than thirty days after', async () => {
    const institution = await place()
    await newAgent(server, institution)
    assert.equal((await at('2027-12-24T08:00:00Z')).length, 1)
    assert.equal((await agentsIn(server, institution))[0]!.status, 'active')
    await at('2028-01-23T08:00:01Z')
    assert.equal((await agentsIn(server, institution))[0]!.status, 'ended')
  })

  test('ends, with all of its person’s others, when the address takes no mail any more', async () => {
    const [institution, other] = [await place(), await place()]
    const email = 'væk@example.dk'.replace('æ', 'ae')
    const { id } = await newAgent(server, institution, { email })
    await newAgent(server, other, { email })
    await newAgent(server, institution)
    await asSystem(db, (tx) =>
      endBounced(tx, deps, { institutionId: institution.id, template: 'digest', application: null, signUp: id }),
    )
    const rows = [...(await agentsIn(server, institution)), ...(await agentsIn(server, other))]
    assert.deepEqual(rows.map(({ status, endedReason }) => [status, endedReason]).sort(), [
      ['active', null],
      ['ended', 'bounced'],
      ['ended', 'bounced'],
    ])
  })

  test('runs again when a digest that came back is tried again, and that goes to the address of by then', async () => {
    const [institution, other] = [await place(), await place()]
    await newAgent(server, institution, { email: 'gammel@example.dk' })
    await newAgent(server, other, { email: 'gammel@example.dk' })
    clock.now = new Date(NOW.getTime() + 60_000)
    await newJob(server, institution, { publishFrom: clock.now })
    assert.equal((await tell(server)).length, 1)
    const digest = (await outboxOf(server, institution)).find(({ template }) => template === 'digest')!
    const report = { messageId: `<${digest.id}@localhost>`, permanent: true, reason: '5.1.1' }
    assert.equal((await app.request('/v1/bounces', withKey(report, 'POST'))).status, 204)
    const statuses = async () =>
      [...(await agentsIn(server, institution)), ...(await agentsIn(server, other))].map(({ status }) => status)
    assert.deepEqual(await statuses(), ['ended', 'ended'])
    const now = { email: 'ny@example.dk', emailCanonical: 'ny@example.dk' }
    await asSystem(db, (tx) => tx.update(candidates).set(now).where(eq(candidates.emailCanonical, 'gammel@example.dk')))
    const address = `/v1/institutions/${institution.slug}/mails/${digest.id}/retry`
    assert.equal((await app.request(address, withKey({}, 'POST'))).status, 200)
    assert.deepEqual(await statuses(), ['active', 'active'])
    assert.deepEqual(
      (await sent(server)).map(({ to, messageId }) => [to.address, messageId]),
      [['ny@example.dk', report.messageId]],
    )
  })

  test('goes with its person, and what it found with it', async () => {
    const institution = await place()
    await newAgent(server, institution)
    clock.now = new Date(NOW.getTime() + 60_000)
    await newJob(server, institution, { publishFrom: clock.now })
    assert.equal((await tell(server)).length, 1)
    assert.equal((await matchesIn(server, institution)).length, 1)
    const [row] = await agentsIn(server, institution)
    await asSystem(db, (tx) => tx.delete(candidates).where(eq(candidates.id, row!.candidateId)))
    assert.deepEqual(await agentsIn(server, institution), [])
    assert.deepEqual(
      await asSystem(db, (tx) => tx.select().from(agentMatches).where(eq(agentMatches.institutionId, institution.id))),
      [],
    )
  })

  test('keeps its person from being forgotten while it runs', async () => {
    const institution = await place()
    await newAgent(server, institution, { email: 'husket@example.dk' })
    // As it was before the code was typed: an address that nobody has signed in with.
    await asSystem(db, (tx) => tx.update(candidates).set({ confirmedAt: null }))
    clock.now = new Date(NOW.getTime() + 30 * DAY)
    const { runRetention } = await import('../../../server/retention/run.ts')
    await runRetention(deps)
    assert.equal(
      (await asSystem(db, (tx) => tx.select().from(jobAgents).where(eq(jobAgents.institutionId, institution.id))))
        .length,
      1,
    )
  })
})

test('a digest is due at seven in Copenhagen on either side of the clocks’ changes, weekly ones on Mondays', () => {
  const due = (frequency: 'daily' | 'weekly', now: string) => nextDigest(frequency, new Date(now), null).toISOString()
  // Summer ends on 25 October 2026 and begins on 28 March 2027.
  assert.equal(due('daily', '2026-10-24T12:00:00Z'), '2026-10-25T06:00:00.000Z')
  assert.equal(due('daily', '2026-10-24T04:59:59Z'), '2026-10-24T05:00:00.000Z')
  assert.equal(due('daily', '2026-10-25T06:00:00Z'), '2026-10-26T06:00:00.000Z')
  assert.equal(due('weekly', '2026-10-20T12:00:00Z'), '2026-10-26T06:00:00.000Z')
  assert.equal(due('daily', '2027-03-27T12:00:00Z'), '2027-03-28T05:00:00.000Z')
  assert.equal(due('weekly', '2027-03-22T06:00:00Z'), '2027-03-29T05:00:00.000Z')
})
