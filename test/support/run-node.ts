import path from 'node:path'
import { run } from 'node:test'
import { root } from './bring.ts'
import type { Suite } from './suites.ts'
import { emptyTally, fail, type Tally } from './tally.ts'

/** Runs test files with Node's own runner, each in a process of its own, and counts what they came to. */
export async function runNodeTests(suite: Suite, files: readonly string[]): Promise<Tally> {
  const tally = emptyTally()
  const said = new Map<string, string>()
  const begun = new Map<string, string[]>()
  const limit = AbortSignal.timeout(suite.limit * 1000)
  const before = new Map(Object.keys(suite.env).map((name) => [name, process.env[name]]))
  Object.assign(process.env, suite.env)
  try {
    const stream = run({
      files: files.map((file) => path.join(root, file)),
      concurrency: suite.concurrency,
      timeout: 60_000,
      execArgv: suite.flags ?? [],
      cwd: root,
      signal: limit,
    })
    for await (const { type, data } of stream) {
      if (type === 'test:stdout' || type === 'test:stderr') {
        said.set(data.file, (said.get(data.file) ?? '') + data.message)
      } else if (type === 'test:start') {
        const names = begun.get(data.file ?? '') ?? []
        begun.set(data.file ?? '', [...names.slice(0, data.nesting), data.name])
      } else if (type === 'test:pass') {
        if (data.details.type === 'suite') continue
        const isFile = path.isAbsolute(data.name) && data.name === data.file
        if (isFile) fail(tally, [relative(data.file)], 'The file holds no test.')
        else if (data.skip !== undefined || data.todo !== undefined) tally.skipped++
        else tally.passed++
      } else if (type === 'test:fail') {
        const error = data.details.error as Error & { failureType?: string }
        if (data.todo !== undefined) tally.skipped++
        else if (error.failureType !== 'subtestsFailed') {
          const isFile = data.name === data.file
          const outer = isFile ? [] : (begun.get(data.file ?? '') ?? []).slice(0, data.nesting)
          const names = isFile ? [] : [...outer, data.name]
          fail(
            tally,
            [relative(data.file), ...names],
            isFile ? `${explain(error)}\n${lastLines(said.get(data.file ?? ''))}` : explain(error),
          )
        }
      }
    }
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
  if (limit.aborted) fail(tally, [suite.name], `The suite did not end within ${suite.limit} seconds.`)
  return tally
}

const relative = (file: string | undefined): string => (file ? path.relative(root, file).replaceAll('\\', '/') : '?')

function explain(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error
  const stack = cause.stack ?? ''
  // A syntax error's or a thrown string's stack does not begin with its message.
  return stack.includes(cause.message) ? stack : `${String(error.cause ?? error.message)}\n${stack}`
}

const lastLines = (text = ''): string => text.trimEnd().split('\n').slice(-30).join('\n')
