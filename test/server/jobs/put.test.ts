import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { StoredJob } from '../../../server/contract/job.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { auditEvents, jobs, recruitmentCases } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'

const { app, db, clock, newInstitution } = await testServer()
type Sent = Record<string, unknown>

const INPUT = { title: 'Cykelplanlægger', bodyHtml: '<p>Plan for 5.000 cykler.</p>', deadline: '2026-12-18' }

const send = (slug: string, id: string, change: Sent = {}, method = 'PUT', key?: string) =>
  app.request(
    `/v1/institutions/${slug}/sources/personale/jobs/${encodeURIComponent(id)}`,
    withKey(method === 'PUT' ? { ...INPUT, ...change } : undefined, method, key),
  )
const put = async (slug: string, id: string, change: Sent = {}, status = 200) => {
  const answer = await send(slug, id, change)
  const body = await answer.json()
  assert.equal(answer.status, status, JSON.stringify(body))
  return StoredJob.parse(body)
}
const refused = async (slug: string, change: Sent) => {
  const answer = await send(slug, 'refused', change)
  assert.equal(answer.status, 422)
  assert.match(answer.headers.get('content-type') ?? '', /problem\+json/)
  return Problem.parse(await answer.json()).fields
}
const auditOf = (id: number) =>
  asSystem(db, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.institutionId, id)).orderBy(auditEvents.id))

describe('a source', () => {
  test('adds a job, changes it, and changes nothing by sending the same again', async () => {
    const { slug, id } = await newInstitution()
    const added = await put(slug, 'a/1 æ', {}, 201)
    assert.equal(added.change, 'added')
    assert.equal(added.externalId, 'a/1 æ')
    assert.equal(added.job.deadline, '2026-12-18T22:59:59.999Z')
    assert.equal(added.job.publishedAt, NOW.toISOString())

    clock.now = new Date(NOW.getTime() + 60_000)
    const same = await put(slug, 'a/1 æ')
    assert.deepEqual([same.change, same.id], ['unchanged', added.id])
    const stored = () =>
      inInstitution(db, id, (tx) => tx.select({ updatedAt: jobs.updatedAt, caseId: jobs.caseId }).from(jobs))
    assert.deepEqual((await stored())[0]?.updatedAt, NOW)

    const changed = await put(slug, 'a/1 æ', { title: 'Gangplanlægger', numberOfPositions: 2 })
    assert.deepEqual([changed.change, changed.id, changed.job.title], ['changed', added.id, 'Gangplanlægger'])
    assert.equal(changed.job.publishedAt, NOW.toISOString(), 'a change does not publish it again')
    assert.deepEqual((await stored())[0]?.updatedAt, clock.now)
    const trail = await auditOf(id)
    assert.deepEqual(
      trail.map(({ action }) => action),
      ['institution-created', 'job-added', 'job-changed'],
    )
    assert.deepEqual(trail[2]?.details, {
      source: 'personale',
      externalId: 'a/1 æ',
      fields: ['title', 'numberOfPositions'],
    })
    clock.now = NOW
  })

  test('that sends a new job many times at once gets one', async () => {
    const { slug, id } = await newInstitution()
    const changes = await Promise.all(Array.from({ length: 6 }, async () => (await send(slug, 'x')).json()))
    assert.deepEqual(changes.map(({ change }) => change).sort(), ['added', ...Array(5).fill('unchanged')])
    assert.equal((await inInstitution(db, id, (tx) => tx.select({ id: jobs.id }).from(jobs))).length, 1)
  })

  test('opens a job at once when it no longer says that it opens later, and keeps an opening that has been', async () => {
    const { slug } = await newInstitution()
    const ahead = await put(slug, 'later', { publishFrom: '2026-12-10' }, 201)
    assert.ok(ahead.job.publishedAt > NOW.toISOString())
    const opened = await put(slug, 'later')
    assert.deepEqual([opened.change, opened.job.publishedAt], ['changed', NOW.toISOString()])
    clock.now = new Date(NOW.getTime() + 60_000)
    const kept = await put(slug, 'later', { title: 'Anden titel' })
    assert.equal(kept.job.publishedAt, NOW.toISOString())
    clock.now = NOW
  })

  test('may have the external ids of another source or institution', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    const first = await put(one.slug, '1', {}, 201)
    const second = await put(two.slug, '1', {}, 201)
    assert.notEqual(first.id, second.id)
  })

  test('closes a job; its recruitment goes on; sending it again with time left opens it', async () => {
    const { slug, id } = await newInstitution()
    const { id: job } = await put(slug, 'c', {}, 201)
    const close = async () => {
      const answer = await send(slug, 'c', {}, 'DELETE')
      assert.equal(answer.status, 200)
      return StoredJob.parse(await answer.json())
    }
    const closed = await close()
    assert.deepEqual([closed.change, closed.job.status, closed.job.form], ['closed', 'closed', null])
    assert.equal((await close()).change, 'unchanged')
    const caseOf = () =>
      inInstitution(db, id, (tx) =>
        tx
          .select({ id: recruitmentCases.id, endedAt: recruitmentCases.endedAt })
          .from(recruitmentCases)
          .innerJoin(jobs, and(eq(jobs.caseId, recruitmentCases.id), eq(jobs.id, Number(job)))),
      )
    const [first] = await caseOf()
    assert.equal(first?.endedAt, null)

    clock.now = new Date('2027-01-10T08:00:00Z')
    assert.equal((await put(slug, 'c')).change, 'unchanged', 'the deadline has passed')
    const stillClosed = await put(slug, 'c', { title: 'Anden titel' })
    assert.deepEqual([stillClosed.change, stillClosed.job.status], ['changed', 'closed'])

    const again = await put(slug, 'c', { deadline: '2027-02-01' })
    assert.deepEqual([again.change, again.id, again.job.status], ['changed', job, 'open'])
    assert.equal(again.job.publishedAt, clock.now.toISOString())
    assert.deepEqual(await caseOf(), [first], 'the recruitment had not ended')
    assert.equal((await auditOf(id)).at(-1)?.action, 'job-reopened')

    await close()
    await inInstitution(db, id, (tx) => tx.update(recruitmentCases).set({ endedAt: clock.now }))
    await put(slug, 'c', { deadline: '2027-02-01' })
    assert.notEqual((await caseOf())[0]?.id, first?.id, 'an ended recruitment is not opened again')
    clock.now = NOW
  })

  test('cannot close a job that is not there', async () => {
    const { slug } = await newInstitution()
    assert.equal((await send(slug, 'none', {}, 'DELETE')).status, 404)
  })

  test('with another institution’s key, or none, writes nothing', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    const issued = await app.request(`/v1/institutions/${two.slug}/keys`, withKey({ name: 'x' }, 'POST'))
    const { key } = await issued.json()
    assert.equal((await send(one.slug, 'a', {}, 'PUT', key)).status, 403)
    assert.equal((await send(one.slug, 'a', {}, 'PUT', 'nonsense')).status, 401)
    assert.equal((await send(two.slug, 'a', {}, 'PUT', key)).status, 201)
    assert.equal((await inInstitution(db, one.id, (tx) => tx.select({ id: jobs.id }).from(jobs))).length, 0)
  })
})

describe('a job is refused', () => {
  test('by the name of every field that is wrong', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refused(slug, { title: '', extra: 1, bodyHtml: undefined, deadline: 'snart' }), [
      { path: 'title', code: 'required' },
      { path: 'bodyHtml', code: 'required' },
      { path: 'deadline', code: 'not-a-date' },
      { path: 'extra', code: 'unknown-field' },
    ])
    assert.deepEqual(await refused(slug, { title: 7, contacts: [{ name: 'A', email: 'a' }] }), [
      { path: 'title', code: 'wrong-kind' },
      { path: 'contacts.0.email', code: 'not-an-email' },
    ])
    assert.deepEqual(await refused(slug, { deadline: undefined }), [{ path: 'deadline', code: 'required' }])
  })

  test('when a key is unknown, by its name', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refused(slug, { department: 'a', category: 'b', location: 'c' }), [
      { path: 'department', code: 'unknown-key' },
      { path: 'category', code: 'unknown-key' },
      { path: 'location', code: 'unknown-key' },
    ])
  })

  test('when what the institution makes mandatory is missing; the general contact counts', async () => {
    const mandatory = ['pay', 'workplace', 'contacts'] as const
    const { slug } = await newInstitution({ mandatory: [...mandatory] })
    assert.deepEqual(await refused(slug, { pay: '' }), [
      { path: 'pay', code: 'required' },
      { path: 'workplace', code: 'required' },
    ])
    const without = await newInstitution({ mandatory: [...mandatory], contact: null })
    assert.equal((await refused(without.slug, {}))?.length, 3)
  })

  test('when nobody could know until when, or where, to apply', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refused(slug, { deadline: null }), [{ path: 'deadline', code: 'required' }])
    assert.deepEqual(await refused(slug, { applyAt: 'source' }), [{ path: 'applyUrl', code: 'required' }])
    assert.deepEqual(await refused(slug, { applyUrl: 'javascript:alert(1)' }), [
      { path: 'applyUrl', code: 'not-a-url' },
    ])
    assert.deepEqual(await refused(slug, { publishFrom: '2026-12-20' }), [{ path: 'deadline', code: 'invalid' }])
    const pool = await put(slug, 'pool', { deadline: null, kind: 'talent-pool' }, 201)
    assert.equal(pool.job.deadline, null)
    assert.equal(pool.job.jobPosting, null)
    const atSource = await put(slug, 'source', { deadline: null, applyUrl: 'www.styrelsen.example/job' }, 201)
    assert.deepEqual(
      [atSource.job.applyAt, atSource.job.applyUrl, atSource.job.form],
      ['source', 'https://www.styrelsen.example/job', null],
    )
  })

  test('when nothing is left of its title or body', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refused(slug, { bodyHtml: '<script>alert(1)</script><p>&nbsp;</p>' }), [
      { path: 'bodyHtml', code: 'required' },
    ])
    assert.deepEqual(await refused(slug, { title: '\u200b\u0007\u202e' }), [{ path: 'title', code: 'required' }])
  })

  test('when it is no JSON', async () => {
    const { slug } = await newInstitution()
    const init = { ...withKey({}), body: '{' }
    const answer = await app.request(`/v1/institutions/${slug}/sources/s/jobs/1`, init)
    assert.equal(Problem.parse(await answer.json()).code, 'malformed')
  })
})

describe('what is allowed but unwise', () => {
  const warned = async (change: Sent, profile: Parameters<typeof newInstitution>[0] = {}) => {
    const { slug } = await newInstitution(profile)
    return (await put(slug, 'w', change, 201)).warnings.map(({ code, path }) => `${code} ${path}`)
  }

  test('is a deadline less than 14 days from publication, counted in days', async () => {
    assert.deepEqual(await warned({ deadline: '2026-12-04T00:00' }), [])
    assert.deepEqual(await warned({ deadline: '2026-12-03' }), ['deadline-short deadline'])
    assert.deepEqual(await warned({ deadline: '2026-12-03', publishFrom: '2026-11-19' }), [])
  })

  test('is a deadline that has passed', async () =>
    assert.deepEqual(await warned({ deadline: '2026-11-01' }), ['deadline-past deadline']))

  test('is an ad without a contact, when the institution has none either', async () => {
    assert.deepEqual(await warned({}, { contact: null }), ['contact-missing contacts'])
    assert.deepEqual(await warned({ contacts: [{ name: 'Bo Eksempel' }] }, { contact: null }), [])
  })

  test('is a picture that the sanitiser took out, and a title over 100 characters', async () =>
    assert.deepEqual(await warned({ bodyHtml: '<p>x<img src="a.png"></p>', title: 'x'.repeat(101) }), [
      'body-changed bodyHtml',
      'title-long title',
    ]))
})

test('text that the database cannot hold, or that deceives the eye, is cleaned on its way in', async () => {
  const { slug } = await newInstitution()
  const { job } = await put(
    slug,
    't',
    {
      title: 'Plan\u0000lægger\r\n \u202emed\ttid \ud800',
      pay: 'Løn\u0000\nefter aftale',
      contacts: [{ name: 'Bo\u0000 \n Eksempel', title: '\u200bchef' }],
      workplace: { municipality: '101', city: 'Køben\u0000havn' },
    },
    201,
  )
  assert.equal(job.title, 'Planlægger med tid \ufffd')
  assert.equal(job.pay, 'Løn\nefter aftale')
  assert.deepEqual(job.contacts, [{ name: 'Bo Eksempel', title: 'chef' }])
  assert.deepEqual(job.workplace, { municipality: '0101', city: 'København' })
})

test('a job’s form is the institution’s with the job’s own layer on it', async () => {
  const { slug } = await newInstitution()
  const field = (id: string) => ({ id, kind: 'text', label: { da: `Felt ${id}`, en: `Field ${id}` } })
  await decide(app, slug, 'form', { phone: 'required', fields: [field('kanal'), field('titel')] })
  const own = { motivation: 'optional', without: ['titel'], layout: 'one-page' }
  const { job } = await put(slug, 'f', { form: own, language: 'en' }, 201)
  assert.equal(job.form?.layout, 'one-page')
  assert.deepEqual(
    job.form?.fields.map(({ id, required, label }) => [id, required, label]),
    [
      ['name', true, 'Name'],
      ['email', true, 'E-mail'],
      ['phone', true, 'Phone'],
      ['kanal', false, 'Field kanal'],
      ['motivation', false, 'Letter of motivation'],
    ],
  )
})

test('an open job is a JobPosting by Google’s rules, without any person', async () => {
  const { slug } = await newInstitution({ pages: { job: 'https://www.styrelsen.example/job?job={job}' } })
  await decide(app, slug, 'locations', { locations: [{ key: 'kbh', label: { da: 'København' } }] })
  const { job } = await put(
    slug,
    'g',
    {
      location: 'kbh',
      employmentType: 'fixed-term',
      workHours: 'full-time',
      workplace: { address: 'Gaden 1', postalCode: '1000', city: 'København K' },
      contacts: [{ name: 'Bo Eksempel', email: 'bo@example.dk' }],
      numberOfPositions: 3,
    },
    201,
  )
  assert.equal(job.url, `https://www.styrelsen.example/job?job=${job.id}`)
  assert.deepEqual(job.jobPosting, {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: 'Cykelplanlægger',
    description: '<p>Plan for 5.000 cykler.</p>',
    identifier: { '@type': 'PropertyValue', name: job.institution.name, value: job.id },
    url: job.url,
    datePosted: '2026-11-20T08:00:00.000Z',
    validThrough: '2026-12-18T22:59:59.999Z',
    inLanguage: 'da',
    employmentType: ['FULL_TIME', 'TEMPORARY'],
    hiringOrganization: { '@type': 'Organization', name: job.institution.name },
    jobLocation: {
      '@type': 'Place',
      name: 'København',
      address: {
        '@type': 'PostalAddress',
        streetAddress: 'Gaden 1',
        postalCode: '1000',
        addressLocality: 'København K',
        addressCountry: 'DK',
      },
    },
    totalJobOpenings: 3,
    directApply: true,
  })
})
