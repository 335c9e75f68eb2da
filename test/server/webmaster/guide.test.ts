import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { findAll, innerText } from 'domutils'
import { eq } from 'drizzle-orm'
import { parseDocument } from 'htmlparser2'
import { createApp } from '../../../server/app.ts'
import { stringsIn } from '../../../server/cli/check/finding.ts'
import { Feeds } from '../../../server/contract/feeds.ts'
import { Profile } from '../../../server/contract/settings.ts'
import { institutions } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { strings as faultsDa } from '../../../server/webmaster/check-strings.da.ts'
import { strings as faultsEn } from '../../../server/webmaster/check-strings.en.ts'
import { readIncludes } from '../../../server/webmaster/includes.ts'
import { PARTS } from '../../../server/webmaster/part-names.ts'
import { prose } from '../../../server/webmaster/parts.ts'
import { TOKEN_NAMES } from '../../../themes/tokens.ts'
import { ORIGIN, PAGE_ORIGIN, testServer, withKey } from '../../support/server.ts'
import { type Guide, openGuide, snippetOf } from './guide-page.ts'

const { app, deps, newInstitution } = await testServer()

const open = (slug: string, language = 'da', from = app) => openGuide(from, slug, language)

const { slug } = await newInstitution({
  name: { da: 'Kyststyrelsen', en: 'The Coastal Agency' },
  testPages: [`${PAGE_ORIGIN}/test/job`],
  pages: { list: `${PAGE_ORIGIN}/job`, job: `${PAGE_ORIGIN}/job/ad?job={job}` },
})
const departments = withKey({ departments: [{ key: 'havne', label: { da: 'Havne', en: 'Ports' }, children: [] }] })
await app.request(`/v1/institutions/${slug}/settings/departments`, {
  ...departments,
  headers: { ...departments.headers, 'if-match': '"0"' },
})
const guides = { da: await open(slug), en: await open(slug, 'en') }

describe('every snippet that loads a script', () => {
  /** The one documented way without a hash: the newest version under an address of its own. */
  const NEWEST = 'script-newest'
  const versioned = /\/embed\/(\d+\.\d+\.\d+[\w.-]*)\/([\w./-]+\.js)/g

  for (const language of ['da', 'en'] as const)
    it(`carries the hash of the file that is served, in ${language}`, async () => {
      let loading = 0
      for (const [id, code] of guides[language].snippets) {
        if (!code.includes('/embed/') || !/\.js\b/.test(code)) continue
        if (id === NEWEST) {
          assert.equal(code, `<script type="module" src="${ORIGIN}/embed/opslag.js"></script>`)
          continue
        }
        assert.doesNotMatch(code, /\/embed\/opslag\.js/, `${id} loads the newest version without a hash`)
        for (const [address, version, file] of code.matchAll(versioned)) {
          loading += 1
          const served = await app.request(address)
          assert.equal(served.status, 200, `${id}: ${address}`)
          const hash = `sha384-${createHash('sha384')
            .update(Buffer.from(await served.arrayBuffer()))
            .digest('base64')}`
          const built = JSON.parse(readFileSync(path.join('dist/embed', version!, 'integrity.json'), 'utf8'))
          assert.equal(built[file!], hash, `${file} is what was built`)
          // The hash stands with its address, before the next address.
          const rest = code.slice(code.indexOf(address) + address.length)
          assert.ok(rest.includes(hash), `${id} has no hash of ${file} behind its address`)
        }
        for (const [hash] of code.matchAll(/sha\d{3}-[\w+/=]+/g))
          assert.ok(Object.values(JSON.parse(readFileSync(integrityFile(), 'utf8'))).includes(hash), `${id}: ${hash}`)
        for (const [tag] of code.matchAll(/<script [^>]*src=[^>]*>/g))
          assert.match(
            tag,
            /(?:type="module"|async)[\s\S]*integrity="sha384-[\w+/=]{64}"[\s\S]*crossorigin="anonymous"/,
            id,
          )
      }
      assert.ok(loading >= 10, `${loading} addresses were looked at`)
    })

  const integrityFile = () => {
    const version = /\/embed\/(\d+\.\d+\.\d+[\w.-]*)\//.exec(snippetOf(guides.da, 'head'))?.[1] ?? ''
    return path.join('dist/embed', version, 'integrity.json')
  }

  it('names the newest built version, and none while nothing is built', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'opslag-embed-'))
    after(() => rmSync(empty, { recursive: true, force: true }))
    const unbuilt = createApp({ ...deps, config: { ...deps.config, embed: empty } })
    const { status, page, snippets } = await open(slug, 'da', unbuilt)
    assert.equal(status, 503)
    assert.equal(snippets.size, 0)
    assert.match(page, /Noget gik galt hos os/)
  })
})

describe('the guide', () => {
  it('says what is registered, where to look, and who runs the server', () => {
    for (const [language, { text }] of Object.entries(guides)) {
      const facts = [
        slug,
        language === 'da' ? 'Kyststyrelsen' : 'The Coastal Agency',
        PAGE_ORIGIN,
        `${PAGE_ORIGIN}/test/job`,
        `${PAGE_ORIGIN}/job/ad?job={job}`,
        'Testdrift',
        'no-reply@localhost',
        'havne',
        language === 'da' ? 'Havne' : 'Ports',
        ...TOKEN_NAMES,
      ]
      for (const fact of facts) assert.ok(text.includes(fact), `${language}: ${fact}`)
    }
  })

  it('has every address of the institution, in both languages', () => {
    const hrefs = guides.da.all('a').map(({ attribs }) => attribs.href)
    for (const address of ['', '/job-agent', '/account', '/confirm'])
      for (const search of ['', '?lang=en']) assert.ok(hrefs.includes(`${ORIGIN}/portal/${slug}${address}${search}`))
    for (const address of [
      `/portal/${slug}/feed.xml`,
      `/portal/${slug}/sitemap.xml`,
      `/v1/institutions/${slug}/jobs?lang=da`,
      `/v1/institutions/${slug}?lang=da`,
      `/v1/institutions/${slug}/fragment?element=job-list&lang=da&page=${PAGE_ORIGIN}/job`,
      `/frame/${slug}`,
      `/webmaster/${slug}`,
      `/webmaster/${slug}?lang=en`,
      `/portal/${slug}?department=havne`,
      '/docs',
      '/openapi.json',
    ])
      assert.ok(hrefs.includes(ORIGIN + address), address)
  })

  it('leads to places that are there, within the page and on this server', async () => {
    for (const { all, tree } of Object.values(guides)) {
      const ids = new Set(findAll((node) => !!node.attribs.id, tree.children).map(({ attribs }) => attribs.id))
      const hrefs = all('a').map(({ attribs }) => attribs.href ?? '')
      for (const href of hrefs.filter((one) => one.startsWith('#'))) assert.ok(ids.has(href.slice(1)), href)
    }
  })

  it('has the same sections and snippets in both languages, and no id twice', () => {
    const outline = ({ tree }: Guide) =>
      findAll((node) => /^h[1-3]$/.test(node.name), tree.children).map(({ name, attribs }) => [name, attribs.id])
    assert.deepEqual(outline(guides.en), outline(guides.da))
    assert.deepEqual([...guides.en.snippets.keys()], [...guides.da.snippets.keys()])
    for (const { tree } of Object.values(guides)) {
      const ids = findAll((node) => !!node.attribs.id, tree.children).map(({ attribs }) => attribs.id)
      assert.deepEqual(
        ids.filter((id, at) => ids.indexOf(id) !== at),
        [],
      )
    }
  })

  it('speaks the language of the page in what is copied', () => {
    assert.match(snippetOf(guides.da, 'list'), /Se vores ledige stillinger/)
    assert.match(snippetOf(guides.en, 'list'), /See our vacant positions/)
    assert.match(snippetOf(guides.en, 'list'), /portal\/[\w-]+\?lang=en/)
    assert.match(snippetOf(guides.en, 'whole-page'), /<html lang="en">/)
    assert.match(snippetOf(guides.en, 'head'), /fragment\?element=job-list&amp;lang=en/)
    assert.doesNotMatch([...guides.en.snippets.values()].join('\n'), /stilling|afdeling|[æøå]/i)
  })

  it('loads nothing from elsewhere, is in nobody’s frame and in no index, and is not kept', () => {
    for (const { status, headers, page } of Object.values(guides)) {
      assert.equal(status, 200)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'none'/)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.doesNotMatch(policy, /unsafe-|https?:/)
      const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      const scripts = [...page.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag)
      for (const tag of scripts) assert.ok(tag.includes(`nonce="${nonce}"`), tag)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.match(page, /<meta name="robots" content="noindex">/)
    }
    assert.equal(guides.en.headers.get('content-language'), 'en')
  })

  it('names the parts that the elements declare', () => {
    for (const [tag, parts] of Object.entries(PARTS)) {
      const name = tag.replace('opslag-', '')
      const source = readFileSync(`widgets/${name}/${name}.ts`, 'utf8')
      assert.deepEqual(
        parts,
        [...source.matchAll(/@csspart ([\w-]+)/g)].map(([, part]) => part),
      )
    }
  })
})

describe('the ten common faults', () => {
  /** A sentence of the connection test about tags, with … for every value. */
  const anything = new Proxy<Record<string, string>>({}, { get: (_, name) => (name === 'framed' ? undefined : '…') })

  for (const [language, { faults }] of Object.entries({ da: faultsDa, en: faultsEn }))
    it(`are told as the connection test tells them, in ${language}`, () => {
      const sentences: Record<string, Record<string, (values: Record<string, string | number>) => string>> = stringsIn(
        language as 'da' | 'en',
      ).checks
      assert.equal(Object.keys(faults).length, 10)
      for (const [name, [says]] of Object.entries(faults)) {
        const [check = '', what = ''] = name.split('.')
        assert.equal(says, sentences[check]?.[what]?.(anything), name)
      }
    })
})

describe('the state', () => {
  it('is "in test" until the connection test has passed, and then says since when', async () => {
    const { slug: fresh, id } = await newInstitution({ testPages: [`${PAGE_ORIGIN}/test`] })
    const setLive = (liveSince: Date | null) =>
      inInstitution(deps.db, id, (tx) => tx.update(institutions).set({ liveSince }).where(eq(institutions.id, id)))
    await setLive(null)
    assert.match((await open(fresh)).text, /I test\b.*til forbindelsestesten er bestået/)
    assert.match((await open(fresh, 'en')).text, /In test\b.*until the connection test has passed/)
    await setLive(new Date('2026-11-19T23:30:00Z'))
    assert.match((await open(fresh)).text, /I drift Siden 20\.\snovember 2026 kl\.\s00\.30/)
    assert.match((await open(fresh, 'en')).text, /Live Since 20\sNovember 2026 at\s00:30/)
  })

  it('names what is missing from what is registered', async () => {
    const { slug: bare, id } = await newInstitution({ origins: [], contact: null })
    await inInstitution(deps.db, id, (tx) =>
      tx.update(institutions).set({ liveSince: null }).where(eq(institutions.id, id)),
    )
    const { text, page } = await open(bare)
    assert.match(text, /Mangler: uden en origin/)
    assert.match(text, /Mangler: før en testside/)
    assert.match(text, /Mangler: databeskyttelsesteksten/)
    assert.equal(page.match(/class="lacking"/g)?.length, 5)
    const { slug: other } = await newInstitution({
      testPages: ['https://test.styrelsen.example/job'],
      pages: { list: `${PAGE_ORIGIN}/job`, job: 'https://styrelsen.example/job?job={job}' },
    })
    const second = await open(other)
    assert.match(second.text, /Origin er ikke registreret: https:\/\/test\.styrelsen\.example/)
    assert.match(second.text, /Origin er ikke registreret: https:\/\/styrelsen\.example/)
    assert.equal(guides.da.page.match(/class="lacking"/g), null)
  })
})

describe('what there is to copy', () => {
  it('is three fields of the profile that stand among others, which is said, for alone they are refused', () => {
    for (const [language, guide] of Object.entries(guides)) {
      const fields = JSON.parse(snippetOf(guide, 'profile'))
      assert.deepEqual(Object.keys(fields), ['origins', 'testPages', 'pages'])
      assert.equal(Profile.safeParse(fields).success, false)
      const among = language === 'da' ? /inde i value, blandt navn/ : /inside value, among the name/
      assert.match(guide.text, among)
    }
  })

  it('is a frame only together with what a frame cannot do', () => {
    assert.match(guides.da.text, /Det her kan en ramme ikke:.*pages\.job.*registrerede origins.*Ramme uden script/)
    assert.match(guides.en.text, /what a frame cannot do:.*pages\.job.*registered origins.*Frame without script/)
  })

  it('is a frame as wide as its place, whose size no policy takes away, and in which a form may be filled in', () => {
    for (const guide of Object.values(guides))
      for (const id of ['frame', 'frame-without-script']) {
        const code = snippetOf(guide, id)
        assert.match(code, /width="100%" height="\d+" frameborder="0"/, id)
        assert.match(code, /allow="autofill; clipboard-write"/, id)
      }
  })

  it('is once on a page: where lines for <head> stand anew, they are said to take the place of the first', () => {
    for (const guide of Object.values(guides)) {
      const sections = guide
        .all('section')
        .filter(({ attribs }) => !['script', 'whole-page'].includes(attribs.id ?? ''))
        .filter((node) => innerText(node).includes('rel="modulepreload"'))
      assert.deepEqual(
        sections.map(({ attribs }) => attribs.id),
        ['elements', 'security', 'recipes'],
      )
      for (const one of sections)
        assert.match(
          innerText(one),
          /én gang|i stedet for dem|belongs on a page once|in the place of those/,
          one.attribs.id,
        )
    }
  })

  it('is a profile and feeds that the settings take', () => {
    for (const guide of Object.values(guides)) {
      const profile = JSON.parse(snippetOf(guide, 'profile'))
      assert.deepEqual(Profile.parse({ name: { da: 'x' }, ...profile }).origins, [PAGE_ORIGIN])
      const { feeds } = Feeds.parse(JSON.parse(snippetOf(guide, 'feeds')))
      assert.deepEqual(
        feeds.map(({ format, applyAt, contacts }) => [format, applyAt, contacts]),
        [['hrmanager', 'source', 'general']],
      )
    }
  })

  it('has a link between the tags and a reserve wherever a list stands', () => {
    for (const { snippets } of Object.values(guides))
      for (const [id, code] of snippets) {
        const lists = [...code.matchAll(/<opslag-(?:job-list|career-page) institution="[\w-]+"[^>]*>\s*<a href=/g)]
        const openings = code.match(/<opslag-(?:job-list|career-page) institution="/g) ?? []
        assert.equal(lists.length, openings.length, id)
        // What a server puts in has its height from the first picture.
        if (openings.length > 0 && !id.startsWith('include-')) assert.match(code, /min-height:? ?60em/, id)
      }
  })

  it('asks ahead for exactly what a list or a career page asks first', () => {
    const asked = (id: string) =>
      [...snippetOf(guides.da, id).matchAll(/<link[^>]*href="([^"]*)"/g)].map(([, address]) =>
        address?.replace(ORIGIN, '').replace(/^\/embed\/[^/]*|-[\w-]{8}\.js/g, ''),
      )
    const at = `/v1/institutions/${slug}`
    assert.deepEqual(asked('head'), ['/opslag.js', `${at}/fragment?element=job-list&amp;lang=da`])
    assert.deepEqual(asked('whole-page'), [
      '/opslag.js',
      '/chunks/elements',
      '/chunks/career-page',
      `${at}?lang=da`,
      `${at}/jobs?sort=deadline&amp;limit=20&amp;lang=da`,
    ])
  })

  it('opens a new tab without handing it this page, and says so', () => {
    assert.match(snippetOf(guides.da, 'button'), /target="_blank" rel="noopener">.*\(åbner i en ny fane\)/)
    assert.match(snippetOf(guides.en, 'button'), /target="_blank" rel="noopener">.*\(opens in a new tab\)/)
  })

  it('puts today’s system’s two links and list beside the new tags', () => {
    const code = snippetOf(guides.da, 'side-by-side')
    for (const page of ['vacancies/list.aspx', 'Agent/Subscription.aspx', 'Login.aspx'])
      assert.ok(code.includes(`https://candidate.hr-manager.net/${page}?customer=KUNDE&amp;`), page)
    assert.ok(code.indexOf('<opslag-job-list') < code.indexOf('<iframe'))
  })

  it('has whatever files for other servers there are, filled in', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'opslag-include-'))
    after(() => rmSync(folder, { recursive: true, force: true }))
    const file = "<?php // {institution}\necho '<a href={origin}>Ledige stillinger</a>';\n"
    writeFileSync(path.join(folder, 'list.php'), file)
    writeFileSync(path.join(folder, 'README.md'), 'not code')
    const values = { origin: ORIGIN, institution: slug, label: 'Vacant positions' }
    assert.deepEqual(readIncludes(values, folder), [
      { name: 'list.php', server: 'PHP', code: `<?php // ${slug}\necho '<a href=${ORIGIN}>Vacant positions</a>';` },
    ])
    assert.deepEqual(readIncludes(values, path.join(folder, 'none')), [])
  })
})

describe('a hostile name', () => {
  const NAME = '"></title><script>alert(1)</script><img src=x onerror=alert(2)>`](javascript:alert(3))'

  it('stays text in the page and in what is copied', async () => {
    const { slug: hostile } = await newInstitution({ name: { da: NAME }, contact: { name: NAME } })
    const guide = await open(hostile)
    assert.equal(guide.all('img').filter(({ attribs }) => attribs.src === 'x').length, 0)
    assert.equal(guide.all('script').length, 1)
    assert.ok(guide.text.includes(NAME))
    const copied = parseDocument(snippetOf(guide, 'whole-page'))
    const scripts = findAll((node) => node.name === 'script', copied.children)
    assert.deepEqual(
      scripts.map(({ attribs }) => attribs.src?.startsWith(`${ORIGIN}/embed/`)),
      [true],
    )
    const [title] = findAll((node) => node.name === 'title', copied.children)
    assert.equal(innerText(title!), `Ledige stillinger – ${NAME}`)
  })

  it('finds no way through the marks of our own sentences', async () => {
    assert.equal(
      `${await prose('a `<b>` **c** [d](#e) <i>')}`,
      'a <code>&lt;b&gt;</code> <strong>c</strong> <a href="#e">d</a> &lt;i&gt;',
    )
    assert.doesNotMatch(`${await prose('[x](javascript:alert(1)) [y](data:text/html,z)')}`, /<a/)
  })
})

describe('an institution that is not there', () => {
  for (const [language, title] of [
    ['da', 'Siden findes ikke'],
    ['en', 'There is no such page'],
  ] as const)
    it(`is said on a page, in ${language}`, async () => {
      for (const unknown of ['ingen', 'Ikke-Et-Navn', '%22%3E']) {
        const { status, headers, text, snippets } = await open(unknown, language)
        assert.equal(status, 404)
        assert.match(headers.get('content-type') ?? '', /text\/html/)
        assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
        assert.ok(text.includes(title), text.slice(0, 200))
        assert.equal(snippets.size, 0)
      }
    })
})
