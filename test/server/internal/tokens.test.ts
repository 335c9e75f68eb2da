import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describe, test } from 'node:test'
import { base64url, SignJWT } from 'jose'
import { InternalKey } from '../../../server/contract/internal.ts'
import { fromPage, NOW, PAGE_ORIGIN, reading, testServer, withKey } from '../../support/server.ts'
import { application, apply, freshKey, newJob } from '../applications/recruitment.ts'
import { inside, newInside, newKey, proofOf, seconds, show, signed } from './inside.ts'

const server = await testServer()
const { app, clock } = server
const at = seconds()
const INSIDE = { audience: 'internal' as const, internalFrom: new Date(NOW.getTime() - 1_000) }

const refusedWith = async (answer: Response) => {
  const { code } = (await answer.json()) as { code: string }
  return `${answer.status} ${code}`
}

/** A pair of keys whose public half the institution has given us. */
async function withPair(slug: string, type: 'ed25519' | 'rsa') {
  const pair = type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2_048 }) : generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  await newKey(server, slug, { kind: 'public-key', name: 'Own', publicKey })
  const alg = type === 'rsa' ? 'RS256' : 'EdDSA'
  const sign = (claims: object = {}, header = alg) =>
    new SignJWT({ aud: slug, iat: at, exp: at + 600, ...claims })
      .setProtectedHeader({ alg: header })
      .sign(pair.privateKey)
  return { publicKey, sign }
}

/** A token of these very letters. */
function byHand(secret: string, header: string, payload: string): string {
  const text = `${base64url.encode(header)}.${base64url.encode(payload)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

describe('a token', () => {
  test('that a key of the institution’s has signed is taken: HS256, EdDSA and RS256', async () => {
    const { slug, secret } = await newInside(server)
    const [own, rsa] = [await withPair(slug, 'ed25519'), await withPair(slug, 'rsa')]
    for (const token of [await signed(secret, slug), await own.sign(), await rsa.sign()]) {
      const answer = await show(server, slug, token)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      const { expiresAt } = (await answer.json()) as { expiresAt: string }
      assert.equal(expiresAt, new Date((at + 600) * 1000).toISOString())
    }
  })

  test('that is anything else is refused, all alike (T19)', async () => {
    const { slug, secret } = await newInside(server)
    const other = await newInside(server)
    const rsa = await withPair(slug, 'rsa')
    const payload = { aud: slug, iat: at, exp: at + 600 }
    const none = `${base64url.encode('{"alg":"none"}')}.${base64url.encode(JSON.stringify(payload))}.`
    const good = await signed(secret, slug)
    const [head = '', , mac = ''] = good.split('.')
    const wrong: Record<string, string> = {
      'no algorithm': none,
      'no algorithm in capitals': none.replace(base64url.encode('{"alg":"none"}'), base64url.encode('{"alg":"NONE"}')),
      'the public key as a secret': await signed(rsa.publicKey, slug),
      'another algorithm of the same secret': await signed(secret.repeat(2), slug, {}, 'HS512'),
      'RS512 by the RS256 key': await rsa.sign({}, 'RS512'),
      'PS256 by the RS256 key': await rsa.sign({}, 'PS256'),
      'another institution’s secret': await signed(other.secret, slug),
      'for another institution': await signed(secret, other.slug),
      'for several institutions': await signed(secret, slug, { aud: [slug, other.slug] }),
      'for nobody': await signed(secret, slug, { aud: undefined as never }),
      'too long a life': await signed(secret, slug, { exp: at + 601 }),
      'too old': await signed(secret, slug, { iat: at - 601, exp: at - 1 }),
      'older than it says it lives': await signed(secret, slug, { iat: at - 605, exp: at - 5 }),
      'a year long': await signed(secret, slug, { exp: at + 31_536_000 }),
      'not valid yet': await signed(secret, slug, { nbf: at + 120 }),
      'from the future': await signed(secret, slug, { iat: at + 120, exp: at + 300 }),
      'without an end': await signed(secret, slug, { exp: undefined as never }),
      'without a beginning': await signed(secret, slug, { iat: undefined as never }),
      'an end before its beginning': await signed(secret, slug, { iat: at + 20, exp: at + 10 }),
      'another payload': `${head}.${base64url.encode(JSON.stringify({ ...payload, exp: at + 599 }))}.${mac}`,
      'a claim twice': byHand(secret, '{"alg":"HS256"}', `{"aud":"${other.slug}",${JSON.stringify(payload).slice(1)}`),
      'a claim twice, behind a mark': byHand(
        secret,
        '{"alg":"HS256"}',
        `\ufeff{"aud":"${other.slug}",${JSON.stringify(payload).slice(1)}`,
      ),
      'an algorithm twice': byHand(secret, '{"alg":"none","alg":"HS256"}', JSON.stringify(payload)),
      'no token': 'x',
      nothing: '',
    }
    for (const [what, token] of Object.entries(wrong))
      assert.equal(await refusedWith(await show(server, slug, token)), '401 proof-needed', what)
    const once = byHand(secret, '{"alg":"HS256"}', JSON.stringify(payload))
    assert.equal((await show(server, slug, once)).status, 200, 'signed by hand, and right')
    assert.equal(await refusedWith(await show(server, other.slug, good)), '401 proof-needed', 'replayed elsewhere')
    assert.equal(await refusedWith(await show(server, slug, good, 'https://evil.example')), '403 origin-not-allowed')
    assert.equal((await show(server, slug, good)).status, 200)
  })

  test('is refused where the institution has not opened that way', async () => {
    const { slug, secret } = await newInside(server, { ways: ['address'], domains: ['styrelsen.example'] })
    assert.equal(await refusedWith(await show(server, slug, await signed(secret, slug))), '401 proof-needed')
  })
})

describe('a proof', () => {
  test('is worth its institution on its origin until its end, and as long as its key stands', async () => {
    const { slug, institution, secret, key } = await newInside(server)
    const other = await newInside(server)
    await newJob(server, institution, INSIDE)
    const proof = await proofOf(server, slug, secret)
    const list = `/v1/institutions/${slug}/internal/jobs`
    const seen = await inside(server, list, proof)
    assert.equal(seen.status, 200)
    assert.equal(seen.headers.get('cache-control'), 'no-store')
    assert.equal(seen.headers.get('access-control-allow-origin'), PAGE_ORIGIN)
    const refused = async (answer: Response | Promise<Response>, why: string) =>
      assert.equal(await refusedWith(await answer), '401 proof-needed', why)
    await refused(inside(server, list, undefined), 'none')
    await refused(inside(server, list, `${proof}0`), 'changed')
    await refused(inside(server, list, `x${proof}`), 'changed before')
    await refused(inside(server, list.replace(slug, other.slug), proof), 'another institution')
    await refused(inside(server, list, proof, 'http://localhost:4000'), 'another listed origin')
    assert.equal((await inside(server, list, proof, 'https://evil.example')).status, 403)
    clock.now = new Date(NOW.getTime() + 600_000)
    await refused(inside(server, list, proof), 'past its end')
    clock.now = NOW
    assert.equal((await inside(server, list, proof)).status, 200)
    const path = `/v1/institutions/${slug}/internal-keys/${key.id}`
    assert.equal((await app.request(path, withKey(undefined, 'DELETE'))).status, 200)
    await refused(inside(server, list, proof), 'its key revoked')
  })

  test('that has ended is as none for what is public, and asks for a new one for all else, there or not', async () => {
    const { slug, institution, secret } = await newInside(server)
    const [inner, open] = [await newJob(server, institution, INSIDE), await newJob(server, institution)]
    const proof = await proofOf(server, slug, secret)
    const send = (path: string, more: object, body?: unknown) =>
      app.request(`/v1/institutions/${slug}${path}`, fromPage(body, { 'opslag-internal': proof, ...more }))
    const upload = async (job: unknown, more = {}) => {
      const metadata = `filename ${btoa('cv.pdf')},job ${btoa(String(job))}`
      const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': metadata, ...more }
      const answer = await send('/uploads', headers)
      return answer.status === 201 ? '201' : refusedWith(answer)
    }
    const view = async (job: unknown) => {
      const answer = await send(
        '/views',
        { 'user-agent': 'Mozilla/5.0 (X11) Gecko/20100101 Firefox/150.0' },
        { kind: 'ad-view', job: String(job) },
      )
      return answer.status === 204 ? '204' : refusedWith(answer)
    }
    assert.deepEqual([await upload(inner.id), await view(inner.id)], ['201', '204'])
    clock.now = new Date(NOW.getTime() + 900_000)
    assert.deepEqual([await upload(open.id), await view(open.id)], ['201', '204'])
    for (const job of [inner.id, 99887766])
      assert.deepEqual([await upload(job), await view(job)], Array(2).fill('401 proof-needed'), String(job))
    const gone = await inside(server, `/v1/institutions/${slug}/uploads/x`, proof)
    assert.equal(await refusedWith(gone), '404 not-found', 'an upload is asked for by its own secret')
    clock.now = NOW
  })

  test('that has ended is refused when an application is sent with it, and a new one takes the same application', async () => {
    const { slug, institution, secret } = await newInside(server)
    const { id } = await newJob(server, institution, INSIDE)
    const old = await proofOf(server, slug, secret)
    const path = `/v1/institutions/${slug}/jobs/${id}/applications`
    const key = freshKey()
    const send = (proof: string) =>
      app.request(path, fromPage(application(), { 'idempotency-key': key, 'opslag-internal': proof }))
    assert.equal((await apply(server, institution, id, application())).status, 404, 'without one there is no such job')
    clock.now = new Date(NOW.getTime() + 2 * 365 * 86_400_000)
    assert.equal(await refusedWith(await send(old)), '401 proof-needed', 'two years old')
    clock.now = new Date(NOW.getTime() + 900_000)
    assert.equal(await refusedWith(await send(old)), '401 proof-needed')
    const iat = seconds(clock.now)
    assert.equal((await send(await proofOf(server, slug, secret, { iat, exp: iat + 60 }))).status, 201)
    clock.now = NOW
  })

  test('opens uploads and drafts of an internal job, and nothing else does', async () => {
    const { slug, institution, secret } = await newInside(server)
    const { id } = await newJob(server, institution, INSIDE)
    const proof = { 'opslag-internal': await proofOf(server, slug, secret) }
    const metadata = `filename ${btoa('cv.pdf')},job ${btoa(String(id))}`
    const tus = { origin: PAGE_ORIGIN, 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': metadata }
    const content = {
      values: {},
      answers: [],
      documents: [],
      preferentialAccess: false,
      acknowledged: null,
      step: null,
    }
    const draft = { email: 'a@example.dk', language: 'da', content }
    const upload = (more: object) =>
      app.request(`/v1/institutions/${slug}/uploads`, { method: 'POST', headers: { ...tus, ...more } })
    const save = (more: Record<string, string>) =>
      app.request(`/v1/institutions/${slug}/jobs/${id}/drafts`, fromPage(draft, more))
    assert.deepEqual([(await upload({})).status, (await save({})).status], [404, 404])
    assert.deepEqual([(await upload(proof)).status, (await save(proof)).status], [201, 201])
    const worn = { 'opslag-internal': 'x.y' }
    assert.deepEqual([(await upload(worn)).status, (await save(worn)).status], [401, 401])
  })
})

describe('a key', () => {
  test('is shown once, and one that takes its place leaves it some time', async () => {
    const { slug, secret } = await newInside(server)
    const next = await newKey(server, slug, { kind: 'secret', name: 'Next', overlapHours: 1 })
    const path = `/v1/institutions/${slug}/internal-keys`
    const told = await (await app.request(path, reading())).text()
    assert.ok(next.secret && !told.includes(next.secret) && !told.includes(secret))
    for (const one of [secret, next.secret]) await proofOf(server, slug, one)
    clock.now = new Date(NOW.getTime() + 3_600_000)
    const iat = seconds(clock.now)
    const times = { iat, exp: iat + 60 }
    assert.equal((await show(server, slug, await signed(secret, slug, times))).status, 401, 'the earlier one has ended')
    await proofOf(server, slug, next.secret, times)
    clock.now = NOW
  })

  test('of the intranet’s own must be public, and strong enough', async () => {
    const { slug } = await newInside(server)
    const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 })
    const strong = generateKeyPairSync('ed25519')
    const pem = (key: typeof weak.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString()
    const secret = strong.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    for (const publicKey of ['x', pem(weak.publicKey), secret]) {
      const input = { kind: 'public-key', name: 'Own', publicKey }
      const answer = await app.request(`/v1/institutions/${slug}/internal-keys`, withKey(input, 'POST'))
      assert.equal(await refusedWith(answer), '422 invalid')
    }
    const kept = await newKey(server, slug, { kind: 'public-key', name: 'Own', publicKey: pem(strong.publicKey) })
    assert.deepEqual([InternalKey.parse(kept).algorithm, kept.secret], ['EdDSA', undefined])
  })
})
