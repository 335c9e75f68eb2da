import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eq } from 'drizzle-orm'
import { createApp } from '../../../server/app.ts'
import { StoredJob } from '../../../server/contract/job.ts'
import { institutions, settings } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { seedDemo } from '../../../server/seed/seed.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'

const { app, deps, clock, newInstitution } = await testServer()
await seedDemo(deps, { demoOrigin: 'http://127.0.0.1:4001' })

const get = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, headers: response.headers, page: await response.text() }
}
/** The elements' titles as they stand in the served list. */
const titles = (page: string) =>
  [...page.matchAll(/<a\s[^>]*data-job="\d+"[^>]*>([^<]*)<\/a/g)].map(([, title]) => title?.trim())
/** A page without what the elements carry along as data: only what a person can read. */
const readable = (page: string) =>
  page.replace(/<script type="application\/json".*?<\/script>/gs, '').replaceAll('\u00a0', ' ')
const meta = (page: string, name: string) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(page)?.[1]
const link = (page: string, rel: string, more = '') =>
  new RegExp(`<link rel="${rel}"${more}[^>]* href="([^"]*)"`).exec(page)?.[1]
const idOf = async (slug: string, externalId: string) => {
  const response = await app.request(`/v1/institutions/${slug}/jobs?source=demo&externalId=${externalId}`)
  return ((await response.json()) as { id: string }).id
}
let jobs = 0
const put = async (slug: string, body: object) => {
  const sent = withKey({ title: 'Prøve', bodyHtml: '<p>Tekst</p>', deadline: '2026-12-24', ...body })
  const response = await app.request(`/v1/institutions/${slug}/sources/test/jobs/${++jobs}`, sent)
  return StoredJob.parse(await response.json())
}

describe('the portal’s list', () => {
  it('shows the first twenty ads and leads to the others without script', async () => {
    const { status, page } = await get('/portal/cykelstyrelsen')
    assert.equal(status, 200)
    assert.equal(titles(page).length, 20)
    assert.match(page, /29 ledige stillinger/)
    const next = /<a [^>]*part="more"[^>]*href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const rest = await get(next.replace('http://localhost:4000', ''))
    assert.equal(titles(rest.page).length, 29)
    assert.doesNotMatch(rest.page, /part="more"/)
  })

  it('reads as many pages of the list as are to be shown', async () => {
    const { slug } = await newInstitution()
    for (let count = 0; count < 121; count++) await put(slug, { title: `Stilling ${count}` })
    assert.equal(titles((await get(`/portal/${slug}?show=120`)).page).length, 120)
    assert.equal(titles((await get(`/portal/${slug}?show=140`)).page).length, 121)
  })

  it('searches and filters by an ordinary form, a department with all below it', async () => {
    const { page } = await get(
      '/portal/cykelstyrelsen?q=&department=planlaegning-og-anlaeg&category=it&location=&sort=title',
    )
    assert.deepEqual(titles(page), ['Analytiker til ulykkesdata'])
    assert.match(page, /<input type="checkbox" name="department" value="planlaegning-og-anlaeg" checked/)
    assert.match(page, /Ryd/)
    assert.deepEqual(titles((await get('/portal/cykelstyrelsen?q=saddelmager')).page), [])
  })

  it('keeps what was searched for as text', async () => {
    const { page } = await get(`/portal/cykelstyrelsen?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    assert.doesNotMatch(page, /<script>alert/)
    assert.match(page, /value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/)
    assert.match(page, /Ingen stillinger passer/)
  })

  it('takes an impossible filter or an old cursor for none', async () => {
    const { status, page } = await get('/portal/cykelstyrelsen?employmentType=never&sort=colour&cursor=old&limit=9&x=y')
    assert.equal(status, 200)
    assert.equal(titles(page).length, 20)
  })

  it('is whole in English and keeps the language in its links and in its search', async () => {
    const { page, headers } = await get('/portal/cykelstyrelsen?lang=en')
    assert.match(page, /<html lang="en">/)
    assert.equal(headers.get('content-language'), 'en')
    assert.match(page, /29 positions/)
    assert.match(page, /Cycle Tracks/)
    assert.doesNotMatch(readable(page), /ledige stillinger|Ansøgningsfrist|Afdeling/)
    const links = [...page.matchAll(/<a [^>]*href="([^"]*\/portal[^"]*)"([^>]*)>/g)]
    assert.ok(links.length > 20)
    for (const [, href, more] of links) if (!more?.includes('lang="da"')) assert.match(href ?? '', /lang=en/)
    assert.match(page, /<a class="other" href="\/portal\/cykelstyrelsen" lang="da"/)
    assert.match(page, /<input type="hidden" form="search" name="lang" value="en"/)
  })

  it('marks a title in another language than the page’s', async () => {
    const { page } = await get('/portal/cykelstyrelsen?q=bridge')
    assert.match(page, /<a [^>]*lang="en"[^>]*>Bridge Engineer/)
  })

  it('leaves out the links that the institution has turned off', async () => {
    const { slug } = await newInstitution({ links: { agent: false, login: false } })
    const { page } = await get(`/portal/${slug}`)
    assert.doesNotMatch(page, /job-agent|account/)
    assert.match(page, /Der er ingen ledige stillinger/)
    assert.match((await get('/portal/cykelstyrelsen')).page, /\/portal\/cykelstyrelsen\/job-agent/)
  })

  it('never shows an internal ad', async () => {
    const { page } = await get('/portal/cykelstyrelsen?q=teamkoordinator')
    assert.deepEqual(titles(page), [])
  })

  it('says where it really stands, what it is, and where its feed is', async () => {
    const list = 'https://www.styrelsen.example/job'
    const { slug } = await newInstitution({ pages: { list } })
    const { page, headers } = await get(`/portal/${slug}?medium=jobnet`)
    assert.equal(link(page, 'canonical'), list)
    assert.equal(meta(page, 'og:url'), list)
    const own = `http://localhost:4000/portal/${slug}`
    assert.equal(link(page, 'alternate', ' hreflang="da"'), own)
    assert.equal(link(page, 'alternate', ' hreflang="en"'), `${own}?lang=en`)
    assert.equal(link(page, 'alternate', ' type="application/rss\\+xml"'), `${own}/feed.xml`)
    assert.match(meta(page, 'description') ?? '', /^Ledige stillinger hos Styrelse/)
    assert.deepEqual([meta(page, 'og:locale'), meta(page, 'og:type')], ['da_DK', 'website'])
    assert.equal(headers.get('x-robots-tag'), null)
    assert.equal(
      link((await get('/portal/lydarkivet?lang=en')).page, 'alternate', ' hreflang="x-default"'),
      'http://localhost:4000/portal/lydarkivet',
    )
    const portalOnly = (await newInstitution()).slug
    const english = await get(`/portal/${portalOnly}?lang=en`)
    assert.equal(link(english.page, 'canonical'), `http://localhost:4000/portal/${portalOnly}?lang=en`)
    assert.equal(meta(english.page, 'og:locale'), 'en_GB')
  })

  it('keeps a view of the list out of the index and lets its links be followed', async () => {
    for (const view of ['q=bro', 'category=it', 'show=40', 'sort=title', 'department=x']) {
      const { page, headers } = await get(`/portal/cykelstyrelsen?${view}`)
      assert.equal(meta(page, 'robots'), 'noindex, follow', view)
      assert.equal(headers.get('x-robots-tag'), 'noindex, follow')
    }
  })

  it('is what the institution’s links lead to in each language', async () => {
    const answer = await app.request('/v1/institutions/lydarkivet?lang=en')
    const { links } = (await answer.json()) as { links: Record<string, string> }
    assert.deepEqual(links, {
      portal: 'http://localhost:4000/portal/lydarkivet?lang=en',
      agent: 'http://localhost:4000/portal/lydarkivet/job-agent?lang=en',
      login: 'http://localhost:4000/portal/lydarkivet/account?lang=en',
    })
  })
})

describe('the portal’s ad', () => {
  it('shows all facts, the body, the contact, the form and the other ways to apply', async () => {
    const id = await idOf('cykelstyrelsen', 'cs-101')
    const { page } = await get(`/portal/cykelstyrelsen/jobs/${id}`)
    const shown = readable(page)
    for (const part of [
      'om 17 dage',
      '7. december 2026 kl. 12.00',
      'Åremål i 5 år med mulighed for forlængelse i 3 år',
      'Cykelstyrelsen med tilhørende kontorer',
      'Cykeltorvet 1',
      '5000 Odense C',
      'Tidsbegrænset',
      '1. februar 2027',
      '16. december 2026',
      'Senest 30. december 2026',
      'Signe Hjulmand',
      'href="tel:00000110"',
      'deadline.ics?lang=da',
      'Vi opfordrer alle interesserede til at søge',
      'med post til Cykelstyrelsen',
      'href="#apply"',
      'href="#ad"',
      `action="/portal/cykelstyrelsen/jobs/${id}/apply"`,
    ])
      assert.ok(shown.includes(part), part)
    assert.match(shown, /<h3>Dine opgaver<\/h3>/)
  })

  it('carries JobPosting data, marked as the ad’s, and says where the ad really stands', async () => {
    const id = await idOf('cykelstyrelsen', 'cs-101')
    const { page } = await get(`/portal/cykelstyrelsen/jobs/${id}`)
    const [, job, text] =
      /<script type="application\/ld\+json" data-opslag-job="([^"]*)"[^>]*>(.*?)<\/script>/s.exec(page) ?? []
    const data = JSON.parse(text ?? '')
    assert.equal(job, `cykelstyrelsen/${id}`)
    assert.equal(data['@type'], 'JobPosting')
    assert.equal(data.title, 'Områdedirektør for Planlægning og Anlæg')
    const real = `http://127.0.0.1:4001/cykelstyrelsen/job/?job=${id}`
    assert.deepEqual([link(page, 'canonical'), meta(page, 'og:url')], [real, real])
    assert.equal(meta(page, 'og:title'), data.title)
    assert.equal(meta(page, 'og:type'), 'article')
    const description = meta(page, 'description') ?? ''
    assert.ok(description.length > 100 && description.length <= 160, description)
    assert.equal(meta(page, 'og:description'), description)
    const { slug } = await newInstitution()
    const other = await put(slug, {})
    assert.equal(
      link((await get(`/portal/${slug}/jobs/${other.id}?medium=x&lang=en`)).page, 'canonical'),
      `http://localhost:4000/portal/${slug}/jobs/${other.id}`,
    )
  })

  it('does not let an ad end the data or the head it stands in', async () => {
    const { slug } = await newInstitution()
    const title = '"x</script><script>alert(1)</script>'
    const { id } = await put(slug, { title, bodyHtml: '<p>"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>' })
    const { page } = await get(`/portal/${slug}/jobs/${id}`)
    assert.doesNotMatch(page, /<script>alert/)
    const data = JSON.parse(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(page)?.[1] ?? '')
    assert.equal(data.title, title)
  })

  it('leads to the source where one applies there, without a form', async () => {
    const { page } = await get(`/portal/cykelstyrelsen/jobs/${await idOf('cykelstyrelsen', 'cs-305')}`)
    assert.match(page, /href="https:\/\/stillinger\.universitet\.example\.dk\/phd\/hverdagscykling"/)
    assert.doesNotMatch(page, /<opslag-application-form|<form method="post"/)
  })

  it('keeps the source’s own address among the other ways', async () => {
    const { slug } = await newInstitution()
    const { id } = await put(slug, { applyAt: 'here', applyUrl: 'https://andet.example.dk/1' })
    const { page } = await get(`/portal/${slug}/jobs/${id}`)
    assert.match(readable(page), /<a href="https:\/\/andet\.example\.dk\/1"/)
    assert.match(page, /<opslag-application-form/)
  })

  it('says that it is closed the moment after the deadline, without form and data, and leaves the index', async () => {
    const { slug } = await newInstitution()
    const { id } = await put(slug, { deadline: '2026-11-20T12:00:00' })
    clock.now = new Date('2026-11-20T11:00:00.000Z')
    const open = await get(`/portal/${slug}/jobs/${id}`)
    assert.match(open.page, /<opslag-application-form/)
    assert.equal(open.headers.get('x-robots-tag'), null)
    clock.now = new Date('2026-11-20T11:00:00.001Z')
    const { status, page, headers } = await get(`/portal/${slug}/jobs/${id}`)
    clock.now = NOW
    assert.equal(status, 200)
    assert.match(readable(page), /Fristen er overskredet|Ansøgningsfristen er overskredet/)
    assert.match(readable(page), /20\.\snovember 2026 kl\.\s12\.00/)
    assert.equal(meta(page, 'robots'), 'noindex')
    assert.equal(headers.get('x-robots-tag'), 'noindex')
    assert.doesNotMatch(page, /<opslag-application-form|ld\+json|deadline\.ics/)
  })

  it('says no word of a deadline that is still to come when it was closed by hand', async () => {
    const { slug } = await newInstitution()
    const { id } = await put(slug, { deadline: '2026-12-24' })
    const closing = await app.request(
      `/v1/institutions/${slug}/sources/test/jobs/${jobs}`,
      withKey(undefined, 'DELETE'),
    )
    assert.equal(closing.status, 200)
    const { page } = await get(`/portal/${slug}/jobs/${id}`)
    assert.match(readable(page), /Lukket stilling.*Stillingen er lukket/s)
    assert.match(readable(page), /24\.\sdecember 2026/)
    assert.doesNotMatch(
      readable(page),
      /Ledig stilling\b|om \d+ dage|overskredet|efter fristen|<opslag-application-form/,
    )
  })
})

describe('an institution in test', () => {
  it('has its list and ads at their addresses, out of the index, and says so', async () => {
    const { slug, id } = await newInstitution()
    const ad = await put(slug, {})
    await asSystem(deps.db, (tx) => tx.update(institutions).set({ liveSince: null }).where(eq(institutions.id, id)))
    for (const path of [`/portal/${slug}`, `/portal/${slug}/jobs/${ad.id}`, `/portal/${slug}?lang=en`]) {
      const { status, headers, page } = await get(path)
      assert.equal(status, 200)
      assert.match(page, /er ved at afprøve siden|is trying this page out/)
      assert.equal(meta(page, 'robots'), 'noindex', path)
      assert.equal(headers.get('x-robots-tag'), 'noindex')
      assert.match(page, /Prøve/)
    }
  })
})

describe('every page of the portal', () => {
  const pages = ['', '/job-agents/new', '/account', '/nowhere', '/jobs/999999', '/jobs/x', '/confirm']

  it('runs nothing and loads nothing but our own, and stands in nobody’s frame', async () => {
    for (const path of pages) {
      const { headers, page } = await get(`/portal/lydarkivet${path}`)
      const policy = headers.get('content-security-policy') ?? ''
      const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      assert.match(policy, /^default-src 'none'; script-src 'self' 'nonce-/, path)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.ok(page.includes(`<style nonce="${nonce}">`), path)
      assert.doesNotMatch(
        page,
        / style="| on\w+="|https?:\/\/(?!127\.0\.0\.1:4001|localhost:4000)[^"]*\.(?:js|css|png|woff2)/,
        path,
      )
    }
  })

  it('has a new nonce each time', async () => {
    const policy = async () => (await get('/portal/lydarkivet')).headers.get('content-security-policy')
    assert.notEqual(await policy(), await policy())
  })

  it('has one h1, a landmark, a way past the header, and the institution’s look', async () => {
    for (const path of pages) {
      const { page } = await get(`/portal/lydarkivet${path}`)
      assert.equal([...page.matchAll(/<h1/g)].length, 1, path)
      assert.match(page, /<main id="content"/)
      assert.match(page, /<a class="skip" href="#content">/)
      assert.match(page, /--opslag-color-accent: #7b1e2b/, path)
    }
  })

  it('is not found as a page, in the institution’s look or in nobody’s', async () => {
    for (const path of ['/portal/lydarkivet/nowhere', '/portal/lydarkivet/jobs/999999', '/portal/lydarkivet/jobs/x']) {
      const { status, page } = await get(path)
      assert.equal(status, 404)
      assert.match(page, /Siden findes ikke/)
      assert.match(page, /Alle ledige stillinger/)
    }
    const nobody = await get('/portal/ingen?lang=en')
    assert.equal(nobody.status, 404)
    assert.match(nobody.page, /There is no such page/)
  })

  it('is found on no page either where no institution is named, which is said in both languages', async () => {
    for (const room of ['/portal', '/webmaster', '/statistics'])
      for (const address of [room, `${room}/`, `${room}/ingen`, `${room}/ingen/nowhere`]) {
        const danish = await get(address)
        assert.equal(danish.status, 404, address)
        assert.match(danish.headers.get('content-type') ?? '', /text\/html/, address)
        assert.ok(danish.page.includes(`kortnavn stå lige efter ${room}/`), address)
        // A page on which the language can be changed.
        const [, other = ''] = /class="other" href="([^"]*)"/.exec(danish.page) ?? []
        assert.equal(other, `${address}?lang=en`)
        assert.ok((await get(other)).page.includes(`must stand right after ${room}/`), other)
      }
    for (const address of [
      '/webmaster/lydarkivet/nowhere',
      '/webmaster/lydarkivet/',
      '/statistics/lydarkivet/nowhere',
    ]) {
      const { status, page } = await get(address)
      assert.equal(status, 404, address)
      assert.match(page, /Siden findes ikke.*href="\/portal\/lydarkivet"/s, address)
      assert.doesNotMatch(page, /kortnavn/, address)
    }
  })

  it('cannot be broken by a theme', async () => {
    const { slug, id } = await newInstitution()
    const value = { tokens: { '--opslag-color-accent': 'red}</style><script>alert(1)</script>' } }
    await inInstitution(deps.db, id, (tx) =>
      tx
        .insert(settings)
        .values({ institutionId: id, thing: 'theme', version: 1, value, updatedAt: NOW, updatedBy: 'x' }),
    )
    assert.doesNotMatch((await get(`/portal/${slug}`)).page, /<script>alert/)
  })

  it('serves the logo of a theme that has one, as a picture that runs nothing', async () => {
    const { status, headers } = await get('/portal/lydarkivet/logo.svg')
    assert.deepEqual([status, headers.get('content-type')], [200, 'image/svg+xml'])
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
    // Mail programs show no drawings.
    const drawn = await app.request('/portal/lydarkivet/logo.png')
    assert.equal(drawn.headers.get('content-type'), 'image/png')
    assert.deepEqual(
      Buffer.from(await drawn.arrayBuffer())
        .subarray(1, 4)
        .toString('latin1'),
      'PNG',
    )
    const head = /<a class="name".*?<\/a>/s.exec((await get('/portal/lydarkivet')).page)?.[0]
    assert.match(head ?? '', /<img src="\/portal\/lydarkivet\/logo.svg" alt="" width="34" height="34"><span>/)
    const { slug } = await newInstitution()
    assert.equal((await get(`/portal/${slug}/logo.svg`)).status, 404)
  })

  it('says plainly when the server fails, with a number to ask by', async () => {
    const db = new Proxy(deps.db, {
      get: () => {
        throw new Error('the password of opslag was refused')
      },
    })
    const response = await createApp({ ...deps, db }).request('/portal/lydarkivet')
    const page = await response.text()
    assert.equal(response.status, 500)
    assert.match(page, /Noget gik galt hos os/)
    assert.match(page, /Fejlnummer: 0{8}-/)
    assert.doesNotMatch(page, /password|refused/)
  })
})
