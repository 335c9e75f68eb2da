import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq, getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { openPostgres, SuperuserRefused } from '../../../server/db/client.ts'
import * as schema from '../../../server/db/schema/index.ts'
import { acrossInstitutions, asSystem, inInstitution, publicly } from '../../../server/db/scope.ts'
import { NOW, testServer } from '../../support/server.ts'

const { db, newInstitution } = await testServer()
const [one, two] = [await newInstitution(), await newInstitution()]
const newCase = (institutionId: number) => ({ institutionId, id: crypto.randomUUID(), createdAt: NOW })
let serial = 0
const newJob = (institutionId: number, caseId: string, audience: 'public' | 'internal' = 'public') => ({
  institutionId,
  caseId,
  source: 'test',
  externalId: String(++serial),
  inputHash: '',
  kind: 'job' as const,
  audience,
  status: 'published' as const,
  publishFrom: NOW,
  language: 'da' as const,
  title: 'Planlægger',
  titleSort: 'planlægger',
  bodyHtml: '<p>Tekst</p>',
  searchText: 'planlægger tekst',
  readvertised: false,
  applyAt: 'here' as const,
  interviewDates: [],
  numberOfPositions: 1,
  contacts: [],
  createdAt: NOW,
  updatedAt: NOW,
})
for (const { id } of [one, two])
  await inInstitution(db, id, async (tx) => {
    const row = newCase(id)
    await tx.insert(schema.recruitmentCases).values(row)
    await tx.insert(schema.jobs).values([newJob(id, row.id), newJob(id, row.id, 'internal')])
  })

describe('row-level security', () => {
  test('a query that forgot its institution still sees that institution only', async () => {
    for (const { id } of [one, two]) {
      const seen = await inInstitution(db, id, (tx) =>
        tx.select({ of: schema.recruitmentCases.institutionId }).from(schema.recruitmentCases),
      )
      assert.deepEqual(seen, [{ of: id }])
      const touched = await inInstitution(db, id, (tx) =>
        tx
          .update(schema.recruitmentCases)
          .set({ applicationsReceived: 1 })
          .returning({ of: schema.recruitmentCases.institutionId }),
      )
      assert.deepEqual(touched, [{ of: id }])
    }
  })

  test('a row of another institution cannot be written', async () => {
    await assert.rejects(inInstitution(db, one.id, (tx) => tx.insert(schema.recruitmentCases).values(newCase(two.id))))
    await assert.rejects(
      inInstitution(db, one.id, (tx) => tx.update(schema.recruitmentCases).set({ institutionId: two.id })),
    )
  })

  test('the public sees published jobs, not internal ones, and nothing of anybody', async () => {
    const jobs = await publicly(db).select({ audience: schema.jobs.audience }).from(schema.jobs)
    assert.deepEqual(jobs, [{ audience: 'public' }, { audience: 'public' }])
    const closed: PgTable[] = [
      schema.applications,
      schema.applicationEvents,
      schema.auditEvents,
      schema.apiKeys,
      schema.candidates,
      schema.idempotencyKeys,
      schema.outbox,
      schema.recruitmentCases,
    ]
    for (const table of closed)
      assert.equal((await publicly(db).select({ n: sql`1` }).from(table)).length, 0, getTableName(table))
    const things = await publicly(db).selectDistinct({ thing: schema.settings.thing }).from(schema.settings)
    assert.ok(things.every(({ thing }) => ['profile', 'theme', 'form', 'privacy-notice'].includes(thing)))
  })

  test('the public writes nothing', async () => {
    assert.equal(
      (await publicly(db).update(schema.jobs).set({ title: 'x' }).returning({ id: schema.jobs.id })).length,
      0,
    )
    assert.equal((await publicly(db).delete(schema.institutions).returning({ id: schema.institutions.id })).length, 0)
    await assert.rejects(publicly(db).insert(schema.recruitmentCases).values(newCase(one.id)))
  })

  test('a connection that broke in an institution’s work carries it nowhere', async () => {
    await assert.rejects(
      inInstitution(db, one.id, () => Promise.reject(new Error('broken'))),
      /broken/,
    )
    await assert.rejects(inInstitution(db, one.id, (tx) => tx.execute(sql`select 1 / 0`)))
    for (let connection = 0; connection < 20; connection++)
      assert.equal((await publicly(db).select({ n: sql`1` }).from(schema.recruitmentCases)).length, 0)
  })

  test('candidates belong to no institution: an institution reaches them through the system’s work only', async () => {
    const candidate = { id: crypto.randomUUID(), email: 'A@example.dk', emailCanonical: 'a@example.dk', createdAt: NOW }
    await inInstitution(db, one.id, async (tx) => {
      await acrossInstitutions(tx, (inner) => inner.insert(schema.candidates).values(candidate))
      assert.equal((await tx.select({ id: schema.candidates.id }).from(schema.candidates)).length, 0)
    })
    assert.equal((await asSystem(db, (tx) => tx.select().from(schema.candidates))).length, 1)
  })

  test('the audit trail can be added to and nothing else, even by the system', async () => {
    for (const work of [
      sql`update audit_events set actor = 'x'`,
      sql`delete from audit_events`,
      sql`truncate audit_events`,
    ])
      await assert.rejects(asSystem(db, (tx) => tx.execute(work)))
    const [created] = await asSystem(db, (tx) =>
      tx.select().from(schema.auditEvents).where(eq(schema.auditEvents.institutionId, one.id)),
    )
    assert.equal(created?.action, 'institution-created')
  })
})

const adminUrl = process.env.OPSLAG_TEST_DB === 'postgres' ? process.env.TEST_DATABASE_ADMIN_URL : undefined
describe('a superuser of PostgreSQL', { skip: !adminUrl && 'only where the tests run on PostgreSQL' }, () => {
  test('is refused in production', async () => {
    await assert.rejects(openPostgres(adminUrl as string, { production: true }), SuperuserRefused)
  })
})
