import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import * as z from 'zod'
import { daysToToday, instantOf, shifted } from '../../../server/cli/dates.ts'
import { columns } from '../../../server/cli/text.ts'
import { JobInput } from '../../../server/contract/job.ts'
import { Key } from '../../../server/contract/language.ts'
import { fromJobnet, isJobnetListPage } from '../../../server/feeds/formats/jobnet.ts'
import { guessLanguage, keyFrom } from '../../../server/feeds/formats/words.ts'

const FOLDER = path.join(import.meta.dirname, '../../fixtures/jobnet')
const fixture = (name: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))
const read = (name: string) => fromJobnet(fixture(name))

describe('a Jobnet ad', () => {
  it('gives all its fields', () => {
    const { externalId, input, labels } = read('detail-01.json')
    assert.equal(externalId, '9000001')
    assert.deepEqual(labels, {
      departments: { key: 'froebanken', label: 'Frøbanken' },
      categories: { key: 'botaniker', label: 'Botaniker' },
      locations: { key: 'silkeborg', label: 'Silkeborg' },
    })
    const { bodyHtml, ...rest } = input
    assert.match(bodyHtml ?? '', /4\.000 arter/)
    assert.deepEqual(rest, {
      title: 'Botaniker til Plantestyrelsens frøbank',
      deadline: '2024-03-25',
      publishFrom: '2024-03-04',
      language: 'da',
      department: 'froebanken',
      category: 'botaniker',
      location: 'silkeborg',
      employmentType: 'permanent',
      workHours: 'full-time',
      employmentArea: 'Plantestyrelsen',
      pay: 'Efter overenskomst',
      applyUrl: null,
      applyOtherwise: 'På e-mail til frobank@example.dk.',
      startDate: '2024-06-01',
      workplace: {
        name: 'Frøbanken',
        address: 'Prøvestræde 4',
        postalCode: '8600',
        city: 'Silkeborg',
        municipality: '0740',
        country: 'DK',
      },
      numberOfPositions: 1,
      contacts: [{ name: 'Flora Frøsø', title: 'Afdelingsleder', phone: '00 00 00 01', email: 'flfr@example.dk' }],
    })
  })

  it('in two languages is Danish, and keeps a long title and an address without a scheme', () => {
    const { input, labels } = read('detail-02.json')
    assert.equal(input.language, 'da')
    assert.ok((input.title?.length ?? 0) > 100)
    assert.equal(input.applyUrl, 'https://www.morgenlys.example.dk')
    assert.equal(input.numberOfPositions, 2)
    assert.equal(input.workHours, 'part-time')
    assert.equal(input.employmentType, 'fixed-term')
    assert.equal(labels.departments, undefined, 'a workplace that is the organisation itself is no department of it')
    assert.equal(input.workplace?.address, null)
  })

  it('in English is English; a deadline with a time of day keeps it', () => {
    const { input } = read('detail-03.json')
    assert.equal(input.language, 'en')
    assert.equal(input.deadline, '2024-04-02T12:00:00')
    assert.equal(input.workplace?.municipality, '0101')
    assert.equal(input.contacts?.[0]?.phone, null)
  })

  it('of an anonymous employer does not name it, and one without deadline is open as long as Jobnet shows it', () => {
    const { input } = read('detail-06.json')
    assert.doesNotMatch(JSON.stringify(input), /Hemmelige|Skjult/)
    assert.equal(input.deadline, '2024-04-28')
    assert.equal(input.numberOfPositions, 1)
  })

  it('is taken by the contract, every one of ours', () => {
    for (const name of readdirSync(FOLDER).filter((name) => name.startsWith('detail-'))) {
      const { input, labels } = read(name)
      assert.equal(JobInput.safeParse(input).error, undefined, name)
      for (const entry of Object.values(labels)) Key.parse(entry.key)
    }
  })

  it('is told from a list page and from anything else', () => {
    assert.ok(isJobnetListPage(fixture('search-page.json')))
    assert.ok(!isJobnetListPage(fixture('detail-01.json')))
    for (const other of [null, 5, 'text', [], {}, { JobPositionPosting: {} }, fixture('search-page.json')])
      assert.throws(() => fromJobnet(other), z.ZodError)
  })
})

describe('a key', () => {
  for (const [label, key] of [
    ['København Ø', 'koebenhavn-oe'],
    ['Aarhus', 'aarhus'],
    ['It & Data – Århus', 'it-data-aarhus'],
    ['Café Élan', 'cafe-elan'],
    ['  ÆØÅ  ', 'aeoeaa'],
    ['Åbenrå', 'aabenraa'],
    ['日本', ''],
    ['x'.repeat(100), 'x'.repeat(80)],
  ] as const)
    it(`from ${label.slice(0, 20)} is ${key.slice(0, 20) || 'nothing'}`, () => assert.equal(keyFrom(label), key))
})

describe('the language', () => {
  for (const [text, language] of [
    ['Vi søger en kollega, der er god til tal og som kan lide mennesker.', 'da'],
    ['We are looking for a colleague who is good with numbers and with people.', 'en'],
    ['<p>Vi søger dig og dit gode humør.</p><p>We are looking for you and your good mood with the team.</p>', 'da'],
    ['Linux Specialist', 'da'],
    ['<p class="and the of">Du er med</p>', 'da'],
  ] as const)
    it(`of »${text.slice(0, 30)}« is ${language}`, () => assert.equal(guessLanguage(text), language))
})

describe('shifting dates', () => {
  const NOW = new Date('2026-11-20T08:00:00Z')
  const ad = (publishFrom: string | null) => ({ externalId: '1', labels: {}, input: { publishFrom } })

  it('moves the earliest publication to today in Copenhagen', () => {
    assert.equal(daysToToday([ad('2024-03-06'), ad('2024-03-04')], NOW), 991)
    assert.equal(daysToToday([ad('2026-11-20')], new Date('2026-11-20T23:30:00Z')), 1)
    assert.equal(daysToToday([ad(null)], NOW), null)
    assert.equal(daysToToday([ad('2026-11-25')], NOW), -5)
  })

  it('moves days, local times and instants by whole days and leaves what is no date', () => {
    const { input } = shifted(
      {
        externalId: '1',
        labels: {},
        input: {
          publishFrom: '2026-03-28',
          deadline: '2026-03-28T12:00:00',
          startDate: null,
          interviewDates: ['2026-03-30', 'soon'],
          answerExpected: '2026-02-28',
        },
      },
      1,
    )
    assert.deepEqual(input, {
      publishFrom: '2026-03-29',
      deadline: '2026-03-29T12:00:00',
      startDate: null,
      interviewDates: ['2026-03-31', 'soon'],
      answerExpected: '2026-03-01',
    })
  })

  it('keeps the time of day over the change of clock', () => {
    const { input } = shifted({ externalId: '1', labels: {}, input: { deadline: '2026-03-28T22:59:59.999Z' } }, 1)
    assert.equal(input.deadline, '2026-03-29T21:59:59.999Z')
  })
})

describe('a time that the operator writes', () => {
  it('is Copenhagen’s', () => {
    assert.equal(instantOf('2026-11-20T14:30'), '2026-11-20T13:30:00.000Z')
    assert.equal(instantOf('2026-07-01'), '2026-06-30T22:00:00.000Z')
    assert.equal(instantOf('2026-07-01T12:00:00+02:00'), '2026-07-01T10:00:00.000Z')
    assert.throws(() => instantOf('i går'))
  })
})

describe('columns', () => {
  it('are as wide as their longest cell and clip all but the last', () => {
    assert.equal(
      columns(
        [
          ['a', 'x'],
          ['bbbb', 'yyyyyyyy'],
        ],
        { widest: 3 },
      ),
      '  a    x\n  bb…  yyyyyyyy',
    )
  })
})
