import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { safeName } from '../../../server/cli/private-files.ts'
import { Application } from '../../../server/contract/application.ts'
import { Job, StoredJob } from '../../../server/contract/job.ts'
import { fromPage, testServer, withKey } from '../../support/server.ts'
import { newFolder, terminal } from './terminal.ts'

const { app, newInstitution } = await testServer()
const { opslag } = terminal(app)
let keys = 0

async function jobOf(slug: string, title = 'Arkivar/../../etc') {
  const body = { title, bodyHtml: '<p>Ja.</p>', deadline: '2026-12-24' }
  const path = `/v1/institutions/${slug}/sources/test/jobs/${++keys}`
  return StoredJob.parse(await (await app.request(path, withKey(body))).json()).id
}

async function apply(slug: string, job: string, name: string, motivation: string) {
  const ad = Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs/${job}`)).json())
  const body = {
    applicant: { name, email: `ansoeger${++keys}@example.dk` },
    motivation,
    acknowledged: ad.form?.privacyNotice.version,
  }
  const sent = fromPage(body, { 'idempotency-key': `key-${keys}` })
  const response = await app.request(`/v1/institutions/${slug}/jobs/${job}/applications`, sent)
  assert.equal(response.status, 201, await response.clone().text())
}

const mode = (file: string) => statSync(file).mode & 0o777
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

describe('fetching applications', () => {
  it('writes a page and JSON of each, for this user only, under names that lead nowhere', async () => {
    const { slug } = await newInstitution()
    const job = await jobOf(slug)
    await apply(slug, job, 'Ida Prøve', 'Jeg vil gerne.\n<script>alert(1)</script>')
    await apply(slug, job, 'Bo "Citat" <b>', 'Også mig.')
    const folder = path.join(newFolder(), 'in')
    const { code, out } = await opslag('applications', '--institution', slug, '--out', folder)
    assert.equal(code, 0)
    assert.match(out, /2 applications in/)
    assert.deepEqual(readdirSync(folder), [`${job}-arkivar-etc`])
    assert.equal(mode(folder), 0o700)
    assert.equal(mode(path.join(folder, `${job}-arkivar-etc`)), 0o700)
    const files = filesBelow(folder)
    assert.equal(files.length, 4)
    for (const file of files) assert.equal(mode(file), 0o600, file)
    const pages = files.filter((file) => file.endsWith('.html')).map((file) => readFileSync(file, 'utf8'))
    const ida = pages.find((page) => page.includes('Ida Prøve')) ?? ''
    assert.match(ida, /Jeg vil gerne\.\n&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
    assert.match(ida, /default-src 'none'/)
    assert.match(ida, /20\.\snovember 2026/)
    assert.match(ida, /<dd class="text">Modtaget \(ansøgeren\)<\/dd>/)
    const bo = pages.find((page) => page.includes('Også mig.')) ?? ''
    assert.match(bo, /Bo &quot;Citat&quot; &lt;b&gt;/)
    for (const file of files.filter((file) => file.endsWith('.json')))
      Application.parse(JSON.parse(readFileSync(file, 'utf8')))
  })

  it('takes one job’s only, page by page', async () => {
    const { slug } = await newInstitution()
    const [one, other] = [await jobOf(slug, 'Den ene'), await jobOf(slug, 'Den anden')]
    await apply(slug, other, 'Ikke Denne', 'Nej.')
    for (let n = 0; n < 23; n++) await apply(slug, one, `Ansøger ${n}`, 'Ja.')
    const folder = path.join(newFolder(), 'in')
    const { out } = await opslag('applications', '--institution', slug, '--out', folder, '--job', one)
    assert.match(out, /23 applications/)
    assert.deepEqual(readdirSync(folder), [`${one}-den-ene`])
  })

  it('closes a folder that was open to others and writes through no link', async () => {
    const { slug } = await newInstitution()
    const job = await jobOf(slug, 'Post')
    await apply(slug, job, 'Ida', 'Ja.')
    const folder = path.join(newFolder(), 'in')
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    await opslag('applications', '--institution', slug, '--out', folder)
    assert.equal(mode(folder), 0o700)
    const [page = ''] = filesBelow(folder).filter((file) => file.endsWith('.html'))
    const elsewhere = path.join(newFolder(), 'elsewhere')
    writeFileSync(elsewhere, 'mine')
    symlinkSync(elsewhere, `${page}.new`)
    assert.equal((await opslag('applications', '--institution', slug, '--out', folder)).code, 0)
    assert.equal(readFileSync(elsewhere, 'utf8'), 'mine')
  })
})

describe('asking the applicants of a job further', () => {
  const questions = [{ id: 'start', kind: 'single-choice', text: { da: 'Hvornår?' }, options: [] as unknown[] }]
  questions[0]!.options = ['Nu', 'Senere'].map((da) => ({ id: da.toLowerCase(), label: { da } }))

  it('tells how many were asked, until when, and that it is advised against; their answers come out with the rest', async () => {
    const { slug } = await newInstitution()
    const job = await jobOf(slug)
    await apply(slug, job, 'Ida Prøve', 'Jeg vil gerne.')
    const file = path.join(newFolder(), 'questions.json')
    writeFileSync(file, JSON.stringify(questions))
    const ask = (...more: string[]) => opslag('ask', file, '--institution', slug, '--job', job, ...more)
    const { code, out, err } = await ask('--reply-by', '2026-12-10T12:00')
    assert.equal(code, 0, err)
    assert.match(out, /Asked 1 applicant, to answer by 10\sDecember 2026 at\s12:00\./)
    assert.match(out, /Note: questions change what was asked for in the ad/)
    assert.deepEqual([(await ask()).code, (await ask('--reply-by', '2020-01-01')).code], [2, 1])
    writeFileSync(file, JSON.stringify({ questions: [{ ...questions[0], options: [] }] }))
    const wrong = await ask('--reply-by', '2026-12-10T12:00')
    assert.equal(wrong.code, 2)
    assert.match(wrong.err, /questions\.json/)
    const folder = path.join(newFolder(), 'in')
    await opslag('applications', '--institution', slug, '--out', folder)
    const page = filesBelow(folder).find((name) => name.endsWith('.html')) ?? ''
    assert.match(readFileSync(page, 'utf8'), /Svar på senere spørgsmål<\/h2>\n<p>Ikke besvaret/)
  })
})

describe('registering by hand', () => {
  const register = (slug: string, job: string, ...more: string[]) =>
    opslag('register', '--institution', slug, '--job', job, '--name', 'Gerda Brev', '--received-by', 'post', ...more)

  it('keeps when it was received, by Copenhagen’s clock', async () => {
    const { slug } = await newInstitution()
    const job = await jobOf(slug, 'Brev')
    const { code, out, err } = await register(slug, job, '--received-at', '2026-11-19T14:30')
    assert.equal(code, 0, err)
    const reference = /Registered as (\S+)\./.exec(out)?.[1] ?? ''
    const folder = path.join(newFolder(), 'in')
    await opslag('applications', '--institution', slug, '--out', folder)
    const file = filesBelow(folder).find((name) => name.endsWith(`${safeName(reference)}.json`)) ?? ''
    const stored = Application.parse(JSON.parse(readFileSync(file, 'utf8')))
    assert.deepEqual(
      [stored.reference, stored.receivedBy, stored.receivedAt, stored.applicant.name],
      [reference, 'post', '2026-11-19T13:30:00.000Z', 'Gerda Brev'],
    )
  })

  it('says what is wrong with the time', async () => {
    const { slug } = await newInstitution()
    const { code, err } = await register(slug, await jobOf(slug), '--received-at', 'i går')
    assert.equal(code, 2)
    assert.match(err, /--received-at must be like/)
  })
})

describe('a file name', () => {
  for (const [text, name] of [
    ['../../etc/passwd', 'etc-passwd'],
    ['A-2026/1', 'a-2026-1'],
    ['..', 'unnamed'],
    ['Æ'.repeat(50), 'ae'.repeat(30)],
  ] as const)
    it(`of ${text.slice(0, 20)} is ${name.slice(0, 20)}`, () => assert.equal(safeName(text), name))
})
