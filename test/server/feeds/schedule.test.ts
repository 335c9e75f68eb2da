import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { feedRuns, feeds } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { Deps } from '../../../server/deps.ts'
import { LEASE_MS, leaseDue, renew } from '../../../server/feeds/lease.ts'
import { sweepRuns } from '../../../server/feeds/record.ts'
import { runDueFeeds } from '../../../server/feeds/schedule.ts'
import { type Queue, startQueue } from '../../../server/queue/queue.ts'
import { NOW, testServer } from '../../support/server.ts'
import { ads, HOUR, withFeed } from './feed.ts'

const server = await testServer()
const { db, deps, clock, asked } = server
const tick = (over: Partial<Deps> = {}, signal = new AbortController().signal) =>
  runDueFeeds({ ...deps, ...over }, signal)
const later = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms)
}
afterEach(async () => {
  clock.now = NOW
  // Every test has its own feeds: those of the others are due no more.
  await asSystem(db, (tx) => tx.update(feeds).set({ nextRunAt: new Date('2036-01-01'), leasedUntil: null }))
})
const outcomes = async (feed: Awaited<ReturnType<typeof withFeed>>) => (await feed.runs()).map(({ outcome }) => outcome)

describe('the clock', () => {
  test('runs a feed as soon as it stands in the setting, and again after its interval', async () => {
    const feed = await withFeed(server, { everyMinutes: 30 })
    feed.serve(ads(2))
    await tick()
    assert.equal((await feed.jobs()).length, 2)
    assert.deepEqual(
      (await feed.rowsOfRuns()).map(({ actor }) => actor),
      ['system'],
    )
    assert.equal((await feed.audit('job-added'))[0]?.actor, 'system')
    await tick()
    later(29 * 60_000)
    await tick()
    assert.deepEqual(await outcomes(feed), ['done'])
    later(60_000)
    await tick()
    assert.deepEqual(await outcomes(feed), ['done', 'done'])
  })

  test('runs all that are due, each once, however many processes look', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => withFeed(server)))
    for (const feed of all) feed.serve(ads(1))
    asked.length = 0
    await Promise.all([tick(), tick(), tick()])
    assert.deepEqual(asked.toSorted(), all.map(({ address }) => address).toSorted())
    for (const feed of all) assert.deepEqual(await outcomes(feed), ['done'])
  })

  test('does not run a feed that is paused or taken out of the setting; its jobs stay', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(2))
    await tick()
    feed.serve(ads(1))
    for (const value of [{ isPaused: true }, null]) {
      if (value) await feed.setFeed(value)
      else await feed.decide('feeds', { feeds: [] })
      later(2 * HOUR)
      await tick()
      assert.deepEqual(await outcomes(feed), ['done'])
      assert.deepEqual(
        (await feed.jobs()).map(({ status }) => status),
        ['published', 'published'],
      )
    }
    await feed.setFeed()
    await tick()
    assert.deepEqual(await outcomes(feed), ['done', 'done'])
  })

  test('goes on to the next feed when one fails', async () => {
    const [broken, whole] = [await withFeed(server), await withFeed(server)]
    broken.serve('{')
    whole.serve(ads(1))
    await tick()
    assert.deepEqual([await outcomes(broken), await outcomes(whole)], [['failed'], ['done']])
  })

  test('is the queue’s: beside the mail', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(1))
    let queue: Queue | undefined
    const run = new Promise<void>((resolve) => {
      const fetchDocument: Deps['fetchDocument'] = (address, how) => {
        if (address === feed.address) resolve()
        return deps.fetchDocument(address, how)
      }
      queue = startQueue({ ...deps, fetchDocument })
    })
    await run
    await queue?.stop()
    assert.equal((await outcomes(feed)).length, 1)
  })
})

describe('two at once', () => {
  test('one run has a feed: the other is told that it still runs', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(1))
    const answers = await Promise.all([feed.post('/feeds/hr/runs'), feed.post('/feeds/hr/runs')])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await feed.post('/feeds/hr/runs')).status, 200)
  })

  test('a run that died holds its feed until its lease has run out, and is written down as interrupted', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(1))
    await tick()
    later(2 * HOUR)
    assert.ok(await leaseDue(deps, 'a process that died'))
    const { id } = feed.institution
    await inInstitution(db, id, (tx) =>
      tx.insert(feedRuns).values({
        institutionId: id,
        id: deps.newId(),
        source: 'hr',
        startedAt: clock.now,
        outcome: 'running',
        refusals: [],
        actor: 'system',
      }),
    )
    await tick()
    assert.deepEqual(await outcomes(feed), ['running', 'done'])
    later(LEASE_MS)
    await tick()
    const [last, dead] = await feed.runs()
    assert.deepEqual([last?.outcome, dead?.outcome, dead?.reason], ['done', 'failed', 'interrupted'])
  })

  test('a run that goes on for long keeps its feed; one that has lost it stops', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(2))
    await tick()
    later(2 * HOUR)
    const lease = await leaseDue(deps, 'a slow one')
    assert.ok(lease)
    later(LEASE_MS - 1)
    assert.equal(await renew(deps, lease), true)
    later(LEASE_MS - 1)
    await tick()
    assert.deepEqual(await outcomes(feed), ['done'])
    later(1)
    await tick()
    assert.deepEqual(await outcomes(feed), ['done', 'done'])
    assert.equal(await renew(deps, lease), false)
  })

  test('a server that stops leaves its run to the next start', async () => {
    const feed = await withFeed(server)
    feed.serve(ads(2))
    const stop = new AbortController()
    const fetchDocument: Deps['fetchDocument'] = async (address, how) => {
      const fetched = await deps.fetchDocument(address, how)
      stop.abort()
      return fetched
    }
    await tick({ fetchDocument }, stop.signal)
    const [run] = await feed.runs()
    assert.deepEqual([run?.outcome, run?.reason, (await feed.jobs()).length], ['failed', 'interrupted', 0])
    assert.equal((await feed.row())?.failures, 0)
    await tick()
    assert.deepEqual(await outcomes(feed), ['done', 'failed'])
  })
})

test('records are kept for 90 days, and what waits for a person or died is seen to', async () => {
  const feed = await withFeed(server)
  const { id } = feed.institution
  const at = (days: number, outcome: 'done' | 'held' | 'running', source = 'hr') => ({
    institutionId: id,
    id: deps.newId(),
    source,
    startedAt: new Date(NOW.getTime() - days * 24 * HOUR),
    outcome,
    refusals: [],
    actor: 'system',
  })
  await inInstitution(db, id, (tx) =>
    tx.insert(feedRuns).values([at(91, 'done'), at(89, 'done'), at(91, 'held'), at(1, 'running', 'removed')]),
  )
  await sweepRuns(deps)
  const kept = await inInstitution(db, id, (tx) => tx.select().from(feedRuns).where(eq(feedRuns.institutionId, id)))
  assert.deepEqual(
    kept.map(({ startedAt, outcome, reason }) => [(NOW.getTime() - startedAt.getTime()) / 24 / HOUR, outcome, reason]),
    [
      [89, 'done', null],
      [91, 'held', null],
      [1, 'failed', 'interrupted'],
    ],
  )
})
