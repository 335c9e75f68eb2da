import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Candidate } from '../../../server/contract/candidate.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { candidates, sessions } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { fromPage, NOW, ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { application, apply, HOUR, newJob, receiptOf } from '../applications/recruitment.ts'
import {
  ask,
  asked,
  codeIn,
  linkIn,
  newCandidate,
  resume,
  sent,
  signInOnPage,
  storedSignIns,
  tryCode,
  withBearer,
} from './signing-in.ts'

const OTHER_PAGE = 'https://job.styrelsen.example'
const server = await testServer({ proxyHops: 1 })
const { app, db, clock, newInstitution } = server
const place = await newInstitution({ origins: [PAGE_ORIGIN, OTHER_PAGE] })
const elsewhere = await newInstitution()

let people = 0
const person = async () => newCandidate(server, `person${++people}@example.dk`)
/** So that no test counts against another's network. */
let networks = 0
const network = () => ({ 'x-forwarded-for': `192.0.2.${++networks}` })
const at = (ms: number) => (clock.now = new Date(NOW.getTime() + ms))
const code = async (answer: Response) => Problem.parse(await answer.json()).code

describe('the code', () => {
  test('signs the person in on the page that asked, and confirms the address', async () => {
    const { id, email } = await person()
    const { session, cookie, mail } = await signInOnPage(server, place.slug, email, network())
    assert.equal(mail?.to.address, email)
    assert.equal(mail?.language, 'da')
    assert.match(mail?.html ?? '', new RegExp(`${codeIn(mail).slice(0, 4)} ${codeIn(mail).slice(4)}`))
    assert.equal(session.email, email)
    assert.equal(session.idleUntil, new Date(NOW.getTime() + 8 * HOUR).toISOString())
    assert.equal(session.endsAt, new Date(NOW.getTime() + 24 * HOUR).toISOString())
    assert.match(cookie, new RegExp(`^__Host-opslag-${place.slug}=[^;]+;`))
    for (const part of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned', 'Path=/', 'Expires=Sat, 21 Nov 2026'])
      assert.ok(cookie.includes(part), `${part} in ${cookie}`)
    assert.ok(!/domain=/i.test(cookie))
    const answer = await app.request('/v1/candidate', withBearer(session.token))
    const candidate = Candidate.parse(await answer.json())
    assert.equal(candidate.email, email)
    assert.equal(candidate.account, `${ORIGIN}/portal/${place.slug}/account`)
    const [row] = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.id, id)))
    assert.deepEqual(row?.confirmedAt, NOW)
  })

  test('whoever has no profile yet is called as in the newest application to this institution, and to no other', async () => {
    const { id, email } = await person()
    const { session } = await signInOnPage(server, place.slug, email, network())
    const names = async () => {
      const answer = await app.request('/v1/candidate', withBearer(session.token))
      const { name, phone } = Candidate.parse(await answer.json())
      return [name, phone]
    }
    const { id: there } = await newJob(server, elsewhere)
    await receiptOf(await apply(server, elsewhere, there, application({}, { name: 'Anden Sted', email })))
    assert.deepEqual(await names(), [null, null])
    const { id: job } = await newJob(server, place)
    await receiptOf(await apply(server, place, job, application({}, { name: 'Alma Ansøger', email })))
    assert.equal((await names())[0], 'Alma Ansøger')
    const [row] = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.id, id)))
    assert.equal(row?.name, null, 'an unconfirmed address writes no profile')
    await sent(server)
  })

  test('may be pasted with spaces, hyphens and digits of another width', async () => {
    for (const typed of [
      (c: string) => ` ${c.slice(0, 4)} ${c.slice(4)} `,
      (c: string) => `${c.slice(0, 4)}-${c.slice(4)}`,
      (c: string) => [...c].join('\u00a0'),
      (c: string) => `${c.slice(0, 2)}–${c.slice(2)}`,
      (c: string) => [...c].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
    ]) {
      const { email } = await person()
      const started = await asked(server, place.slug, email, network())
      const [mail] = await sent(server)
      assert.equal((await tryCode(server, place.slug, started, typed(codeIn(mail)))).status, 200)
    }
  })

  test('is worth one sign-in', async () => {
    const { email } = await person()
    const { started, mail } = await signInOnPage(server, place.slug, email, network())
    assert.equal(await code(await tryCode(server, place.slug, started, codeIn(mail))), 'gone')
  })

  test('two at once with the right code: one gets in', async () => {
    const { email } = await person()
    const started = await asked(server, place.slug, email, network())
    const [mail] = await sent(server)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => tryCode(server, place.slug, started, codeIn(mail), network())),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410, 410, 410])
  })

  test('is gone after ten minutes, and not before', async (t) => {
    t.after(() => at(0))
    const { email } = await person()
    const started = await asked(server, place.slug, email, network())
    const [mail] = await sent(server)
    assert.equal(started.expiresAt, new Date(NOW.getTime() + 600_000).toISOString())
    at(600_000)
    assert.equal(await code(await tryCode(server, place.slug, started, codeIn(mail))), 'gone')
    at(599_999)
    assert.equal((await tryCode(server, place.slug, started, codeIn(mail))).status, 200)
  })

  test('has five tries; what can be no code is none', async () => {
    const { email } = await person()
    const started = await asked(server, place.slug, email, network())
    const [mail] = await sent(server)
    const right = codeIn(mail)
    const wrong = right === '00000000' ? '00000001' : '00000000'
    for (const typed of ['', '1234', '123456789', 'abcdefgh', '１２３４'])
      assert.equal(await code(await tryCode(server, place.slug, started, typed, network())), 'invalid')
    for (let n = 0; n < 5; n++)
      assert.equal(await code(await tryCode(server, place.slug, started, wrong, network())), 'invalid')
    assert.equal(await code(await tryCode(server, place.slug, started, right, network())), 'gone')
  })

  test('of before is worth nothing once a newer one was sent for the same page', async () => {
    const { email } = await person()
    const first = await asked(server, place.slug, email, network())
    const [mail] = await sent(server)
    const second = await asked(server, place.slug, email, network())
    const [newer] = await sent(server)
    assert.equal(await code(await tryCode(server, place.slug, first, codeIn(mail), network())), 'gone')
    assert.equal((await tryCode(server, place.slug, second, codeIn(newer), network())).status, 200)
  })

  test('is refused on another page, at another institution, and with another key', async () => {
    const { email } = await person()
    const started = await asked(server, place.slug, email, network())
    const [mail] = await sent(server)
    const right = codeIn(mail)
    const refused = [
      tryCode(server, place.slug, started, right, { origin: OTHER_PAGE }),
      tryCode(server, place.slug, started, right, { origin: ORIGIN }),
      tryCode(server, elsewhere.slug, started, right),
      tryCode(server, place.slug, { ...started, key: `${started.key}x` }, right),
      tryCode(server, place.slug, { ...started, key: '' }, right),
      tryCode(server, place.slug, { ...started, id: 'none-such' }, right),
    ]
    for (const answer of await Promise.all(refused)) assert.equal(await code(answer), 'gone')
    // None of them used up a try of the person's.
    assert.equal((await tryCode(server, place.slug, started, right)).status, 200)
  })
})

describe('asking', () => {
  test('is answered the same whether or not there is an account, and the mail alone tells', async () => {
    const { email } = await person()
    const known = await ask(server, place.slug, email, network())
    const unknown = await ask(server, place.slug, 'nobody.here@example.dk', network())
    const shape = async (answer: Response) => {
      const body = (await answer.text()).replace(/"(id|key)":"([^"]+)"/g, (_, name, text) => `"${name}":${text.length}`)
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body }
    }
    assert.deepEqual(await shape(known), await shape(unknown))
    const mails = await sent(server)
    assert.equal(mails.length, 2)
    assert.notEqual(codeIn(mails.find(({ to }) => to.address === email)), '')
    const told = mails.find(({ to }) => to.address === 'nobody.here@example.dk')
    assert.equal(codeIn(told), '')
    assert.equal(linkIn(told), '')
    assert.match(told?.text ?? '', /ingen konto/)
    assert.match(told?.text ?? '', /søge en stilling/)
  })

  test('for an address without an account no code is right, and the tries are counted the same', async () => {
    const started = await asked(server, place.slug, 'still.nobody@example.dk', network())
    await sent(server)
    const said: string[] = []
    for (let n = 0; n < 6; n++) said.push(await code(await tryCode(server, place.slug, started, '12345678', network())))
    assert.deepEqual(said, ['invalid', 'invalid', 'invalid', 'invalid', 'invalid', 'gone'])
  })

  test('again and again for one address sends three mails, over all institutions and pages', async (t) => {
    t.after(() => at(0))
    const { email } = await person()
    let answered = 0
    for (let n = 0; n < 200; n++) {
      const slug = n % 2 ? place.slug : elsewhere.slug
      const answer = await ask(server, slug, n % 3 ? email : email.toUpperCase(), {
        'x-forwarded-for': `203.0.113.${n % 250}`,
      })
      if (answer.status === 202) answered++
      await answer.arrayBuffer()
    }
    assert.equal(answered, 200)
    const toPerson = async () => (await sent(server)).filter(({ to }) => to.address.toLowerCase() === email).length
    assert.equal((await storedSignIns(server)).filter(({ emailCanonical }) => emailCanonical === email).length, 3)
    // Of those that waited together a newer one takes an older one's place.
    assert.ok((await toPerson()) <= 3)
    // The window slides: three in any quarter of an hour, seven in any day.
    let mailed = 3
    for (let n = 1; n <= 60; n++) {
      at(n * 5 * 60_000)
      await ask(server, place.slug, email, { 'x-forwarded-for': `198.51.100.${n}` })
      mailed += await toPerson()
    }
    assert.equal(mailed, 3 + 4)
  })

  test('too often from one network is refused with when to come back', async () => {
    const from = network()
    let refused: Response | undefined
    for (let n = 0; n < 110 && !refused; n++) {
      const answer = await ask(server, place.slug, `n${n}@example.net`, from)
      if (answer.status !== 202) refused = answer
    }
    assert.equal(refused?.status, 429)
    assert.ok(Number(refused?.headers.get('retry-after')) > 0)
    assert.equal((await ask(server, place.slug, 'n@example.net', network())).status, 202)
    await sent(server)
  })

  test('leaves nothing in the database that opens a session', async () => {
    const { email } = await person()
    const started = await asked(server, place.slug, email, network())
    const stored = JSON.stringify(await storedSignIns(server))
    const mail = (await sent(server)).find(({ to }) => to.address === email)
    for (const secret of [codeIn(mail), linkIn(mail).split('.')[1] ?? '', started.key]) {
      assert.ok(secret.length >= 8)
      assert.ok(!stored.includes(secret))
    }
    assert.ok(!server.logged.join('').includes(email))
  })
})

describe('a session on an institution’s page', () => {
  test('comes back after a reload by its cookie, there and nowhere else', async () => {
    const { email } = await person()
    const { session, cookie } = await signInOnPage(server, place.slug, email, network())
    assert.equal((await resume(server, place.slug, cookie))?.token, session.token)
    assert.equal(await resume(server, place.slug, ''), null)
    assert.equal(await resume(server, place.slug, cookie, OTHER_PAGE), null)
    assert.equal(await resume(server, place.slug, cookie, ORIGIN), null)
    assert.equal(await resume(server, elsewhere.slug, cookie.replace(place.slug, elsewhere.slug)), null)
    assert.equal(await resume(server, place.slug, cookie.replace(/=[^;]*/, `=${session.token}`)), null)
    const asBearer = /=([^;]*)/.exec(cookie)?.[1] ?? ''
    assert.equal((await app.request('/v1/candidate', withBearer(asBearer))).status, 401)
  })

  test('may be asked for with credentials only where the cookie is read or set, and by a listed page only', async () => {
    const path = `/v1/institutions/${place.slug}/sign-ins`
    const allowed = (answer: Response) => answer.headers.get('access-control-allow-credentials')
    const preflight = (to: string, origin: string) => app.request(to, { method: 'OPTIONS', headers: { origin } })
    for (const to of [`${path}/x/code`, `/v1/institutions/${place.slug}/sessions/resume`, '/v1/candidate/session']) {
      assert.equal(allowed(await preflight(to, PAGE_ORIGIN)), 'true', to)
      assert.equal(allowed(await preflight(to, 'https://evil.example')), null, to)
    }
    for (const to of [path, '/v1/candidate', '/v1/candidate/profile'])
      assert.equal(allowed(await preflight(to, PAGE_ORIGIN)), null, to)
    assert.equal(allowed(await app.request(path, fromPage({ email: 'a@example.dk' }, network()))), null)
    const resumed = (origin: string) =>
      app.request(`/v1/institutions/${place.slug}/sessions/resume`, fromPage({}, { origin }))
    assert.equal(allowed(await resumed(PAGE_ORIGIN)), 'true')
    assert.equal(allowed(await resumed('https://evil.example')), null)
  })

  test('ends at once when the person signs out, in every tab, and its cookie with it', async () => {
    const { email } = await person()
    const { session, cookie } = await signInOnPage(server, place.slug, email, network())
    const answer = await app.request('/v1/candidate/session', withBearer(session.token, 'DELETE'))
    assert.equal(answer.status, 204)
    assert.match(answer.headers.getSetCookie()[0] ?? '', new RegExp(`^__Host-opslag-${place.slug}=; Max-Age=0`))
    assert.equal((await app.request('/v1/candidate', withBearer(session.token))).status, 401)
    assert.equal(await resume(server, place.slug, cookie), null)
  })

  test('ends after eight hours without a request, and after twenty-four in any case', async (t) => {
    t.after(() => at(0))
    const { email } = await person()
    const { session } = await signInOnPage(server, place.slug, email, network())
    const status = async () => (await app.request('/v1/candidate', withBearer(session.token))).status
    for (const hours of [7.9, 15.8, 23.7]) {
      at(hours * HOUR)
      assert.equal(await status(), 200, `${hours} h`)
    }
    at(24 * HOUR)
    assert.equal(await status(), 401)
    at(0)
    const idle = await signInOnPage(server, place.slug, email, network())
    at(8 * HOUR + 1)
    assert.equal((await app.request('/v1/candidate', withBearer(idle.session.token))).status, 401)
  })

  test('is a new one after signing in again, and the one of before is worth nothing', async () => {
    const { email } = await person()
    const first = await signInOnPage(server, place.slug, email, network())
    const again = await signInOnPage(server, place.slug, email, {
      ...network(),
      authorization: `Bearer ${first.session.token}`,
    })
    assert.notEqual(again.session.token, first.session.token)
    assert.equal((await app.request('/v1/candidate', withBearer(first.session.token))).status, 401)
    assert.equal((await app.request('/v1/candidate', withBearer(again.session.token))).status, 200)
  })

  test('keeps what the person writes into the profile', async () => {
    const { id, email } = await person()
    const { session } = await signInOnPage(server, place.slug, email, network())
    const put = (body: unknown) => app.request('/v1/candidate/profile', withBearer(session.token, 'PUT', body))
    const answer = await put({ name: '  Alma\u202e Ansøger ', phone: '+45 12 34 56 78' })
    assert.equal(Candidate.parse(await answer.json()).name, 'Alma Ansøger')
    for (const body of [{}, { name: '' }, { name: 'A\nB' }, { name: 'x'.repeat(201) }, { name: 'A', phone: 'ring!' }])
      assert.equal((await put(body)).status, 422, JSON.stringify(body))
    const [row] = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.id, id)))
    assert.deepEqual([row?.name, row?.phone], ['Alma Ansøger', '+45 12 34 56 78'])
  })

  test('says in words which browser it is in', async () => {
    const { id, email } = await person()
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0'
    await signInOnPage(server, place.slug, email, { ...network(), 'user-agent': firefox })
    const [row] = await asSystem(db, (tx) => tx.select().from(sessions).where(eq(sessions.candidateId, id)))
    assert.equal(row?.device, 'Firefox, Windows')
    assert.equal(row?.origin, PAGE_ORIGIN)
  })
})
