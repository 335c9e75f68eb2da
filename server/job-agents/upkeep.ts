import { sql } from 'drizzle-orm'
import { holdAccounts } from '../candidates/ensure.ts'
import type { Language } from '../contract/language.ts'
import { rows, type Tx } from '../db/client.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { inListAt } from '../jobs/list-sql.ts'
import { enqueueMails } from '../queue/enqueue.ts'
import { tellExpiring } from '../retention/accounts.ts'
import { ASKED_MS, DROPPED_FROM } from './due.ts'
import { IS_ON, instant, SETTING } from './match.ts'

type Running = Pick<Deps, 'db' | 'now' | 'newId' | 'keys'>

/** What was told so long ago is forgotten where the job is not open any more. */
const TOLD_MS = 180 * 86_400_000
const AT_ONCE = 500

/**
 * Asks, once, whether to go on. One that was asked late, since nothing ran, ends so much later. What it told long ago goes with
 * the asking: once a year is often enough.
 */
async function askSome(tx: Tx, deps: Running, at: Date): Promise<number> {
  const ending = new Date(at.getTime() + ASKED_MS)
  const asked = await rows<{ institution_id: number; id: string }>(
    tx,
    sql`update job_agents set renewal_asked_at = ${instant(at)}, ends_at = greatest(ends_at, ${instant(ending)})
      where (institution_id, id) in (
        select a.institution_id, a.id from job_agents a ${SETTING}
        where a.status in ('active', 'paused') and a.renewal_asked_at is null and a.ends_at <= ${instant(ending)} and ${IS_ON}
        order by a.ends_at limit ${AT_ONCE} for update of a skip locked)
      returning institution_id, id`,
  )
  const ids = sql`(select i, a from jsonb_to_recordset(${JSON.stringify(
    asked.map(({ institution_id, id }) => ({ i: institution_id, a: id })),
  )}::text::jsonb) as named(i int, a uuid))`
  const old = instant(new Date(at.getTime() - TOLD_MS))
  await tx.execute(sql`delete from agent_matches m where (m.institution_id, m.agent_id) in ${ids} and m.matched_at < ${old}
    and not exists (select from jobs j where j.institution_id = m.job_institution_id and j.id = m.job_id and ${inListAt(instant(at))})`)
  await tx.execute(sql`delete from digests d where (d.institution_id, d.agent_id) in ${ids} and d.created_at < ${old}`)
  for (const [institutionId, agents] of Map.groupBy(asked, (one) => one.institution_id)) {
    const orders = agents.map(({ id }) => ({ template: 'agent-renewal' as const, agent: id }))
    await enqueueMails(tx, deps, institutionId, orders)
  }
  return asked.length
}

/** Ends those whose people were asked and did not answer; and where there are none any more, those that were not asked. */
const endUnanswered = (tx: Tx, at: Date) =>
  tx.execute(sql`update job_agents set status = 'ended', ended_at = ${instant(at)}, ended_reason = 'not-renewed', next_digest_at = null
    where (institution_id, id) in (
      select a.institution_id, a.id from job_agents a ${SETTING}
      where a.status in ('active', 'paused') and a.ends_at <= ${instant(at)} and (a.renewal_asked_at is not null or not ${IS_ON})
      for update of a skip locked)`)

type Dropped = { institution_id: number; id: string; candidate_id: string; language: Language }

/**
 * Deletes sign-ups that nobody confirmed, and what has ended once that cannot be undone any more; tells those of whom nothing is
 * left. Answers how many were due.
 */
async function dropSome(tx: Tx, deps: Running, at: Date): Promise<number> {
  const due = await rows<Dropped>(
    tx,
    sql`select a.institution_id, a.id, a.candidate_id, a.language from job_agents a
      where ${DROPPED_FROM} <= ${instant(at)} order by a.institution_id, a.id limit ${AT_ONCE}`,
  )
  if (due.length === 0) return 0
  await holdAccounts(
    tx,
    due.map((one) => one.candidate_id),
  )
  const named = JSON.stringify(due.map(({ institution_id, id }) => ({ i: institution_id, a: id })))
  // One that goes on since is not.
  const dropped = await rows<Dropped>(
    tx,
    sql`delete from job_agents a using jsonb_to_recordset(${named}::text::jsonb) as named(i int, a uuid)
      where a.institution_id = named.i and a.id = named.a and ${DROPPED_FROM} <= ${instant(at)}
      returning a.institution_id, a.id, a.candidate_id, a.language`,
  )
  for (const [institutionId, agents] of Map.groupBy(dropped, (one) => one.institution_id)) {
    const people = agents.map(({ candidate_id, language }) => ({ candidateId: candidate_id, language }))
    await tellExpiring(tx, deps, institutionId, people)
  }
  return due.length
}

/** Asks, ends and deletes what is due; what was missed is caught up, and a run too many finds nothing. */
export async function keepAgents(deps: Running, signal: AbortSignal): Promise<void> {
  const at = deps.now()
  let asked = AT_ONCE
  while (asked === AT_ONCE && !signal.aborted) asked = await asSystem(deps.db, (tx) => askSome(tx, deps, at))
  await asSystem(deps.db, (tx) => endUnanswered(tx, at))
  let due = AT_ONCE
  while (due === AT_ONCE && !signal.aborted) due = await asSystem(deps.db, (tx) => dropSome(tx, deps, at))
}
