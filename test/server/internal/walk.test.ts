import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { declaredRoutes } from '../../../server/app.ts'
import { Job, JobList } from '../../../server/contract/job.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { lineOf } from '../../../server/jobs/search-text.ts'
import { wordsOf } from '../../../server/jobs/search-words.ts'
import { fromPage, NOW, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { application, DAY, freshKey, HOUR, newJob } from '../applications/recruitment.ts'
import { signInOnPage } from '../candidates/signing-in.ts'
import { newAgent, tell } from '../job-agents/agents.ts'
import { inside, newInside, proofOf, seconds } from './inside.ts'

const server = await testServer()
const { app, clock } = server
/** In no other word that a page or a mail of ours says. */
const WORD = 'hemmeligkælder'
const NONE = '99887766'
const FACTS = {
  searchText: `${lineOf(wordsOf(WORD))}\n`,
  bodyHtml: `<p>${WORD}</p>`,
  contacts: [{ name: WORD, email: null, phone: null }],
}

let institution: InstitutionRef
let slug = ''
let secret = ''
/** Numbers of the job that is internal, and of the one that stands on the intranet first. */
let internal = ''
let first = ''
let open = ''

before(async () => {
  ;({ institution, slug, secret } = await newInside(server, {
    ways: ['token'],
    jobPage: 'https://intra.example/job?job={job}',
  }))
  clock.now = new Date(NOW.getTime() - 2 * DAY)
  await newAgent(server, institution, { email: 'alma@example.dk' })
  clock.now = NOW
  const since = new Date(NOW.getTime() - DAY)
  const kept = { title: WORD, titleSort: WORD, ...FACTS, internalFrom: since }
  internal = String((await newJob(server, institution, { ...kept, externalId: `${WORD}-1`, audience: 'internal' })).id)
  const later = { publishFrom: new Date(NOW.getTime() + 5 * DAY) }
  first = String((await newJob(server, institution, { ...kept, externalId: `${WORD}-2`, ...later })).id)
  open = String((await newJob(server, institution, { title: 'Brovagt', searchText: 'brovagt' })).id)
})

const routes = declaredRoutes(app)
const PARAMETERS: Record<string, string> = { source: 'test', externalId: 'x', thing: 'internal', sort: 'title' }
const addressOf = (path: string, job: string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'institution' ? slug : name === 'job' ? job : (PARAMETERS[name] ?? 'none-such'),
  )

/** What a person on the institution's page sends who has proven nothing; a form of our own pages as those send it. */
function asOutsider({ method, caller, path }: (typeof routes)[number], job: string, more: Record<string, string> = {}) {
  const isForm = caller === 'portal-form' || caller === 'one-click'
  const own = caller === 'portal-form' ? 'http://localhost:4000' : PAGE_ORIGIN
  const content = { values: {}, answers: [], documents: [], preferentialAccess: false, acknowledged: null, step: null }
  const body = /drafts$/.test(path) ? { email: 'a@example.dk', language: 'da', content } : application()
  return app.request(addressOf(path, job), {
    method: method.toUpperCase(),
    headers: {
      origin: own,
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'idempotency-key': freshKey(),
      'tus-resumable': '1.0.0',
      'upload-length': '10',
      'upload-metadata': `filename ${btoa('cv.pdf')},job ${btoa(job)}`,
      ...more,
    },
    ...(method !== 'get' && { body: isForm ? 'acknowledged=0&name=A&email=a%40example.dk' : JSON.stringify(body) }),
  })
}

const holds = (text: string, id: string) => new RegExp(`(?<!\\d)${id}(?!\\d)`).test(text)

/** An answer without what is another each time, with the job's number taken out. */
async function bare(answer: Response, job: string) {
  const headers = [...answer.headers].filter(
    ([name]) => !/^(?:content-security-policy|etag|content-length)$/.test(name),
  )
  const text = await answer.text()
  const same = text
    .replaceAll(job, 'N')
    .replace(/"requestId":"[^"]*"/, '')
    .replace(/nonce="[^"]*"|\b0{8}-0000-7000-8000-\d{12}\b/g, '')
  return {
    status: answer.status,
    headers: headers
      .map(String)
      .sort()
      .map((line) => line.replaceAll(job, 'N')),
    text: same,
  }
}

describe('an internal job', () => {
  test('answers an outsider on every route as one that does not exist', async () => {
    let asked = 0
    for (const route of routes) {
      const isAbout = route.path.includes('{job}') || (route.path.endsWith('/uploads') && route.method === 'post')
      if (!isAbout) continue
      for (const job of [internal, first]) {
        const what = `${route.method} ${route.path} ${job === internal ? 'internal' : 'intranet first'}`
        const seen = await bare(await asOutsider(route, job), job)
        assert.deepEqual(seen, await bare(await asOutsider(route, NONE), NONE), what)
        assert.ok(!seen.text.includes(WORD), what)
        asked++
      }
    }
    assert.ok(asked >= 20, `${asked} asked`)
  })

  test('is in no list, feed, page, search, count or suggestion: by no word and by no number', async () => {
    const more = [
      `/v1/institutions/${slug}/jobs?q=${encodeURIComponent(WORD)}`,
      `/v1/institutions/${slug}/jobs?source=test&externalId=${encodeURIComponent(`${WORD}-1`)}`,
      `/v1/institutions/${slug}/fragment?element=job-list&lang=da`,
      `/v1/institutions/${slug}/fragment?element=job-ad&lang=da&job=`,
      ...['rss', 'atom', 'json', 'jsonld'].map((format) => `/portal/${slug}/feed.${format}`),
      ...['deadline', 'published', 'title'].map((sort) => `/v1/jobs?sort=${sort}&limit=100`),
      `/portal/${slug}?q=${encodeURIComponent(WORD)}`,
    ]
    const addresses = [
      ...routes
        .filter(({ method, path }) => method === 'get' && !path.includes('{job}'))
        .map(({ path }) => addressOf(path, '')),
      ...more,
    ]
    let read = 0
    for (const address of addresses) {
      const answer = await app.request(address, { headers: { origin: PAGE_ORIGIN } })
      // What the search itself was for stands in a page that was searched on, as any word would.
      const text = (await answer.text()).replaceAll(encodeURIComponent(WORD), '').replaceAll(`value="${WORD}"`, '')
      if (answer.ok) read++
      assert.ok(!text.includes(WORD), address)
      for (const id of [internal, first]) assert.ok(!holds(text, id), `${address} ${id}`)
    }
    assert.ok(read >= 15, `${read} read`)
    const list = JobList.parse(await (await app.request(`/v1/institutions/${slug}/jobs`)).json())
    assert.deepEqual([list.total, list.items.map(({ id }) => id)], [1, [open]])
    const found = JobList.parse(await (await app.request(more[0]!)).json())
    assert.deepEqual([found.total, found.items], [0, []])
  })

  test('is mailed to no job agent, and shown to nobody who is only signed in', async () => {
    const mails = await tell(server)
    assert.ok(mails.some(({ text }) => text.includes('Brovagt')))
    for (const { text, html, subject } of mails)
      for (const said of [text, html, subject]) assert.ok(!said.includes(WORD) && !holds(said, internal))
    const { session } = await signInOnPage(server, slug, 'alma@example.dk')
    const authorization = `Bearer ${session.token}`
    for (const route of routes.filter(({ method, caller }) => method === 'get' && caller === 'candidate')) {
      const text = await (await asOutsider(route, internal, { authorization })).text()
      assert.ok(!text.includes(WORD) && !holds(text, internal), route.path)
    }
    const apply = routes.find(({ path, method }) => method === 'post' && path.endsWith('{job}/applications'))!
    assert.equal((await asOutsider(apply, internal, { authorization })).status, 404)
  })

  test('is there for whoever has proven that they belong, marked, beside the public ones', async () => {
    const proof = await proofOf(server, slug, secret)
    const at = `/v1/institutions/${slug}/internal/jobs`
    const list = JobList.parse(await (await inside(server, `${at}?sort=title`, proof)).json())
    assert.deepEqual(
      list.items.map(({ id, internal, url }) => [id, internal ?? false, url]),
      [
        [open, false, `http://localhost:4000/portal/${slug}/jobs/${open}`],
        [internal, true, `https://intra.example/job?job=${internal}`],
        [first, true, `https://intra.example/job?job=${first}`],
      ],
    )
    const found = JobList.parse(await (await inside(server, `${at}?q=${encodeURIComponent(WORD)}`, proof)).json())
    assert.equal(found.total, 2)
    for (const id of [internal, first, open]) {
      const answer = await inside(server, `${at}/${id}`, proof)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      const job = Job.parse(await answer.json())
      assert.deepEqual([job.status, job.form !== null, job.internal ?? false], ['open', true, id !== open])
      assert.equal(job.jobPosting === null, id !== open, 'nothing for search engines')
      assert.equal((await inside(server, `${at}/${id}/deadline.ics`, proof)).status, 200)
    }
    assert.equal((await inside(server, `${at}/${NONE}`, proof)).status, 404)
  })

  test('that one has applied for stays with one’s own applications; the intranet’s first is public in its time', async () => {
    const { session } = await signInOnPage(server, slug, 'alma@example.dk')
    const authorization = `Bearer ${session.token}`
    const headers = { authorization, 'opslag-internal': await proofOf(server, slug, secret) }
    const input = application({}, { email: 'alma@example.dk' })
    const path = `/v1/institutions/${slug}/jobs/${internal}/applications`
    const answer = await app.request(path, fromPage(input, { ...headers, 'idempotency-key': freshKey() }))
    assert.equal(answer.status, 201, await answer.clone().text())
    const own = await app.request('/v1/candidate/applications', { headers: { origin: PAGE_ORIGIN, authorization } })
    assert.ok((await own.text()).includes(WORD))
    clock.now = new Date(NOW.getTime() + 5 * DAY + HOUR)
    const list = JobList.parse(await (await app.request(`/v1/institutions/${slug}/jobs?sort=title`)).json())
    assert.deepEqual(
      list.items.map(({ id }) => id),
      [open, first],
    )
    const iat = seconds(clock.now)
    const proof = await proofOf(server, slug, secret, { iat, exp: iat + 60 })
    const inList = JobList.parse(await (await inside(server, `/v1/institutions/${slug}/internal/jobs`, proof)).json())
    assert.deepEqual(
      inList.items.filter((job) => job.internal).map(({ id }) => id),
      [internal],
    )
    clock.now = NOW
  })
})
