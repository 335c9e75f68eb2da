import { and, eq, sql } from 'drizzle-orm'
import { agentMatches, institutions, jobAgents } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import type { Deps } from '../server/deps.ts'
import { filterOf } from '../server/job-agents/filter.ts'
import { listJobs } from '../server/jobs/list.ts'

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

/** How many of so many agents, taken by chance, were told of exactly the jobs that the list answers, and how many jobs those are. */
export async function compare(deps: Deps, count: number): Promise<{ same: number; of: number; told: number }> {
  const agents = await asSystem(deps.db, (tx) => tx.select().from(jobAgents).orderBy(sql`md5(id::text)`).limit(count))
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
