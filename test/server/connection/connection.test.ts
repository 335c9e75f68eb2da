import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import {
  ConnectionTestList,
  ConnectionTestStarted,
  EndedConnectionTest,
  OBLIGATORY,
} from '../../../server/contract/connection.ts'
import { Institution, IssuedApiKey } from '../../../server/contract/institution.ts'
import { Job, JobList } from '../../../server/contract/job.ts'
import { auditEvents, candidates, jobs, recruitmentCases } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { type InstitutionRef, institutionBySlug } from '../../../server/institutions/queries.ts'
import { sweep } from '../../../server/queue/sweep.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, PAGE_ORIGIN, reading, testServer, withKey } from '../../support/server.ts'
import { application, applicationsOf, apply, outboxOf, receiptOf, refusalOf } from '../applications/recruitment.ts'

const server = await testServer()
const { app, db, deps, clock, newInstitution } = server
const ADDRESS = `${PAGE_ORIGIN}/job`

let made = 0
/** An institution that is in test, as a new one over HTTP is. */
async function inTest(): Promise<InstitutionRef> {
  const slug = `ny-${++made}`
  const profile = { name: { da: `Ny ${made}` }, origins: [PAGE_ORIGIN], testPages: [ADDRESS] }
  const answer = await app.request('/v1/institutions', withKey({ slug, profile }, 'POST'))
  assert.equal(answer.status, 201)
  return (await institutionBySlug(deps, slug))!
}

const testsOf = (slug: string) => `/v1/institutions/${slug}/connection-tests`
async function start(slug: string, body: Record<string, unknown> = {}, key?: string) {
  const answer = await app.request(testsOf(slug), withKey({ address: ADDRESS, ...body }, 'POST', key))
  const said = await answer.json()
  assert.equal(answer.status, 201, JSON.stringify(said))
  return ConnectionTestStarted.parse(said)
}
const WELL = OBLIGATORY.filter((check) => check !== 'application').map((check) => ({
  check,
  outcome: 'passed',
  values: { what: 'well' },
}))
const finish = (slug: string, id: string, findings: unknown = WELL, key?: string) =>
  Promise.resolve(app.request(`${testsOf(slug)}/${id}/result`, withKey({ version: '1.2.3', findings }, 'POST', key)))
async function ended(answer: Response) {
  const said = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(said))
  return EndedConnectionTest.parse(said)
}
const list = async (slug: string) =>
  ConnectionTestList.parse(await (await app.request(testsOf(slug), reading())).json())
const typed = ({ application: { name, email, phone, text } }: ConnectionTestStarted) =>
  application({ motivation: text }, { name, email, phone })
const send = async (institution: InstitutionRef, test: ConnectionTestStarted) =>
  receiptOf(await apply(server, institution, test.job, typed(test)))
const titlesEverywhere = async () =>
  JobList.parse(await (await app.request('/v1/jobs?limit=100')).json()).items.map(({ title }) => title)
const auditOf = ({ id }: InstitutionRef) =>
  asSystem(db, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.institutionId, id)).orderBy(auditEvents.id))

describe('a connection test', () => {
  test('makes a job that is found by its id, says what it is, and is in no list and no index', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    const begun = await start(slug)
    const answer = await app.request(`/v1/institutions/${slug}/jobs/${begun.job}`)
    const job = Job.parse(await answer.json())
    assert.match(job.title, /ikke en ledig stilling/)
    assert.match(job.body, /slettet uden at blive læst/)
    assert.equal(job.status, 'open')
    assert.equal(job.deadline, new Date(NOW.getTime() + 3_600_000).toISOString())
    assert.equal(job.jobPosting, null)
    assert.ok(
      job.form?.fields.some(({ kind }) => kind === 'motivation'),
      'the institution’s own form',
    )
    for (const path of ['/v1/jobs', `/v1/institutions/${slug}/jobs`, `/v1/institutions/${slug}/jobs?q=forbindelsen`]) {
      const { items } = JobList.parse(await (await app.request(path)).json())
      assert.ok(!items.some(({ id }) => id === begun.job), path)
    }
    assert.equal(JobList.parse(await (await app.request(`/v1/institutions/${slug}/jobs`)).json()).total, 0)
    const bySource = `/v1/institutions/${slug}/jobs?source=connection-test&externalId=${begun.id}`
    assert.equal((await app.request(bySource)).status, 404)
    const english = await start(slug, { language: 'en' })
    assert.match(english.title, /not a vacant position/)
  })

  test('takes its own application through the form, mails nobody, and leaves nothing of it', async () => {
    const institution = await newInstitution()
    const begun = await start(institution.slug)
    await send(institution, begun)
    assert.equal((await applicationsOf(server, institution)).length, 1)
    assert.deepEqual(await outboxOf(server, institution), [])
    const shown = await app.request(`/v1/institutions/${institution.slug}/applications`, reading())
    assert.deepEqual(((await shown.json()) as { items: unknown[] }).items, [], 'nobody reads it')

    const { test: kept } = await ended(await finish(institution.slug, begun.id))
    assert.equal(kept.passed, true)
    assert.equal(kept.version, '1.2.3')
    assert.equal(kept.address, ADDRESS)
    assert.deepEqual(kept.findings.at(-1), {
      check: 'application',
      outcome: 'passed',
      values: { what: 'received', count: 1 },
    })
    assert.deepEqual(await applicationsOf(server, institution), [])
    assert.deepEqual(await outboxOf(server, institution), [])
    const left = await inInstitution(db, institution.id, async (tx) => [
      ...(await tx.select({ id: jobs.id }).from(jobs)),
      ...(await tx.select({ id: recruitmentCases.id }).from(recruitmentCases)),
    ])
    assert.deepEqual(left, [])
    const people = await asSystem(db, (tx) =>
      tx.select().from(candidates).where(eq(candidates.emailCanonical, begun.application.email)),
    )
    assert.deepEqual(people, [])
    assert.equal((await app.request(`/v1/institutions/${institution.slug}/jobs/${begun.job}`)).status, 404)
    assert.equal(await refusalOf(await apply(server, institution, begun.job, typed(begun))), 'not-found')
  })

  test('takes nobody else’s application, since it would be deleted unread', async () => {
    const institution = await newInstitution()
    const begun = await start(institution.slug)
    assert.equal(
      await refusalOf(await apply(server, institution, begun.job, application())),
      'invalid applicant.email:not-allowed',
    )
    const byHand = {
      job: begun.job,
      applicant: { name: 'Alma' },
      receivedBy: 'post',
      receivedAt: NOW.toISOString(),
    }
    const registered = await app.request(`/v1/institutions/${institution.slug}/applications`, withKey(byHand, 'POST'))
    assert.equal(await refusalOf(registered), 'invalid job:unknown-key')
    assert.deepEqual(await applicationsOf(server, institution), [])
  })

  test('fails when nothing came in, when it came in garbled, or when anything else failed', async () => {
    const institution = await inTest()
    const { slug } = institution
    const without = await ended(await finish(slug, (await start(slug)).id))
    assert.equal(without.test.passed, false)
    assert.deepEqual(without.test.findings.at(-1)?.values, { what: 'not-received', count: 0 })

    const withoutForm = WELL.filter(({ check }) => check !== 'form')
    const unsent = await ended(await finish(slug, (await start(slug)).id, withoutForm))
    assert.equal(unsent.test.passed, false)
    assert.deepEqual(unsent.test.findings.at(-1)?.values, { what: 'not-sent', count: 0 })

    const garbled = await start(slug)
    const { name, email } = garbled.application
    await receiptOf(
      await apply(server, institution, garbled.job, application({ motivation: 'Ã¦blegrÃ¸d' }, { name, email })),
    )
    const second = await ended(await finish(slug, garbled.id))
    assert.deepEqual(second.test.findings.at(-1), {
      check: 'application',
      outcome: 'failed',
      values: { what: 'changed', count: 1 },
    })

    for (const findings of [
      [...WELL, { check: 'headings', outcome: 'failed', values: { what: 'jump', from: 2, to: 4 } }],
      WELL.slice(1),
      WELL.map((finding) => (finding.check === 'jobs' ? { ...finding, outcome: 'skipped' } : finding)),
    ]) {
      const begun = await start(slug)
      await send(institution, begun)
      const { liveSince, test: kept } = await ended(await finish(slug, begun.id, findings))
      assert.deepEqual([liveSince, kept.passed], [null, false])
    }
  })

  test('is told newest first, with what was seen and by whom', async () => {
    const { slug } = await newInstitution()
    const own = IssuedApiKey.parse(
      await (await app.request(`/v1/institutions/${slug}/keys`, withKey({ name: 'CMS' }, 'POST'))).json(),
    )
    const first = await start(slug)
    const second = await start(slug, { address: 'http://intranet/job' }, own.key)
    await ended(
      await finish(slug, first.id, [{ check: 'page', outcome: 'failed', values: { what: 'status', status: 500 } }]),
    )
    const { items } = await list(slug)
    assert.deepEqual(
      items.map(({ id, passed, actor, address }) => [id, passed, actor, address]),
      [
        [second.id, null, `key:${own.id}`, 'http://intranet/job'],
        [first.id, false, 'admin', ADDRESS],
      ],
    )
    assert.deepEqual(items[1]?.findings[0]?.values, { what: 'status', status: 500 })
  })

  test('is refused where it is not there, has ended, or says what is the server’s to say', async () => {
    const { slug } = await newInstitution()
    const begun = await start(slug)
    for (const id of ['none', crypto.randomUUID()])
      assert.equal(await refusalOf(await finish(slug, id)), 'not-found', id)
    const own = [{ check: 'application', outcome: 'passed', values: {} }]
    const steering = { version: '1.2.3\u001b]0;x\u0007', findings: [] }
    const told = await app.request(`${testsOf(slug)}/${begun.id}/result`, withKey(steering, 'POST'))
    assert.equal(await refusalOf(told), 'invalid version:invalid')
    assert.equal(await refusalOf(await finish(slug, begun.id, own)), 'invalid findings:not-allowed')
    const unknown = [{ check: 'weather', outcome: 'passed', values: {} }]
    const unstorable = [{ check: 'page', outcome: 'failed', values: { what: 'x', 'a\u0000b': 'x' } }]
    assert.match(await refusalOf(await finish(slug, begun.id, unstorable)), /^invalid findings\.0\.values/)
    assert.equal(await refusalOf(await finish(slug, begun.id, unknown)), 'invalid findings.0.check:invalid')
    await ended(await finish(slug, begun.id))
    assert.equal(await refusalOf(await finish(slug, begun.id)), 'job-closed')
    const other = await newInstitution()
    assert.equal(await refusalOf(await finish(other.slug, (await start(slug)).id)), 'not-found')
    for (const address of ['javascript:alert(1)', 'https://user:pass@example.dk/', 'job', ''])
      assert.equal(
        await refusalOf(await app.request(testsOf(slug), withKey({ address }, 'POST'))),
        'invalid address:not-a-url',
        address,
      )
  })

  test('that nobody ends is ended by the clock, and its job goes', async () => {
    const institution = await inTest()
    const begun = await start(institution.slug)
    await send(institution, begun)
    await sweep(deps)
    assert.equal((await list(institution.slug)).items[0]?.passed, null, 'not before its hour')
    clock.now = new Date(NOW.getTime() + 3_600_000)
    try {
      await sweep(deps)
    } finally {
      clock.now = NOW
    }
    const { liveSince, items } = await list(institution.slug)
    assert.deepEqual([liveSince, items[0]?.passed], [null, false])
    assert.deepEqual(items[0]?.findings, [{ check: 'application', outcome: 'failed', values: { what: 'abandoned' } }])
    assert.deepEqual(await applicationsOf(server, institution), [])
    assert.equal(await refusalOf(await finish(institution.slug, begun.id)), 'job-closed')
  })

  test('keeps its source to itself', async () => {
    const { slug } = await newInstitution()
    const begun = await start(slug)
    const path = `/v1/institutions/${slug}/sources/connection-test/jobs/${begun.id}`
    const job = { title: 'Ægte', bodyHtml: '<p>Tekst</p>', deadline: '2026-12-18' }
    assert.equal(await refusalOf(await app.request(path, withKey(job))), 'invalid source:not-allowed')
    assert.equal(await refusalOf(await app.request(path, withKey(undefined, 'DELETE'))), 'invalid source:not-allowed')
  })
})

describe('an institution in test', () => {
  test('is left out of the list of all until a test passes; its own list answers', async () => {
    const institution = await inTest()
    const { slug } = institution
    const title = `Job hos ${slug}`
    await putJob(app, slug, '1', { title })
    assert.ok(!(await titlesEverywhere()).includes(title))
    const searched = JobList.parse(await (await app.request(`/v1/jobs?q=${encodeURIComponent(title)}`)).json())
    assert.deepEqual([searched.items, searched.total], [[], 0])
    assert.equal(JobList.parse(await (await app.request(`/v1/institutions/${slug}/jobs`)).json()).total, 1)
    const read = async () => Institution.parse(await (await app.request(`/v1/institutions/${slug}`)).json())
    assert.deepEqual((await read()).testPages, [ADDRESS])

    const begun = await start(slug)
    await send(institution, begun)
    const { liveSince } = await ended(await finish(slug, begun.id))
    assert.equal(liveSince, NOW.toISOString())
    assert.ok((await titlesEverywhere()).includes(title), 'at once, whatever was kept in memory')
    assert.equal((await read()).testPages, null)
    assert.equal((await list(slug)).liveSince, NOW.toISOString())
    const trail = (await auditOf(institution)).filter(({ action }) => /connection|live/.test(action))
    assert.deepEqual(
      trail.map(({ action, resource, details }) => [action, resource, details]),
      [
        ['connection-test-started', `connection-test:${begun.id}`, { job: Number(begun.job), address: ADDRESS }],
        ['connection-tested', `connection-test:${begun.id}`, { passed: true, failed: [] }],
        ['institution-live', `institution:${slug}`, { because: `connection-test:${begun.id}` }],
      ],
    )
  })

  test('stays live when a later test fails, and since the first that passed', async () => {
    const institution = await inTest()
    const { slug } = institution
    const first = await start(slug)
    await send(institution, first)
    await ended(await finish(slug, first.id))
    clock.now = new Date(NOW.getTime() + 60_000)
    try {
      const second = await ended(await finish(slug, (await start(slug)).id))
      assert.deepEqual([second.test.passed, second.liveSince], [false, NOW.toISOString()])
      const third = await start(slug)
      await send(institution, third)
      const again = await ended(await finish(slug, third.id))
      assert.deepEqual([again.test.passed, again.liveSince], [true, NOW.toISOString()])
    } finally {
      clock.now = NOW
    }
  })

  test('is declared live by the operator alone, with a reason that stays', async () => {
    const institution = await inTest()
    const { slug } = institution
    await putJob(app, slug, '1', { title: `Intranet hos ${slug}` })
    const own = IssuedApiKey.parse(
      await (await app.request(`/v1/institutions/${slug}/keys`, withKey({ name: 'CMS' }, 'POST'))).json(),
    )
    const waive = (body: unknown, key?: string) =>
      Promise.resolve(app.request(`${testsOf(slug)}/waive`, withKey(body, 'POST', key)))
    assert.equal(await refusalOf(await waive({ reason: 'Vi vil' }, own.key)), 'forbidden')
    assert.equal(await refusalOf(await waive({ reason: '  ' })), 'invalid reason:required')
    assert.equal((await list(slug)).liveSince, null)

    const { liveSince, test: kept } = await ended(await waive({ reason: 'Kun på intranettet' }))
    assert.equal(liveSince, NOW.toISOString())
    assert.deepEqual([kept.passed, kept.address], [false, ''])
    assert.deepEqual(kept.findings, [
      { check: 'waived', outcome: 'skipped', values: { what: 'waived', reason: 'Kun på intranettet' } },
    ])
    assert.ok((await titlesEverywhere()).includes(`Intranet hos ${slug}`))
    const trail = (await auditOf(institution)).map(({ action, actor }) => [action, actor])
    assert.deepEqual(trail.slice(-2), [
      ['connection-test-waived', 'admin'],
      ['institution-live', 'admin'],
    ])
  })

  test('has its form tried as an institution decided it', async () => {
    const institution = await inTest()
    await decide(app, institution.slug, 'form', {
      motivation: 'off',
      phone: 'required',
      fields: [{ id: 'hvorfor', kind: 'long-text', label: { da: 'Hvorfor?' }, required: true }],
      questions: [{ id: 'bil', kind: 'yes-no', text: { da: 'Har du bil?' } }],
      documents: { min: 1, max: 2 },
      preferentialAccess: true,
    })
    const begun = await start(institution.slug)
    const read = await app.request(`/v1/institutions/${institution.slug}/jobs/${begun.job}`)
    const { form } = Job.parse(await read.json())
    assert.deepEqual(
      [form?.questions, form?.documents.max, form?.preferentialAccess],
      [[], 0, false],
      'what no tester can know is not asked',
    )
    const { name, email, phone, text } = begun.application
    await receiptOf(
      await apply(
        server,
        institution,
        begun.job,
        application({ motivation: undefined, fields: { hvorfor: text } }, { name, email, phone }),
      ),
    )
    assert.equal((await ended(await finish(institution.slug, begun.id))).test.passed, true)
  })
})
