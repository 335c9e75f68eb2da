import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { openPreference } from '../../../server/applications/preferential-access.ts'
import { documents } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { pdf } from '../../support/documents.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'
import { applicationsOf } from '../applications/recruitment.ts'
import { type Browser, newBrowser } from '../candidates/browser.ts'
import { codeIn, sent } from '../candidates/signing-in.ts'

const server = await testServer({ proxyHops: 1 })
const { app, db, deps, clock, newInstitution } = server
afterEach(() => {
  clock.now = NOW
})

const LICENCE = { id: 'bil', kind: 'yes-no', text: { da: 'Har du kørekort?', en: 'Do you drive?' } }
const BRIDGES = { id: 'bro', kind: 'free-text', text: { da: 'Hvilke broer?' }, required: false }
const JOB = { questions: [LICENCE], deadline: '2026-11-20T14:00:00' }
const file = (name: string) => new File([Uint8Array.from(pdf(name))], name)
type Entry = readonly [string, string | File]

let people = 0
async function codeFor(browser: Browser, account: string, email: string) {
  await browser.post(`${account}/sign-in`, { email })
  const mail = (await sent(server)).findLast(({ to, subject }) => to.address === email && /kode/i.test(subject))
  return browser.post(`${account}/code`, { code: codeIn(mail) })
}

/** Somebody who has applied without script, with a document, and is signed in on our own pages. */
async function applicant() {
  const institution = await newInstitution()
  const { slug } = institution
  await decide(app, slug, 'form', { documents: { min: 1, max: 3 }, preferentialAccess: true })
  const { id } = await putJob(app, slug, '1', JOB)
  const email = `ret${++people}@example.dk`
  const browser = newBrowser(server, { 'x-forwarded-for': `192.0.2.${people}` })
  const ad = await browser.get(`/portal/${slug}/jobs/${id}`)
  const received = await browser.postParts(`/portal/${slug}/jobs/${id}/apply`, [
    ['_key', /name="_key" value="([^"]+)"/.exec(ad.page)?.[1] ?? ''],
    ['_acknowledged', '0'],
    ['name', 'Åse Ødegård'],
    ['email', email],
    ['motivation', 'Jeg cykler.'],
    ['question.bil', 'no'],
    ['preferentialAccess', 'yes'],
    ['documents', file('cv.pdf')],
  ])
  assert.equal(received.status, 200, received.page)
  const account = `/portal/${slug}/account`
  await codeFor(browser, account, email)
  const row = async () => (await applicationsOf(server, institution))[0]!
  const path = `${account}/applications/${(await row()).reference}`
  const form = await browser.get(`${path}/change`)
  const action = /<form part="form"[^>]* action="([^"]+)"/.exec(form.page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  /** What a browser sends back of the hidden fields, and what the person has written. */
  const filled = (page: string, more: Entry[], without: string[] = []): Entry[] =>
    [
      ...[...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
      ['_acknowledged', '0'] as const,
      ['name', 'Åse Ødegård'] as const,
      ['email', email] as const,
      ['motivation', 'Jeg cykler & går.'] as const,
      ['question.bil', 'yes'] as const,
      ...more,
    ].filter(([name]) => !without.includes(name))
  const filesOf = async () =>
    (await inInstitution(db, institution.id, (tx) => tx.select().from(documents)))
      .filter(({ applicationId }) => applicationId !== null)
      .map(({ name }) => name)
  return { institution, id, email, browser, account, path, form, action, row, filled, filesOf }
}

describe('an application changed without script', () => {
  test('stands in the form as it was sent, and the whole of it is sent anew in its place', async () => {
    const { browser, path, form, action, row, filled, filesOf } = await applicant()
    assert.equal(form.status, 200)
    assert.equal(action.split('?')[0], `${path}/change`)
    assert.match(form.page, new RegExp(`Du retter din ansøgning ${(await row()).reference}`))
    assert.match(form.page, />Jeg cykler\.<\/textarea>/)
    assert.match(form.page, /<input[^>]*name="email"[^>]*\sreadonly/)
    assert.match(form.page, /value="no" checked/)
    assert.match(form.page, /name="preferentialAccess"[^>]* checked/)
    assert.match(form.page, /name="_acknowledged"[^>]* checked/)
    assert.match(form.page, /Fjern[^<]*cv\.pdf/)
    assert.match((await browser.get(path)).page, new RegExp(`<a class="button" href="${path}/change">`))
    const old = /name="_document" value="([^"]+)"/.exec(form.page)?.[1] ?? ''
    const changed = filled(form.page, [
      ['documents', file('nyt-cv.pdf')],
      ['_remove', old],
    ])
    const done = await browser.postParts(action, changed)
    assert.equal(done.path.split('?')[0], path)
    assert.match(done.page, /Dine rettelser er modtaget/)
    const after = await row()
    assert.equal(after.motivation, 'Jeg cykler & går.')
    assert.equal(after.answers[0]?.value, true)
    assert.equal(openPreference(deps, after), false)
    assert.deepEqual(await filesOf(), ['nyt-cv.pdf'])
    assert.deepEqual((await filesOf()).length, 1)
  })

  test('keeps the document that is left alone, and comes back whole when something is wrong', async () => {
    const { browser, form, action, row, filled, filesOf } = await applicant()
    const wrong = await browser.postParts(action, filled(form.page, [['documents', file('brev.pdf')]], ['name']))
    assert.equal(wrong.status, 422)
    assert.match(wrong.page, /<title>Fejl: Ret din ansøgning/)
    assert.match(wrong.page, /Jeg cykler &amp; går\.<\/textarea>/)
    assert.equal([...wrong.page.matchAll(/name="_document"/g)].length, 2)
    assert.equal((await row()).motivation, 'Jeg cykler.')
    const elses = filled(wrong.page, [['email', 'anden@example.dk']], ['email'])
    assert.equal((await browser.postParts(action, [...elses, ['email', 'anden@example.dk']])).status, 422)
    assert.match((await browser.postParts(action, filled(wrong.page, []))).page, /Dine rettelser er modtaget/)
    assert.deepEqual((await filesOf()).sort(), ['brev.pdf', 'cv.pdf'])
  })

  test('says what is new when the job has changed meanwhile, with everything typed, and takes it then', async () => {
    const { institution, browser, form, action, row, filled } = await applicant()
    await putJob(app, institution.slug, '1', { ...JOB, questions: [LICENCE, { ...BRIDGES, required: true }] })
    const stale = await browser.postParts(action, filled(form.page, []))
    assert.equal(stale.status, 409)
    assert.match(stale.page, /Dine rettelser er ikke sendt\. Dine svar står her stadig\.[^<]*Svar på det nye/)
    assert.match(stale.page, /Hvilke broer\?/)
    assert.match(stale.page, /Jeg cykler &amp; går\.<\/textarea>/)
    const answered = await browser.postParts(action, filled(stale.page, [['question.bro', 'Storebælt']]))
    assert.match(answered.page, /Dine rettelser er modtaget/)
    assert.deepEqual(
      (await row()).answers.map(({ value }) => value),
      [true, 'Storebælt'],
    )
  })

  test('shows what was typed when the deadline has passed, and what was sent counts still', async () => {
    const { browser, path, form, action, row, filled } = await applicant()
    clock.now = new Date('2026-11-20T13:00:01.000Z')
    const late = await browser.postParts(action, filled(form.page, []))
    assert.equal(late.status, 409, late.page)
    assert.match(late.page, /Din ansøgning kan ikke rettes længere\. Den, du har sendt, gælder stadig\./)
    assert.match(late.page, /Jeg cykler &amp; går\./)
    assert.equal((await row()).motivation, 'Jeg cykler.')
    assert.equal((await browser.get(`${path}/change`)).path, path, 'there is no form any more')
  })

  test('loses nothing when the session has ended: answers and files wait until one is signed in again', async () => {
    const { email, account, form, action, filled, filesOf } = await applicant()
    const stranger = newBrowser(server, { 'x-forwarded-for': '192.0.2.99' })
    const ended = await stranger.postParts(action, filled(form.page, [['documents', file('brev.pdf')]]))
    assert.equal(ended.status, 403)
    assert.match(ended.page, /Du er blevet logget ud/)
    assert.match(ended.page, /Jeg cykler &amp; går\./)
    const again = [...ended.page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replace('&amp;', '&')] as const,
    )
    await codeFor(stranger, account, email)
    assert.match((await stranger.postParts(action, again)).page, /Dine rettelser er modtaget/)
    assert.deepEqual((await filesOf()).sort(), ['brev.pdf', 'cv.pdf'])
  })

  test('is its own person’s alone, and only while it can be changed', async () => {
    const one = await applicant()
    const other = await applicant()
    const reference = (await other.row()).reference
    assert.equal((await one.browser.get(`${one.account}/applications/${reference}/change`)).status, 404)
    const foreign = one.action.replace((await one.row()).reference, reference)
    assert.equal((await one.browser.postParts(foreign, one.filled(one.form.page, []))).status, 404)
    await one.browser.post(`${one.path}/withdraw`)
    const gone = await one.browser.postParts(one.action, one.filled(one.form.page, []))
    assert.equal(gone.status, 410)
    assert.match(gone.page, /Jeg cykler &amp; går\./)
    assert.equal((await one.browser.get(`${one.path}/change`)).path, one.path)
    assert.match(
      (await newBrowser(server).get(`${one.path}/change`)).path,
      /\/account\?to=application/,
      'anybody else is asked to sign in',
    )
  })
})
