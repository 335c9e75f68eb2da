import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq, sql } from 'drizzle-orm'
import { LIMITS } from '../../../server/contract/limits.ts'
import { rows } from '../../../server/db/client.ts'
import { candidates, documents, jobs, settings } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { sweep } from '../../../server/queue/sweep.ts'
import { fromPage, NOW, ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { application, DAY, DEADLINE, HOUR, newJob, outboxOf, refusalOf } from '../applications/recruitment.ts'
import { content, draftOf, listOf, read, rowsOf, save, saveAgain, savedOf, signedIn, uploaded } from './drafting.ts'

const server = await testServer()
const { app, db, deps, clock, newInstitution } = server

async function at<T>(when: Date | number, work: () => Promise<T>): Promise<T> {
  clock.now = new Date(when)
  try {
    return await work()
  } finally {
    clock.now = NOW
  }
}
const documentsOf = ({ id }: InstitutionRef) =>
  inInstitution(db, id, (tx) => tx.select().from(documents).orderBy(documents.id))
const retention = ({ id }: InstitutionRef, value: unknown) =>
  inInstitution(db, id, (tx) =>
    tx
      .insert(settings)
      .values({ institutionId: id, thing: 'retention', version: 1, value, updatedAt: NOW, updatedBy: 'test' }),
  )

describe('saving', () => {
  test('takes whatever there is, even nothing, and says until when it is kept', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const saved = await savedOf(save(server, institution, job.id, { content: {} }))
    assert.equal(saved.savedAt, NOW.toISOString())
    assert.equal(saved.keptUntil, new Date(DEADLINE.getTime() + 30 * DAY).toISOString())
    const odd = content({ values: { name: '', email: 'not an address', 'no-such-field': 'x' }, step: 'nowhere' })
    await savedOf(save(server, institution, job.id, { content: odd }))
  })

  test('makes the candidate of a new address, unconfirmed and without a name', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    await savedOf(save(server, institution, job.id, { email: 'Nye.Nana@Example.dk' }))
    const [person] = await asSystem(db, (tx) =>
      tx.select().from(candidates).where(eq(candidates.emailCanonical, 'nye.nana@example.dk')),
    )
    assert.deepEqual([person?.email, person?.name, person?.confirmedAt], ['Nye.Nana@Example.dk', null, null])
  })

  test('keeps what has been filled in sealed: a dump of the database holds none of it', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const saved = await savedOf(save(server, institution, job.id))
    const tables = await asSystem(db, (tx) =>
      rows<{ name: string }>(tx, sql`select tablename as name from pg_tables where schemaname = 'public'`),
    )
    let dump = ''
    for (const { name } of tables)
      dump += JSON.stringify(await asSystem(db, (tx) => rows(tx, sql`select * from ${sql.identifier(name)}`)))
    assert.ok(dump.includes(saved.id))
    for (const canary of ['kanarie', saved.key]) assert.ok(!dump.includes(canary), canary)
  })

  test('is kept as many days past the deadline as the institution decides, and thirty at most', async () => {
    const institution = await newInstitution()
    await retention(institution, { draftDays: 3 })
    const job = await newJob(server, institution)
    const soon = await savedOf(save(server, institution, job.id))
    assert.equal(soon.keptUntil, new Date(DEADLINE.getTime() + 3 * DAY).toISOString())
    const endless = await newJob(server, institution, { deadline: null })
    const other = await savedOf(save(server, institution, endless.id))
    assert.equal(other.keptUntil, new Date(NOW.getTime() + 3 * DAY).toISOString())
  })

  test('goes on past the deadline until it is kept no more, so that nobody loses what stands there', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const saved = await at(DEADLINE.getTime() - 1, () => savedOf(save(server, institution, job.id)))
    const again = () => saveAgain(server, institution, saved.id, { key: saved.key, content: content() })
    const end = DEADLINE.getTime() + 30 * DAY
    assert.equal((await at(DEADLINE.getTime() + 1, again)).status, 200)
    assert.equal((await at(end - 1, again)).status, 200)
    assert.equal(await at(end, async () => refusalOf(await again())), 'not-found')
    await at(DEADLINE.getTime() + 1, () => savedOf(save(server, institution, job.id)))
    assert.equal(await at(end, async () => refusalOf(await save(server, institution, job.id))), 'deadline-passed')
  })

  test('a job that is not published here has none', async () => {
    const [institution, other] = [await newInstitution(), await newInstitution()]
    const cases: [string, number | string][] = [
      ['not-found', 'abc'],
      ['not-found', 999_999],
      ['not-found', (await newJob(server, other)).id],
      ['not-found', (await newJob(server, institution, { audience: 'internal' })).id],
      ['not-found', (await newJob(server, institution, { audience: 'test' })).id],
      ['not-found', (await newJob(server, institution, { publishFrom: new Date(NOW.getTime() + 1) })).id],
      ['job-closed', (await newJob(server, institution, { applyAt: 'source' })).id],
    ]
    for (const [code, job] of cases) assert.equal(await refusalOf(await save(server, institution, job)), code, `${job}`)
    assert.deepEqual(await rowsOf(server, institution), [])
  })

  test('refuses no address, an unknown field, and more than the longest form takes', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const refused = async (over: Record<string, unknown>) => refusalOf(await save(server, institution, job.id, over))
    assert.equal(await refused({ email: '' }), 'invalid email:not-an-email')
    assert.equal(await refused({ cpr: '1' }), 'invalid cpr:unknown-field')
    assert.equal(
      await refused({ content: content({ documents: Array(LIMITS.documents + 1).fill('a') }) }),
      'invalid content.documents:too-long',
    )
    const values = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, 'x'.repeat(LIMITS.motivation)]))
    assert.equal(await refused({ content: content({ values }) }), 'too-large')
    const most = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`f${n}`, 'æ'.repeat(LIMITS.motivation)]))
    await savedOf(save(server, institution, job.id, { content: content({ values: most }) }))
  })
})

describe('whose a draft is', () => {
  test('whoever types my address makes a draft of their own, and neither reads nor overwrites mine', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const mine = await savedOf(save(server, institution, job.id))
    const theirs = await savedOf(save(server, institution, job.id, { content: content({ values: { name: 'Ond' } }) }))
    assert.notEqual(theirs.id, mine.id)
    for (const body of [{ key: theirs.key }, { key: '' }, { key: mine.keptUntil }, {}]) {
      const res = await saveAgain(server, institution, mine.id, { ...body, content: content() })
      assert.equal(await refusalOf(res), 'not-found')
    }
    const me = await signedIn(server, institution, 'alma@example.dk')
    assert.equal((await draftOf(read(server, me, mine.id))).content.values.name, 'Alma')
  })

  test('the answer is the same whether or not the address has an account and a draft', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    await savedOf(save(server, institution, job.id, { email: 'known@example.dk' }))
    await signedIn(server, institution, 'known@example.dk')
    const shape = async (email: string) => {
      const res = await save(server, institution, job.id, { email })
      const body = (await res.json()) as Record<string, unknown>
      return [res.status, [...res.headers.keys()], Object.keys(body), JSON.stringify(body).length]
    }
    assert.deepEqual(await shape('known@example.dk'), await shape('new@example.dk'))
  })

  test('the page that saved it saves it again by its key, and mails nothing', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const saved = await savedOf(save(server, institution, job.id, { email: 'again@example.dk' }))
    const res = await at(NOW.getTime() + HOUR, () =>
      saveAgain(server, institution, saved.id, { key: saved.key, content: content({ values: { name: 'Alma A' } }) }),
    )
    assert.equal(res.status, 200)
    assert.deepEqual(await res.json(), {
      id: saved.id,
      savedAt: new Date(NOW.getTime() + HOUR).toISOString(),
      keptUntil: saved.keptUntil,
    })
    const me = await signedIn(server, institution, 'again@example.dk')
    assert.equal((await draftOf(read(server, me, saved.id))).content.values.name, 'Alma A')
    assert.equal((await outboxOf(server, institution)).length, 1)
  })

  test('its person lists, reads, saves and deletes it where they are signed in; nobody else finds it', async () => {
    const [institution, elsewhere] = [await newInstitution(), await newInstitution()]
    const job = await newJob(server, institution, { title: 'Brobygger' })
    const saved = await savedOf(save(server, institution, job.id, { email: 'vera@example.dk' }))
    const vera = await signedIn(server, institution, 'vera@example.dk')
    const [listed, ...more] = await listOf(server, vera)
    assert.deepEqual(more, [])
    assert.deepEqual(listed, {
      id: saved.id,
      job: {
        id: String(job.id),
        title: 'Brobygger',
        url: `${ORIGIN}/portal/${institution.slug}/jobs/${job.id}`,
        deadline: DEADLINE.toISOString(),
      },
      savedAt: saved.savedAt,
      keptUntil: saved.keptUntil,
    })
    const others = [
      await signedIn(server, institution, 'other@example.dk'),
      await signedIn(server, elsewhere, 'vera@example.dk'),
    ]
    for (const other of others) {
      assert.deepEqual(await listOf(server, other), [])
      assert.equal(await refusalOf(await read(server, other, saved.id)), 'not-found')
      const deleted = await app.request(`/v1/candidate/drafts/${saved.id}`, { method: 'DELETE', headers: other })
      assert.equal(await refusalOf(deleted), 'not-found')
    }
    const strange = await saveAgain(server, institution, saved.id, { content: content() }, others[0])
    assert.equal(await refusalOf(strange), 'not-found')
    assert.equal((await saveAgain(server, institution, saved.id, { content: content() }, vera)).status, 200)
    const none = await app.request('/v1/candidate/drafts', { headers: { origin: PAGE_ORIGIN } })
    assert.equal(await refusalOf(none), 'sign-in')
    const gone = await app.request(`/v1/candidate/drafts/${saved.id}`, { method: 'DELETE', headers: vera })
    assert.equal(gone.status, 204)
    assert.equal(await refusalOf(await read(server, vera, saved.id)), 'not-found')
    assert.deepEqual(await rowsOf(server, institution), [])
  })

  test('once its person has saved it where they are signed in, the key of the page of before is worth nothing', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const planted = await savedOf(save(server, institution, job.id, { email: 'mine@example.dk' }))
    const me = await signedIn(server, institution, 'mine@example.dk')
    const both = { key: planted.key, content: content() }
    // The page that saved it, signed in: it goes on by its key.
    assert.equal((await saveAgain(server, institution, planted.id, both, me)).status, 200)
    assert.equal((await saveAgain(server, institution, planted.id, both)).status, 200)
    const mine = { content: content({ values: { name: 'Mine' } }) }
    assert.equal((await saveAgain(server, institution, planted.id, mine, me)).status, 200)
    assert.equal(await refusalOf(await saveAgain(server, institution, planted.id, both)), 'not-found')
    assert.equal((await draftOf(read(server, me, planted.id))).content.values.name, 'Mine')
  })

  test('what is no id of a draft is not found', async () => {
    const institution = await newInstitution()
    const me = await signedIn(server, institution, 'alma@example.dk')
    for (const id of ['x', '1', "'", '00000000-0000-7000-8000-ffffffffffff', '-'.repeat(36)]) {
      const address = encodeURIComponent(id)
      assert.equal(await refusalOf(await read(server, me, address)), 'not-found', id)
      const again = await saveAgain(server, institution, address, { key: 'k', content: content() })
      assert.equal(await refusalOf(again), 'not-found', id)
    }
  })
})

describe('its documents', () => {
  test('belong to the draft that names them, by the id that only who uploaded it knows, and go along when it is saved for another address', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const [cv, letter] = [
      await uploaded(server, institution, job.id, 'cv.pdf'),
      await uploaded(server, institution, job.id, 'brev.pdf'),
    ]
    const mine = await savedOf(
      save(server, institution, job.id, { content: content({ documents: [letter, 'no-such-upload', cv] }) }),
    )
    const me = await signedIn(server, institution, 'alma@example.dk')
    const draft = await draftOf(read(server, me, mine.id))
    // How many it had, so that one which is there no longer can be told.
    assert.deepEqual(draft.content.documents, [letter, 'no-such-upload', cv])
    assert.deepEqual(
      draft.documents.map(({ id, name, status }) => [id, name, status]),
      [
        [letter, 'brev.pdf', 'clean'],
        [cv, 'cv.pdf', 'clean'],
      ],
    )
    await saveAgain(server, institution, mine.id, { key: mine.key, content: content({ documents: [cv] }) })
    assert.deepEqual(
      (await documentsOf(institution)).map(({ name, draftId }) => [name, draftId]),
      [
        ['cv.pdf', mine.id],
        ['brev.pdf', null],
      ],
    )
    const corrected = await savedOf(
      save(server, institution, job.id, { email: 'alma.a@example.dk', content: content({ documents: [cv] }) }),
    )
    assert.equal((await documentsOf(institution))[0]?.draftId, corrected.id)
    assert.deepEqual((await draftOf(read(server, me, mine.id))).documents, [])
  })
})

describe('an application', () => {
  const applied = async (institution: InstitutionRef, job: number, over: Record<string, unknown>, headers = {}) =>
    app.request(
      `/v1/institutions/${institution.slug}/jobs/${job}/applications`,
      fromPage(application(over), { 'idempotency-key': deps.newId(), ...headers }),
    )

  test('ends the draft that it was written from; typing an address ends nobody’s', async () => {
    const institution = await newInstitution()
    const [job, other] = [await newJob(server, institution), await newJob(server, institution)]
    const mine = await savedOf(save(server, institution, job.id))
    const later = await savedOf(save(server, institution, other.id))
    const living = async () => (await rowsOf(server, institution)).map(({ id }) => id).sort()
    assert.equal((await applied(institution, job.id, {})).status, 201)
    for (const draft of [
      { id: mine.id, key: 'wrong' },
      { id: later.id, key: later.key },
      { id: 'x', key: 'x' },
    ])
      assert.equal((await applied(institution, job.id, { draft })).status, 201)
    assert.deepEqual(await living(), [mine.id, later.id].sort())
    assert.equal((await applied(institution, job.id, { draft: { id: mine.id, key: mine.key } })).status, 201)
    assert.deepEqual(await living(), [later.id])
  })

  test('of a signed-in person ends all that they have for the job, and no other', async () => {
    const institution = await newInstitution()
    const [job, other] = [await newJob(server, institution), await newJob(server, institution)]
    await savedOf(save(server, institution, job.id))
    await savedOf(save(server, institution, job.id))
    const kept = await savedOf(save(server, institution, other.id))
    const strange = await savedOf(save(server, institution, job.id, { email: 'strange@example.dk' }))
    const me = await signedIn(server, institution, 'alma@example.dk')
    assert.equal((await applied(institution, job.id, {}, me)).status, 201)
    assert.deepEqual((await rowsOf(server, institution)).map(({ id }) => id).sort(), [kept.id, strange.id].sort())
  })

  test('that is refused ends none', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const { id, key } = await savedOf(save(server, institution, job.id))
    assert.equal((await applied(institution, job.id, { draft: { id, key }, motivation: '' })).status, 422)
    assert.equal((await rowsOf(server, institution)).length, 1)
  })
})

describe('in time', () => {
  test('a draft goes with its end and its documents with it; one whose deadline moved is kept', async () => {
    const institution = await newInstitution()
    const [job, moved] = [await newJob(server, institution), await newJob(server, institution)]
    const cv = await uploaded(server, institution, job.id)
    await savedOf(save(server, institution, job.id, { content: content({ documents: [cv] }) }))
    const kept = await savedOf(save(server, institution, moved.id))
    await inInstitution(db, institution.id, (tx) =>
      tx
        .update(jobs)
        .set({ deadline: new Date(DEADLINE.getTime() + 40 * DAY) })
        .where(eq(jobs.id, moved.id)),
    )
    const end = DEADLINE.getTime() + 30 * DAY
    await at(end - 1, () => sweep(deps))
    assert.equal((await rowsOf(server, institution)).length, 2)
    await at(end, () => sweep(deps))
    const left = await rowsOf(server, institution)
    assert.deepEqual(
      left.map(({ id, expiresAt }) => [id, expiresAt]),
      [[kept.id, new Date(DEADLINE.getTime() + 70 * DAY)]],
    )
    assert.deepEqual(await documentsOf(institution), [])
  })
})
