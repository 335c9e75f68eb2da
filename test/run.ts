import { spawnSync } from 'node:child_process'
import { root } from './support/bring.ts'
import { findChromium } from './support/chromium.ts'
import { type Clamd, startClamd } from './support/clamd.ts'
import { type Cluster, startPostgres } from './support/postgres.ts'
import { runElementTests } from './support/run-elements.ts'
import { runNodeTests } from './support/run-node.ts'
import { keepSite, SITE_VARIABLE } from './support/site-keeper.ts'
import { chosen, type Suite, testFiles } from './support/suites.ts'
import { closingLine, emptyTally, fail, slowest, suiteLines, type Tally } from './support/tally.ts'

/**
 * Runs every suite and closes with one line, `N passed, N failed, N skipped`, over all of them.
 *
 *     npm test                          everything
 *     npm test -- pure server           some suites
 *     npm test -- server applications   the files of a suite whose path holds a word
 *     OPSLAG_TEST_TIMES=1 npm test      and which files took longest
 *
 * A suite that could not start, crashed or ran no test is a failure.
 */
const { suites, filter } = chosen(process.argv.slice(2))
const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Something that several suites need and that is made once, when the first of them asks. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

let cluster: Cluster | undefined
let clamd: Clamd | undefined
let site: Awaited<ReturnType<typeof keepSite>> | undefined
const prepare = {
  dist: once(async () => {
    const built = spawnSync(process.execPath, ['build.ts'], { cwd: root, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`The build failed.\n${`${built.stdout}${built.stderr}`.trim()}`)
  }),
  chromium: once(async () => {
    process.env.CHROME_PATH = (await findChromium()).executablePath
    delete process.env.OPSLAG_TEST_CHROMIUM
  }),
  clamd: once(async () => {
    clamd = await startClamd()
    process.env.TEST_CLAMD_URL = clamd.url
  }),
  postgres: once(async () => {
    cluster = await startPostgres()
    process.env.TEST_DATABASE_URL = cluster.url
    process.env.TEST_DATABASE_ADMIN_URL = cluster.adminUrl
  }),
  site: once(async () => {
    site = await keepSite()
    process.env[SITE_VARIABLE] = JSON.stringify(site.shared)
  }),
}

async function runSuite(suite: Suite): Promise<Tally> {
  const files = testFiles(suite).filter((file) => filter.every((word) => file.includes(word)))
  if (files.length === 0 && filter.length > 0) return emptyTally()
  const lacking = emptyTally()
  const failed = (error: unknown): void =>
    fail(lacking, [suite.name], error instanceof Error ? error.message : String(error))
  for (const need of suite.needs) await prepare[need]().catch(failed)
  if (lacking.failed > 0 && !suite.isRunAnyway) return lacking
  // Without files there is nothing to hand the runners: Node's would go looking for some by itself.
  if (files.length === 0) return ranNothing(suite)
  try {
    const tally = await (suite.runner === 'browser' ? runElementTests : runNodeTests)(suite, files)
    if (tally.passed + tally.failed + tally.skipped === 0) return ranNothing(suite)
    const changed = suite.needs.includes('site') ? ((await site?.changed()) ?? []) : []
    if (changed.length > 0)
      fail(
        tally,
        [suite.name],
        `A test changed the lists of ${changed.join(', ')}, which others read: startWorkshop().`,
      )
    return { ...tally, failed: tally.failed + lacking.failed, failures: [...lacking.failures, ...tally.failures] }
  } catch (error) {
    failed(error)
    return lacking
  }
}

function ranNothing(suite: Suite): Tally {
  const tally = emptyTally()
  fail(tally, [suite.name], 'The suite ran no test.')
  return tally
}

const tallies: Tally[] = []
for (const suite of suites) {
  const start = performance.now()
  const tally = await runSuite(suite)
  tallies.push(tally)
  if (filter.length === 0 || tally.passed + tally.failed + tally.skipped > 0)
    say(suiteLines(suite.name, tally, performance.now() - start))
  if (process.env.OPSLAG_TEST_TIMES && tally.files.length > 0) say(slowest(tally))
}
await site?.stop()
await cluster?.stop()
await clamd?.stop()

const isEmpty = tallies.every((tally) => tally.passed + tally.failed + tally.skipped === 0)
if (isEmpty) {
  const tally = emptyTally()
  fail(tally, ['npm test'], `No test file matches ${filter.join(' ')}.`)
  tallies.push(tally)
  say(suiteLines('nothing', tally, 0))
}
say(`\n${closingLine(tallies)}`)
process.exitCode = tallies.some((tally) => tally.failed > 0) ? 1 : 0
