import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import {
  daysBetween,
  deadlineInWords,
  formatCount,
  formatDate,
  formatDay,
  formatDeadline,
  formatInstant,
  formatNumber,
} from '../../widgets/shared/format.ts'

// Every case must hold whatever the visitor's zone: run without one, the file runs itself in three.
const ZONES = ['UTC', 'America/New_York', 'Pacific/Kiritimati']

if (!process.env.OPSLAG_FORMAT_ZONE) {
  for (const zone of ZONES)
    test(`deadlines, dates and counts read the same in ${zone}`, () => {
      execFileSync(process.execPath, ['--test', '--test-reporter=dot', import.meta.filename], {
        env: { ...process.env, TZ: zone, OPSLAG_FORMAT_ZONE: zone, NODE_TEST_CONTEXT: undefined },
        stdio: 'pipe',
      })
    })
} else {
  cases()
}

function cases() {
  const DECEMBER = '2026-12-01T22:59:59.999Z'

  // [now, deadline, Danish, English]
  const words: [string, string, string | undefined, string | undefined][] = [
    ['2026-11-28T09:00:00Z', DECEMBER, 'om 3 dage', 'in 3 days'],
    ['2026-11-29T22:59:59Z', DECEMBER, 'om 2 dage', 'in 2 days'],
    // One second later it is midnight in Copenhagen and the next day.
    ['2026-11-29T23:00:00Z', DECEMBER, 'i morgen', 'tomorrow'],
    ['2026-11-30T22:59:59Z', DECEMBER, 'i morgen', 'tomorrow'],
    ['2026-11-30T23:00:00Z', DECEMBER, 'i dag, om 24 timer', 'today, in 24 hours'],
    ['2026-12-01T20:54:59Z', DECEMBER, 'i dag, om 2 timer', 'today, in 2 hours'],
    ['2026-12-01T21:58:59Z', DECEMBER, 'i dag, om 1 time', 'today, in 1 hour'],
    ['2026-12-01T21:59:59Z', DECEMBER, 'i dag, om 1 time', 'today, in 1 hour'],
    ['2026-12-01T22:47:59Z', DECEMBER, 'i dag, om 12 minutter', 'today, in 12 minutes'],
    ['2026-12-01T22:58:59Z', DECEMBER, 'i dag, om 1 minut', 'today, in 1 minute'],
    ['2026-12-01T22:59:59.999Z', DECEMBER, 'i dag, om 1 minut', 'today, in 1 minute'],
    ['2026-12-01T23:00:00Z', DECEMBER, undefined, undefined],
    ['2026-12-24T11:00:00Z', '2027-01-02T11:00:00Z', 'om 9 dage', 'in 9 days'],
    ['2024-01-01T11:00:00Z', '2027-01-02T11:00:00Z', 'om 1.097 dage', 'in 1,097 days'],
    // A deadline at noon, seen from the evening before and from the same morning.
    ['2026-11-30T20:00:00Z', '2026-12-01T11:00:00Z', 'i morgen', 'tomorrow'],
    ['2026-12-01T08:00:00Z', '2026-12-01T11:00:00Z', 'i dag, om 3 timer', 'today, in 3 hours'],
  ]
  for (const [now, deadline, da, en] of words)
    test(`at ${now} the deadline ${deadline} is ${da ?? 'past'}`, () => {
      assert.equal(deadlineInWords(deadline, now, 'da'), da)
      assert.equal(deadlineInWords(deadline, now, 'en'), en)
    })

  // R13: the last millisecond of the days around both changes of clock in 2026.
  const ends: [string, string][] = [
    ['2026-03-28T22:59:59.999Z', '28.\u00a0marts 2026 kl.\u00a023.59'],
    ['2026-03-29T21:59:59.999Z', '29.\u00a0marts 2026 kl.\u00a023.59'],
    ['2026-10-24T21:59:59.999Z', '24.\u00a0oktober 2026 kl.\u00a023.59'],
    ['2026-10-25T22:59:59.999Z', '25.\u00a0oktober 2026 kl.\u00a023.59'],
  ]
  for (const [instant, text] of ends)
    test(`the deadline ${instant} is ${text}`, () => assert.equal(formatInstant(instant, 'da'), text))

  const spans: [string, string, number][] = [
    // Two whole days of 47 hours together: the clock goes forward in between.
    ['2026-03-27T23:00:00Z', '2026-03-29T21:59:59.999Z', 1],
    ['2026-03-28T22:30:00Z', '2026-03-29T22:30:00Z', 2],
    ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', 1],
    ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', 0],
    // The clock goes back: 25 hours are one day.
    ['2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', 0],
    ['2026-10-24T21:59:59Z', '2026-10-25T22:59:59Z', 1],
    ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', 0],
    ['2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z', 1],
  ]
  for (const [from, to, days] of spans)
    test(`from ${from} to ${to} there are ${days} midnights in Copenhagen`, () =>
      assert.equal(daysBetween(from, to), days))

  test('on the days the clock changes, hours are hours that pass', () => {
    // 00.30 to 03.30 by the clock, two hours by the watch.
    assert.equal(deadlineInWords('2026-03-29T01:30:00Z', '2026-03-28T23:30:00Z', 'da'), 'i dag, om 2 timer')
    assert.equal(deadlineInWords('2026-10-25T02:30:00Z', '2026-10-24T22:30:00Z', 'da'), 'i dag, om 4 timer')
  })

  test('a deadline is said in words and exactly', () => {
    assert.equal(
      formatDeadline(DECEMBER, '2026-11-28T09:00:00Z', 'da'),
      'om 3 dage – 1.\u00a0december 2026 kl.\u00a023.59',
    )
    assert.equal(
      formatDeadline(DECEMBER, '2026-11-28T09:00:00Z', 'en'),
      'in 3 days – 1\u00a0December 2026 at\u00a023:59',
    )
    assert.equal(formatDeadline(DECEMBER, '2026-12-02T09:00:00Z', 'da'), '1.\u00a0december 2026 kl.\u00a023.59')
    assert.equal(
      formatDeadline('2026-12-01T23:00:00Z', '2026-12-02T09:00:00Z', 'en'),
      '2\u00a0December 2026 at\u00a000:00',
    )
  })

  test('the words are those of the formatters that a browser has, through all the years an ad may stand', () => {
    const LOCALES = { da: 'da-DK', en: 'en-GB' } as const
    for (const language of ['da', 'en'] as const) {
      const locale = LOCALES[language]
      const zone = { timeZone: 'Europe/Copenhagen' } as const
      const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone })
      const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone })
      const exactly = (instant: number) =>
        `${day.format(instant).replace(' ', '\u00a0')} ${language === 'da' ? 'kl.' : 'at'}\u00a0${time.format(instant)}`
      // A step that meets every hour of the day and every day of the year; and each half hour around every change of clock.
      for (let at = Date.UTC(1996, 0, 1); at < Date.UTC(2060, 0, 1); at += 49.25 * 3_600_000)
        assert.equal(formatInstant(at, language), exactly(at))
      for (let year = 2020; year < 2060; year++)
        for (const month of [2, 9])
          for (let at = Date.UTC(year, month, 24); at <= Date.UTC(year, month + 1, 1); at += 1_800_000)
            assert.equal(formatInstant(at, language), exactly(at))
      const off = (numeric: 'always' | 'auto') => new Intl.RelativeTimeFormat(locale, { numeric })
      const now = Date.UTC(2026, 11, 1, 8)
      for (let days = 1; days < 3_000; days++)
        assert.equal(
          deadlineInWords(now + days * 86_400_000, now, language),
          off(days === 1 ? 'auto' : 'always').format(days, 'day'),
        )
      const midnight = Date.UTC(2026, 10, 30, 23)
      for (let minutes = 1; minutes < 1_440; minutes++) {
        const words =
          minutes < 60
            ? off('always').format(minutes, 'minute')
            : off('always').format(Math.round(minutes / 60), 'hour')
        assert.equal(
          deadlineInWords(midnight + minutes * 60_000, midnight, language),
          `${off('auto').format(0, 'day')}, ${words}`,
        )
      }
      for (const value of [0, 7, 999, 1_000, 12_345, 1_234_567])
        assert.equal(formatNumber(value, language), new Intl.NumberFormat(locale).format(value))
    }
  })

  test('a day of the calendar stays that day', () => {
    assert.equal(formatDate('2027-02-01', 'da'), '1.\u00a0februar 2027')
    assert.equal(formatDate('2027-02-01', 'en'), '1\u00a0February 2027')
    assert.equal(formatDay('2026-11-20T23:30:00Z', 'da'), '21.\u00a0november 2026')
  })

  test('counts have their thousands parted and their noun in the right form', () => {
    const count = (n: number) => formatCount(n, 'da', 'stilling', 'stillinger')
    assert.deepEqual([0, 1, 2, 1000].map(count), ['0 stillinger', '1 stilling', '2 stillinger', '1.000 stillinger'])
    assert.equal(formatCount(1, 'en', 'job', 'jobs'), '1 job')
    assert.equal(formatNumber(12_345, 'en'), '12,345')
  })
}
