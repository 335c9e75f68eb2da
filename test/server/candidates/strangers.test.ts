import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { CODES_IN_ALL } from '../../../server/candidates/limits.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { candidates, rateLimits } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { type Limit, overLimit } from '../../../server/http/limits.ts'
import { MAILS_IN_ALL } from '../../../server/job-agents/limits.ts'
import { fromPage, NOW, testServer } from '../../support/server.ts'
import { DAY, freshKey } from '../applications/recruitment.ts'
import { running, signUp, started } from '../job-agents/agents.ts'
import { signUp as poolInput, startedOf, withPools } from '../talent-pools/pools.ts'
import { asked, codeIn, newCandidate, sent, storedSignIns, tryCode } from './signing-in.ts'

type From = Record<string, string>

// Who asks from another network counts apart.
const server = await testServer({ proxyHops: 1 })
const { app, clock, db } = server
const place = await withPools(server)
const { slug } = place
const from = (network: string): From => ({ 'x-forwarded-for': network })
const AT_HOME = from('192.0.2.1')
const STRANGER = from('198.51.100.1')
const MINUTE = 60_000

beforeEach(async () => {
  clock.now = NOW
  await sent(server)
  await asSystem(db, (tx) => tx.delete(rateLimits))
})

let people = 0
/** Somebody whose address is confirmed. */
async function person() {
  const { email } = await newCandidate(server, `person${++people}@example.dk`)
  await asSystem(db, (tx) => tx.update(candidates).set({ confirmedAt: NOW }))
  return email
}
const post = (path: string, body: unknown, headers: From) =>
  app.request(`/v1/institutions/${slug}/${path}`, fromPage(body, headers))
const agentCode = (id: string, code: string, at: From) => post(`job-agents/${id}/code`, { code }, at)
const refusal = async (answer: Response | Promise<Response>) => Problem.parse(await (await answer).json()).code
const codeTo = async (email: string) => codeIn((await sent(server)).findLast(({ to }) => to.address === email))
const wrongOf = (code: string) => code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))
const useUp = ({ name, max, seconds }: Limit) => overLimit(db, server.deps, { name, max, seconds }, '', max)

/** What was counted while something was done. */
async function counted(work: () => Promise<unknown>): Promise<string[]> {
  const read = () => asSystem(db, (tx) => tx.select().from(rateLimits))
  const before = new Map((await read()).map(({ key, points }) => [key, points]))
  await work()
  return (await read()).filter(({ key, points }) => before.get(key) !== points).map(({ key }) => key)
}

describe('a stranger', () => {
  test('who asks for codes and tries them counts against nothing that a person’s own tries count against', async () => {
    const [theirs, mine] = [await person(), await person()]
    const tries = async (email: string, at: From) => {
      assert.equal(
        await refusal(tryCode(server, slug, await asked(server, slug, email, at), '00000000', at)),
        'invalid',
      )
      const { id } = await started(signUp(server, place, { email }, at))
      assert.equal(await refusal(agentCode(id, '00000000', at)), 'invalid')
      const member = await poolInput(server, place, {}, { person: { email } })
      const pool = 'talent-pools/planners/members'
      const joining = await startedOf(await post(pool, member, { ...at, 'idempotency-key': freshKey() }))
      assert.equal(await refusal(post(`${pool}/${joining.id}/code`, { code: '00000000' }, at)), 'invalid')
    }
    const strangers = await counted(() => tries(theirs, STRANGER))
    const own = await counted(() => tries(mine, AT_HOME))
    assert.ok(strangers.length >= 6 && own.length >= 6)
    assert.deepEqual(
      own.filter((key) => strangers.includes(key)),
      [],
    )
  })

  test('who asks for codes with somebody’s address all day leaves that person some', async () => {
    const email = await person()
    for (let n = 0; n < 20; n++) {
      clock.now = new Date(NOW.getTime() + n * 16 * MINUTE)
      await asked(server, slug, email, STRANGER)
    }
    await sent(server)
    const mine = await asked(server, slug, email, AT_HOME)
    assert.equal((await tryCode(server, slug, mine, await codeTo(email), AT_HOME)).status, 200)
  })

  test('who signs somebody up for job agents all day keeps that person from none', async () => {
    const email = await person()
    for (let n = 0; n < 10; n++) {
      clock.now = new Date(NOW.getTime() + n * 16 * MINUTE)
      await started(signUp(server, place, { email, filter: { q: `fremmed ${n}` } }, STRANGER))
    }
    assert.equal((await sent(server)).length, 5)
    const { id } = await started(signUp(server, place, { email, filter: { q: 'egen' } }, AT_HOME))
    await running(Promise.resolve(agentCode(id, await codeTo(email), AT_HOME)))
  })

  test('from everywhere makes that person’s code come later, and the address is sent no more for that', async () => {
    const email = await person()
    const stranger = async (n: number) => {
      clock.now = new Date(NOW.getTime() + n * 16 * MINUTE)
      await started(signUp(server, place, { email, filter: { q: `fremmed ${n}` } }, from(`198.51.100.${n}`)))
    }
    for (let n = 0; n < 12; n++) await stranger(n)
    assert.equal((await sent(server)).length, 10)
    const { id } = await started(signUp(server, place, { email, filter: { q: 'egen' } }, AT_HOME))
    for (let n = 12; n < 20; n++) await stranger(n)
    assert.deepEqual(await sent(server), [])
    clock.now = new Date(NOW.getTime() + DAY)
    const codes = (await sent(server)).filter(({ to }) => to.address === email).map(codeIn)
    assert.equal(codes.length, 3)
    const answers: number[] = []
    for (const code of codes) answers.push((await agentCode(id, code, AT_HOME)).status)
    assert.deepEqual(answers.sort(), [200, 422, 422])
  })

  test('who types wrong codes for the same search leaves its person the tries of their own', async () => {
    const email = await person()
    const mine = await started(signUp(server, place, { email }, AT_HOME))
    const code = await codeTo(email)
    const theirs = await started(signUp(server, place, { email }, STRANGER))
    const newer = (await codeTo(email)) || code
    for (let n = 0; n < 5; n++) assert.equal(await refusal(agentCode(theirs.id, wrongOf(newer), STRANGER)), 'invalid')
    assert.equal(await refusal(agentCode(theirs.id, newer, STRANGER)), 'gone')
    await running(Promise.resolve(agentCode(mine.id, newer, AT_HOME)))
  })

  test('who uses up what may be mailed to addresses that nobody has confirmed keeps nobody out who has', async () => {
    const email = await person()
    for (const limit of [CODES_IN_ALL, MAILS_IN_ALL]) await useUp(limit)
    const mine = await asked(server, slug, email, AT_HOME)
    assert.equal((await tryCode(server, slug, mine, await codeTo(email), AT_HOME)).status, 200)
    const { id } = await started(signUp(server, place, { email }, AT_HOME))
    await running(Promise.resolve(agentCode(id, await codeTo(email), AT_HOME)))
    // Answered the same, and mailed nothing.
    await asked(server, slug, 'ny@example.dk', STRANGER)
    await started(signUp(server, place, { email: 'ny@example.dk' }, STRANGER))
    assert.deepEqual(await sent(server), [])
  })

  test('who guesses at one address from everywhere has 35 tries a day that can hit, of 10^8', async () => {
    const email = await person()
    const before = (await storedSignIns(server)).length
    const fates: Record<string, number> = {}
    for (let n = 0; n < 40; n++) {
      clock.now = new Date(NOW.getTime() + n * 16 * MINUTE)
      const at = from(`203.0.113.${n}`)
      const handle = await asked(server, slug, email, at)
      for (let guess = 0; guess < 6; guess++) {
        const fate = await refusal(tryCode(server, slug, handle, '00000000', at))
        fates[fate] = (fates[fate] ?? 0) + 1
      }
    }
    assert.deepEqual(fates, { invalid: 35, gone: 40 * 6 - 35 })
    assert.equal((await storedSignIns(server)).length - before, 7)
  })
})
