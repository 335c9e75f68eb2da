import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { candidates } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { ORIGIN } from '../../support/server.ts'
import { newBrowser } from '../candidates/browser.ts'
import { asked, codeIn, linkIn, sent, storedSignIns } from '../candidates/signing-in.ts'

import { accountPeople, MINUTE } from './account-people.ts'

const { account, app, applicant, askIn, at, clock, db, from, here, livingSessions, mailTo, server, signedIn, there } =
  await accountPeople()

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
    assert.match(page, /<html lang="en">[\s\S]*Your applications/)
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
    assert.match(wrong.page, /role="alert"[\s\S]*href="#email"[\s\S]*aria-invalid="true"/)
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
    const network = from()
    const browser = newBrowser(server, network)
    const mail = await askIn(browser, email)
    const token = linkIn(mail)
    const scanner = newBrowser(server, network)
    for (const method of ['HEAD', 'GET']) await app.request(`${account}/continue`, { method })
    // From the person's own network, where the mail gateway stands.
    for (let n = 0; n < 40; n++) {
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
    const asked = await browser.post(`${account}/receipt`, { token, send: 'yes' })
    assert.equal(asked.path, `${account}/code`)
    assert.match(asked.page, /p•••@example\.dk/)
    assert.ok(!asked.page.includes(email), 'whoever holds the link is not told the address')
    const landed = await browser.post(`${account}/code`, { code: codeIn(await mailTo(email)) })
    assert.equal(landed.path, `${account}/applications/${reference}`)
    const other = await newBrowser(server, from()).post(`/portal/${there.slug}/account/receipt`, { token })
    assert.equal(other.status, 410)
    // Whatever presses the button again and again leaves the person a code of the three.
    for (let n = 0; n < 5; n++) await newBrowser(server, from()).post(`${account}/receipt`, { token, send: 'yes' })
    await sent(server)
    assert.notEqual(codeIn(await askIn(newBrowser(server, from()), email)), '')
  })

  test('is open to the holder of a receipt’s link, and to nobody else, when a stranger has used up the codes of a day', async (t) => {
    t.after(() => at(0))
    const { email, reference, receipts } = await applicant()
    const token = linkIn(receipts.find(({ text }) => text.includes(reference)))
    const codes = async () => (await storedSignIns(server)).filter((row) => row.emailCanonical === email).length
    for (let n = 1; n <= 20; n++) {
      at(n * 10 * MINUTE)
      await askIn(newBrowser(server, from()), email)
    }
    assert.equal(await codes(), 7)
    const browser = newBrowser(server, from())
    at(300 * MINUTE)
    await browser.post(`${account}/receipt`, { token, send: 'yes' })
    const landed = await browser.post(`${account}/code`, { code: codeIn(await mailTo(email)) })
    assert.equal(landed.path, `${account}/applications/${reference}`)
    // And whoever is signed in, to show that it is still the same person.
    at(330 * MINUTE)
    await browser.post(`${account}/sign-in`, { again: 'yes' })
    assert.equal(await codes(), 9)
    for (let n = 1; n <= 3; n++) {
      at((330 + n * 10) * MINUTE)
      await browser.post(`${account}/sign-in`, { again: 'yes' })
    }
    assert.equal(await codes(), 10, 'ten in all')
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
