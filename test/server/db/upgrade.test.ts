import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { MIGRATIONS } from '../../../server/db/client.ts'

const files = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('.sql'))
  .sort()
/** As drizzle runs them: statement by statement, all in one transaction. */
const migrate = (pg: PGlite, names: string[]) =>
  pg.transaction(async (tx) => {
    for (const name of names)
      for (const statement of readFileSync(path.join(MIGRATIONS, name), 'utf8').split('--> statement-breakpoint'))
        await tx.exec(statement)
  })
const [LATER, EARLIER] = ['2099-01-01', '2026-01-01']
const uuid = (end: number) => `00000000-0000-4000-8000-${String(end).padStart(12, '0')}`

const job = (id: string, publishFrom: string) => `
  insert into jobs (institution_id, case_id, source, external_id, input_hash, kind, audience, status, publish_from, language, title,
    title_sort, body_html, search_text, readvertised, apply_at, interview_dates, number_of_positions, contacts, created_at, updated_at)
  values (1, '${uuid(1)}', 'test', '${id}', '', 'job', 'public', 'published', '${publishFrom}', 'da', 'T', 't', '<p>T</p>', 't', false,
    'here', '[]', 1, '[]', '${EARLIER}', '${EARLIER}');`
const mail = (id: number, payload: object | null, { status = 'waiting', due = EARLIER } = {}) => `
  insert into outbox (institution_id, id, kind, payload, status, attempts, due_at, created_at)
  values (1, '${uuid(id)}', 'mail', ${payload ? `'${JSON.stringify(payload)}'` : 'null'}, '${status}', 0, '${due}', '${EARLIER}');`

test('the rows of 0.3.0 come along in an upgrade, also where their owner is no superuser', async () => {
  const pg = await PGlite.create()
  try {
    await pg.exec('create role owning; grant create, usage on schema public to owning; set role owning')
    const before = files.filter((name) => name < '0008')
    await migrate(pg, before)
    await pg.exec(`set opslag.scope = 'system'`)
    await pg.exec(`insert into institutions (slug, created_at) values ('a', '${EARLIER}');
      insert into recruitment_cases (institution_id, id, created_at) values (1, '${uuid(1)}', '${EARLIER}');
      ${job('open', EARLIER)} ${job('to come', LATER)}
      ${mail(1, { template: 'sign-in', signIn: uuid(9) })}
      ${mail(2, { template: 'receipt', application: uuid(8) }, { status: 'dead' })}
      ${mail(3, null, { status: 'sent' })}
      ${mail(4, { template: 'draft-saved', draft: uuid(7) }, { due: LATER })}`)
    await pg.exec(`insert into settings (institution_id, thing, version, value, updated_at, updated_by)
      values (1, 'theme', 3, '{"tokens":{}}', '${EARLIER}', 'key:1')`)
    await pg.exec('reset opslag.scope')
    await migrate(
      pg,
      files.filter((name) => !before.includes(name)),
    )
    await pg.exec(`set opslag.scope = 'system'`)
    const { rows: jobs } = await pg.query(
      'select external_id as id, agents_asked_at is not null as asked from jobs order by id',
    )
    assert.deepEqual(jobs, [
      { id: 'open', asked: true },
      { id: 'to come', asked: false },
    ])
    const { rows: themes } = await pg.query(
      'select version, value, published_at = created_at as worn from theme_versions',
    )
    assert.deepEqual(themes, [{ version: 1, value: { tokens: {} }, worn: true }])
    const { rows: mails } = await pg.query(
      'select template, application_id as application, held_until = due_at as held, priority from outbox order by id',
    )
    // An application that has gone since is none to be listed by.
    assert.deepEqual(mails, [
      { template: 'sign-in', application: null, held: null, priority: 1 },
      { template: 'receipt', application: null, held: null, priority: 1 },
      { template: null, application: null, held: null, priority: 1 },
      { template: 'draft-saved', application: null, held: true, priority: 1 },
    ])
  } finally {
    await pg.close()
  }
})
