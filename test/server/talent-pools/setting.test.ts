import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { Job, JobList } from '../../../server/contract/job.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { TalentPoolList } from '../../../server/contract/talent-pool.ts'
import { auditEvents, jobs } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { decide } from '../../support/institution-calls.ts'
import { ORIGIN, testServer, withKey } from '../../support/server.ts'
import { application, apply, refusalOf } from '../applications/recruitment.ts'
import { DRIVING, join, pool, readPool, send, signUp, startedOf, withPools } from './pools.ts'

const server = await testServer()
const { app, db, newInstitution } = server

const put = (slug: string, value: unknown, version = '0') =>
  app.request(`/v1/institutions/${slug}/settings/talent-pools`, {
    ...withKey(value),
    headers: { ...(withKey(value).headers as Record<string, string>), 'if-match': `"${version}"` },
  })
const faults = async (slug: string, pools: unknown[], version = '0') => {
  const answer = await put(slug, { pools }, version)
  const text = await answer.text()
  assert.equal(answer.status, 422, text)
  return (Problem.parse(JSON.parse(text)).fields ?? []).map(({ path, code }) => `${path}:${code}`)
}
const readList = async (slug: string, lang = 'da') =>
  TalentPoolList.parse(await (await app.request(`/v1/institutions/${slug}/talent-pools?lang=${lang}`)).json()).items
const jobList = async (slug: string) =>
  JobList.parse(await (await app.request(`/v1/institutions/${slug}/jobs`)).json()).items

describe('the setting of talent pools', () => {
  test('takes several, and refuses two of one key, counts that cannot be met, and texts that say nothing', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(
      await faults(slug, [
        pool(),
        pool({ documents: { min: 2, max: 1 } }),
        pool({ key: 'blank', name: { da: ' ' }, text: { da: '\n', en: 'x' } }),
      ]),
      ['pools.1.key:duplicate', 'pools.1.documents.min:invalid', 'pools.2.name:required', 'pools.2.text:required'],
    )
    assert.deepEqual(await faults(slug, [pool({ key: 'No Key' })]), ['pools.0.key:invalid'])
    assert.deepEqual(await faults(slug, [{ ...pool(), months: 25 }]), ['pools.0.months:too-long'])
  })

  test('refuses questions and groups that ask for age or CPR number, and takes an exception into the audit', async () => {
    const { slug, id } = await newInstitution()
    const asking = { id: 'age', kind: 'free-text', text: { da: 'Hvor gammel er du?' } }
    assert.deepEqual(await faults(slug, [{ ...pool(), questions: [DRIVING, DRIVING, asking] }]), [
      'pools.0.questions.1.id:duplicate',
      'pools.0.questions.2.id:not-allowed',
      'pools.0.questions.2.text:not-allowed',
    ])
    assert.deepEqual(await faults(slug, [pool({ staffGroup: { da: 'Født efter 1990' } })]), [
      'pools.0.staffGroup:not-allowed',
    ])
    const exception = 'Loven kræver 18 år for at føre skibet.'
    await decide(app, slug, 'talent-pools', { pools: [{ ...pool(), questions: [{ ...asking, exception }] }] })
    const [noted] = await inInstitution(db, id, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.institutionId, id), eq(auditEvents.action, 'question-exception'))),
    )
    assert.deepEqual(noted?.details, { exceptions: [`age: ${exception}`] })
  })

  test('warns of what is unwise to ask', async () => {
    const { slug } = await newInstitution()
    const sensitive = { id: 'union', kind: 'free-text', text: { da: 'Er du medlem af en fagforening?' } }
    const { warnings } = await decide(app, slug, 'talent-pools', { pools: [{ ...pool(), questions: [sensitive] }] })
    assert.deepEqual(warnings, [{ code: 'sensitive', path: 'pools.0.questions.0.text' }])
  })

  test('keeps a pool that people are in: it can be closed, and taken away once nobody is in it', async () => {
    const institution = await withPools(server, [pool(), pool({ key: 'empty' })])
    const { slug } = institution
    await join(server, institution)
    await startedOf(
      await send(server, institution, await signUp(server, institution, {}, { key: 'empty' }), { key: 'empty' }),
    )
    assert.deepEqual(await faults(slug, [], '1'), ['pools.planners:not-allowed'])
    await decide(app, slug, 'talent-pools', { pools: [pool({ open: false })] }, '1')
    const [closed] = await readList(slug)
    assert.equal(closed!.open, false)
    assert.equal((await readPool(server, institution)).form, null)
  })
})

describe('reading pools', () => {
  test('answers the list and one with its form, in the asked language, with the direct address', async () => {
    const { slug, ...rest } = await withPools(server, [
      pool({ staffGroup: { da: 'Ingeniører' }, motivation: 'required', documents: { min: 1, max: 2 } }),
      pool({ key: 'closed', open: false }),
    ])
    const items = await readList(slug)
    assert.deepEqual(
      items.map(({ key, name, open, staffGroup, url }) => [key, name, open, staffGroup, url]),
      [
        ['planners', 'Planlæggere', true, 'Ingeniører', `${ORIGIN}/portal/${slug}/talent-pools/planners`],
        ['closed', 'Planlæggere', false, null, `${ORIGIN}/portal/${slug}/talent-pools/closed`],
      ],
    )
    const { form, name } = await readPool(server, { slug, ...rest }, 'planners', 'en')
    assert.equal(name, 'Planners')
    assert.deepEqual(
      form!.fields.map(({ id, label, required }) => [id, label, required]),
      [
        ['name', 'Name', true],
        ['email', 'E-mail', true],
        ['phone', 'Phone', false],
        ['motivation', 'Motivation', true],
      ],
    )
    assert.deepEqual([form!.documents.min, form!.documents.max, form!.preferentialAccess], [1, 2, false])
    assert.match(
      form!.consent.text,
      /^I consent to Agency \d+ keeping my data in the talent pool “Planners” for 12 months/,
    )
    assert.match(form!.privacyNotice.text, /article 6\(1\)\(a\)/, 'its own notice: it rests on consent')
    const missing = await app.request(`/v1/institutions/${slug}/talent-pools/none`)
    assert.equal(await refusalOf(missing), 'not-found')
    assert.equal(await refusalOf(await app.request('/v1/institutions/none/talent-pools')), 'unknown-institution')
  })

  test('names a consent by its words: the same words in the same version, other words in another', async () => {
    const institution = await withPools(server, [
      pool({ consent: { da: 'Ja tak i {months}.', en: 'Yes please for {months}.' } }),
    ])
    const before = (await readPool(server, institution)).form!.consent
    assert.deepEqual([before.text, before.lang, before.months], ['Ja tak i 12 måneder.', 'da', 12])
    const english = (await readPool(server, institution, 'planners', 'en')).form!.consent
    assert.notEqual(english.version, before.version)
    const texted = (consent: { da: string }, months?: number) => ({
      pools: [pool({ consent, ...(months && { months }) })],
    })
    await decide(app, institution.slug, 'talent-pools', texted({ da: 'Ja tak i {months}.' }), '1')
    assert.equal((await readPool(server, institution)).form!.consent.version, before.version)
    await decide(app, institution.slug, 'talent-pools', texted({ da: 'Ja tak i {months}.' }, 6), '2')
    assert.notEqual((await readPool(server, institution)).form!.consent.version, before.version)
    await decide(app, institution.slug, 'talent-pools', { pools: [pool()] }, '3')
    await decide(app, institution.slug, 'retention', { talentPoolMonths: 9 })
    assert.equal((await readPool(server, institution)).form!.consent.months, 9, 'where the pool says nothing')
  })

  test('is asked for conditionally, kept, and anew after a change', async () => {
    const institution = await withPools(server)
    const path = `/v1/institutions/${institution.slug}/talent-pools`
    const first = await app.request(path)
    const tag = first.headers.get('etag') ?? ''
    assert.equal((await app.request(path, { headers: { 'if-none-match': tag } })).status, 304)
    assert.equal(first.headers.get('access-control-allow-origin'), '*')
    await decide(app, institution.slug, 'talent-pools', { pools: [pool({ open: false })] }, '1')
    assert.equal((await app.request(path, { headers: { 'if-none-match': tag } })).status, 200)
  })

  test('leads to the institution’s own page where it has one', async () => {
    const { slug } = await newInstitution({
      pages: { pool: 'https://www.styrelsen.example/emnebank?pool={pool}' },
    })
    await decide(app, slug, 'talent-pools', { pools: [pool({ listed: true })] })
    const [one] = await readList(slug)
    assert.equal(one!.url, 'https://www.styrelsen.example/emnebank?pool=planners')
    assert.equal((await jobList(slug))[0]!.url, one!.url)
  })

  test('takes an address of its own only with a place for the pool in it', async () => {
    const { slug } = await newInstitution()
    const profile = (address: string) => ({ name: { da: 'x' }, pages: { pool: address } })
    for (const address of ['https://www.styrelsen.example/emnebank', 'javascript:{pool}', '{pool}']) {
      const answer = await app.request(`/v1/institutions/${slug}/settings/profile`, {
        ...withKey(profile(address)),
        headers: { ...(withKey({}).headers as Record<string, string>), 'if-match': '"1"' },
      })
      assert.equal(await refusalOf(answer), 'invalid pages.pool:not-a-url', address)
    }
  })
})

describe('a pool in the job list', () => {
  test('stands there while it is listed and open, leads to joining it, and has no deadline', async () => {
    const institution = await withPools(server, [pool({ listed: true }), pool({ key: 'unlisted' })])
    const { slug } = institution
    const [entry, ...more] = await jobList(slug)
    assert.deepEqual(more, [])
    assert.deepEqual(
      [entry!.title, entry!.kind, entry!.pool, entry!.deadline, entry!.url],
      ['Planlæggere', 'talent-pool', 'planners', null, `${ORIGIN}/portal/${slug}/talent-pools/planners`],
    )
    const one = async () => Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs/${entry!.id}`)).json())
    const ad = await one()
    assert.equal(ad.body, '<p>Vil du planlægge cykelstier?</p> <p>Så skriv dig op.</p>')
    assert.deepEqual([ad.form, ad.applyAt, ad.applyUrl, ad.jobPosting], [null, 'source', entry!.url, null])
    assert.equal(await refusalOf(await apply(server, institution, entry!.id, application())), 'job-closed')

    const change = (over: object, version: string) =>
      decide(app, slug, 'talent-pools', { pools: [pool({ listed: true, ...over })] }, version)
    await change({ name: { da: 'Cykelplanlæggere' } }, '1')
    assert.deepEqual(
      (await jobList(slug)).map(({ id, title }) => [id, title]),
      [[entry!.id, 'Cykelplanlæggere']],
    )
    await change({ open: false }, '2')
    assert.deepEqual(await jobList(slug), [])
    assert.equal((await one()).status, 'closed')
    await change({}, '3')
    assert.deepEqual(
      (await jobList(slug)).map(({ id }) => id),
      [entry!.id],
      'the same entry again',
    )
    await change({ listed: false }, '4')
    assert.deepEqual(await jobList(slug), [])
    await decide(app, slug, 'talent-pools', { pools: [] }, '5')
    assert.deepEqual(await jobList(slug), [])
  })

  test('asks nothing of what the institution wants of its ads', async () => {
    const { slug } = await newInstitution({ mandatory: ['pay', 'department'] })
    await decide(app, slug, 'talent-pools', { pools: [pool({ listed: true, name: { en: 'Only English' } })] })
    assert.deepEqual(
      (await jobList(slug)).map(({ title, language }) => [title, language]),
      [['Only English', 'en']],
    )
  })

  test('is nobody else’s to write; an ad for a pool from an institution’s own system is what it was', async () => {
    const { slug, id } = await withPools(server, [pool({ listed: true })])
    const ad = { title: 'Uopfordret', bodyHtml: '<p>Skriv.</p>', deadline: null, kind: 'talent-pool' }
    const write = (source: string, externalId: string, method = 'PUT') =>
      app.request(
        `/v1/institutions/${slug}/sources/${source}/jobs/${externalId}`,
        withKey(method === 'DELETE' ? undefined : ad, method),
      )
    assert.equal(await refusalOf(await write('talent-pool', 'planners')), 'invalid source:not-allowed')
    assert.equal(await refusalOf(await write('talent-pool', 'planners', 'DELETE')), 'invalid source:not-allowed')
    assert.equal((await write('own', 'x-1')).status, 201)
    const rows = await inInstitution(db, id, (tx) => tx.select().from(jobs).orderBy(jobs.id))
    assert.deepEqual(
      rows.map(({ source, poolKey, applyAt }) => [source, poolKey, applyAt]),
      [
        ['talent-pool', 'planners', 'source'],
        ['own', null, 'here'],
      ],
    )
    assert.deepEqual(
      (await jobList(slug)).map(({ pool }) => pool),
      ['planners', null],
    )
  })
})
