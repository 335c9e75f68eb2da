import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { JobInput } from '../../../server/contract/job.ts'
import { FeedUnreadable } from '../../../server/feeds/formats/format.ts'
import { readFeed } from '../../../server/feeds/formats/formats.ts'
import { fixtureDocument, written } from '../../support/feed-documents.ts'

const reading = readFeed('hrmanager-rss', fixtureDocument('hrmanager-rss/positionlist.rss'))
const ads = reading.ads.map(({ ad }) => ad)
const rss = (items: string) => `<rss version="2.0"><channel><title>Ledige stillinger</title>${items}</channel></rss>`
const item = (id: number) =>
  `<item><title>Vagt</title><link>https://x.example.dk/?ProjectId=${id}</link><description>Du holder vagt.</description></item>`

describe('the public position list as RSS', () => {
  it('gives an ad without a deadline, for applying at the source', () => {
    assert.deepEqual([reading.refused, reading.next], [[], []])
    assert.deepEqual(ads[0], {
      externalId: '7001',
      languageIsGuess: true,
      labels: {},
      input: {
        title: 'Fyrmester til Lyngvig Fyr',
        bodyHtml:
          '<p>Vi søger en fyrmester, der kan holde lyset tændt &amp; linserne rene.</p><p><img src="https://billeder.example.dk/prpr.jpg"></p>',
        deadline: null,
        publishFrom: '2026-11-16T07:00:00Z',
        language: 'da',
        applyUrl: 'https://candidate.hr-manager.example.dk/ApplicationInit.aspx?cid=9001&ProjectId=7001&MediaId=5',
      },
    })
  })

  it('knows an ad by the project in its link, else by its guid', () => {
    assert.deepEqual(
      ads.map(({ externalId }) => externalId),
      ['7001', '7002', 'egen-7003'],
    )
  })

  it('reads titles that were encoded twice, and tells the language', () => {
    assert.equal(ads[1]?.input.title, 'IT-arkitekt & udvikler')
    assert.equal(ads[2]?.input.language, 'en')
  })

  it('is taken by the contract', () => {
    for (const { externalId, input } of ads)
      assert.equal(JobInput.safeParse({ ...input, applyAt: 'source' }).error, undefined, externalId)
  })

  it('is followed by another page when it is full', () => {
    const address = 'https://api.example.dk/jobportal.svc/x/positionlist/rss/?incads=1'
    const next = (count: number, at: string) =>
      readFeed('hrmanager-rss', written(rss(Array.from({ length: count }, (_, id) => item(id)).join('')), at)).next
    assert.deepEqual(next(25, address), [`${address}&take=25&skip=25`])
    assert.deepEqual(next(24, address), [])
    assert.deepEqual(next(2, `${address}&take=2&skip=4`), [`${address}&take=2&skip=6`])
    assert.deepEqual(next(0, `${address}&take=0`), [])
    assert.deepEqual(next(25, 'https://www.example.dk/rss'), [], 'any other RSS is whole')
  })

  it('refuses a broken item by its id and takes the others', () => {
    const { ads, refused } = readFeed(
      'hrmanager-rss',
      written(
        rss(
          `${item(1)}<item/>${item(3).replace('Vagt', ' ')}${item(4).replace('Du holder vagt.', '')}${item(1)}
          ${item(6).replace('</item>', '<pubDate>i går</pubDate></item>')}`,
        ),
      ),
    )
    assert.deepEqual(
      ads.map(({ item }) => item),
      ['1'],
    )
    assert.deepEqual(refused, [
      { item: '[1]', path: 'link', code: 'required' },
      { item: '3', path: 'title', code: 'required' },
      { item: '4', path: 'description', code: 'required' },
      { item: '6', path: 'pubDate', code: 'not-a-date' },
      { item: '1', path: 'id', code: 'duplicate' },
    ])
  })

  for (const [what, xml, code] of [
    ['a page of HTML', '<!doctype html><title>Nede</title>', 'not-xml'],
    ['another kind of XML', '<feed><entry/></feed>', 'not-this-format'],
  ] as const)
    it(`is not ${what}`, () => {
      assert.throws(
        () => readFeed('hrmanager-rss', written(xml)),
        (error) => error instanceof FeedUnreadable && error.code === code,
      )
    })
})
