import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { describe, test } from 'node:test'
import { deadlineInstant, openingInstant } from '../../server/jobs/deadline.ts'

const VECTORS: [text: string, deadline: string, opening: string][] = [
  // A date: its last millisecond, its first instant. R13: the days before, of and after both switches.
  ['2026-03-28', '2026-03-28T22:59:59.999Z', '2026-03-27T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T21:59:59.999Z', '2026-03-28T23:00:00.000Z'],
  ['2026-10-24', '2026-10-24T21:59:59.999Z', '2026-10-23T22:00:00.000Z'],
  ['2026-10-25', '2026-10-25T22:59:59.999Z', '2026-10-24T22:00:00.000Z'],
  ['2028-02-29', '2028-02-29T22:59:59.999Z', '2028-02-28T23:00:00.000Z'],
  // A local time is Copenhagen's.
  ['2026-12-01T12:00', '2026-12-01T11:00:00.000Z', '2026-12-01T11:00:00.000Z'],
  ['2026-07-01T12:00:30', '2026-07-01T10:00:30.000Z', '2026-07-01T10:00:30.000Z'],
  ['2026-07-01T23:59:59.999', '2026-07-01T21:59:59.999Z', '2026-07-01T21:59:59.999Z'],
  // Skipped by the clocks: as much later as they were moved.
  ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T01:30:00.000Z'],
  // Shown twice: a deadline is its second showing, an opening its first.
  ['2026-10-25T02:30', '2026-10-25T01:30:00.000Z', '2026-10-25T00:30:00.000Z'],
  // An instant stands.
  ['2026-12-01T12:00:00Z', '2026-12-01T12:00:00.000Z', '2026-12-01T12:00:00.000Z'],
  ['2026-12-01T12:00:00.5+01:00', '2026-12-01T11:00:00.500Z', '2026-12-01T11:00:00.500Z'],
  ['2026-12-01T23:59:59.999-05:00', '2026-12-02T04:59:59.999Z', '2026-12-02T04:59:59.999Z'],
]

describe('a deadline or opening in Europe/Copenhagen', () => {
  for (const [text, deadline, opening] of VECTORS)
    test(`${text} ends at ${deadline} and opens at ${opening}`, () => {
      assert.equal(deadlineInstant(text).toISOString(), deadline)
      assert.equal(openingInstant(text).toISOString(), opening)
    })

  test('is the same whatever zone the machine stands in', () => {
    const module = path.join(import.meta.dirname, '../../server/jobs/deadline.ts')
    const script = `
      const { deadlineInstant, openingInstant } = await import(${JSON.stringify(module)})
      const texts = ${JSON.stringify(VECTORS.map(([text]) => text))}
      console.log(JSON.stringify(texts.map((t) => [t, deadlineInstant(t).toISOString(), openingInstant(t).toISOString()])))`
    for (const TZ of ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Europe/Copenhagen']) {
      const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
      assert.deepEqual(JSON.parse(out), VECTORS, TZ)
    }
  })
})
