import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { openPostgres } from '../server/db/client.ts'
import { agentMatches, institutions, jobAgents } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import type { Deps } from '../server/deps.ts'
import { filterOf } from '../server/job-agents/filter.ts'
import { listJobs } from '../server/jobs/list.ts'
import { createDatabase, startPostgres } from '../test/support/postgres.ts'
import { fillAgents, fillInstitutions, fillJobs } from './agents-fill.ts'
import { benchDeps } from './deps.ts'
import { printTable } from './table.ts'

const JOBS = 500
const SIZES = [1_000, 10_000, 100_000]
const COMPARED = 1_000
const GOAL = { seconds: 300, memory: 400 }
const HOUR = 3_600_000

type Run = { match: number; prepare: number; digests: number; peak: number }

/** The jobs that the list answers for an agent's search, page after page. */
async function listed(deps: Deps, slug: string | null, filter: ReturnType<typeof filterOf>): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const answer = await listJobs(deps, slug, {
      ...filter,
      sort: 'deadline',
      limit: 100,
      lang: 'da',
      ...(cursor && { cursor }),
    })
    const { items, next } = JSON.parse(answer.body) as { items: { id: string }[]; next: string | null }
    ids.push(...items.map(({ id }) => id))
    cursor = next === null ? undefined : (new URL(next).searchParams.get('cursor') ?? undefined)
  } while (cursor)
  return ids
}

/** How many of a thousand agents were told of exactly the jobs that the list answers, and how many jobs those are. */
async function compare(deps: Deps): Promise<{ same: number; of: number; told: number }> {
  const agents = await asSystem(deps.db, (tx) =>
    tx.select().from(jobAgents).orderBy(sql`md5(id::text)`).limit(COMPARED),
  )
  const slugs = new Map((await deps.db.select().from(institutions)).map(({ id, slug }) => [id, slug]))
  let same = 0
  let told = 0
  for (const agent of agents) {
    const matches = await asSystem(deps.db, (tx) =>
      tx
        .select({ id: agentMatches.jobId })
        .from(agentMatches)
        .where(
          and(
            eq(agentMatches.institutionId, agent.institutionId),
            eq(agentMatches.agentId, agent.id),
            sql`digest_id is not null`,
          ),
        ),
    )
    const slug = agent.reach === 'everywhere' ? null : (slugs.get(agent.institutionId) ?? null)
    const expected = (await listed(deps, slug, filterOf(agent))).sort()
    const found = matches.map(({ id }) => String(id)).sort()
    told += found.length
    if (JSON.stringify(expected) === JSON.stringify(found)) same++
  }
  return { same, of: agents.length, told }
}

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
      if (size === SIZES.at(-1)) compared = await compare(benchDeps(database))
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
