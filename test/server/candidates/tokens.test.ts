import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { declaredRoutes } from '../../../server/app.ts'
import { openSession, secretOf } from '../../../server/candidates/session.ts'
import { linkToken } from '../../../server/candidates/sign-in-code.ts'
import { applications, candidates } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { ADMIN_KEY, ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { application, apply, newJob, receiptOf } from '../applications/recruitment.ts'
import { linkIn, sent, signInOnPage } from './signing-in.ts'

// Every kind of secret at every route that wants one: each opens what it is for, and nothing else (T19).
const OTHER_PAGE = 'https://www.arkivet.example'
const server = await testServer({ proxyHops: 1 })
const { app, db, deps, newInstitution } = server
const here = await newInstitution()
const there = await newInstitution({ origins: [OTHER_PAGE] })
const routes = declaredRoutes(app)
const [job, thereJob] = [await newJob(server, here), await newJob(server, there)]
const SECRET = 'KUN-HOS-DEN-ANDEN'
const email = 'alma@example.dk'
const tokens: Record<string, string> = {}
let reference = ''
let thereReference = ''

const keyOf = async (slug: string) => {
  const made = await app.request(`/v1/institutions/${slug}/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ name: 'Own system' }),
  })
  return ((await made.json()) as { key: string }).key
}

before(async () => {
  reference = (await receiptOf(await apply(server, here, job.id, application({}, { email })))).reference
  const answer = await app.request(`/v1/institutions/${there.slug}/jobs/${thereJob.id}/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: OTHER_PAGE, 'idempotency-key': 'there' },
    body: JSON.stringify(application({ motivation: SECRET }, { email })),
  })
  thereReference = (await receiptOf(answer)).reference
  const receipts = await sent(server)
  const signedIn = await signInOnPage(server, here.slug, email, { 'x-forwarded-for': '192.0.2.1' })
  const person = (await asSystem(db, (tx) => tx.select().from(candidates)))[0]
  const opened = { candidateId: person!.id, device: '' }
  const [ours, others] = await asSystem(db, async (tx) => [
    await openSession(tx, deps, { ...opened, institutionId: null, origin: null }),
    await openSession(tx, deps, { ...opened, institutionId: there.id, origin: OTHER_PAGE }),
  ])
  Object.assign(tokens, {
    page: signedIn.session.token,
    carrying: /=([^;]*)/.exec(signedIn.cookie)?.[1],
    ours: secretOf(deps, 'cookie', ours!.id),
    'ours as bearer': secretOf(deps, 'bearer', ours!.id),
    'another page': secretOf(deps, 'bearer', others!.id),
    'own key': await keyOf(here.slug),
    'another key': await keyOf(there.slug),
    operator: ADMIN_KEY,
    'sign-in key': signedIn.started.key,
    link: linkToken(deps, signedIn.started.id),
    receipt: linkIn(receipts[0]),
    forged: signedIn.session.token.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    none: 'x',
  })
  for (const [name, token] of Object.entries(tokens)) assert.ok(token, name)
})

const PARAMETERS = () =>
  ({ institution: here.slug, job: String(job.id), reference, source: 'test', thing: 'retention' }) as Record<
    string,
    string
  >
const addressOf = (path: string, parameters: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? 'none-such')

const ask = (route: { path: string; method: string }, headers: Record<string, string>, parameters = PARAMETERS()) =>
  app.request(addressOf(route.path, parameters), {
    method: route.method.toUpperCase(),
    headers: { 'content-type': 'application/json', 'idempotency-key': 'x', ...headers },
    ...(route.method !== 'get' && { body: '{}' }),
  })

test('a bearer opens what it is for, and is nobody’s everywhere else', async () => {
  const mine: Record<string, string[]> = {
    key: ['own key', 'operator', 'another key'],
    candidate: ['page'],
    embed: ['page'],
  }
  let tried = 0
  for (const route of routes.filter(({ caller }) => Object.hasOwn(mine, caller)))
    for (const [name, token] of Object.entries(tokens)) {
      if (mine[route.caller]?.includes(name)) continue
      const origin: Record<string, string> = route.caller === 'key' ? {} : { origin: PAGE_ORIGIN }
      const answer = await ask(route, { ...origin, authorization: `Bearer ${token}` })
      assert.equal(answer.status, 401, `${route.method} ${route.path} with ${name}`)
      tried++
    }
  assert.ok(tried > 300, String(tried))
})

test('what is right in a header is nothing in a cookie, and the other way round', async () => {
  const account = `/portal/${here.slug}/account`
  for (const [name, token] of Object.entries(tokens)) {
    const cookie = [`__Host-opslag=${token}`, `__Host-opslag-${here.slug}=${token}`].join('; ')
    const page = await app.request(`${account}/profile`, { headers: { cookie, authorization: `Bearer ${token}` } })
    assert.equal(page.status, name === 'ours' ? 200 : 303, `our own page with ${name}`)
    const api = await app.request('/v1/candidate', { headers: { cookie, origin: PAGE_ORIGIN } })
    assert.equal(api.status, 401, `the API with the cookie ${name}`)
    const resumed = await app.request(`/v1/institutions/${here.slug}/sessions/resume`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: PAGE_ORIGIN, cookie },
      body: '{}',
    })
    const { session } = (await resumed.json()) as { session: unknown }
    assert.equal(session !== null, name === 'carrying', `carried over by ${name}`)
  }
})

test('a session is worth the page that it was opened on', async () => {
  const read = (origin: string, token: string | undefined) =>
    app.request('/v1/candidate', { headers: { origin, authorization: `Bearer ${token}` } })
  assert.equal((await read(PAGE_ORIGIN, tokens.page)).status, 200)
  assert.equal((await read(OTHER_PAGE, tokens['another page'])).status, 200)
  for (const origin of [OTHER_PAGE, ORIGIN]) assert.equal((await read(origin, tokens.page)).status, 401, origin)
  for (const origin of ['https://evil.example', 'null', '']) assert.equal((await read(origin, tokens.page)).status, 403)
})

test('a session stolen from an institution’s page reaches nothing outside that institution on any route', async () => {
  const document = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const stored = () =>
    asSystem(db, (tx) => tx.select().from(applications).where(eq(applications.reference, thereReference)))
  const before = await stored()
  const outside = { ...PARAMETERS(), institution: there.slug, job: String(thereJob.id), reference: thereReference }
  let tried = 0
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods)) {
      if (path === '/v1/candidate/session') continue
      for (const origin of [PAGE_ORIGIN, OTHER_PAGE]) {
        const cookie = `__Host-opslag=${tokens.carrying}; __Host-opslag-${there.slug}=${tokens.carrying}`
        const answer = await ask({ path, method }, { origin, authorization: `Bearer ${tokens.page}`, cookie }, outside)
        const text = await answer.text()
        assert.ok(!text.includes(SECRET) && !text.includes(thereReference), `${method} ${path} from ${origin}`)
        if (path.startsWith('/v1/candidate') && origin === OTHER_PAGE)
          assert.equal(answer.status, 401, `${method} ${path}`)
        tried++
      }
    }
  assert.ok(tried > 100, String(tried))
  assert.deepEqual(await stored(), before)
  // The same walk at home finds what is its own: the silence above is no accident.
  const own = await app.request(`/v1/candidate/applications/${reference}`, {
    headers: { origin: PAGE_ORIGIN, authorization: `Bearer ${tokens.page}` },
  })
  assert.equal(own.status, 200)
})
