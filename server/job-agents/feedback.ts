import { sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { rows, type Tx } from '../db/client.ts'
import { asSystem } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { digestJobs, type ToldJob } from './digest-jobs.ts'
import { openHandle } from './handle.ts'
import { type AgentRow, agentRow } from './queries.ts'

/** As many as a page shows. */
const MOST_JOBS = 500

/** A digest that a mail's link leads to, with its agent. @throws ProblemError `gone`. */
async function open(tx: Tx, { deps, institution }: Call, text: string): Promise<{ row: AgentRow; digest: string }> {
  const handle = openHandle(deps, institution.id, text)
  if (handle?.use !== 'jobs') throw new ProblemError('gone')
  const row = await agentRow(tx, institution.id, handle.agent)
  if (!row) throw new ProblemError('gone')
  return { row, digest: handle.digest }
}

/** The jobs of a digest, and what its reader has said of them. Looking changes nothing. @throws ProblemError `gone`. */
export async function jobsOfDigest(call: Call, handle: string): Promise<{ row: AgentRow; jobs: ToldJob[] }> {
  const { deps } = call
  return asSystem(deps.db, async (tx) => {
    const { row, digest } = await open(tx, call, handle)
    const { jobs } = await digestJobs(tx, deps, row, digest, { at: deps.now(), most: MOST_JOBS })
    return { row, jobs }
  })
}

/** What is said of one job of a digest. */
export type Said = { institutionId: number; job: number; relevant: boolean }

/**
 * Keeps what a reader says of the jobs of a digest, and counts it for each job's institution; said again it replaces what was
 * said. Of jobs that the digest did not tell nothing is kept. Answers how many were counted. @throws ProblemError `gone`.
 */
export async function sayRelevant(call: Call, handle: string, said: readonly Said[]): Promise<number> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-up', institution)) throw new ProblemError('forbidden')
  return asSystem(deps.db, async (tx) => {
    const { row, digest } = await open(tx, call, handle)
    const given = JSON.stringify(
      said.map(({ institutionId, job, relevant }) => ({ i: institutionId, j: job, r: relevant })),
    )
    const kept = await rows<{ n: number }>(
      tx,
      sql`with said as materialized (
          select m.job_institution_id as i, m.job_id as j, m.relevant as before, named.r as now
          from agent_matches m join jsonb_to_recordset(${given}::text::jsonb) as named(i int, j bigint, r boolean)
            on m.job_institution_id = named.i and m.job_id = named.j
          where m.institution_id = ${row.institutionId} and m.agent_id = ${row.id}::uuid and m.digest_id = ${digest}::uuid
          for update of m),
        marked as (
          update agent_matches m set relevant = said.now from said
          where m.institution_id = ${row.institutionId} and m.agent_id = ${row.id}::uuid
            and m.job_institution_id = said.i and m.job_id = said.j),
        counted as (
          update agent_feedback f set
            relevant = f.relevant + (said.now)::int - coalesce(said.before, false)::int,
            not_relevant = f.not_relevant + (not said.now)::int - coalesce(not said.before, false)::int
          from said where f.institution_id = said.i and f.job_id = said.j)
        select count(*)::int as n from said`,
    )
    return kept[0]?.n ?? 0
  })
}
