import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'drizzle-orm'
import { outbox } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { readiness } from '../../../server/health/checks.ts'
import { NOW, testServer } from '../../support/server.ts'

const { app, deps, clock, newInstitution } = await testServer()
const look = async () => {
  const response = await app.request('/readyz')
  return { status: response.status, body: (await response.json()) as Awaited<ReturnType<typeof readiness>> }
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
