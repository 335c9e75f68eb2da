import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { JobInput } from '../../../server/contract/job.ts'
import { FeedUnreadable } from '../../../server/feeds/formats/format.ts'
import { readFeed } from '../../../server/feeds/formats/formats.ts'
import { listOf, prop } from '../../../server/feeds/formats/loose.ts'
import { pageOf } from '../../../server/feeds/formats/page.ts'
import { sanitise } from '../../../server/jobs/sanitise.ts'
import { fixtureDocument, written } from '../../support/feed-documents.ts'

const SITE = 'https://skovvaesenet.example.dk'
const at = (file: string, address = `${SITE}/${file}`) =>
  readFeed('jobposting', fixtureDocument(`jobposting/${file}`, address))
const only = (file: string) => {
  const { ads, refused } = at(file)
  assert.deepEqual([ads.length, refused], [1, []])
  return ads[0]!.ad
}
const read = (content: unknown, address?: string) => readFeed('jobposting', written(content, address))
const posting = (more: Record<string, unknown> = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Vagt',
  description: '<p>Du holder vagt.</p>',
  identifier: '1',
  ...more,
})
const input = (more: Record<string, unknown>, address?: string) => {
  const { ads, refused } = read(posting(more), address)
  assert.deepEqual(refused, [])
  return ads[0]!.ad.input
}
const script = (json: string) => `<script type="application/ld+json">${json}</script>`
const page = (...parts: string[]) => `<!doctype html><html><head><title>x</title>${parts.join('')}</head></html>`

describe('a JobPosting in a page', () => {
  it('is read with the first few of a long list of values that it refers to, and with none after them', () => {
    const named = (place: number) => {
      const names = Array.from({ length: 30 }, (_, at) => (at === place ? 'Havnen' : ''))
      const found = { '@id': '#sted', '@type': 'Place', name: names }
      const { ads } = read({ '@graph': [found, posting({ jobLocation: { '@id': '#sted' } })] })
      return ads[0]!.ad.input.workplace?.name
    }
    assert.deepEqual([named(0), named(19), named(20)], ['Havnen', 'Havnen', null])
  })

  it('reads what stands in ten properties, whichever items they are of, and nothing below them', () => {
    const ITEM = '<b itemscope itemprop="inner">'
    const deepest = (html: string) => {
      const inner = (item: unknown): number => Math.max(0, ...listOf(prop(item, 'inner')).map((one) => 1 + inner(one)))
      return Math.max(...pageOf(`<html><div itemscope>${html}`).items.map(inner))
    }
    assert.deepEqual([deepest(ITEM.repeat(9)), deepest(ITEM.repeat(10)), deepest(ITEM.repeat(30))], [9, 10, 10])
    assert.equal(deepest(`<i itemprop="x">${ITEM.repeat(30)}`), 9)
    const begunAnew = `<i itemprop="x"><b itemscope>${ITEM}`.repeat(30)
    const { items } = pageOf(`<html>${begunAnew}`)
    const told = items.filter((item) => Object.hasOwn(item, 'inner'))
    assert.deepEqual([items.length, told.length], [30, 5])
  })

  it('holds no more of a text than it takes to be refused for its length, however often the page repeats it', () => {
    const said = (name: string, words: number) => {
      const inside = `<div itemprop="${name}">`.repeat(8)
      const item = '<div itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">Vagt</b>'
      const { ads } = read(`<html>${item}${inside}${'<b>vagt</b> '.repeat(words)}`, `${SITE}/job`)
      const { input } = ads[0]!.ad
      return { length: input.bodyHtml?.length ?? 0, ...JobInput.safeParse({ deadline: null, ...input }) }
    }
    assert.equal(said('description', 1_000).success, true)
    const { length, success, error } = said('description', 90_000)
    assert.deepEqual(
      [success, error?.issues.map(({ path, code }) => [path[0], code])],
      [false, [['bodyHtml', 'too_big']]],
    )
    assert.ok(length < 1_100_000, `${length}`)
    assert.ok(said('responsibilities skills', 90_000).length < 2_200_000)
  })

  it('gives all that JSON-LD says, in a graph whose parts are named by their ids', () => {
    const { externalId, languageIsGuess, labels, input } = only('skovloeber.html')
    assert.deepEqual([externalId, languageIsGuess], ['SK-42', true])
    assert.deepEqual(labels, {
      departments: { key: 'klitplantagerne', label: 'Klitplantagerne' },
      categories: { key: 'natur-og-skov', label: 'Natur og skov' },
      locations: { key: 'thisted', label: 'Thisted' },
    })
    assert.deepEqual(input, {
      title: 'Skovløber & klitfoged',
      bodyHtml: '<p>Vi søger en skovløber, der kan lide vind.</p><ul><li>Du planter&nbsp;hjelme</li></ul>',
      deadline: '2026-12-18T23:59:00',
      publishFrom: '2026-11-16',
      language: 'da',
      department: 'klitplantagerne',
      category: 'natur-og-skov',
      location: 'thisted',
      employmentType: 'fixed-term',
      workHours: 'full-time',
      employmentArea: 'Skovvæsenet',
      pay: '32.000–36.500,5 DKK pr. måned',
      applyUrl: `${SITE}/job/skovloeber?utm=1`,
      startDate: '2027-02-01',
      workplace: { name: 'Skovvæsenet', address: 'Klitvej 9', postalCode: '7700', city: 'Thisted', country: 'DK' },
      numberOfPositions: 3,
      contacts: [{ name: 'Prøve Prøvesen', title: null, phone: '00 00 00 01', email: 'prpr@skovvaesenet.example.dk' }],
    })
  })

  it('is read from microdata, inside of other items, with its text from Word', () => {
    const { externalId, input } = only('gartner.html')
    const { bodyHtml, ...rest } = input
    assert.equal(externalId, `${SITE}/job/gartner`, 'its own address, as it has no other id')
    assert.deepEqual(
      [rest.title, rest.deadline, rest.publishFrom, rest.workHours, rest.employmentArea],
      ['Gartner til planteskolen', '2026-12-14', '2026-11-17', 'part-time', 'Skovvæsenet'],
    )
    assert.deepEqual(rest.workplace, {
      name: 'Skovvæsenet',
      address: 'Frøvej 2',
      postalCode: '8600',
      city: 'Silkeborg',
      country: 'DK',
    })
    assert.deepEqual(sanitise(bodyHtml ?? ''), {
      html: '<p>Vi søger en gartner, der kan få frø til at spire.</p> <p><b>Vi søger en vægter</b></p> <p>Du passer tårnet i Ribe.</p> <p>· Du går runder – også om „natten“</p>',
      changed: false,
    })
  })

  it('goes by the page’s own address where it has no id, unless there are several on the page', () => {
    const bare = JSON.stringify(posting({ identifier: undefined }))
    const canonical = '<link rel="canonical" href="/job/vagt">'
    const address = `${SITE}/job/vagt?utm_source=x`
    assert.equal(read(page(script(bare)), address).ads[0]?.ad.externalId, address)
    const known = read(page(canonical, script(bare)), address).ads[0]?.ad
    assert.deepEqual([known?.externalId, known?.input.applyUrl], [`${SITE}/job/vagt`, `${SITE}/job/vagt`])
    assert.deepEqual(read(page(script(bare), script(bare)), address).refused, [
      { item: '[0]', path: 'identifier', code: 'required' },
      { item: '[1]', path: 'identifier', code: 'required' },
    ])
  })

  it('is taken once when JSON-LD and microdata both have it, and when a script says it twice', () => {
    const both = page(script(JSON.stringify([posting(), posting()]))).replace(
      '</html>',
      '<body itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">Vagt</b></body></html>',
    )
    const { ads, refused } = read(both)
    assert.equal(ads.length, 1)
    assert.deepEqual(refused, [{ item: '1', path: 'id', code: 'duplicate' }])
  })

  it('refuses a broken script about a job and takes the others; others’ broken scripts are nobody’s', () => {
    const { ads, refused, passedOver } = read(
      page(
        script('{"@type": "JobPosting", "title": '),
        script('{"@type": "WebSite", }'),
        script(JSON.stringify(posting())),
        script(JSON.stringify(posting({ identifier: '2', title: '' }))),
        script(JSON.stringify(posting({ identifier: '3', description: null }))),
        script(JSON.stringify(posting({ identifier: '4', validThrough: 'snarest' }))),
        script(JSON.stringify(posting({ identifier: 'x'.repeat(301) }))),
      ),
      `${SITE}/job`,
    )
    assert.deepEqual(
      ads.map(({ item }) => item),
      ['1'],
    )
    assert.deepEqual(refused, [
      { item: `${SITE}/job`, path: 'script', code: 'not-json' },
      { item: '2', path: 'title', code: 'required' },
      { item: '3', path: 'description', code: 'required' },
      { item: '4', path: 'validThrough', code: 'not-a-date' },
      { item: 'x'.repeat(200), path: 'identifier', code: 'too-long' },
    ])
    assert.deepEqual(passedOver, [])
  })

  for (const [what, json] of [
    ['comments around it', `<!--\n${JSON.stringify(posting())}\n-->`],
    ['CDATA around it', `/*<![CDATA[*/${JSON.stringify(posting())}/*]]>*/`],
    ['all of Drupal’s old ones', `<!--//--><![CDATA[//><!--\n${JSON.stringify(posting())}\n//--><!]]>`],
    ['line breaks in its strings', JSON.stringify(posting()).replace('holder vagt', 'holder\n\tvagt')],
    ['its quotes as entities', JSON.stringify(posting({ description: 'Du vogter.' })).replaceAll('"', '&quot;')],
  ] as const)
    it(`is read with ${what}`, () => assert.equal(read(page(script(json))).ads[0]?.ad.input.title, 'Vagt'))

  it('is found wherever it stands in the data', () => {
    for (const data of [
      [posting()],
      { '@graph': [{ '@type': 'WebPage', mainEntity: posting() }] },
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: posting() }] },
      posting({ '@type': ['JobPosting', 'CreativeWork'] }),
      posting({ '@type': 'https://schema.org/JobPosting' }),
    ])
      assert.equal(read(data).ads.length, 1)
  })
})

describe('the words of a JobPosting', () => {
  it('are text or values, one or many', () => {
    assert.equal(input({ title: { '@value': 'Værge' } }).title, 'Værge')
    assert.equal(input({ title: ['A', 'B'] }).title, 'A')
    assert.equal(input({ title: 'Løn &lt; 5 &amp; <b>mere</b>' }).title, 'Løn < 5 & mere')
  })

  it('say an identifier in three ways', () => {
    for (const identifier of ['7', 7, { '@type': 'PropertyValue', value: 7 }, [{ value: '7' }]])
      assert.equal(read(posting({ identifier })).ads[0]?.item, '7')
  })

  for (const [validThrough, deadline] of [
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T12:00', '2026-12-01T12:00:00'],
    ['2026-12-01T12:00:00+01:00', '2026-12-01T11:00:00Z'],
    ['2026-12-01T00:00:00Z', '2026-12-01'],
    [undefined, null],
  ])
    it(`are open until ${validThrough ?? 'nobody knows'}`, () =>
      assert.equal(input({ validThrough }).deadline, deadline))

  for (const [employmentType, type, hours, both] of [
    ['FULL_TIME', null, 'full-time', undefined],
    [['FULL_TIME', 'PART_TIME'], null, 'full-time', true],
    [['PART_TIME', 'CONTRACTOR'], 'fixed-term', 'part-time', undefined],
    ['Fastansættelse, deltid', 'permanent', 'part-time', undefined],
    ['INTERN', 'fixed-term', null, undefined],
    [{ odd: 1 }, null, null, undefined],
  ] as const)
    it(`${JSON.stringify(employmentType)} is ${type} ${hours}`, () => {
      const read = input({ employmentType })
      assert.deepEqual([read.employmentType, read.workHours, read.partTimePossible], [type, hours, both])
    })

  for (const [baseSalary, pay] of [
    ['Efter overenskomst', 'Efter overenskomst'],
    [250, '250'],
    [{ currency: 'DKK', value: { value: '40000', unitText: 'MONTH' } }, '40.000 DKK pr. måned'],
    [{ currency: 'DKK', value: 180, unitText: 'hour' }, '180 DKK pr. time'],
    [{ currency: 'DKK', value: { minValue: 5, maxValue: 5 } }, '5 DKK'],
    [{ currency: 'DKK' }, null],
    [{ value: { toString: 1 } }, null],
  ] as const)
    it(`${JSON.stringify(baseSalary)} is »${pay}«`, () => assert.equal(input({ baseSalary }).pay, pay))

  it('say the place in words, in parts, in many', () => {
    const place = (jobLocation: unknown) => {
      const { workplace } = input({ jobLocation })
      return [workplace?.name, workplace?.address, workplace?.postalCode, workplace?.city, workplace?.country]
    }
    assert.deepEqual(place('Aarhus'), ['Aarhus', null, null, null, null])
    assert.deepEqual(place({ address: 'Kajen 1, 9990 Skagen' }), [null, 'Kajen 1', '9990', 'Skagen', null])
    assert.deepEqual(place([{ name: 'Fyret', address: { addressCountry: { name: 'Denmark' } } }, 'Ribe']), [
      'Fyret',
      null,
      null,
      null,
      'DK',
    ])
  })

  it('lead to where one applies: its own form, its own page', () => {
    assert.equal(input({ url: '/job/1' }, `${SITE}/data.json`).applyUrl, `${SITE}/job/1`)
    assert.equal(input({ url: 'javascript:alert(1)' }, `${SITE}/data.json`).applyUrl, `${SITE}/data.json`)
    const potentialAction = { '@type': 'ApplyAction', target: { urlTemplate: 'https://soeg.example.dk/1' } }
    assert.equal(input({ url: '/job/1', potentialAction }).applyUrl, 'https://soeg.example.dk/1')
  })

  it('are taken by the contract', () => {
    const ads = ['skovloeber.html', 'gartner.html', 'havn.jsonld'].flatMap((file) => at(file).ads)
    assert.equal(ads.length, 4)
    for (const { ad } of ads) assert.equal(JobInput.safeParse({ ...ad.input, applyAt: 'source' }).error, undefined)
  })
})

describe('the way to JobPostings', () => {
  it('is a sitemap: its site’s pages with a word for a job in their address', () => {
    assert.deepEqual(at('sitemap.xml').next, [`${SITE}/job/skovloeber`, `${SITE}/job/gartner?a=1&b=2`])
  })

  it('is a sitemap of nothing but ads, or an index of sitemaps', () => {
    const map = (root: string, entry: string, ...paths: string[]) =>
      read(
        `<?xml version="1.0"?><${root}>${paths.map((path) => `<${entry}><loc>${SITE}${path}</loc></${entry}>`).join('')}</${root}>`,
        `${SITE}/sitemap.xml`,
      ).next
    assert.deepEqual(map('urlset', 'url', '/a', '/b', '/a'), [`${SITE}/a`, `${SITE}/b`])
    assert.deepEqual(map('sitemapindex', 'sitemap', '/jobs.xml'), [`${SITE}/jobs.xml`])
    assert.deepEqual(map('urlset', 'url'), [])
  })

  it('is a page that links to ads: below it, with a word for a job, or its own next pages', () => {
    assert.deepEqual(at('liste.html', `${SITE}/ledige-stillinger/`).next, [
      `${SITE}/ledige-stillinger/skovloeber`,
      `${SITE}/ledige-stillinger/gartner`,
      `${SITE}/nyt/ny-stilling-i-klitten`,
      `${SITE}/ledige-stillinger/?page=2`,
    ])
    assert.deepEqual(at('liste.html').passedOver, [])
  })

  it('is never taken from a page that has an ad itself', () => {
    assert.deepEqual(at('skovloeber.html').next, [])
  })

  it('is a list of data that names its pages', () => {
    const list = {
      '@type': 'ItemList',
      itemListElement: [
        { '@type': 'ListItem', url: '/job/1' },
        { '@type': 'ListItem', url: 'https://anden.example.dk/job/2' },
      ],
    }
    assert.deepEqual(read(list, `${SITE}/data.json`).next, [`${SITE}/job/1`])
    assert.deepEqual(read(page(script(JSON.stringify(list))), `${SITE}/om`).next, [`${SITE}/job/1`])
  })

  it('is a plain list of addresses, also of other sites', () => {
    const { next, refused } = read(
      `# Vores\r\n\r\n${SITE}/a\n https://anden.example.dk/b \n${SITE}/a\nikke en adresse\n`,
    )
    assert.deepEqual(next, [`${SITE}/a`, 'https://anden.example.dk/b'])
    assert.deepEqual(refused, [{ item: 'ikke en adresse', path: '', code: 'not-a-url' }])
  })

  it('ends at a page without an ad', () => {
    const { ads, next, passedOver } = read(page('<a href="/">Forside</a>'), `${SITE}/om-os`)
    assert.deepEqual([ads, next, passedOver], [[], [], [{ item: `${SITE}/om-os`, why: 'no-ad' }]])
  })

  for (const [what, content, code] of [
    ['broken data', '{"@type": "JobPosting"', 'not-json'],
    ['other data', { '@type': 'Organization' }, 'not-this-format'],
    ['a feed of news', '<?xml version="1.0"?><rss/>', 'not-this-format'],
    ['words', 'Vi søger en vagt.', 'not-this-format'],
    ['nothing', '', 'not-this-format'],
    ['a sitemap with a document type', `<?xml version="1.0"?><!DOCTYPE urlset><urlset/>`, 'not-xml'],
  ] as const)
    it(`is not ${what}`, () => {
      assert.throws(
        () => read(content),
        (error) => error instanceof FeedUnreadable && error.code === code,
      )
    })
})
