import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Feed } from '../../server/contract/feeds.ts'
import type { SourceAd } from '../../server/feeds/formats/source-ad.ts'
import { nextRun } from '../../server/feeds/lease.ts'
import { prepare } from '../../server/feeds/prepare.ts'

const none = () => ({ departments: new Set<string>(), categories: new Set<string>(), locations: new Set<string>() })
const feedOf = (change: object = {}) =>
  Feed.parse({ source: 'hr', format: 'opslag', address: 'https://hr.example/jobs.json', ...change })
const adOf = (input: object = {}, labels: SourceAd['labels'] = {}, externalId = '1') => ({
  item: `jobs.json[${externalId}]`,
  ad: {
    externalId,
    labels,
    input: {
      title: 'Planlægger',
      bodyHtml: '<p>Vi søger dig til os.</p>',
      deadline: '2026-12-18',
      applyUrl: 'https://hr.example/1',
      ...input,
    },
  },
})
const category = (label: string, key: string) => ({ categories: { key, label } })
const keyOf = async (feed: Feed, label: string, key: string, known = none()) => {
  const prepared = await prepare([adOf({ category: key }, category(label, key))], feed, known)
  return [prepared.ads[0]?.input.category ?? null, Object.fromEntries(prepared.lacking.categories)]
}

describe('a word of the source', () => {
  const mapping = { categories: { ' Ingeniør  og teknik ': 'ingenioer', 'it-drift': 'it' } }

  test('becomes the key that the mapping gives it, whatever its case and spaces', async () => {
    const known = { ...none(), categories: new Set(['ingenioer', 'it']) }
    for (const said of ['Ingeniør og teknik', 'INGENIØR OG TEKNIK', ' ingeniør og teknik'])
      assert.deepEqual(await keyOf(feedOf({ mapping }), said, 'ingenioer-og-teknik', known), ['ingenioer', {}])
    assert.deepEqual(await keyOf(feedOf({ mapping }), 'It drift', 'it-drift', known), ['it', {}], 'by its key too')
  })

  test('that the mapping does not name becomes a key of its own making, which is added', async () => {
    assert.deepEqual(await keyOf(feedOf({ mapping }), 'Jura', 'jura'), ['jura', { jura: 'Jura' }])
    assert.deepEqual(await keyOf(feedOf({ mapping }), 'It drift', 'it-drift'), ['it', { it: 'It drift' }])
  })

  test('is left out where the feed may add nothing, without the ad being refused', async () => {
    const feed = feedOf({ mapping: { ...mapping, add: false } })
    assert.deepEqual(await keyOf(feed, 'Jura', 'jura'), [null, {}])
    assert.deepEqual(await keyOf(feed, 'Jura', 'jura', { ...none(), categories: new Set(['jura']) }), ['jura', {}])
    assert.deepEqual((await prepare([adOf({ category: 'jura' })], feed, none())).refused, [])
  })
})

describe('an ad of a feed', () => {
  test('of values of any kind refuses itself, and no other', async () => {
    const deepest = () => JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown
    const strange = [5, { a: 1 }, { toString: 1, valueOf: 1 }, deepest(), [null], true]
    for (const value of strange)
      for (const field of ['title', 'bodyHtml', 'department', 'category', 'location', 'language']) {
        const { ads, refused } = await prepare(
          [adOf({ [field]: value }, {}, 'bad'), adOf({}, {}, 'good')],
          feedOf(),
          none(),
        )
        assert.deepEqual(
          [ads.map(({ externalId }) => externalId), refused.map(({ path }) => path)],
          [['good'], [field]],
        )
      }
    const twice = [adOf({ title: deepest() }), adOf({ title: [deepest()] })]
    assert.ok((await prepare(twice, feedOf(), none())).refused.some(({ code }) => code === 'duplicate'))
  })

  test('with a key that no list may have is refused for it, and adds nothing to the lists', async () => {
    const label = { departments: { key: 'Ikke En Nøgle', label: 'Nej' } }
    const { ads, refused, lacking } = await prepare([adOf({ department: 'Ikke En Nøgle' }, label)], feedOf(), none())
    assert.deepEqual([ads.length, refused.map(({ path }) => path), lacking.departments.size], [0, ['department'], 0])
  })

  const inputOf = async (change: object, input: object = {}) =>
    (await prepare([adOf(input)], feedOf(change), none())).ads[0]?.input

  test('names no contact person unless the institution lets it', async () => {
    const contacts = [{ name: 'Bo Eksempel', email: 'bo@hr.example' }]
    assert.deepEqual((await inputOf({}, { contacts }))?.contacts, [])
    assert.deepEqual((await inputOf({ contacts: 'source' }, { contacts }))?.contacts, contacts)
  })

  test('nor stays among the ways to apply, where the institution wants its general contact', async () => {
    for (const [said, stays] of [
      ['På e-mail til bo@hr.example.', null],
      ['Send den med post. På e-mail til bo@hr.example. På telefon 00 00 00 00.', 'Send den med post.'],
      ['By telephone +45 00000000.', null],
      ['Mærk den 2026-17.', 'Mærk den 2026-17.'],
    ] as const) {
      assert.equal((await inputOf({}, { applyOtherwise: said }))?.applyOtherwise ?? null, stays)
      assert.equal((await inputOf({ contacts: 'source' }, { applyOtherwise: said }))?.applyOtherwise, said)
    }
  })

  test('is applied for where the institution says, with the medium as the source calls it', async () => {
    const applyMedium = { parameter: 'MediaId', values: { facebook: '7' } }
    assert.deepEqual([(await inputOf({}))?.applyAt, (await inputOf({}))?.applyMedium], ['source', null])
    assert.deepEqual((await inputOf({ applyMedium }))?.applyMedium, applyMedium)
    const here = await inputOf({ applyAt: 'here', applyMedium })
    assert.deepEqual([here?.applyAt, here?.applyMedium], ['here', null])
  })

  test('that does not say its language has the feed’s, or the one that it is written in', async () => {
    const english = { bodyHtml: '<p>We are looking for you who will work with us.</p>' }
    assert.equal((await inputOf({}))?.language, 'da')
    assert.equal((await inputOf({}, english))?.language, 'en')
    assert.equal((await inputOf({ mapping: { language: 'da' } }, english))?.language, 'da')
    assert.equal((await inputOf({ mapping: { language: 'da' } }, { language: 'en' }))?.language, 'en')
    const guessed = { ...adOf({ language: 'en' }) }
    const ad = { ...guessed, ad: { ...guessed.ad, languageIsGuess: true } }
    const languages = []
    for (const change of [{}, { mapping: { language: 'da' } }])
      languages.push((await prepare([ad], feedOf(change), none())).ads[0]?.input.language)
    assert.deepEqual(languages, ['en', 'da'], 'a reader’s guess gives way')
  })

  test('that is not valid refuses itself by name and is still counted as there', async () => {
    const broken = await prepare(
      [
        adOf({ title: '', deadline: 'snart' }),
        adOf({}, {}, '2'),
        adOf({ title: 'En anden' }, {}, '2'),
        adOf({}, {}, ''),
      ],
      feedOf(),
      none(),
    )
    assert.deepEqual(broken.refused, [
      { item: 'jobs.json[1]', path: 'title', code: 'required' },
      { item: 'jobs.json[1]', path: 'deadline', code: 'not-a-date' },
      { item: 'jobs.json[2]', path: 'externalId', code: 'duplicate' },
      { item: 'jobs.json[]', path: 'externalId', code: 'invalid' },
    ])
    assert.deepEqual([broken.ads.map(({ externalId }) => externalId), [...broken.present]], [['2'], ['1', '2']])
  })
})

test('an ad that two pages of a list show alike is taken once, without a word', async () => {
  const moved = await prepare([adOf({}, {}, '1'), adOf({}, {}, '2'), adOf({}, {}, '1')], feedOf(), none())
  assert.deepEqual([moved.ads.length, moved.refused], [2, []])
})

test('a feed that fails waits twice as long each time, a day at most, and never less than it was asked to', async () => {
  const now = new Date('2026-11-20T08:00:00Z')
  const wait = (every: number, failures: number, after: Date | null = null) =>
    (nextRun(every, failures, now, after).getTime() - now.getTime()) / 60_000
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 60].map((failures) => wait(60, failures)),
    [60, 120, 240, 480, 960, 1_440, 1_440],
  )
  assert.deepEqual([wait(10_080, 0), wait(10_080, 3)], [10_080, 10_080])
  assert.equal(wait(5, 1, new Date('2026-11-20T10:00:00Z')), 120)
  assert.equal(wait(60, 0, new Date('2026-11-20T08:01:00Z')), 60)
  assert.equal(wait(60, 0, new Date('2027-11-20T08:00:00Z')), 7 * 1_440, 'a week at most')
})
