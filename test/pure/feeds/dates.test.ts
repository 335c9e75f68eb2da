import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DeadlineInput } from '../../../server/contract/job.ts'
import { dayOf, moment } from '../../../server/feeds/formats/dates.ts'
import { ItemRefused } from '../../../server/feeds/formats/items.ts'

const READ: [written: string, read: string][] = [
  // .NET: milliseconds are UTC's whatever the offset says.
  ['/Date(1788294884000+0200)/', '2026-09-01T20:34:44Z'],
  ['/Date(1788294884000)/', '2026-09-01T20:34:44Z'],
  ['Date(1788294884000-0500)', '2026-09-01T20:34:44Z'],
  ['/Date(1796083200000)/', '2026-12-01'],
  ['/Date(1796079600000+0100)/', '2026-11-30T23:00:00Z'],
  // ISO 8601, with and without zone.
  ['2026-12-01', '2026-12-01'],
  ['2026-12-01+01:00', '2026-12-01'],
  ['2026-12-01Z', '2026-12-01'],
  ['2026-12-01T12:00', '2026-12-01T12:00:00'],
  ['2026-12-01 12:00:30.5', '2026-12-01T12:00:30'],
  ['2026-12-01T00:00:00', '2026-12-01'],
  ['2026-12-01T24:00', '2026-12-01'],
  ['2026-12-01T12:00:00Z', '2026-12-01T12:00:00Z'],
  ['2026-12-01T22:59:59.999Z', '2026-12-01T22:59:59.999Z'],
  ['2026-12-01T12:00:00+0100', '2026-12-01T11:00:00Z'],
  ['2026-12-01T12:00:00 +02', '2026-12-01T10:00:00Z'],
  ['2026-12-01T00:00:00Z', '2026-12-01'],
  ['2026-12-01T00:00:00.000+00:00', '2026-12-01'],
  ['2026-12-01T00:00:00+01:00', '2026-11-30T23:00:00Z'],
  // RFC 822, as RSS has it.
  ['Tue, 01 Dec 2026 12:00:00 GMT', '2026-12-01T12:00:00Z'],
  ['Tue, 1 Dec 2026 12:00 +0100', '2026-12-01T11:00:00Z'],
  ['1 Dec 26 12:00:00 CET', '2026-12-01T11:00:00Z'],
  ['Tue, 01 Dec 2026 12:00:00', '2026-12-01T12:00:00'],
  // Danish.
  ['01-12-2026 23:59', '2026-12-01T23:59:00'],
  ['01-12-2026', '2026-12-01'],
  ['1/12/2026', '2026-12-01'],
  ['1.12.2026 kl. 12.00', '2026-12-01T12:00:00'],
  ['1. december 2026', '2026-12-01'],
  ['tirsdag den 1. maj 2027, kl. 9.30', '2027-05-01T09:30:00'],
  ['  1.  okt. 2026  ', '2026-10-01'],
]
const NONE = [
  null,
  undefined,
  '',
  '   ',
  '/Date(-62135596800000)/',
  '/Date(-62135596800000+0000)/',
  '/Date(253402297200000+0100)/',
  '0001-01-01T00:00:00',
  '1900-01-01',
  '9999-12-31T23:59:59.9999999',
]
const NOT_DATES = [
  'snarest',
  '2026-02-30',
  '2026-13-01',
  '31-02-2026',
  '1. grummel 2026',
  '2026-12-01T25:00',
  '2026-12-01T12:60',
  '2026-12-01T12:00:00+99:00',
  'Tue, 01 Dec 2026 12:00:00 MOON',
  '/Date(x)/',
  '/Date(99999999999999999)/',
  '1788294884000',
  '١-١٢-٢٠٢٦',
  5,
  true,
  {},
  ['2026-12-01'],
  `${'1'.repeat(100_000)}-12-2026`,
]

describe('a date as other systems write it', () => {
  for (const [written, read] of READ)
    it(`»${written}« is ${read}`, () => {
      assert.equal(moment(written, 'x'), read)
      assert.ok(DeadlineInput.safeParse(read).success)
    })

  it('is none where the system has none', () => {
    for (const value of NONE) assert.equal(moment(value, 'x'), null, String(value))
  })

  it('refuses itself by its field when it is no date', () => {
    for (const value of NOT_DATES)
      assert.throws(
        () => moment(value, 'Frist'),
        (error) => error instanceof ItemRefused && error.path === 'Frist' && error.code === 'not-a-date',
        JSON.stringify(value).slice(0, 60),
      )
  })

  it('has a day in Copenhagen, and none where it cannot be read', () => {
    assert.equal(dayOf('/Date(1796079600000+0100)/'), '2026-12-01')
    assert.equal(dayOf('1. december 2026 kl. 8.00'), '2026-12-01')
    assert.equal(dayOf('snarest muligt'), null)
  })
})
