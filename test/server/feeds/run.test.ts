import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Job } from '../../../server/contract/job.ts'
import { jobs } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { FetchFailed } from '../../../server/feeds/fetch.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'
import { ad, ads, counted, HOUR, withFeed } from './feed.ts'

const server = await testServer()
const { app, db, clock, asked } = server

describe('a feed', () => {
  test('adds its jobs, and by a second run changes nothing', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(3))
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 3, added: 3 })
    const before = await feed.jobs()
    assert.deepEqual(
      before.map(({ source, externalId, applyAt, status }) => [source, externalId, applyAt, status]),
      ['a1', 'a2', 'a3'].map((id) => ['hr', id, 'source', 'published']),
    )
    clock.now = new Date(NOW.getTime() + HOUR)
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 3, unchanged: 3 })
    assert.deepEqual(await feed.jobs(), before)
    assert.deepEqual([(await feed.audit('job-added')).length, (await feed.audit('job-changed')).length], [3, 0])
    clock.now = NOW
  })

  test('brings a job’s screening questions, changes nothing the second time, and refuses what may not be asked', async () => {
    const feed = await withFeed(server)
    const asking = (id: string, da: string) =>
      ad(id, { applyAt: 'here', questions: [{ id: 'q', kind: 'yes-no', text: { da } }] })
    feed.serve([asking('a1', 'Har du bil?'), asking('a2', 'Er du fyldt 18 år?')])
    const first = await feed.run()
    assert.deepEqual(counted(first), { outcome: 'done', found: 2, added: 1, refused: 1 })
    const [job, ...more] = await feed.jobs()
    assert.deepEqual([job?.questions?.map(({ text }) => text.da), more.length], [['Har du bil?'], 0])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 2, unchanged: 1, refused: 1 })
  })

  test('changes what has changed and nothing else', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(3))
    await feed.run()
    feed.serve([ad('a1'), ad('a2', { title: 'Ny titel', numberOfPositions: 2 }), ad('a3')])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 3, changed: 1, unchanged: 2 })
    assert.equal((await feed.jobs())[1]?.title, 'Ny titel')
    const [event, ...more] = await feed.audit('job-changed')
    assert.deepEqual(event?.details, { source: 'hr', externalId: 'a2', fields: ['title', 'numberOfPositions'] })
    assert.equal(more.length, 0)
  })

  test('opens at once what it no longer says to open later', async () => {
    const feed = await withFeed(server)
    feed.serve([ad('a1', { publishFrom: '2026-12-10' })])
    await feed.run()
    feed.serve([ad('a1')])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 1, changed: 1 })
    assert.deepEqual((await feed.jobs())[0]?.publishFrom, clock.now)
  })

  test('closes what it no longer has, says why, and opens it again when it is back', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(3))
    await feed.run()
    feed.serve(ads(2))
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 2, unchanged: 2, closed: 1 })
    const gone = (await feed.jobs())[2]
    assert.deepEqual([gone?.status, gone?.closedReason, gone?.closedAt], ['closed', 'gone-from-source', NOW])
    const details = (await feed.audit('job-closed')).map((event) => event.details)
    assert.deepEqual(details, [{ source: 'hr', externalId: 'a3', reason: 'gone-from-source' }])
    const answer = await app.request(`${feed.path}/jobs/${gone?.id}`)
    assert.equal(Job.parse(await answer.json()).status, 'closed')

    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 2, unchanged: 2 })
    feed.serve(ads(3))
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 3, changed: 1, unchanged: 2 })
    const back = (await feed.jobs())[2]
    assert.deepEqual([back?.status, back?.closedReason, back?.closedAt], ['published', null, null])
    assert.equal((await feed.audit('job-reopened')).length, 1)
  })

  test('does not open what a person withdrew, until it says something else of it', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(2))
    await feed.run()
    await app.request(`${feed.path}/sources/hr/jobs/a2`, withKey(undefined, 'DELETE'))
    const withdrawn = async () => (await feed.jobs()).map(({ status, closedReason }) => [status, closedReason])
    assert.deepEqual((await withdrawn())[1], ['closed', 'withdrawn'])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 2, unchanged: 2 })
    assert.deepEqual((await withdrawn())[1], ['closed', 'withdrawn'])
    feed.serve([ad('a1'), ad('a2', { deadline: '2027-01-15' })])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 2, changed: 1, unchanged: 1 })
    assert.deepEqual((await withdrawn())[1], ['published', null])
  })

  test('leaves alone what is past its deadline, and what other sources keep', async () => {
    const feed = await withFeed(server)
    feed.serve([ad('a1'), ad('a2', { deadline: '2026-11-21' })])
    await feed.run()
    await app.request(
      `${feed.path}/sources/eget-system/jobs/b1`,
      withKey({ title: 'Egen', bodyHtml: '<p>Tekst</p>', deadline: '2026-12-18' }),
    )
    clock.now = new Date('2026-11-25T08:00:00Z')
    feed.serve([ad('a1')])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 1, unchanged: 1 })
    const all = await inInstitution(db, feed.institution.id, (tx) => tx.select({ status: jobs.status }).from(jobs))
    assert.deepEqual(all, Array(3).fill({ status: 'published' }))
    clock.now = NOW
  })

  test('lets a broken ad refuse itself by name; its job stays as it was, and the others go on', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(3))
    await feed.run()
    feed.serve([ad('a1', { title: '', colour: 'red' }), ad('a2'), ad('a3', { bodyHtml: '<script>1</script>' })])
    const run = await feed.run()
    assert.deepEqual(counted(run), { outcome: 'done', found: 3, unchanged: 1, refused: 2 })
    const items = run.refusals.map(({ item, path, code }) => [item, path, code])
    assert.deepEqual(items, [
      ['a1', 'title', 'required'],
      ['a1', 'colour', 'unknown-field'],
      ['a3', 'bodyHtml', 'required'],
    ])
    assert.deepEqual(
      (await feed.jobs()).map(({ title, status }) => [title, status]),
      ['a1', 'a2', 'a3'].map((id) => [`Stilling ${id}`, 'published']),
    )
  })

  test('keeps the job of an ad that cannot even be read', async () => {
    const feed = await withFeed(server, { format: 'hrmanager' })
    const position = (id: string, change: object = {}) => ({
      Id: id,
      Name: `Stilling ${id}`,
      ApplicationDue: '/Date(1797635100000+0100)/',
      AdvertisementUrlSecure: `https://hr.example/${id}`,
      Advertisements: [{ Id: 1, Content: '<p>Vi søger en kollega til os.</p>' }],
      ...change,
    })
    const list = (...Items: object[]) => ({ TransactionStatus: { StatusCode: 0 }, Items })
    feed.serve(list(position('1'), position('2'), position('3')))
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 3, added: 3 })
    feed.serve(list(position('1'), position('2', { Name: null, Advertisements: [] })))
    const run = await feed.run()
    assert.deepEqual(counted(run), { outcome: 'done', found: 2, unchanged: 1, closed: 1, refused: 1 })
    assert.deepEqual(run.refusals, [{ item: '2', path: 'Name', code: 'required' }])
    assert.deepEqual(
      (await feed.jobs()).map(({ status }) => status),
      ['published', 'published', 'closed'],
    )
  })

  test('keeps the job of a page that is broken, and closes that of one that has gone', async () => {
    const page = (n: number) => `https://www.kommune.example/job/${n}`
    const posting = (n: number) => ({
      '@type': 'JobPosting',
      identifier: `job-${n}`,
      title: `Stilling ${n}`,
      description: '<p>Vi søger en kollega til os.</p>',
      validThrough: '2026-12-18',
    })
    const list = 'https://www.kommune.example/jobs.txt'
    const feed = await withFeed(server, { format: 'jobposting', address: list })
    const script = (text: string) => `<html><script type="application/ld+json">${text}</script></html>`
    feed.serve([1, 2, 3].map(page).join('\n'), {}, list)
    for (const n of [1, 2, 3]) feed.serve(script(JSON.stringify(posting(n))), {}, page(n))
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 3, added: 3 })
    feed.serve(script('{"@type": "JobPosting", "title": '), {}, page(2))
    feed.serveFailure(new FetchFailed('answered-410'), page(3))
    const run = await feed.run()
    assert.deepEqual(counted(run), { outcome: 'done', found: 2, unchanged: 1, closed: 1, refused: 1 })
    assert.deepEqual(
      (await feed.jobs()).map(({ externalId, status }) => [externalId, status]),
      [
        ['job-1', 'published'],
        ['job-2', 'published'],
        ['job-3', 'closed'],
      ],
    )
  })

  test('takes an ad without a deadline only where one applies at the source', async () => {
    const feed = await withFeed(server)
    feed.serve([ad('a1', { deadline: null })])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 1, added: 1 })
    const here = await withFeed(server, { applyAt: 'here' })
    here.serve([ad('a1', { deadline: null }), ad('a2')])
    const run = await here.run()
    assert.deepEqual(counted(run), { outcome: 'done', found: 2, added: 1, refused: 1 })
    assert.deepEqual(
      run.refusals.map(({ path, code }) => [path, code]),
      [['deadline', 'required']],
    )
    const nowhere = await withFeed(server)
    nowhere.serve([ad('a1', { applyUrl: null })])
    assert.deepEqual(
      (await nowhere.run()).refusals.map(({ path, code }) => [path, code]),
      [['applyUrl', 'required']],
    )
  })

  test('drops contact persons and pictures; the general contact stands instead', async () => {
    const bodyHtml = '<p>Ring til os.</p><p><img src="https://hr.example/bo.jpg" alt="Bo Eksempel"></p>'
    const contacts = [{ name: 'Bo Eksempel', phone: '00 00 00 01' }]
    const contactsOf = async (feed: Awaited<ReturnType<typeof withFeed>>) => {
      feed.serve([ad('a1', { bodyHtml, contacts })])
      await feed.run()
      const [job] = await feed.jobs()
      assert.ok(!job?.bodyHtml.includes('img'))
      const answer = await app.request(`${feed.path}/jobs/${job?.id}`)
      return Job.parse(await answer.json()).contacts.map(({ name }) => name)
    }
    assert.deepEqual(await contactsOf(await withFeed(server)), ['HR'])
    assert.deepEqual(await contactsOf(await withFeed(server, { contacts: 'source' })), ['Bo Eksempel'])
  })

  test('adds to the lists what they lack, or leaves it out where it may not', async () => {
    const feed = await withFeed(server, { mapping: { categories: { 'It drift': 'it' } } })
    await feed.decide('categories', { categories: [{ key: 'it', label: { da: 'It' } }] })
    feed.serve([ad('a1', { category: 'it-drift', department: 'sport', location: 'aarhus' })])
    await feed.run()
    const keys = async () => (await feed.jobs()).map((job) => [job.categoryKey, job.departmentKey, job.locationKey])
    assert.deepEqual(await keys(), [['it', 'sport', 'aarhus']])
    assert.deepEqual((await feed.settingOf('locations')).value, {
      locations: [{ key: 'aarhus', label: { da: 'Aarhus' } }],
    })
    assert.deepEqual((await feed.settingOf('departments')).value, {
      departments: [{ key: 'sport', label: { da: 'Sport' }, children: [] }],
    })
    assert.equal((await feed.audit('setting-changed')).at(-1)?.resource, 'setting:locations')
    const closed = await withFeed(server, { mapping: { add: false } })
    closed.serve([ad('a1', { category: 'it-drift' })])
    assert.deepEqual(counted(await closed.run()), { outcome: 'done', found: 1, added: 1 })
    assert.deepEqual((await closed.jobs())[0]?.categoryKey, null)
    assert.deepEqual((await closed.settingOf('categories')).value, { categories: [] })
  })

  test('names the list that takes no more, and takes the ads without it', async () => {
    const feed = await withFeed(server)
    const entries = Array.from({ length: 500 }, (_, n) => ({ key: `k${n}`, label: { da: `K ${n}` } }))
    await feed.decide('categories', { categories: entries })
    feed.serve([ad('a1', { category: 'en-til' })])
    const run = await feed.run()
    assert.deepEqual(counted(run), { outcome: 'done', found: 1, added: 1, refused: 1 })
    assert.deepEqual(run.refusals, [{ item: 'categories', path: 'categories', code: 'too-long' }])
    assert.equal((await feed.jobs())[0]?.categoryKey, null)
  })

  test('that the setting does not name is not found', async () => {
    const feed = await withFeed(server)
    assert.equal((await feed.post('/feeds/other/runs')).status, 404)
  })
})

describe('a feed that cannot be read', () => {
  test('changes nothing, says why, and waits longer each time', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(2))
    await feed.run()
    const before = await feed.jobs()
    const fails = async (reason: string, hours: number) => {
      assert.deepEqual(counted(await feed.run()), { outcome: 'failed', reason })
      assert.deepEqual(await feed.jobs(), before)
      assert.deepEqual((await feed.row())?.nextRunAt, new Date(NOW.getTime() + hours * HOUR))
    }
    feed.serveFailure(new FetchFailed('timed-out'))
    await fails('timed-out', 2)
    feed.serve('<html>')
    await fails('not-json', 4)
    feed.serveFailure(new FetchFailed('answered-404'))
    await fails('answered-404', 8)
    feed.serveFailure(new FetchFailed('answered-429', new Date(NOW.getTime() + 30 * HOUR)))
    await fails('answered-429', 30)
    assert.equal((await feed.row())?.failures, 4)
    feed.serve(ads(2))
    assert.equal((await feed.run()).outcome, 'done')
    const row = await feed.row()
    assert.deepEqual([row?.failures, row?.nextRunAt], [0, new Date(NOW.getTime() + HOUR)])
    assert.deepEqual(
      (await feed.runs()).map(({ outcome }) => outcome),
      ['done', 'failed', 'failed', 'failed', 'failed', 'done'],
    )
  })

  test('by a fault of ours tells nothing of it but that there was one', async () => {
    const feed = await withFeed(server)
    feed.serveFailure({
      get body(): string {
        throw new TypeError('a fault')
      },
    })
    assert.deepEqual(counted(await feed.run()), { outcome: 'failed', reason: 'internal' })
    assert.ok(server.logged.some((line) => line.includes('feed-fault')))
  })
})

describe('a refused item', () => {
  test('is named by what may be stored and shown, whatever its source calls it', async () => {
    const feed = await withFeed(server)
    const steering = String.fromCharCode(27)
    feed.serve([
      ad('a1'),
      ad('nul\u0000'),
      ad(`${steering}[2Jcls`),
      ad('\ud800 half'),
      ad(`${'x'.repeat(299)}😀`),
      ad('a6', { [`f\u0000${'y'.repeat(900)}`]: 1 }),
    ])
    const run = await feed.run()
    assert.deepEqual(counted(run), { outcome: 'done', found: 6, added: 1, refused: 5 })
    for (const { item, path } of run.refusals) {
      assert.ok(item.isWellFormed() && item.length <= 300 && path.length <= 300)
      assert.doesNotMatch(item + path, /\p{Cc}/u)
    }
  })
})

describe('a document that has not changed', () => {
  test('is not read again', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(2), { etag: '"1"' })
    await feed.run()
    asked.length = 0
    const run = await feed.run()
    assert.deepEqual(counted(run), { outcome: 'not-modified' })
    assert.deepEqual(asked, [feed.address])
    feed.serve(ads(3), { etag: '"2"' })
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 3, added: 1, unchanged: 2 })
  })

  test('is read again when the setting wants something else of it', async () => {
    const feed = await withFeed(server)
    feed.serve([ad('a1', { contacts: [{ name: 'Bo Eksempel' }] })], { etag: '"1"' })
    await feed.run()
    await feed.setFeed({ contacts: 'source' })
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 1, changed: 1 })
    assert.equal((await feed.run()).outcome, 'not-modified')
    await feed.decide('categories', { categories: [{ key: 'it', label: { da: 'It' } }] })
    assert.equal((await feed.run()).outcome, 'done')
  })
})
