import { sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { AgentStatistics } from '../contract/job-agent.ts'
import { rows } from '../db/client.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'

const MOST_JOBS = 1_000

type Row = { job: string; title: string; sent: number; relevant: number; not_relevant: number }

/**
 * How many agents look at the institution's jobs by its own sign-up, and what their readers, and those of other institutions'
 * agents, said of its jobs, the newest first. @throws ProblemError `forbidden`.
 */
export async function agentStatistics({ deps, actor, institution }: Call): Promise<AgentStatistics> {
  if (!can(actor, 'read-agent-statistics', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [count] = await rows<{ active: number; paused: number }>(
      tx,
      sql`select count(*) filter (where status = 'active')::int as active, count(*) filter (where status = 'paused')::int as paused
        from job_agents where institution_id = ${institution.id}`,
    )
    const jobs = await rows<Row>(
      tx,
      sql`select f.job_id::text as job, j.title, f.sent, f.relevant, f.not_relevant
        from agent_feedback f join jobs j on j.institution_id = f.institution_id and j.id = f.job_id
        where f.institution_id = ${institution.id} order by f.job_id desc limit ${MOST_JOBS}`,
    )
    return {
      active: count?.active ?? 0,
      paused: count?.paused ?? 0,
      jobs: jobs.map(({ not_relevant, ...job }) => ({ ...job, notRelevant: not_relevant })),
    }
  })
}
