import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MOST_WAITING } from '../../server/apart/fair-turns.ts'
import { ProblemError } from '../../server/http/problem.ts'
import { csvOf, safeText } from '../../server/statistics/csv.ts'
import { periodsBetween } from '../../server/statistics/day.ts'
import { isRobot } from '../../server/statistics/robots.ts'
import type { Sheet } from '../../server/statistics/sheet.ts'
import { beyondViews, MOST_VIEWS, NETWORKS, WINDOW_MS } from '../../server/statistics/view-limit.ts'
import { workbookOf } from '../../server/statistics/workbook.ts'
import { xlsxOf } from '../../server/statistics/xlsx.ts'
import { FORMULAS, rowsOfCsv, sheetOfXlsx } from '../support/spreadsheets.ts'

/** Every place of a sheet where a text can stand, with this one in all of them. */
const sheetWith = (text: string): Sheet => ({
  name: text,
  facts: [[text, text]],
  head: [text, text],
  rows: [
    [text, 7],
    [text, 0.5],
  ],
  total: [text, null],
  note: text,
})

/** As a text may stand in a line of CSV. */
const inLine = (text: string) =>
  text
    .replaceAll('\0', '�')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')

/** As a text may stand in XML. */
const inXml = (text: string) => text.replace(/[^\P{Cc}\t\n\r]/gu, '')

describe('a report as a file', () => {
  test('there are 40 texts or more that a spreadsheet program could take for a formula', () => {
    assert.ok(new Set(FORMULAS).size >= 40, `${FORMULAS.length}`)
  })

  test('no text of a CSV begins as a formula does, and all are as they were in one line but for the apostrophe', () => {
    for (const text of FORMULAS) {
      const found = rowsOfCsv(csvOf(sheetWith(text)))
      assert.deepEqual(
        found.map((row) => row.length),
        [1, 2, 1, 1, 2, 2, 2, 2],
        JSON.stringify(text),
      )
      const texts = found.flat().filter((cell) => cell !== '' && cell !== '7' && cell !== '0,5')
      assert.equal(texts.length, 9)
      for (const cell of texts) {
        assert.match(cell, /^'/, JSON.stringify(text))
        assert.equal(cell.slice(1), inLine(text))
      }
    }
  })

  test('in a workbook each text is a text as it is, and none a formula', async () => {
    for (const text of FORMULAS) {
      const { xml, texts, numbers } = sheetOfXlsx(await workbookOf(sheetWith(text)))
      assert.doesNotMatch(xml, /<f[ >]|<hyperlink|ddeLink|externalReference/, JSON.stringify(text))
      assert.equal(texts.length, 9)
      for (const found of texts) assert.equal(found, inXml(text))
      assert.deepEqual(numbers, ['7', '0.5'])
    }
  })

  test('a long workbook is written while everything else goes on, and is the same; no one has more than some in line', async () => {
    const rows = Array.from({ length: 7_305 }, (_, day) => [`dag ${day}`, day, day / 4, null])
    const sheet: Sheet = { ...sheetWith('Mål'), rows }
    let turns = 0
    const turn = () => {
      turns++
      between = setImmediate(turn)
    }
    let between = setImmediate(turn)
    const whole = sheetOfXlsx(await xlsxOf(sheet, { of: 1 }))
    clearImmediate(between)
    // In one go it would be none.
    assert.ok(turns > 100, `${turns}`)
    assert.deepEqual(whole.texts, sheetOfXlsx(await workbookOf(sheet)).texts)
    assert.deepEqual(whole.numbers.slice(-2), ['7304', '1826'])
    const short = sheetWith('Mål')
    const asked = Array.from({ length: MOST_WAITING + 2 }, () => xlsxOf(short, { of: 1 }))
    const other = xlsxOf(short, { of: 2 })
    const [last] = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
    assert.equal(
      last?.status === 'rejected' && last.reason instanceof ProblemError && last.reason.code,
      'too-many-requests',
    )
    assert.equal(sheetOfXlsx(await other).texts[0], 'Mål')
  })

  test('what is no formula stays as it is, quotes and separators too', () => {
    const plain = ['Cykelplanlægger', 'a;b', 'say "hej"', 'æøå – 100', '1+1', "'quoted", 'x=y']
    for (const text of plain) {
      assert.equal(safeText(text), text)
      assert.equal(rowsOfCsv(csvOf(sheetWith(text)))[0]?.[0], text)
    }
  })

  test('no line of a CSV ends in the middle of a text, and none is shown in another order than it is written', () => {
    for (const text of ['a\n=1', 'a\r=1', 'a\r\n=1', 'a\u0085=1', 'a\u2028=1', 'a\u202E=1'])
      assert.match(safeText(text), /^a ?=1$/, JSON.stringify(text))
  })

  test('a CSV opens right in a Danish Excel: marked as UTF-8, semicolons, decimals with a comma, lines as Windows ends them', () => {
    const csv = csvOf(sheetWith('Løn'))
    assert.equal(csv.codePointAt(0), 0xfeff)
    assert.ok(csv.includes('"Løn";0,5\r\n'))
  })
})

describe('who looks', () => {
  test('programs say so, and browsers are none, also on a telephone whose make ends as robots do', () => {
    const programs = [
      undefined,
      '',
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/136.0 Safari/537.36',
      'Mozilla/5.0 (compatible; YandexBot/3.0)',
      'AdsBot-Google (+http://www.google.com/adsbot.html)',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
      'facebookexternalhit/1.1',
      'curl/8.5.0',
      'Wget/1.21',
      'python-requests/2.32',
      'Go-http-client/2.0',
      'node',
      'Mozilla/5.0 (Windows NT 10.0) SiteimproveBot-Crawler',
      'Slackbot-LinkExpanding 1.0',
      'Mozilla/5.0 (compatible; archive.org_bot)',
    ]
    const people = [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Lynx/2.9.2 libwww-FM/2.14',
      'w3m/0.5.3',
    ]
    assert.deepEqual(
      programs.filter((one) => !isRobot(one)),
      [],
    )
    assert.deepEqual(people.filter(isRobot), [])
  })
})

test('a network is believed so often in a while, and no more networks are remembered than have room', () => {
  const memory = {}
  const views = (network: string, now: number, times: number) =>
    Array.from({ length: times }, () => beyondViews(memory, network, now)).filter((wait) => wait > 0).length
  assert.equal(views('a', 0, MOST_VIEWS), 0)
  assert.equal(beyondViews(memory, 'a', 1_000), WINDOW_MS - 1_000)
  assert.equal(views('b', 0, MOST_VIEWS), 0)
  assert.equal(views('a', WINDOW_MS, MOST_VIEWS), 0)
  assert.equal(views('a', WINDOW_MS, 1), 1)
  for (let n = 0; n < NETWORKS; n++) beyondViews(memory, `n${n}`, WINDOW_MS)
  assert.equal(views('a', WINDOW_MS, 1), 0, 'the first one has been forgotten')
})

test('periods follow each other without a gap, weeks by the ISO calendar', () => {
  assert.deepEqual(periodsBetween('2026-12-30', '2027-01-05', 'week'), ['2026-W53', '2027-W01'])
  assert.deepEqual(periodsBetween('2024-12-30', '2025-01-05', 'week'), ['2025-W01'])
  assert.deepEqual(periodsBetween('2021-01-02', '2021-01-04', 'week'), ['2020-W53', '2021-W01'])
  assert.deepEqual(periodsBetween('2026-11-30', '2027-02-01', 'month'), ['2026-11', '2026-12', '2027-01', '2027-02'])
  assert.deepEqual(periodsBetween('2024-02-28', '2024-03-01', 'day'), ['2024-02-28', '2024-02-29', '2024-03-01'])
  assert.deepEqual(periodsBetween('2024-02-28', '2026-03-01', 'year'), ['2024', '2025', '2026'])
})
