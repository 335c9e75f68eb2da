import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { WebhookDeliveryList } from '../../../server/contract/webhooks.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { reading, testServer, withKey } from '../../support/server.ts'
import { DAY, HOUR, newJob } from '../applications/recruitment.ts'
import { startReceiver, typesAt, work } from './receiver.ts'

const receiver = await startReceiver()
const { received } = receiver
const server = await testServer({ feedHosts: [receiver.host] })
const { app, deps, clock } = server
const START = clock.now
const later = (ms: number) => new Date(START.getTime() + ms)
let paths = 0

/** An institution with a webhook at a path of its own. */
async function listened(over: Record<string, unknown> = {}) {
  clock.now = START
  const institution = await server.newInstitution()
  const { slug } = institution
  const path = `/hidden/${++paths}`
  const hook = { key: 'hook', address: receiver.at(path) }
  const { version } = await decide(app, slug, 'webhooks', { webhooks: [{ ...hook, ...over }] })
  return {
    institution,
    slug,
    path,
    hook,
    version,
    put: (id: string, change: Record<string, unknown> = {}) =>
      putJob(app, slug, id, { deadline: later(20 * DAY).toISOString(), ...change }),
    types: () => typesAt(received, path),
  }
}
const closing = async (slug: string, id: string) => {
  const answer = await app.request(`/v1/institutions/${slug}/sources/test/jobs/${id}`, withKey(undefined, 'DELETE'))
  assert.equal(answer.status, 200)
}

describe('a webhook', () => {
  test('that hears of no internal postings is told the end of one by what it was told last, not by what is written inside', async () => {
    const { put, types, path, slug } = await listened()
    await put('a', { title: 'Offentlig' })
    await put('b', { title: 'Planlagt' })
    await work(deps)
    const secret = { title: 'Hemmelig', deadline: later(9 * DAY).toISOString() }
    await put('a', { ...secret, audience: 'internal' })
    await put('b', { ...secret, publishFrom: later(DAY).toISOString() })
    await closing(slug, 'b')
    await work(deps)
    assert.deepEqual(types().slice(2), ['job.closed', 'job.closed'])
    const closed = received.filter((one) => one.path === path).slice(2)
    const said = closed.flatMap(({ message }) => (message.type === 'job.closed' ? [message.data.job] : []))
    assert.deepEqual(
      said.map(({ title, audience, deadline }) => [title, audience, deadline]).sort(),
      ['Offentlig', 'Planlagt'].map((title) => [title, 'public', later(20 * DAY).toISOString()]),
    )
  })

  test('that may hear of internal postings no more, or has moved, hears nothing of those it knew', async () => {
    const { slug, path, hook, put, version, types } = await listened({ internal: true })
    await put('a', { audience: 'internal' })
    await put('b')
    await work(deps)
    assert.deepEqual(types(), ['job.published', 'job.published'])
    // One that waits to be sent.
    receiver.answer(path, 503)
    await put('c', { audience: 'internal' })
    await work(deps)
    receiver.mend(path)
    clock.now = later(HOUR)
    const off = await decide(app, slug, 'webhooks', { webhooks: [hook] }, version)
    await work(deps)
    assert.deepEqual(types(), ['job.published', 'job.published', 'job.published'], 'the last was not taken')
    const all = await app.request(`/v1/institutions/${slug}/webhooks/hook/deliveries?status=delivered`, reading())
    const { items } = WebhookDeliveryList.parse(await all.json())
    const again = await Promise.all(
      items.map(({ id }) =>
        app.request(`/v1/institutions/${slug}/webhooks/hook/deliveries/${id}/resend`, withKey({}, 'POST')),
      ),
    )
    assert.deepEqual(
      again.map(({ status }) => status).sort(),
      [200, 422],
      'nor is it told once more of what is internal',
    )
    await work(deps)
    assert.equal(types().length, 4)
    const moved = { ...hook, address: receiver.at(`${path}/moved`) }
    await decide(app, slug, 'webhooks', { webhooks: [moved] }, off.version)
    await work(deps)
    await put('b', { title: 'En anden' })
    await work(deps)
    assert.deepEqual([types().length, typesAt(received, `${path}/moved`)], [4, ['job.changed']])
  })

  test('that hears of no internal postings is told of no application for what outsiders cannot see yet', async () => {
    const { institution, slug, types } = await listened({ events: ['application.received'] })
    const dates = { publishFrom: later(DAY), internalFrom: later(-DAY), deadline: later(20 * DAY) }
    const { id } = await newJob(server, institution, dates)
    const post = async () => {
      const applicant = { name: 'Per Post' }
      const receivedAt = clock.now.toISOString()
      const input = { job: String(id), applicant, receivedBy: 'post', receivedAt }
      const answer = await app.request(`/v1/institutions/${slug}/applications`, withKey(input, 'POST'))
      assert.equal(answer.status, 201)
      await work(deps)
    }
    await post()
    assert.deepEqual(types(), [])
    clock.now = later(DAY)
    await post()
    assert.deepEqual(types(), ['application.received'])
  })
})
