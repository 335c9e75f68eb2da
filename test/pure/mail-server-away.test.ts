import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchServer } from '../../server/queue/away.ts'

const clock = { now: new Date('2026-11-20T08:00:00Z') }
const later = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms))
const watch = () => watchServer(() => clock.now)
const fails = (server: ReturnType<typeof watch>, many: number) => {
  for (let n = 0; n < many; n++) server.tried(false)
}

test('a mail server counts as away once eight in a row did not reach it, and not when one between them did', () => {
  const server = watch()
  fails(server, 7)
  server.tried(true)
  fails(server, 7)
  server.tried(null)
  assert.equal(server.isAway(), false)
  fails(server, 1)
  assert.equal(server.isAway(), true)
})

test('while it is away one mail at a time is tried, ever more slowly, a minute apart in the end', () => {
  const server = watch()
  fails(server, 8)
  for (const pause of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
    later(pause - 1)
    assert.equal(server.mayTake(), false)
    later(1)
    assert.equal(server.mayTake(), true)
    assert.equal(server.mayTake(), false, 'one at a time')
    server.tried(null)
    assert.equal(server.mayTake(), true, 'where nothing was due, the next may look')
    server.tried(false)
  }
})

test('the first that gets through lets all go on', () => {
  const server = watch()
  fails(server, 20)
  later(60_000)
  assert.equal(server.mayTake(), true)
  server.tried(true)
  assert.deepEqual([server.isAway(), server.mayTake(), server.mayTake()], [false, true, true])
})
