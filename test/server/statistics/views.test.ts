import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { rows } from '../../../server/db/client.ts'
import { institutions, jobPublications, mediaCounts } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { writeProof } from '../../../server/internal/proof.ts'
import { runRetention } from '../../../server/retention/run.ts'
import { UNLISTED_MEDIA, UNLISTED_ROWS } from '../../../server/statistics/count-view.ts'
import { foldWords } from '../../../server/statistics/fold.ts'
import { beyondViews, MOST_VIEWS } from '../../../server/statistics/view-limit.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { fromPage, NOW, ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { DAY, newJob } from '../applications/recruitment.ts'

const server = await testServer({ proxyHops: 1 })
const { app, db, deps, newInstitution } = server

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0'
let networks = 0
/** As an element tells it, from a network of its own. */
const tell = async ({ slug }: InstitutionRef, body: unknown, headers: Record<string, string> = {}) => {
  const from = { 'user-agent': BROWSER, 'x-forwarded-for': `192.0.2.${++networks % 250}`, ...headers }
  return (await app.request(`/v1/institutions/${slug}/views`, fromPage(body, from))).status
}
const counts = async ({ id }: InstitutionRef) =>
  Object.fromEntries(
    (await inInstitution(db, id, (tx) => tx.select().from(mediaCounts))).map(
      ({ kind, jobId, department, medium, n }) => [[kind, jobId || '', department, medium].join(' ').trimEnd(), n],
    ),
  )
const ofJob = (job: number, more: Record<string, unknown> = {}) => ({ kind: 'ad-view', job: String(job), ...more })

describe('what elements tell', () => {
  test('is counted by kind, job, medium and department, and nothing else is kept', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    await decide(app, slug, 'departments', {
      departments: [{ key: 'hr', label: { da: 'HR', en: 'HR' }, children: [] }],
    })
    const job = (await newJob(server, institution)).id
    assert.equal(await tell(institution, { kind: 'list-view', department: 'hr', medium: 'website' }), 204)
    assert.equal(await tell(institution, { kind: 'list-view', department: 'nowhere' }), 204)
    for (const medium of ['jobindex', 'jobindex', ''])
      assert.equal(await tell(institution, ofJob(job, { medium })), 204)
    assert.equal(await tell(institution, { kind: 'form-start', job: String(job), medium: 'jobindex' }), 204)
    assert.deepEqual(await counts(institution), {
      'list-view  hr website': 1,
      'list-view': 1,
      [`ad-view ${job}  jobindex`]: 2,
      [`ad-view ${job}`]: 1,
      [`form-start ${job}  jobindex`]: 1,
    })
    const rows = await inInstitution(db, institution.id, (tx) => tx.select().from(mediaCounts))
    assert.deepEqual(Object.keys(rows[0]!).sort(), [
      'day',
      'department',
      'institutionId',
      'jobId',
      'kind',
      'medium',
      'n',
    ])
    assert.ok(rows.every(({ day }) => day === '2026-11-20'))
  })

  test('with what ends a line or turns its order round is refused', async () => {
    const institution = await newInstitution()
    for (const said of ['\0=1', 'a\n=1', 'a\u2028=1', 'a\u202Eb'])
      for (const name of ['medium', 'department'])
        assert.equal(await tell(institution, { kind: 'list-view', [name]: said }), 422, JSON.stringify([name, said]))
  })

  test('of a job that a stranger cannot see is refused, and counted where it is proven that one belongs', async () => {
    const institution = await newInstitution()
    const inside = await newJob(server, institution, {
      audience: 'internal',
      internalFrom: new Date(NOW.getTime() - DAY),
    })
    const planned = await newJob(server, institution, { publishFrom: new Date(NOW.getTime() + DAY) })
    for (const job of [inside.id, planned.id, 999_999])
      assert.equal(await tell(institution, ofJob(job)), 404, String(job))
    assert.equal(await tell(institution, { kind: 'ad-view' }), 422)
    assert.equal(await tell(institution, { kind: 'application', job: String(inside.id) }), 422)
    assert.deepEqual(await counts(institution), {})
    await decide(app, institution.slug, 'internal', { ways: ['address'], domains: ['styrelsen.example'] })
    const expiresAt = new Date(NOW.getTime() + DAY)
    const claims = { way: 'address', by: 'styrelsen.example', expiresAt } as const
    const { proof } = writeProof(deps, { institutionId: institution.id, origin: PAGE_ORIGIN, ...claims })
    assert.equal(await tell(institution, ofJob(inside.id), { 'opslag-internal': proof }), 204)
    assert.deepEqual(await counts(institution), { [`ad-view ${inside.id}`]: 1 })
  })

  test('is not counted of a connection test, of programs, and as long as the institution is in test', async () => {
    const institution = await newInstitution()
    const job = (await newJob(server, institution)).id
    const test = (await newJob(server, institution, { audience: 'test' })).id
    assert.equal(await tell(institution, ofJob(test)), 204)
    assert.equal(await tell(institution, ofJob(job), { 'user-agent': 'Googlebot/2.1' }), 204)
    await asSystem(db, (tx) => tx.update(institutions).set({ liveSince: null }))
    assert.equal(await tell(institution, ofJob(job)), 204)
    assert.equal(await tell(institution, { kind: 'list-view' }), 204)
    await asSystem(db, (tx) => tx.update(institutions).set({ liveSince: NOW }))
    assert.deepEqual(await counts(institution), {})
  })

  test('cannot make the table grow without end: media that are in no list are unknown beyond some', async () => {
    const institution = await newInstitution()
    for (let n = 0; n < UNLISTED_MEDIA + 5; n++) await tell(institution, { kind: 'list-view', medium: `made-up-${n}` })
    await tell(institution, { kind: 'list-view', medium: 'website' })
    await tell(institution, { kind: 'list-view', medium: 'made-up-0' })
    const all = await counts(institution)
    assert.equal(Object.keys(all).length, UNLISTED_MEDIA + 2)
    assert.equal(all['list-view'], 5)
    assert.equal(all['list-view   website'], 1)
    assert.equal(all['list-view   made-up-0'], 2)
  })

  test('by made-up media takes no more than so many rows a day either, and what is there goes on', async () => {
    const institution = await newInstitution()
    const [one, other] = [(await newJob(server, institution)).id, (await newJob(server, institution)).id]
    const day = { institutionId: institution.id, day: '2026-11-20', department: '', medium: 'made-up', n: 1 }
    await inInstitution(db, institution.id, async (tx) => {
      const many = Array.from({ length: UNLISTED_ROWS }, (_, at) => ({
        ...day,
        kind: 'ad-view' as const,
        jobId: at + 1,
      }))
      await tx.insert(mediaCounts).values(many.map((row, at) => (at === 0 ? { ...row, jobId: one } : row)))
    })
    for (const job of [one, other]) assert.equal(await tell(institution, ofJob(job, { medium: 'made-up' })), 204)
    assert.equal(await tell(institution, ofJob(other, { medium: 'website' })), 204)
    const all = await counts(institution)
    assert.equal(Object.keys(all).length, UNLISTED_ROWS + 2)
    assert.deepEqual(
      [all[`ad-view ${one}  made-up`], all[`ad-view ${other}`], all[`ad-view ${other}  website`]],
      [2, 1, 1],
    )
  })

  test('of an ad that ended long ago is heard and not counted', async () => {
    const institution = await newInstitution()
    const ended = (days: number) => ({ deadline: new Date(NOW.getTime() - days * DAY) })
    const late = (await newJob(server, institution, ended(29))).id
    const long = (await newJob(server, institution, ended(31))).id
    for (const job of [late, long]) assert.equal(await tell(institution, ofJob(job)), 204)
    assert.deepEqual(await counts(institution), { [`ad-view ${late}`]: 1 })
  })

  test('is believed so often from one network, and from the next one again', async () => {
    const institution = await newInstitution()
    const from = { 'x-forwarded-for': '198.51.100.7' }
    const network = deps.keys.hmac('rate-limit', `${institution.id}:198.51.100.7`)
    for (let n = 1; n < MOST_VIEWS; n++) beyondViews(deps.database, network, NOW.getTime())
    // What is not counted uses none of it up.
    const test = (await newJob(server, institution, { audience: 'test' })).id
    assert.equal(await tell(institution, { kind: 'list-view' }, { ...from, 'user-agent': 'Googlebot/2.1' }), 204)
    assert.equal(await tell(institution, ofJob(test), from), 204)
    assert.equal(await tell(institution, ofJob(999_999), from), 404)
    assert.equal(await tell(institution, { kind: 'list-view' }, from), 204)
    assert.equal(await tell(institution, { kind: 'list-view' }, from), 429)
    assert.equal(await tell(institution, ofJob(test), from), 204)
    assert.equal(await tell(institution, { kind: 'list-view' }, { 'x-forwarded-for': '198.51.100.8' }), 204)
  })
})

test('words that nobody applied by are told apart for thirteen months; every sum stays, and what is known stays apart', async () => {
  const institution = await newInstitution()
  await decide(app, institution.slug, 'media', {
    media: [
      { key: 'website', name: { da: 'Hjemmesiden' }, kind: 'page' },
      { key: 'nyhedsbrev', name: { da: 'Nyhedsbrevet' }, kind: 'page' },
    ],
  })
  const job = Number((await putJob(app, institution.slug, 'y')).id)
  const row = (day: string, medium: string, n: number, more: Partial<typeof mediaCounts.$inferInsert> = {}) => ({
    ...{ institutionId: institution.id, day, medium, n, kind: 'ad-view' as const, jobId: job, department: '', ...more },
  })
  const other = await newInstitution()
  await inInstitution(db, institution.id, (tx) =>
    tx.insert(mediaCounts).values([
      ...[
        row('2025-09-30', 'xyz', 2),
        row('2025-09-30', 'zyx', 3),
        row('2025-09-30', '', 4),
        row('2025-09-29', 'xyz', 5),
      ],
      ...[row('2025-09-30', 'xyz', 6, { kind: 'list-view', jobId: 0, department: 'hr' })],
      // Of the list, applied by, and told apart still.
      ...[row('2025-09-30', 'nyhedsbrev', 7), row('2025-09-30', 'en-nabo', 8), row('2025-10-01', 'xyz', 9)],
      row('2026-11-02', 'en-nabo', 1, { kind: 'application' }),
      row('2025-09-30', 'avis', 10),
    ]),
  )
  // Published in once, and in no list any more.
  const left = { mediumKey: 'avis', kind: 'page', publishedFrom: NOW, withdrawnAt: NOW, cost: 0 } as const
  await inInstitution(db, institution.id, (tx) =>
    tx.insert(jobPublications).values({ ...left, institutionId: institution.id, id: deps.newId(), jobId: job }),
  )
  await inInstitution(db, other.id, (tx) =>
    tx.insert(mediaCounts).values({ ...row('2025-09-30', 'xyz', 1), institutionId: other.id, jobId: 0 }),
  )
  const sums = async () =>
    await inInstitution(db, institution.id, (tx) =>
      rows(
        tx,
        sql`select day::text, kind, job_id::int, department, sum(n)::int as n from media_counts
        where institution_id = ${institution.id} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
      ),
    )
  const before = await sums()
  const fold = () => inInstitution(db, institution.id, (tx) => foldWords(tx, institution.id, NOW))
  assert.deepEqual([await fold(), await fold()], [4, 0])
  assert.deepEqual(await sums(), before)
  const kept = await inInstitution(db, institution.id, (tx) => tx.select().from(mediaCounts))
  assert.deepEqual(kept.map(({ day, kind, medium, n }) => `${day} ${kind} ${medium} ${n}`).sort(), [
    '2025-09-29 ad-view  5',
    '2025-09-30 ad-view  9',
    '2025-09-30 ad-view avis 10',
    '2025-09-30 ad-view en-nabo 8',
    '2025-09-30 ad-view nyhedsbrev 7',
    '2025-09-30 list-view  6',
    '2025-10-01 ad-view xyz 9',
    '2026-11-02 application en-nabo 1',
  ])
  assert.deepEqual(await counts(other), { 'ad-view   xyz': 1 })
  await runRetention(deps)
  assert.deepEqual(await counts(other), { 'ad-view': 1 })
})

describe('our own pages', () => {
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(path, {
      method,
      headers: { 'user-agent': BROWSER, 'x-forwarded-for': `203.0.113.${++networks % 250}`, ...headers },
    })

  test('are counted where they are made, once for a page that is shown, and for nobody else', async () => {
    const institution = await newInstitution()
    const list = `/portal/${institution.slug}`
    const { id } = await putJob(app, institution.slug, '1', { deadline: '2026-11-28' })
    const ad = `${list}/jobs/${id}`
    for (const path of [`${list}?medium=website`, `${ad}?medium=jobindex`]) assert.equal((await get(path)).status, 200)
    await get(`${list}?q=cykel&medium=website`, { referer: `${ORIGIN}${list}` })
    await get(`${ad}?lang=en`, { referer: `${ORIGIN}${ad}` })
    await get(ad, { 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' })
    await get(ad, {}, 'HEAD')
    await get(ad, { 'sec-purpose': 'prefetch;prerender' })
    await get(`${list}/jobs/999999`)
    assert.deepEqual(await counts(institution), { 'list-view   website': 1, [`ad-view ${id}  jobindex`]: 1 })
  })

  test('without script count a form as begun when it is first sent', async () => {
    const institution = await newInstitution()
    const { id } = await putJob(app, institution.slug, '1', { deadline: '2026-11-28' })
    const ad = `/portal/${institution.slug}/jobs/${id}`
    const send = (referer: string) =>
      app.request(`${ad}/apply`, {
        method: 'POST',
        headers: {
          'user-agent': BROWSER,
          origin: ORIGIN,
          referer: `${ORIGIN}${referer}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: '_key=0123456789abcdef0123456789abcdef&_medium=avisen&name=Alma',
      })
    assert.equal((await send(ad)).status, 422)
    assert.equal((await send(`${ad}/apply`)).status, 422)
    assert.deepEqual(await counts(institution), { [`form-start ${id}  avisen`]: 1 })
  })
})
