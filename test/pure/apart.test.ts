import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { MOST_WAITING, takingTurnsFairly } from '../../server/apart/fair-turns.ts'

test('whoever brings many files lets others in between, and is told to come again beyond a few', async () => {
  const inTurn = takingTurnsFairly()
  const done: string[] = []
  const bring = (party: string) => inTurn(party, async () => void done.push(party))
  const many = Array.from({ length: 1 + MOST_WAITING }, () => bring('a'))
  assert.equal(bring('a'), null)
  const others = [bring('b'), bring('c'), bring('b')]
  await Promise.all([...many, ...others])
  assert.equal(done.slice(0, 6).join(' '), 'a a b c a b')
  assert.equal(done.length, 1 + MOST_WAITING + 3)
})

test('a file that cannot be opened lets the next one in', async () => {
  const inTurn = takingTurnsFairly()
  const broken = inTurn('a', () => Promise.reject(new Error('broken')))
  const next = inTurn('a', async () => 'opened')
  await assert.rejects(async () => broken)
  assert.equal(await next, 'opened')
})

/** A drawing that takes long to paint, with no more masks in masks than a logo may have, each around some thousand shapes. */
const ENDLESS = `(() => {
  const box = (n) => '<rect width="600" height="600" fill="#fff"' + (n < 3 ? ' mask="url(#m' + (n + 1) + ')"' : '') + '/>'
  const curves = '<path fill="#fff" d="' + 'M0 0C600 0 0 600 600 600Z'.repeat(4000) + '"/>'
  const masks = [1, 2, 3].map((n) => '<mask id="m' + n + '">' + box(n).repeat(n < 3 ? 7 : 1) + (n < 3 ? '' : curves) + '</mask>')
  return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600">' + masks.join('') + box(0).repeat(7) + '</svg>'
})()`
/** The processor's time of a process in hundredths of a second, as Linux tells it. */
const timeOf = (pid: string) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[13])
const isThere = (pid: string) => existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

test('what keeps the reader of files busy does not outlive a server that was killed', {
  skip: process.platform === 'linux' ? false : 'asks Linux for processes',
}, async () => {
  const run = path.join(import.meta.dirname, '../../server/apart/run.ts')
  const code = `import { openApart } from ${JSON.stringify(run)}
    openApart({ kind: 'picture', use: 'logo', bytes: Buffer.from(${ENDLESS}) }, { of: 1 })`
  const server = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' })
  const children = `/proc/${server.pid}/task/${server.pid}/children`
  let reader = ''
  while (!reader || timeOf(reader) < 150) {
    assert.equal(server.exitCode, null, 'it came to an end')
    reader = readFileSync(children, 'utf8').trim()
    await pause(50)
  }
  server.kill('SIGKILL')
  while (isThere(reader)) await pause(50)
})
