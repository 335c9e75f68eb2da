import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './bring.ts'

/** One line of the test run: a folder of tests and what they need around them. */
export interface Suite {
  name: string
  folder: string
  /** Other words by which it can be asked for on the command line. */
  also: string[]
  runner: 'node' | 'browser'
  /** How many files at a time; two cores is what CI has. */
  concurrency: number
  /** Seconds after which the whole suite is given up: it hangs, however busy the machine. */
  limit: number
  needs: ('dist' | 'chromium' | 'clamd' | 'postgres' | 'site')[]
  /** Says something worth hearing even when what it needs could not be had, which is a failure all the same. */
  isRunAnyway?: true
  env: Record<string, string>
  /** Leaves out files that open no database: they have said all they have to say on the other one. */
  isOfDatabases?: boolean
  /** What each file's Node is started with. */
  flags?: string[]
}

const node = { runner: 'node', concurrency: 2, limit: 900, needs: [], env: {}, also: [] } satisfies Partial<Suite>

/** Every suite, in the order in which they run: what is quick and tells most comes first. */
export const SUITES: readonly Suite[] = [
  { ...node, name: 'guards', folder: 'test/guards', needs: ['dist'], isRunAnyway: true },
  { ...node, name: 'pure', folder: 'test/pure' },
  {
    ...node,
    name: 'server on PGlite',
    folder: 'test/server',
    also: ['server', 'pglite'],
    needs: ['dist'],
    env: { OPSLAG_TEST_DB: 'pglite' },
    // A file is over before the embedded database, compiled once more and better, would have paid for it.
    flags: ['--liftoff-only'],
  },
  {
    ...node,
    name: 'server on PostgreSQL',
    folder: 'test/server',
    also: ['server', 'postgres'],
    needs: ['dist', 'postgres'],
    // Each of them waits for the database half of its time.
    concurrency: 3,
    env: { OPSLAG_TEST_DB: 'postgres' },
    isOfDatabases: true,
  },
  {
    ...node,
    name: 'scanner',
    folder: 'test/scanner',
    needs: ['dist', 'clamd'],
    env: { OPSLAG_TEST_DB: 'pglite' },
    flags: ['--liftoff-only'],
  },
  {
    ...node,
    name: 'elements',
    folder: 'test/widgets',
    also: ['widgets'],
    runner: 'browser',
    needs: ['dist', 'chromium'],
  },
  { ...node, name: 'pages', folder: 'test/pages', concurrency: 3, needs: ['dist', 'chromium', 'site'] },
]

/** What a test file that opens a database imports. */
const OPENS_DATABASE = /from '[^']*\/(?:server|terminal|recruitment|feed|sending|institution-calls)\.ts'/

/** The suite's test files, relative to the project, with forward slashes, sorted. */
export function testFiles({ folder, isOfDatabases }: Pick<Suite, 'folder' | 'isOfDatabases'>): string[] {
  const below = path.join(root, folder)
  if (!existsSync(below)) return []
  return readdirSync(below, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => !isOfDatabases || OPENS_DATABASE.test(readFileSync(path.join(root, file), 'utf8')))
    .sort()
}

/**
 * Reads the command line: names of suites choose them, every other word keeps the files whose path holds it.
 * Without a suite's name all of them are chosen.
 */
export function chosen(words: readonly string[]): { suites: Suite[]; filter: string[] } {
  const isNamed = (suite: Suite, word: string) => suite.name === word || suite.also.includes(word)
  const named = words.filter((word) => SUITES.some((suite) => isNamed(suite, word)))
  const suites = SUITES.filter((suite) => named.length === 0 || named.some((word) => isNamed(suite, word)))
  const filter = words.filter((word) => !named.includes(word))
  return { suites, filter }
}
