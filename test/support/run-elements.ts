import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './bring.ts'
import type { Suite } from './suites.ts'
import { emptyTally, type Failure, fail, type Tally } from './tally.ts'

/** What `elements-reporter.ts` sends when a file has run; `done` closes the run. */
export type ElementsMessage = { kind: 'file'; passed: number; skipped: number; failures: Failure[] } | { kind: 'done' }

/** Runs test files in the browser through Web Test Runner, in a process of its own. */
export async function runElementTests(suite: Suite, files: readonly string[]): Promise<Tally> {
  const tally = emptyTally()
  const cli = path.join(root, 'node_modules/@web/test-runner/dist/bin.js')
  const child = spawn(process.execPath, [cli, '--config', 'web-test-runner.config.mjs', '--files', ...files], {
    cwd: root,
    env: { ...process.env, ...suite.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  let isDone = false
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (text: string) => {
      said += text
    })
  }
  child.on('message', (message: ElementsMessage) => {
    if (message.kind === 'done') isDone = true
    else {
      tally.passed += message.passed
      tally.skipped += message.skipped
      for (const { where, what } of message.failures) fail(tally, where, what)
    }
  })
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, suite.limit * 1000)
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  clearTimeout(timer)
  // Why a file could not be loaded is known to the server that compiles it, not to the page.
  const unloaded = tally.failures.filter(({ what }) => what.startsWith('Could not import'))
  for (const failure of unloaded) failure.what += `\n\n${said.trim()}`
  if (isLate) fail(tally, [suite.name], `The suite did not end within ${suite.limit} seconds.`)
  else if (!isDone || (code !== 0 && tally.failed === 0))
    fail(tally, [suite.name], `Web Test Runner ended with ${code}.\n${said.trim().split('\n').slice(-30).join('\n')}`)
  return tally
}
