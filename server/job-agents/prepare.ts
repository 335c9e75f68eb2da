import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../db/client.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { inListAt } from '../jobs/list-sql.ts'
import { enqueueMails } from '../queue/enqueue.ts'
import { IS_LIVE, IS_ON, instant, LOOKS_EVERYWHERE, PASSES, SETTING } from './match.ts'

type Running = Pick<Deps, 'db' | 'now' | 'newId' | 'keys'>

/** Agents that one transaction prepares digests for. */
const AT_ONCE = 2_000

type Agent = { institution_id: number; id: string }

/**
 * Agents that may tell now, those of one institution together: their finds stand together, and so do the orders of their mails.
 * Nobody else gets them until the transaction ends.
 */
const due = (tx: Tx, at: Date): Promise<Agent[]> =>
  rows<Agent>(
    tx,
    sql`select institution_id, id from job_agents where status = 'active' and next_digest_at <= ${instant(at)}
      order by institution_id, id limit ${AT_ONCE} for update skip locked`,
  )

/**
 * Makes the digests of these agents: what they have found and not told, as far as the list has it now and their filter still
 * lets it through. An agent that has found nothing such gets none.
 */
async function make(tx: Tx, deps: Running, agents: readonly Agent[], at: Date) {
  const given = JSON.stringify(agents.map(({ institution_id, id }) => ({ i: institution_id, a: id, d: deps.newId() })))
  return rows<{ institution_id: number; id: string }>(
    tx,
    sql`with due as materialized (select * from jsonb_to_recordset(${given}::text::jsonb) as named(i int, a uuid, d uuid)),
      -- Step by step, for the tables have just grown and the planner knows nothing of it: what each agent has not told by the
      -- index of that, then each of those jobs by its own.
      asking as materialized (
        select due.d, m.ctid as place, m.job_institution_id, m.job_id, a.institution_id, a.category, a.location, a.department,
          a.employment_type, a.words, ${LOOKS_EVERYWHERE} as everywhere
        from due join job_agents a on a.institution_id = due.i and a.id = due.a ${SETTING}
        cross join lateral (select m.ctid, m.job_institution_id, m.job_id from agent_matches m
          where m.institution_id = due.i and m.agent_id = due.a and m.digest_id is null offset 0) m
        where ${IS_ON}),
      found as materialized (
        select a.place, a.d from asking a join jobs j on j.institution_id = a.job_institution_id and j.id = a.job_id
        where ${inListAt(instant(at))} and ${IS_LIVE} and (j.institution_id = a.institution_id or a.everywhere) and ${PASSES}),
      told as (
        update agent_matches m set digest_id = found.d from found where m.ctid = found.place
        returning m.institution_id, m.agent_id, m.digest_id, m.job_institution_id, m.job_id),
      made as (
        insert into digests (institution_id, id, agent_id, created_at)
        select distinct institution_id, digest_id, agent_id, ${instant(at)} from told
        returning institution_id, id, agent_id),
      counted as (
        insert into agent_feedback as f (institution_id, job_id, sent)
        select job_institution_id, job_id, count(*) from told group by 1, 2 order by 1, 2
        on conflict (institution_id, job_id) do update set sent = f.sent + excluded.sent),
      moved as (
        update job_agents a set next_digest_at = null,
          last_digest_at = case when due.d in (select id from made) then ${instant(at)} else a.last_digest_at end
        from due
        where a.institution_id = due.i and a.id = due.a)
      select institution_id, id from made`,
  )
}

/**
 * Prepares the digests that are due, some thousand in a transaction with the orders of their mails: what was missed is caught
 * up, a run too many finds nothing, and of two workers each has its own agents. Answers how many.
 */
export async function prepareDigests(deps: Running, signal: AbortSignal): Promise<number> {
  let count = 0
  while (!signal.aborted) {
    const at = deps.now()
    const some = await asSystem(deps.db, async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', '60s', true), set_config('jit', 'off', true)`)
      const agents = await due(tx, at)
      if (agents.length === 0) return 0
      const made = await make(tx, deps, agents, at)
      for (const [institutionId, digests] of Map.groupBy(made, (one) => one.institution_id)) {
        const orders = digests.map(({ id }) => ({ template: 'digest' as const, digest: id }))
        await enqueueMails(tx, deps, institutionId, orders)
      }
      count += made.length
      return agents.length
    })
    if (some < AT_ONCE) break
  }
  return count
}
