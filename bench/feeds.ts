import { gte } from 'drizzle-orm'
import { openPostgres } from '../server/db/client.ts'
import { feedRuns } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import type { Deps } from '../server/deps.ts'
import { runDueFeeds } from '../server/feeds/schedule.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { benchDeps } from './deps.ts'
import { INSTITUTIONS, JOBS, makeInstitutions, otherSystems } from './other-systems.ts'
import { median, printTable } from './table.ts'

const HOUR = 3_600_000
const ROUNDS = { unchanged: 3, changed: 2 }
const GOALS = { added: '', unchanged: 60, changed: 300 }

/** Ten thousand jobs by feed on PostgreSQL: from the document's bytes to the stored jobs, without the way over the net. */
export async function benchFeeds(): Promise<void> {
  const cluster = await startPostgres()
  const database = await openPostgres(cluster.url, { production: true })
  const clock = { now: new Date() }
  const others = otherSystems(clock.now)
  const deps = benchDeps(database, { fetchDocument: others.fetchDocument, now: () => clock.now })
  try {
    await makeInstitutions(deps, false)
    /** Seconds for one round of all feeds; fails when it did not do what it should. */
    const round = async (version: number, expected: 'added' | 'changed' | 'unchanged') => {
      others.bring(version)
      const began = performance.now()
      await runDueFeeds(deps, new AbortController().signal)
      const seconds = (performance.now() - began) / 1000
      const counts = await countsSince(deps, clock.now)
      if (counts[expected] !== JOBS) throw new Error(`${expected}: ${JSON.stringify(counts)}`)
      clock.now = new Date(clock.now.getTime() + 2 * HOUR)
      return seconds
    }
    const seconds = { added: [await round(0, 'added')], unchanged: [] as number[], changed: [] as number[] }
    for (let n = 0; n < ROUNDS.unchanged; n++) seconds.unchanged.push(await round(0, 'unchanged'))
    for (let n = 0; n < ROUNDS.changed; n++) seconds.changed.push(await round(n + 1, 'changed'))
    printTable(
      `${JOBS} jobs of ${INSTITUTIONS} institutions by feed, seconds on PostgreSQL ${cluster.version} (medians)`,
      ['all jobs', 'median', 'lowest', 'highest', 'goal', 'runs'],
      Object.entries(seconds).map(([what, all]) => [
        what,
        median(all).toFixed(1),
        Math.min(...all).toFixed(1),
        Math.max(...all).toFixed(1),
        GOALS[what as keyof typeof GOALS],
        all.length,
      ]),
    )
  } finally {
    await database.close()
    await cluster.stop()
  }
}

async function countsSince({ db }: Deps, began: Date) {
  const found = await asSystem(db, (tx) => tx.select().from(feedRuns).where(gte(feedRuns.startedAt, began)))
  const sum = (name: 'added' | 'changed' | 'unchanged' | 'closed' | 'refused') =>
    found.reduce((total, run) => total + run[name], 0)
  return {
    added: sum('added'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    closed: sum('closed'),
    refused: sum('refused'),
    outcomes: [...new Set(found.map(({ outcome, reason }) => `${outcome} ${reason ?? ''}`))],
  }
}
