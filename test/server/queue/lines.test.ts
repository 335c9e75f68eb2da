import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { asc, eq, sql } from 'drizzle-orm'
import { MAIL_TEMPLATES } from '../../../server/contract/mail.ts'
import { outbox } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import type { MailMessage } from '../../../server/deps.ts'
import { claimNext, finish, putBack } from '../../../server/queue/claim.ts'
import { enqueueMails, type MailOrder } from '../../../server/queue/enqueue.ts'
import { PRIORITIES, type Priority } from '../../../server/queue/priority.ts'
import { type Queue, startQueue } from '../../../server/queue/queue.ts'
import { SEATS } from '../../../server/queue/seats.ts'
import { NOW, testServer } from '../../support/server.ts'
import { application, applicationsOf, apply, HOUR, newJob, receiptOf } from '../applications/recruitment.ts'

const server = await testServer()
const { db, deps, clock } = server
const institution = await server.newInstitution()
const running: Queue[] = []
const releases: (() => void)[] = []
afterEach(async () => {
  for (const release of releases.splice(0)) release()
  await Promise.all(running.splice(0).map((one) => one.stop()))
  clock.now = NOW
  await asSystem(db, (tx) => tx.delete(outbox))
})

/** A waiting row; `line` is whatever tells one address from another. */
type Mail = { name: string; line?: string | null; priority?: Priority; due?: number; held?: number }
const ids = new Map<string, string>()
async function waiting(...mails: Mail[]) {
  await asSystem(db, (tx) =>
    tx.insert(outbox).values(
      mails.map(({ name, line = name, priority = 1, due = 0, held }) => {
        const id = deps.newId()
        ids.set(id, name)
        return {
          institutionId: institution.id,
          id,
          kind: 'mail' as const,
          priority,
          line,
          status: 'waiting' as const,
          dueAt: new Date(NOW.getTime() + (held ?? due)),
          heldUntil: held === undefined ? null : new Date(NOW.getTime() + held),
          createdAt: NOW,
        }
      }),
    ),
  )
}
const claim = (priorities?: readonly Priority[]) => claimNext(deps, 'worker', priorities)
const nameOf = (claimed: { id: string } | null) => claimed && ids.get(claimed.id)
/** The names of all that can be claimed now, in the order in which they are. */
async function allClaimed(priorities?: readonly Priority[]) {
  const names: (string | undefined)[] = []
  for (let one = await claim(priorities); one; one = await claim(priorities)) names.push(ids.get(one.id))
  return names
}
const later = (ms: number) => (clock.now = new Date(NOW.getTime() + ms))

describe('what leaves first', () => {
  test('is what somebody waits for, then single mails, then the many; within each what has been due longest', async () => {
    await waiting(
      { name: 'digest', priority: 2, due: -HOUR },
      { name: 'receipt', due: -10 },
      { name: 'older receipt', due: -20 },
      { name: 'code', priority: 0 },
      { name: 'not yet', priority: 0, due: 1 },
    )
    assert.deepEqual(await allClaimed(), ['code', 'older receipt', 'receipt', 'digest'])
  })

  test('is decided by the template alone: codes, single mails, one of many', () => {
    const of = (priority: Priority) => MAIL_TEMPLATES.filter((name) => PRIORITIES[name] === priority)
    assert.deepEqual(of(0), [
      'second-application',
      'sign-in',
      'unknown-address',
      'change-email',
      'work-address',
      'agent-confirm',
      'agent-exists',
      'pool-confirm',
    ])
    assert.deepEqual(of(2), ['account-expiring', 'digest', 'agent-renewal', 'pool-renewal'])
  })

  test('is for some places the many, and for some nothing but codes: neither starves the other', async () => {
    await waiting({ name: 'code', priority: 0 }, { name: 'receipt' }, { name: 'digest', priority: 2 })
    assert.equal(nameOf(await claim([2, 1, 0])), 'digest')
    assert.equal(nameOf(await claim([1, 0])), 'receipt')
    assert.equal(nameOf(await claim([0])), 'code')
    assert.equal(await claim(), null)
    assert.equal(SEATS.filter(([first]) => first === 2).length, 1)
    assert.ok(SEATS.filter((seat) => !seat.includes(2)).length >= 5, 'the many never hold all places')
    assert.ok(SEATS.filter((seat) => seat.every((priority) => priority === 0)).length >= 2)
    // Whoever is called first takes all that any free place would.
    for (const [index, seat] of SEATS.entries())
      assert.ok(SEATS.slice(index).every((next) => next.every((priority) => seat.includes(priority))))
  })
})

describe('the mails of one address', () => {
  test('leave in the order in which they were caused, one after the other, whichever is due first', async () => {
    await waiting({ name: 'a1', line: 'a', due: -1 }, { name: 'a2', line: 'a', due: -9 }, { name: 'b1', line: 'b' })
    const first = await claim()
    assert.equal(nameOf(first), 'a1')
    assert.deepEqual(await allClaimed(), ['b1'])
    await finish(deps, first!, { status: 'sent' })
    assert.deepEqual(await allClaimed(), ['a2'])
  })

  test('wait while an elder waits for another try; another address does not', async () => {
    await waiting({ name: 'a1', line: 'a' }, { name: 'a2', line: 'a' }, { name: 'b1', line: 'b' })
    const first = await claim()
    await putBack(deps, first!, new Date(NOW.getTime() + 5_000), 'recipient 451')
    assert.deepEqual(await allClaimed(), ['b1'])
    later(5_000)
    assert.deepEqual(await allClaimed(), ['a1'])
  })

  test('that are codes wait while an elder is on its way, not while it waits for another try', async () => {
    await waiting({ name: 'a1', line: 'a', priority: 0 }, { name: 'a2', line: 'a', priority: 0 })
    const first = await claim()
    assert.equal(await claim(), null)
    await putBack(deps, first!, new Date(NOW.getTime() + 5_000), 'content 451')
    assert.deepEqual(await allClaimed(), ['a2'])
    later(5_000)
    assert.deepEqual(await allClaimed(), ['a1'])
  })

  for (const status of ['dead', 'stopped'] as const)
    test(`go on when the elder is ${status}`, async () => {
      await waiting({ name: 'a1', line: 'a' }, { name: 'a2', line: 'a' })
      await finish(deps, (await claim())!, { status })
      assert.deepEqual(await allClaimed(), ['a2'])
    })

  test('do not wait for one that is to leave later, nor for one of another priority', async () => {
    await waiting(
      { name: 'next week', line: 'a', held: HOUR },
      { name: 'digest', line: 'a', priority: 2 },
      { name: 'receipt', line: 'a' },
      { name: 'code', line: 'a', priority: 0 },
    )
    assert.deepEqual(await allClaimed(), ['code', 'receipt', 'digest'])
    await asSystem(db, (tx) => tx.update(outbox).set({ status: 'sent' }).where(eq(outbox.attempts, 1)))
    later(HOUR)
    assert.deepEqual(await allClaimed(), ['next week'])
  })

  test('without an address wait for nobody', async () => {
    await waiting({ name: 'x', line: null }, { name: 'y', line: null })
    assert.deepEqual(await allClaimed(), ['x', 'y'])
  })

  test('are one line however the address is typed and whatever they are about, and another’s are another', async () => {
    const job = await newJob(server, institution)
    const send = (email: string) => apply(server, institution, job.id, application({}, { email }))
    for (const email of ['ida@example.dk', 'IDA@Example.DK', 'bo@example.dk']) await receiptOf(await send(email))
    const sent = await asSystem(db, (tx) => tx.select().from(outbox).orderBy(asc(outbox.seq)))
    const [ida, idaAgain, bo] = sent
    assert.equal(ida?.line, idaAgain?.line)
    assert.notEqual(ida?.line, bo?.line)
    assert.match(ida?.line ?? '', /^[0-9a-f]{64}$/)
    assert.deepEqual(
      sent.map(({ template, priority }) => [template, priority]),
      [
        ['receipt', 1],
        ['second-application', 0],
        ['receipt', 1],
      ],
    )
    const applied = await applicationsOf(server, institution)
    assert.deepEqual(sent.map(({ applicationId }) => applicationId).sort(), applied.map(({ id }) => id).sort())
  })

  test('of which thousands are ordered at once stand in that order', async () => {
    const [one] = await applicationsOf(server, institution)
    const orders: MailOrder[] = Array.from({ length: 1_500 }, () => ({ template: 'receipt', application: one!.id }))
    const ordered = await asSystem(db, (tx) => enqueueMails(tx, deps, institution.id, orders))
    const stand = await asSystem(db, (tx) => tx.select({ id: outbox.id }).from(outbox).orderBy(asc(outbox.seq)))
    assert.deepEqual(
      stand.map(({ id }) => id),
      ordered,
    )
  })
})

/** A queue whose mailer answers as `send` does, by the address. */
function queue(send: (mail: MailMessage) => Promise<void>) {
  const started = startQueue({ ...deps, mailer: { send, close: async () => {} } })
  running.push(started)
  return started
}

test('five addresses that hang stop neither single mails nor codes', async () => {
  const agency = await server.newInstitution()
  const job = await newJob(server, agency)
  const until = new Promise<void>((resolve) => releases.push(resolve))
  const went: string[] = []
  const one = queue(async ({ to, subject }) => {
    if (to.address.startsWith('hang')) return until
    went.push(`${to.address} ${subject.split(':')[0]}`)
  })
  const send = (name: string) => apply(server, agency, job.id, application({}, { email: `${name}@example.dk` }))
  for (let n = 0; n < 5; n++) await receiptOf(await send(`hang${n}`))
  for (let n = 0; n < 20; n++) await receiptOf(await send(`fine${n}`))
  await receiptOf(await send('fine0'))
  for (const end = performance.now() + 20_000; went.length < 21 && performance.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal(went.length, 21)
  for (const release of releases.splice(0)) release()
  await one.drain()
})

test('a poisoned address keeps only its own line', async () => {
  const [one] = await applicationsOf(server, institution)
  const orders: MailOrder[] = Array.from({ length: 40 }, () => ({ template: 'receipt', application: one!.id }))
  const [poison] = await asSystem(db, (tx) => enqueueMails(tx, deps, institution.id, orders))
  // Addresses of their own for all but the first three.
  await asSystem(db, async (tx) => {
    const [first] = await tx.select({ seq: outbox.seq }).from(outbox).where(eq(outbox.id, poison!))
    await tx.update(outbox).set({ line: sql`'line ' || greatest(${outbox.seq}, ${first!.seq + 2})` })
  })
  const went = new Set<string>()
  await queue(async ({ messageId }) => {
    if (messageId.includes(poison!)) throw new TypeError('poison')
    went.add(messageId)
  }).drain()
  assert.equal(went.size, 37)
  const left = await asSystem(db, (tx) => tx.select().from(outbox).where(eq(outbox.status, 'waiting')))
  assert.deepEqual(left.map(({ attempts }) => attempts).sort(), [0, 0, 1])
  assert.equal(new Set(left.map(({ line }) => line)).size, 1)
})
