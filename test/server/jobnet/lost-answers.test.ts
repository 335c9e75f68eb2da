import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import type { Transport } from '../../../server/jobnet/client.ts'
import { LEASE_MS } from '../../../server/jobnet/lease.ts'
import { ServiceFault } from '../../../server/jobnet/service.ts'
import { jobnetServer, MINUTE } from './sending.ts'

const server = await jobnetServer()
const { simulator, run, later, comeDue, newSender, between } = server
afterEach(() => server.reset())

type Request = Parameters<Transport>[0]
const isCreate = ({ method, path }: Request) => method === 'POST' && path === '/v2/Jobannonce'
const isUpdate = ({ method }: Request) => method === 'PUT'
const isClose = ({ path }: Request) => path.endsWith('/close')

/** Does something else with the first request of a kind; the others pass. */
function once(
  which: (request: Request) => boolean,
  instead: (next: Transport, request: Request) => ReturnType<Transport>,
) {
  let isOver = false
  between.over = (next) => (request) => {
    if (isOver || !which(request)) return next(request)
    isOver = true
    return instead(next, request)
  }
}

const timedOut = () => {
  throw new ServiceFault('timed-out')
}
/** Ways for an answer to be lost, whatever was asked. */
const LOSSES: [string, Parameters<typeof once>[1]][] = [
  ['the answer is lost after it was done', async (next, request) => (await next(request)) && timedOut()],
  ['it is lost on its way there', async () => timedOut()],
  [
    'the service answers 500 after it was done',
    async (next, request) => (await next(request)) && { status: 500, body: '' },
  ],
  ['the service answers 503 and did nothing', async () => ({ status: 503, body: 'busy' })],
  [
    'the service answers what nobody can read',
    async (next, request) => (await next(request)) && { status: 201, body: '<html>' },
  ],
]
/** The process dies between the sending and the mark: its promise never comes back. */
const dying = () => {
  const died = Promise.withResolvers<void>()
  const dies: Parameters<typeof once>[1] = async (next, request) => {
    await next(request)
    died.resolve()
    return new Promise(() => {})
  }
  return { dies, died: died.promise }
}

/** Does something else with the first request about each of several ads. `about` names the ad that a request is about. */
function onceEach(about: (request: Request) => string | null, instead: Map<string, Parameters<typeof once>[1]>) {
  between.over = (next) => (request) => {
    const name = about(request) ?? ''
    const other = instead.get(name)
    instead.delete(name)
    return other ? other(next, request) : next(request)
  }
}

/** Brings the ad so far that nothing more is due within the hour; whatever can be approved is. */
async function settle() {
  for (let round = 0; round < 25; round++) {
    for (const { id } of simulator.ads()) simulator.approve(id)
    if ((await comeDue()) > 60 * MINUTE) return
    later(MINUTE)
  }
}
const published = (ads: { state: string }[]) => ads.filter(({ state }) => state === 'Publication').length
const alive = (ads: { state: string }[]) =>
  ads.filter(({ state }) => ['AwaitingApproval', 'Processed', 'Publication'].includes(state)).length

describe('an answer that is lost never makes two ads', () => {
  test('at the creation: lost on the way there or back, answered by 500, unreadable, or its reader dead', async () => {
    const sender = await newSender()
    const { dies, died } = dying()
    const ways = [...LOSSES, ['the process dies between the sending and the mark', dies] as const]
    const instead = new Map<string, Parameters<typeof once>[1]>()
    for (const [at, [, way]] of ways.entries()) {
      const { id } = await sender.put({}, `a${at}`)
      instead.set(`${sender.institution.slug}-${id}-1`, way)
    }
    const names = [...instead.keys()]
    onceEach((request) => (isCreate(request) ? JSON.parse(request.body!).ExternalReference : null), instead)
    await Promise.race([run(), died])
    // Nobody else takes what a dead worker held while it may live; then another looks before it creates.
    const before = sender.ads().length
    await run()
    assert.equal(sender.ads().length, before)
    later(LEASE_MS)
    await settle()
    for (const [at, name] of names.entries()) {
      const own = sender.ads().filter(({ reference }) => reference === name)
      assert.deepEqual([own.length, published(own)], [1, 1], ways[at]![0])
    }
  })

  test('at the creation, when it comes about only after it was looked for: the second is refused by its number', async () => {
    const sender = await newSender()
    await sender.put()
    let late: (() => void) | undefined
    once(isCreate, async (next, request) => {
      late = () => void next(request)
      return timedOut()
    })
    await run()
    // It is looked for, and there is none yet; it arrives just before it is sent again.
    const searched = between.over!
    between.over = (next) => async (request) => {
      if (isCreate(request)) late?.()
      return searched(next)(request)
    }
    await comeDue()
    assert.equal(sender.ads().length, 1)
    await settle()
    assert.deepEqual([sender.ads().length, published(sender.ads())], [1, 1])
  })

  test('and where the service forgets the numbers of its requests, the double is closed again', async () => {
    const sender = await newSender()
    const { id } = await sender.put()
    let late: (() => void) | undefined
    once(isCreate, async (next, request) => {
      late = () => void next({ ...request, headers: { 'x-requestId': 'forgotten' } })
      return timedOut()
    })
    await run()
    await comeDue()
    late?.()
    assert.equal(alive(sender.ads()), 2)
    await settle()
    assert.deepEqual([alive(sender.ads()), published(sender.ads())], [1, 1])
    const row = await sender.row()
    assert.deepEqual([row?.state, row?.inDoubt], ['published', false])
    assert.ok((await sender.show(id)).events.some(({ kind }) => kind === 'closed'))
  })

  for (const [what, which] of [
    ['update', isUpdate],
    ['close', isClose],
  ] as const)
    test(`at the ${what}: lost on the way there or back, or its reader dead`, async () => {
      const sender = await newSender()
      const { dies, died } = dying()
      const ways = [...LOSSES.slice(0, 2), ['the process dies between the sending and the mark', dies] as const]
      const names = []
      for (const at of ways.keys()) names.push((await sender.put({}, `a${at}`)).id)
      await run()
      const first = sender.ads().toReversed()
      for (const { id } of first) {
        if (what === 'update') simulator.reject(id, 'Nej')
        else simulator.approve(id)
      }
      await comeDue()
      for (const at of ways.keys()) await sender.put({ title: 'En ny titel' }, `a${at}`)
      const instead = new Map(first.map(({ id }, at) => [id, ways[at]![1]]))
      onceEach((request) => (which(request) ? (request.path.split('/')[3] ?? null) : null), instead)
      await Promise.race([run(), died])
      later(LEASE_MS)
      await settle()
      for (const [at, name] of names.entries()) {
        const own = sender.ads().filter(({ reference }) => reference?.includes(`-${name}-`))
        assert.deepEqual([published(own), alive(own), own.length], [1, 1, what === 'update' ? 1 : 2], ways[at]![0])
      }
    })

  test('a job that is taken down while its creation is in doubt leaves nothing there', async () => {
    const sender = await newSender()
    await sender.put()
    let late: (() => void) | undefined
    once(isCreate, async (next, request) => {
      late = () => void next(request)
      return timedOut()
    })
    await run()
    await sender.close()
    await run()
    late?.()
    await settle()
    assert.equal(alive(sender.ads()), 0)
    assert.equal((await sender.row())?.state, 'ended')
  })
})

describe('a try that comes to nothing', () => {
  test('waits longer each time, up to an hour, and is told once', async () => {
    const sender = await newSender()
    const { id } = await sender.put()
    between.over = () => async () => ({ status: 503, body: '' })
    const waits: number[] = []
    for (let round = 0; round < 10; round++) {
      const before = server.clock.now.getTime()
      await comeDue()
      waits.push(((await sender.row())!.dueAt!.getTime() - server.clock.now.getTime()) / 1000)
      assert.ok(server.clock.now.getTime() >= before)
    }
    assert.deepEqual(waits, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
    assert.deepEqual(
      (await sender.show(id)).events.map(({ kind, detail }) => [kind, detail]),
      [['fault', 'answered-503']],
    )
    between.over = null
    await settle()
    assert.equal((await sender.row())?.state, 'published')
    assert.equal((await sender.row())?.problem, null)
  })

  test('says 1100 by its name, and does not ask for what it was refused before the job changes', async () => {
    const sender = await newSender()
    const { id } = await sender.put()
    once(isCreate, async () => ({
      status: 400,
      body: JSON.stringify({ fejlkode: 1100, fejltekst: 'Generel fejl ved authorisation' }),
    }))
    await run()
    assert.equal((await sender.show(id)).problem, 'unauthorised: 1100 Generel fejl ved authorisation')
    once(isCreate, async () => ({ status: 400, body: JSON.stringify({ fejl: ['PublishEndDate: forkert'] }) }))
    await comeDue()
    const refused = await sender.show(id)
    assert.equal(refused.problem, 'refused: PublishEndDate: forkert')
    assert.equal(Date.parse(refused.nextAt!) - server.clock.now.getTime(), 24 * 60 * MINUTE)
    await sender.put({ title: 'En titel, der går' })
    await run()
    assert.equal(sender.ads().length, 1)
  })

  test('a change that comes while an ad is being sent is not lost', async () => {
    const sender = await newSender()
    await sender.put()
    once(isCreate, async (next, request) => {
      const answer = await next(request)
      await sender.put({ title: 'Ændret imens' })
      return answer
    })
    await run()
    simulator.approve(sender.ads()[0]!.id)
    await settle()
    assert.deepEqual([published(sender.ads()), sender.ads().length], [1, 2])
  })
})
