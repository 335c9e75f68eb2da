import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { createApp } from '../../../server/app.ts'
import type { Db } from '../../../server/db/client.ts'
import {
  applicationEvents,
  auditEvents,
  candidates,
  idempotencyKeys,
  recruitmentCases,
  settings,
} from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { fromPage, NOW, testServer } from '../../support/server.ts'
import {
  application,
  applicationsOf,
  apply,
  DAY,
  DEADLINE,
  freshKey,
  newJob,
  outboxOf,
  receiptOf,
  refusalOf,
} from './recruitment.ts'

const server = await testServer()
const { app, db, deps, clock, newInstitution } = server

const caseOf = async (institutionId: number, id: string) => {
  const [row] = await inInstitution(db, institutionId, (tx) =>
    tx.select().from(recruitmentCases).where(eq(recruitmentCases.id, id)),
  )
  return row!
}
const set = (institutionId: number, thing: string, value: unknown, version = 1) =>
  inInstitution(db, institutionId, (tx) =>
    tx.insert(settings).values({ institutionId, thing, version, value, updatedAt: NOW, updatedBy: 'test' }),
  )

describe('an application', () => {
  test('is stored whole: snapshot, acknowledgement, event, audit, mail order, counter, in one go', async () => {
    const institution = await newInstitution()
    await set(institution.id, 'privacy-notice', { text: { da: 'Vi passer på dem.', en: 'We take care of them.' } }, 7)
    await set(institution.id, 'form', {
      fields: [{ id: 'portfolio', kind: 'text', label: { da: 'Portefølje', en: 'Portfolio' }, required: true }],
    })
    const job = await newJob(server, institution)
    const receipt = await receiptOf(
      await apply(
        server,
        institution,
        job.id,
        application(
          { acknowledged: '7', fields: { portfolio: ' Mine broer ' }, language: 'en', medium: 'avisen' },
          { name: ' Søren Æblegård ', email: 'Søren.X@Example.dk'.replace('ø', 'o') },
        ),
      ),
    )
    const [stored, ...others] = await applicationsOf(server, institution)
    assert.deepEqual(others, [])
    assert.equal(stored?.reference, receipt.reference)
    assert.equal(receipt.receivedAt, NOW.toISOString())
    assert.deepEqual(
      { name: stored?.name, email: stored?.email, canonical: stored?.emailCanonical, phone: stored?.phone },
      { name: 'Søren Æblegård', email: 'Soren.X@Example.dk', canonical: 'soren.x@example.dk', phone: '00 00 00 02' },
    )
    assert.deepEqual(stored?.fields, [{ id: 'portfolio', label: 'Portfolio', value: 'Mine broer' }])
    assert.equal(stored?.motivation, 'Jeg vil gerne cykle.\n\nMeget.')
    assert.deepEqual(
      { version: stored?.privacyVersion, text: stored?.privacyText, at: stored?.acknowledgedAt },
      { version: '7', text: 'We take care of them.', at: NOW },
    )
    assert.deepEqual(
      { status: stored?.status, medium: stored?.medium, by: stored?.receivedBy, hash: stored?.confirmationHash },
      { status: 'received', medium: 'avisen', by: 'form', hash: null },
    )
    const events = await inInstitution(db, institution.id, (tx) => tx.select().from(applicationEvents))
    assert.deepEqual(
      events.map(({ kind, actor, to, applicationId }) => [kind, actor, to, applicationId]),
      [['received', 'anonymous', 'received', stored?.id]],
    )
    const audit = await inInstitution(db, institution.id, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, 'application-received')),
    )
    assert.deepEqual(
      audit.map(({ resource, actor, details }) => [resource, actor, details]),
      [[`application:${stored?.id}`, 'anonymous', { job: job.id, status: 'received' }]],
    )
    const mails = await outboxOf(server, institution)
    assert.deepEqual(
      mails.map(({ payload, status }) => [payload, status]),
      [[{ template: 'receipt', application: stored?.id }, 'waiting']],
    )
    assert.equal((await caseOf(institution.id, job.caseId)).applicationsReceived, 1)
  })

  test('makes the candidate of a new address, unconfirmed, and leaves an existing one as it is', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    const candidate = () =>
      asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.emailCanonical, 'vera@example.dk')))
    await receiptOf(
      await apply(server, one, (await newJob(server, one)).id, application({}, { email: 'Vera@example.dk' })),
    )
    const [born] = await candidate()
    assert.equal(born?.email, 'Vera@example.dk')
    assert.equal(born?.confirmedAt, null)
    clock.now = new Date(NOW.getTime() + DAY)
    await receiptOf(
      await apply(server, two, (await newJob(server, two)).id, application({}, { email: 'VERA@EXAMPLE.DK' })),
    )
    clock.now = NOW
    assert.deepEqual(await candidate(), [born])
    const ids = [...(await applicationsOf(server, one)), ...(await applicationsOf(server, two))]
    assert.deepEqual(new Set(ids.map(({ candidateId }) => candidateId)), new Set([born?.id]))
  })

  test('keeps what no database takes out of the texts', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    await receiptOf(
      await apply(
        server,
        institution,
        job.id,
        application({ motivation: 'a\u0000b\u000bc\ud800d\r\ne\tf', medium: 'x\udc00' }),
      ),
    )
    const [stored] = await applicationsOf(server, institution)
    assert.equal(stored?.motivation, 'abc\ufffdd\ne\tf')
    assert.equal(stored?.medium, 'x\ufffd')
  })
})

describe('the deadline', () => {
  test('a request that began at its millisecond is in time, one a millisecond later is not', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const at = async (offset: number) => {
      clock.now = new Date(DEADLINE.getTime() + offset)
      const res = await apply(server, institution, job.id, application({}, { email: `at${offset}@example.dk` }))
      clock.now = NOW
      return res
    }
    assert.equal((await at(-1)).status, 201)
    assert.equal((await receiptOf(await at(0))).receivedAt, DEADLINE.toISOString())
    const late = await at(1)
    assert.equal(late.status, 409)
    assert.equal(await refusalOf(late), 'deadline-passed')
    assert.equal((await applicationsOf(server, institution)).length, 2)
  })

  test('it is the beginning of the request that counts, not how long it took', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const start = new Date(DEADLINE.getTime() - 1)
    let asked = 0
    const slow = createApp({ ...deps, now: () => (asked++ === 0 ? start : new Date(DEADLINE.getTime() + 3_000)) })
    const receipt = await receiptOf(await apply({ app: slow }, institution, job.id, application()))
    assert.ok(asked > 2)
    assert.equal(receipt.receivedAt, start.toISOString())
  })

  test('a failure of ours makes nobody late: the same request again counts from the first', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const key = freshKey()
    clock.now = DEADLINE
    const broken = createApp({ ...deps, db: failing('before-commit', 2) })
    assert.equal((await apply({ app: broken }, institution, job.id, application(), key)).status, 500)
    clock.now = new Date(DEADLINE.getTime() + 60_000)
    const receipt = await receiptOf(await apply(server, institution, job.id, application(), key))
    assert.equal(receipt.receivedAt, DEADLINE.toISOString())
    assert.equal(await refusalOf(await apply(server, institution, job.id, application())), 'deadline-passed')
    clock.now = NOW
  })

  test('a job without one takes applications until it is closed', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution, { deadline: null })
    assert.equal((await apply(server, institution, job.id, application())).status, 201)
  })
})

describe('a job that cannot be applied for', () => {
  test('is not found, closed, or applied for elsewhere', async () => {
    const [institution, other] = [await newInstitution(), await newInstitution()]
    const past = new Date(NOW.getTime() - 1)
    const cases: [string, Promise<{ id: number }> | { id: number | string }][] = [
      ['not-found', { id: 999_999 }],
      ['not-found', { id: 'abc' }],
      ['not-found', { id: '1.5' }],
      ['not-found', { id: '9999999999999999' }],
      ['not-found', newJob(server, other)],
      ['not-found', newJob(server, institution, { audience: 'internal' })],
      ['not-found', newJob(server, institution, { publishFrom: new Date(NOW.getTime() + 1) })],
      ['job-closed', newJob(server, institution, { status: 'closed', closedAt: past })],
      ['job-closed', newJob(server, institution, { status: 'closed', closedAt: past, deadline: past })],
      ['job-closed', newJob(server, institution, { applyAt: 'source', applyUrl: 'https://jobnet.example' })],
      ['deadline-passed', newJob(server, institution, { deadline: past })],
    ]
    for (const [code, job] of cases) {
      const { id } = await job
      assert.equal(await refusalOf(await apply(server, institution, id, application())), code, String(id))
    }
    assert.deepEqual(await applicationsOf(server, institution), [])
    assert.deepEqual(await applicationsOf(server, other), [])
  })
})

describe('what is refused', () => {
  const institution = newInstitution()
  const form = (async () => {
    const { id } = await institution
    await set(id, 'form', {
      phone: 'required',
      motivationMaxLength: 200,
      documents: { max: 0 },
      fields: [
        { id: 'portfolio', kind: 'text', label: { da: 'Portefølje' }, required: true, maxLength: 10 },
        { id: 'note', kind: 'long-text', label: { da: 'Bemærkning' } },
      ],
    })
    return newJob(server, await institution)
  })()
  const good = { fields: { portfolio: 'Broer' } }
  const cases: [string, Record<string, unknown>, Record<string, unknown>?][] = [
    ['invalid noSuchField:unknown-field', { ...good, noSuchField: 1 }],
    ['invalid applicant.cpr:unknown-field', good, { cpr: '010190-1234' }],
    ['invalid applicant:required', { ...good, applicant: undefined }],
    ['invalid applicant.name:required', good, { name: '  ' }],
    ['invalid applicant.name:required', good, { name: undefined }],
    ['invalid applicant.name:invalid', good, { name: 'Eva\r\nBcc: x@example.dk' }],
    ['invalid applicant.name:too-long', good, { name: 'x'.repeat(201) }],
    ['invalid applicant.email:not-an-email', good, { email: 'nowhere' }],
    ['invalid applicant.phone:not-a-phone', good, { phone: 'ring' }],
    ['invalid applicant.phone:required', good, { phone: undefined }],
    ['invalid applicant.phone:required', good, { phone: '' }],
    ['invalid motivation:required', { ...good, motivation: ' \n ' }],
    ['invalid motivation:too-long', { ...good, motivation: 'x'.repeat(201) }],
    ['invalid motivation:wrong-kind', { ...good, motivation: 7 }],
    ['invalid fields.portfolio:required', { fields: {} }],
    ['invalid fields.portfolio:too-long', { fields: { portfolio: 'x'.repeat(11) } }],
    ['invalid fields.age:unknown-field', { fields: { portfolio: 'x', age: '44' } }],
    ['invalid fields.name:unknown-field', { fields: { portfolio: 'x', name: 'Eva' } }],
    ['invalid documents:not-allowed', { ...good, documents: ['x'] }],
    ['invalid documents:duplicate', { ...good, documents: ['x', 'x'] }],
    ['job-changed', { ...good, motivation: '', form: 'another' }],
    ['invalid answers.0.question:unknown-key', { ...good, answers: [{ question: 'x', value: true }] }],
    ['invalid preferentialAccess:not-allowed', { ...good, preferentialAccess: true }],
    ['invalid acknowledged:required', { ...good, acknowledged: undefined }],
    ['invalid language:invalid', { ...good, language: 'de' }],
    ['job-changed', { ...good, acknowledged: '1' }],
    ['job-changed', { ...good, acknowledged: '' }],
    [
      'invalid fields.age:unknown-field applicant.phone:required fields.portfolio:required motivation:required',
      { fields: { age: '44' }, motivation: '' },
      { phone: '' },
    ],
  ]
  for (const [code, over, applicant] of cases)
    test(`${code} for ${JSON.stringify({ ...over, ...applicant }).slice(0, 60)}`, async () => {
      const job = await form
      const res = await apply(server, await institution, job.id, application(over, applicant))
      assert.equal(res.status, code === 'job-changed' ? 409 : 422)
      assert.equal(await refusalOf(res), code)
    })

  test('leaves nothing behind', async () => {
    const { id } = await institution
    assert.deepEqual(await applicationsOf(server, await institution), [])
    assert.deepEqual(await outboxOf(server, await institution), [])
    assert.deepEqual(await inInstitution(db, id, (tx) => tx.select().from(idempotencyKeys)), [])
    const job = await form
    assert.equal((await caseOf(id, job.caseId)).applicationsReceived, 0)
    assert.equal((await apply(server, await institution, job.id, application(good))).status, 201)
  })

  test('a body that is none, and one that is too large', async () => {
    const job = await form
    const path = `/v1/institutions/${(await institution).slug}/jobs/${job.id}/applications`
    const send = (body: string) =>
      app.request(path, { ...fromPage({}, { 'idempotency-key': freshKey() }), body, method: 'POST' })
    assert.equal(await refusalOf(await send('{"applicant":')), 'malformed')
    assert.equal(await refusalOf(await send(JSON.stringify({ motivation: 'x'.repeat(1_000_001) }))), 'too-large')
    assert.equal(await refusalOf(await send('[]')), 'invalid :wrong-kind')
  })
})

/** A database whose n-th transaction breaks: just before its commit, or just after it. */
function failing(where: 'before-commit' | 'after-commit', nth: number): Db {
  let count = 0
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name, target)
      return async (work: Parameters<Db['transaction']>[0]) => {
        const breaks = ++count === nth
        const result = await db.transaction(async (tx) => {
          const done = await work(tx)
          if (breaks && where === 'before-commit') throw new Error('the process died')
          return done
        })
        if (breaks) throw new Error('the process died')
        return result
      }
    },
  })
}

describe('a process that dies', () => {
  test('before the commit leaves nothing, and the same request again goes through once', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const key = freshKey()
    const broken = createApp({ ...deps, db: failing('before-commit', 2) })
    const res = await apply({ app: broken }, institution, job.id, application(), key)
    assert.equal(await refusalOf(res), 'internal')
    assert.deepEqual(await applicationsOf(server, institution), [])
    assert.deepEqual(await outboxOf(server, institution), [])
    assert.equal((await caseOf(institution.id, job.caseId)).applicationsReceived, 0)
    const receipt = await receiptOf(await apply(server, institution, job.id, application(), key))
    assert.deepEqual(
      (await applicationsOf(server, institution)).map(({ reference }) => reference),
      [receipt.reference],
    )
  })

  test('between the commit and the answer: the same request again hears the same reference', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const key = freshKey()
    const broken = createApp({ ...deps, db: failing('after-commit', 2) })
    assert.equal((await apply({ app: broken }, institution, job.id, application(), key)).status, 500)
    const [stored] = await applicationsOf(server, institution)
    const receipt = await receiptOf(await apply(server, institution, job.id, application(), key))
    assert.equal(receipt.reference, stored?.reference)
    assert.equal((await applicationsOf(server, institution)).length, 1)
    assert.equal((await outboxOf(server, institution)).length, 1)
  })
})

test('nothing of the person reaches the log, not even when the database fails', async () => {
  const institution = await newInstitution()
  const job = await newJob(server, institution)
  const canary = { name: 'Kanarina Fuglsang', email: 'kanarina@example.dk', phone: '00 11 22 33' }
  const body = application({ motivation: 'Kanariefugl-motivation', medium: 'kanarie-medium' }, canary)
  const key = `kanarie-${freshKey()}`
  await receiptOf(await apply(server, institution, job.id, body, key))
  assert.equal((await apply(server, institution, job.id, { ...body, motivation: '' }, key)).status, 422)
  // A row that cannot be stored: the driver's error carries the statement and its parameters.
  const clash = createApp({ ...deps, newId: () => 'not-a-uuid-00000000' })
  assert.equal((await apply({ app: clash }, institution, job.id, body)).status, 500)
  const log = server.logged.join('')
  assert.match(log, /refused/)
  assert.match(log, /submit|insert/, 'where it happened is told')
  for (const word of ['anarina', 'Fuglsang', '00 11 22 33', 'anarie'])
    assert.ok(!log.includes(word), `the log says "${word}"`)
})
