import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { eq, getTableName, ne, sql } from 'drizzle-orm'
import { declaredRoutes } from '../../../server/app.ts'
import { openSession, secretOf } from '../../../server/candidates/session.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import { Problem, type ProblemCode } from '../../../server/contract/problem.ts'
import { rows } from '../../../server/db/client.ts'
import * as schema from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { ADMIN_KEY, ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'

// The shared refusal suite: every declared route, by its caller class. A new route is in it from its first day.
const { app, db, deps, newInstitution } = await testServer()
const routes = declaredRoutes(app)
const changing = routes.filter(({ method }) => method !== 'get')
/** What a route takes: a form where a file comes along, and else JSON. */
const typeOf = ({ withFiles }: { withFiles: boolean }) =>
  withFiles ? 'multipart/form-data; boundary=x' : 'application/json'
const PARAMETERS: Record<string, string> = { job: '1001', source: 'test', externalId: 'x-1', thing: 'retention' }
let slug = ''
let foreignKey = ''

const addressOf = (path: string, institution = slug) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'institution' ? institution : (PARAMETERS[name] ?? 'none-such'),
  )

/** How many rows there are in each table: what was not executed changes none of them. */
async function census() {
  const tables = Object.values(schema).map((table) => getTableName(table))
  // The limits count refused tries too: that is what they are for.
  const counted = tables.filter((table) => table !== 'rate_limits')
  return asSystem(db, async (tx) => {
    const counts: Record<string, number> = {}
    for (const table of counted) {
      const [row] = await rows<{ n: string | number }>(tx, sql`select count(*) as n from ${sql.identifier(table)}`)
      counts[table] = Number(row?.n)
    }
    return counts
  })
}

async function refusal(res: Response, code: ProblemCode, what: string) {
  const body = await res.text()
  assert.match(res.headers.get('content-type') ?? '', /^application\/problem\+json/, `${what}: ${res.status} ${body}`)
  const problem = Problem.parse(JSON.parse(body))
  assert.equal(problem.code, code, what)
  assert.equal(problem.status, res.status, what)
  assert.equal(res.headers.get('cache-control'), 'no-store', what)
}

before(async () => {
  slug = (await newInstitution()).slug
  const other = (await newInstitution()).slug
  const made = await app.request(`/v1/institutions/${other}/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ name: 'Own system' }),
  })
  foreignKey = ((await made.json()) as { key: string }).key
  assert.ok(foreignKey)
})

const credentials = (caller: string): Record<string, string> =>
  caller === 'key' ? { authorization: `Bearer ${ADMIN_KEY}` } : {}

const LISTED = new URL(PAGE_ORIGIN)
const UNLISTED = [
  'https://evil.example',
  'null',
  '',
  `${PAGE_ORIGIN}.evil.example`,
  `https://evil-${LISTED.host}`,
  `https://evil.${LISTED.host}`,
  `https://${LISTED.host.replace('www.', '')}`,
  `http://${LISTED.host}`,
  `${PAGE_ORIGIN}:443`,
  `${PAGE_ORIGIN}:8443`,
  `${PAGE_ORIGIN}/`,
  `${PAGE_ORIGIN}/path`,
  `${PAGE_ORIGIN}?`,
  `${PAGE_ORIGIN}#`,
  `${PAGE_ORIGIN}.`,
  PAGE_ORIGIN.toUpperCase(),
  `https://${LISTED.host.toUpperCase()}`,
  `https://user@${LISTED.host}`,
  `https://user:pass@${LISTED.host}`,
  `https://${LISTED.host}@evil.example`,
  `https://${LISTED.host}%2eevil.example`,
  `https://${LISTED.host}%00.evil.example`,
  `https://${LISTED.host}\\@evil.example`,
  `https://${LISTED.host}, https://evil.example`,
  `https://evil.example, ${PAGE_ORIGIN}`,
  `${PAGE_ORIGIN} https://evil.example`,
  'https://xn--www-styrelsen-9za.example',
  'https://www.styrelsеn.example'.normalize().replace(/[^\x20-\x7e]/g, 'e%CC'),
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'http://127.0.0.1:4000',
  'http://localhost',
  'http://localhost:4001',
  'https://localhost:4000',
  'http://0.0.0.0:4000',
  'http://2130706433:4000',
  'file://',
  'chrome-extension://abcdef',
  'data:text/html,x',
  'about:blank',
  'blob:https://www.styrelsen.example',
]
const CONTENT_TYPES = [
  'application/json',
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  '',
]

describe('origins', () => {
  test('a request that changes something from an unlisted origin is not executed, whatever its content type', async () => {
    const before = await census()
    let tried = 0
    for (const route of changing) {
      if (route.caller === 'one-click' || route.caller === 'upload') continue
      for (const origin of UNLISTED)
        for (const type of CONTENT_TYPES) {
          const res = await app.request(addressOf(route.path), {
            method: route.method.toUpperCase(),
            headers: {
              ...credentials(route.caller),
              origin,
              'idempotency-key': 'a',
              ...(type && { 'content-type': type }),
            },
            body: '{}',
          })
          const what = `${route.method} ${route.path} from "${origin}" as "${type}"`
          assert.equal(res.headers.get('access-control-allow-origin'), null, what)
          await refusal(res, 'origin-not-allowed', what)
          tried++
        }
    }
    assert.ok(tried >= 41 * 6 * 3, `${tried} combinations`)
    assert.deepEqual(await census(), before)
  })

  test('an embed route wants an origin: without one nothing is executed', async () => {
    for (const route of changing.filter(({ caller }) => caller === 'embed')) {
      const res = await app.request(addressOf(route.path), {
        method: route.method.toUpperCase(),
        headers: { 'content-type': 'application/json', 'idempotency-key': 'a' },
        body: '{}',
      })
      await refusal(res, 'origin-not-allowed', route.path)
    }
  })

  test('a preflight says yes to a listed origin and nothing to any other', async () => {
    const ask = (path: string, origin: string) =>
      app.request(addressOf(path), {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      })
    for (const { path } of changing.filter(({ caller }) => caller === 'embed')) {
      assert.equal((await ask(path, PAGE_ORIGIN)).headers.get('access-control-allow-origin'), PAGE_ORIGIN)
      assert.equal((await ask(path, ORIGIN)).headers.get('access-control-allow-origin'), ORIGIN)
      for (const origin of UNLISTED) {
        const res = await ask(path, origin)
        assert.equal(res.headers.get('access-control-allow-origin'), null, `${path} ${origin}`)
        assert.equal(res.headers.get('vary'), 'Origin')
      }
    }
  })

  test('a refusal on an embed route can be read by the listed page', async () => {
    for (const { path, method } of changing.filter(({ caller }) => caller === 'embed')) {
      const res = await app.request(addressOf(path), {
        method: method.toUpperCase(),
        headers: { origin: PAGE_ORIGIN, 'content-type': 'text/plain' },
        body: '{}',
      })
      assert.equal(res.headers.get('access-control-allow-origin'), PAGE_ORIGIN)
      await refusal(res, 'unsupported-media-type', path)
    }
  })
})

describe('every route', () => {
  test('public reads are readable from every page, without credentials', async () => {
    for (const route of routes.filter(({ caller }) => caller === 'public-read')) {
      const res = await app.request(addressOf(route.path), { headers: { origin: 'https://anywhere.example' } })
      assert.equal(res.headers.get('access-control-allow-origin'), '*', route.path)
      assert.equal(res.headers.get('access-control-allow-credentials'), null, route.path)
    }
  })

  test('an institution that does not exist is refused by that name', async () => {
    for (const route of routes.filter(
      ({ path, caller }) => path.startsWith('/v1/institutions/{') && caller !== 'upload',
    )) {
      const res = await app.request(addressOf(route.path, 'no-such-institution'), {
        method: route.method.toUpperCase(),
        headers: { ...credentials(route.caller), origin: ORIGIN, 'content-type': typeOf(route) },
        ...(route.method !== 'get' && { body: '{}' }),
      })
      // From an institution that lists no origins only our own may ask, so an embed route may get that far.
      await refusal(res, 'unknown-institution', `${route.method} ${route.path}`)
    }
  })

  test('a zero byte in an address is refused, wherever it stands', async () => {
    for (const route of routes.filter(({ method }) => method === 'get'))
      await refusal(await app.request(`${addressOf(route.path)}?q=%00`), 'malformed', route.path)
    for (const path of ['/portal/a%00', `/portal/${slug}?q=%00`, `/portal/${slug}/jobs/%00`, '/v1/institutions/a%00b'])
      await refusal(await app.request(path), 'malformed', path)
  })

  test('a key route refuses no key, a wrong one, and another institution’s', async () => {
    const before = await census()
    for (const route of routes.filter(({ caller }) => caller === 'key')) {
      const ask = (authorization?: string) =>
        app.request(addressOf(route.path), {
          method: route.method.toUpperCase(),
          headers: { 'content-type': typeOf(route), ...(authorization && { authorization }) },
          ...(route.method !== 'get' && { body: '{}' }),
        })
      const what = `${route.method} ${route.path}`
      for (const none of [undefined, 'Bearer wrong', 'Basic YTpi', `Bearer ${ADMIN_KEY}x`, `bearer  ${ADMIN_KEY}`])
        await refusal(await ask(none), 'sign-in', `${what} with "${none}"`)
      if (route.path.includes('{institution}')) await refusal(await ask(`Bearer ${foreignKey}`), 'forbidden', what)
    }
    assert.deepEqual(await census(), before)
  })

  test('a candidate route refuses no bearer, a wrong one, another institution’s, our own pages’ and a key', async () => {
    const email = 'refused@example.dk'
    const bearers = await asSystem(db, async (tx) => {
      const [person] = await tx
        .insert(schema.candidates)
        .values({ id: deps.newId(), email, emailCanonical: email, createdAt: deps.now() })
        .returning()
      const opened = { candidateId: person!.id, device: '' }
      const other = await tx.select().from(schema.institutions).where(ne(schema.institutions.slug, slug))
      const elsewhere = await openSession(tx, deps, {
        ...opened,
        institutionId: other[0]!.id,
        origin: 'https://www.elsewhere.example',
      })
      const ours = await openSession(tx, deps, { ...opened, institutionId: null, origin: null })
      return [
        secretOf(deps, 'bearer', elsewhere.id),
        secretOf(deps, 'bearer', ours.id),
        secretOf(deps, 'cookie', ours.id),
      ]
    })
    const before = await census()
    for (const route of routes.filter(({ caller }) => caller === 'candidate')) {
      const ask = (authorization?: string, origin = PAGE_ORIGIN) =>
        app.request(addressOf(route.path), {
          method: route.method.toUpperCase(),
          headers: { 'content-type': 'application/json', origin, ...(authorization && { authorization }) },
          ...(route.method !== 'get' && { body: '{}' }),
        })
      const what = `${route.method} ${route.path}`
      for (const none of [undefined, 'Bearer wrong', 'Basic YTpi', `Bearer ${ADMIN_KEY}`, `Bearer ${foreignKey}`])
        await refusal(await ask(none), 'sign-in', `${what} with "${none}"`)
      for (const bearer of bearers) await refusal(await ask(`Bearer ${bearer}`), 'sign-in', what)
      await refusal(await ask(`Bearer ${bearers[0]}`, 'https://evil.example'), 'origin-not-allowed', what)
    }
    assert.deepEqual(await census(), before)
  })

  test('a body of the wrong kind, too large, no JSON or JSON that gives a name twice is refused', async () => {
    const bearer = await asSystem(db, async (tx) => {
      const email = 'wrong.body@example.dk'
      const [person] = await tx
        .insert(schema.candidates)
        .values({ id: deps.newId(), email, emailCanonical: email, createdAt: deps.now() })
        .returning()
      const [here] = await tx.select().from(schema.institutions).where(eq(schema.institutions.slug, slug))
      const page = { institutionId: here!.id, origin: PAGE_ORIGIN }
      return secretOf(
        deps,
        'bearer',
        (await openSession(tx, deps, { candidateId: person!.id, device: '', ...page })).id,
      )
    })
    const before = await census()
    for (const route of changing.filter(
      ({ method, caller, withFiles }) =>
        method !== 'delete' && !withFiles && ['embed', 'key', 'candidate'].includes(caller),
    )) {
      const send = (type: string, body: string) =>
        app.request(addressOf(route.path), {
          method: route.method.toUpperCase(),
          headers: {
            ...credentials(route.caller),
            'content-type': type,
            'content-length': String(Buffer.byteLength(body)),
            'idempotency-key': 'refusals',
            'if-match': '"0"',
            ...(route.caller !== 'key' && { origin: PAGE_ORIGIN }),
            ...(route.caller === 'candidate' && { authorization: `Bearer ${bearer}` }),
          },
          body,
        })
      const what = `${route.method} ${route.path}`
      await refusal(await send('text/plain', '{}'), 'unsupported-media-type', what)
      await refusal(await send('application/json', JSON.stringify('x'.repeat(LIMITS.jsonBody))), 'too-large', what)
      await refusal(await send('application/json', '{"a":'), 'malformed', what)
      await refusal(await send('application/json', '{"noSuchField":1,"noSuchField":1}'), 'malformed', what)
      await refusal(await send('application/json', '{"noSuchField":1}'), 'invalid', what)
    }
    assert.deepEqual(await census(), before)
  })

  test('a read changes nothing but the audit of who read', async () => {
    const { audit_events: _, ...before } = await census()
    for (const route of routes.filter(({ method }) => method === 'get'))
      await app.request(addressOf(route.path), { headers: credentials(route.caller) })
    const { audit_events: __, ...after } = await census()
    assert.deepEqual(after, before)
  })
})

describe('an upload', () => {
  const uploads = routes.filter(({ caller }) => caller === 'upload')
  const ask = (
    { method, path }: (typeof routes)[number],
    headers: Record<string, string>,
    { institution = slug, body = 'x' } = {},
  ) =>
    app.request(addressOf(path, institution), {
      method: method.toUpperCase(),
      headers,
      ...(method === 'patch' && { body }),
    })
  const tus = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }

  test('wants a listed origin, reads too, and the protocol’s own header, which no form can send', async () => {
    assert.deepEqual(uploads.map(({ method }) => method).sort(), ['delete', 'get', 'patch', 'post'])
    const before = await census()
    for (const route of uploads) {
      const what = `${route.method} ${route.path}`
      await refusal(await ask(route, tus), 'origin-not-allowed', what)
      for (const origin of UNLISTED) {
        const res = await ask(route, { ...tus, origin })
        assert.equal(res.headers.get('access-control-allow-origin'), null, what)
        await refusal(res, 'origin-not-allowed', `${what} from "${origin}"`)
      }
      if (route.method === 'get') continue
      for (const version of ['', '0.2.2', '1.0.0, 1.0.0']) {
        const res = await ask(route, { ...tus, origin: PAGE_ORIGIN, 'tus-resumable': version })
        assert.equal(res.headers.get('access-control-allow-origin'), PAGE_ORIGIN, what)
        await refusal(res, 'malformed', `${what} as tus "${version}"`)
      }
    }
    assert.deepEqual(await census(), before)
  })

  test('is prepared by a preflight, for a listed origin only', async () => {
    for (const path of new Set(uploads.map((route) => route.path))) {
      const preflight = (origin: string) => app.request(addressOf(path), { method: 'OPTIONS', headers: { origin } })
      const yes = await preflight(PAGE_ORIGIN)
      assert.equal(yes.headers.get('access-control-allow-origin'), PAGE_ORIGIN)
      for (const name of ['tus-resumable', 'upload-length', 'upload-metadata', 'upload-offset', 'content-type'])
        assert.ok(yes.headers.get('access-control-allow-headers')?.includes(name), name)
      for (const method of ['POST', 'HEAD', 'PATCH', 'DELETE'])
        assert.ok(yes.headers.get('access-control-allow-methods')?.includes(method), method)
      for (const origin of UNLISTED)
        assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null, origin)
    }
  })

  test('refuses another institution, another content type and more than a part, and the page may read why', async () => {
    const before = await census()
    for (const route of uploads) {
      const headers = { ...tus, origin: ORIGIN, 'upload-length': '1' }
      const what = `${route.method} ${route.path}`
      await refusal(await ask(route, headers, { institution: 'no-such-institution' }), 'unknown-institution', what)
      if (route.path.includes('{upload}'))
        await refusal(await ask(route, { ...headers, origin: PAGE_ORIGIN }), 'not-found', what)
      if (route.method !== 'patch') continue
      for (const type of CONTENT_TYPES)
        await refusal(await ask(route, { ...headers, 'content-type': type }), 'unsupported-media-type', what)
      for (const size of [LIMITS.uploadPart + 1, LIMITS.jsonBody + 1]) {
        const res = await ask(route, { ...headers, origin: PAGE_ORIGIN }, { body: 'x'.repeat(size) })
        assert.equal(res.headers.get('access-control-allow-origin'), PAGE_ORIGIN)
        await refusal(res, 'too-large', `${what} of ${size}`)
      }
    }
    assert.deepEqual(await census(), before)
  })
})
