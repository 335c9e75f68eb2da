import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'drizzle-orm'
import { candidates, jobAgents, outbox } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { readiness } from '../../../server/health/checks.ts'
import { prepareDigests } from '../../../server/job-agents/prepare.ts'
import { keepAgents } from '../../../server/job-agents/upkeep.ts'
import { oldestOverdue } from '../../../server/retention/due.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'

const { app, deps, clock, newInstitution } = await testServer()
const look = async () => {
  const response = await app.request('/readyz')
  return { status: response.status, body: (await response.json()) as Awaited<ReturnType<typeof readiness>> }
}

const DAY = 86_400_000
const HOUR = 3_600_000
const NEVER = new AbortController().signal

/** An institution where job agents are put as they are said to be. */
async function agentIn() {
  const institution = await newInstitution()
  const candidateId = deps.newId()
  const person = { id: candidateId, email: candidateId, emailCanonical: candidateId, createdAt: NOW }
  await asSystem(deps.db, (tx) => tx.insert(candidates).values(person))
  const agent = (how: Partial<typeof jobAgents.$inferInsert>) => {
    const id = deps.newId()
    const search = { reach: 'institution', frequency: 'daily', language: 'da', filterHash: id } as const
    const row = {
      institutionId: institution.id,
      id,
      candidateId,
      ...search,
      status: 'active',
      createdAt: new Date(0),
    } as const
    return asSystem(deps.db, (tx) =>
      tx.insert(jobAgents).values({ ...row, endsAt: new Date(NOW.getTime() + 365 * DAY), ...how }),
    )
  }
  return { institution, deps, agent, drop: () => asSystem(deps.db, (tx) => tx.delete(jobAgents)) }
}

describe('health', () => {
  it('answers at once that the process lives', async () => {
    const response = await app.request('/livez')
    assert.deepEqual([response.status, await response.text()], [200, 'ok'])
  })

  it('is ready when everything is well', async () => {
    const { status, body } = await look()
    assert.equal(status, 200)
    assert.equal(body.ready, true)
    assert.equal(body.durability, process.env.OPSLAG_TEST_DB === 'postgres' ? 'database' : 'process-crash')
    assert.deepEqual(body.checks.migrations, { ok: true, missing: 0 })
    assert.deepEqual(body.checks.oldestUnsentMail, { ok: true, seconds: null })
    assert.ok((body.checks.disk.freePercent ?? -1) >= 0)
  })

  it('turns red when a mail has waited five minutes, and names neither receiver nor text', async () => {
    const institution = await newInstitution()
    await asSystem(deps.db, (tx) =>
      tx.insert(outbox).values({
        institutionId: institution.id,
        id: deps.newId(),
        kind: 'mail',
        payload: { to: 'ida@example.dk' },
        status: 'waiting',
        dueAt: NOW,
        createdAt: NOW,
      }),
    )
    clock.now = new Date(NOW.getTime() + 299_000)
    assert.equal((await look()).status, 200)
    clock.now = new Date(NOW.getTime() + 300_000)
    const { status, body } = await look()
    assert.equal(status, 503)
    assert.deepEqual(body.checks.oldestUnsentMail, { ok: false, seconds: 300 })
    assert.doesNotMatch(JSON.stringify(body), /ida|example/)
    await asSystem(deps.db, (tx) => tx.execute(sql`update outbox set status = 'sent'`))
    assert.equal((await look()).status, 200)
  })

  it('stays green while mails are held back, so that nobody turns it red by applying often', async () => {
    clock.now = NOW
    const institution = await newInstitution()
    const day = 86_400_000
    await asSystem(deps.db, (tx) =>
      tx.insert(outbox).values({
        institutionId: institution.id,
        id: deps.newId(),
        kind: 'mail',
        payload: {},
        status: 'waiting',
        dueAt: new Date(NOW.getTime() + day),
        heldUntil: new Date(NOW.getTime() + day),
        createdAt: NOW,
      }),
    )
    const at = async (ms: number) => {
      clock.now = new Date(NOW.getTime() + ms)
      return (await look()).status
    }
    assert.deepEqual([await at(day / 2), await at(day + 299_000), await at(day + 300_000)], [200, 200, 503])
    // Also when it has been tried since.
    await asSystem(deps.db, (tx) => tx.execute(sql`update outbox set attempts = 3, last_error = 'ECONNECTION'`))
    assert.deepEqual([await at(day + 299_000), await at(day + 300_000)], [200, 503])
    await asSystem(deps.db, (tx) => tx.execute(sql`update outbox set status = 'sent'`))
    clock.now = NOW
  })

  it('stays green for digests under way, a recipient who is put off, and mails that were given up, which it counts', async () => {
    const institution = await newInstitution()
    const mail = { institutionId: institution.id, kind: 'mail' as const, dueAt: NOW, createdAt: NOW }
    await asSystem(deps.db, (tx) =>
      tx.insert(outbox).values([
        { ...mail, id: deps.newId(), status: 'waiting', priority: 2 },
        { ...mail, id: deps.newId(), status: 'waiting', attempts: 9, lastError: 'recipient 451 4.2.1' },
        { ...mail, id: deps.newId(), status: 'dead', lastError: 'ECONNECTION', doneAt: NOW },
        { ...mail, id: deps.newId(), status: 'dead', lastError: 'recipient 550', doneAt: NOW },
      ]),
    )
    clock.now = new Date(NOW.getTime() + 3_600_000)
    const { status, body } = await look()
    assert.equal(status, 200)
    assert.deepEqual(body.checks.oldestUnsentMail, { ok: true, seconds: 3_600 })
    assert.deepEqual(body.checks.deadMails, { ok: true, count: 2 })
    clock.now = new Date(NOW.getTime() + 5 * 3_600_000)
    assert.equal((await look()).status, 503, 'digests that wait for hours are late too')
    await asSystem(deps.db, (tx) => tx.delete(outbox))
    clock.now = NOW
  })

  it('turns red when a digest has been due for half an hour', async () => {
    const { deps, agent } = await agentIn()
    await agent({ status: 'paused', nextDigestAt: new Date(NOW.getTime() - HOUR) })
    await agent({ nextDigestAt: NOW })
    const at = async (seconds: number) => {
      clock.now = new Date(NOW.getTime() + seconds * 1_000)
      return (await look()).body
    }
    assert.deepEqual((await at(-1)).checks.oldestDueDigest, { ok: true, seconds: null })
    assert.deepEqual((await at(1_799)).checks.oldestDueDigest, { ok: true, seconds: 1_799 })
    const { ready, checks } = await at(1_800)
    assert.deepEqual([ready, checks.oldestDueDigest], [false, { ok: false, seconds: 1_800 }])
    await prepareDigests(deps, NEVER)
    assert.deepEqual((await look()).body.checks.oldestDueDigest, { ok: true, seconds: null })
    clock.now = NOW
  })

  it('knows since when a job agent should have been asked about, ended or deleted, and no longer once it has', async () => {
    const { institution, agent, drop } = await agentIn()
    const ago = (days: number) => new Date(NOW.getTime() - days * DAY)
    const since = () => asSystem(deps.db, (tx) => oldestOverdue(tx, NOW))
    const asked = { endsAt: ago(-27) }
    const cases = [
      [asked, ago(3)],
      [{ endsAt: ago(-31) }, null],
      [{ ...asked, renewalAskedAt: ago(3) }, null],
      [{ endsAt: ago(2), renewalAskedAt: ago(32) }, ago(2)],
      [{ status: 'unconfirmed', endsAt: null, createdAt: ago(8) }, ago(1)],
      [{ status: 'unconfirmed', endsAt: null, createdAt: ago(6) }, null],
      [{ status: 'ended', endedReason: 'left', endedAt: ago(9) }, ago(2)],
      [{ status: 'ended', endedReason: 'left', endedAt: ago(6) }, null],
    ] as const
    for (const [how, from] of cases) {
      await agent(how)
      assert.deepEqual(await since(), from, JSON.stringify(how))
      await keepAgents(deps, NEVER)
      assert.equal(await since(), null, JSON.stringify(how))
      await drop()
    }
    await agent(asked)
    clock.now = ago(1)
    await decide(app, institution.slug, 'job-agent', { enabled: false })
    assert.equal(await since(), null, 'nobody is asked where there are none')
    await decide(app, institution.slug, 'job-agent', { enabled: true }, '1')
    assert.deepEqual(await since(), ago(1), 'and nobody is late before there are again')
    clock.now = NOW
    await drop()
  })

  it('turns red when the database is gone, and says nothing of why', async () => {
    const gone = {
      transaction: () => Promise.reject(new Error('password of opslag refused')),
    } as unknown as typeof deps.db
    const body = await readiness({ ...deps, db: gone })
    assert.equal(body.ready, false)
    assert.equal(body.checks.database.ok, false)
    assert.equal(body.checks.migrations.missing, null)
    assert.doesNotMatch(JSON.stringify(body), /password/)
  })

  it('does not wait for a database that does not answer', async () => {
    const mute = { transaction: () => new Promise(() => {}) } as unknown as typeof deps.db
    const began = Date.now()
    assert.equal((await readiness({ ...deps, db: mute })).checks.database.ok, false)
    assert.ok(Date.now() - began < 3_000)
  })

  it('looks at the disk above a data folder that does not exist yet', async () => {
    const body = await readiness({ ...deps, config: { ...deps.config, dataFolder: '/tmp/not-yet/there' } })
    assert.ok(body.checks.disk.freePercent !== null)
  })
})
