import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eq } from 'drizzle-orm'
import { createApp } from '../../../server/app.ts'
import { FROM_NETWORK } from '../../../server/applications/limits.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import { applications, jobs, rateLimits } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { publicCache } from '../../../server/http/public-cache.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, PAGE_ORIGIN, testServer, withKey } from '../../support/server.ts'

const { app, deps, db, clock, newInstitution } = await testServer()

/** An institution with one open job, and its form as the page hands it out. */
async function adWithForm(change: Record<string, unknown> = {}) {
  const { slug, id: institution } = await newInstitution()
  const { id } = await putJob(app, slug, '1', { deadline: '2026-11-20T12:00:00', ...change })
  const path = `/portal/${slug}/jobs/${id}`
  return { slug, institution, id, path, form: await formOf(path) }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decoded = (text = '') => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')

/** The form's fields as a browser would send them, and where to. */
function formIn(page: string) {
  const [, action = '', inside = ''] = /<form[^>]* method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(page) ?? []
  const inputs = [...inside.matchAll(/<input([^>]*)>/g)].map(([, tag = '']) => ({
    name: /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    value: decoded(/value="([^"]*)"/.exec(tag)?.[1]),
    sent: !tag.includes('type="checkbox"') || /\bchecked\b/.test(tag),
  }))
  const areas = [...inside.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>(?:\r?\n)?(.*?)<\/textarea>/gs)]
  return {
    action: decoded(action),
    fields: Object.fromEntries([
      ...inputs.filter(({ sent }) => sent).map(({ name, value }) => [name, value]),
      ...areas.map(([, name = '', value]) => [name, decoded(value)]),
    ]) as Record<string, string>,
    notice: inputs.find(({ name }) => name === '_acknowledged')?.value ?? '',
  }
}
const formOf = async (path: string) => formIn(await (await app.request(path)).text())

async function send(action: string, fields: Record<string, string>, headers: Record<string, string> = {}, to = app) {
  const response = await to.request(action, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
  const page = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    page,
    text: page
      .replace(/<(style|script|template shadowrootmode="[^"]*"><style)[^>]*>.*?<\/(style|script)>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
    form: formIn(page),
    reference: /class="reference">\s*([^<\s]+)/.exec(page)?.[1],
    /** What has focus when the page opens. */
    focused: /<\w+[^>]*?id="([^"]*)" autofocus/.exec(page)?.[1],
  }
}

const PERSON = {
  name: 'Åse Ødegård',
  email: 'aase@example.dk',
  phone: '',
  motivation: 'Jeg cykler.\r\n\r\nHver dag <b>&</b> "altid".',
}
const filled = ({ form }: { form: ReturnType<typeof formIn> }, change: Record<string, string> = {}) => ({
  ...form.fields,
  ...PERSON,
  _acknowledged: form.notice,
  ...change,
})
const received = (institution: number) =>
  inInstitution(db, institution, (tx) =>
    tx.select().from(applications).where(eq(applications.institutionId, institution)),
  )

describe('applying without script', () => {
  it('takes the application as the API does and shows the receipt', async () => {
    const ad = await adWithForm()
    const { status, headers, page, text, reference, focused } = await send(
      ad.form.action,
      filled(ad, { phone: '12 34 56 78', _medium: 'jobnet' }),
    )
    assert.equal(status, 200, text)
    assert.match(page, /<title>Tak for din ansøgning – /)
    assert.equal(focused, 'title')
    assert.match(text, /Styrelse \d+ har modtaget din ansøgning/)
    assert.deepEqual([headers.get('cache-control'), headers.get('x-robots-tag')], ['private, no-cache', 'noindex'])
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.doesNotMatch(page, /<script type="module"/)
    const [row] = await received(ad.institution)
    assert.equal(row?.reference, reference)
    assert.deepEqual(
      [row?.name, row?.phone, row?.motivation, row?.medium, row?.language, row?.status],
      [PERSON.name, '12345678', PERSON.motivation.replaceAll('\r\n', '\n'), 'jobnet', 'da', 'received'],
    )
    assert.deepEqual(row?.acknowledgedAt, NOW)
  })

  it('says what is new where the job has changed meanwhile, keeps every answer, and asks for nothing else', async () => {
    const asks = (id: string, text: string) => ({ id, kind: 'free-text', text: { da: text }, required: true })
    const before = asks('bro', 'Hvilken bro?')
    const ad = await adWithForm({ questions: [before] })
    const typed = filled(ad, { 'question.bro': 'Knippelsbro' })
    await putJob(app, ad.slug, '1', {
      deadline: '2026-11-20T12:00:00',
      questions: [before, asks('vej', 'Hvilken vej?')],
    })
    const changed = await send(ad.form.action, typed)
    assert.equal(changed.status, 409, changed.text)
    assert.match(changed.text, /Nyt eller ændret: Hvilken vej\?/)
    assert.equal(changed.focused, 'notice')
    assert.equal(changed.form.fields['question.bro'], 'Knippelsbro')
    assert.equal((await received(ad.institution)).length, 0)
    const sent = await send(changed.form.action, {
      ...changed.form.fields,
      _acknowledged: changed.form.notice,
      'question.vej': 'Gammel Kongevej',
    })
    assert.equal(sent.status, 200, sent.text)
    const [row] = await received(ad.institution)
    assert.deepEqual(
      row?.answers.map(({ value }) => value),
      ['Knippelsbro', 'Gammel Kongevej'],
    )
  })

  it('answers a reload with the same receipt and never with a second application', async () => {
    const ad = await adWithForm()
    const sent = filled(ad)
    const [one, twin] = await Promise.all([send(ad.form.action, sent), send(ad.form.action, sent)])
    clock.now = new Date('2026-11-20T11:00:01.000Z')
    const late = await send(ad.form.action, sent)
    clock.now = NOW
    await decide(app, ad.slug, 'form', { fields: [{ id: 'ny', kind: 'text', label: { da: 'Ny' }, required: true }] })
    await decide(app, ad.slug, 'privacy-notice', { text: { da: 'En anden.' } })
    const changed = await send(ad.form.action, sent)
    for (const again of [twin, late, changed]) {
      assert.equal(again?.status, 200, again?.text)
      assert.equal(again?.reference, one?.reference)
    }
    assert.equal((await received(ad.institution)).length, 1)
  })

  it('names everything that is missing, first and focused, and keeps what was typed', async () => {
    const ad = await adWithForm()
    const sent = filled(ad, { name: '', email: 'aase@', motivation: ' \r\n\nførst & "sidst"' })
    const { _acknowledged: _, ...unread } = sent
    const { status, page, text, form, focused } = await send(ad.form.action, unread)
    assert.equal(status, 422)
    assert.match(page, /<title>Fejl: Søg stillingen: Cykelplanlægger – /)
    assert.equal(focused, 'summary')
    assert.ok(page.indexOf('id="summary"') < page.indexOf('<form'))
    for (const sentence of ['Indtast dit navn', 'Indtast en e-mailadresse i formatet', 'Sæt kryds ved, at du har læst'])
      assert.ok(text.split(sentence).length >= 3, `${sentence} stands in the summary and at its field`)
    assert.deepEqual([form.fields.email, form.fields.motivation], [sent.email, ' \n\nførst & "sidst"'])
    assert.equal(form.fields._key, ad.form.fields._key)
    assert.equal(form.fields._acknowledged, undefined)
    assert.equal((await received(ad.institution)).length, 0)
    const mended = await send(form.action, { ...form.fields, ...PERSON, _acknowledged: form.notice })
    assert.equal(mended.status, 200, mended.text)
  })

  it('names each field that is too long, and what the API alone would refuse', async () => {
    const ad = await adWithForm()
    const long = await send(ad.form.action, filled(ad, { name: 'x'.repeat(201), motivation: 'x'.repeat(5_001) }))
    assert.equal(long.status, 422)
    assert.match(long.text, /Forkort »Navn« til højst 200 tegn/)
    assert.match(long.text, /Forkort »Motiveret ansøgning« til højst 5\.000 tegn/)
    const forged = await send(ad.form.action, filled(ad, { name: 'A\u2028Bcc: b' }))
    assert.equal(forged.status, 422)
    assert.match(forged.text, /»Navn«/)
    assert.equal((await received(ad.institution)).length, 0)
  })

  it('asks about what looks like a CPR number, and sends when it is none', async () => {
    const ad = await adWithForm()
    const motivation = 'Mit nummer er 010190-1234.'
    const asked = await send(ad.form.action, filled(ad, { motivation }))
    assert.equal(asked.status, 422)
    assert.equal(asked.focused, 'cpr')
    assert.match(asked.text, /Er det et CPR-nummer\?/)
    assert.match(asked.text, /010190-••••/)
    assert.match(asked.page, /<title>Fejl: /)
    assert.equal((await received(ad.institution)).length, 0)
    const [, name = '', value = ''] = /<button[^>]*name="([^"]*)" value="([^"]*)"[^>]*>/.exec(asked.page) ?? []
    const cleared = await send(asked.form.action, { ...asked.form.fields, [name]: value })
    assert.equal(cleared.status, 200, cleared.text)
    assert.equal((await received(ad.institution))[0]?.motivation, motivation)
  })

  it('keeps and shows every answer when the deadline has passed, and says whom to ask', async () => {
    const ad = await adWithForm({ contacts: [{ name: 'Signe Hjulmand', email: 'signe@styrelsen.example' }] })
    clock.now = new Date('2026-11-20T11:00:00.001Z')
    const { status, page, text } = await send(ad.form.action, filled(ad))
    clock.now = NOW
    assert.equal(status, 409)
    assert.match(page, /<title>Fejl: /)
    assert.match(text, /Fristen er overskredet/)
    assert.match(text, /20\.\snovember 2026 kl\.\s12\.00/)
    assert.match(text, /Signe Hjulmand/)
    for (const answer of [PERSON.name, PERSON.email, 'Jeg cykler.', 'Hver dag &lt;b&gt;&amp;&lt;/b&gt; '])
      assert.ok(text.includes(answer), answer)
    assert.doesNotMatch(page, /<form[^>]*method="post"/)
    assert.equal((await received(ad.institution)).length, 0)
  })

  it('takes what began in time, to the last millisecond', async () => {
    const ad = await adWithForm()
    clock.now = new Date('2026-11-20T11:00:00.000Z')
    const { status } = await send(ad.form.action, filled(ad))
    clock.now = NOW
    assert.equal(status, 200)
  })

  it('keeps every answer when the job was closed, and asks anew when the notice has changed', async () => {
    const ad = await adWithForm()
    await decide(app, ad.slug, 'privacy-notice', { text: { da: 'En helt anden tekst.' } })
    const changed = await send(ad.form.action, filled(ad))
    assert.equal(changed.status, 409)
    assert.match(changed.text, /Ansøgningsskemaet er ændret, mens du skrev/)
    assert.match(changed.text, /En helt anden tekst/)
    assert.equal(changed.focused, 'notice')
    assert.equal(changed.form.fields._acknowledged, undefined)
    assert.equal(changed.form.fields.name, PERSON.name)
    const path = `/v1/institutions/${ad.slug}/sources/test/jobs/1`
    await app.request(path, withKey(undefined, 'DELETE'))
    const closed = await send(ad.form.action, filled({ form: changed.form }))
    assert.equal(closed.status, 409)
    assert.match(closed.text, /Stillingen er lukket for ansøgninger/)
    assert.ok(closed.text.includes('Jeg cykler.'))
    assert.equal((await received(ad.institution)).length, 0)
  })

  it('says in words when one may try again after too many', async () => {
    const ad = await adWithForm()
    await asSystem(db, (tx) =>
      tx.insert(rateLimits).values({
        key: deps.keys.hmac('rate-limit', `${FROM_NETWORK.name}:${ad.institution}:unknown`),
        points: FROM_NETWORK.max,
        expiresAt: new Date(NOW.getTime() + 360_000),
      }),
    )
    const { status, headers, text, form } = await send(ad.form.action, filled(ad))
    assert.equal(status, 429)
    assert.equal(headers.get('retry-after'), '360')
    assert.match(text, /Prøv igen om 6 minutter/)
    assert.equal(form.fields.motivation, PERSON.motivation.replaceAll('\r\n', '\n'))
    assert.equal(form.fields._acknowledged, form.notice)
  })

  it('takes a new key where the old one stands for another application, and where none came', async () => {
    const ad = await adWithForm()
    await send(ad.form.action, filled(ad))
    const other = await send(ad.form.action, filled(ad, { name: 'En anden' }))
    assert.equal(other.status, 422)
    assert.match(other.text, /Din ansøgning er ikke sendt/)
    assert.notEqual(other.form.fields._key, ad.form.fields._key)
    const second = await send(other.form.action, other.form.fields)
    assert.equal(second.status, 200)
    for (const _key of ['', 'k'.repeat(201)]) {
      const without = await send(ad.form.action, filled(ad, { _key }))
      assert.equal(without.status, 400)
      assert.match(without.form.fields._key ?? '', /^[0-9a-f]{32}$/)
      assert.equal(without.form.fields.name, PERSON.name)
    }
    assert.equal((await received(ad.institution)).length, 2)
  })

  it('keeps what was typed when the server fails, and sends the same when it is back', async () => {
    const ad = await adWithForm()
    const broken = createApp({
      ...deps,
      db: new Proxy(db, {
        get(target, name) {
          if (name === 'transaction') throw new Error('the password of opslag was refused')
          return Reflect.get(target, name)
        },
      }),
    })
    const failed = await send(ad.form.action, filled(ad), {}, broken)
    assert.equal(failed.status, 500)
    assert.doesNotMatch(failed.page, /password|refused by/)
    assert.match(failed.text, /Din ansøgning er ikke sendt|Vi ved/)
    assert.equal(failed.form.fields.motivation, PERSON.motivation.replaceAll('\r\n', '\n'))
    const again = await send(failed.form.action, failed.form.fields)
    assert.equal(again.status, 200, again.text)
  })

  it('keeps what was typed when nothing of the server works, and sends the same when it is back', async () => {
    const ad = await adWithForm()
    const dead = new Proxy(db, {
      get() {
        throw new Error('the password of opslag was refused')
      },
    })
    const failed = await send(ad.form.action, filled(ad), {}, createApp({ ...deps, db: dead }))
    assert.equal(failed.status, 500)
    assert.doesNotMatch(failed.page, /password/)
    assert.match(failed.text, /Noget gik galt hos os/)
    assert.match(failed.text, /Jeg cykler\./)
    assert.match(failed.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    const again = await send(failed.form.action, failed.form.fields)
    assert.equal(again.status, 200, again.text)
    const [row] = await received(ad.institution)
    assert.equal(row?.motivation, PERSON.motivation.replaceAll('\r\n', '\n'))
  })

  it('is in English on the English page', async () => {
    const ad = await adWithForm()
    const form = await formOf(`${ad.path}?lang=en&medium=jobnet`)
    assert.equal(form.fields._medium, 'jobnet')
    const wrong = await send(form.action, filled({ form }, { name: '' }))
    assert.match(wrong.page, /<title>Error: Apply for the job: /)
    assert.match(wrong.page, /<html lang="en">/)
    const { page } = await send(wrong.form.action, filled({ form: wrong.form }))
    assert.match(page, /<title>Thank you for your application – /)
    const [row] = await received(ad.institution)
    assert.deepEqual([row?.language, row?.medium], ['en', 'jobnet'])
  })
})

describe('the form’s own address', () => {
  it('leads whoever opens it to the form on the ad’s page', async () => {
    const opened = await app.request('/portal/a/jobs/1001/apply?lang=en&medium=jobnet')
    assert.equal(opened.status, 303)
    assert.equal(opened.headers.get('location'), '/portal/a/jobs/1001?medium=jobnet&lang=en#apply')
  })

  it('takes nothing from another origin, of another kind or too large', async () => {
    const ad = await adWithForm()
    const post = (headers: Record<string, string>, body: string) =>
      app.request(ad.form.action, { method: 'POST', headers, body })
    const urlencoded = 'application/x-www-form-urlencoded'
    const body = new URLSearchParams(filled(ad)).toString()
    for (const origin of [PAGE_ORIGIN, 'null', 'https://evil.example'])
      assert.equal((await post({ origin, 'content-type': urlencoded }, body)).status, 403)
    assert.equal((await post({ origin: ORIGIN, 'content-type': 'text/plain' }, body)).status, 415)
    assert.equal((await post({ origin: ORIGIN, 'content-type': 'multipart/form-data; boundary=x' }, body)).status, 400)
    const large = `motivation=${'x'.repeat(LIMITS.jsonBody)}`
    const length = { 'content-length': String(large.length) }
    assert.equal((await post({ origin: ORIGIN, 'content-type': urlencoded, ...length }, large)).status, 413)
    assert.equal((await received(ad.institution)).length, 0)
  })

  it('is no page for a job that is not there, or is applied for at its source', async () => {
    const ad = await adWithForm()
    for (const id of ['999999', 'x', '1'.repeat(20)])
      assert.equal((await send(`/portal/${ad.slug}/jobs/${id}/apply`, filled(ad))).status, 404)
    await inInstitution(db, ad.institution, (tx) =>
      tx
        .update(jobs)
        .set({ audience: 'internal' })
        .where(eq(jobs.id, Number(ad.id))),
    )
    publicCache(deps.database).dropAll()
    const gone = await send(ad.form.action, filled(ad))
    assert.equal(gone.status, 404)
    assert.match(gone.text, /Jeg cykler\./)
    assert.doesNotMatch(gone.page, /<form/)
    const source = await putJob(app, ad.slug, '2', { applyUrl: 'https://andet.example.dk/1', deadline: null })
    assert.equal((await send(`/portal/${ad.slug}/jobs/${source.id}/apply`, filled(ad))).status, 404)
  })
})
