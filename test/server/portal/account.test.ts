import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq, sql } from 'drizzle-orm'
import type { Exported } from '../../../server/candidates/export.ts'
import { rows, type Tx } from '../../../server/db/client.ts'
import { applicationEvents, applications, candidates, jobAgents } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { applicationsOf, HOUR, newJob } from '../applications/recruitment.ts'
import { codeIn, signInOnPage, withBearer } from '../candidates/signing-in.ts'
import { save, savedOf } from '../drafts/drafting.ts'
import { newAgent, signUp as signUpForAgent, started } from '../job-agents/agents.ts'
import { accountPeople, MINUTE } from './account-people.ts'

const { account, app, applicant, askIn, at, db, from, here, livingSessions, mailTo, server, signedIn, there } =
  await accountPeople()

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
    assert.match(page, /Din e-mailadresse er ændret/)
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

  test('leaves no trace of either when both have become one and that one goes', async (t) => {
    t.after(() => at(0))
    const [one, other] = [await applicant(), await applicant()]
    const there = await signedIn(other.email)
    await there.browser.post(`${account}/applications/${other.reference}/withdraw`)
    const people = await asSystem(db, (tx) => tx.select().from(candidates))
    const actors = people
      .filter(({ email }) => email === one.email || email === other.email)
      .map(({ id }) => `candidate:${id}`)
    const { browser } = await signedIn(one.email)
    await browser.post(`${account}/email`, { email: other.email })
    await browser.post(`${account}/email/code`, { code: codeIn(await mailTo(other.email)) })
    assert.match((await browser.post(`${account}/delete`)).page, /Din konto er slettet/)
    const events = await asSystem(db, (tx) => tx.select().from(applicationEvents))
    assert.deepEqual(
      events.filter(({ actor }) => actors.includes(actor)),
      [],
    )
  })

  test('says only what it has to say, whatever the address names', async () => {
    const { browser } = await signedIn((await applicant()).email)
    for (const said of ['constructor', '__proto__', 'toString']) {
      const { page } = await browser.get(`${account}/profile?said=${said}`)
      assert.ok(!/native code|\[object/.test(page), said)
    }
  })

  test('writes the profile, and says what is wrong with it', async () => {
    const { email } = await applicant()
    const { browser } = await signedIn(email)
    const wrong = await browser.post(`${account}/profile`, { name: '', phone: 'ring' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.page, /href="#name"[\s\S]*href="#phone"/)
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

  test('hands out job agents too, those that wait and have ended among them', async () => {
    const { email } = await applicant()
    const agent = await newAgent(server, there, { email, filter: { q: 'cykel' } })
    await started(signUpForAgent(server, here, { email, filter: { q: 'kanal' } }))
    const { browser } = await signedIn(email)
    await asSystem(db, (tx) => tx.update(jobAgents).set({ status: 'ended' }).where(eq(jobAgents.id, agent.id)))
    const { jobAgents: exported } = JSON.parse((await browser.get(`${account}/export.json`)).page) as Exported
    assert.deepEqual(exported.map(({ filter, status }) => [filter.q, status]).sort(), [
      ['cykel', 'ended'],
      ['kanal', 'unconfirmed'],
    ])
    const { page } = await browser.get(`${account}/export.html`)
    assert.match(page, /Jobagenter<\/h2>[\s\S]*»cykel«[^<]*<\/h3>[\s\S]*Stoppet/)
    assert.match(page, /»kanal«[^<]*<\/h3>[\s\S]*Venter på, at du bekræfter/)
  })

  test('hands out drafts and sessions in words, not by their ids', async () => {
    const { email } = await applicant()
    const options = ['sti', 'bro'].map((id) => ({ id, label: { da: `En ${id}` } }))
    const asked = await newJob(server, here, {
      title: 'Brobygger',
      questions: [
        { id: 'hvad', kind: 'prioritised', text: { da: 'Hvad bygger du?' }, required: true, options, classes: [] },
      ],
    })
    await signInOnPage(server, here.slug, email, from())
    const { browser } = await signedIn(email)
    const values = { motivation: 'Fordi.', 'gone-field': 'Stod her før.' }
    const answers = [{ question: 'hvad', value: ['bro', 'sti'] }]
    await savedOf(save(server, here, asked.id, { email, content: { values, answers } }))
    const { page } = await browser.get(`${account}/export.html`)
    assert.match(page, /Motiveret ansøgning[^<]*<\/dt><dd>Fordi\./)
    assert.match(page, /Hvad bygger du\?<\/dt><dd>1\. En bro\n2\. En sti/)
    assert.match(page, /gone-field<\/dt><dd>Stod her før\./)
    assert.doesNotMatch(page, />hvad<|\[&quot;|\["/)
    assert.match(page, /På siden hos Styrelse \d+/)
  })

  test('goes at once when the person wishes, and shows when each application is deleted', async (t) => {
    t.after(() => at(0))
    const { email, reference } = await applicant()
    const onPage = await signInOnPage(server, here.slug, email, from())
    const { browser } = await signedIn(email)
    const ask = await browser.get(`${account}/delete`)
    // Six months after the deadline nobody has ended it, and six more it is kept.
    assert.match(ask.page, /senest 1\.\sdecember 2027/)
    const gone = await browser.post(`${account}/delete`)
    assert.match(gone.page, /Din konto er slettet[\s\S]*senest 1\.\sdecember 2027/)
    assert.equal(gone.headers.get('clear-site-data'), '"cache", "storage"')
    const people = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, email)))
    assert.equal(people.length, 0)
    const row = (await applicationsOf(server, here)).find((one) => one.reference === reference)
    assert.deepEqual([row?.status, row?.candidateId], ['withdrawn', null])
    assert.equal((await app.request('/v1/candidate', withBearer(onPage.session.token))).status, 401)
    assert.equal((await browser.get(account)).page.includes(reference), false)
    assert.match((await mailTo(email))?.subject ?? '', /slettet/)
  })

  test('withdraws also what is confirmed in the very moment in which it goes', async (t) => {
    t.after(() => at(0))
    const { email, reference } = await applicant()
    const { browser } = await signedIn(email)
    const become = (tx: Tx, status: 'awaiting-confirmation' | 'received') =>
      tx.update(applications).set({ status }).where(eq(applications.reference, reference))
    await inInstitution(db, here.id, (tx) => become(tx, 'awaiting-confirmation'))
    let gone: Promise<unknown> = Promise.resolve()
    await inInstitution(db, here.id, async (tx) => {
      await become(tx, 'received')
      gone = browser.post(`${account}/delete`)
      // On PostgreSQL the deletion comes to what is being confirmed, and waits; the embedded database has one of them at a time.
      for (let waits = process.env.OPSLAG_TEST_DB !== 'postgres'; !waits; )
        waits =
          (await rows(tx, sql`select 1 from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid))`)).length > 0
    })
    await gone
    const row = (await applicationsOf(server, here)).find((one) => one.reference === reference)
    assert.deepEqual([row?.status, row?.candidateId], ['withdrawn', null])
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
