import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { createApp } from '../../../server/app.ts'
import { inboxMailer } from '../../../server/mail/inbox.ts'
import { startQueue } from '../../../server/queue/queue.ts'
import { testServer } from '../../support/server.ts'
import { application, apply, newJob, receiptOf } from '../applications/recruitment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'opslag-inbox-'))
after(() => rmSync(folder, { recursive: true }))
const inbox = path.join(folder, 'mail')
const server = await testServer({ inbox })
const { app, deps, newInstitution } = server

const HERE = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
const open = (address: string, headers: Record<string, string> = {}, from = HERE, at = app) =>
  at.request(address, { headers: { host: 'localhost:4000', ...headers } }, from)
const idsIn = (page: string) => [...page.matchAll(/href="\/dev\/mail\/([\w-]+)\?/g)].map(([, id]) => id!)

async function fill() {
  const institution = await newInstitution()
  const job = await newJob(server, institution, { title: 'Cykelplanlægger <b>"haster"</b>' })
  const first = await receiptOf(await apply(server, institution, job.id, application()))
  const second = await receiptOf(await apply(server, institution, job.id, application()))
  const queue = startQueue({ ...deps, mailer: inboxMailer(inbox) })
  await queue.drain()
  await queue.stop()
  return { institution, first, second }
}

describe('the development inbox', () => {
  test('is empty before anything was sent, in both languages', async () => {
    const res = await open('/dev/mail')
    assert.equal(res.status, 200)
    assert.equal(res.headers.get('cache-control'), 'no-store')
    assert.match(await res.text(), /<html lang="da">.*Der er ingen mails endnu/s)
    assert.match(await (await open('/dev/mail?lang=en')).text(), /<html lang="en">.*There are no mails yet/s)
  })

  test('lists the mails newest first and shows both parts of each', async () => {
    const { institution, first, second } = await fill()
    const list = await (await open('/dev/mail')).text()
    assert.ok(!list.includes('<b>'), 'a title is no markup')
    assert.ok(list.includes('alma@example.dk'))
    const ids = idsIn(list)
    assert.equal(ids.length, 2)
    assert.deepEqual(ids, ids.toSorted().reverse())
    const pages = await Promise.all(ids.map(async (id) => (await open(`/dev/mail/${id}?lang=en`)).text()))
    assert.ok(pages.some((page) => page.includes(first.reference)))
    const confirming = pages.find((page) => page.includes(second.reference))
    assert.ok(
      confirming?.includes(
        `href="http://localhost:4000/portal/${institution.slug}/confirm?reference=${second.reference}&amp;lang=da"`,
      ),
    )
    for (const page of pages) {
      assert.match(
        page,
        /<iframe class="wfull" title="As it looks" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="/,
      )
      const framed = /srcdoc="([^"]*)"/.exec(page)?.[1] ?? ''
      assert.ok(framed.includes('&lt;html lang=&quot;da&quot;&gt;'), 'the HTML part stands in the frame, escaped once')
      assert.match(page, /<pre>.*Referencenummer/s)
    }
  })

  test('finds mails by whom they go to, their subject and their text, and keeps what was looked for', async () => {
    const found = async (q: string) => {
      const page = await (await open(`/dev/mail?lang=en&q=${encodeURIComponent(q)}`)).text()
      return { count: idsIn(page).length, page }
    }
    for (const [q, count] of [
      ['ALMA@example.dk', 2],
      ['Kvittering', 1],
      ['bekræft ansøgning koden', 1],
      ['  haster  ', 2],
      ['nobody', 0],
      ['<b>', 2],
      ['.*', 0],
    ] as const)
      assert.equal((await found(q)).count, count, q)
    assert.match((await found('nobody')).page, /There are no mails with that/)
    const { page } = await found('"><i>')
    assert.ok(!page.includes('<i>') && page.includes('value="&quot;&gt;&lt;i&gt;"'))
    assert.match((await found('Kvittering')).page, /href="\/dev\/mail\/[\w-]+\?lang=en&amp;q=Kvittering"/)
    assert.equal((await open(`/dev/mail?q=${'x'.repeat(500)}`)).status, 422)
  })

  test('goes on from page to page without losing or repeating a mail', async () => {
    const many = Array.from({ length: 61 }, (_, n) => `2000010100000${String(n).padStart(4, '0')}-deadbeef`)
    for (const id of many) writeFileSync(path.join(inbox, `${id}.eml`), `Subject: Old ${id}\r\n\r\nmany`)
    const first = await (await open('/dev/mail?q=many')).text()
    const older = /href="(\/dev\/mail\?[^"]*before=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await (await open(older)).text()
    assert.deepEqual([...idsIn(first), ...idsIn(second)], many.toReversed())
    assert.doesNotMatch(second, /before=[^"]*">Ældre/)
    for (const id of many) rmSync(path.join(inbox, `${id}.eml`))
  })

  test('shows a mail as wide and as dark as its reader may have it, and all that left with it', async () => {
    const id = idsIn(await (await open('/dev/mail')).text())[0]!
    const look = async (query: string) => (await open(`/dev/mail/${id}?lang=en${query}`)).text()
    const light = await look('')
    assert.match(light, /@media not all/)
    assert.match(light, /aria-current="true" href="[^"]*width=full&amp;scheme=light"/)
    const dark = await look('&width=320&scheme=dark')
    assert.match(dark, /<iframe class="w320"/)
    assert.match(dark, /@media all/)
    assert.match(await look('&width=9999&scheme=x'), /<iframe class="wfull"/)
    assert.match(light, /<dt>Auto-Submitted<\/dt><dd>auto-generated<\/dd>/)
    writeFileSync(
      path.join(inbox, '20990101000000000-deadbeef.eml'),
      'Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHej\r\n--b\r\nContent-Type: text/calendar\r\nContent-Disposition: attachment; filename="<i>.ics"\r\n\r\nBEGIN\r\n--b--\r\n',
    )
    const page = await (await open('/dev/mail/20990101000000000-deadbeef')).text()
    assert.match(page, /Vedhæftet<\/h2><ul><li>&lt;i&gt;\.ics <span class="soft">\(text\/calendar, \d byte\)/)
    assert.ok(!page.includes('<iframe'))
    rmSync(path.join(inbox, '20990101000000000-deadbeef.eml'))
  })

  test('runs nothing and loads nothing', async () => {
    const id = idsIn(await (await open('/dev/mail')).text())[0]!
    for (const address of ['/dev/mail', `/dev/mail/${id}`]) {
      const policy = (await open(address)).headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'none'/)
      assert.doesNotMatch(policy, /script-src|https?:|\*/)
    }
    writeFileSync(
      path.join(inbox, '20990101000000000-deadbeef.eml'),
      'Subject: <script>alert(1)</script>\r\nFrom: "<i>x" <a@example.dk>\r\nContent-Type: text/html\r\n\r\n<script>alert(2)</script>"></iframe><script>alert(3)</script>',
    )
    const page = await (await open('/dev/mail/20990101000000000-deadbeef')).text()
    assert.ok(!page.includes('<script'))
    assert.ok(!page.includes('<i>'))
    rmSync(path.join(inbox, '20990101000000000-deadbeef.eml'))
  })

  test('keeps the bytes as they would have left, for this user only', () => {
    const files = readdirSync(inbox)
    assert.equal(files.length, 2)
    for (const file of files) {
      assert.match(readFileSync(path.join(inbox, file), 'latin1'), /^Auto-Submitted: auto-generated\r\n/m)
      assert.equal(statSync(path.join(inbox, file)).mode & 0o077, 0)
    }
  })

  test('is there for this machine only, by a local name and without a proxy', async () => {
    const id = idsIn(await (await open('/dev/mail')).text())[0]!
    const elsewhere = { incoming: { socket: { remoteAddress: '192.0.2.1' } } }
    for (const address of ['/dev/mail', `/dev/mail/${id}`]) {
      assert.equal((await open(address, {}, elsewhere)).status, 404)
      assert.equal((await open(address, { host: 'rebound.example' })).status, 404)
      assert.equal((await open(address, { 'x-forwarded-for': '127.0.0.1' })).status, 404)
      assert.equal((await app.request(address)).status, 404)
    }
  })

  test('gives no file but its mails', async () => {
    writeFileSync(path.join(folder, 'secret.eml'), 'Subject: secret\r\n\r\n')
    for (const id of ['..%2Fsecret', '../secret', 'secret', '%2e%2e%2fsecret', '20260101000000000-00000000', 'x.eml'])
      assert.equal((await open(`/dev/mail/${id}`)).status, 404, id)
  })

  test('is absent in production', async () => {
    const id = idsIn(await (await open('/dev/mail')).text())[0]!
    for (const config of [
      { ...deps.config, production: true },
      { ...deps.config, inbox: null },
    ]) {
      const live = createApp({ ...deps, config })
      assert.equal((await open('/dev/mail', {}, HERE, live)).status, 404)
      assert.equal((await open(`/dev/mail/${id}`, {}, HERE, live)).status, 404)
    }
  })
})
