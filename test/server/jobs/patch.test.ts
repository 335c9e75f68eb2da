import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { JobInput, StoredJob } from '../../../server/contract/job.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { auditEvents, jobs } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'

const { app, db, clock, newInstitution } = await testServer()
type Sent = Record<string, unknown>

const WHOLE: Sent = {
  title: 'Cykelplanlægger',
  bodyHtml: '<h2>Om os</h2><p>Plan for 5.000 cykler &amp; mere.</p><script>1</script>',
  deadline: '2026-12-18',
  language: 'en',
  department: 'sport',
  category: 'it',
  location: 'kbh',
  employmentType: 'permanent',
  workHours: 'part-time',
  employmentArea: 'Trafik',
  pay: 'Løn efter aftale',
  partTimePossible: true,
  fixedTenure: 'Et år',
  readvertised: true,
  applyOtherwise: 'På papir',
  applyUrl: 'https://hr.example/apply',
  applyMedium: { parameter: 'MediaId', values: { facebook: '7', linkedin: '8' } },
  startDate: '2027-02-01',
  interviewDates: ['2026-12-21', '2026-12-22'],
  answerExpected: '2027-01-05',
  workplace: { name: 'Rådhuset', city: 'København', municipality: '0101' },
  numberOfPositions: 3,
  contacts: [{ name: 'Bo Eksempel', email: 'bo@hr.example' }],
  publishFrom: '2026-11-25',
  form: { motivation: 'optional', without: ['titel'] },
  questions: [{ id: 'sprog', kind: 'free-text', text: { da: 'Hvilke sprog taler du?' }, maxLength: 100 }],
}

async function newSource() {
  const { slug, id } = await newInstitution()
  const entry = (key: string) => ({ key, label: { da: key } })
  await decide(app, slug, 'departments', { departments: [entry('sport'), entry('park')] })
  await decide(app, slug, 'categories', { categories: [entry('it'), entry('jura')] })
  await decide(app, slug, 'locations', { locations: [entry('kbh'), entry('aarhus')] })
  const send = (method: string, external: string, body: unknown, type = 'application/json') =>
    app.request(`/v1/institutions/${slug}/sources/hr/jobs/${external}`, {
      ...withKey(body, method),
      headers: { ...(withKey(body).headers as Record<string, string>), 'content-type': type },
    })
  const stored = async (answer: Response) => {
    const body = await answer.json()
    assert.ok(answer.ok, JSON.stringify(body))
    return StoredJob.parse(body)
  }
  return {
    send,
    put: async (external: string, body: Sent) => stored(await send('PUT', external, body)),
    patch: async (external: string, body: Sent) => stored(await send('PATCH', external, body)),
    refused: async (external: string, body: unknown) => {
      const answer = await send('PATCH', external, body)
      return [answer.status, Problem.parse(await answer.json()).fields ?? null]
    },
    /** The row, but for what names it. */
    row: async (external: string) => {
      const [row] = await inInstitution(db, id, (tx) => tx.select().from(jobs).where(eq(jobs.externalId, external)))
      assert.ok(row)
      const { id: _, caseId: __, externalId: ___, inputHash: ____, ...rest } = row
      return rest
    },
    audit: async () =>
      (
        await asSystem(db, (tx) =>
          tx
            .select()
            .from(auditEvents)
            .where(and(eq(auditEvents.institutionId, id), eq(auditEvents.action, 'job-changed'))),
        )
      ).map(({ details }) => details.fields),
  }
}

const CHANGES: Sent = {
  title: 'Gangplanlægger',
  bodyHtml: '<p>Ny tekst</p>',
  deadline: '2027-01-20T12:00',
  language: 'da',
  kind: 'talent-pool',
  department: 'park',
  category: 'jura',
  location: 'aarhus',
  employmentType: 'fixed-term',
  workHours: 'full-time',
  employmentArea: 'Park',
  pay: 'Overenskomst',
  partTimePossible: false,
  fixedTenure: 'To år',
  readvertised: false,
  applyOtherwise: 'Pr. telefon',
  applyUrl: 'https://hr.example/other',
  applyAt: 'here',
  applyMedium: { parameter: 'kilde', values: { facebook: '7', linkedin: '8' } },
  startDate: '2027-03-01',
  interviewDates: [],
  answerExpected: '2027-02-05',
  workplace: { name: 'Rådhuset', city: 'Aarhus', municipality: '0101' },
  numberOfPositions: 1,
  contacts: [],
  publishFrom: '2026-11-26T09:00',
  audience: 'internal',
  occupation: { scheme: 'esco', id: 'http://data.europa.eu/esco/occupation/1', label: 'Planlægger' },
  publishing: [{ medium: 'website', from: '2026-11-27', until: '2026-12-10', cost: 500 }],
  template: 'compact',
  blocks: [{ kind: 'quote', text: 'Her er plads.', who: 'Signe Saddel', place: 'above' }],
  form: { motivation: 'optional', without: [] },
  mailTemplates: { receipt: { subject: { da: 'Tak for din ansøgning' } } },
  questions: [{ id: 'koerekort', kind: 'yes-no', text: { da: 'Har du kørekort?' }, required: false }],
}

describe('a patch that takes an opening back', () => {
  test('opens the job at once', async () => {
    const source = await newSource()
    await source.put('later', { ...WHOLE, publishFrom: '2026-12-10' })
    const { change, job } = await source.patch('later', { publishFrom: null })
    assert.deepEqual([change, job.publishedAt], ['changed', NOW.toISOString()])
  })
})

describe('a patch', () => {
  test('has a case here for every field that a job has', () =>
    assert.deepEqual(Object.keys(CHANGES).sort(), Object.keys(JobInput.shape).sort()))

  test('with a name in it that cannot be stored is refused by that', async () => {
    const source = await newSource()
    await source.put('names', WHOLE)
    const values = { 'face\u0000book': '7' }
    const [status, fields] = await source.refused('names', { applyMedium: { parameter: 'kilde', values } })
    assert.deepEqual([status, Array.isArray(fields) && fields.length], [422, 1])
  })

  test('of one field is the whole put again with that field changed, whichever it is', async () => {
    const source = await newSource()
    const least = { title: 'Titel', bodyHtml: '<p>Tekst</p>', deadline: '2026-12-18' }
    // Where what is left out depends on something else.
    const depending = ['deadline', 'applyUrl', 'applyAt', 'publishFrom', 'workplace']
    for (const [name, value] of Object.entries(CHANGES)) {
      for (const [kind, whole] of Object.entries({ whole: WHOLE, ...(depending.includes(name) && { least }) })) {
        const [one, two] = [`${kind}-${name}-patched`, `${kind}-${name}-put`]
        clock.now = NOW
        await source.put(one, whole)
        await source.put(two, whole)
        clock.now = new Date(NOW.getTime() + 60_000)
        await source.put(two, { ...whole, [name]: value })
        await source.patch(one, { [name]: value })
        assert.deepEqual(await source.row(one), await source.row(two), `${kind} ${name}`)
      }
    }
    clock.now = NOW
  })

  test('with null takes a field back to its standard, as leaving it out of the whole does', async () => {
    const source = await newSource()
    const required = ['title', 'bodyHtml', 'deadline', 'publishFrom']
    for (const name of Object.keys(WHOLE).filter((field) => !required.includes(field))) {
      const { [name]: _, ...without } = WHOLE
      await source.put(`${name}-patched`, WHOLE)
      await source.put(`${name}-put`, without)
      await source.patch(`${name}-patched`, { [name]: null })
      const compared = async (external: string) => ({ ...(await source.row(external)), publishFrom: 0 })
      assert.deepEqual(await compared(`${name}-patched`), await compared(`${name}-put`), name)
    }
    await source.put('d', WHOLE)
    assert.equal((await source.patch('d', { deadline: null })).job.deadline, null, 'none is a deadline too')
    assert.deepEqual(await source.refused('d', { title: null }), [422, [{ path: 'title', code: 'required' }]])
  })

  test('reaches into what has parts, and takes lists as a whole', async () => {
    const source = await newSource()
    await source.put('a', WHOLE)
    const { job } = await source.patch('a', {
      workplace: { city: 'Aarhus', municipality: null },
      applyMedium: { values: { linkedin: null, jobnet: '9' } },
      interviewDates: ['2026-12-23'],
    })
    assert.deepEqual(job.workplace, { name: 'Rådhuset', city: 'Aarhus' })
    assert.deepEqual(job.applyMedium, { parameter: 'MediaId', values: { facebook: '7', jobnet: '9' } })
    assert.deepEqual(job.interviewDates, ['2026-12-23'])
  })

  test('that changes nothing says so, and the source’s own words are unchanged after it too', async () => {
    const source = await newSource()
    await source.put('a', WHOLE)
    const before = await source.row('a')
    clock.now = new Date(NOW.getTime() + 60_000)
    for (const nothing of [{}, { title: WHOLE.title }, { deadline: '2026-12-18T22:59:59.999Z' }, { workplace: {} }])
      assert.equal((await source.patch('a', nothing)).change, 'unchanged', JSON.stringify(nothing))
    assert.equal((await source.put('a', WHOLE)).change, 'unchanged')
    assert.deepEqual(await source.row('a'), before)
    assert.deepEqual(await source.audit(), [])
    assert.equal((await source.patch('a', { pay: null, title: 'Ny' })).change, 'changed')
    assert.deepEqual(await source.audit(), [['title', 'pay']])
    clock.now = NOW
  })

  test('opens a closed job when it gives it time again', async () => {
    const source = await newSource()
    await source.put('a', WHOLE)
    await source.send('DELETE', 'a', undefined)
    assert.deepEqual([(await source.row('a')).status, (await source.row('a')).closedReason], ['closed', 'withdrawn'])
    assert.equal((await source.patch('a', { deadline: '2026-12-28' })).job.status, 'open')
    assert.equal((await source.row('a')).closedReason, null)
  })

  test('that says nothing of the deadline corrects a closed job without opening it', async () => {
    const source = await newSource()
    await source.put('a', WHOLE)
    await source.send('DELETE', 'a', undefined)
    const { change, job } = await source.patch('a', { title: 'Rettet titel' })
    assert.deepEqual([change, job.title, job.status], ['changed', 'Rettet titel', 'closed'])
    assert.deepEqual([(await source.row('a')).status, (await source.row('a')).closedReason], ['closed', 'withdrawn'])
    assert.equal((await source.patch('a', {})).change, 'unchanged')
    assert.equal((await source.row('a')).status, 'closed')
  })

  test('is taken as merge patch and as JSON, and as nothing else', async () => {
    const source = await newSource()
    await source.put('a', WHOLE)
    for (const type of [
      'application/merge-patch+json',
      'application/json',
      'application/merge-patch+json; charset=utf-8',
    ])
      assert.equal((await source.send('PATCH', 'a', { title: type }, type)).status, 200, type)
    for (const type of ['application/json-patch+json', 'text/plain', 'application/x-www-form-urlencoded', ''])
      assert.equal((await source.send('PATCH', 'a', { title: 'x' }, type)).status, 415, type)
    assert.equal((await source.send('PUT', 'a', WHOLE, 'application/merge-patch+json')).status, 415)
  })

  test('is refused by the name of every field that is wrong, and changes nothing then', async () => {
    const source = await newSource()
    await source.put('a', WHOLE)
    const before = await source.row('a')
    const field = (path: string, code: string) => [422, [{ path, code }]]
    assert.deepEqual(await source.refused('a', { colour: 'red' }), field('colour', 'unknown-field'))
    assert.deepEqual(await source.refused('a', { colour: null }), field('colour', 'unknown-field'))
    assert.deepEqual(
      await source.refused('a', { workplace: { floor: null } }),
      field('workplace.floor', 'unknown-field'),
    )
    assert.deepEqual(await source.refused('a', { title: 7 }), field('title', 'wrong-kind'))
    assert.deepEqual(await source.refused('a', { category: 'none' }), field('category', 'unknown-key'))
    assert.deepEqual(await source.refused('a', { deadline: '2026-11-24' }), field('deadline', 'invalid'))
    assert.deepEqual(await source.refused('a', { applyAt: 'source', applyUrl: null }), field('applyUrl', 'required'))
    assert.equal((await source.refused('a', [1]))[0], 422)
    assert.deepEqual(await source.row('a'), before)
    assert.equal((await source.send('PATCH', 'b', { title: 'x' })).status, 404)
  })

  test('is no way into prototypes', async () => {
    const source = await newSource()
    await source.put('a', WHOLE)
    const body = '{"__proto__":{"title":"x"},"constructor":{"prototype":{"y":1}}}'
    const answer = await source.send('PATCH', 'a', JSON.parse(body))
    assert.equal(answer.status, 422)
    assert.equal(({} as Sent).title, undefined)
  })
})
