import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import * as schema from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { readiness } from '../../../server/health/checks.ts'
import { keepAgents } from '../../../server/job-agents/upkeep.ts'
import { runRetention } from '../../../server/retention/run.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'
import { application, apply, newJob, receiptOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { sent, signInOnPage } from '../candidates/signing-in.ts'
import { newAgent } from '../job-agents/agents.ts'
import { join, pool, withPools } from '../talent-pools/pools.ts'

const server = await testServer({ proxyHops: 1 })
const { app, db, deps, clock, newInstitution } = server
const place = await newInstitution()
const on = (date: string) => (clock.now = new Date(date))
const run = async (date: string) => {
  on(date)
  return runRetention(deps)
}
const person = async (email: string) =>
  (await asSystem(db, (tx) => tx.select().from(schema.candidates).where(eq(schema.candidates.email, email))))[0]

let people = 0
/** Somebody who applied and signed in, for a recruitment that has ended: the application is kept until 20 May 2027. */
async function applicant(language: 'da' | 'en' = 'da') {
  clock.now = NOW
  const email = `somebody${++people}@example.dk`
  const from = { 'x-forwarded-for': `198.51.100.${people}` }
  const job = await newJob(server, place)
  await receiptOf(await apply(server, place, job.id, application({ language }, { email })))
  await sent(server)
  await signInOnPage(server, place.slug, email, from)
  await app.request(`/v1/institutions/${place.slug}/jobs/${job.id}/end`, withKey({}, 'POST'))
  return { email, from }
}
const toldTo = async (email: string) => (await sent(server)).filter(({ to }) => to.address === email)

describe('an account of which nothing is left', () => {
  test('goes a year after the last sign-in, told when the last application goes', async (t) => {
    t.after(() => (clock.now = NOW))
    const { email } = await applicant()
    await run('2027-05-19T00:00:00Z')
    assert.deepEqual(await toldTo(email), [])
    await run('2027-05-21T00:00:00Z')
    const [mail, ...more] = await toldTo(email)
    assert.equal(more.length, 0)
    assert.match(mail?.subject ?? '', /^Din konto bliver slettet/)
    assert.match(mail?.text ?? '', /20\.\snovember 2027/)
    await run('2027-11-19T00:00:00Z')
    assert.ok(await person(email))
    assert.deepEqual(await toldTo(email), [])
    on('2027-11-22T12:00:00Z')
    const { overdueRetention } = (await readiness(deps)).checks
    assert.equal(overdueRetention.ok, false, 'nobody deleted it for two days')
    assert.equal((await run('2027-11-22T12:00:00Z')).candidates, 1)
    assert.equal(await person(email), undefined)
    clock.now = new Date('2027-11-22T12:10:00Z')
    assert.equal((await readiness(deps)).checks.overdueRetention.ok, true)
  })

  test('is kept 30 days after it was told, however long ago somebody signed in', async (t) => {
    t.after(() => (clock.now = NOW))
    const { email } = await applicant('en')
    // Nobody ran it for years.
    await run('2029-01-01T00:00:00Z')
    assert.match((await toldTo(email))[0]?.text ?? '', /delete the\s+account and your profile on\s+31\sJanuary\s2029/)
    await run('2029-01-30T00:00:00Z')
    assert.ok(await person(email))
    await run('2029-02-01T00:00:00Z')
    assert.equal(await person(email), undefined)
  })

  test('is kept a year more when somebody signs in', async (t) => {
    t.after(() => (clock.now = NOW))
    const { email, from } = await applicant()
    await run('2027-05-21T00:00:00Z')
    await sent(server)
    on('2027-11-19T00:00:00Z')
    await signInOnPage(server, place.slug, email, from)
    await run('2027-11-21T00:00:00Z')
    await run('2028-11-18T00:00:00Z')
    assert.ok(await person(email))
    await run('2028-11-20T00:00:00Z')
    assert.equal(await person(email), undefined)
  })

  test('is told when the last of it was a job agent that was left, or a membership that ended or was withdrawn', async (t) => {
    t.after(() => (clock.now = NOW))
    clock.now = NOW
    const there = await withPools(server, [pool(), pool({ key: 'short', months: 1 })])
    const somebody = (name: string) => `${name}-${there.slug}@example.dk`
    const told = async (name: string) =>
      (await toldTo(somebody(name))).map(({ from, subject }) => `${from.name}: ${subject}`)
    const { name } = there.profile
    const da = [`${name.da}: Din konto bliver slettet den 20. november 2027`]

    const agent = await newAgent(server, there, { email: somebody('agent'), language: 'en' })
    await join(server, there, {}, { key: 'short', person: { email: somebody('ended') } })
    const { id } = await join(server, there, {}, { person: { email: somebody('withdrew') } })
    const { id: kept } = await join(server, there, {}, { person: { email: somebody('has-more') } })
    await newAgent(server, there, { email: somebody('has-more') })
    await sent(server)

    const withdrawing = await signIn(server, there, somebody('withdrew'))
    await withdrawing.ask(`pool-memberships/${id}`, 'DELETE')
    assert.deepEqual(await told('withdrew'), da)
    const keeping = await signIn(server, there, somebody('has-more'))
    await keeping.ask(`pool-memberships/${kept}`, 'DELETE')
    assert.deepEqual(await told('has-more'), [])

    const leaving = await signIn(server, there, somebody('agent'))
    await leaving.ask(`job-agents/${agent.id}`, 'DELETE')
    on('2026-11-27T08:00:00Z')
    await keepAgents(deps, new AbortController().signal)
    assert.deepEqual(await told('agent'), [`${name.en ?? name.da}: Your account will be deleted on 20 November 2027`])

    await run('2026-12-22T00:00:00Z')
    assert.deepEqual(await told('ended'), da)
    await run('2026-12-23T00:00:00Z')
    for (const one of ['agent', 'ended', 'withdrew', 'has-more']) assert.deepEqual(await told(one), [], 'once')
  })

  test('is kept while a job agent or a place in a talent pool is left', async (t) => {
    t.after(() => (clock.now = NOW))
    const [one, other] = [await applicant(), await applicant()]
    const ids = [await person(one.email), await person(other.email)].map((row) => row!.id) as [string, string]
    const own = { institutionId: place.id, id: deps.newId(), createdAt: NOW, language: 'da' as const }
    await asSystem(db, async (tx) => {
      await tx.insert(schema.jobAgents).values({
        ...own,
        candidateId: ids[0],
        status: 'active',
        reach: 'institution',
        frequency: 'daily',
        filterHash: 'x',
      })
      await tx.insert(schema.poolMembers).values({
        ...own,
        candidateId: ids[1],
        poolKey: 'pool',
        status: 'member',
        name: 'Alma',
        answers: [],
        privacyVersion: '0',
        privacyText: '',
        consentVersion: '0',
        consentText: '',
        consentedAt: NOW,
        expiresAt: new Date('2040-01-01'),
      })
    })
    await run('2027-05-21T00:00:00Z')
    await run('2030-01-01T00:00:00Z')
    for (const { email } of [one, other]) {
      assert.deepEqual(await toldTo(email), [])
      assert.ok(await person(email), email)
    }
    await asSystem(db, async (tx) => {
      await tx.delete(schema.jobAgents)
      await tx.delete(schema.poolMembers)
    })
    await run('2030-02-01T00:00:00Z')
    assert.ok(await person(one.email), 'a month from when that was found')
    await run('2030-03-05T00:00:00Z')
    for (const { email } of [one, other]) assert.equal(await person(email), undefined)
  })
})
