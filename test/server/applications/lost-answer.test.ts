import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import type { ApplicationInput } from '../../../server/contract/application.ts'
import { jobs } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { Draft } from '../../../widgets/application-form/draft.ts'
import { send } from '../../../widgets/application-form/sending.ts'
import { ApiError, createApi } from '../../../widgets/shared/api.ts'
import { randomKey } from '../../../widgets/shared/form/key.ts'
import { ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { application, applicationsOf, newJob, outboxOf } from './recruitment.ts'

const server = await testServer()
const { app, db, newInstitution } = server

// What the form's own sending hears of the page that it runs in.
const page = new EventTarget()
const listening = ['addEventListener', 'removeEventListener'] as const
before(() => {
  for (const name of listening) Object.assign(globalThis, { [name]: page[name].bind(page) })
})
after(() => {
  for (const name of listening) Reflect.deleteProperty(globalThis, name)
})

type Reach = () => Promise<Response>
const lost = () => Promise.reject(new TypeError('Failed to fetch'))

/** The ways in which nobody hears what became of an application. */
const LOSSES: Record<string, (reach: Reach) => Promise<Response>> = {
  'it never left': lost,
  'it arrived, and its answer did not': (reach) => reach().then(lost),
  'it is still on its way when the line breaks': (reach) => {
    void reach()
    return lost()
  },
  'its answer breaks off in the middle': async (reach) => {
    const { status, headers } = await reach()
    const body = new ReadableStream({
      start(answer) {
        answer.enqueue(new TextEncoder().encode('{"refere'))
        answer.error(new Error('ECONNRESET'))
      },
    })
    return new Response(body, { status, headers })
  },
  'something between answers in its place': async (reach) => {
    await reach()
    return new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } })
  },
}

/** As often as it is asked by itself. */
const DELAYS = [1, 1, 1]

/** A person whose line loses the first answers, one after the other. Answers where the form stands in the end. */
async function applies(institution: InstitutionRef, job: number, losses: string[], meanwhile?: () => Promise<unknown>) {
  const keys: string[] = []
  const { apply } = createApi(ORIGIN, async (address, init) => {
    // Whether the page is listed is asked after a loss; it is.
    if (init?.method !== 'POST')
      return app.request(String(address).replace(ORIGIN, ''), { headers: { origin: PAGE_ORIGIN } })
    keys.push(new Headers(init?.headers).get('idempotency-key') ?? '')
    const request = { ...init, headers: { ...(init?.headers as Record<string, string>), origin: PAGE_ORIGIN } }
    const reach = async () => app.request(String(address).replace(ORIGIN, ''), request)
    const loss = LOSSES[losses.shift() ?? '']
    if (!loss) return reach()
    return loss(reach).finally(meanwhile)
  })
  const draft = new Draft()
  const input = application({}, { email: `person${++people}@example.dk` }) as ApplicationInput
  const stages: string[] = []
  draft.addEventListener('stage', () => stages.push(draft.stage.kind))
  const sending = {
    post: (body: ApplicationInput, key: string) => apply(institution.slug, String(job), body, key),
    newKey: randomKey,
    delays: DELAYS,
  }
  // Whoever is told that nobody knows has a button that asks again.
  for (let presses = 0; presses < 3 && (presses === 0 || draft.stage.kind === 'unknown'); presses++)
    await send(draft, input, sending)
  assert.equal(new Set(keys).size, 1, 'one key')
  return { stage: draft.stage, stages, asked: keys.length }
}
let people = 0

test('of a hundred whose answer is lost, each has the receipt of the one application that is there', async () => {
  const ways = Object.keys(LOSSES)
  let unknown = 0
  for (let round = 0; round < 5; round++) {
    const institution = await newInstitution()
    const { id: job } = await newJob(server, institution)
    const runs = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        // Once or twice, and five in a row: the form has then said that it does not know, and has been asked again.
        const often = n % 4 === 3 ? 5 : 1 + (n % 2)
        const losses = Array.from({ length: often }, (_, m) => ways[(n + m * round) % ways.length]!)
        return applies(institution, job, losses)
      }),
    )
    for (const { stages } of runs) {
      assert.deepEqual(stages.slice(0, 2), ['sending', 'asking'])
      assert.ok(!stages.includes('refused'), stages.join())
      if (stages.includes('unknown')) unknown++
    }
    assert.deepEqual(
      runs.map(({ stage }) => (stage.kind === 'received' ? stage.receipt.reference : stage.kind)).toSorted(),
      (await applicationsOf(server, institution)).map(({ reference }) => reference).toSorted(),
    )
    assert.equal((await outboxOf(server, institution)).length, 20)
  }
  assert.ok(unknown >= 20, `${unknown}`)
})

test('what was refused meanwhile is told as it is: received where it had arrived, and the form again where it had not', async () => {
  for (const way of Object.keys(LOSSES)) {
    const institution = await newInstitution()
    const { id } = await newJob(server, institution)
    const close = () =>
      inInstitution(db, institution.id, (tx) =>
        tx
          .update(jobs)
          .set({ status: 'closed' })
          .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, id))),
      )
    const { stage } = await applies(institution, id, [way], close)
    const there = await applicationsOf(server, institution)
    if (stage.kind === 'received')
      assert.deepEqual(
        [stage.receipt.reference],
        there.map(({ reference }) => reference),
        way,
      )
    else {
      assert.ok(stage.kind === 'refused' && stage.error instanceof ApiError, `${way}: ${stage.kind}`)
      assert.deepEqual([stage.error.problem.code, there.length], ['job-closed', 0], way)
    }
  }
})
