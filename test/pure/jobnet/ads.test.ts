import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strings as da } from '../../../server/contract/jobnet.da.ts'
import { strings as en } from '../../../server/contract/jobnet.en.ts'
import { Jobnet, Occupation, PNumber } from '../../../server/contract/jobnet.ts'
import { JOBNET_MISSING } from '../../../server/contract/limits.ts'
import { Profile } from '../../../server/contract/settings.ts'
import { adFacts, isWanted, missingOf, prepareAd, untilOf } from '../../../server/jobnet/ad.ts'
import { nextStep, type Situation } from '../../../server/jobnet/decide.ts'
import { type JobnetFacts, type JobRow, unitOf } from '../../../server/jobnet/facts.ts'
import { jobnetHtml } from '../../../server/jobnet/html.ts'
import { adDocument, FIELDS } from '../../../server/jobnet/mapping.ts'
import type { RemoteState } from '../../../server/jobnet/service.ts'
import { jobnetFaults } from '../../../server/jobnet/setting.ts'

const NOW = new Date('2026-11-20T08:00:00.000Z')
const DEPS = { config: { origin: 'https://jobs.example.dk' } } as Parameters<typeof prepareAd>[1]
const unit = (pNumber: string, municipality = '0461') => ({
  pNumber,
  name: 'Kontoret',
  address: 'Kædevej 1',
  postalCode: '5000',
  city: 'Odense C',
  municipality,
})
const [HEAD, SPORT] = [unit('1003403332'), unit('1003402889', '0101')]

const facts = (
  job: Partial<JobRow> = {},
  over: Partial<Omit<JobnetFacts, 'job' | 'setting' | 'profile'>> = {},
  { setting, profile }: { setting?: object; profile?: object } = {},
): JobnetFacts => ({
  job: {
    id: 1001,
    status: 'published',
    kind: 'job',
    audience: 'public',
    title: 'Cykelplanlægger',
    bodyHtml: '<p>Kom.</p>',
    deadline: new Date('2026-12-20T22:59:59.999Z'),
    publishFrom: NOW,
    applyAt: 'here',
    applyUrl: null,
    applyOtherwise: null,
    workplace: null,
    occupation: { scheme: 'esco', id: 'http://data.star.dk/esco/occupation/1', label: 'Planlægger' },
    employmentType: 'fixed-term',
    workHours: 'part-time',
    numberOfPositions: 2,
    startDate: '2027-02-01',
    contacts: [{ name: 'Karla Marie Kontakt', email: 'karla@styrelsen.example', phone: '00 00 00 01' }],
    ...job,
  } as JobRow,
  slug: 'styrelsen',
  isLive: true,
  isConnected: true,
  profile: Profile.parse({ name: { da: 'Cykelstyrelsen' }, cvr: '13585628', ...profile }),
  setting: Jobnet.parse({ units: [HEAD, SPORT], pNumber: HEAD.pNumber, ...setting }),
  departments: [],
  period: { medium: 'jobnet', from: NOW, until: null },
  ...over,
})
const codes = (about: JobnetFacts) => missingOf(about, NOW).map(({ code }) => code)

describe('what a job lacks before it can be sent (R054, R055)', () => {
  const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
  const CASES: Record<(typeof JOBNET_MISSING)[number], JobnetFacts> = {
    'not-connected': facts({}, { isConnected: false }),
    'in-test': facts({}, { isLive: false }),
    'not-chosen': facts({}, { period: null }),
    'not-public': facts({ audience: 'internal' }),
    'not-open': facts({ status: 'closed' }),
    cvr: facts({}, {}, { profile: { cvr: null } }),
    'p-number': facts({ workplace: { municipality: '0461' } }, {}, { setting: { pNumber: null } }),
    municipality: facts({}, {}, { setting: { units: [], pNumber: null } }),
    occupation: facts({ occupation: { scheme: 'disco08', id: '2164', label: 'Planlægger' } }),
    deadline: facts({ deadline: null }),
    'period-too-long': facts({}, { period: { medium: 'jobnet', from: NOW, until: day(60) } }),
    contact: facts({ contacts: [] }),
    'contact-email': facts({ contacts: [{ name: 'HR', phone: '00 00 00 00' }] }),
    'title-long': facts({ title: 'ø'.repeat(256) }),
    body: facts({ bodyHtml: '<hr />'.replace('<hr />', '') }),
  }
  for (const code of JOBNET_MISSING)
    test(`${code} is told by its code, with a sentence in both languages`, () => {
      assert.deepEqual(codes(CASES[code]), code === 'municipality' ? ['p-number', 'municipality'] : [code])
      assert.notEqual(da.missing[code], en.missing[code])
    })

  test('a job that lacks nothing lacks nothing; the institution’s own contact and CVR stand in', () => {
    assert.deepEqual(codes(facts()), [])
    const office = { name: 'HR', email: 'hr@styrelsen.example' }
    assert.deepEqual(codes(facts({ contacts: [] }, {}, { profile: { contact: office } })), [])
    assert.deepEqual(codes(facts({}, {}, { profile: { cvr: null }, setting: { cvr: '24256790' } })), [])
  })

  test('P-numbers are ten digits and held to no modulus; a CVR number is', () => {
    for (const number of ['1015079041', '1003403332', '1003403265', '1003402889'])
      assert.ok(PNumber.safeParse(number).success, number)
    for (const number of ['101507904', '10150790411', '10150790a1'])
      assert.ok(!PNumber.safeParse(number).success, number)
    for (const cvr of ['13748136', '99999993']) assert.ok(Jobnet.safeParse({ cvr }).success, cvr)
    for (const cvr of ['13585627', '00000000', '1234567', '123456789'])
      assert.ok(!Jobnet.safeParse({ cvr }).success, cvr)
    assert.equal(Jobnet.parse({ units: [{ ...HEAD, municipality: '101' }] }).units[0]?.municipality, '0101')
  })

  test('an occupation is a concept with its address, or a DISCO-08 code', () => {
    const esco = (id: string) => Occupation.safeParse({ scheme: 'esco', id, label: 'x' }).success
    assert.ok(esco('http://data.star.dk/esco/occupation/1'))
    for (const id of ['1234', 'javascript:alert(1)', 'http://data.star.dk', '']) assert.ok(!esco(id), id)
    assert.ok(!Occupation.safeParse({ scheme: 'disco08', id: '2x', label: 'x' }).success)
  })

  test('the unit is the department’s, or that of the next one above it that has one, or the institution’s', () => {
    const departments = ['styrelsen', 'sport', 'cykling'].map((key) => ({ key, label: { da: key } }))
    const number = (of: string[], below = departments) =>
      unitOf(
        facts(
          {},
          { departments: below },
          { setting: { departments: of.map((department) => ({ department, pNumber: SPORT.pNumber })) } },
        ),
      )?.pNumber
    assert.equal(number(['cykling']), SPORT.pNumber)
    assert.equal(number(['sport']), SPORT.pNumber)
    assert.equal(number(['andet']), HEAD.pNumber)
    assert.equal(number(['sport'], departments.slice(0, 1)), HEAD.pNumber)
    assert.equal(unitOf(facts({}, {}, { setting: { units: [HEAD], pNumber: null } }))?.pNumber, HEAD.pNumber)
  })

  test('a setting that names a unit which is not there, or one twice, is refused by its place', () => {
    const faults = jobnetFaults(
      Jobnet.parse({
        units: [HEAD, HEAD],
        pNumber: SPORT.pNumber,
        departments: [
          { department: 'a', pNumber: SPORT.pNumber },
          { department: 'a', pNumber: HEAD.pNumber },
        ],
      }),
    )
    assert.deepEqual(
      faults.map(({ path, code }) => `${path} ${code}`),
      [
        'units.1.pNumber duplicate',
        'pNumber unknown-key',
        'departments.0.pNumber unknown-key',
        'departments.1.department duplicate',
      ],
    )
  })
})

describe('the period', () => {
  test('ends with what was decided, the deadline or eight weeks, whatever comes first', () => {
    const until = (deadline: string | null, end: string | null = null) =>
      untilOf(
        facts(
          { deadline: deadline ? new Date(deadline) : null },
          { period: { medium: 'j', from: NOW, until: end ? new Date(end) : null } },
        ),
      )?.toISOString()
    assert.equal(until('2026-12-20T11:00:00.000Z'), '2026-12-20T11:00:00.000Z')
    assert.equal(until('2026-12-20T11:00:00.000Z', '2026-12-01T22:59:59.999Z'), '2026-12-01T22:59:59.999Z')
    assert.equal(until('2027-06-01T11:00:00.000Z'), '2027-01-15T22:59:59.999Z')
    assert.equal(until(null), '2027-01-15T22:59:59.999Z')
  })

  test('a job is wanted there in its period only, while it is public, open and its institution live', () => {
    const at = (about: JobnetFacts, now = NOW) => isWanted(about, now)
    assert.ok(at(facts()))
    assert.ok(!at(facts(), new Date(NOW.getTime() - 1)))
    assert.ok(!at(facts(), new Date('2026-12-20T23:00:00.000Z')))
    for (const code of ['in-test', 'not-chosen', 'not-public', 'not-open'] as const) {
      const about = { 'in-test': facts({}, { isLive: false }), 'not-chosen': facts({}, { period: null }) }
      const other = { 'not-public': facts({ audience: 'internal' }), 'not-open': facts({ status: 'closed' }) }
      assert.ok(!at({ ...about, ...other }[code]), code)
    }
  })
})

describe('the ad in Jobnet’s own fields', () => {
  test('every field says what it rests on, once, and what is guessed is said to be', () => {
    const paths = FIELDS.map(({ path }) => path)
    assert.equal(new Set(paths).size, paths.length)
    const documented = FIELDS.filter(({ basis }) => basis === 'jobad').map(({ path }) => path)
    for (const required of [
      'JobDetails.Description',
      'JobDetails.OccupationConceptUri',
      'ApplicationDetails.JobContactList.JobContactType.Email',
      'ApplicationDetails.JobContactList.JobContactType.PersonNameStructure.PersonGivenName',
      'ApplicationDetails.JobContactList.JobContactType.PersonNameStructure.PersonSurnameName',
      'ApplicationDetails.JobContactList.JobContactType.Title',
      'ApplicationDetails.JobContactList.JobContactType.HidePhoneNumbers',
      'HiringOrganizationDetails.AddressStructure.CountryCode',
    ])
      assert.ok(documented.includes(required), required)
  })

  test('holds what the job says, with three digits of the municipality and the names of the contact apart', () => {
    assert.deepEqual(adDocument(adFacts(facts(), DEPS, 'styrelsen-1001-1', NOW)!), {
      ExternalReference: 'styrelsen-1001-1',
      JobDetails: {
        Title: 'Cykelplanlægger',
        Description: '<p>Kom.</p>',
        OccupationConceptUri: 'http://data.star.dk/esco/occupation/1',
        Classification: { JobType: 'Normal', EmploymentType: 'LimitedPeriod' },
        Schedule: { WeeklyWorkTimeTypes: 'PartTime', DailyWorkTime: { Day: true } },
        NumberOfPositions: 2,
        EmploymentDate: '2027-02-01',
        JobLocation: {
          Address: {
            StreetName: 'Kædevej 1',
            PostCodeIdentifier: '5000',
            DistrictName: 'Odense C',
            MunicipalityId: '461',
            CountryCode: 'DK',
          },
        },
      },
      PublishStartDate: '2026-11-20',
      PublishEndDate: '2026-12-20',
      ApplicationDeadlineDate: '2026-12-20',
      ApplicationDetails: {
        ApplicationMethods: {
          ApplyOnline: 'https://jobs.example.dk/portal/styrelsen/jobs/1001?medium=jobnet',
          ApplyByLetter: false,
        },
        JobContactList: {
          JobContactType: {
            Email: 'karla@styrelsen.example',
            PersonNameStructure: { PersonGivenName: 'Karla Marie', PersonSurnameName: 'Kontakt' },
            Title: 'Kontaktperson',
            HidePhoneNumbers: false,
            TelephoneNumberStructure: { PrimaryNumber: '00 00 00 01' },
          },
        },
      },
      HiringOrganizationDetails: {
        CVRNumber: '13585628',
        ProductionUnitNumber: '1003403332',
        Name: 'Cykelstyrelsen',
        AddressStructure: {
          StreetName: 'Kædevej 1',
          PostCodeIdentifier: '5000',
          DistrictName: 'Odense C',
          MunicipalityCode: '461',
          CountryCode: 'DK',
        },
      },
    })
  })

  test('is another when a reader would see a change, and the same on another day or under another name', () => {
    const hash = (about = facts(), reference = 'a', now = NOW) => prepareAd(about, DEPS, reference, now)?.hash
    assert.equal(hash(facts(), 'b', new Date('2026-11-25T08:00:00.000Z')), hash())
    for (const job of [{ title: 'Ny' }, { bodyHtml: '<p>Nyt</p>' }, { numberOfPositions: 3 }, { startDate: null }])
      assert.notEqual(hash(facts(job)), hash())
    assert.equal(hash(facts({ searchText: 'x', pay: 'Løn' })), hash())
  })
})

describe('the HTML that Jobnet takes', () => {
  for (const [html, taken] of [
    ['<h3>Om <strong>jobbet</strong></h3><p>Kom.</p>', '<p><strong>Om jobbet</strong></p><p>Kom.</p>'],
    ['<p><b>A</b> <i>b</i> <u>c</u> <s>d</s></p>', '<p><strong>A</strong> <em>b</em> c d</p>'],
    ['<table><tbody><tr><th>Tid</th><td>9–15</td></tr></tbody></table>', '<p>Tid – 9–15</p>'],
    ['<blockquote><p>Godt sted.</p></blockquote>', '<p>Godt sted.</p>'],
    ['<ul><li>a<ol start="3"><li>b</li></ol></li></ul>', '<ul><li>a<ol><li>b</li></ol></li></ul>'],
    [
      '<p><a href="https://a.example/" rel="noopener">a</a></p><script>alert(1)</script>',
      '<p><a href="https://a.example/">a</a></p>',
    ],
    ['<p><a href="javascript:alert(1)">a</a></p>', '<p><a>a</a></p>'],
  ] as const)
    test(`${html} becomes ${taken}`, () => assert.equal(jobnetHtml(html), taken))
})

describe('the next step', () => {
  const step = (over: Partial<Situation>) => {
    const found = nextStep({
      remote: null,
      isWanted: true,
      isComplete: true,
      isSame: false,
      wasSent: true,
      ...over,
    })
    return 'verb' in found ? found.verb : found.rest
  }
  const REMOTE: (RemoteState | null)[] = [
    ...([null, 'Draft', 'AwaitingApproval', 'Processed', 'Publication', 'NotApproved', 'PublicationEnd'] as const),
    'Closed',
  ]
  for (const [when, over, steps] of [
    ['it has changed', {}, ['create', 'publish', 'waiting', 'replace', 'replace', 'update', 'update', 'create']],
    [
      'it is as it was sent',
      { isSame: true },
      ['create', 'publish', 'waiting', 'waiting', 'published', 'rejected', 'ended', 'ended'],
    ],
    [
      'it lacks something by now',
      { isComplete: false },
      ['not-sent', 'publish', 'waiting', 'waiting', 'published', 'rejected', 'ended', 'ended'],
    ],
    [
      'it is wanted no more',
      { isWanted: false },
      ['ended', 'waiting', 'waiting', 'close', 'close', 'ended', 'ended', 'ended'],
    ],
  ] as const)
    test(`when ${when}, updates and closes in the states that allow it only`, () => {
      assert.deepEqual(
        REMOTE.map((remote) => step({ ...over, remote })),
        steps,
      )
    })
})
