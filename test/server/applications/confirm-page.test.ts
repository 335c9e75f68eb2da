import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { confirmationCode } from '../../../server/applications/confirmation-code.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { application, applicationsOf, apply, newJob, receiptOf } from './recruitment.ts'

const server = await testServer()
const { app, deps, newInstitution } = server

async function waiting() {
  const institution = await newInstitution()
  const job = await newJob(server, institution)
  await receiptOf(await apply(server, institution, job.id, application()))
  const { reference } = await receiptOf(await apply(server, institution, job.id, application({ motivation: 'Ny' })))
  const second = (await applicationsOf(server, institution)).find((row) => row.reference === reference)
  return { institution, reference, code: confirmationCode(deps, institution.id, second!.id) }
}
const pathOf = ({ slug }: InstitutionRef, search = '') => `/portal/${slug}/confirm${search}`
const send = (
  institution: InstitutionRef,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  search = '',
) =>
  app.request(pathOf(institution, search), {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
const secondOf = async (institution: InstitutionRef) => (await applicationsOf(server, institution)).at(-1)

describe('the page where the code is typed', () => {
  test('opens with the reference filled in, in both languages, for nobody’s frame or cache', async () => {
    const { institution, reference } = await waiting()
    const res = await app.request(pathOf(institution, `?reference=${reference}`))
    const body = await res.text()
    assert.equal(res.status, 200)
    assert.match(body, /<html lang="da">/)
    assert.match(body, /<h1>Bekræft din ansøgning<\/h1>/)
    assert.ok(body.includes(`value="${reference}"`))
    assert.equal(res.headers.get('cache-control'), 'no-store')
    assert.equal(res.headers.get('referrer-policy'), 'same-origin')
    assert.match(res.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
    const english = await (await app.request(pathOf(institution, `?reference=${reference}&lang=en`))).text()
    assert.match(english, /<h1>Confirm your application<\/h1>/)
    assert.ok(english.includes(`action="${pathOf(institution, '?lang=en')}"`))
  })

  test('confirms by the code, and says so', async () => {
    const { institution, reference, code } = await waiting()
    const res = await send(institution, { reference, code: `${code.slice(0, 4)} ${code.slice(4)}` })
    assert.equal(res.status, 200)
    assert.match(await res.text(), new RegExp(`<h1>Din ansøgning er bekræftet</h1>.*${reference}`, 's'))
    assert.deepEqual((await applicationsOf(server, institution)).map(({ status }) => status).sort(), [
      'received',
      'replaced',
    ])
  })

  test('does nothing for a scanner that opens the link, follows it with HEAD, or sends the form as it stands', async () => {
    const { institution, reference } = await waiting()
    const before = await secondOf(institution)
    const path = pathOf(institution, `?reference=${reference}`)
    for (const method of ['GET', 'GET', 'HEAD', 'GET']) await app.request(path, { method })
    const sent = await send(institution, { reference, code: '' })
    assert.equal(sent.status, 422)
    const empty = await send(institution, {})
    assert.equal(empty.status, 422)
    const body = await empty.text()
    assert.match(body, /Der er problemer/)
    assert.match(body, /href="#reference">Indtast referencenummeret</)
    assert.match(body, /href="#code">Indtast koden</)
    await send(institution, { reference, code: 'test' })
    assert.deepEqual(await secondOf(institution), before)
  })

  test('says what is wrong above the field, keeps the reference and never the code', async () => {
    const { institution, reference, code } = await waiting()
    const wrong = code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))
    const res = await send(institution, { reference, code: wrong }, {}, '?lang=en')
    const body = await res.text()
    assert.equal(res.status, 422)
    assert.match(body, /<title>Error: Confirm your application/)
    assert.match(body, /id="code-error"><span class="unseen">Error:<\/span> The code does not match/)
    assert.ok(body.indexOf('id="code-hint"') < body.indexOf('id="code-error"'))
    assert.ok(body.indexOf('id="code-error"') < body.indexOf('<input id="code"'))
    assert.ok(body.includes(`value="${reference}"`))
    assert.ok(!body.includes(wrong))
    assert.ok(
      body.includes(`href="${pathOf(institution, `?reference=${reference}`)}" lang="da"`),
      'so does the other language',
    )
    assert.match(body, /\.confirm > div/, 'the sheet is no text')
    for (let n = 0; n < 4; n++) await send(institution, { reference, code: wrong })
    const gone = await send(institution, { reference, code })
    assert.equal(gone.status, 410)
    assert.match(await gone.text(), /Koden kan ikke bruges mere/)
  })

  test('shows nothing of what was typed as anything but text', async () => {
    const { institution } = await waiting()
    const hostile = '"><script>alert(1)</script>'
    const opened = await app.request(
      pathOf(institution, `?reference=${encodeURIComponent(hostile)}&lang=%22%3E%3Cb%3E`),
    )
    for (const body of [
      await opened.text(),
      await (await send(institution, { reference: hostile, code: hostile })).text(),
    ]) {
      assert.ok(!body.includes('<script>alert'))
      assert.ok(!body.includes('"><b>'))
    }
  })

  test('takes a form from our own pages only', async () => {
    const { institution, reference, code } = await waiting()
    for (const origin of [PAGE_ORIGIN, 'null', 'https://evil.example'])
      assert.equal((await send(institution, { reference, code }, { origin })).status, 403)
    assert.equal((await send(institution, { reference, code }, { 'content-type': 'text/plain' })).status, 415)
    assert.equal((await secondOf(institution))?.confirmationTries, 0)
    const other = await newInstitution()
    assert.equal((await send(other, { reference, code })).status, 422)
    assert.equal((await app.request('/portal/no-such/confirm')).status, 404)
  })
})
