import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import type { Exported } from '../../../server/candidates/export.ts'
import { candidates, sessions } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { NOW, ORIGIN, testServer } from '../../support/server.ts'
import { application, applicationsOf, apply, HOUR, newJob, receiptOf } from '../applications/recruitment.ts'
import { type Browser, newBrowser } from '../candidates/browser.ts'
import { asked, codeIn, linkIn, sent, signInOnPage, storedSignIns, withBearer } from '../candidates/signing-in.ts'

const server = await testServer({ proxyHops: 1 })
const { app, db, clock, newInstitution } = server
const here = await newInstitution()
const there = await newInstitution()
const job = await newJob(server, here)
const thereJob = await newJob(server, there, { title: 'Arkivar' })
const account = `/portal/${here.slug}/account`
const MINUTE = 60_000

let people = 0
let networks = 0
const from = () => ({ 'x-forwarded-for': `198.51.100.${++networks}` })
const at = (ms: number) => (clock.now = new Date(NOW.getTime() + ms))

/** Somebody who has applied to both institutions. */
async function applicant() {
  const email = `person${++people}@example.dk`
  const [one, other] = [
    await receiptOf(await apply(server, here, job.id, application({}, { email }))),
    await receiptOf(await apply(server, there, thereJob.id, application({}, { email }))),
  ]
  const receipts = (await sent(server)).filter(({ to }) => to.address === email)
  return { email, reference: one.reference, thereReference: other.reference, receipts }
}
const mailTo = async (email: string) => (await sent(server)).filter(({ to }) => to.address === email).at(-1)

/** Asks for a code in a browser; answers the mail. */
async function askIn(browser: Browser, email: string, to = '') {
  const { path } = await browser.post(`${account}/sign-in`, { email, to })
  assert.equal(path, `${account}/code`)
  return mailTo(email)
}
async function signedIn(email: string, to = '') {
  const browser = newBrowser(server, from())
  const mail = await askIn(browser, email, to)
  const landed = await browser.post(`${account}/code`, { code: codeIn(mail) })
  assert.equal(landed.status, 200)
  return { browser, landed }
}
const livingSessions = async (email: string) => {
  const [person] = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, email)))
  return asSystem(db, (tx) =>
    tx
      .select()
      .from(sessions)
      .where(eq(sessions.candidateId, person?.id ?? '00000000-0000-0000-0000-000000000000')),
  )
}

describe('signing in on our own pages', () => {
  test('shows all applications, institution by institution, and confirms the address', async () => {
    const { email, reference, thereReference } = await applicant()
    const { landed } = await signedIn(email)
    assert.equal(landed.path, account)
    for (const text of [here.profile.name.da ?? '', there.profile.name.da ?? '', reference, thereReference])
      assert.ok(landed.page.includes(text), text)
    assert.ok(landed.page.indexOf(reference) < landed.page.indexOf(thereReference), 'this institution comes first')
    assert.match(landed.page, new RegExp(`/portal/${there.slug}/account/applications/${thereReference}`))
    assert.equal(landed.headers.get('cache-control'), 'no-store')
    const [person] = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, email)))
    assert.deepEqual(person?.confirmedAt, clock.now)
  })

  test('works in English from the first page to the last', async () => {
    const { email } = await applicant()
    const browser = newBrowser(server, from())
    await browser.post(`${account}/sign-in?lang=en`, { email })
    const mail = await mailTo(email)
    assert.equal(mail?.language, 'en')
    const { path, page } = await browser.post(`${account}/code?lang=en`, { code: codeIn(mail) })
    assert.equal(path, `${account}?lang=en`)
    assert.match(page, /<html lang="en">[^]*Your applications/)
  })

  test('keeps its cookie to this host, away from scripts and from other sites', async () => {
    const { email } = await applicant()
    const browser = newBrowser(server, from())
    const mail = await askIn(browser, email)
    const answer = await app.request(`${account}/code`, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: `code=${codeIn(mail)}`,
    })
    const set = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-opslag=')) ?? ''
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Expires=']) assert.ok(set.includes(part), set)
    assert.ok(!/domain=/i.test(set))
  })

  test('says the same page for an address without an account, byte for byte', async () => {
    const { email } = await applicant()
    const pageFor = async (address: string) => {
      const browser = newBrowser(server, from())
      await browser.post(`${account}/sign-in`, { email: address })
      const { status, page } = await browser.get(`${account}/code`)
      return { status, page: page.replaceAll(address, 'ADDRESS').replaceAll(/nonce="[^"]+"/g, '') }
    }
    assert.deepEqual(await pageFor(email), await pageFor('nobody.at.all@example.dk'))
    await sent(server)
  })

  test('a wrong address or code is said beside the field and in the summary', async () => {
    const browser = newBrowser(server, from())
    const wrong = await browser.post(`${account}/sign-in`, { email: 'forkert' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.page, /role="alert"[^]*href="#email"[^]*aria-invalid="true"/)
    assert.match(wrong.page, /<title>Fejl: /)
    await browser.post(`${account}/sign-in`, { email: 'nobody@example.dk' })
    const code = await browser.post(`${account}/code`, { code: '12345678' })
    assert.equal(code.status, 422)
    assert.match(code.page, /aria-describedby="code-hint code-error" aria-invalid="true"/)
    await sent(server)
  })

  test('is on forms in the light, with names that browsers and password managers know', async () => {
    const { page } = await newBrowser(server).get(account)
    assert.match(page, /<input id="email" name="email" type="email" autocomplete="email"/)
    assert.doesNotMatch(page, /<template|shadowroot/)
    const browser = newBrowser(server, from())
    const asked = await browser.post(`${account}/sign-in`, { email: 'nobody@example.dk' })
    assert.match(asked.page, /<input id="code" name="code" type="text" autocomplete="one-time-code"/)
    await sent(server)
  })
})

describe('the link in the mail', () => {
  test('continues in the browser that asked, on the press of a button; twice comes to the same', async () => {
    const { email } = await applicant()
    const browser = newBrowser(server, from())
    const token = linkIn(await askIn(browser, email))
    const opened = await browser.get(`${account}/continue`)
    assert.match(opened.page, /<form method="post"[^>]*><input type="hidden" name="token" value="">/)
    assert.equal((await livingSessions(email)).length, 0, 'opening does nothing')
    assert.equal((await browser.post(`${account}/continue`, { token })).path, account)
    assert.equal((await browser.post(`${account}/continue`, { token })).path, account)
    assert.equal((await livingSessions(email)).length, 1)
  })

  test('asks for the code in another browser, and the person gets in by it', async () => {
    const { email } = await applicant()
    const mail = await askIn(newBrowser(server, from()), email)
    const other = newBrowser(server, from())
    const pressed = await other.post(`${account}/continue`, { token: linkIn(mail) })
    assert.equal(pressed.status, 200)
    assert.match(pressed.page, /name="code"/)
    assert.equal((await livingSessions(email)).length, 0)
    assert.equal((await other.post(`${account}/continue`, { token: linkIn(mail), code: '' })).status, 422)
    const landed = await other.post(`${account}/continue`, { token: linkIn(mail), code: codeIn(mail) })
    assert.equal(landed.path, account)
  })

  test('a scanner that presses everything signs nobody in and takes no try from the person', async () => {
    const { email } = await applicant()
    const browser = newBrowser(server, from())
    const mail = await askIn(browser, email)
    const token = linkIn(mail)
    const scanner = newBrowser(server, from())
    for (const method of ['HEAD', 'GET']) await app.request(`${account}/continue`, { method })
    for (let n = 0; n < 8; n++) {
      await scanner.post(`${account}/continue`, { token })
      await scanner.post(`${account}/continue`, { token, code: '00000000' })
    }
    assert.equal((await livingSessions(email)).length, 0)
    assert.ok(!scanner.cookies.has('__Host-opslag'))
    const landed = await browser.post(`${account}/code`, { code: codeIn(mail) })
    assert.equal(landed.path, account)
  })

  test('says so after ten minutes, when used or when made up, and offers a new code', async (t) => {
    t.after(() => at(0))
    const { email } = await applicant()
    const browser = newBrowser(server, from())
    const token = linkIn(await askIn(browser, email))
    for (const made of [`${token}x`, 'x', `${token.split('.')[0]}.${'0'.repeat(64)}`])
      assert.equal((await browser.post(`${account}/continue`, { token: made })).status, 410)
    at(11 * MINUTE)
    const late = await browser.post(`${account}/continue`, { token })
    assert.equal(late.status, 410)
    assert.match(late.page, new RegExp(`href="${account}"`))
    assert.equal((await livingSessions(email)).length, 0)
  })

  test('of a code that was asked for on an institution’s page leads back there', async () => {
    const { email } = await applicant()
    await asked(server, here.slug, email, from())
    const mail = await mailTo(email)
    const pressed = await newBrowser(server, from()).post(`${account}/continue`, { token: linkIn(mail) })
    assert.match(pressed.page, /Gå tilbage til den side/)
    assert.equal((await livingSessions(email)).length, 0)
  })

  test('leaves no secret in an address, a referrer, the log or the database', async () => {
    const { email } = await applicant()
    const browser = newBrowser(server, from())
    const mail = await askIn(browser, email)
    const token = linkIn(mail)
    const stored = JSON.stringify(await storedSignIns(server))
    await browser.post(`${account}/continue`, { token })
    const seen = [...browser.visited, ...server.logged, stored].join('\n')
    for (const secret of [token.split('.')[1] ?? '', codeIn(mail)]) {
      assert.ok(secret.length >= 8)
      assert.ok(!seen.includes(secret))
    }
    for (const cookie of browser.cookies.values()) assert.ok(!stored.includes(cookie.split('.')[1] ?? cookie))
  })
})

describe('where signing in leads', () => {
  test('is the page of the receipt’s application, by a new code to the account’s own address', async () => {
    const { email, reference, receipts } = await applicant()
    const token = linkIn(receipts.find(({ text }) => text.includes(reference)))
    const browser = newBrowser(server, from())
    const look = await browser.post(`${account}/receipt`, { token })
    assert.match(look.page, /p•••@example\.dk/)
    assert.ok(!look.page.includes(email))
    assert.equal((await sent(server)).length, 0, 'looking sends nothing')
    await browser.post(`${account}/receipt`, { token, send: 'yes' })
    const landed = await browser.post(`${account}/code`, { code: codeIn(await mailTo(email)) })
    assert.equal(landed.path, `${account}/applications/${reference}`)
    const other = await newBrowser(server, from()).post(`/portal/${there.slug}/account/receipt`, { token })
    assert.equal(other.status, 410)
  })

  test('is never an address that somebody wrote', async () => {
    const bases = ['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'http:evil.example']
    const more = [
      ...bases.flatMap((one) => [
        one,
        encodeURIComponent(one),
        ` ${one}`,
        `\t${one}`,
        `\n${one}`,
        `${one}%00`,
        `.${one}`,
      ]),
      ...[
        'javascript:alert(1)',
        'JaVaScRiPt:alert(1)',
        'java\tscript:alert(1)',
        'data:text/html,x',
        'vbscript:x',
        'blob:x',
      ],
      ...[
        '%2f%2fevil.example',
        '%5cevil.example',
        '/%09/evil.example',
        '/%2f/evil.example',
        '///evil.example',
        '////evil',
      ],
      ...[
        'https://user@evil.example',
        `${ORIGIN}@evil.example`,
        `${ORIGIN}.evil.example`,
        'https://еvil.example',
        '//[::1]',
      ],
      ...[
        '@evil.example',
        '?next=//evil.example',
        '#//evil.example',
        '../..//evil.example',
        '__proto__',
        'constructor',
      ],
      ...[
        'application:',
        'application://evil.example',
        'application:../../x',
        'application:7K3F-9QXM/../..',
        'toString',
      ],
    ]
    assert.ok(more.length >= 60, String(more.length))
    const { email } = await applicant()
    const { browser } = await signedIn(email)
    const allowed = new RegExp(`^${account}(/code|/applications/[2-9A-Z]{4}-[2-9A-Z]{4})?$`)
    for (const to of more) {
      const { page } = await newBrowser(server).get(`${account}?${new URLSearchParams({ to })}`)
      assert.ok(!/name="to" value="[^"]*evil/.test(page), to)
      assert.ok(!page.includes('href="//') && !page.includes('javascript:'), to)
    }
    for (const to of more.slice(0, 12)) {
      clock.now = new Date(clock.now.getTime() + 300 * MINUTE)
      const fresh = newBrowser(server, from())
      await fresh.post(`${account}/sign-in`, { email, to })
      const { path } = await fresh.post(`${account}/code`, { code: codeIn(await mailTo(email)) })
      assert.match(path, allowed, to)
      for (const one of fresh.visited) assert.match(one, /^\/portal\//, to)
    }
    at(0)
    assert.ok(browser.visited.every((one) => one.startsWith('/portal/')))
  })
})

describe('an account', () => {
  test('shows an application whole, and its receipt to print; nobody else’s', async () => {
    const { email, reference } = await applicant()
    const { browser } = await signedIn(email)
    const { page } = await browser.get(`${account}/applications/${reference}`)
    for (const text of ['Alma Ansøger', 'Jeg vil gerne cykle.', reference, email, 'slettet senest'])
      assert.ok(page.includes(text), text)
    const receipt = await browser.get(`${account}/applications/${reference}/receipt`)
    assert.match(receipt.page, /data-print hidden/)
    const { browser: stranger } = await signedIn((await applicant()).email)
    for (const path of ['', '/receipt', '/withdraw'])
      assert.equal((await stranger.get(`${account}/applications/${reference}${path}`)).status, 404)
    assert.equal((await stranger.post(`${account}/applications/${reference}/withdraw`)).status, 404)
  })

  test('withdraws an application after asking once more', async () => {
    const { email, reference } = await applicant()
    const { browser } = await signedIn(email)
    const ask = await browser.get(`${account}/applications/${reference}/withdraw`)
    assert.match(ask.page, /Vil du trække ansøgningen tilbage\?/)
    const statusOf = async () => (await applicationsOf(server, here)).find((row) => row.reference === reference)?.status
    assert.equal(await statusOf(), 'received')
    const { page } = await browser.post(`${account}/applications/${reference}/withdraw`)
    assert.match(page, /Ansøgningen er trukket tilbage/)
    assert.equal(await statusOf(), 'withdrawn')
  })

  test('lists where the person is signed in, and ends it there', async () => {
    const { email } = await applicant()
    const onPage = await signInOnPage(server, here.slug, email, { ...from(), 'user-agent': 'Firefox/153 (Windows NT)' })
    const { browser: other } = await signedIn(email)
    const { browser } = await signedIn(email)
    const { page } = await browser.get(`${account}/sessions`)
    assert.match(page, /Firefox, Windows/)
    assert.match(page, /Denne browser/)
    const [id] = onPage.session.token.split('.')
    await browser.post(`${account}/sessions`, { session: id ?? '' })
    assert.equal((await app.request('/v1/candidate', withBearer(onPage.session.token))).status, 401)
    assert.equal((await other.get(`${account}/sessions`)).path, `${account}/sessions`)
    await browser.post(`${account}/sessions`, { others: 'yes' })
    assert.notEqual((await other.get(`${account}/sessions`)).path, `${account}/sessions`)
    assert.equal((await browser.get(`${account}/sessions`)).path, `${account}/sessions`)
    assert.equal((await livingSessions(email)).length, 1)
    const { browser: stranger } = await signedIn((await applicant()).email)
    const [mine] = await livingSessions(email)
    await stranger.post(`${account}/sessions`, { session: mine?.id ?? '' })
    assert.equal((await livingSessions(email)).length, 1, 'nobody ends another’s')
  })

  test('signing in takes the place of the session of before', async () => {
    const { email } = await applicant()
    const { browser } = await signedIn(email)
    const before = browser.cookies.get('__Host-opslag')
    const mail = await askIn(browser, email)
    await browser.post(`${account}/code`, { code: codeIn(mail) })
    assert.notEqual(browser.cookies.get('__Host-opslag'), before)
    assert.equal((await livingSessions(email)).length, 1)
    await browser.post(`${account}/sign-out`)
    assert.equal((await livingSessions(email)).length, 0)
    assert.ok(!browser.cookies.has('__Host-opslag'))
  })

  test('takes another address by its code, tells the old one, and ends every other session', async (t) => {
    t.after(() => at(0))
    const { email } = await applicant()
    const onPage = await signInOnPage(server, here.slug, email, from())
    const { browser } = await signedIn(email)
    const next = `new-${email}`
    const asked = await browser.post(`${account}/email`, { email: next })
    assert.equal(asked.path, `${account}/email/code`)
    const mail = await mailTo(next)
    assert.notEqual(codeIn(mail), '')
    const { page } = await browser.post(`${account}/email/code`, { code: codeIn(mail) })
    assert.match(page, /Din mailadresse er ændret/)
    assert.ok(page.includes(next))
    const told = await mailTo(email)
    assert.match(told?.subject ?? '', /ændret/)
    assert.ok(!told?.text.includes(next), 'the old address is not told the new one')
    assert.equal((await app.request('/v1/candidate', withBearer(onPage.session.token))).status, 401)
    assert.equal((await livingSessions(next)).length, 1)
    assert.equal((await livingSessions(email)).length, 0)
  })

  test('wants a sign-in of the last quarter of an hour for that, or a new code', async (t) => {
    t.after(() => at(0))
    const { email } = await applicant()
    const { browser } = await signedIn(email)
    at(16 * MINUTE)
    for (const path of ['/email', '/delete']) {
      const { page } = await browser.get(`${account}${path}`)
      assert.match(page, /Bekræft, at det er dig/)
    }
    assert.match((await browser.post(`${account}/email`, { email: 'x@example.dk' })).page, /Bekræft, at det er dig/)
    assert.match((await browser.post(`${account}/delete`)).page, /Bekræft, at det er dig/)
    await browser.post(`${account}/sign-in`, { to: 'email' })
    const { path } = await browser.post(`${account}/code`, { code: codeIn(await mailTo(email)) })
    assert.equal(path, `${account}/email`)
  })

  test('of the address that it takes comes over with it: one person, one account', async () => {
    const [one, other] = [await applicant(), await applicant()]
    const { browser } = await signedIn(one.email)
    await browser.post(`${account}/email`, { email: other.email })
    await browser.post(`${account}/email/code`, { code: codeIn(await mailTo(other.email)) })
    const { page } = await browser.get(account)
    for (const { reference } of [one, other]) assert.ok(page.includes(reference))
    const rows = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, other.email)))
    assert.equal(rows.length, 1)
  })

  test('writes the profile, and says what is wrong with it', async () => {
    const { email } = await applicant()
    const { browser } = await signedIn(email)
    const wrong = await browser.post(`${account}/profile`, { name: '', phone: 'ring' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.page, /href="#name"[^]*href="#phone"/)
    const { page } = await browser.post(`${account}/profile`, { name: 'Alma <b>A</b>', phone: '12 34 56 78' })
    assert.match(page, /value="Alma &lt;b&gt;A&lt;\/b&gt;"/)
  })

  test('hands out everything as data and as a page to read', async () => {
    const { email, reference, thereReference } = await applicant()
    const { browser } = await signedIn(email)
    const answer = await browser.get(`${account}/export.json`)
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/)
    const exported = JSON.parse(answer.page) as Exported
    assert.equal(exported.account.email, email)
    assert.deepEqual(
      exported.applications.map((one) => one.reference),
      [reference, thereReference],
    )
    assert.equal(exported.applications[0]?.motivation, 'Jeg vil gerne cykle.\n\nMeget.')
    assert.ok(exported.applications[0]?.events.some(({ kind }) => kind === 'received'))
    assert.equal(exported.sessions.length, 1)
    const { page } = await browser.get(`${account}/export.html`)
    for (const text of [email, reference, thereReference, 'Meget.']) assert.ok(page.includes(text), text)
  })

  test('goes at once when the person wishes, and shows when each application is deleted', async (t) => {
    t.after(() => at(0))
    const { email, reference } = await applicant()
    const onPage = await signInOnPage(server, here.slug, email, from())
    const { browser } = await signedIn(email)
    const ask = await browser.get(`${account}/delete`)
    // Six months after the deadline nobody has ended it, and six more it is kept.
    assert.match(ask.page, /senest 1\. december 2027/)
    const gone = await browser.post(`${account}/delete`)
    assert.match(gone.page, /Din konto er slettet[^]*senest 1\. december 2027/)
    assert.equal(gone.headers.get('clear-site-data'), '"cache", "storage"')
    const people = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, email)))
    assert.equal(people.length, 0)
    const row = (await applicationsOf(server, here)).find((one) => one.reference === reference)
    assert.deepEqual([row?.status, row?.candidateId], ['withdrawn', null])
    assert.equal((await app.request('/v1/candidate', withBearer(onPage.session.token))).status, 401)
    assert.equal((await browser.get(account)).page.includes(reference), false)
    assert.match((await mailTo(email))?.subject ?? '', /slettet/)
  })

  test('is nobody’s after eight hours without a request, and the page of before is asked for again', async (t) => {
    t.after(() => at(0))
    const { email, reference } = await applicant()
    const { browser } = await signedIn(email)
    at(8 * HOUR + MINUTE)
    const { path, page } = await browser.get(`${account}/applications/${reference}`)
    assert.equal(path, `${account}?${new URLSearchParams({ to: `application:${reference}` })}`)
    assert.match(page, new RegExp(`name="to" value="application:${reference}"`))
  })

  test('a form of another site is not taken', async () => {
    const { email } = await applicant()
    const { browser } = await signedIn(email)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const origin of ['https://evil.example', 'null', ''])
      for (const path of ['/delete', '/sign-out', '/email', '/sessions', '/profile']) {
        const answer = await app.request(`${account}${path}`, {
          method: 'POST',
          headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: '',
        })
        assert.equal(answer.status, 403, `${path} from "${origin}"`)
      }
    assert.equal((await livingSessions(email)).length, 1)
  })
})
