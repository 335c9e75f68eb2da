import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { FROM_ADDRESS, FROM_NETWORK, MAIL_FROM_INSTITUTION } from '../../../server/applications/limits.ts'
import { auditEvents, documents, idempotencyKeys, outbox, rateLimits } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { FAILPOINTS } from '../../../server/failpoints.ts'
import { oncePerKey } from '../../../server/http/idempotency.ts'
import { ProblemError } from '../../../server/http/problem.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { deriveKeys } from '../../../server/keys.ts'
import { sweep } from '../../../server/queue/sweep.ts'
import { pdf } from '../../support/documents.ts'
import { fromPage, NOW, testServer } from '../../support/server.ts'
import { upload } from '../files/upload.ts'
import {
  application,
  applicationsOf,
  apply,
  DAY,
  freshKey,
  HOUR,
  newJob,
  outboxOf,
  receiptOf,
  refusalOf,
} from './recruitment.ts'

const server = await testServer()
const { app, db, deps, clock, newInstitution } = server
const keysOf = (institution: InstitutionRef) =>
  inInstitution(db, institution.id, (tx) => tx.select().from(idempotencyKeys))
const callIn = (institution: InstitutionRef) => ({
  deps,
  actor: { kind: 'anonymous' } as const,
  institution,
  requestId: 'test',
  startedAt: deps.now(),
})
const applicationRows = async (institution: InstitutionRef) => (await applicationsOf(server, institution)).length

describe('an application with two documents that the server fails in', () => {
  for (const where of FAILPOINTS)
    test(`${where} is there once, with both of them, when it is sent again`, async () => {
      const institution = await newInstitution()
      const job = await newJob(server, institution)
      const sent = async (name: string) =>
        (await upload(server, institution, { job: job.id, name, content: pdf(name) })).id
      const body = application({ documents: [await sent('cv.pdf'), await sent('brev.pdf')] })
      const key = freshKey()
      let met = 0
      deps.failAt = (point) => {
        if (point !== where) return
        met++
        throw new Error('the process died')
      }
      assert.equal((await apply(server, institution, job.id, body, key)).status, 500)
      deps.failAt = undefined
      const { reference } = await receiptOf(await apply(server, institution, job.id, body, key))
      assert.equal(met, 1)
      assert.deepEqual(
        (await applicationsOf(server, institution)).map((row) => row.reference),
        [reference],
      )
      assert.equal((await outboxOf(server, institution)).length, 1)
      const files = await inInstitution(db, institution.id, (tx) => tx.select().from(documents))
      assert.deepEqual(
        files
          .filter(({ applicationId }) => applicationId !== null)
          .map(({ name, position }) => `${position} ${name}`)
          .toSorted(),
        ['0 cv.pdf', '1 brev.pdf'],
      )
    })
})

describe('an Idempotency-Key', () => {
  test('is wanted', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const path = `/v1/institutions/${institution.slug}/jobs/${job.id}/applications`
    const without = await app.request(path, fromPage(application()))
    assert.equal(without.status, 400)
    assert.equal(await refusalOf(without), 'idempotency-key-missing')
    const empty = await app.request(path, fromPage({ nothing: 1 }, { 'idempotency-key': ' ' }))
    assert.equal(await refusalOf(empty), 'idempotency-key-missing')
    const long = await app.request(path, fromPage(application(), { 'idempotency-key': 'x'.repeat(201) }))
    assert.equal(await refusalOf(long), 'malformed')
    assert.equal(await applicationRows(institution), 0)
  })

  test('fifty at once with the same key are one application and one answer', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const key = freshKey()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => apply(server, institution, job.id, application(), key)),
    )
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]))
    const bodies = new Set(await Promise.all(answers.map((res) => res.text())))
    assert.equal(bodies.size, 1, [...bodies].join('\n'))
    assert.equal(await applicationRows(institution), 1)
    assert.equal((await outboxOf(server, institution)).length, 1)
    const again = await apply(server, institution, job.id, application(), key)
    assert.equal(await again.text(), [...bodies][0])
  })

  test('answers the same also after the deadline and after the job was closed', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution, { deadline: new Date(NOW.getTime() + HOUR) })
    const key = freshKey()
    const first = await receiptOf(await apply(server, institution, job.id, application(), key))
    clock.now = new Date(NOW.getTime() + 2 * HOUR)
    const again = await receiptOf(await apply(server, institution, job.id, application(), key))
    clock.now = NOW
    assert.deepEqual(again, first)
  })

  test('refuses another body, another job, and another body that is wrong besides', async () => {
    const institution = await newInstitution()
    const [job, other] = [await newJob(server, institution), await newJob(server, institution)]
    const key = freshKey()
    await receiptOf(await apply(server, institution, job.id, application(), key))
    for (const [id, body] of [
      [job.id, application({ motivation: 'Noget andet' })],
      [other.id, application()],
      [job.id, {}],
      [job.id, application({ motivation: 7 })],
    ] as const) {
      const res = await apply(server, institution, id, body, key)
      assert.equal(res.status, 422)
      assert.equal(await refusalOf(res), 'idempotency-mismatch')
    }
    assert.equal(await applicationRows(institution), 1)
  })

  test('is an institution’s own', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    const key = freshKey()
    const first = await receiptOf(await apply(server, one, (await newJob(server, one)).id, application(), key))
    const second = await receiptOf(await apply(server, two, (await newJob(server, two)).id, application(), key))
    assert.notEqual(first.reference, second.reference)
  })

  test('is free again after a refusal, since nothing was done', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const key = freshKey()
    assert.equal(
      await refusalOf(await apply(server, institution, job.id, application({ motivation: '' }), key)),
      'invalid motivation:required',
    )
    assert.equal((await apply(server, institution, job.id, application(), key)).status, 201)
  })

  test('is kept for 24 hours, as a hash, and then forgotten', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const key = freshKey()
    const first = await receiptOf(await apply(server, institution, job.id, application(), key))
    const [row] = await keysOf(institution)
    assert.match(row?.keyHash ?? '', /^[0-9a-f]{64}$/)
    assert.match(row?.bodyHash ?? '', /^[0-9a-f]{64}$/)
    assert.ok(!JSON.stringify(row).includes(key))
    assert.equal(row?.expiresAt.getTime(), NOW.getTime() + DAY)
    clock.now = new Date(NOW.getTime() + DAY - 1)
    await sweep(deps)
    assert.deepEqual(await receiptOf(await apply(server, institution, job.id, application(), key)), first)
    clock.now = new Date(NOW.getTime() + DAY)
    const later = await receiptOf(await apply(server, institution, job.id, application(), key))
    assert.notEqual(later.reference, first.reference)
    clock.now = new Date(NOW.getTime() + 2 * DAY)
    await sweep(deps)
    assert.deepEqual(await keysOf(institution), [])
    clock.now = NOW
  })

  test('is the same after the keys of the server have turned', async (t) => {
    const { keys } = deps
    t.after(() => (deps.keys = keys))
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const key = freshKey()
    deps.keys = deriveKeys('old-keys-0123456789-0123456789-01234')
    const first = await receiptOf(await apply(server, institution, job.id, application(), key))
    deps.keys = deriveKeys('new-keys-0123456789-0123456789-01234 old-keys-0123456789-0123456789-01234')
    const other = await apply(server, institution, job.id, application({ motivation: 'Andet' }), key)
    assert.equal(await refusalOf(other), 'idempotency-mismatch')
    assert.deepEqual(await receiptOf(await apply(server, institution, job.id, application(), key)), first)
    assert.equal(await applicationRows(institution), 1)
  })

  test('whose first request still runs: the second waits, five seconds at most', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const body = application()
    const path = `${job.id}\n${JSON.stringify(body)}`
    const key = freshKey()
    let finish = () => {}
    const hanging = new Promise<void>((resolve) => (finish = resolve))
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const first = oncePerKey(callIn(institution), { key, body: path }, async (attempt) => {
      begin()
      await hanging
      const answer = { reference: '2222-2222', receivedAt: NOW.toISOString() }
      await inInstitution(db, institution.id, (tx) => attempt.settle(tx, 201, answer))
      return { status: 201, answer }
    })
    // It holds the key before the second comes.
    await begun
    const start = performance.now()
    const res = await apply(server, institution, job.id, body, key)
    const waited = performance.now() - start
    assert.equal(res.status, 409)
    assert.equal(await refusalOf(res), 'still-running')
    assert.ok(Number(res.headers.get('retry-after')) > 0)
    assert.ok(waited >= 4_900 && waited < 7_000, `${waited} ms`)
    const waiting = apply(server, institution, job.id, body, key)
    setTimeout(finish, 300)
    assert.equal((await receiptOf(await waiting)).reference, '2222-2222')
    await first
    assert.equal(await applicationRows(institution), 0)
  })

  test('of a request that died is taken over when its lease has run out, and the dead one can write no more', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const body = application()
    const key = freshKey()
    let finish = () => {}
    const hanging = new Promise<void>((resolve) => (finish = resolve))
    const request = { key, body: `${job.id}\n${JSON.stringify(body)}` }
    const presumedDead = oncePerKey(callIn(institution), request, async (attempt) => {
      await hanging
      await inInstitution(db, institution.id, (tx) => attempt.settle(tx, 201, { reference: 'late' }))
      return { status: 201, answer: null }
    })
    const ended = assert.rejects(
      presumedDead,
      (error) => error instanceof ProblemError && error.code === 'still-running',
    )
    while ((await keysOf(institution)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    clock.now = new Date(NOW.getTime() + 15_000)
    const receipt = await receiptOf(await apply(server, institution, job.id, body, key))
    finish()
    await ended
    clock.now = NOW
    assert.deepEqual(await receiptOf(await apply(server, institution, job.id, body, key)), receipt)
    assert.equal(await applicationRows(institution), 1)
  })
})

describe('the limits', () => {
  test('an address has its tries from each network apart; a repetition with its key is not counted', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const send = (remoteAddress: string, key = freshKey()) =>
      app.request(
        `/v1/institutions/${institution.slug}/jobs/${job.id}/applications`,
        fromPage(application({}, { email: 'ivrig@EXAMPLE.dk' }), { 'idempotency-key': key }),
        { incoming: { socket: { remoteAddress } } },
      )
    const key = freshKey()
    for (let n = 0; n < 5; n++) assert.equal((await send('192.0.2.1', key)).status, 201)
    for (let n = 1; n < FROM_ADDRESS.max; n++) assert.equal((await send('192.0.2.1')).status, 201, `number ${n + 1}`)
    const refused = await send('192.0.2.1')
    assert.equal(refused.status, 429)
    assert.equal(await refusalOf(refused), 'too-many-requests')
    const wait = Number(refused.headers.get('retry-after'))
    assert.ok(wait > 0 && wait <= FROM_ADDRESS.seconds, String(wait))
    assert.match(refused.headers.get('access-control-expose-headers') ?? '', /\bretry-after\b/, 'the page may read it')
    assert.equal((await send('192.0.2.1', key)).status, 201, 'its first answer stands')
    assert.equal((await send('192.0.2.9')).status, 201, 'the person at home is not kept out')
    clock.now = new Date(NOW.getTime() + wait * 1000)
    assert.equal((await send('192.0.2.1')).status, 201, 'a day later')
    clock.now = NOW
    assert.equal(await applicationRows(institution), FROM_ADDRESS.max + 2)
  })

  test('mails to one address beyond ten wait until the day is over; the applications are taken', async () => {
    const institution = await newInstitution()
    const jobs = await Promise.all(
      Array.from({ length: MAIL_FROM_INSTITUTION.max + 2 }, () => newJob(server, institution)),
    )
    for (const job of jobs)
      assert.equal(
        (await apply(server, institution, job.id, application({}, { email: 'mange@example.dk' }))).status,
        201,
      )
    const due = await inInstitution(db, institution.id, (tx) => tx.select({ at: outbox.dueAt }).from(outbox))
    const waiting = due.filter(({ at }) => at > NOW).map(({ at }) => at.getTime() - NOW.getTime())
    assert.equal(due.length, jobs.length)
    assert.deepEqual(waiting, [DAY, DAY])
  })

  test('what was refused does not count against the address', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    for (let n = 0; n < FROM_ADDRESS.max + 2; n++)
      assert.equal((await apply(server, institution, job.id, application({ motivation: '' }))).status, 422)
    assert.equal((await apply(server, institution, job.id, application())).status, 201)
  })

  test('a network is counted by its own address, not by what it writes of itself', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const send = (n: number, forwarded: string, remote = '192.0.2.1') =>
      app.request(
        `/v1/institutions/${institution.slug}/jobs/${job.id}/applications`,
        fromPage(application({ motivation: '' }, { email: `n${n}@example.dk` }), {
          'idempotency-key': freshKey(),
          'x-forwarded-for': forwarded,
        }),
        { incoming: { socket: { remoteAddress: remote } } },
      )
    for (let n = 0; n < FROM_NETWORK.max; n++) assert.equal((await send(n, `198.51.100.${n}`)).status, 422)
    const refused = await send(99, '203.0.113.7')
    assert.equal(refused.status, 429)
    assert.ok(Number(refused.headers.get('retry-after')) <= FROM_NETWORK.seconds)
    assert.equal((await send(100, '203.0.113.7', '192.0.2.2')).status, 422, 'another network')
    assert.deepEqual(await keysOf(institution), [], 'a refusal leaves no key behind')
  })

  test('are stored as hashes and swept when they have run out', async () => {
    const before = await asSystem(db, (tx) => tx.select().from(rateLimits))
    assert.ok(before.length > 0)
    for (const { key } of before) assert.match(key, /^[0-9a-f]{64}$/)
    clock.now = new Date(NOW.getTime() + 3 * DAY)
    await sweep(deps)
    clock.now = NOW
    assert.deepEqual(await asSystem(db, (tx) => tx.select().from(rateLimits)), [])
  })
})

test('many keys from one address at once: equal answers, and one application counts', async () => {
  const institution = await newInstitution()
  const job = await newJob(server, institution)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => apply(server, institution, job.id, application({}, { email: 'to@example.dk' }))),
  )
  const sizes = new Set(await Promise.all(answers.map(async (res) => `${res.status} ${(await res.text()).length}`)))
  assert.equal(sizes.size, 1, [...sizes].join())
  const statuses = (await applicationsOf(server, institution)).map(({ status }) => status).sort()
  assert.deepEqual(statuses, [...Array(49).fill('awaiting-confirmation'), 'received'])
  const audited = await inInstitution(db, institution.id, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.institutionId, institution.id), eq(auditEvents.action, 'application-received'))),
  )
  assert.equal(audited.length, 50)
})
