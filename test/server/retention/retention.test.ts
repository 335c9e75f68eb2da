import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { and, eq, getTableName, sql } from 'drizzle-orm'
import { EndedCase } from '../../../server/contract/further-questions.ts'
import { rows } from '../../../server/db/client.ts'
import * as schema from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { readiness } from '../../../server/health/checks.ts'
import { runRetention } from '../../../server/retention/run.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'
import { application, applicationsOf, apply, DAY, DEADLINE, newJob, receiptOf } from '../applications/recruitment.ts'
import { newCandidate, sent, signInOnPage } from '../candidates/signing-in.ts'
import { newFolder, terminal } from '../cli/terminal.ts'
import { canary } from './canary.ts'

const server = await testServer({ proxyHops: 1 })
const { app, db, deps, clock, logged, store, newInstitution } = server
const on = (date: string) => (clock.now = new Date(date))
const back = () => (clock.now = NOW)

const end = (slug: string, job: number | string) =>
  app.request(`/v1/institutions/${slug}/jobs/${job}/end`, withKey({}, 'POST'))
const tables = Object.values(schema).map((table) => getTableName(table))
/** Every row of every table, as text. */
const dump = () =>
  asSystem(db, async (tx) => {
    let text = ''
    for (const table of tables)
      text += `${JSON.stringify(await rows(tx, sql`select * from ${sql.identifier(table)}`))}\n`
    return text
  })
const peopleOf = (email: string) =>
  asSystem(db, (tx) => tx.select().from(schema.candidates).where(eq(schema.candidates.email, email)))

describe('applications', () => {
  test('go six months after the recruitment ended, to the day, and their number stays', async (t) => {
    t.after(back)
    const place = await newInstitution()
    const job = await newJob(server, place)
    await receiptOf(await apply(server, place, job.id, application()))
    on('2027-01-10T12:00:00Z')
    const ended = EndedCase.parse(await (await end(place.slug, job.id)).json())
    assert.equal(ended.endedAt, '2027-01-10T12:00:00.000Z')
    assert.equal(ended.deletedFrom, '2027-07-10T12:00:00.000Z')
    const again = EndedCase.parse(await (await end(place.slug, job.id)).json())
    assert.deepEqual(again, ended)
    on('2027-07-10T11:59:59Z')
    assert.equal((await runRetention(deps)).applications, 0)
    on('2027-07-10T12:00:00Z')
    assert.equal((await runRetention(deps)).applications, 1)
    assert.equal((await applicationsOf(server, place)).length, 0)
    const [kept] = await asSystem(db, (tx) =>
      tx.select().from(schema.recruitmentCases).where(eq(schema.recruitmentCases.id, job.caseId)),
    )
    assert.equal(kept?.applicationsReceived, 1)
    assert.equal((await runRetention(deps)).applications, 0, 'once more finds nothing')
  })

  test('go a year after the deadline when nobody ended the recruitment', async (t) => {
    t.after(back)
    const place = await newInstitution()
    const job = await newJob(server, place)
    await receiptOf(await apply(server, place, job.id, application()))
    clock.now = new Date('2027-12-01T22:59:59.998Z')
    assert.ok(clock.now > DEADLINE)
    await runRetention(deps)
    assert.equal((await applicationsOf(server, place)).length, 1)
    clock.now = new Date('2027-12-01T22:59:59.999Z')
    await runRetention(deps)
    assert.equal((await applicationsOf(server, place)).length, 0)
  })

  test('follow the months that the institution has decided, as they are when it runs', async (t) => {
    t.after(back)
    const [short, long] = [await newInstitution(), await newInstitution()]
    for (const place of [short, long]) {
      const job = await newJob(server, place)
      await receiptOf(await apply(server, place, job.id, application()))
      await end(place.slug, job.id)
    }
    await decide(app, long.slug, 'retention', { applicationsMonths: 12, reason: 'Ankesager tager op til et år.' })
    await decide(app, short.slug, 'retention', { applicationsMonths: 2 })
    on('2027-01-21T08:00:00Z')
    await runRetention(deps)
    assert.equal((await applicationsOf(server, short)).length, 0)
    on('2027-11-19T08:00:00Z')
    await runRetention(deps)
    assert.equal((await applicationsOf(server, long)).length, 1)
    on('2027-11-21T08:00:00Z')
    await runRetention(deps)
    assert.equal((await applicationsOf(server, long)).length, 0)
  })

  test('of two workers at once each is erased by one, and what was missed is caught up', async (t) => {
    t.after(back)
    const place = await newInstitution()
    const job = await newJob(server, place)
    for (let n = 0; n < 7; n++)
      await receiptOf(await apply(server, place, job.id, application({}, { email: `many${n}@example.dk` })))
    await end(place.slug, job.id)
    // Nobody ran it for a year and a half.
    on('2028-06-01T00:00:00Z')
    const runs = await Promise.all([runRetention(deps), runRetention(deps), runRetention(deps)])
    const counted = runs.reduce((sum, run) => sum + run.applications, 0)
    assert.equal(counted + (await runRetention(deps)).applications, 7)
    assert.equal((await applicationsOf(server, place)).length, 0)
  })

  test('of one institution that cannot be deleted keep nobody else’s from it, and the run says so', async (t) => {
    t.after(back)
    const [broken, whole] = [await newInstitution(), await newInstitution()]
    for (const place of [broken, whole]) {
      const job = await newJob(server, place)
      await receiptOf(await apply(server, place, job.id, application()))
      await end(place.slug, job.id)
    }
    await decide(app, broken.slug, 'retention', { applicationsMonths: 2 })
    const months = (value: string) =>
      asSystem(db, (tx) =>
        tx
          .update(schema.settings)
          .set({ value: sql`jsonb_set(${schema.settings.value}, '{applicationsMonths}', ${value}::jsonb)` })
          .where(and(eq(schema.settings.institutionId, broken.id), eq(schema.settings.thing, 'retention'))),
      )
    await months('"two"')
    on('2028-06-01T00:00:00Z')
    await assert.rejects(runRetention(deps))
    assert.equal((await applicationsOf(server, whole)).length, 0)
    assert.equal((await applicationsOf(server, broken)).length, 1)
    await months('2')
    await runRetention(deps)
    assert.equal((await applicationsOf(server, broken)).length, 0)
  })

  test('that are overdue turn the health red after two days, and deleting them green again', async (t) => {
    t.after(back)
    const place = await newInstitution()
    const job = await newJob(server, place)
    await receiptOf(await apply(server, place, job.id, application()))
    await end(place.slug, job.id)
    const due = new Date('2027-05-20T08:00:00Z').getTime()
    const at = async (days: number) => {
      clock.now = new Date(due + days * DAY)
      return (await readiness(deps)).checks.overdueRetention
    }
    assert.deepEqual(await at(-1), { ok: true, hours: null })
    assert.deepEqual(await at(1.9), { ok: true, hours: 45 })
    assert.deepEqual(await at(2), { ok: false, hours: 48 })
    await runRetention(deps)
    assert.deepEqual(await at(2.1), { ok: true, hours: null })
  })

  test('end with their recruitment by an institution’s own key alone, and an open ad closes', async (t) => {
    t.after(back)
    const [place, other] = [await newInstitution(), await newInstitution()]
    const job = await newJob(server, place)
    assert.equal((await end(other.slug, job.id)).status, 404)
    assert.equal((await end(place.slug, 'x')).status, 404)
    const { opslag } = terminal(app)
    const said = await opslag('end', '--institution', place.slug, '--job', String(job.id))
    assert.equal(said.code, 0)
    assert.match(said.out, /deleted from 2027-05-20/)
    assert.equal((await apply(server, place, job.id, application())).status, 409)
  })
})

describe('a candidate', () => {
  test('who never signed in goes when nothing of theirs is left; who did stays', async (t) => {
    t.after(back)
    const place = await newInstitution()
    const job = await newJob(server, place)
    await receiptOf(await apply(server, place, job.id, application({}, { email: 'never@example.dk' })))
    await receiptOf(await apply(server, place, job.id, application({}, { email: 'signed@example.dk' })))
    await sent(server)
    await signInOnPage(server, place.slug, 'signed@example.dk', { 'x-forwarded-for': '192.0.2.9' })
    await newCandidate(server, 'young@example.dk')
    clock.now = new Date(NOW.getTime() + 6 * DAY)
    await runRetention(deps)
    assert.equal((await peopleOf('young@example.dk')).length, 1)
    await end(place.slug, job.id)
    on('2027-08-01T00:00:00Z')
    await runRetention(deps)
    assert.equal((await peopleOf('young@example.dk')).length, 0)
    assert.equal((await peopleOf('never@example.dk')).length, 0)
    assert.equal((await peopleOf('signed@example.dk')).length, 1)
  })

  test('who did everything and deleted the account leaves nothing behind, anywhere', async (t) => {
    t.after(back)
    const person = await canary(server)
    const before = await dump()
    for (const word of person.inRows) assert.ok(before.includes(word), `${word} was there`)
    assert.ok(store.records.size > 0)
    await person.deletesAccount()
    const after = await dump()
    for (const gone of ['kladdetekst', 'profilnavn']) assert.ok(!after.includes(gone), `${gone} at once`)
    await person.isForgotten()
    const left = [await dump(), logged.join('\n'), [...store.records.keys()].join('\n')].join('\n')
    for (const word of person.words) assert.ok(!left.includes(word), `${word} is left`)
    assert.equal(store.records.size, 0)
    // The embedded database is searched byte by byte (on-disk.test.ts).
    if (deps.database.kind === 'embedded') return
    const cleared = await rows<{ name: string }>(
      db,
      sql`select relname as name from pg_stat_user_tables where vacuum_count > 0 and analyze_count > 0`,
    )
    for (const table of ['applications', 'candidates', 'sign_ins', 'documents', 'outbox'])
      assert.ok(
        cleared.some(({ name }) => name === table),
        `${table}: its rows and statistics`,
      )
  })
})

describe('what was erased', () => {
  test('can be kept beside the backups, and is erased again when one was restored', async (t) => {
    t.after(back)
    const place = await newInstitution()
    const job = await newJob(server, place)
    const email = 'restored@example.dk'
    await receiptOf(await apply(server, place, job.id, application({}, { email })))
    const yesterday = await asSystem(db, async (tx) => ({
      people: await tx.select().from(schema.candidates).where(eq(schema.candidates.email, email)),
      applications: await tx.select().from(schema.applications).where(eq(schema.applications.email, email)),
    }))
    await end(place.slug, job.id)
    on('2027-06-01T00:00:00Z')
    await runRetention(deps)
    const { opslag } = terminal(app)
    const listed = await opslag('erasures')
    assert.equal(listed.code, 0)
    assert.match(listed.out, new RegExp(yesterday.applications[0]!.id))
    assert.ok(!listed.out.includes(email))
    const file = path.join(newFolder(), 'erasures.jsonl')
    writeFileSync(file, listed.out)

    // The backup of before brings both back.
    await asSystem(db, async (tx) => {
      await tx.delete(schema.erasures)
      await tx.insert(schema.candidates).values(yesterday.people)
      await tx.insert(schema.applications).values(yesterday.applications)
    })
    assert.ok((await dump()).includes(email))
    const replayed = await opslag('erasures', '--replay', file)
    assert.match(replayed.out, /erased: 1 accounts, 1 applications/)
    assert.ok(!(await dump()).includes(email))
    assert.match((await opslag('erasures', '--replay', file)).out, /erased: 0 accounts, 0 applications/)
    const [noted] = await asSystem(db, (tx) =>
      rows<{ n: string | number }>(tx, sql`select count(*) as n from erasures`),
    )
    assert.ok(Number(noted?.n) >= 2)
    writeFileSync(file, 'x\n')
    assert.equal((await opslag('erasures', '--replay', file)).code, 2)
  })
})
