import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { WebhookList, Webhooks } from '../../../server/contract/webhooks.ts'
import type { Tx } from '../../../server/db/client.ts'
import { jobs, settings, webhookDeliveries } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { lockSetting } from '../../../server/settings/job-questions.ts'
import { orderMessages } from '../../../server/webhooks/order.ts'
import { holdWebhooks } from '../../../server/webhooks/setting.ts'
import { tellApplication } from '../../../server/webhooks/tell-application.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'
import { HOUR } from '../applications/recruitment.ts'
import { atOnce } from '../candidates/together.ts'
import { ask, startReceiver, typesAt, work } from './receiver.ts'

const receiver = await startReceiver()
const { received } = receiver
const server = await testServer({ feedHosts: [receiver.host] })
const { app, db, deps, clock, newInstitution } = server
const { together } = await atOnce(server)
const none = Webhooks.parse({ webhooks: [] })
let paths = 0

/** An institution that has no webhooks yet, and one that it may get. */
async function quiet() {
  const institution = await newInstitution()
  const path = `/at-once/${++paths}`
  const one = (key = 'hook', over: object = {}) => ({ key, address: receiver.at(`${path}/${key}`), ...over })
  return {
    institution,
    slug: institution.slug,
    path,
    one,
    types: (key = 'hook') => typesAt(received, `${path}/${key}`),
  }
}
const states = async (institutionId: number) => {
  const whose = eq(webhookDeliveries.institutionId, institutionId)
  const found = await asSystem(db, (tx) =>
    tx.select().from(webhookDeliveries).where(whose).orderBy(webhookDeliveries.seq),
  )
  return found.map(({ status }) => status)
}
/** A job like another, which is not committed yet. */
async function write(tx: Tx, institutionId: number, like: string, externalId: string) {
  const [row] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.externalId, like)))
  const { id: _, ...rest } = row!
  await tx.insert(jobs).values({ ...rest, externalId, inputHash: externalId, title: 'Ny' })
}

describe('the first webhook of an institution', () => {
  test('knows of a job that was being written when it came, and hears of its next change', async () => {
    const { institution, slug, one, types } = await quiet()
    await putJob(app, slug, 'before')
    await together(
      (tx) => write(tx, institution.id, 'before', 'meanwhile'),
      [() => decide(app, slug, 'webhooks', { webhooks: [one()] })],
    )
    await work(deps)
    assert.deepEqual(types(), [])
    await putJob(app, slug, 'meanwhile', { title: 'Ændret' })
    await work(deps)
    assert.deepEqual(types(), ['job.changed'])
  })

  for (const [what, id, expected] of [
    ['a job that is written', 'new', 'job.published'],
    ['a change that is made', 'before', 'job.changed'],
  ] as const)
    test(`hears of ${what} while it comes`, async () => {
      const { institution, slug, one, types } = await quiet()
      await putJob(app, slug, 'before')
      const call = { deps, actor: { kind: 'admin' } as const, institution, requestId: 'r', startedAt: NOW }
      const value = Webhooks.parse({ webhooks: [one()] })
      await together(
        async (tx) => {
          await lockSetting(tx, institution.id, 'webhooks', 'exclusive')
          await holdWebhooks(tx, call, none, value)
          const row = { institutionId: institution.id, thing: 'webhooks', version: 1, value }
          await tx.insert(settings).values({ ...row, updatedAt: NOW, updatedBy: 'admin' })
        },
        [() => putJob(app, slug, id, { title: 'Ny' })],
      )
      await work(deps)
      assert.deepEqual(types(), [expected])
    })
})

describe('a webhook', () => {
  test('that is taken away is not left what was being ordered for it', async () => {
    const { institution, slug, one, types } = await quiet()
    const { version } = await decide(app, slug, 'webhooks', { webhooks: [one()] })
    const job = { id: 1, audience: 'public', publishFrom: NOW } as const
    const told = (tx: Tx) => tellApplication(tx, { deps, institution }, { reference: 'OPS-1', job })
    const [removed] = await together(told, [() => decide(app, slug, 'webhooks', { webhooks: [] }, version)])
    assert.deepEqual(await states(institution.id), ['stopped'])
    // Another receiver under the same key hears nothing of it.
    await decide(app, slug, 'webhooks', { webhooks: [one()] }, removed?.version)
    await work(deps)
    assert.deepEqual(types(), [])
  })

  test('that moves is not stopped by what the receiver before it answers late, and is told all the same', async () => {
    const { institution, slug, path, one, types } = await quiet()
    const { version } = await decide(app, slug, 'webhooks', { webhooks: [one()] })
    await putJob(app, slug, 'a')
    const letGo = receiver.hang(`${path}/hook`)
    const sending = work(deps)
    await Promise.race([receiver.came(`${path}/hook`, 1), sending])
    await decide(app, slug, 'webhooks', { webhooks: [one('hook', { address: receiver.at(`${path}/new`) })] }, version)
    letGo(410)
    await sending
    await work(deps)
    const { items } = WebhookList.parse((await ask(server, slug, 'GET')).body)
    assert.equal(items[0]?.state, 'active')
    assert.deepEqual(types('new'), ['job.published'])
    assert.deepEqual(await states(institution.id), ['delivered'])
  })
})

test('two that send at once lose nothing and send nothing twice, in each webhook’s order, also past a failure', async () => {
  const { institution, slug, path, one } = await quiet()
  const keys = ['a', 'b', 'fails']
  await decide(app, slug, 'webhooks', { webhooks: keys.map((key) => one(key)) })
  const names = Array.from({ length: 12 }, (_, n) => `OPS-${n}`)
  await asSystem(db, (tx) =>
    orderMessages(
      tx,
      deps,
      institution.id,
      names.flatMap((application) =>
        keys.map((webhookKey) => ({
          webhookKey,
          jobId: null,
          message: {
            type: 'application.received' as const,
            timestamp: NOW.toISOString(),
            data: { institution: slug, job: '1', application },
          },
        })),
      ),
    ),
  )
  const told = (key: string) =>
    received.flatMap((one) =>
      one.path === `${path}/${key}` && one.message.type === 'application.received'
        ? [one.message.data.application]
        : [],
    )
  receiver.answer(`${path}/fails`, 500)
  await work(deps, 2)
  assert.deepEqual([told('a'), told('b'), told('fails')], [names, names, names.slice(0, 1)])
  receiver.mend(`${path}/fails`)
  clock.now = new Date(NOW.getTime() + HOUR)
  await work(deps, 2)
  assert.deepEqual([told('a'), told('b')], [names, names])
  assert.deepEqual(told('fails').toSorted(), [...names, told('fails')[0]].toSorted())
  assert.deepEqual(new Set(await states(institution.id)), new Set(['delivered']))
})
