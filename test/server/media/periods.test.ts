import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { JobFeed } from '../../../server/contract/feeds-out.ts'
import { StoredJob } from '../../../server/contract/job.ts'
import { PublicationList } from '../../../server/contract/media.ts'
import { MediaStatistics } from '../../../server/contract/statistics.ts'
import { mediaCounts } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, reading, testServer, withKey } from '../../support/server.ts'

const { app, db, clock, newInstitution } = await testServer()
const MEDIA = [
  { key: 'web', name: { da: 'Hjemmesiden' }, kind: 'page' },
  { key: 'portal', name: { da: 'Jobportalen' }, kind: 'board-feed', cost: 1_000 },
]
const BOTH = [{ medium: 'web' }, { medium: 'portal' }]
const at = (time: string) => {
  clock.now = new Date(time)
}
beforeEach(() => {
  clock.now = NOW
})

async function agency() {
  const { slug, id } = await newInstitution()
  await decide(app, slug, 'media', { media: MEDIA })
  const base = `/v1/institutions/${slug}`
  const json = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(path, init)
    const body = await answer.json()
    assert.ok(answer.ok, JSON.stringify(body))
    return body
  }
  const periods = async (query = '') =>
    PublicationList.parse(await json(`${base}/publications?medium=portal${query}`, reading())).items.toReversed()
  return {
    institutionId: id,
    put: (change: Record<string, unknown> = {}) => putJob(app, slug, 'ad', { deadline: '2027-02-01', ...change }),
    patch: (change: Record<string, unknown>) => json(`${base}/sources/test/jobs/ad`, withKey(change, 'PATCH')),
    publish: async (job: string, how: object) =>
      StoredJob.parse(await json(`${base}/jobs/${job}/publications/portal`, withKey(how, 'PUT'))),
    unpublish: (job: string) => json(`${base}/jobs/${job}/publications/portal`, withKey(undefined, 'DELETE')),
    close: () => app.request(`${base}/sources/test/jobs/ad`, withKey(undefined, 'DELETE')),
    periods,
    said: async (query?: string) =>
      (await periods(query)).map(({ from, until, cost, state, withdrawnAt }) =>
        [from.slice(5, 10), (withdrawnAt ?? until)?.slice(5, 10), cost, state].join(' '),
      ),
    /** Cost and views by month, of the portal. */
    months: async () => {
      const path = `${base}/statistics/media?by=period&period=month&medium=portal&from=2026-11-01&to=2027-01-31`
      return MediaStatistics.parse(await json(path, reading())).rows.map(({ cost, adViews }) => [cost, adViews])
    },
    feed: async () => {
      const { items, ended } = JobFeed.parse(await json(`/portal/${slug}/jobs.json?medium=portal`))
      return [items.map(({ id }) => id), ended.map(({ id, reason }) => `${id} ${reason}`)]
    },
  }
}

describe('each period that a job stands in a medium', () => {
  test('is none where the job had ended before it began', async () => {
    const { put, close, said, months } = await agency()
    await put({ publishing: [{ medium: 'web' }, { medium: 'portal', from: '2026-12-20' }] })
    at('2026-12-03T12:00:00.000Z')
    await close()
    at('2027-01-02T12:00:00.000Z')
    await put({ publishing: [{ medium: 'web' }] })
    assert.deepEqual(await said(), [])
    assert.ok((await months()).every(([cost]) => cost === 0))
  })

  test('is a row of its own with its own cost, and what is past stays as it was', async () => {
    const { institutionId, put, publish, unpublish, periods, said, months, feed } = await agency()
    const { id } = await put()
    await publish(id, { cost: 100 })
    await inInstitution(db, institutionId, (tx) =>
      tx.insert(mediaCounts).values({
        ...{ institutionId, day: '2026-11-30', kind: 'ad-view', jobId: Number(id), department: '', medium: 'portal' },
        n: 5,
      }),
    )
    at('2026-12-01T12:00:00.000Z')
    await unpublish(id)
    const first = await periods()
    assert.deepEqual(await feed(), [[], [`${id} withdrawn`]])
    at('2026-12-05T12:00:00.000Z')
    await publish(id, { cost: 300 })
    assert.deepEqual(await said(), ['11-20 12-01 100 ended', '12-05 02-01 300 running'])
    assert.deepEqual(await feed(), [[id], []])
    // Said again, and said otherwise: of the one that stands.
    await publish(id, { cost: 300 })
    await publish(id, { until: '2026-12-20', cost: 350 })
    assert.deepEqual(await said(), ['11-20 12-01 100 ended', '12-05 12-20 350 running'])
    assert.deepEqual(await said('&state=running'), ['12-05 12-20 350 running'])
    at('2026-12-07T12:00:00.000Z')
    await unpublish(id)
    assert.deepEqual(await said(), ['11-20 12-01 100 ended', '12-05 12-07 350 ended'])
    assert.deepEqual(await feed(), [[], [`${id} withdrawn`]])
    assert.deepEqual((await periods())[0], first[0])
    at('2027-01-02T12:00:00.000Z')
    // What is planned is told as ended until it begins, and costs nothing yet.
    await publish(id, { from: '2027-01-10' })
    assert.deepEqual(await feed(), [[], [`${id} withdrawn`]])
    assert.deepEqual(await months(), [
      [100, 5],
      [350, 0],
      [0, 0],
    ])
    await unpublish(id)
    assert.deepEqual(await said(), ['11-20 12-01 100 ended', '12-05 12-07 350 ended'])
  })

  test('begins anew when its end had passed or the job opens again, and lasts by its own end', async () => {
    const { put, close, said, months } = await agency()
    await put({ publishing: [{ medium: 'web' }, { medium: 'portal', until: '2026-11-25' }] })
    at('2026-12-01T12:00:00.000Z')
    await put({ publishing: BOTH, deadline: '2026-12-10' })
    const first = '11-20 11-25 1000 ended'
    assert.deepEqual(await said(), [first, '12-01 12-10 1000 running'])
    // The deadline moves while it stands, and is put off when it had passed.
    await put({ publishing: BOTH, deadline: '2026-12-12' })
    assert.deepEqual(await said(), [first, '12-01 12-12 1000 running'])
    at('2026-12-14T12:00:00.000Z')
    await put({ publishing: BOTH, deadline: '2027-01-10' })
    const second = '12-01 12-12 1000 ended'
    assert.deepEqual(await said(), [first, second, '12-14 01-10 1000 running'])
    at('2026-12-16T12:00:00.000Z')
    await close()
    at('2027-01-04T12:00:00.000Z')
    await put({ publishing: BOTH, deadline: '2027-02-10' })
    const third = '12-14 12-16 1000 ended'
    assert.deepEqual(await said(), [first, second, third, '01-04 02-10 1000 running'])
    assert.deepEqual(await months(), [
      [1_000, 0],
      [2_000, 0],
      [1_000, 0],
    ])
    // Closed with the portal, and open again without: it has not come back there.
    await close()
    at('2027-01-06T12:00:00.000Z')
    await put({ publishing: [{ medium: 'web' }], deadline: '2027-02-20' })
    assert.deepEqual((await said()).at(-1), '01-04 01-04 1000 ended')
  })

  test('is no other by what changes while the job is closed, by a past that is said again, or by a start that never came', async () => {
    const { put, patch, publish, unpublish, close, said } = await agency()
    const { id } = await put()
    await publish(id, { cost: 100 })
    at('2026-12-01T12:00:00.000Z')
    await close()
    await patch({ title: 'Rettet' })
    assert.deepEqual((await said()).length, 1)
    at('2026-12-02T12:00:00.000Z')
    await put({ publishing: [{ medium: 'web' }, { medium: 'portal', from: '2026-12-20', cost: 7 }] })
    const first = '11-20 12-01 100 ended'
    assert.deepEqual(await said(), [first, '12-19 02-01 7 planned'])
    // Closed before that day, and opened after it: it begins when it does.
    await close()
    at('2027-01-02T12:00:00.000Z')
    await put({ publishing: [{ medium: 'web' }, { medium: 'portal', from: '2026-12-20', cost: 8 }] })
    assert.deepEqual(await said(), [first, '01-02 02-01 8 running'])
    await unpublish(id)
    const second = '01-02 01-02 8 ended'
    assert.deepEqual(await said(), [first, second])
    await put({ publishing: [{ medium: 'web' }, { medium: 'portal', until: '2027-01-01', cost: 9 }] })
    assert.deepEqual(await said(), [first, second])
  })
})
