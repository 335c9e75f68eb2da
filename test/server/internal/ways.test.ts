import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, mock, test } from 'node:test'
import { InternalProof, InternalWays, WorkLoginStarted } from '../../../server/contract/internal.ts'
import { decide } from '../../support/institution-calls.ts'
import { startProvider } from '../../support/oidc-provider.ts'
import { fromPage, NOW, ORIGIN, PAGE_ORIGIN, testServer, withKey } from '../../support/server.ts'
import { application, freshKey, HOUR, newJob } from '../applications/recruitment.ts'
import { codeIn, sent } from '../candidates/signing-in.ts'
import { inside, newKey, seconds } from './inside.ts'

let idp: Awaited<ReturnType<typeof startProvider>>
let issuer = ''
const feedHosts: string[] = []
const server = await testServer({ feedHosts })
const { app, clock, newInstitution } = server
const SECRET = 'the-secret-that-the-provider-knows-us-by'
/** What the provider says of whoever signs in next. */
let tenant = 'ours'
/** What it answers in place of the truth, by path. */
const lies = new Map<string, () => unknown>()
/** What it was asked for. */
const asked: string[] = []

/** A provider that signs in whoever comes, as its test of them would. */
before(async () => {
  idp = await startProvider({
    secret: SECRET,
    redirectUris: Array.from({ length: 12 }, (_, n) => `${ORIGIN}/portal/styrelse-${n + 1}/internal/callback`),
    tenantOf: () => tenant,
    ask: (_request, _response, finish) => finish('birthe'),
    before: ({ url = '' }, response) => {
      asked.push(url)
      const lie = lies.get(url)
      return lie && response.setHeader('content-type', 'application/json').end(JSON.stringify(lie()))
    },
  })
  issuer = idp.issuer
  for (let n = 1; n <= 12; n++) feedHosts.push(`styrelse-${n}=${new URL(issuer).host}`)
})
after(() => idp.close())

/** A browser that follows the provider's pages with its cookies, until it is sent back to us. */
async function atProvider(start: string): Promise<string> {
  const cookies = new Map<string, string>()
  let address = start
  for (let step = 0; step < 12; step++) {
    if (address.startsWith(ORIGIN)) return address
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    assert.ok(next, `${answer.status} ${address} ${await answer.text()}`)
    address = new URL(next, address).href
  }
  throw new Error('the provider goes in circles')
}

const refusedWith = async (answer: Response) => {
  const { code } = (await answer.json()) as { code: string }
  return `${answer.status} ${code}`
}

async function withProvider(claim?: { name: string; values: string[] }) {
  const institution = await newInstitution()
  const { slug } = institution
  const oidc = { issuer, clientId: 'opslag', name: { da: 'Husets login' }, ...(claim && { claim }) }
  await decide(app, slug, 'internal', { ways: ['oidc'], oidc })
  await newKey(server, slug, { kind: 'client-secret', name: 'OIDC', secret: SECRET })
  await newJob(server, institution, { audience: 'internal', internalFrom: NOW, title: 'Internt' })
  const post = (path: string, body: unknown, origin = PAGE_ORIGIN) =>
    app.request(`/v1/institutions/${slug}/internal/${path}`, fromPage(body, { origin }))
  const begin = async () => WorkLoginStarted.parse(await (await post('logins', { language: 'da' })).json())
  return { slug, oidc, post, begin }
}

/** Our own page before the provider: what it sets in this browser, and where it leads. */
async function openWindow(url: string) {
  const page = await app.request(url.slice(ORIGIN.length))
  const text = await page.text()
  assert.equal(page.status, 200, text)
  const cookie = page.headers.getSetCookie()[0] ?? ''
  assert.match(cookie, /^__Host-opslag\.work=.*HttpOnly; Secure; SameSite=Lax/i)
  const href = /class="button" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  return { href, cookie: cookie.split(';')[0] ?? '' }
}
async function comeBack(address: string, cookie: string) {
  const ask = (path: string) => app.request(path, { headers: { cookie } })
  const first = await ask(address.slice(ORIGIN.length))
  const next = first.headers.get('location')
  // Whatever name and scheme a proxy calls us by: the code in the address goes nowhere else, and the cookie along.
  if (next) assert.match(next, /^\/portal\//)
  return next ? ask(next) : first
}
const codeOn = (page: string) => /<strong>(\d{4} \d{4})<\/strong>/.exec(page)?.[1]?.replace(' ', '') ?? ''

describe('the institution’s provider', () => {
  test('says who belongs: the code of our page proves it on the page that asked, once', async () => {
    const { slug, post, begin } = await withProvider({ name: 'tid', values: ['ours'] })
    const ways = InternalWays.parse(await (await app.request(`/v1/institutions/${slug}/internal`)).json())
    assert.deepEqual(ways, { ways: ['oidc'], provider: 'Husets login', domains: [] })
    const { id, key, url } = await begin()
    assert.equal(await refusedWith(await post(`logins/${id}/code`, { key, code: '00000000' })), '422 invalid')
    const { href, cookie } = await openWindow(url)
    const asked = new URL(href).searchParams
    assert.deepEqual(
      [asked.get('code_challenge_method'), asked.get('response_type'), asked.get('scope')],
      ['S256', 'code', 'openid'],
    )
    assert.ok(asked.get('state') && asked.get('nonce') && asked.get('code_challenge'))
    const back = await atProvider(href)
    const done = await comeBack(back, cookie)
    const text = await done.text()
    assert.equal(done.status, 200, text)
    const code = codeOn(text)
    assert.ok(text.includes(`"${PAGE_ORIGIN}"`), 'told to the page that asked')
    assert.equal(await refusedWith(await post(`logins/${id}/code`, { key: 'x', code })), '410 gone')
    assert.equal(await refusedWith(await post(`logins/${id}/code`, { key, code }, ORIGIN)), '410 gone')
    const answer = await post(`logins/${id}/code`, { key, code })
    const { proof, expiresAt } = InternalProof.parse(await answer.json())
    assert.equal(expiresAt, new Date(NOW.getTime() + 2 * HOUR).toISOString())
    const list = `/v1/institutions/${slug}/internal/jobs`
    assert.equal((await inside(server, list, proof)).status, 200)
    assert.equal(await refusedWith(await post(`logins/${id}/code`, { key, code })), '410 gone', 'once')
    assert.equal((await comeBack(back, cookie)).status, 410, 'the way back cannot be gone again')
    await decide(app, slug, 'internal', { ways: ['token'] }, '1')
    assert.equal((await inside(server, list, proof)).status, 401, 'the way has been closed')
  })

  test('is not believed for another tenant, in another browser, nor about a state it was not asked', async () => {
    const { begin, post } = await withProvider({ name: 'tid', values: ['ours'] })
    const started = await begin()
    tenant = 'others'
    const stranger = await openWindow(started.url)
    const refused = await comeBack(await atProvider(stranger.href), stranger.cookie)
    assert.equal(refused.status, 403)
    tenant = 'ours'
    const one = await openWindow(started.url)
    const back = await atProvider(one.href)
    assert.equal((await comeBack(back, '')).status, 410, 'a browser that did not begin')
    const other = await openWindow(started.url)
    assert.equal((await comeBack(back, other.cookie)).status, 403, 'the state of another window')
    const { key, id } = started
    assert.equal(await refusedWith(await post(`logins/${id}/code`, { key, code: '12345678' })), '422 invalid')
    clock.now = new Date(NOW.getTime() + 11 * 60_000)
    assert.equal((await app.request(started.url.slice(ORIGIN.length))).status, 410)
    clock.now = NOW
  })

  test('is believed by its signature only: a token with none, one of an empty key or one that is no signature is refused', async () => {
    const { slug, begin } = await withProvider()
    const truth = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as object
    const supported = ['RS256', 'HS256', 'none']
    lies.set('/.well-known/openid-configuration', () => ({
      ...truth,
      id_token_signing_alg_values_supported: supported,
    }))
    const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const forged = {
      none: () => '',
      HS256: (said: string) => createHmac('sha256', '').update(said).digest('base64url'),
      RS256: () => 'AAAA',
    }
    const { url } = await begin()
    for (const [alg, sign] of Object.entries(forged)) {
      const { href, cookie } = await openWindow(url)
      const asked = new URL(href).searchParams
      lies.set('/token', () => {
        const iat = seconds(new Date())
        const claims = { iss: issuer, aud: 'opslag', sub: 'x', iat, exp: iat + 60, nonce: asked.get('nonce') }
        const said = `${text({ alg })}.${text(claims)}`
        return { access_token: 'a', token_type: 'bearer', expires_in: 60, id_token: `${said}.${sign(said)}` }
      })
      const query = new URLSearchParams({ code: 'x', state: asked.get('state') ?? '', iss: issuer })
      const done = await comeBack(`${ORIGIN}/portal/${slug}/internal/callback?${query}`, cookie)
      assert.equal(done.status, 403, alg)
    }
    lies.clear()
  })

  test('that would send people to what is no web address is not reached, and no language leads in circles', async () => {
    const { slug, begin } = await withProvider()
    const truth = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as object
    const { url } = await begin()
    for (const endpoint of ['javascript:alert(1)//', undefined]) {
      lies.set('/.well-known/openid-configuration', () => ({ ...truth, authorization_endpoint: endpoint }))
      assert.equal((await app.request(url.slice(ORIGIN.length))).status, 503, String(endpoint))
    }
    lies.clear()
    const { cookie } = await openWindow(url)
    const callback = `${ORIGIN}/portal/${slug}/internal/callback?lang=xx&code=x&state=y`
    assert.equal((await comeBack(callback, cookie)).status, 403)
  })

  describe('is remembered', () => {
    const DISCOVERY = '/.well-known/openid-configuration'
    const times = (path: string) => asked.filter((one) => one === path).length
    /** A whole sign-in: what our page says at its end. */
    const signIn = async (url: string) => {
      const { href, cookie } = await openWindow(url)
      return (await comeBack(await atProvider(href), cookie)).status
    }

    test('for ten minutes and by all who come, until the setting or its secret is another', async () => {
      const { slug, oidc, begin } = await withProvider()
      asked.length = 0
      const started = await Promise.all([begin(), begin()])
      await Promise.all(started.map(({ url }) => openWindow(url)))
      assert.deepEqual([await signIn(started[0].url), await signIn(started[1].url)], [200, 200])
      assert.deepEqual([times(DISCOVERY), times('/jwks')], [1, 1])
      const again = (await begin()).url
      await newKey(server, slug, { kind: 'client-secret', name: 'OIDC', secret: `${SECRET}-new` })
      await openWindow(again)
      assert.equal(times(DISCOVERY), 2, 'another secret')
      await decide(app, slug, 'internal', { ways: ['oidc'], oidc: { ...oidc, clientId: 'other' } }, '1')
      assert.equal(new URL((await openWindow(again)).href).searchParams.get('client_id'), 'other')
      assert.equal(times(DISCOVERY), 3, 'another setting')
      clock.now = new Date(NOW.getTime() + 600_000)
      await openWindow((await begin()).url)
      clock.now = NOW
      assert.equal(times(DISCOVERY), 4, 'ten minutes later')
    })

    test('not when it could not be reached', async () => {
      const { begin } = await withProvider()
      const { url } = await begin()
      lies.set(DISCOVERY, () => 'no metadata')
      assert.equal((await app.request(url.slice(ORIGIN.length))).status, 503)
      lies.clear()
      assert.equal(await signIn(url), 200)
    })

    test('with its keys: one that is not among them is looked for once, and a minute later again', async () => {
      const { begin } = await withProvider()
      const { url } = await begin()
      const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: object[] }
      lies.set('/jwks', () => ({ keys: keys.map((key) => ({ ...key, kid: 'the-one-before' })) }))
      asked.length = 0
      assert.deepEqual([await signIn(url), await signIn(url)], [403, 403])
      assert.equal(times('/jwks'), 1)
      lies.clear()
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 })
      try {
        assert.equal(await signIn(url), 200)
        assert.equal(times('/jwks'), 2)
        assert.equal(times(DISCOVERY), 1)
      } finally {
        mock.timers.reset()
      }
    })
  })

  test('of everybody must say by a claim who belongs, and none stands inside our own network', async () => {
    const { slug } = await newInstitution()
    const put = async (oidc: object) => {
      const value = { ways: ['oidc'], oidc: { clientId: 'x', ...oidc } }
      const headers = { ...(withKey(value).headers as Record<string, string>), 'if-match': '"0"' }
      const answer = await app.request(`/v1/institutions/${slug}/settings/internal`, { ...withKey(value), headers })
      const { fields } = (await answer.json()) as { fields?: { path: string }[] }
      return fields?.map(({ path }) => path)
    }
    const microsoft = 'https://login.microsoftonline.com'
    for (const everybody of [
      ...['https://accounts.google.com', 'https://accounts.google.com:443', 'https://accounts.google.com/?x'],
      ...['/common/v2.0', '//common/v2.0', '/x/../common/v2.0', '/COMMON/v2.0', '/%63ommon/v2.0', '/consumers/v2.0'],
      ...[':443/common/v2.0', '/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0', '/'],
    ])
      assert.deepEqual(
        await put({ issuer: everybody.startsWith('https:') ? everybody : `${microsoft}${everybody}` }),
        ['oidc.claim'],
        everybody,
      )
    assert.deepEqual(await put({ issuer: 'https://LOGIN.microsoftonline.com./common/v2.0' }), ['oidc.claim'])
    assert.equal(await put({ issuer: `${microsoft}/8d3a0a1e-2b1c-4c7e-9d55-0b6f2f6a1c11/v2.0` }), undefined)
    for (const inner of ['http://169.254.169.254', 'https://127.0.0.1', 'https://[::1]', 'https://10.0.0.1:8443'])
      assert.deepEqual(await put({ issuer: inner }), ['oidc.issuer'], inner)
  })
})

describe('a work address', () => {
  test('of a listed domain is proven by the code in its mail, and nobody learns whether it is there', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    await decide(app, slug, 'internal', { ways: ['address'], domains: ['styrelsen.example'] })
    const { id: job } = await newJob(server, institution, { audience: 'internal', internalFrom: NOW })
    const post = (path: string, body: unknown) =>
      app.request(`/v1/institutions/${slug}/internal/${path}`, fromPage(body))
    const ask = (email: string) => post('addresses', { email, language: 'da' })
    for (const email of [
      'a@styrelsen.example.evil.dk',
      'a@mail.styrelsen.example',
      'a@evilstyrelsen.example',
      'styrelsen.example@evil.dk',
    ])
      assert.equal(await refusedWith(await ask(email)), '422 invalid', email)
    assert.deepEqual(await sent(server), [], 'nobody else is mailed')
    const answers = [await ask('birthe@Styrelsen.Example'), await ask('nobody@styrelsen.example')]
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Record<string, string>[]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202],
    )
    assert.deepEqual(
      bodies.map((body) => Object.keys(body)),
      [
        ['id', 'key', 'expiresAt'],
        ['id', 'key', 'expiresAt'],
      ],
    )
    const mails = await sent(server)
    const mail = mails.find(({ to }) => to.address === 'birthe@Styrelsen.Example')
    assert.match(mail?.subject ?? '', /interne opslag/)
    const [{ id, key } = {}] = bodies
    assert.equal(await refusedWith(await post(`addresses/${id}/code`, { key, code: '00000000' })), '422 invalid')
    assert.equal(await refusedWith(await post(`logins/${id}/code`, { key, code: codeIn(mail) })), '404 not-found')
    const { proof } = InternalProof.parse(
      await (await post(`addresses/${id}/code`, { key, code: codeIn(mail) })).json(),
    )
    const send = (more: Record<string, string>) =>
      app.request(
        `/v1/institutions/${slug}/jobs/${job}/applications`,
        fromPage(application(), { 'idempotency-key': freshKey(), ...more }),
      )
    assert.equal((await send({ 'opslag-internal': proof })).status, 201)
    clock.now = new Date(NOW.getTime() + 2 * HOUR + 1)
    assert.equal(
      await refusedWith(await send({ 'opslag-internal': proof })),
      '401 proof-needed',
      'confirmed once is not confirmed now',
    )
    clock.now = NOW
  })

  test('is mailed as often as any other, whatever asks', async () => {
    const { slug } = await newInstitution()
    await decide(app, slug, 'internal', { ways: ['address'], domains: ['styrelsen.example'] })
    for (let asked = 0; asked < 6; asked++) {
      const body = { email: 'often@styrelsen.example', language: 'da' }
      assert.equal((await app.request(`/v1/institutions/${slug}/internal/addresses`, fromPage(body))).status, 202)
    }
    const mails = (await sent(server)).filter(({ to }) => to.address === 'often@styrelsen.example')
    assert.ok(mails.length <= 3, `${mails.length} mails`)
  })

  test('is mailed no more often by tags behind a plus', async () => {
    const { slug } = await newInstitution()
    await decide(app, slug, 'internal', { ways: ['address'], domains: ['styrelsen.example'] })
    for (let asked = 0; asked < 6; asked++) {
      const body = { email: `tagged+${asked}@styrelsen.example`, language: 'da' }
      assert.equal((await app.request(`/v1/institutions/${slug}/internal/addresses`, fromPage(body))).status, 202)
    }
    const mails = (await sent(server)).filter(({ to }) => to.address.startsWith('tagged+'))
    assert.equal(mails.length, 3)
  })
})
