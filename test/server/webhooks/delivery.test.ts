import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { WebhookDelivery, WebhookDeliveryList, WebhookList, WebhookState } from '../../../server/contract/webhooks.ts'
import { auditEvents, webhookDeliveries, webhookSecrets } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { issueKey } from '../../../server/institutions/issue-key.ts'
import { deriveKeys } from '../../../server/keys.ts'
import { sweep } from '../../../server/queue/sweep.ts'
import { rotateKeys } from '../../../server/rotation/rotate.ts'
import { claimNext, LEASE_MS, retryDelay } from '../../../server/webhooks/claim.ts'
import { sendMessage } from '../../../server/webhooks/deliver.ts'
import { orderMessages } from '../../../server/webhooks/order.ts'
import { secretsOf } from '../../../server/webhooks/secrets.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'
import { DAY, HOUR } from '../applications/recruitment.ts'
import { ask, startReceiver, work } from './receiver.ts'

const receiver = await startReceiver()
const { received } = receiver
const server = await testServer({ feedHosts: [receiver.host] })
const { app, deps, clock, db } = server
const later = (ms: number) => new Date(NOW.getTime() + ms)
let paths = 0

/** An institution with webhooks at paths of their own, and messages for them. */
async function telling(...keys: string[]) {
  clock.now = NOW
  const institution = await server.newInstitution()
  const { id, slug } = institution
  const path = `/take/${++paths}`
  const webhooks = (keys.length > 0 ? keys : ['hook']).map((key) => ({ key, address: receiver.at(`${path}/${key}`) }))
  const setting = await decide(app, slug, 'webhooks', { webhooks })
  const at = (key = 'hook') => received.filter((one) => one.path === `${path}/${key}`)
  return {
    institution,
    slug,
    path: (key = 'hook') => `${path}/${key}`,
    version: setting.version,
    webhooks,
    at,
    /** What they were sent, by the names that it was ordered under. */
    names: (key = 'hook') =>
      at(key).map(({ message }) => (message.type === 'application.received' ? message.data.application : message.type)),
    order: (name: string, { key = 'hook', job = 1, event = 'application.received' as const } = {}) =>
      inInstitution(db, id, (tx) =>
        orderMessages(tx, deps, id, [
          {
            webhookKey: key,
            jobId: job,
            message: {
              type: event,
              timestamp: NOW.toISOString(),
              data: { institution: slug, job: '1', application: name },
            },
          },
        ]),
      ),
    /** Has what was ordered leave one after the other, as what is told of one job does. */
    inLine: () =>
      asSystem(db, (tx) =>
        tx.update(webhookDeliveries).set({ line: '1' }).where(eq(webhookDeliveries.institutionId, id)),
      ),
    rows: () =>
      asSystem(db, (tx) =>
        tx
          .select()
          .from(webhookDeliveries)
          .where(eq(webhookDeliveries.institutionId, id))
          .orderBy(webhookDeliveries.seq),
      ),
    state: async (key = 'hook') => {
      const { items } = WebhookList.parse((await ask(server, slug, 'GET')).body)
      return items.find((one) => one.key === key)
    },
  }
}

describe('a message', () => {
  test('that is refused comes again under the same id, word for word, later and later, until it is taken', async () => {
    const one = await telling()
    receiver.answer(one.path(), 500)
    await one.order('a')
    await work(deps)
    await work(deps)
    assert.equal(one.at().length, 1, 'not before its time')
    clock.now = later(5_000)
    await work(deps)
    assert.equal(one.at().length, 2)
    receiver.mend(one.path())
    clock.now = later(HOUR)
    await work(deps)
    await work(deps)
    assert.equal(one.at().length, 3)
    assert.equal(new Set(one.at().map(({ id, body }) => id + body)).size, 1)
    const [row] = await one.rows()
    assert.deepEqual([row?.status, row?.attempts, row?.answered, row?.lastError], ['delivered', 3, 204, null])
    const waits = [1, 2, 3, 9, 30].map((attempts) => retryDelay(attempts, 0))
    assert.deepEqual(waits, [5_000, 10_000, 20_000, 1_280_000, HOUR])
  })

  test('is given up after 72 hours, stands in the record, and is sent once more by key', async () => {
    const one = await telling()
    receiver.answer(one.path(), 503)
    await one.order('a')
    await work(deps)
    clock.now = later(72 * HOUR)
    await work(deps)
    const page = async (query = '') =>
      WebhookDeliveryList.parse((await ask(server, one.slug, 'GET', `/hook/deliveries${query}`)).body)
    const { items } = await page('?status=dead')
    assert.deepEqual(
      items.map(({ attempts, answered, reason, dueAt }) => [attempts, answered, reason, dueAt]),
      [[2, 503, 'answered-503', null]],
    )
    assert.deepEqual((await page('?status=delivered')).items, [])
    receiver.mend(one.path())
    const again = await ask(server, one.slug, 'POST', `/hook/deliveries/${items[0]?.id}/resend`)
    assert.equal(WebhookDelivery.parse(again.body).status, 'waiting')
    clock.now = later(73 * HOUR)
    await work(deps)
    assert.equal(one.at().length, 3)
    assert.equal(new Set(one.at().map(({ id }) => id)).size, 1)
    assert.equal((await page()).items[0]?.status, 'delivered')
  })

  test('follows no redirect: what it points at is not asked', async () => {
    const one = await telling()
    receiver.answer(one.path(), 302, { location: receiver.at(`${one.path()}/elsewhere`) })
    await one.order('a')
    await work(deps)
    assert.equal(received.filter(({ path }) => path.endsWith('/elsewhere')).length, 0)
    const [row] = await one.rows()
    assert.deepEqual([row?.status, row?.lastError], ['waiting', 'answered-302'])
  })

  test('waits for as long as the receiver asks', async () => {
    const one = await telling()
    receiver.answer(one.path(), 429, { 'retry-after': '7200' })
    await one.order('a')
    await work(deps)
    assert.equal((await one.state())?.at, later(2 * HOUR).toISOString())
    receiver.mend(one.path())
    clock.now = later(2 * HOUR - 1)
    await work(deps)
    assert.equal(one.at().length, 1)
    clock.now = later(2 * HOUR)
    await work(deps)
    assert.equal(one.at().length, 2)
  })

  test('of one job waits for its elders, those of other jobs do not', async () => {
    const one = await telling()
    receiver.answer(one.path(), 500)
    await one.order('first')
    await one.order('second')
    await one.inLine()
    await one.order('of another job')
    await work(deps)
    receiver.mend(one.path())
    // The first is not due again yet: its younger waits, the other's does not.
    await asSystem(db, (tx) =>
      tx
        .update(webhookDeliveries)
        .set({ dueAt: later(HOUR) })
        .where(and(eq(webhookDeliveries.institutionId, one.institution.id), eq(webhookDeliveries.attempts, 1))),
    )
    clock.now = later(60_000)
    await work(deps)
    assert.deepEqual(one.names(), ['first', 'of another job'])
    clock.now = later(HOUR)
    await work(deps)
    assert.deepEqual(one.names(), ['first', 'of another job', 'first', 'second'])
  })

  test('comes twice at most, under one id, when its worker died between sending and marking', async () => {
    const one = await telling()
    await one.order('a')
    const dying = await claimNext(deps, 'dies')
    assert.ok(dying)
    await sendMessage(deps, dying)
    await work(deps, 2)
    assert.equal(one.at().length, 1, 'the lease holds')
    clock.now = later(LEASE_MS)
    await work(deps, 2)
    await work(deps, 2)
    assert.deepEqual(
      one.at().map(({ id }) => id),
      [dying.id, dying.id],
    )
    assert.equal((await one.rows())[0]?.status, 'delivered')
  })

  test('is sent once more by key within 30 days, and stands in nobody’s way; a ping and what was stopped are not', async () => {
    const one = await telling('hook', 'other')
    for (const name of ['a', 'b']) await one.order(name)
    await one.inLine()
    await work(deps)
    const [first, second] = await one.rows()
    const again = (id: string | undefined, key = 'hook') =>
      ask(server, one.slug, 'POST', `/${key}/deliveries/${id}/resend`)
    assert.equal((await again(first?.id)).status, 200)
    assert.deepEqual(
      (await one.rows()).map(({ status, line }) => [status, line]),
      [
        ['waiting', null],
        ['delivered', '1'],
      ],
    )
    const ping = WebhookDelivery.parse((await ask(server, one.slug, 'POST', '/hook/ping')).body)
    assert.equal((await again(ping.id)).status, 422)
    await one.order('c', { key: 'other' })
    const stopped = (await one.rows()).at(-1)?.id
    const [hook, other] = one.webhooks
    const alone = await decide(app, one.slug, 'webhooks', { webhooks: [hook] }, one.version)
    await decide(app, one.slug, 'webhooks', { webhooks: [hook, other] }, alone.version)
    assert.equal((await again(stopped, 'other')).status, 422)
    await work(deps)
    assert.deepEqual([one.names(), one.at('other').length], [['a', 'b', 'ping', 'a'], 0])
    clock.now = later(30 * DAY)
    assert.equal((await again(second?.id)).status, 422)
  })

  test('is sent once however many workers there are', async () => {
    const one = await telling()
    for (const name of ['a', 'b', 'c', 'd', 'e']) await one.order(name)
    await work(deps, 5)
    assert.deepEqual(one.names(), ['a', 'b', 'c', 'd', 'e'])
  })
})

describe('a receiver', () => {
  test('that hangs, or is dead, holds up neither the others nor the mail', async () => {
    const one = await telling('slow', 'dead', 'well')
    const letGo = receiver.hang(one.path('slow'))
    receiver.answer(one.path('dead'), 500)
    for (const key of ['slow', 'dead', 'well']) for (const name of ['a', 'b', 'c']) await one.order(name, { key })
    const working = work(deps)
    const both = [receiver.came(one.path('slow'), 1), receiver.came(one.path('well'), 3)]
    // If they never come, the work ends by itself when it gives the slow one up.
    await Promise.race([Promise.all(both), working])
    assert.equal(one.at('well').length, 3)
    assert.equal(one.at('slow').length, 1, 'one at a time')
    letGo()
    await working
    assert.deepEqual(one.names('slow'), ['a', 'b', 'c'])
    assert.equal(one.at('dead').length, 1, 'it rests after a failure')
    assert.equal((await one.state('dead'))?.state, 'resting')
  })

  test('that says it is gone is not told again until somebody starts it; then it hears what waits', async () => {
    const one = await telling()
    receiver.answer(one.path(), 410)
    await one.order('a')
    await one.order('b')
    await work(deps)
    clock.now = later(DAY)
    await work(deps)
    assert.equal(one.at().length, 1)
    const { state, at, waiting } = (await one.state()) ?? {}
    assert.deepEqual([state, at, waiting], ['stopped', NOW.toISOString(), 2])
    const told = await asSystem(db, (tx) =>
      tx
        .select({ action: auditEvents.action, actor: auditEvents.actor })
        .from(auditEvents)
        .where(and(eq(auditEvents.institutionId, one.institution.id), eq(auditEvents.action, 'webhook-stopped'))),
    )
    assert.deepEqual(told, [{ action: 'webhook-stopped', actor: 'system' }])
    receiver.mend(one.path())
    clock.now = later(4 * DAY)
    const started = WebhookState.parse((await ask(server, one.slug, 'POST', '/hook/start')).body)
    assert.equal(started.state, 'active')
    await work(deps)
    assert.deepEqual(one.names(), ['a', 'a', 'b'])
  })

  test('that moves is told at its new address, also when the old one was gone', async () => {
    const one = await telling()
    receiver.answer(one.path(), 410)
    await one.order('a')
    await work(deps)
    const moved = [{ key: 'hook', address: receiver.at(one.path('moved')) }]
    await decide(app, one.slug, 'webhooks', { webhooks: moved }, one.version)
    await work(deps)
    assert.deepEqual(one.names('moved'), ['a'])
  })

  test('that is taken out of the setting hears no more; its secret goes, its record says so', async () => {
    const one = await telling()
    receiver.answer(one.path(), 500)
    await one.order('a')
    await work(deps)
    await decide(app, one.slug, 'webhooks', { webhooks: [] }, one.version)
    receiver.mend(one.path())
    clock.now = later(DAY)
    await work(deps)
    assert.equal(one.at().length, 1)
    assert.equal((await one.rows())[0]?.status, 'stopped')
    const mine = eq(webhookSecrets.institutionId, one.institution.id)
    assert.equal(await asSystem(db, (tx) => tx.$count(webhookSecrets, mine)), 0)
  })

  test('answers a ping now, whatever it says, and the record holds it', async () => {
    const one = await telling()
    const ping = async () => WebhookDelivery.parse((await ask(server, one.slug, 'POST', '/hook/ping')).body)
    const well = await ping()
    assert.deepEqual([well.status, well.answered, well.event, well.reason], ['delivered', 204, 'ping', null])
    assert.deepEqual(one.at()[0]?.message, {
      type: 'ping',
      timestamp: NOW.toISOString(),
      data: { institution: one.slug },
    })
    receiver.answer(one.path(), 404)
    assert.deepEqual([(await ping()).reason, (await one.state())?.dead], ['answered-404', 1])
    clock.now = later(DAY)
    await work(deps)
    assert.equal(one.at().length, 2, 'a ping is not tried again')
    assert.equal((await ask(server, one.slug, 'POST', '/other/ping')).status, 404)
  })
})

test('another institution’s key reaches none of it', async () => {
  const [mine, other] = [await telling(), await telling()]
  const call = {
    deps,
    actor: { kind: 'admin' } as const,
    institution: other.institution,
    requestId: 'r',
    startedAt: NOW,
  }
  const { key } = await issueKey(call, { name: 'another system' })
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/hook/secret'],
    ['GET', '/hook/deliveries'],
    ['POST', '/hook/ping'],
  ] as const)
    assert.equal((await ask(server, mine.slug, method, path, key)).status, 403, path)
  await mine.order('a')
  const [row] = await mine.rows()
  assert.equal((await ask(server, other.slug, 'POST', `/hook/deliveries/${row?.id}/resend`, key)).status, 404)
  assert.equal((await ask(server, other.slug, 'GET', '/hook/deliveries', key)).status, 200)
})

test('the record goes after 30 days, what waits for nobody too; secrets are sealed anew when keys turn', async () => {
  const one = await telling()
  await one.order('taken')
  await work(deps)
  receiver.answer(one.path(), 410)
  await one.order('never')
  await work(deps)
  clock.now = later(30 * DAY - 1)
  await sweep(deps)
  assert.equal((await one.rows()).length, 2)
  clock.now = later(30 * DAY)
  await sweep(deps)
  assert.deepEqual(
    (await one.rows()).map(({ status }) => status),
    ['waiting'],
  )
  await ask(server, one.slug, 'POST', '/hook/start')
  clock.now = later(33 * DAY)
  await sweep(deps)
  assert.deepEqual(await one.rows(), [], 'however often its webhook is started again')

  const of = (keys: typeof deps.keys) =>
    asSystem(db, (tx) => secretsOf(tx, { ...deps, keys }, one.institution.id, 'hook'))
  const before = await of(deps.keys)
  const old = 'test-keys-0123456789-0123456789-0123'
  const fresh = 'fresh-keys-0123456789-0123456789-012'
  const turning = { ...deps, keys: deriveKeys(`${fresh} ${old}`) }
  await rotateKeys({ deps: turning, actor: { kind: 'admin' }, requestId: 'turn' })
  assert.deepEqual(await of(deriveKeys(fresh)), before)
})
