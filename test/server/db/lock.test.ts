import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { FolderInUse, lockFolder } from '../../../server/db/lock.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'opslag-lock-'))
after(() => rmSync(folder, { recursive: true }))
const lockFile = path.join(folder, 'opslag.lock')

/** Another process that takes the folder and holds it until it is killed. */
async function holder() {
  const script = `const { lockFolder } = await import(${JSON.stringify(import.meta.resolve('../../../server/db/lock.ts'))});
    lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

test('a second process is refused and told the number of the first; a dead one is taken over from', async () => {
  const first = await holder()
  assert.throws(
    () => lockFolder(folder),
    (error) => error instanceof FolderInUse && error.pid === first.pid && error.message.includes(String(first.pid)),
  )
  first.kill('SIGKILL')
  await once(first, 'exit')
  assert.ok(existsSync(lockFile), 'the dead one left its lock behind')
  const unlock = lockFolder(folder)
  unlock()
  assert.ok(!existsSync(lockFile), 'given back')
})

test('a process number that was given out anew is not taken for the dead one', {
  skip: !existsSync('/proc/self/stat') && 'needs /proc',
}, () => {
  writeFileSync(lockFile, `${process.ppid} 1`)
  lockFolder(folder)()
})

test('an unreadable lock is taken over', () => {
  writeFileSync(lockFile, '')
  lockFolder(folder)()
})
