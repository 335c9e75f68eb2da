import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run } from 'node:test'
import { root } from './bring.ts'
import type { Suite } from './suites.ts'
import { emptyTally, fail, type Tally } from './tally.ts'

/**
 * Runs test files with Node's own runner in the suite's lanes, each a process that takes one file after another, and
 * counts what they came to.
 */
export async function runNodeTests(suite: Suite, files: readonly string[]): Promise<Tally> {
  const tally = emptyTally()
  const limit = AbortSignal.timeout(suite.limit * 1000)
  const before = new Map(Object.keys(suite.env).map((name) => [name, process.env[name]]))
  Object.assign(process.env, suite.env)
  const claims = mkdtempSync(path.join(os.tmpdir(), 'opslag-lanes-'))
  // What is longest begins first, as far as its length on the page tells.
  const ordered = files.toSorted((a, b) => sizeOf(b) - sizeOf(a))
  const ended = new Set<string>()
  try {
    const lanes = Math.min(suite.concurrency, files.length)
    await Promise.all(
      Array.from({ length: lanes }, () => runLane({ suite, files: ordered, claims, limit, tally, ended })),
    )
  } finally {
    rmSync(claims, { recursive: true, force: true })
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
  if (limit.aborted) fail(tally, [suite.name], `The suite did not end within ${suite.limit} seconds.`)
  for (const file of files) if (!ended.has(file)) fail(tally, [file], 'The file was not run to its end.')
  return tally
}

interface Lane {
  suite: Suite
  files: readonly string[]
  claims: string
  limit: AbortSignal
  tally: Tally
  /** Files of which all is counted. */
  ended: Set<string>
}

async function runLane({ suite, files, claims, limit, tally, ended }: Lane): Promise<void> {
  /** The file that is running, and the tests begun in it from the outside in. */
  let names: string[] = []
  let said = ''
  let tests = 0
  const lane = path.join(import.meta.dirname, 'lane.ts')
  const stream = run({ files: [lane], argv: [claims, ...files], execArgv: suite.flags ?? [], cwd: root, signal: limit })
  for await (const { type, data } of stream) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      said += data.message
    } else if (type === 'test:start') {
      if (data.nesting === 0) tests = 0
      names = [...names.slice(0, data.nesting), data.name]
    } else if (type === 'test:pass' || type === 'test:fail') {
      const isFile = data.nesting === 0 && files.includes(data.name)
      if (isFile) {
        ended.add(data.name)
        tally.files.push({ file: data.name, seconds: data.details.duration_ms / 1000 })
      }
      const isLane = data.name === lane
      const isSuite = data.details.type === 'suite'
      if (!isSuite) tests++
      if (data.skip !== undefined || data.todo !== undefined) {
        if (!isSuite) tally.skipped++
      } else if (type === 'test:pass') {
        if (isFile && tests === 0)
          fail(
            tally,
            [data.name],
            'The file holds no test, or awaits at its top what another file began (test/support/lane.ts).',
          )
        if (!isSuite && !isLane) tally.passed++
      } else {
        const error = data.details.error as Error & { failureType?: string }
        if (error.failureType === 'subtestsFailed') continue
        const where = isLane ? names.slice(0, 1) : [...names.slice(0, data.nesting), data.name]
        fail(tally, where, isFile || isLane ? `${explain(error)}\n${lastLines(said)}` : explain(error))
      }
    }
  }
}

const sizeOf = (file: string): number => statSync(path.join(root, file)).size

function explain(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error
  const stack = cause.stack ?? ''
  // A syntax error's or a thrown string's stack does not begin with its message.
  return stack.includes(cause.message) ? stack : `${String(error.cause ?? error.message)}\n${stack}`
}

const lastLines = (text = ''): string => text.trimEnd().split('\n').slice(-30).join('\n')
