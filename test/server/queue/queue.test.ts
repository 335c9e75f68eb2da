import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { applicationEvents, applications, outbox } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { Deps, MailMessage } from '../../../server/deps.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { claimNext, LEASE_MS, nextTry, retryDelay } from '../../../server/queue/claim.ts'
import { type Queue, startQueue } from '../../../server/queue/queue.ts'
import { NOW, testServer } from '../../support/server.ts'
import { application, apply, DAY, HOUR, newJob, outboxOf, receiptOf } from '../applications/recruitment.ts'

const server = await testServer()
const { db, deps, clock, mails, newInstitution } = server

const running: Queue[] = []
const releases: (() => void)[] = []
/** A sending that hangs until it is released; at the latest when the test has ended, however it did. */
function hanging() {
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  releases.push(release)
  return { until, release }
}
/** A queue of its own, with what it sends going to `send`. */
function queue(
  send: (mail: MailMessage) => Promise<void> = async (mail) => void mails.push(mail),
  over: Partial<Deps> = {},
) {
  const started = startQueue({ ...deps, mailer: { send, close: async () => {} }, ...over })
  running.push(started)
  return started
}
afterEach(async () => {
  for (const release of releases.splice(0)) release()
  await Promise.all(running.splice(0).map((one) => one.stop()))
  mails.length = 0
  clock.now = NOW
  await asSystem(db, (tx) => tx.delete(outbox))
})

/** An institution with so many applications, each from an address of its own. */
async function withApplications(count: number, name = 'p') {
  const institution = await newInstitution()
  const job = await newJob(server, institution)
  for (let n = 0; n < count; n++)
    await receiptOf(await apply(server, institution, job.id, application({}, { email: `${name}${n}@example.dk` })))
  return institution
}
const eventsOf = async ({ id }: InstitutionRef) =>
  (await inInstitution(db, id, (tx) => tx.select().from(applicationEvents).orderBy(applicationEvents.id))).map(
    ({ kind, actor }) => `${kind} ${actor}`,
  )
const soon = async (is: () => boolean | Promise<boolean>, ms = 5_000) => {
  for (const until = performance.now() + ms; performance.now() < until; ) {
    if (await is()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  assert.fail('it did not come about in time')
}
const addresses = () => mails.map(({ to }) => to.address).sort()

describe('the outbox', () => {
  test('is sent when an application commits, without anybody waiting for a timer', async () => {
    queue()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const start = performance.now()
    const institution = await withApplications(1)
    await soon(() => mails.length === 1, 3_000)
    assert.ok(performance.now() - start < 3_000)
    await soon(async () => (await outboxOf(server, institution))[0]?.status === 'sent')
    assert.deepEqual(await eventsOf(institution), ['received anonymous', 'mail-sent system'])
  })

  test('is in no line once the mail has left, and keeps by ids what it said, should it come back', async () => {
    const institution = await withApplications(3)
    await queue().drain()
    const rows = await outboxOf(server, institution)
    assert.deepEqual(
      rows.map(({ status, line, attempts, leasedBy, doneAt }) => [status, line, attempts, leasedBy, doneAt]),
      Array(3).fill(['sent', null, 1, null, NOW]),
    )
    assert.deepEqual(
      rows.map(({ payload, applicationId }) => [payload, applicationId]),
      rows.map(({ applicationId }) => [{ template: 'receipt', application: applicationId }, applicationId]),
    )
    assert.deepEqual(addresses(), ['p0@example.dk', 'p1@example.dk', 'p2@example.dk'])
    await queue().drain()
    assert.equal(mails.length, 3)
  })

  test('two processes send each mail once', async () => {
    await withApplications(9)
    const slowly = async (mail: MailMessage) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      mails.push(mail)
    }
    const [one, two] = [queue(slowly), queue(slowly)]
    await Promise.all([one.drain(), two.drain()])
    assert.equal(mails.length, 9)
    assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 9)
  })

  test('twenty workers that reach for it at once get different rows', async () => {
    await withApplications(8)
    const claimed = await Promise.all(Array.from({ length: 20 }, (_, n) => claimNext(deps, `worker-${n}`)))
    const ids = claimed.flatMap((one) => (one ? [one.id] : []))
    assert.equal(ids.length, 8)
    assert.equal(new Set(ids).size, 8)
  })

  test('what a dead process was sending comes again under the same Message-ID when its lease has run out, the rest once', async () => {
    await withApplications(3)
    const dead = await claimNext(deps, 'a process that died')
    assert.ok(dead)
    await queue().drain()
    assert.equal(mails.length, 2, 'its lease still holds')
    clock.now = new Date(NOW.getTime() + LEASE_MS)
    await queue().drain()
    assert.equal(mails.length, 3)
    assert.equal(mails.at(-1)?.messageId, `<${dead.id}@localhost>`)
  })

  test('a mail that left but was not marked comes again with the same Message-ID, not more', async () => {
    const institution = await withApplications(1)
    const [row] = await outboxOf(server, institution)
    // The sending takes so long that the row goes to another worker meanwhile.
    const overtaken = queue(async (mail) => {
      mails.push(mail)
      if (mails.length > 1) return
      clock.now = new Date(NOW.getTime() + LEASE_MS)
      await queue().drain()
    })
    await overtaken.drain()
    assert.deepEqual(
      mails.map(({ messageId }) => messageId),
      Array(2).fill(`<${row?.id}@localhost>`),
    )
    assert.equal((await outboxOf(server, institution))[0]?.status, 'sent')
    assert.deepEqual(await eventsOf(institution), ['received anonymous', 'mail-sent system'])
  })

  test('asks for a lost connection’s notifications again, and looks without any every few seconds', async () => {
    let heard = () => {}
    let lost = () => {}
    const listen: Deps['database']['listen'] = async (channel, onHeard, onLost) => {
      if (channel === 'opslag_outbox') {
        heard = () => onHeard('')
        lost = onLost
      }
      return async () => {}
    }
    queue(undefined, { database: { ...deps.database, listen } })
    await withApplications(1, 'deaf')
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.deepEqual(addresses(), [])
    lost()
    await soon(() => mails.length === 1)
    await withApplications(1, 'heard')
    heard()
    await soon(() => mails.length === 2)
    await withApplications(1, 'timer')
    await soon(() => mails.length === 3, 8_000)
  })
})

describe('a mail server that fails', () => {
  const refusing = (error: unknown) => async () => {
    throw error
  }
  const transient = Object.assign(new Error('no'), { code: 'ECONNREFUSED' })

  test('is tried again, ever more slowly, for 72 hours, and then no more', async () => {
    const institution = await withApplications(1)
    const broken = queue(refusing(transient))
    const waits: number[] = []
    for (let tries = 1; ; tries++) {
      await broken.drain()
      const [row] = await outboxOf(server, institution)
      assert.equal(row?.attempts, tries)
      if (row.status === 'dead') break
      assert.equal(row.lastError, 'ECONNREFUSED')
      assert.notEqual(row.payload, null)
      const wait = row.dueAt.getTime() - clock.now.getTime()
      waits.push(wait)
      clock.now = new Date(row.dueAt.getTime() - 1)
      await broken.drain()
      assert.equal((await outboxOf(server, institution))[0]?.attempts, tries, 'not before it is due')
      clock.now = tries < 10 ? row.dueAt : new Date(clock.now.getTime() + 24 * HOUR)
    }
    assert.ok(
      waits.every((wait, n) => wait <= 5_000 * 2 ** n && wait <= 240_000 && wait >= Math.min(4_000 * 2 ** n, 192_000)),
    )
    assert.ok(clock.now.getTime() - NOW.getTime() >= 72 * HOUR)
    assert.deepEqual(await eventsOf(institution), ['received anonymous', 'mail-failed system'])
    const [row] = await outboxOf(server, institution)
    assert.notEqual(row?.payload, null, 'it can be tried again by command')
  })

  test('that is back gets everything within five minutes', async () => {
    await withApplications(5)
    let isDown = true
    const flaky = queue(async (mail) => {
      if (isDown) throw transient
      mails.push(mail)
    })
    // An hour of refusals.
    for (
      const end = NOW.getTime() + HOUR;
      clock.now.getTime() < end;
      clock.now = new Date(clock.now.getTime() + 60_000)
    )
      await flaky.drain()
    assert.equal(mails.length, 0)
    isDown = false
    clock.now = new Date(clock.now.getTime() + 5 * 60_000)
    await flaky.drain()
    assert.equal(mails.length, 5)
    assert.equal(new Set(addresses()).size, 5)
  })

  test('that refuses for good is asked no second time, and the application says so', async () => {
    const institution = await withApplications(1)
    await queue(
      refusing(Object.assign(new Error('550 <p0@example.dk> unknown'), { permanent: true, code: 'EENVELOPE 550' })),
    ).drain()
    const [row] = await outboxOf(server, institution)
    assert.deepEqual([row?.status, row?.attempts, row?.lastError], ['dead', 1, 'EENVELOPE 550'])
    assert.deepEqual(await eventsOf(institution), ['received anonymous', 'mail-failed system'])
  })

  test('for one recipient, or hangs for one, keeps nobody else waiting', async () => {
    await withApplications(20)
    const { until, release } = hanging()
    const start = performance.now()
    const one = queue(async (mail) => {
      if (mail.to.address === 'p0@example.dk') return until
      if (mail.to.address === 'p1@example.dk') throw new TypeError('poison')
      mails.push(mail)
    })
    await soon(() => mails.length === 18)
    const took = performance.now() - start
    assert.ok(took < 5_000, `${took} ms for 18 mails`)
    release()
    await one.drain()
  })
})

test('an order that nobody can read is given up at once, one about what was erased goes to nobody', async () => {
  const institution = await withApplications(2)
  const [one, two] = await outboxOf(server, institution)
  await asSystem(db, async (tx) => {
    await tx
      .update(outbox)
      .set({ payload: { template: 'no-such' } })
      .where(eq(outbox.id, one!.id))
    await tx
      .update(outbox)
      .set({ payload: { template: 'receipt', application: crypto.randomUUID() } })
      .where(eq(outbox.id, two!.id))
  })
  await queue().drain()
  assert.equal(mails.length, 0)
  const rows = await outboxOf(server, institution)
  assert.deepEqual(rows.map(({ status, lastError }) => `${status} ${lastError}`).sort(), [
    'dead unreadable',
    'stopped nobody',
  ])
})

test('a second application is mailed its code; once it no longer waits, nobody is', async () => {
  const institution = await newInstitution()
  const job = await newJob(server, institution)
  for (let n = 0; n < 3; n++) await receiptOf(await apply(server, institution, job.id, application()))
  const waiting = (await inInstitution(db, institution.id, (tx) => tx.select().from(applications))).filter(
    ({ status }) => status === 'awaiting-confirmation',
  )
  await inInstitution(db, institution.id, (tx) =>
    tx.update(applications).set({ status: 'replaced' }).where(eq(applications.id, waiting[0]!.id)),
  )
  await queue().drain()
  assert.deepEqual(mails.map(({ subject }) => subject.split(/[:–]/)[0]?.trim()).sort(), [
    'Bekræft din nye ansøgning',
    'Kvittering',
  ])
  const second = mails.find(({ subject }) => subject.startsWith('Bekræft'))
  assert.match(second?.text ?? '', /Din kode: \d{4} \d{4}/)
  assert.ok(
    second?.text.includes(
      `http://localhost:4000/portal/${institution.slug}/confirm?reference=${waiting[1]!.reference}`,
    ),
  )
  assert.deepEqual(second?.to, { name: 'Alma Ansøger', address: 'alma@example.dk' })
  assert.deepEqual(second?.replyTo, { name: institution.profile.name.da, address: 'hr@styrelsen.example' })
})

test('stopping takes nothing new and waits for what is being sent', async () => {
  const institution = await withApplications(12)
  const { until, release } = hanging()
  const one = queue(async (mail) => {
    await until
    mails.push(mail)
  })
  await soon(async () => (await outboxOf(server, institution)).some(({ leasedBy }) => leasedBy !== null))
  await new Promise((resolve) => setTimeout(resolve, 200))
  let hasStopped = false
  const stopping = one.stop().then(() => (hasStopped = true))
  await new Promise((resolve) => setTimeout(resolve, 100))
  assert.equal(hasStopped, false)
  release()
  await stopping
  const rows = await outboxOf(server, institution)
  const sent = rows.filter(({ status }) => status === 'sent').length
  assert.equal(sent, mails.length)
  assert.ok(sent >= 1 && sent < 12, `${sent} sent`)
  assert.ok(
    rows.every(({ leasedBy }) => leasedBy === null),
    'no lease is left behind',
  )
  await queue().drain()
  assert.equal(mails.length, 12)
})

test('the waits double from five seconds to four minutes, and end after 72 hours', () => {
  assert.deepEqual(
    [1, 2, 6, 7, 500].map((attempts) => retryDelay(attempts, 0)),
    [5_000, 10_000, 160_000, 240_000, 240_000],
  )
  assert.equal(retryDelay(1, 1), 4_000)
  const since = NOW
  assert.notEqual(nextTry({ attempts: 3, since }, new Date(NOW.getTime() + 3 * DAY - 1)), null)
  assert.equal(nextTry({ attempts: 3, since }, new Date(NOW.getTime() + 3 * DAY)), null)
})

test('the log of the queue names rows, never people', () => {
  const log = server.logged.join('')
  assert.match(log, /mail-sent/)
  assert.match(log, /mail-given-up/)
  assert.match(log, /mail-waits/)
  assert.doesNotMatch(log, /@example|alma|Alma/)
})
