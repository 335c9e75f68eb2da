import assert from 'node:assert/strict'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { Job, JobList } from '../../../server/contract/job.ts'
import { SAMPLES } from '../../support/samples.ts'
import { NOW, testServer } from '../../support/server.ts'
import { newFolder, terminal } from './terminal.ts'

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/jobnet')
const JOBNET = path.join(SAMPLES ?? '', 'jobnet-2021')
const { app, newInstitution } = await testServer()

const listOf = async (slug: string) =>
  JobList.parse(await (await app.request(`/v1/institutions/${slug}/jobs?limit=100&lang=da`)).json())
const jobOf = async (slug: string, source: string, id: string) =>
  Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs?source=${source}&externalId=${id}`)).json())
const jobnet = (slug: string, ...more: string[]) => ['--institution', slug, '--format', 'jobnet', ...more]

/** A line of the closing table. */
const counted = (out: string, what: string) => Number(new RegExp(`^ +${what} +(\\d+)$`, 'm').exec(out)?.[1])

describe('importing Jobnet ads', () => {
  it('adds them with the keys that they name, and passes over what is no ad', async () => {
    const { slug } = await newInstitution()
    const { opslag } = terminal(app)
    const { code, out } = await opslag('import', FIXTURES, ...jobnet(slug, '--shift-dates'))
    assert.equal(code, 0, out)
    assert.equal(counted(out, 'added'), 6)
    assert.equal(counted(out, 'refused'), 0)
    assert.match(out, /Added to departments: Frøbanken \(froebanken\)/)
    assert.match(out, /Added to locations: København \(koebenhavn\)/)
    assert.match(out, /Passed over\n +search-page\.json +not an ad/)
    const list = await listOf(slug)
    assert.equal(list.total, 6 - 1, 'the ad that begins two days later is not out yet')
    assert.ok(list.items.some((item) => item.department?.label === 'Frøbanken'))
  })

  it('changes nothing the second time, also on another day', async () => {
    const { slug } = await newInstitution()
    const { opslag, data } = terminal(app)
    await opslag('import', FIXTURES, ...jobnet(slug, '--shift-dates'))
    const kept = JSON.parse(readFileSync(path.join(data, 'import-shifts.json'), 'utf8'))
    assert.deepEqual(kept, { [`http://localhost:4000 ${slug} jobnet jobnet`]: 991 })
    const later = terminal(app, { now: () => new Date(NOW.getTime() + 3 * 86_400_000) })
    cpSync(path.join(data, 'import-shifts.json'), path.join(later.data, 'import-shifts.json'))
    const { code, out } = await later.opslag('import', FIXTURES, ...jobnet(slug, '--shift-dates'))
    assert.equal(code, 0)
    assert.deepEqual([counted(out, 'added'), counted(out, 'changed'), counted(out, 'unchanged')], [0, 0, 6])
    assert.match(out, /991 days: as at the first run/)
    assert.ok(!later.calls.some(({ method, path }) => method === 'PUT' && path.includes('/settings/')))
  })

  it('ends a deadline without time of day at the last millisecond of that day in Copenhagen', async () => {
    const { slug } = await newInstitution()
    const { opslag } = terminal(app)
    await opslag('import', FIXTURES, ...jobnet(slug, '--shift-dates'))
    assert.equal((await jobOf(slug, 'jobnet', '9000001')).deadline, '2026-12-11T22:59:59.999Z')
    assert.equal((await jobOf(slug, 'jobnet', '9000003')).deadline, '2026-12-19T11:00:00.000Z')
  })

  it('takes applications here and keeps the source’s address, unless told otherwise', async () => {
    const { slug } = await newInstitution()
    const { opslag } = terminal(app)
    await opslag('import', path.join(FIXTURES, 'detail-05.json'), ...jobnet(slug, '--shift-dates'))
    const here = await jobOf(slug, 'jobnet', '9000005')
    assert.deepEqual([here.applyAt, here.applyUrl], ['here', 'https://plantestyrelsen.example.dk/job?id=5'])
    assert.ok(here.form)
    const file = path.join(FIXTURES, 'detail-05.json')
    const { out } = await opslag('import', file, ...jobnet(slug, '--shift-dates', '--apply', 'source'))
    assert.equal(counted(out, 'changed'), 1)
    assert.equal((await jobOf(slug, 'jobnet', '9000005')).form, null)
  })

  it('lets neither script nor picture nor styling from elsewhere through, and says so', async () => {
    const { slug } = await newInstitution()
    const { out } = await terminal(app).opslag('import', FIXTURES, ...jobnet(slug, '--shift-dates'))
    assert.match(out, /had markup in the body that is not let through +detail-05\.json/)
    const { body, title } = await jobOf(slug, 'jobnet', '9000005')
    assert.equal(body.includes('Du skriver til vores sider.'), true)
    assert.doesNotMatch(body, /script|img|iframe|onclick|javascript|style|overtaget/)
    assert.match(title, /<b>med<\/b>/, 'a title is text')
    const word = await jobOf(slug, 'jobnet', '9000004')
    assert.doesNotMatch(word.body, /Mso|o:p|font|style/)
    assert.match(word.body, /Du passer telefonen og posten\./)
  })

  it('refuses a broken file by name and takes the others', async () => {
    const { slug } = await newInstitution()
    const folder = newFolder()
    cpSync(FIXTURES, folder, { recursive: true })
    writeFileSync(path.join(folder, 'detail-07.json'), '{ "JobPositionPosting": ')
    writeFileSync(path.join(folder, 'detail-08.json'), '{ "JobPositionPosting": { "Id": 5 } }')
    const long = readFileSync(path.join(folder, 'detail-01.json'), 'utf8')
    writeFileSync(path.join(folder, 'detail-09.json'), long)
    const bad = JSON.parse(long)
    bad.JobPositionPosting.Id = 77
    bad.JobPositionPosting.JobPositionInformation.PositionTitle = 'x'.repeat(301)
    bad.JobPositionPosting.JobPositionInformation.JppContacts[0].Email = 'nobody'
    writeFileSync(path.join(folder, 'detail-10.json'), JSON.stringify(bad))
    const { code, out } = await terminal(app).opslag('import', folder, ...jobnet(slug, '--shift-dates'))
    assert.equal(code, 1)
    assert.deepEqual([counted(out, 'added'), counted(out, 'refused')], [6, 4])
    assert.match(out, /detail-07\.json +– +is no JSON/)
    assert.match(out, /detail-08\.json +JobPositionPosting\.JobPositionInformation +is missing: this is not an ad/)
    assert.match(out, /detail-09\.json +id +9000001 stands in detail-01\.json too/)
    assert.match(out, /detail-10\.json +title +is too long/)
    assert.match(out, /detail-10\.json +contacts\.0\.email +is no e-mail address/)
  })

  it('names an institution that is not there, a file that is not there and a server that does not answer', async () => {
    const { slug } = await newInstitution()
    const { opslag } = terminal(app)
    const unknown = await opslag('import', FIXTURES, ...jobnet('ingen'))
    assert.deepEqual([unknown.code, unknown.err], [1, 'Refused: There is no institution of that name on the server.'])
    const missing = await opslag('import', 'nowhere.json', ...jobnet(slug))
    assert.equal(missing.code, 1)
    assert.match(missing.out, /nowhere\.json +– +is no file or folder/)
    const down = terminal(app, { fetch: () => Promise.reject(new Error('connect ECONNREFUSED')) })
    const silent = await down.opslag('import', FIXTURES, ...jobnet(slug))
    assert.equal(silent.code, 2)
    assert.match(silent.err, /cannot be reached.*Is it running\?/)
  })
})

describe('importing ads in our own format', () => {
  const AD = { externalId: 'a-1', title: 'Arkivar', bodyHtml: '<p>Ja.</p>', deadline: '2026-12-24', location: 'thy' }
  const opslagFormat = (slug: string, ...more: string[]) => ['--institution', slug, '--format', 'opslag', ...more]

  it('takes one or many in a file, each under its own source', async () => {
    const { slug } = await newInstitution()
    const folder = newFolder()
    writeFileSync(path.join(folder, 'one.json'), JSON.stringify(AD))
    writeFileSync(
      path.join(folder, 'many.json'),
      JSON.stringify([{ ...AD, source: 'esdh' }, { ...AD, externalId: 'a-2' }, { title: 'without an id' }]),
    )
    const { opslag } = terminal(app)
    const { code, out } = await opslag('import', folder, ...opslagFormat(slug))
    assert.equal(code, 1)
    assert.deepEqual([counted(out, 'added'), counted(out, 'refused')], [3, 1])
    assert.match(out, /many\.json\[2\] +externalId +is missing/)
    assert.match(out, /Added to locations: Thy \(thy\)/)
    assert.equal((await jobOf(slug, 'esdh', 'a-1')).title, 'Arkivar')
    assert.equal((await jobOf(slug, 'opslag', 'a-2')).location?.label, 'Thy')
    const again = await opslag('import', folder, ...opslagFormat(slug))
    assert.equal(counted(again.out, 'unchanged'), 3)
  })

  it('leaves an unknown field to the server, which refuses it by name', async () => {
    const { slug } = await newInstitution()
    const file = path.join(newFolder(), 'ad.json')
    writeFileSync(file, JSON.stringify({ ...AD, salary: 1 }))
    const { code, out } = await terminal(app).opslag('import', file, ...opslagFormat(slug))
    assert.equal(code, 1)
    assert.match(out, /ad\.json +salary +is no field of ours/)
    rmSync(file)
  })
})

describe('the real ads', { skip: SAMPLES === null && 'no samples beside the project' }, () => {
  it('go through import, list, ad and JSON-LD', async () => {
    const { slug } = await newInstitution()
    const { opslag } = terminal(app)
    const { code, out } = await opslag('import', JOBNET, ...jobnet(slug, '--shift-dates'))
    assert.equal(code, 0, out)
    assert.equal(counted(out, 'added'), 20)
    assert.match(out, /search-page\.json +not an ad/)
    const list = await listOf(slug)
    assert.equal(list.total, 20)
    assert.ok(list.items.filter((item) => item.title.length > 100).length >= 8)
    for (const { id } of list.items) {
      const job = Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs/${id}`)).json())
      assert.equal(job.status, 'open')
      assert.match(job.deadline ?? '', /T2[12]:59:59\.999Z$/)
      assert.doesNotMatch(job.body, /<(script|img|iframe|style|span)|on\w+=|javascript:/i)
      assert.match(job.applyUrl ?? '', /^https:\/\//)
      assert.match(job.workplace?.municipality ?? '', /^\d{4}$/)
      const data = job.jobPosting as { title?: string; validThrough?: string; datePosted?: string }
      assert.equal(data.title, job.title)
      assert.ok(data.validThrough && data.datePosted)
    }
    const languages = new Set(list.items.map((item) => item.language))
    assert.deepEqual(languages, new Set(['da', 'en']))
    const again = await opslag('import', JOBNET, ...jobnet(slug, '--shift-dates'))
    assert.deepEqual([counted(again.out, 'unchanged'), counted(again.out, 'changed')], [20, 0])
  })
})
