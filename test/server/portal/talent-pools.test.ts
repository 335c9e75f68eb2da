import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { memberCode } from '../../../server/talent-pools/code.ts'
import { pdf } from '../../support/documents.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, testServer } from '../../support/server.ts'
import { DAY } from '../applications/recruitment.ts'
import { codeIn, linkIn, sent } from '../candidates/signing-in.ts'
import { DRIVING, join, membersOf, pool, readPool, withPools } from '../talent-pools/pools.ts'

const server = await testServer()
const { app, clock, deps } = server
const questions = [{ ...DRIVING, required: true, options: [], classes: [] }]

const pagesOf = ({ slug }: InstitutionRef) => `/portal/${slug}/talent-pools`
async function open(path: string, cookie = '') {
  const answer = await app.request(path, { headers: { ...(cookie && { cookie }) } })
  return { answer, text: await answer.text() }
}
async function press(path: string, fields: Record<string, string> | FormData, cookie = '') {
  const isForm = fields instanceof FormData
  const answer = await app.request(path, {
    method: 'POST',
    headers: {
      origin: ORIGIN,
      ...(!isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(cookie && { cookie }),
    },
    body: isForm ? fields : new URLSearchParams(fields).toString(),
  })
  return { answer, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}
/** What a browser would send of a form as it stands: hidden fields, ticks and values apart. */
const hiddenIn = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
async function filled(institution: InstitutionRef, over: Record<string, string> = {}, key = 'planners') {
  const { form } = await readPool(server, institution, key)
  const { text } = await open(`${pagesOf(institution)}/${key}`)
  return {
    ...hiddenIn(text),
    name: 'Alma Emne',
    email: 'alma@example.dk',
    phone: '',
    _consent: form!.consent.version,
    ...over,
  }
}
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

describe('the pages of talent pools', () => {
  test('list the pools, closed ones as such, and stand in the sitemap', async () => {
    const institution = await withPools(server, [pool(), pool({ key: 'shut', name: { da: 'Lukkede' }, open: false })])
    const { text } = await open(pagesOf(institution))
    assert.match(plain(text), /Planlæggere Vil du planlægge cykelstier\? Læs mere og tilmeld dig/)
    assert.match(plain(text), /Lukkede .*Lukket for tilmelding/)
    const map = (await open(`/portal/${institution.slug}/sitemap.xml`)).text
    const own = `${ORIGIN}${pagesOf(institution)}`
    assert.ok(map.includes(`<loc>${own}</loc>`) && map.includes(`<loc>${own}/planners</loc>`))
    assert.ok(!map.includes('/shut'))
    assert.match((await open(`/portal/${institution.slug}`)).text, new RegExp(`href="${pagesOf(institution)}"`))
  })

  test('say of a closed pool that it is, without a form and out of the index', async () => {
    const institution = await withPools(server, [pool({ open: false })])
    const { answer, text } = await open(`${pagesOf(institution)}/planners`)
    assert.match(text, /lukket for tilmelding/)
    assert.ok(!text.includes('<form class="form"'))
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex')
    assert.equal((await open(`${pagesOf(institution)}/none`)).answer.status, 404)
    const late = await press(`${pagesOf(institution)}/planners`, { name: 'x' })
    assert.equal(late.to, `${pagesOf(institution)}/planners`)
  })

  test('take a sign-up without script, by the code of the mail, in both languages', async () => {
    const institution = await withPools(server, [pool({ motivation: 'required', questions })])
    const page = `${pagesOf(institution)}/planners`
    const email = `${institution.slug}@example.dk`
    const answers = { email, motivation: 'Fordi.', 'question.licence': 'yes' }
    const joined = await press(page, await filled(institution, answers))
    assert.equal(joined.answer.status, 303, plain(joined.text))
    const mail = (await sent(server)).find(({ to }) => to.address === email)
    assert.match(joined.to, /\/confirm\?member=[0-9a-f-]+$/)
    assert.ok(mail!.text.includes(`${ORIGIN}${joined.to}`), 'the mail leads to the same page')
    assert.equal(mail!.listUnsubscribe, undefined, 'nothing to leave before it has begun')
    const asked = await open(joined.to)
    const { member } = hiddenIn(asked.text)
    const empty = await press(joined.to, { member: member!, code: '' })
    assert.deepEqual([empty.answer.status, /Indtast koden/.test(empty.text)], [422, true])
    const done = await press(joined.to, { member: member!, code: codeIn(mail) })
    assert.equal(done.answer.status, 200)
    assert.match(
      plain(done.text),
      /Du er med i emnebanken »Planlæggere«\. Dit samtykke gælder til og med 20\.\snovember 2027/,
    )
    const [row] = await membersOf(server, institution)
    assert.deepEqual([row!.status, row!.motivation, row!.answers[0]!.shown], ['member', 'Fordi.', ['Ja']])
    const english = (await open(`${page}?lang=en`)).text
    assert.match(english, /I consent to/)
    assert.match(english, /<html lang="en">/)
  })

  test('show again everything that was typed with what is wrong, each by its field, and take nothing', async () => {
    const institution = await withPools(server, [
      pool({ phone: 'required', motivation: 'required', questions, documents: { min: 1, max: 2 } }),
    ])
    const page = `${pagesOf(institution)}/planners`
    const { _consent: _, ...fields } = await filled(institution, {
      name: '',
      email: 'alma',
      motivation: 'Cykler & <b>',
    })
    const { answer, text } = await press(page, fields)
    assert.equal(answer.status, 422)
    const summary = [...text.matchAll(/<li><a href="#([^"]+)">([^<]+)</g)].map(([, field, said]) => [field, said])
    assert.deepEqual(summary, [
      ['name', 'Indtast dit navn'],
      ['email', 'Indtast din e-mailadresse i formatet navn@eksempel.dk'],
      ['phone', 'Indtast dit telefonnummer'],
      ['question-licence', 'Vælg et svar på »Har du kørekort til bil?«'],
      ['documents', 'Vedlæg mindst 1 fil'],
      ['consent', 'Sæt kryds, hvis du giver dit samtykke. Uden det kan vi ikke gemme dine oplysninger'],
    ])
    assert.ok(text.includes('value="alma"') && text.includes('Cykler &amp; &lt;b&gt;'))
    assert.match(text, /<title>Fejl: Planlæggere/)
    assert.equal((await membersOf(server, institution)).length, 0)
  })

  test('ask about what looks like a CPR number once, and take it when it is said to be none', async () => {
    const institution = await withPools(server, [pool({ motivation: 'required' })])
    const page = `${pagesOf(institution)}/planners`
    const fields = await filled(institution, { motivation: 'Mit nummer er 010190-1234.' })
    const asked = await press(page, fields)
    assert.equal(asked.answer.status, 422)
    assert.match(asked.text, /name="_cleared"/)
    const cleared = await press(page, { ...fields, _cleared: '1' })
    assert.equal(cleared.answer.status, 303)
  })

  test('take files with the form, keep them over a mistake, and tell of one that cannot be used', async () => {
    const institution = await withPools(server, [pool({ documents: { min: 1, max: 2 } })])
    const page = `${pagesOf(institution)}/planners`
    const form = (fields: Record<string, string>, files: [string, Buffer][]) => {
      const data = new FormData()
      for (const [name, value] of Object.entries(fields)) data.append(name, value)
      for (const [name, content] of files) data.append('documents', new File([Uint8Array.from(content)], name))
      return data
    }
    const bad = await press(page, form(await filled(institution), [['cv.pdf', Buffer.from('no pdf')]]))
    assert.match(bad.text, /cv\.pdf kan ikke bruges/)
    const { _consent: _, ...fields } = await filled(institution)
    const first = await press(page, form(fields, [['cv.pdf', pdf()]]))
    assert.equal(first.answer.status, 422)
    assert.match(first.text, /<p class="file">cv\.pdf/)
    const kept = hiddenIn(first.text)
    const again = await press(page, form({ ...(await filled(institution)), ...kept }, []))
    assert.equal(again.answer.status, 303, plain(again.text))
    assert.equal((await membersOf(server, institution)).length, 1)
  })

  test('lead from the ad of the list to joining the pool', async () => {
    const institution = await withPools(server, [pool({ listed: true })])
    const { items } = (await (await app.request(`/v1/institutions/${institution.slug}/jobs`)).json()) as {
      items: { id: string }[]
    }
    const { answer } = await open(`/portal/${institution.slug}/jobs/${items[0]!.id}?medium=jobnet`)
    assert.deepEqual(
      [answer.status, answer.headers.get('location')],
      [303, `${pagesOf(institution)}/planners?medium=jobnet`],
    )
  })
})

/** Signs in on our own pages by the link of a pool's mail, as a person does. Answers the cookie. */
async function byLink(institution: InstitutionRef, token: string, email: string) {
  const path = `/portal/${institution.slug}/account/pool`
  const offer = await press(path, { token })
  assert.match(plain(offer.text), new RegExp(`Vi sender en kode til ${email[0]}•••@example.dk`))
  const asked = await press(path, { token, send: 'yes' })
  assert.equal(asked.to, `/portal/${institution.slug}/account/code`)
  const code = codeIn((await sent(server)).find(({ to }) => to.address === email))
  const entered = await press(asked.to, { code }, cookieOf(asked.answer))
  return { cookie: cookieOf(entered.answer), to: entered.to }
}

describe('a member', () => {
  const POOL = pool({ motivation: 'optional', documents: { min: 0, max: 1 } })
  async function member() {
    const institution = await withPools(server, [POOL])
    const email = `${institution.slug}@example.dk`
    const membership = await join(server, institution, { motivation: 'Fordi.' }, { person: { email } })
    const mails = (await sent(server)).filter(({ to }) => to.address === email)
    const welcome = mails.find(({ subject }) => /Du er med/.test(subject))!
    return { institution, email, membership, welcome }
  }

  test('goes by the welcome’s link and a code to the own pages, and reads, changes and withdraws there', async () => {
    const { institution, email, membership, welcome } = await member()
    assert.match(plain(welcome.text), /til og med den 20\.\snovember 2027/)
    const { cookie, to } = await byLink(institution, linkIn(welcome), email)
    const account = `/portal/${institution.slug}/account`
    assert.equal(to, `${account}/talent-pools`)
    assert.match(plain((await open(to, cookie)).text), /Planlæggere Samtykket gælder til og med 20\.\snovember 2027/)
    const own = `${account}/talent-pools/${membership.id}`
    const read = (await open(own, cookie)).text
    assert.match(plain(read), /gemmer mine oplysninger i emnebanken/)
    assert.ok(!read.includes('Forlæng samtykket'), 'too early')
    assert.match((await open(`${own}/change`, cookie)).text, />\s*Fordi\.<\/textarea>/)
    const bad = await press(`${own}/change`, { name: '', motivation: 'Nyt.' }, cookie)
    assert.deepEqual([bad.answer.status, /Indtast dit navn/.test(bad.text)], [422, true])
    const saved = await press(`${own}/change`, { name: 'Alma Ny', motivation: 'Nyt.' }, cookie)
    assert.equal(saved.to, `${own}?said=saved`)
    const [row] = await membersOf(server, institution)
    assert.deepEqual([row!.name, row!.motivation], ['Alma Ny', 'Nyt.'])
    const exported = (await open(`${account}/export.html`, cookie)).text
    assert.match(plain(exported), /Emnebanker Planlæggere, .* Status Med Navn Alma Ny/)
    const left = await press(`${own}/leave`, {}, cookie)
    assert.equal(left.to, `${account}/talent-pools?said=left`)
    assert.equal((await membersOf(server, institution)).length, 0)
    assert.equal((await open(own, cookie)).answer.status, 404)
  })

  test('renews by the renewal’s link and a code, not by pressing whatever the mail leads to', async (t) => {
    t.after(() => (clock.now = NOW))
    const { institution, email, membership } = await member()
    clock.now = new Date(new Date(membership.expiresAt).getTime() - 30 * DAY)
    const { runRetention } = await import('../../../server/retention/run.ts')
    await runRetention(deps)
    const renewal = (await sent(server)).find(({ to }) => to.address === email)!
    assert.match(renewal.subject, /Vil du blive i emnebanken/)
    const expiry = async () => (await membersOf(server, institution))[0]!.expiresAt.toISOString()
    const own = `/portal/${institution.slug}/account/talent-pools/${membership.id}`
    assert.match((await press(`${own}/renew`, { consent: membership.consent.version })).to, /\/account\?to=pools$/)
    const { cookie } = await byLink(institution, linkIn(renewal), email)
    assert.equal(await expiry(), membership.expiresAt)
    const { text } = await open(own, cookie)
    const { consent } = hiddenIn(text)
    const renewed = await press(`${own}/renew`, { consent: consent! }, cookie)
    assert.equal(renewed.to, `${own}?said=renewed`)
    assert.ok((await expiry()) > '2028-10')
  })

  test('leaves by one POST without cookies or origin (RFC 8058); asking changes nothing, and it can be undone', async () => {
    const { institution, welcome } = await member()
    const { url } = welcome.listUnsubscribe!
    const path = new URL(url).pathname
    const isLeft = async () => (await membersOf(server, institution))[0]!.leftAt !== null
    for (const method of ['GET', 'HEAD']) await app.request(path, { method })
    assert.equal(await isLeft(), false)
    assert.match((await open(path)).text, /Du kan fortryde i 7 dage\. .*Træk samtykket tilbage<\/button>/s)
    const oneClick = () =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
    assert.equal((await oneClick()).status, 200)
    assert.equal(await isLeft(), true)
    assert.equal((await oneClick()).status, 200, 'the second time too')
    assert.match(plain((await open(path)).text), /bliver slettet den 27\.\snovember 2026\./)
    const back = await press(`${path}/undo`, {})
    assert.match(back.text, /Du er med i emnebanken igen/)
    assert.equal(await isLeft(), false)
    assert.equal((await app.request('/portal/none/talent-pools/x/leave/y', { method: 'POST' })).status, 415)
    const wrong = await press(`${pagesOf(institution)}/planners/leave/none`, { 'List-Unsubscribe': 'One-Click' })
    assert.match(wrong.text, /Du er ikke i emnebanken/)
  })

  test('who is signed in joins at once, under the account’s own address', async () => {
    const { institution, email, welcome } = await member()
    await decide(
      app,
      institution.slug,
      'talent-pools',
      { pools: [POOL, pool({ key: 'other', name: { da: 'Andre' } })] },
      '1',
    )
    const { cookie } = await byLink(institution, linkIn(welcome), email)
    const page = `${pagesOf(institution)}/other`
    assert.ok((await open(page, cookie)).text.includes(`logget ind som ${email}`))
    const { email: _, ...fields } = await filled(institution, {}, 'other')
    const joined = await press(page, fields, cookie)
    assert.equal(joined.to, `/portal/${institution.slug}/account/talent-pools?said=joined`)
    assert.deepEqual(
      (await membersOf(server, institution)).map(({ poolKey }) => poolKey),
      ['planners', 'other'],
    )
  })

  test('whose code has run out is told to sign up again', async () => {
    const { institution, membership } = await member()
    const path = `${pagesOf(institution)}/planners/confirm`
    const wrong =
      memberCode(deps, { institutionId: institution.id, id: membership.id }) === '12345678' ? '12345679' : '12345678'
    let status = 0
    for (let tries = 0; tries < 6; tries++)
      status = (await press(path, { member: membership.id, code: wrong })).answer.status
    assert.equal(status, 410)
  })
})
