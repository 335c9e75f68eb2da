import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { openPostgres } from '../server/db/client.ts'
import { agentMatches } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import { createDatabase, startPostgres } from '../test/support/postgres.ts'
import { compare } from './agents-compare.ts'
import { fillAgents, fillInstitutions, fillJobs } from './agents-fill.ts'
import { benchDeps } from './deps.ts'
import { printTable } from './table.ts'

const JOBS = 500
const SIZES = [1_000, 10_000, 100_000]
const COMPARED = 1_000
const GOAL = { seconds: 300, memory: 400 }
const HOUR = 3_600_000

type Run = { match: number; prepare: number; digests: number; peak: number }

/** New jobs against saved searches on PostgreSQL: until every digest stands in the outbox. */
export async function benchAgents(): Promise<void> {
  const cluster = await startPostgres()
  const body: (string | number)[][] = []
  let compared = { same: 0, of: 0, told: 0 }
  try {
    for (const size of SIZES) {
      const template = new URL(cluster.url).pathname.slice(1)
      const { url } = await createDatabase(cluster.adminUrl, { name: `agents_${size}`, template })
      const database = await openPostgres(url, { production: true })
      const now = Date.now()
      await asSystem(database.db, fillInstitutions)
      await asSystem(database.db, (tx) => fillAgents(tx, size, new Date(now - 24 * HOUR)))
      await asSystem(database.db, (tx) => fillJobs(tx, JOBS, new Date(now - HOUR)))
      const { stdout } = await promisify(execFile)(process.execPath, ['bench/agents-run.ts', url])
      const { match, prepare, digests, peak } = JSON.parse(stdout) as Run
      const matches = await asSystem(database.db, (tx) => tx.$count(agentMatches))
      body.push([
        size,
        matches,
        digests,
        match.toFixed(1),
        prepare.toFixed(1),
        (match + prepare).toFixed(1),
        Math.round(peak),
      ])
      if (size === SIZES.at(-1)) compared = await compare(benchDeps(database), COMPARED)
      await database.close()
    }
    printTable(
      `${JOBS} new jobs against job agents, seconds on PostgreSQL ${cluster.version} (goal ${GOAL.seconds} s and ${GOAL.memory} MB at ${SIZES.at(-1)})`,
      ['agents', 'matches', 'digests', 'matching', 'preparing', 'together', 'memory MB'],
      body,
    )
    printTable(
      'Digests against what the list answers for the same search',
      ['agents', 'exactly the same', 'jobs told'],
      [[compared.of, compared.same, compared.told]],
    )
  } finally {
    await cluster.stop()
  }
}
