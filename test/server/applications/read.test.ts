import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asc, eq } from 'drizzle-orm'
import { Application, ApplicationList, ApplicationReceipt } from '../../../server/contract/application.ts'
import { apiKeys, applications, auditEvents, candidates, recruitmentCases } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution, publicly } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { newSecret } from '../../../server/keys.ts'
import { ADMIN_KEY, NOW, reading, testServer, withKey } from '../../support/server.ts'
import {
  application,
  applicationsOf,
  apply,
  DAY,
  DEADLINE,
  newJob,
  outboxOf,
  receiptOf,
  refusalOf,
} from './recruitment.ts'

const server = await testServer()
const { app, db, deps, clock, newInstitution } = server

async function keyOf({ id }: InstitutionRef) {
  const key = newSecret()
  const row = {
    institutionId: id,
    id: crypto.randomUUID(),
    name: 'Own system',
    hash: deps.keys.hmac('api-key', key),
    createdAt: NOW,
  }
  await inInstitution(db, id, (tx) => tx.insert(apiKeys).values(row))
  return { key, actor: `key:${row.id}` }
}
const pathOf = ({ slug }: InstitutionRef, rest = '') => `/v1/institutions/${slug}/applications${rest}`
const auditOf = async ({ id }: InstitutionRef) =>
  inInstitution(db, id, (tx) =>
    tx.select().from(auditEvents).where(eq(auditEvents.institutionId, id)).orderBy(asc(auditEvents.id)),
  )

describe('reading what came in', () => {
  test('the list is newest first, in pages, by job, and the access is in the audit', async () => {
    const institution = await newInstitution()
    const { key, actor } = await keyOf(institution)
    const [job, other] = [await newJob(server, institution), await newJob(server, institution)]
    const references: string[] = []
    for (let n = 0; n < 5; n++) {
      clock.now = new Date(NOW.getTime() + Math.floor(n / 2) * 1000)
      references.push(
        (await receiptOf(await apply(server, institution, job.id, application({}, { email: `p${n}@example.dk` }))))
          .reference,
      )
    }
    await receiptOf(await apply(server, institution, other.id, application()))
    clock.now = NOW
    const pages: ApplicationList['items'][] = []
    let next: string | null = `http://localhost:4000${pathOf(institution, `?job=${job.id}&limit=2`)}`
    while (next !== null) {
      const res: Response = await app.request(next.replace('http://localhost:4000', ''), reading(key))
      assert.equal(res.status, 200)
      assert.equal(res.headers.get('cache-control'), 'no-store')
      assert.equal(res.headers.get('access-control-allow-origin'), null)
      const page = ApplicationList.parse(await res.json())
      pages.push(page.items)
      next = page.next
    }
    assert.deepEqual(
      pages.map(({ length }) => length),
      [2, 2, 1],
    )
    const items = pages.flat()
    assert.deepEqual(new Set(items.map(({ reference }) => reference)), new Set(references))
    const times = items.map(({ receivedAt }) => receivedAt)
    assert.deepEqual(times, times.toSorted().reverse())
    assert.deepEqual(items[4]?.job, { id: String(job.id), title: 'Cykelplanlægger' })
    const all = ApplicationList.parse(await (await app.request(pathOf(institution), reading(key))).json())
    assert.equal(all.items.length, 6)
    const listed = (await auditOf(institution)).filter(({ action }) => action === 'applications-listed')
    assert.deepEqual(
      listed.map(({ actor, resource, details }) => [actor, resource, details.count]),
      [...[2, 2, 1].map((count) => [actor, `job:${job.id}`, count]), [actor, 'applications', 6]],
    )
  })

  test('one application is whole, with what happened to it, and the access is in the audit', async () => {
    const institution = await newInstitution()
    const { key, actor } = await keyOf(institution)
    const job = await newJob(server, institution)
    const { reference } = await receiptOf(await apply(server, institution, job.id, application({ medium: 'jobnet' })))
    const res = await app.request(pathOf(institution, `/${reference}`), reading(key))
    assert.equal(res.headers.get('cache-control'), 'no-store')
    const read = Application.parse(await res.json())
    assert.deepEqual(
      { ...read, acknowledged: null },
      {
        reference,
        job: { id: String(job.id), title: 'Cykelplanlægger' },
        name: 'Alma Ansøger',
        status: 'received',
        receivedAt: NOW.toISOString(),
        receivedBy: 'form',
        applicant: { name: 'Alma Ansøger', email: 'alma@example.dk', phone: '00 00 00 02' },
        fields: [],
        motivation: 'Jeg vil gerne cykle.\n\nMeget.',
        documents: [],
        answers: [],
        preferentialAccess: null,
        furtherAnswers: [],
        changedAt: null,
        acknowledged: null,
        language: 'da',
        medium: 'jobnet',
        lateReason: null,
        events: [{ kind: 'received', at: NOW.toISOString(), actor: 'anonymous' }],
      },
    )
    assert.equal(read.acknowledged?.version, '0')
    assert.match(read.acknowledged?.text ?? '', /dataansvarlig/)
    const [stored] = await applicationsOf(server, institution)
    const last = (await auditOf(institution)).at(-1)
    assert.deepEqual(
      [last?.action, last?.resource, last?.actor],
      ['application-read', `application:${stored?.id}`, actor],
    )
    assert.ok(!JSON.stringify(await auditOf(institution)).includes('lma'), 'the audit holds no content')
  })

  test('refuses what is not there and what it cannot read', async () => {
    const institution = await newInstitution()
    for (const [rest, refusal] of [
      ['/2222-2222', 'not-found'],
      ['/nonsense', 'not-found'],
      ['?limit=0', 'invalid limit:too-short'],
      ['?limit=101', 'invalid limit:too-long'],
      ['?job=x', 'invalid job:invalid'],
      ['?colour=red', 'invalid colour:unknown-field'],
      ['?cursor=x', 'invalid cursor:invalid'],
      [`?cursor=${Buffer.from("2026-99-99T00:00:00.000Z '").toString('base64url')}`, 'invalid cursor:invalid'],
    ])
      assert.equal(await refusalOf(await app.request(pathOf(institution, rest), reading())), refusal, rest)
    assert.equal((await app.request(pathOf(institution))).status, 401)
  })

  test('another institution’s key reads nothing, and the database would show it nothing', async () => {
    const [mine, theirs] = [await newInstitution(), await newInstitution()]
    const { key } = await keyOf(theirs)
    const job = await newJob(server, mine)
    const { reference } = await receiptOf(await apply(server, mine, job.id, application()))
    const before = await auditOf(mine)
    for (const rest of ['', `?job=${job.id}`, `/${reference}`])
      assert.equal(await refusalOf(await app.request(pathOf(mine, rest), reading(key))), 'forbidden')
    const register = withKey(
      { job: String(job.id), applicant: { name: 'X' }, receivedBy: 'post', receivedAt: NOW.toISOString() },
      'POST',
      key,
    )
    assert.equal(await refusalOf(await app.request(pathOf(mine), register)), 'forbidden')
    // Under their own name the job and the reference are not theirs.
    const list = ApplicationList.parse(await (await app.request(pathOf(theirs, `?job=${job.id}`), reading(key))).json())
    assert.deepEqual(list.items, [])
    assert.equal(await refusalOf(await app.request(pathOf(theirs, `/${reference}`), reading(key))), 'not-found')
    assert.equal(await refusalOf(await app.request(pathOf(theirs), register)), 'invalid job:unknown-key')
    assert.deepEqual(await auditOf(mine), before)
    assert.deepEqual(
      await inInstitution(db, theirs.id, (tx) => tx.select().from(applications).where(eq(applications.jobId, job.id))),
      [],
    )
    assert.deepEqual(await publicly(db).select().from(applications), [])
    assert.deepEqual(await publicly(db).select().from(candidates), [])
    assert.deepEqual(await inInstitution(db, mine.id, (tx) => tx.select().from(candidates)), [])
  })
})

describe('registering one by hand', () => {
  const input = (over: Record<string, unknown> = {}, applicant: Record<string, unknown> = {}) => ({
    applicant: { name: 'Peder Papir', ...applicant },
    receivedBy: 'post',
    receivedAt: '2026-11-19T12:00:00+01:00',
    ...over,
  })
  const register = async (institution: InstitutionRef, body: unknown, key = ADMIN_KEY) =>
    app.request(pathOf(institution), withKey(body, 'POST', key))

  test('stores it with its date, counts it, and mails who gave an address', async () => {
    const institution = await newInstitution()
    const { key, actor } = await keyOf(institution)
    const job = await newJob(server, institution)
    const body = input(
      { job: String(job.id), motivation: 'Skrevet i hånden', medium: 'Ugeavisen' },
      { email: 'peder@example.dk' },
    )
    const res = await register(institution, body, key)
    assert.equal(res.status, 201)
    const receipt = ApplicationReceipt.parse(await res.json())
    assert.equal(receipt.receivedAt, '2026-11-19T11:00:00.000Z')
    const [stored] = await applicationsOf(server, institution)
    assert.deepEqual(
      {
        by: stored?.receivedBy,
        late: stored?.lateReason,
        notice: stored?.privacyVersion,
        candidate: stored?.candidateId,
      },
      { by: 'post', late: null, notice: null, candidate: null },
    )
    const read = Application.parse(
      await (await app.request(pathOf(institution, `/${receipt.reference}`), reading(key))).json(),
    )
    assert.deepEqual(read.events, [{ kind: 'registered', at: NOW.toISOString(), actor }])
    assert.equal(read.acknowledged, null)
    assert.equal(read.motivation, 'Skrevet i hånden')
    assert.equal((await outboxOf(server, institution)).length, 1)
    const audit = (await auditOf(institution)).filter(({ action }) => action === 'application-registered')
    assert.deepEqual(
      audit.map(({ actor, resource, details }) => [actor, resource, details]),
      [[actor, `application:${stored?.id}`, { job: job.id, late: false }]],
    )
    const [counted] = await inInstitution(db, institution.id, (tx) =>
      tx.select().from(recruitmentCases).where(eq(recruitmentCases.id, job.caseId)),
    )
    assert.equal(counted?.applicationsReceived, 1)
    assert.deepEqual(
      await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.emailCanonical, 'peder@example.dk'))),
      [],
    )
  })

  test('without an address nobody is mailed', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    assert.equal((await register(institution, input({ job: String(job.id) }))).status, 201)
    assert.deepEqual(await outboxOf(server, institution), [])
  })

  test('also for a job that has closed; late is what was received after the deadline, and wants a reason', async () => {
    const institution = await newInstitution()
    const job = String((await newJob(server, institution, { status: 'closed', closedAt: NOW })).id)
    clock.now = new Date(DEADLINE.getTime() + 5 * DAY)
    const at = (offset: number, over = {}) =>
      register(institution, input({ job, receivedAt: new Date(DEADLINE.getTime() + offset).toISOString(), ...over }))
    assert.equal((await at(0)).status, 201)
    assert.equal(await refusalOf(await at(1)), 'deadline-passed')
    assert.equal((await at(1, { lateReason: 'Forsinket af posten; stillingen genopslås' })).status, 201)
    assert.equal((await at(0, { lateReason: 'Ikke nødvendig' })).status, 201)
    const reasons = (await applicationsOf(server, institution)).map(({ lateReason }) => lateReason)
    assert.deepEqual(reasons.sort(), ['Forsinket af posten; stillingen genopslås', null, null])
    clock.now = NOW
  })

  test('refuses what is wrong, by name', async () => {
    const [institution, other] = [await newInstitution(), await newInstitution()]
    const job = String((await newJob(server, institution)).id)
    const foreign = String((await newJob(server, other)).id)
    for (const [body, refusal] of [
      [input(), 'invalid job:required'],
      [input({ job: '999999' }), 'invalid job:unknown-key'],
      [input({ job: foreign }), 'invalid job:unknown-key'],
      [input({ job, receivedBy: 'form' }), 'invalid receivedBy:invalid'],
      [input({ job, receivedAt: '2026-11-19' }), 'invalid receivedAt:not-a-date'],
      [input({ job, receivedAt: new Date(NOW.getTime() + 1).toISOString() }), 'invalid receivedAt:not-allowed'],
      [input({ job }, { email: 'x' }), 'invalid applicant.email:not-an-email'],
      [input({ job }, { cpr: 'x' }), 'invalid applicant.cpr:unknown-field'],
      [input({ job, birthDate: '1990-01-01' }), 'invalid birthDate:unknown-field'],
    ] as const)
      assert.equal(await refusalOf(await register(institution, body)), refusal, JSON.stringify(body))
    assert.deepEqual(await applicationsOf(server, institution), [])
  })
})
