import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { FetchFailed } from '../../../server/feeds/fetch.ts'
import { leaseOne } from '../../../server/feeds/lease.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'
import { ad, ads, counted, HOUR, withFeed } from './feed.ts'

const server = await testServer()
const { app, clock } = server

/** A feed that has had this many jobs and now answers with so many of them. */
async function shrunkFrom(before: number, after: number) {
  const feed = await withFeed(server)
  feed.serve(ads(before))
  await feed.run()
  feed.serve(ads(after))
  return feed
}
const open = async (feed: Awaited<ReturnType<typeof withFeed>>) =>
  (await feed.jobs()).filter(({ status }) => status === 'published').length

describe('a feed is held', () => {
  for (const [before, after, reason] of [
    [1, 0, 'empty'],
    [3, 0, 'empty'],
    [3, 1, 'shrunk'],
    [4, 1, 'shrunk'],
    [5, 2, 'shrunk'],
    [8, 0, 'empty'],
    [9, 4, 'shrunk'],
  ] as const)
    test(`when it had ${before} and has ${after}: nothing is changed`, async () => {
      const feed = await shrunkFrom(before, after)
      const stored = await feed.jobs()
      assert.deepEqual(counted(await feed.run()), { outcome: 'held', reason, ...(after > 0 && { found: after }) })
      assert.deepEqual(await feed.jobs(), stored)
      assert.equal((await feed.audit('job-closed')).length, 0)
    })

  test('when it has as many as ever, but hardly one of those it had', async () => {
    const feed = await shrunkFrom(6, 2)
    feed.serve(Array.from({ length: 6 }, (_, n) => ad(`b${n}`)))
    assert.deepEqual(counted(await feed.run()), { outcome: 'held', reason: 'shrunk', found: 6 })
    assert.equal((await feed.jobs()).length, 6)
  })
})

describe('a feed that would take its jobs out of sight', () => {
  for (const [what, change] of [
    ['deadlines have passed', { deadline: '2026-11-01' }],
    ['openings are far ahead', { deadline: '2027-12-18', publishFrom: '2027-06-01' }],
  ] as const)
    for (const [hidden, outcome] of [
      [3, 'held'],
      [2, 'done'],
    ] as const)
      test(`is ${outcome} when ${hidden} of 4 ${what}`, async () => {
        const feed = await withFeed(server)
        feed.serve(ads(4))
        await feed.run()
        feed.serve([...ads(hidden, change), ...ads(4).slice(hidden)])
        const run = await feed.run()
        assert.deepEqual([run.outcome, run.reason], [outcome, outcome === 'held' ? 'shrunk' : null])
      })

  test('is believed when their deadlines have passed by themselves, or they had not opened', async () => {
    const feed = await withFeed(server)
    const later = ads(3, { deadline: '2027-12-18', publishFrom: '2027-06-01' })
    feed.serve(later)
    await feed.run()
    feed.serve(later.map((one) => ({ ...one, publishFrom: '2027-07-01' })))
    assert.equal((await feed.run()).outcome, 'done')
    clock.now = new Date('2028-01-10T08:00:00Z')
    feed.serve(later.map((one) => ({ ...one, title: 'Ny' })))
    assert.equal((await feed.run()).outcome, 'done')
    clock.now = NOW
  })
})

describe('a feed is believed', () => {
  for (const [before, after] of [
    [0, 0],
    [2, 1],
    [4, 2],
    [9, 5],
  ] as const)
    test(`when it had ${before} and has ${after}`, async () => {
      const feed = await shrunkFrom(before, after)
      assert.equal((await feed.run()).outcome, 'done')
      assert.equal(await open(feed), after)
    })

  test('when what it lost was past its deadline anyway', async () => {
    const feed = await withFeed(server)
    feed.serve([...ads(6, { deadline: '2026-11-21' }), ad('b')])
    await feed.run()
    clock.now = new Date('2026-11-25T08:00:00Z')
    feed.serve([ad('b')])
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 1, unchanged: 1 })
    clock.now = NOW
  })

  test('when broken ads make up for what is missing: they are there', async () => {
    const feed = await shrunkFrom(4, 0)
    feed.serve(ads(4, { title: '' }))
    assert.deepEqual(counted(await feed.run()), { outcome: 'done', found: 4, refused: 4 })
    assert.equal(await open(feed), 4)
  })
})

describe('a held run', () => {
  test('is held again without piling up', async () => {
    const feed = await shrunkFrom(4, 0)
    const first = await feed.run()
    clock.now = new Date(NOW.getTime() + HOUR)
    feed.serve(ads(1))
    const again = await feed.run()
    assert.deepEqual([again.id, again.reason, again.found], [first.id, 'shrunk', 1])
    assert.equal(again.startedAt, clock.now.toISOString())
    assert.deepEqual(
      (await feed.runs()).map(({ outcome }) => outcome),
      ['held', 'done'],
    )
    assert.deepEqual((await feed.row())?.nextRunAt, new Date(NOW.getTime() + 2 * HOUR), 'the schedule goes on')
    clock.now = NOW
  })

  test('that a person releases is read again and believed', async () => {
    const feed = await shrunkFrom(5, 1)
    const held = await feed.run()
    const run = await feed.release(held.id)
    assert.deepEqual(counted(run), { outcome: 'done', found: 1, unchanged: 1, closed: 4 })
    assert.equal(await open(feed), 1)
    assert.deepEqual(
      (await feed.runs()).map(({ id, outcome }) => [id, outcome]),
      [
        [run.id, 'done'],
        [held.id, 'released'],
        [(await feed.runs()).at(-1)?.id, 'done'],
      ],
    )
    const [event] = await feed.audit('feed-released')
    assert.deepEqual([event?.actor, event?.resource], ['admin', `feed-run:${held.id}`])
  })

  test('is not let through, nor noted as such, while another run has the feed', async () => {
    const feed = await shrunkFrom(5, 1)
    const held = await feed.run()
    const lease = await leaseOne(server.deps, feed.institution.id, 'hr', 'another')
    assert.ok(lease)
    assert.equal((await feed.post(`/feed-runs/${held.id}/release`)).status, 409)
    assert.deepEqual(await feed.audit('feed-released'), [])
    assert.equal(await open(feed), 5)
  })

  test('is not believed when it has shrunk further since the person looked', async () => {
    const feed = await shrunkFrom(9, 3)
    const held = await feed.run()
    feed.serve(ads(1))
    assert.deepEqual(counted(await feed.release(held.id)), { outcome: 'held', reason: 'shrunk', found: 1 })
    assert.equal(await open(feed), 9)
    assert.equal((await feed.release(held.id)).outcome, 'done', 'now they have looked at that')
    assert.equal(await open(feed), 1)
  })

  test('waits on while its feed cannot be read', async () => {
    const feed = await shrunkFrom(4, 0)
    const held = await feed.run()
    feed.serveFailure(new FetchFailed('not-reached'))
    assert.deepEqual(counted(await feed.release(held.id)), { outcome: 'failed', reason: 'not-reached' })
    assert.ok((await feed.runs()).some(({ id, outcome }) => id === held.id && outcome === 'held'))
    feed.serve([])
    assert.deepEqual(counted(await feed.release(held.id)), { outcome: 'done', closed: 4 })
  })

  test('that a person dismisses changes nothing, and is held anew if it still looks wrong', async () => {
    const feed = await shrunkFrom(4, 1)
    const held = await feed.run()
    assert.equal((await feed.dismiss(held.id)).outcome, 'dismissed')
    assert.equal(await open(feed), 4)
    assert.equal((await feed.audit('feed-dismissed')).length, 1)
    const again = await feed.run()
    assert.deepEqual([again.outcome, again.id === held.id], ['held', false])
    assert.equal((await feed.post(`/feed-runs/${held.id}/release`)).status, 412, 'it waits no longer')
    assert.equal((await feed.post(`/feed-runs/${held.id}/dismiss`)).status, 412)
  })

  test('waits no longer when the feed is whole again', async () => {
    const feed = await shrunkFrom(4, 1)
    const held = await feed.run()
    feed.serve(ads(4))
    await feed.run()
    assert.equal((await feed.runs()).find(({ id }) => id === held.id)?.outcome, 'dismissed')
  })

  test('can be let through by nobody but its own institution', async () => {
    const [feed, other] = [await shrunkFrom(4, 1), await withFeed(server)]
    const held = await feed.run()
    assert.equal((await other.post(`/feed-runs/${held.id}/release`)).status, 404)
    assert.equal((await other.post('/feed-runs/none/release')).status, 404)
    const issued = await app.request(`${other.path}/keys`, withKey({ name: 'x' }, 'POST'))
    const { key } = await issued.json()
    const answer = await app.request(`${feed.path}/feed-runs/${held.id}/release`, withKey({}, 'POST', key))
    assert.equal(answer.status, 403)
    assert.equal(await open(feed), 4)
  })
})
