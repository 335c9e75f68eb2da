import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { confirmAddress } from '../../../server/applications/confirm-address.ts'
import { confirmationCode } from '../../../server/applications/confirmation-code.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { WebhookSecret } from '../../../server/contract/webhooks.ts'
import { jobs } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { testServer, withKey } from '../../support/server.ts'
import { application, applicationsOf, apply, DAY, HOUR, newJob, receiptOf } from '../applications/recruitment.ts'
import { ask, startReceiver, typesAt, work } from './receiver.ts'

const receiver = await startReceiver()
const { received } = receiver
const server = await testServer({ feedHosts: [receiver.host] })
const { app, deps, clock, db } = server
/** When a test began. Signatures are of now: whoever verifies them looks at its own clock. */
let start = clock.now
const later = (ms: number) => new Date(start.getTime() + ms)
let paths = 0

/** An institution with a webhook at a path of its own. */
async function listened(over: Record<string, unknown> = {}) {
  start = new Date()
  clock.now = start
  const institution = await server.newInstitution()
  const path = `/hooks/${++paths}`
  const { version } = await decide(app, institution.slug, 'webhooks', {
    webhooks: [{ key: 'hook', address: receiver.at(path), ...over }],
  })
  const { slug } = institution
  return {
    institution,
    slug,
    path,
    version,
    put: (id: string, change: Record<string, unknown> = {}) =>
      putJob(app, slug, id, { deadline: later(20 * DAY).toISOString(), ...change }),
    types: () => typesAt(received, path),
    last: () => received.filter((one) => one.path === path).at(-1),
  }
}
const closing = async (slug: string, id: string) => {
  const answer = await app.request(`/v1/institutions/${slug}/sources/test/jobs/${id}`, withKey(undefined, 'DELETE'))
  assert.equal(answer.status, 200)
}
const secretOf = async (slug: string, method: 'GET' | 'POST' = 'GET') =>
  WebhookSecret.parse((await ask(server, slug, method, '/hook/secret')).body)

describe('a webhook', () => {
  test('hears a job’s life once each, signed so that the standard package verifies it; the same again tells nothing', async () => {
    const { slug, put, types, path } = await listened()
    const { id, job } = await put('a', { title: 'Cykelplanlægger' })
    await work(deps)
    await put('a', { title: 'Cykelplanlægger' })
    await work(deps)
    await put('a', { title: 'Stiplanlægger' })
    await work(deps)
    await closing(slug, 'a')
    await work(deps)
    await work(deps)
    assert.deepEqual(types(), ['job.published', 'job.changed', 'job.closed'])
    const [published, changed, closed] = received.filter((one) => one.path === path)
    const { secret } = await secretOf(slug)
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    assert.deepEqual(new Webhook(secret).verify(published!.body, published!.headers as Record<string, string>), {
      type: 'job.published',
      timestamp: start.toISOString(),
      data: {
        institution: slug,
        job: {
          id,
          source: 'test',
          externalId: 'a',
          audience: 'public',
          title: 'Cykelplanlægger',
          language: 'da',
          publishedAt: start.toISOString(),
          deadline: later(20 * DAY).toISOString(),
          url: job.url,
        },
      },
    })
    assert.ok(changed?.message.type === 'job.changed' && changed.message.data.job.title === 'Stiplanlægger')
    assert.ok(closed?.message.type === 'job.closed' && closed.message.data.reason === 'withdrawn')
    assert.equal(new Set([published!.id, changed!.id, closed!.id]).size, 3)
    assert.throws(() => new Webhook(secret).verify(`${changed!.body} `, changed!.headers as Record<string, string>))
  })

  test('hears of a job that opens and ends by the clock then, and not when it is written', async () => {
    const { put, types, last } = await listened()
    await put('a', { publishFrom: later(HOUR).toISOString(), deadline: later(3 * HOUR).toISOString() })
    await work(deps)
    assert.deepEqual(types(), [])
    clock.now = later(HOUR)
    await work(deps)
    assert.deepEqual(types(), ['job.published'])
    clock.now = later(3 * HOUR)
    await work(deps)
    assert.deepEqual(types(), ['job.published'], 'open until its last millisecond has passed')
    clock.now = later(3 * HOUR + 1)
    await work(deps)
    assert.deepEqual(types(), ['job.published', 'job.closed'])
    const message = last()?.message
    assert.ok(message?.type === 'job.closed' && message.data.reason === 'deadline')
    // A deadline that is moved opens it again.
    await put('a', { publishFrom: later(HOUR).toISOString(), deadline: later(9 * HOUR).toISOString() })
    await work(deps)
    assert.deepEqual(types().slice(2), ['job.published'])
  })

  test('hears of a job first on the intranet and public later in that order, and that its media’s period ended', async () => {
    const { slug, path, put, version } = await listened()
    const hook = { key: 'hook', address: receiver.at(path) }
    const inside = { key: 'inside', address: receiver.at(`${path}/inside`), internal: true }
    await decide(app, slug, 'webhooks', { webhooks: [hook, inside] }, version)
    const name = { da: 'Et medie' }
    await decide(app, slug, 'media', {
      media: [
        { key: 'website', name, kind: 'page' },
        { key: 'intranet', name, kind: 'intranet' },
      ],
    })
    const at = (ms: number) => later(ms).toISOString()
    await put('a', {
      publishing: [
        { medium: 'intranet', from: at(HOUR), until: at(5 * HOUR) },
        { medium: 'website', from: at(3 * HOUR), until: at(4 * HOUR) },
      ],
    })
    for (const hours of [0, 1, 2, 3, 4, 5]) {
      clock.now = later(hours * HOUR + 1)
      await work(deps)
    }
    const told = (place: string) =>
      received.flatMap((one) => {
        if (one.path !== place || !('job' in one.message.data) || typeof one.message.data.job === 'string') return []
        return [`${one.message.type} ${one.message.data.job.audience}`]
      })
    assert.deepEqual(told(path), ['job.published public', 'job.closed public'])
    assert.deepEqual(told(`${path}/inside`), [
      'job.published internal',
      'job.changed public',
      'job.changed internal',
      'job.closed public',
    ])
    const closed = received.filter((one) => one.path === path).at(-1)?.message
    assert.ok(closed?.type === 'job.closed' && closed.data.reason === 'period-ended')
  })

  test('hears once of what several workers look at and send', async () => {
    const { put, types } = await listened()
    for (const id of ['a', 'b', 'c']) await put(id)
    await work(deps, 4)
    assert.deepEqual(types(), ['job.published', 'job.published', 'job.published'])
  })

  test('hears nothing of a job that opened and ended while nobody looked, and of one that was never open', async () => {
    const { slug, put, types } = await listened()
    await put('a', { publishFrom: later(HOUR).toISOString(), deadline: later(2 * HOUR).toISOString() })
    await put('b', { publishFrom: later(HOUR).toISOString() })
    await closing(slug, 'b')
    clock.now = later(3 * HOUR)
    await work(deps)
    assert.deepEqual(types(), [])
  })

  test('hears of internal postings only where it asks for them; one that is drawn inside is closed to the others', async () => {
    const open = await listened()
    await decide(
      app,
      open.slug,
      'webhooks',
      {
        webhooks: [
          { key: 'hook', address: receiver.at(open.path) },
          { key: 'inside', address: receiver.at(`${open.path}/inside`), internal: true },
        ],
      },
      open.version,
    )
    await decide(app, open.slug, 'internal', { ways: ['token'], jobPage: 'https://intra.example/{job}' })
    await open.put('a', { audience: 'internal' })
    await open.put('b')
    await work(deps)
    await open.put('b', { audience: 'internal' })
    await work(deps)
    await open.put('a')
    await work(deps)
    assert.deepEqual(open.types(), ['job.published', 'job.closed', 'job.published'])
    const inside = received.filter(({ path }) => path === `${open.path}/inside`)
    assert.deepEqual(
      inside.map(
        ({ message }) =>
          message.type === 'application.received' ||
          message.type === 'ping' ||
          [message.type, message.data.job.externalId, message.data.job.audience].join(' '),
      ),
      ['job.published a internal', 'job.published b public', 'job.changed b internal', 'job.changed a public'],
    )
    const addresses = inside.map(({ body }) => body.includes('https://intra.example/'))
    assert.deepEqual(addresses, [true, false, true, false], 'it is told where the ad stands')
    const hidden = received.find(({ path, message }) => path === open.path && message.type === 'job.closed')?.message
    assert.ok(hidden?.type === 'job.closed' && hidden.data.reason === 'hidden')
    const told = received.filter(({ path }) => path === open.path).map(({ body }) => body)
    assert.ok(told.filter((body) => body.includes('"internal"')).every((body) => body.includes('job.closed')))
  })

  test('that is new hears of what comes; one that was off, or takes other events, of what has become another since', async () => {
    const { slug, put, types, path, version } = await listened({ events: ['job.changed', 'job.closed'] })
    await put('a')
    await put('b')
    await work(deps)
    assert.deepEqual(types(), [], 'it does not take job.published')
    const hook = { key: 'hook', address: receiver.at(path) }
    const added = { key: 'second', address: receiver.at(`${path}/second`) }
    const off = await decide(app, slug, 'webhooks', { webhooks: [{ ...hook, isActive: false }, added] }, version)
    await put('a', { title: 'En anden' })
    await work(deps)
    assert.deepEqual(types(), [], 'it is off')
    assert.deepEqual(
      typesAt(received, `${path}/second`),
      ['job.changed'],
      'what was open already is not published anew',
    )
    await decide(app, slug, 'webhooks', { webhooks: [hook, added] }, off.version)
    await work(deps)
    assert.deepEqual(types(), ['job.changed'])
  })

  test('hears nothing of a connection test, a talent pool’s entry, or of what no reader sees', async () => {
    const { institution, put, types } = await listened()
    await newJob(server, institution, { audience: 'test', deadline: null })
    await newJob(server, institution, { kind: 'talent-pool', deadline: null })
    await put('a')
    await work(deps)
    await asSystem(db, (tx) =>
      tx
        .update(jobs)
        .set({ updatedAt: later(1), agentsAskedAt: later(1) })
        .where(eq(jobs.institutionId, institution.id)),
    )
    await work(deps)
    assert.deepEqual(types(), ['job.published'])
  })
})

describe('an application', () => {
  const at = (institution: InstitutionRef, facts = {}) =>
    newJob(server, institution, { deadline: later(20 * DAY), publishFrom: later(-DAY), ...facts })

  test('is told by its reference alone, with the transaction that took it', async () => {
    const { institution, slug, types, last } = await listened()
    const job = await at(institution)
    const refused = await apply(server, institution, job.id, application({ acknowledged: 'another' }))
    assert.equal(refused.status, 409)
    await work(deps)
    assert.deepEqual(types(), ['job.published'])
    const { reference } = await receiptOf(await apply(server, institution, job.id, application()))
    await work(deps)
    assert.deepEqual(last()?.message, {
      type: 'application.received',
      timestamp: start.toISOString(),
      data: { institution: slug, job: String(job.id), application: reference },
    })
    for (const said of ['Alma', 'alma@example.dk', '00 00 00 02', 'cykle'])
      assert.ok(!last()?.body.includes(said), said)
  })

  test('from an address that has applied already is told once that is confirmed', async () => {
    const { institution, types, last } = await listened({ events: ['application.received'] })
    const job = await at(institution)
    await apply(server, institution, job.id, application())
    const { reference } = await receiptOf(await apply(server, institution, job.id, application()))
    await work(deps)
    assert.deepEqual(types(), ['application.received'])
    const waiting = (await applicationsOf(server, institution)).find((one) => one.reference === reference)
    const code = confirmationCode(deps, institution.id, waiting!.id)
    await confirmAddress(
      { deps, actor: { kind: 'anonymous' }, institution, requestId: 'request-1', startedAt: clock.now },
      { reference, code, network: 'test-webhooks' },
    )
    await work(deps)
    assert.equal(types().length, 2)
    const message = last()?.message
    assert.ok(message?.type === 'application.received' && message.data.application === reference)
  })

  test('for an internal posting is told to those that hear of those, and one that came by post as well', async () => {
    const { institution, slug, types } = await listened({ events: ['application.received'] })
    const { id } = await at(institution, { audience: 'internal' })
    const post = (job: number) =>
      app.request(
        `/v1/institutions/${slug}/applications`,
        withKey(
          {
            job: String(job),
            applicant: { name: 'Per Post' },
            receivedBy: 'post',
            receivedAt: later(-1).toISOString(),
          },
          'POST',
        ),
      )
    assert.equal((await post(id)).status, 201)
    await work(deps)
    assert.deepEqual(types(), [])
    assert.equal((await post((await at(institution)).id)).status, 201)
    await work(deps)
    assert.deepEqual(types(), ['application.received'])
  })
})

describe('the setting', () => {
  test('refuses addresses that are not public, not https, or a host inside, and a key twice', async () => {
    const { slug } = await server.newInstitution()
    const faults = async (...addresses: string[]) => {
      const webhooks = addresses.map((address) => ({ key: 'hook', address }))
      const init = withKey({ webhooks })
      const headers = { ...(init.headers as Record<string, string>), 'if-match': '"0"' }
      const answer = await app.request(`/v1/institutions/${slug}/settings/webhooks`, { ...init, headers })
      assert.equal(answer.status, 422)
      return Problem.parse(await answer.json()).fields?.map(({ path, code }) => `${path} ${code}`)
    }
    const hostile = ['http://hooks.example.dk/', 'https://127.0.0.1/', 'https://10.1.2.3/', 'https://[::1]/'].concat(
      'https://169.254.169.254/',
      'https://intranet/',
      'https://hooks.example.dk:8443/',
      'https://localhost/',
    )
    for (const address of hostile) assert.deepEqual(await faults(address), ['webhooks.0.address not-allowed'], address)
    assert.deepEqual(await faults('https://u:p@hooks.example.dk/'), ['webhooks.0.address not-a-url'])
    assert.deepEqual(await faults('https://a.example.dk/', 'https://b.example.dk/'), ['webhooks.1.key duplicate'])
  })

  test('keeps a secret for each: another is made on demand, and both sign for a day', async () => {
    const { institution, slug, put, last } = await listened()
    const first = await secretOf(slug)
    assert.equal(first.earlierUntil, null)
    const second = await secretOf(slug, 'POST')
    assert.notEqual(second.secret, first.secret)
    assert.equal(second.earlierUntil, later(DAY).toISOString())
    assert.deepEqual(await secretOf(slug), second)
    await put('a')
    await work(deps)
    for (const { secret } of [first, second])
      new Webhook(secret).verify(last()!.body, last()!.headers as Record<string, string>)
    clock.now = later(DAY)
    await put('b', { deadline: later(30 * DAY).toISOString() })
    await work(deps)
    assert.equal(String(last()?.headers['webhook-signature']).split(' ').length, 1)
    assert.equal((await secretOf(slug)).earlierUntil, null)
    const foreign = await server.newInstitution()
    assert.equal((await ask(server, foreign.slug, 'GET', '/hook/secret')).status, 404)
    assert.ok(institution.id !== foreign.id)
  })
})
