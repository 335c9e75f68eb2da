import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { JobInput } from '../../../server/contract/job.ts'
import { FeedUnreadable } from '../../../server/feeds/formats/format.ts'
import { readFeed } from '../../../server/feeds/formats/formats.ts'
import { fixtureDocument, written } from '../../support/feed-documents.ts'

const reading = readFeed('hrmanager', fixtureDocument('hrmanager/positionlist.json'))
const ad = (id: string) => {
  const found = reading.ads.find(({ item }) => item === id)
  assert.ok(found, id)
  return found.ad
}
const item = (more: Record<string, unknown> = {}) => ({
  Id: 1,
  Name: 'Vagt',
  Advertisements: [{ Content: '<p>Du holder vagt.</p>' }],
  ...more,
})
const list = (items: unknown[], more: Record<string, unknown> = {}) => ({
  TransactionStatus: { StatusCode: 0 },
  Items: items,
  ...more,
})

describe('the public position list', () => {
  it('gives all that an ad says', () => {
    assert.deepEqual([reading.refused, reading.next, reading.ads.length], [[], [], 5])
    const { externalId, languageIsGuess, labels, input } = ad('7001')
    const { bodyHtml, ...rest } = input
    assert.match(bodyHtml ?? '', /holde lyset tændt/)
    assert.deepEqual([externalId, languageIsGuess], ['7001', false])
    assert.deepEqual(labels, {
      departments: { key: 'fyrvaesenet', label: 'Fyrvæsenet' },
      categories: { key: 'teknik-og-drift', label: 'Teknik og drift' },
      locations: { key: 'vestkysten', label: 'Vestkysten' },
    })
    assert.deepEqual(rest, {
      title: 'Fyrmester til Lyngvig Fyr',
      kind: 'job',
      deadline: '2026-12-03T22:59:00Z',
      publishFrom: '2026-11-02T08:00:00Z',
      language: 'da',
      department: 'fyrvaesenet',
      category: 'teknik-og-drift',
      location: 'vestkysten',
      employmentType: 'permanent',
      workHours: 'full-time',
      employmentArea: 'Fyrstyrelsen',
      applyUrl:
        'https://candidate.hr-manager.example.dk/ApplicationInit.aspx?cid=9001&ProjectId=7001&DepartmentId=101&MediaId=5',
      workplace: { name: 'Fyrvæsenet', address: 'Havnevej 12', postalCode: '7680', city: 'Thyborøn', country: 'DK' },
      contacts: [
        { name: 'Prøve Prøvesen', title: 'Fyrinspektør', phone: '00 00 00 01', email: 'prpr@fyrstyrelsen.example.dk' },
        { name: 'Test Testesen', title: null, phone: null, email: 'tete@fyrstyrelsen.example.dk' },
      ],
    })
  })

  it('has no deadline where the date is empty, missing or of year 1', () => {
    assert.equal(ad('7002').input.deadline, null)
    assert.equal(ad('7005').input.deadline, null)
  })

  it('puts an ad of introduction and description together, the plain one in paragraphs', () => {
    const { input } = ad('7002')
    assert.equal(input.title, 'IT-arkitekt & udvikler')
    assert.equal(
      input.bodyHtml,
      '<p>Du bygger systemer, som fyrene styres med.</p><p>De er gamle &amp; gode.</p>\n<ul><li>Du kan lide <b>lys</b></li></ul>',
    )
    assert.deepEqual([input.employmentType, input.workHours, input.location], ['fixed-term', 'part-time', 'koebenhavn'])
    assert.deepEqual(
      [input.workplace?.name, input.workplace?.address, input.workplace?.postalCode, input.workplace?.city],
      ['Fyrvæsenet', 'Lygtevej 3', '1050', 'København K'],
    )
  })

  it('takes the secure address before the other, and the form where the ad has none', () => {
    assert.match(ad('7001').input.applyUrl ?? '', /^https:.*ApplicationInit/)
    assert.match(ad('7002').input.applyUrl ?? '', /^http:.*ApplicationInit/)
    assert.match(ad('7004').input.applyUrl ?? '', /ApplicationForm\.aspx/)
  })

  it('makes an open application a talent pool without deadline', () => {
    const { input, labels } = ad('7003')
    assert.deepEqual([input.kind, input.deadline], ['talent-pool', null])
    assert.equal(labels.departments, undefined, 'the organisation itself is no department of it')
    assert.equal(input.workplace?.name, 'Fyrhuset')
  })

  it('picks the text of the ad’s language among several, and guesses the language where none is said', () => {
    const english = ad('7004')
    assert.equal(english.input.language, 'en')
    assert.match(english.input.bodyHtml ?? '', /We are looking for a historian/)
    assert.deepEqual([ad('7005').languageIsGuess, ad('7005').input.language], [true, 'da'])
  })

  it('is taken by the contract, every one of ours', () => {
    for (const { ad } of reading.ads)
      assert.equal(JobInput.safeParse({ ...ad.input, applyAt: 'source' }).error, undefined, ad.externalId)
  })

  it('leads to its next page as long as it holds more', () => {
    const page = (more: Record<string, unknown>, address?: string) =>
      readFeed('hrmanager', written(list([item(), item({ Id: 2 })], more), address)).next
    const address = 'https://api.example.dk/jobportal.svc/x/positionlist/json/?incads=1&Take=2&skip=2'
    assert.deepEqual(page({ PositionCountSearch: 5, PositionCountSkipped: 2 }, address), [
      'https://api.example.dk/jobportal.svc/x/positionlist/json/?incads=1&take=2&skip=4',
    ])
    assert.deepEqual(page({ PositionCountSearch: 4, PositionCountSkipped: 2 }, address), [])
    assert.deepEqual(page({ PositionCountSearch: 'mange' }, address), [])
    assert.deepEqual(page({ PositionCountSearch: 5 }, 'list.json'), [], 'a file has no next page')
    assert.deepEqual(readFeed('hrmanager', written(list([], { PositionCountSearch: 5 }))).next, [])
  })

  it('that reports an error is no empty list', () => {
    const failed = list([], { TransactionStatus: { StatusCode: 1, Description: 'Unknown customer' } })
    assert.throws(
      () => readFeed('hrmanager', written(failed)),
      (error) =>
        error instanceof FeedUnreadable && error.code === 'source-error' && error.detail === 'Unknown customer',
    )
  })

  for (const [what, content, code] of [
    ['a page of HTML', '<!doctype html><title>Nede</title>', 'not-json'],
    ['half a list', '{"Items": [{"Id": 1', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a list without items', { TransactionStatus: { StatusCode: 0 } }, 'not-this-format'],
    ['something else', [1, 2], 'not-this-format'],
    ['null', 'null', 'not-this-format'],
  ] as const)
    it(`is not ${what}`, () => {
      assert.throws(
        () => readFeed('hrmanager', written(content)),
        (error) => error instanceof FeedUnreadable && error.code === code,
      )
    })

  it('refuses a broken position by its id and takes the others', () => {
    const { ads, refused } = readFeed(
      'hrmanager',
      written(
        list([
          item(),
          null,
          item({ Id: undefined }),
          item({ Id: 4, Name: '  ' }),
          item({ Id: 5, Advertisements: [] }),
          item({ Id: 6, ApplicationDue: 'snarest' }),
          item({ Id: 7, Published: { year: 2026 } }),
          item({ Id: 1, Name: 'Igen' }),
          item({
            Id: 9,
            Department: 'Vagten',
            EmploymentType: 5,
            Languages: 'da',
            Users: 'ingen',
            PositionLocation: [],
          }),
        ]),
      ),
    )
    assert.deepEqual(
      ads.map(({ item }) => item),
      ['1', '9'],
    )
    assert.deepEqual(refused, [
      { item: '[1]', path: 'Id', code: 'required' },
      { item: '[2]', path: 'Id', code: 'required' },
      { item: '4', path: 'Name', code: 'required' },
      { item: '5', path: 'Advertisements', code: 'required' },
      { item: '6', path: 'ApplicationDue', code: 'not-a-date' },
      { item: '7', path: 'Published', code: 'not-a-date' },
      { item: '1', path: 'id', code: 'duplicate' },
    ])
    assert.equal(ads[1]?.ad.input.department, 'vagten')
  })
})
