import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { JobInput } from '../../../server/contract/job.ts'
import { FeedUnreadable } from '../../../server/feeds/formats/format.ts'
import { readFeed } from '../../../server/feeds/formats/formats.ts'
import { sanitise } from '../../../server/jobs/sanitise.ts'
import { fixtureDocument, written } from '../../support/feed-documents.ts'

const reading = readFeed('hr-xml', fixtureDocument('hr-xml/taarnstyrelsen.xml'))
const [first, second] = reading.ads.map(({ ad }) => ad)
const read = (xml: string) => readFeed('hr-xml', written(xml))
const opening = (id: string, profile = '', more = '') =>
  `<PositionOpening>${more}<PositionPostings><PositionPosting><Id><IdValue>${id}</IdValue></Id></PositionPosting></PositionPostings>
   <PositionProfile><ProfileName>Vagt</ProfileName><FormattedPositionDescription><Value>Du holder vagt.</Value></FormattedPositionDescription>${profile}</PositionProfile></PositionOpening>`
const one = (profile: string) => {
  const [found] = read(opening('1', profile)).ads
  assert.ok(found)
  return found.ad.input
}

describe('HR-XML', () => {
  it('gives all that an ad says, from a windows-1252 envelope with prefixes of its own', () => {
    assert.deepEqual([reading.refused, reading.next], [[], []])
    assert.ok(first)
    const { bodyHtml, ...rest } = first.input
    assert.deepEqual([first.externalId, first.languageIsGuess], ['T-1', false])
    assert.deepEqual(first.labels, {
      departments: { key: 'vagten', label: 'Vagten' },
      categories: { key: 'vagt-og-sikkerhed', label: 'Vagt og sikkerhed' },
      locations: { key: 'ribe', label: 'Ribe' },
    })
    assert.deepEqual(rest, {
      title: 'Vægter & tårnvogter – Ribe',
      deadline: '2026-12-10T12:00:00',
      publishFrom: '2026-11-16',
      language: 'da',
      department: 'vagten',
      category: 'vagt-og-sikkerhed',
      location: 'ribe',
      employmentType: 'fixed-term',
      workHours: 'part-time',
      employmentArea: 'Tårnstyrelsen',
      applyUrl: 'https://taarnstyrelsen.example.dk/job/T-1?a=1&b=2',
      applyOtherwise: 'På e-mail til prpr@taarnstyrelsen.example.dk.',
      startDate: '2027-02-01',
      workplace: { name: 'Ribe Tårn', address: 'Tårnvej 1', postalCode: '6760', city: 'Ribe', country: 'DK' },
      numberOfPositions: 2,
      contacts: [
        { name: 'Prøve Prøvesen', title: null, phone: '00 00 00 01', email: 'prpr@taarnstyrelsen.example.dk' },
      ],
    })
    assert.ok(bodyHtml)
  })

  it('becomes sober text where Word wrote it', () => {
    const { html, changed } = sanitise(first?.input.bodyHtml ?? '')
    assert.equal(
      html,
      [
        '<h3>Opgaver</h3> <p><b>Vi søger en vægter</b></p> <p>Du passer tårnet i Ribe.</p>',
        '<p>· Du går runder – også om „natten“</p> <h3>Om os</h3><p>Tårnene er vores.</p>',
      ].join(' '),
    )
    assert.equal(changed, false, 'a reader misses nothing')
  })

  it('has no deadline where none is known, and its text as elements', () => {
    assert.ok(second)
    assert.equal(second.input.deadline, null)
    assert.equal(second.input.workHours, 'full-time')
    assert.equal(
      sanitise(second.input.bodyHtml ?? '').html,
      '<p>Du passer <b>klokken</b>.<br />Søg stillingen <a href="https://taarnstyrelsen.example.dk/soeg?id=T-2" rel="noopener">her</a></p> <p>Vi ringer, når klokken er hel.</p>',
    )
  })

  it('is applied for where the text says so when the address is missing or the employer’s front page', () => {
    assert.equal(second?.input.applyUrl, 'https://taarnstyrelsen.example.dk/soeg?id=T-2')
    const how = (address: string) =>
      `<HowToApply><ApplicationMethod><InternetWebAddress>${address}</InternetWebAddress></ApplicationMethod></HowToApply>`
    assert.equal(one(how('https://a.example.dk/'))?.applyUrl, 'https://a.example.dk/')
    assert.equal(one(how('https://a.example.dk/?job=1'))?.applyUrl, 'https://a.example.dk/?job=1')
    assert.equal(one(how('www.a.example.dk/job'))?.applyUrl, 'https://www.a.example.dk/job')
    assert.equal(one(how('kom forbi'))?.applyUrl, null)
  })

  it('has as its deadline the last day to apply, else the last day that the ad is shown', () => {
    const dates = (start: string, end: string) =>
      one(
        `<PositionDateInfo><MaximumStartDate>${start}</MaximumStartDate><MaximumEndDate>${end}</MaximumEndDate></PositionDateInfo>`,
      ).deadline
    assert.equal(dates('2026-12-01', '2026-12-02'), '2026-12-01')
    assert.equal(dates('', '2026-12-02+01:00'), '2026-12-02')
    assert.equal(dates('not Applicable', ''), null)
  })

  it('may stand bare, alone or among others, and a list of none is a list', () => {
    assert.equal(read(opening('1')).ads.length, 1)
    assert.equal(read(`<x:Liste xmlns:x="y">${opening('1')}${opening('2')}</x:Liste>`).ads.length, 2)
    assert.deepEqual(read('<e:Envelope xmlns:e="z"><e:Body/></e:Envelope>').ads, [])
  })

  it('tolerates HTML’s open line breaks and bare ampersands inside of a text', () => {
    const { bodyHtml } = one('<Organization><br><p>Lys & luft<br></p></Organization>')
    assert.equal(sanitise(bodyHtml ?? '').html, '<p>Du holder vagt.</p> <br /><p>Lys &amp; luft</p>')
  })

  it('refuses a broken opening by its id and takes the others', () => {
    const { ads, refused } = read(
      `<L>${opening('1')}${opening('')}${opening('1')}
      ${opening('3').replace('Vagt</Pr', '</Pr')}${opening('4').replace('Du holder vagt.', '')}
      ${opening('5', '<PositionDateInfo><MaximumStartDate>i morgen</MaximumStartDate></PositionDateInfo>')}</L>`,
    )
    assert.deepEqual(
      ads.map(({ item }) => item),
      ['1'],
    )
    assert.deepEqual(refused, [
      { item: '[1]', path: 'PositionPostings.PositionPosting.Id.IdValue', code: 'required' },
      { item: '3', path: 'PositionProfile.ProfileName', code: 'required' },
      { item: '4', path: 'PositionProfile.FormattedPositionDescription', code: 'required' },
      { item: '5', path: 'PositionDateInfo.MaximumStartDate', code: 'not-a-date' },
      { item: '1', path: 'id', code: 'duplicate' },
    ])
  })

  it('is taken by the contract', () => {
    for (const { ad } of reading.ads)
      assert.equal(JobInput.safeParse({ ...ad.input, applyAt: 'source' }).error, undefined, ad.externalId)
  })

  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${opening('1').replace('Vagt', '&b;')}`
  for (const [what, xml, code] of [
    ['a document type', `<!DOCTYPE PositionOpening SYSTEM "file:///etc/passwd">${opening('1')}`, 'not-xml'],
    ['entities of its own', bomb, 'not-xml'],
    ['a document type in the middle', opening('1', '<!DOCTYPE a>'), 'not-xml'],
    ['half a document', opening('1').slice(0, -20), 'not-xml'],
    ['elements that cross', opening('1', '<a><b></a></b>'), 'not-xml'],
    ['two roots', `${opening('1')}${opening('2')}`, 'not-xml'],
    ['words around it', `Hej ${opening('1')}`, 'not-xml'],
    ['nothing', '', 'not-xml'],
    ['JSON', '{}', 'not-xml'],
    ['other XML', '<rss><channel/></rss>', 'not-this-format'],
    [
      'a fault',
      '<E:Envelope><E:Body><E:Fault><faultstring>Nej</faultstring></E:Fault></E:Body></E:Envelope>',
      'source-error',
    ],
  ] as const)
    it(`is not ${what}`, () => {
      assert.throws(
        () => read(xml),
        (error) => error instanceof FeedUnreadable && error.code === code,
      )
    })
})
