import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Application } from '../../../server/contract/application.ts'
import { documents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { scanDue } from '../../../server/files/scan/queue.ts'
import type { Scanner, Verdict } from '../../../server/files/scan/scanner.ts'
import { startQueue } from '../../../server/queue/queue.ts'
import { pdf } from '../../support/documents.ts'
import { reading, testServer } from '../../support/server.ts'
import { application, apply, HOUR, newJob, receiptOf, refusalOf } from '../applications/recruitment.ts'
import { sent } from '../candidates/signing-in.ts'
import { membershipFrom, pool, send, signUp, startedOf, typeCode, withPools } from '../talent-pools/pools.ts'
import { upload } from './upload.ts'

const server = await testServer()
const { app, db, deps, store, clock, newInstitution } = server
const institution = await newInstitution()
const { id: job } = await newJob(server, institution)

/** A scanner that says what it is told to, and what it was shown. */
function scanner(answer: () => Verdict | Promise<Verdict>) {
  const seen: Buffer[] = []
  const own: Scanner = {
    async scan(bytes) {
      const parts: Uint8Array[] = []
      for await (const part of bytes) parts.push(part)
      seen.push(Buffer.concat(parts))
      return answer()
    },
    signaturesFrom: async () => new Date(clock.now.getTime() - HOUR),
  }
  return { own, seen }
}
const away = (): never => {
  throw new Error('away')
}

let people = 0
async function applied(content = pdf(`nr ${++people}`)) {
  const { id, status } = await upload(server, institution, { job, name: 'cv.pdf', content })
  const body = application({ documents: [id] }, { email: `p${++people}@example.dk` })
  const { reference } = await receiptOf(await apply(server, institution, job, body))
  const read = async () => {
    const answer = await app.request(`/v1/institutions/${institution.slug}/applications/${reference}`, reading())
    return Application.parse(await answer.json())
  }
  const [document] = (await read()).documents
  const place = `/v1/institutions/${institution.slug}/applications/${reference}/documents/${document!.id}`
  return { status, read, document: document!, ask: () => app.request(place, reading()) }
}
const rowOf = async (id: string) =>
  (await asSystem(db, (tx) => tx.select().from(documents).where(eq(documents.id, id))))[0]!
type Checks = Record<'oldestUnscannedFile' | 'scanner', { ok: boolean; seconds?: number | null; state?: string }>
async function ready() {
  const answer = await app.request('/readyz')
  return { status: answer.status, checks: ((await answer.json()) as { checks: Checks }).checks }
}

describe('with a scanner', () => {
  test('a file waits for it, an application does not, and nothing of it is served meanwhile', async () => {
    const { own, seen } = scanner(() => 'clean')
    deps.scanner = own
    const content = pdf('venter')
    const one = await applied(content)
    assert.deepEqual([one.status, one.document.status], ['pending', 'pending'])
    const refused = await one.ask()
    assert.equal(await refusalOf(refused), 'unavailable')
    assert.ok(refused.headers.get('retry-after'))
    await scanDue(deps)
    assert.equal((await one.read()).documents[0]!.status, 'clean')
    assert.ok(seen[0]!.equals(content))
    assert.equal((await one.ask()).status, 200)
  })

  test('an infected file is blocked, its bytes go, and the application says what happened', async () => {
    deps.scanner = scanner(() => 'infected').own
    const one = await applied()
    await scanDue(deps)
    const { documents: after, events } = await one.read()
    assert.deepEqual([after[0]!.status, after[0]!.fault], ['blocked', 'infected'])
    assert.ok(events.some(({ kind }) => kind === 'document-blocked'))
    assert.equal(await refusalOf(await one.ask()), 'file-infected')
    assert.equal((await rowOf(one.document.id)).wrappedKey, null)
    assert.ok(![...store.records.keys()].some((name) => name.includes(one.document.id)))
  })

  test('two viruses in one application are told in one mail', async () => {
    deps.scanner = scanner(away).own
    const files = [pdf('en'), pdf('to')].map((content) => upload(server, institution, { job, name: 'cv.pdf', content }))
    const ids = (await Promise.all(files)).map(({ id }) => id)
    const email = `p${++people}@example.dk`
    await receiptOf(await apply(server, institution, job, application({ documents: ids }, { email })))
    await sent(server)
    // Both are found at the same moment.
    const both = Promise.withResolvers<Verdict>()
    const { own, seen } = scanner(() => {
      if (seen.length === 2) both.resolve('infected')
      return both.promise
    })
    deps.scanner = own
    clock.now = new Date(clock.now.getTime() + HOUR)
    await scanDue(deps)
    assert.equal((await sent(server)).filter(({ to }) => to.address === email).length, 1)
  })

  test('a virus that is found after the receipt is told to whoever sent it, and what can be done about it', async () => {
    deps.scanner = scanner(away).own
    await applied()
    const to = `p${people}@example.dk`
    await sent(server)
    deps.scanner = scanner(() => 'infected').own
    clock.now = new Date(clock.now.getTime() + HOUR)
    await scanDue(deps)
    const told = (await sent(server)).filter((mail) => mail.to.address === to)
    assert.deepEqual(
      told.map(({ subject }) => subject),
      ['En fil i din ansøgning er afvist – Cykelplanlægger'],
    )
    const text = told[0]?.text.replace(/\s+/g, ' ') ?? ''
    assert.match(text, /indeholder virus[\s\S]*Du kan sende en anden i stedet indtil 1\.\sdecember 2026 kl\.\s23\.59/)
    assert.ok(text.includes(`/portal/${institution.slug}/account?lang=da`))
    assert.ok(!text.includes('cv.pdf'), 'nothing of what was sent')
    await scanDue(deps)
    assert.deepEqual(await sent(server), [], 'once')
  })

  test('a virus in a talent pool’s member’s file is told in one mail, and what can be done about it', async () => {
    const files = pool({ documents: { min: 0, max: 2 } })
    const here = await withPools(server, [files])
    const sendFiles = async (email: string) => {
      const sending = ['en', 'to'].map((text) =>
        upload(server, here, { pool: 'planners', name: 'cv.pdf', content: pdf(text) }),
      )
      const documents = (await Promise.all(sending)).map(({ id }) => id)
      const { id } = await startedOf(
        await send(server, here, await signUp(server, here, { documents }, { person: { email } })),
      )
      return id
    }
    const told = async () =>
      (await sent(server)).map(({ to, subject, text }) => ({
        to: to.address,
        subject,
        text: text.replace(/\s+/g, ' '),
      }))
    deps.scanner = scanner(away).own
    const [member, waiting] = [await sendFiles('member@example.dk'), await sendFiles('waiting@example.dk')]
    await membershipFrom(await typeCode(server, here, member))
    await told()
    deps.scanner = scanner(() => 'infected').own
    clock.now = new Date(clock.now.getTime() + HOUR)
    await scanDue(deps)
    const [mail, ...more] = await told()
    assert.deepEqual([mail?.to, mail?.subject], ['member@example.dk', 'En fil i emnebanken »Planlæggere« er afvist'])
    assert.deepEqual(more, [], 'nor is anything mailed to an address whose code was not typed')
    assert.match(mail?.text ?? '', /indeholder virus.*sende en anden i stedet, så længe du er med i emnebanken/)
    assert.match(mail?.text ?? '', new RegExp(`/portal/${here.slug}/account/pool#\\S+`))
    assert.ok(!mail?.text.includes('cv.pdf'), 'nothing of what was sent')

    await membershipFrom(await typeCode(server, here, waiting))
    assert.deepEqual(
      (await told()).map(({ to, subject }) => `${to} ${subject}`).sort(),
      ['Du er med i emnebanken »Planlæggere«', 'En fil i emnebanken »Planlæggere« er afvist'].map(
        (subject) => `waiting@example.dk ${subject}`,
      ),
    )
  })

  test('that is down for an hour, applications are taken, no file leaves, and all are looked at when it is back', async () => {
    let isUp = false
    const verdict = () => (isUp ? ('clean' as const) : away())
    deps.scanner = scanner(verdict).own
    const waiting = await Promise.all(Array.from({ length: 8 }, () => applied()))
    const began = clock.now
    for (let minute = 0; minute < 60; minute += 10) {
      clock.now = new Date(began.getTime() + minute * 60_000)
      await scanDue(deps)
    }
    for (const one of waiting) assert.equal((await one.ask()).status, 503)
    const { status, checks } = await ready()
    assert.equal(status, 503)
    assert.deepEqual(checks.oldestUnscannedFile, { ok: false, seconds: 3_000 })
    isUp = true
    // Four minutes is the longest that a retry waits.
    clock.now = new Date(clock.now.getTime() + 240_000)
    await scanDue(deps)
    for (const one of waiting) assert.equal((await one.ask()).status, 200)
    assert.deepEqual((await ready()).checks.oldestUnscannedFile, { ok: true, seconds: null })
    clock.now = began
  })

  test('a worker that died with a file lets go of it, and two never have the same', async () => {
    let scans = 0
    deps.scanner = scanner(() => 'clean').own
    const one = await applied()
    const slow: Scanner = {
      ...deps.scanner,
      async scan() {
        scans++
        await Promise.all([scanDue({ ...deps, scanner: slow }), new Promise((go) => setImmediate(go))])
        return away()
      },
    }
    await scanDue({ ...deps, scanner: slow })
    assert.equal(scans, 1)
    await asSystem(db, (tx) =>
      tx
        .update(documents)
        .set({ scanDueAt: clock.now, scanLeasedUntil: new Date(clock.now.getTime() + 120_000) })
        .where(eq(documents.id, one.document.id)),
    )
    await scanDue(deps)
    assert.equal((await rowOf(one.document.id)).status, 'pending')
    clock.now = new Date(clock.now.getTime() + 120_000)
    await scanDue(deps)
    assert.equal((await rowOf(one.document.id)).status, 'clean')
  })

  test('the queue is woken by an upload, and has the file looked at', async () => {
    deps.scanner = scanner(() => 'clean').own
    const queue = startQueue(deps)
    try {
      const one = await applied()
      await queue.drain()
      assert.equal((await rowOf(one.document.id)).status, 'clean')
    } finally {
      await queue.stop()
    }
  })

  test('readiness warns of old signatures and of a scanner that is away, without turning red', async () => {
    const states: [Scanner['signaturesFrom'], string][] = [
      [async () => new Date(clock.now.getTime() - 47 * HOUR), 'fresh'],
      [async () => new Date(clock.now.getTime() - 49 * HOUR), 'stale'],
      [async () => null, 'unknown'],
      [async () => away(), 'away'],
    ]
    for (const [signaturesFrom, state] of states) {
      deps.scanner = { ...scanner(() => 'clean').own, signaturesFrom }
      const { status, checks } = await ready()
      assert.deepEqual([status, checks.scanner], [200, { ok: true, state }])
    }
    deps.scanner = null
    assert.equal((await ready()).checks.scanner.state, 'none')
  })
})

test('where the scanner was taken away on purpose, what waited for it is let through', async () => {
  deps.scanner = scanner(away).own
  const one = await applied()
  await scanDue(deps)
  deps.scanner = null
  await scanDue(deps)
  assert.equal((await one.ask()).status, 200)
})
