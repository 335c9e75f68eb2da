import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { before, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Problem } from '../../../server/contract/problem.ts'
import { institutions, jobs } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { elements } from '../../../server/fragments/elements.ts'
import { parametersOf } from '../../../server/fragments/routes.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, testServer, withKey } from '../../support/server.ts'

const { app, db, clock, newInstitution } = await testServer()
let version = ''
before(async () => {
  version = (await elements()).version
})

const PAGE = 'https://www.styrelsen.example/job'

const ask = async (slug: string, query: Record<string, string>, init?: RequestInit) =>
  app.request(`/v1/institutions/${slug}/fragment?${new URLSearchParams(query)}`, init)

async function fragment(slug: string, query: Record<string, string>): Promise<string> {
  const answer = await ask(slug, { page: PAGE, ...query })
  const body = await answer.text()
  assert.equal(answer.status, 200, body)
  return body
}

async function refusal(slug: string, query: Record<string, string>) {
  const answer = await ask(slug, query)
  const { code, fields } = Problem.parse(await answer.json())
  return [answer.status, code, ...(fields ?? []).map((field) => `${field.path} ${field.code}`)]
}

/** The data in a fragment, by the paths they would be asked for at. */
const answersIn = (markup: string): Record<string, unknown> =>
  JSON.parse(/<script[^>]*data-opslag>(.*)<\/script>/s.exec(markup)?.[1] ?? '{}').answers
const titlesIn = (markup: string) =>
  [...markup.matchAll(/<a\s[^>]*data-job="\d+"[^>]*>([^<]*)</g)].map(([, title]) => title)

/** An institution with 125 jobs. */
async function withManyJobs(): Promise<string> {
  const { slug } = await newInstitution()
  const { id } = await putJob(app, slug, '0')
  await asSystem(db, async (tx) => {
    const [row] = await tx
      .select()
      .from(jobs)
      .where(eq(jobs.id, Number(id)))
    assert.ok(row)
    const { id: _, ...same } = row
    await tx.insert(jobs).values(Array.from({ length: 124 }, (__, n) => ({ ...same, externalId: `${n + 1}` })))
  })
  return slug
}

describe('a fragment', () => {
  test('is a list with its data and its version, in the language and with the attributes that are asked for', async () => {
    const { slug } = await newInstitution()
    const { id } = await putJob(app, slug, '1')
    const answer = await ask(slug, { element: 'job-list', lang: 'en', page: PAGE, 'heading-level': '3', links: 'none' })
    const body = await answer.text()
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.equal(answer.headers.get('x-opslag-version'), version)
    assert.equal(answer.headers.get('content-language'), 'en')
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    assert.ok(
      body.startsWith(
        `<opslag-job-list institution="${slug}" lang="en" heading-level="3" links="none" data-opslag="${version}"><template shadowrootmode="open"><style>`,
      ),
      body.slice(0, 200),
    )
    assert.match(body, /<h3 [^>]*>1 position<\/h3>/)
    const [, faces = ''] = /<\/template><style>(.*?)<\/style><a /s.exec(body) ?? []
    assert.deepEqual(
      [...faces.matchAll(/font-family: "(.+)";/g)].map(([, family]) => family),
      Array(2).fill(['Opslag IBM Plex Sans', 'Opslag IBM Plex Sans Fallback']).flat(),
    )
    assert.match(faces, new RegExp(`url\\("${ORIGIN}/fonts/`))
    assert.deepEqual(titlesIn(body), ['Cykelplanlægger'])
    assert.match(body, new RegExp(`href="${ORIGIN}/portal/${slug}/jobs/${id}"`))
    assert.match(body, new RegExp(`</style><a href="${ORIGIN}/portal/${slug}\\?lang=en">See vacant positions at `))
    assert.deepEqual(Object.keys(answersIn(body)), [
      `/v1/institutions/${slug}?lang=en`,
      `/v1/institutions/${slug}/jobs?sort=deadline&limit=20&lang=en`,
    ])
    // What is embedded is what the element would have been answered.
    for (const [path, embedded] of Object.entries(answersIn(body)))
      assert.deepEqual(embedded, await (await app.request(path)).json())
  })

  test('is laid out as the institution has decided, or as it is asked for where there is such a layout', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, '1')
    const shape = async (layout: object) => {
      const body = await fragment(slug, { element: 'job-list', page: PAGE, ...layout })
      const [, list = ''] = /<(?:table|ul) class="(list[^"]*)"/.exec(body) ?? []
      return list
    }
    assert.deepEqual([await shape({}), await shape({ layout: 'cards' })], ['list', 'list cards'])
    await decide(app, slug, 'theme', { tokens: {}, layouts: { list: 'table' } })
    assert.deepEqual(
      [await shape({}), await shape({ layout: 'rows' }), await shape({ layout: '"><b>' })],
      ['list table', 'list', 'list table'],
    )
  })

  test('shows what the address of its page says, and leads back into that page', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, '1')
    await putJob(app, slug, '2', { title: 'Jurist' })
    const page = `${PAGE}?id=7&q=jurist&sort=title`
    const body = await fragment(slug, { element: 'job-list', page, beside: 'job-ad,application-form' })
    assert.deepEqual(titlesIn(body), ['Jurist'])
    assert.match(body, /name="q"[^>]*value="jurist"/)
    assert.match(body, /<input type="hidden" form="search" name="id" value="7" \/>/)
    assert.match(body, new RegExp(`href="${PAGE}\\?id=7&amp;q=jurist&amp;sort=title&amp;job=\\d+"`))
  })

  test('leads from wherever it is put where nobody says where that is', async () => {
    const { slug } = await newInstitution()
    const { id } = await putJob(app, slug, '1')
    await putJob(app, slug, '2', { title: 'Jurist' })
    const drawn = async (said: Record<string, string>) =>
      (await ask(slug, { element: 'job-list', lang: 'da', ...said })).text()
    const hrefs = (markup: string) =>
      [...markup.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*data-job/g)].map(([, href]) => href)
    assert.equal(hrefs(await drawn({ beside: 'job-ad' }))[0], `?job=${id}`)
    assert.equal(hrefs(await drawn({ 'job-page': '/job/opslag' }))[0], `/job/opslag?job=${id}`)
    assert.equal(hrefs(await drawn({}))[0], `${ORIGIN}/portal/${slug}/jobs/${id}`)
    const searched = await drawn({ page: '?q=jurist', beside: 'job-ad' })
    assert.deepEqual(titlesIn(searched), ['Jurist'])
    assert.match(hrefs(searched)[0] ?? '', /^\?q=jurist&amp;job=\d+$/)
    assert.match(searched, /class="button quiet clear" href=""/)
    assert.doesNotMatch(searched, /page\.invalid/)
  })

  test('holds as many rows as its page has been stepped to, beyond one page of the API', async () => {
    const slug = await withManyJobs()
    const body = await fragment(slug, { element: 'job-list', page: `${PAGE}?show=120` })
    assert.equal(titlesIn(body).length, 120)
    assert.match(body, /show=140#opslag-more"/)
    // The link that led here leads to the first job that came with it.
    const [, firstNew = ''] = /<slot name="more"><\/slot><a [^>]*data-job="(\d+)"/.exec(body) ?? []
    assert.equal([...body.matchAll(/data-job="(\d+)"/g)][100]?.[1], firstNew)
    assert.match(body, /<\/template>.*<span id="opslag-more" slot="more"><\/span>/s)
    // A page's own script draws what it asks for, and keeps what follows # as it is.
    const drawn = await fragment(slug, { element: 'job-list', page: '?show=40' })
    assert.match(drawn, /href="\?show=60"/)
    const [, first, second, ...others] = Object.keys(answersIn(body))
    assert.match(first ?? '', /limit=100&lang=da$/)
    assert.match(second ?? '', /limit=20&cursor=[^&]+&lang=da$/)
    assert.deepEqual(others, [])
    const real = await app.request(second ?? '')
    assert.deepEqual(answersIn(body)[second ?? ''], await real.json())
  })

  test('of several pages waits for others like it; who brings too many is told to come again, and nobody else waits for those', async () => {
    const [slug, other] = [await withManyJobs(), (await newInstitution()).slug]
    const long = (whose: string, n: number) => ask(whose, { element: 'job-list', page: `${PAGE}?show=120&n=${n}` })
    let drawn = 0
    const many = Array.from({ length: 60 }, async (_, n) => {
      const answer = await long(slug, n)
      if (answer.status === 200) drawn++
      return answer
    })
    const [short, neighbour] = await Promise.all([
      ask(slug, { element: 'job-list', page: `${PAGE}?n=1` }),
      long(other, 1),
    ])
    assert.deepEqual([short.status, neighbour.status], [200, 200])
    const earlier = drawn
    const refused = (await Promise.all(many)).filter(({ status }) => status === 503)
    assert.ok(refused.length > 40 && refused.length < 60, `${refused.length} of 60`)
    assert.ok(earlier < drawn / 2, `${earlier} of ${drawn} before`)
    assert.equal(refused[0]?.headers.get('retry-after'), '5')
    assert.equal(Problem.parse(await refused[0]?.json()).code, 'unavailable')
    assert.equal((await long(slug, 99)).status, 200)
    const pages = await Promise.all(
      Array.from({ length: 12 }, (_, n) => app.request(`/portal/${slug}?show=120&n=${n}`)),
    )
    const later = pages.find(({ status }) => status === 503)
    assert.equal(later?.headers.get('retry-after'), '5')
    assert.match((await later?.text()) ?? '', /Prøv igen om lidt/)
  })

  test('is an ad or its form, open or closed, by parameter or by the address of its page', async () => {
    const { slug } = await newInstitution()
    const { id } = await putJob(app, slug, '1')
    const ad = await fragment(slug, { element: 'job-ad', job: id })
    assert.match(ad, new RegExp(`^<opslag-job-ad institution="${slug}" lang="da" job="${id}" open data-opslag=`))
    assert.match(ad, /<p>Tekst<\/p>/)
    assert.match(await fragment(slug, { element: 'job-ad', page: `${PAGE}?job=${id}` }), /<p>Tekst<\/p>/)
    const form = await fragment(slug, { element: 'application-form', page: `${PAGE}?apply=${id}` })
    assert.match(form, /<form part="form" method="dialog" novalidate/)
    assert.match(form, new RegExp(`"/v1/institutions/${slug}/jobs/${id}\\?lang=da":`))
    // Nothing is chosen: the tag alone, as the element shows nothing either.
    const none = await fragment(slug, { element: 'job-ad' })
    assert.equal(
      none,
      `<opslag-job-ad institution="${slug}" lang="da"><a href="${ORIGIN}/portal/${slug}">Se ledige stillinger i ${slug.replace('s', 'S').replace('-', ' ')}</a></opslag-job-ad>`,
    )
    await app.request(`/v1/institutions/${slug}/sources/test/jobs/1`, withKey(undefined, 'DELETE'))
    const closed = await fragment(slug, { element: 'job-ad', job: id })
    assert.match(closed, /part="closed"/)
    assert.doesNotMatch(closed, /part="apply"/)
    assert.match(await fragment(slug, { element: 'application-form', job: id }), /part="closed"/)
  })

  test('drops from memory with a change and with a deadline, and hears 304 in between', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, '1', { deadline: '2026-11-20T09:01:00' })
    const query = { element: 'job-list', page: PAGE }
    const first = await ask(slug, query)
    const tag = first.headers.get('etag') ?? ''
    assert.deepEqual(titlesIn(await first.text()), ['Cykelplanlægger'])
    const same = await ask(slug, query, { headers: { 'if-none-match': tag } })
    assert.deepEqual([same.status, same.headers.get('x-opslag-version')], [304, version])
    assert.match(first.headers.get('cache-control') ?? '', /^public, max-age=0, s-maxage=10/)
    clock.now = new Date(NOW.getTime() + 59_000)
    assert.match(await fragment(slug, query), /om 1 minut/)
    clock.now = new Date(NOW.getTime() + 120_000)
    assert.deepEqual(titlesIn(await fragment(slug, query)), [])
    clock.now = NOW
  })

  test('refuses by name what it does not know', async () => {
    const { slug } = await newInstitution()
    const list = { element: 'job-list', page: PAGE }
    assert.deepEqual(await refusal(slug, {}), [422, 'invalid', 'element invalid'])
    assert.deepEqual(await refusal(slug, { ...list, colour: 'red' }), [422, 'invalid', 'colour unknown-field'])
    assert.deepEqual(await refusal(slug, { ...list, element: 'career-page' }), [422, 'invalid', 'element invalid'])
    for (const page of ['?'.padEnd(2_001, 'x'), ' ?q=x'])
      assert.match(String(await refusal(slug, { ...list, page })), /^422,invalid,page /)
    for (const page of ['javascript:alert(1)', 'data:text/html,x', '/job', 'https://kim:1@x.example/', 'x'])
      assert.deepEqual(await refusal(slug, { ...list, page }), [422, 'invalid', 'page not-a-url'])
    for (const [name, value] of [
      ['job-page', 'javascript:alert(1)//{job}'],
      ['job-page', ' java\nscript:alert(1)'],
      ['job-page', 'data:text/html,{job}'],
      ['job-page', 'https://['],
      ['heading-level', '1'],
      ['links', 'agent" onclick="x'],
      ['beside', 'job-ad,x'],
      ['department', 'A b'],
      ['lang', 'de'],
    ] as const)
      assert.match(String(await refusal(slug, { ...list, [name]: value })), new RegExp(`^422,invalid,${name}`))
    assert.deepEqual(await refusal('none-such', list), [404, 'unknown-institution'])
    for (const job of ['999999', 'x', '1;2'])
      assert.deepEqual(await refusal(slug, { ...list, element: 'job-ad', job }), [404, 'not-found'])
    const evil = await fragment(slug, { ...list, medium: '"><script>', 'job-page': '"><img src=x>' })
    assert.doesNotMatch(evil, /<img|"><script>/)
  })

  test('leaves addresses in an ad as they were sanitised, whatever they are written like', async () => {
    const { slug } = await newInstitution()
    const written = ['https://page.invalid/-javascript:alert(1)//x', 'https://page.invalid//evil.example/login']
    const { id } = await putJob(app, slug, '1', {
      bodyHtml: written.map((href) => `<p><a href="${href}">Læs mere</a></p>`).join(''),
    })
    for (const page of ['', '?q=x', PAGE]) {
      const drawn = await fragment(slug, { element: 'job-ad', job: id, ...(page && { page }) })
      const hrefs = [...drawn.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>Læs mere/g)].map(([, href]) => href)
      assert.deepEqual(hrefs, written)
    }
  })

  test('leads nowhere but to its own site and the web, however a page or a lead is written', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, '1')
    for (const page of [
      'https://page.invalid/-javascript:alert(1)//',
      'https://page.invalid/-?q=x',
      'https://x.invalid/',
    ])
      assert.deepEqual(await refusal(slug, { element: 'job-list', page }), [422, 'invalid', 'page not-a-url'])
    for (const lead of [
      '-javascript:alert(1)//{job}',
      'https://page.invalid/-javascript:alert(1)//{job}',
      '/.//evil.example/{job}',
    ]) {
      const drawn = await fragment(slug, { element: 'job-list', lang: 'da', 'job-page': lead })
      const [, href = ''] = /<a\s[^>]*href="([^"]*)"[^>]*data-job/.exec(drawn) ?? []
      assert.match(new URL(href, PAGE).protocol, /^https:$/)
      if (!lead.startsWith('https:')) assert.equal(new URL(href, PAGE).origin, new URL(PAGE).origin)
    }
  })

  test('never shows what is internal, and a connection test’s job to those alone who know its id', async () => {
    const { slug } = await newInstitution()
    const hidden = await putJob(app, slug, '1', { audience: 'internal', title: 'Intern' })
    const tested = await putJob(app, slug, '2', { title: 'Prøve' })
    await asSystem(db, (tx) =>
      tx
        .update(jobs)
        .set({ audience: 'test' })
        .where(eq(jobs.id, Number(tested.id))),
    )
    assert.deepEqual(titlesIn(await fragment(slug, { element: 'job-list' })), [])
    assert.deepEqual(await refusal(slug, { element: 'job-ad', page: PAGE, job: hidden.id }), [404, 'not-found'])
    assert.match(await fragment(slug, { element: 'job-ad', job: tested.id }), /Prøve/)
  })

  test('is the tag with its link alone while the connection is not tested, but on a test page', async () => {
    const { slug } = await newInstitution({ testPages: ['https://www.styrelsen.example/test'] })
    await asSystem(db, (tx) => tx.update(institutions).set({ liveSince: null }).where(eq(institutions.slug, slug)))
    const { id } = await putJob(app, slug, '1')
    const list = await fragment(slug, { element: 'job-list' })
    assert.match(list, /^<opslag-job-list institution="[^"]*" lang="da"><a href="[^"]*">[^<]*<\/a><\/opslag-job-list>$/)
    const ad = await fragment(slug, { element: 'job-ad', job: id })
    assert.deepEqual(titlesIn(await (await ask(slug, { element: 'job-list' })).text()), [])
    assert.match(ad, new RegExp(`<a href="${ORIGIN}/portal/${slug}/jobs/${id}">Se opslaget</a>`))
    assert.doesNotMatch(ad, /<template|<script/)
    for (const end of ['?q=cykel', '/?q=cykel']) {
      const page = `https://www.styrelsen.example/test${end}`
      assert.deepEqual(titlesIn(await fragment(slug, { element: 'job-list', page })), ['Cykelplanlægger'], end)
    }
  })
})

test('a page written last needs no escaping, whatever its query holds', () => {
  const at = 'https://jobs.example.dk/v1/institutions/x/fragment'
  const whole = { element: 'job-list', page: 'https://www.x.dk/job?q=l%C3%A6ge&element=x&page=2' }
  assert.deepEqual(parametersOf(`${at}?element=job-list&page=${whole.page}`), whole)
  assert.deepEqual(parametersOf(`${at}?page=${encodeURIComponent(whole.page)}&element=job-list`), whole)
  assert.deepEqual(parametersOf(`${at}?page=https://www.x.dk/job&element=job-list&lang=da&lang=en`), {
    page: 'https://www.x.dk/job',
    element: 'job-list',
    lang: ['da', 'en'],
  })
  // A visitor writes the address of the page, and nothing else of what is asked.
  for (const path of ['/job&job-page=https://evil.example/', '/job&medium=x?lang=en', '/job&page=https://www.x.dk/'])
    assert.deepEqual(parametersOf(`${at}?lang=da&element=job-list&links=none&page=https://www.x.dk${path}`), {
      lang: 'da',
      element: 'job-list',
      links: 'none',
      page: `https://www.x.dk${path}`,
    })
})

test('the pictures leave nothing among the globals of the server', () => {
  const file = new URL('../../../dist/server/elements.js', import.meta.url).href
  const script = `const before = Object.getOwnPropertyNames(globalThis)
    const { version } = await import(${JSON.stringify(file)})
    const left = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name))
    console.log(JSON.stringify([version, left]))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  assert.deepEqual(JSON.parse(said), [version, []])
})
