import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { FEED_FORMATS } from '../../../server/contract/limits.ts'
import { type FeedDocument, FeedUnreadable } from '../../../server/feeds/formats/format.ts'
import { readFeed } from '../../../server/feeds/formats/formats.ts'
import { FIXTURES, fixtureDocument, written } from '../../support/feed-documents.ts'

type Format = (typeof FEED_FORMATS)[number]

/** Reads it, whatever it is. Only one error may come of that. */
function survives(format: Format, document: FeedDocument) {
  try {
    return readFeed(format, document)
  } catch (error) {
    assert.ok(error instanceof FeedUnreadable, `${format}: ${(error as Error).stack}`)
    return null
  }
}

/** Long enough that whatever takes the square of it never ends. */
const MANY = 400_000
const of = (part: string) => part.repeat(MANY / part.length)
const deep = (open: string, close: string, inner = '1') => `${open.repeat(50_000)}${inner}${close.repeat(50_000)}`
const opening = (body: string) =>
  `<PositionOpening><PositionPostings><PositionPosting><Id><IdValue>1</IdValue></Id></PositionPosting></PositionPostings><PositionProfile><ProfileName>x</ProfileName><FormattedPositionDescription><Value>${body}</Value></FormattedPositionDescription></PositionProfile></PositionOpening>`
const ld = (json: string) => `<html><script type="application/ld+json">${json}</script>`
const posting = (description: string) =>
  JSON.stringify({ '@type': 'JobPosting', title: description, description, identifier: description, url: description })
const ITEM = '<div itemscope itemtype="https://schema.org/JobPosting">'
const JOB = { '@type': 'JobPosting', title: 'x', description: 'x' }

const HOSTILE: [what: string, content: string][] = [
  ['nothing but <', of('<')],
  ['nothing but &', of('&')],
  ['tags without an end', `<html>${of('<a ')}`],
  ['open elements', of('<div>')],
  ['elements beside each other', `<html>${'<br>'.repeat(200_000)}`],
  ['closed elements', of('</p>')],
  ['open comments', of('<!--')],
  ['open CDATA', `<a>${of('<![CDATA[')}`],
  ['attributes', `<a ${of('b="" ')}>`],
  ['an open attribute', `<html><a href="${of('<')}`],
  ['deep elements', deep('<a>', '</a>')],
  ['deep items', deep('<div itemscope itemtype="https://schema.org/JobPosting" itemprop="description">', '</div>')],
  ['items of two names in each other', `<html>${ITEM}${'<div itemscope itemprop="a b">'.repeat(200)}`],
  ['an item of many names', `<html>${ITEM}<p itemprop="${of('a b ')}">${'<b>x</b>'.repeat(700)}</p>`],
  ['properties in each other', `<html>${ITEM}${deep('<b itemprop=a>', '</b>').repeat(5)}`],
  [
    'postings that share a long text',
    JSON.stringify([
      { '@id': 'x', name: of('<b>x ') },
      ...Array.from({ length: 4_000 }, (_, at) => ({ ...JOB, identifier: at, title: { '@id': 'x' } })),
      ...Array.from({ length: 4_000 }, (_, at) => ({ ...JOB, identifier: -at, description: { '@id': 'x' } })),
    ]),
  ],
  ['numbers that are objects', '{"Items":[],"TransactionStatus":{"StatusCode":{"toString":1,"valueOf":1}}}'],
  ['deep lists', deep('[', ']')],
  ['deep objects', deep('{"@graph":', '}')],
  ['deep postings', deep('{"@type":"JobPosting","title":', '}')],
  ['deep data in a page', ld(deep('[', ']'))],
  ['a broken script about a JobPosting', ld(`{"JobPosting":${of('"\\n')}`)],
  ['a script in many wrappers', ld(`JobPosting${of('<!--')}${of('//]]>')}`)],
  ['a script of white space', ld(`JobPosting${of(' ')}x`)],
  ['a posting of <', ld(posting(of('<')).replaceAll('<', '\\u003c'))],
  ['a posting of entities', posting(of('&lt;'))],
  ['a posting of line breaks', posting(of('\n \n'))],
  ['a position of <a', JSON.stringify({ Items: [{ Id: 1, Name: of('<a'), Advertisements: [{ Content: of('<a') }] }] })],
  [
    'positions of dates and places',
    JSON.stringify({
      Items: [
        { Id: 1, Name: 'x', Advertisements: [{ Content: 'x' }], Published: of('1') },
        {
          Id: 2,
          Name: 'x',
          Advertisements: [{ Content: 'x' }],
          WorkPlace: of(' 1'),
          PositionCategory: { Name: of('-') },
        },
      ],
    }),
  ],
  ['an opening of links', opening(`<![CDATA[${of('<a href=x>søg')}]]>`)],
  ['an opening of open elements', opening(`<![CDATA[${of('<b>')}]]>`)],
  ['an opening of encoded tags', opening(of('&lt;a&gt;'))],
  ['many openings', `<x>${opening('y').repeat(1_000)}</x>`],
  ['a page of links', `<html>${of('<a href="/job/1">x</a>')}`],
  ['a list of addresses', of('https://x.example.dk/job\n')],
  ['white space', of(' ')],
  ['zero bytes', of('\0')],
  ['no characters at all', of('\ud800')],
]

describe('hostile documents', () => {
  for (const [what, content] of HOSTILE)
    it(`of ${what} are answered by every format`, () => {
      for (const format of FEED_FORMATS) survives(format, written(content))
    })

  it('with names of the prototype neither change it nor are anything', () => {
    const evil = '{"__proto__":{"polluted":1,"Items":[],"externalId":"1"},"constructor":{"prototype":{"polluted":1}}}'
    const page = `<html><div itemscope itemtype="https://schema.org/JobPosting"><b itemprop="__proto__ constructor title">x</b>
      <b itemprop="__proto__" itemscope><i itemprop="polluted">1</i></b></div>`
    const xml = '<__proto__ __proto__="1"><constructor><polluted>1</polluted></constructor></__proto__>'
    for (const content of [evil, `[${evil}]`, `{"Items":[${evil}]}`, ld(evil), page, xml])
      for (const format of FEED_FORMATS) survives(format, written(content))
    assert.equal(({} as { polluted?: unknown }).polluted, undefined)
    assert.throws(() => readFeed('hrmanager', written(evil)), FeedUnreadable)
    const { refused } = readFeed('opslag', written(evil))
    assert.deepEqual(refused, [{ item: 'https://kilde.example.dk/feed', path: 'externalId', code: 'required' }])
  })

  it('with the same id many times have it once', () => {
    const ads = Array.from({ length: 5_000 }, () => ({ externalId: 'a', title: 'x' }))
    const reading = readFeed('opslag', written(ads))
    assert.deepEqual([reading.ads.length, reading.refused.length], [1, 4_999])
    assert.deepEqual(reading.refused[0], { item: 'a', path: 'id', code: 'duplicate' })
  })
})

/** A generator of numbers below a limit, the same ones every time (mulberry32). */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const BYTES = [...'<>&"\'{}[]:,/!-0\\', '\0', '\u00ff'].map((sign) => sign.charCodeAt(0))

/** The bytes with some of them changed, cut out or doubled. */
function spoilt(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let now = Uint8Array.from(bytes)
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(now.length)
    const length = random(40)
    const kind = random(3)
    if (kind === 0) now[at] = BYTES[random(BYTES.length)] as number
    else if (kind === 1) now = Uint8Array.of(...now.subarray(0, at), ...now.subarray(at + length))
    else now = Uint8Array.of(...now.subarray(0, at + length), ...now.subarray(at))
  }
  return now
}

/** JSON with one value in it replaced by something of another kind. */
function twisted(text: string, random: (below: number) => number): string {
  const values = [null, 0, -1, '', [], {}, [[]], true, 'x', { Name: [1] }, [null], 1e99]
  const content: unknown = JSON.parse(text)
  const places: [holder: Record<string, unknown>, name: string][] = []
  JSON.stringify(content, function (this: Record<string, unknown>, name, value: unknown) {
    if (name !== '') places.push([this, name])
    return value
  })
  const [holder, name] = places[random(places.length)] as (typeof places)[number]
  holder[name] = values[random(values.length)]
  return JSON.stringify(content)
}

describe('spoilt documents', () => {
  for (const format of FEED_FORMATS)
    it(`of ${format} are read as far as they can be`, () => {
      const random = numbers(20_261_126)
      for (const name of readdirSync(path.join(FIXTURES, format))) {
        const document = fixtureDocument(`${format}/${name}`, 'https://kilde.example.dk/liste/')
        for (let round = 0; round < 25; round++) {
          survives(format, { ...document, bytes: spoilt(document.bytes, random) })
          if (/\.json(?:ld)?$/.test(name))
            survives(format, written(twisted(new TextDecoder().decode(document.bytes), random)))
        }
      }
    })
})
