import { type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../db/client.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type FilterName, inListAt, passes } from '../jobs/list-sql.ts'
import { nextDigest } from './next-digest.ts'

type Running = Pick<Deps, 'db' | 'now'>

/** Jobs that all agents are asked about together, … */
const JOBS_AT_ONCE = 500
/** … and agents that one transaction asks: half a second's work at most. */
const AGENTS_AT_ONCE = 500

const COLUMNS: Record<FilterName, SQL> = {
  category: sql`a.category`,
  location: sql`a.location`,
  department: sql`a.department`,
  employmentType: sql`a.employment_type`,
  words: sql`a.words`,
}

/** Does a job `j` pass the filter that an agent `a` has saved? */
export const PASSES = passes((name) => COLUMNS[name], { perRow: true })

export const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** Of an agent `a`, with its institution's setting `s`. */
export const SETTING = sql`left join settings s on s.institution_id = a.institution_id and s.thing = 'job-agent'`
export const IS_ON = sql`coalesce((s.value ->> 'enabled')::boolean, true)`
export const LOOKS_EVERYWHERE = sql`(a.reach = 'everywhere' and coalesce((s.value ->> 'everywhere')::boolean, true))`
export const IS_LIVE = sql`exists (select from institutions i where i.id = j.institution_id and i.live_since is not null)`

/** A job that is to be asked about; `version` is its row as it was read. */
type Asked = { institution_id: number; id: string; version: string }

/** The jobs that are open now and that no agent has been asked about since they came or changed, the oldest first. */
const unasked = (tx: Tx, at: Date): Promise<Asked[]> =>
  rows<Asked>(
    tx,
    sql`select j.institution_id, j.id::text as id, j.xmin::text as version from jobs j
      where ${inListAt(instant(at))} and j.agents_asked_at is null and ${IS_LIVE}
      order by j.publish_from, j.id limit ${JOBS_AT_ONCE}`,
  )

type Place = { institution_id: number; id: string }
const START: Place = { institution_id: 0, id: '00000000-0000-0000-0000-000000000000' }

/** So that two workers do not do the same work; nothing would be wrong if they did. */
async function isAlone(tx: Tx): Promise<boolean> {
  const [lock] = await rows<{ mine: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended('job agents', 0)) as mine`,
  )
  return lock?.mine === true
}

/** Agents that have found something; `last` is how far the page of agents went, null when none is behind it. */
type Found = { found: { i: number; a: string }[]; last: Place | null }

/**
 * Asks the agents after `place` about the jobs: one statement, which is the list's own question with the agents' columns in
 * place of a request's parameters. What is found stands in `agent_matches` once.
 */
async function ask(tx: Tx, jobs: readonly Asked[], place: Place, at: Date): Promise<Found> {
  const of = JSON.stringify(jobs.map(({ institution_id, id }) => ({ i: institution_id, j: Number(id) })))
  const [done] = await rows<{ found: Found['found'] | null; asked: number; i: number | null; a: string | null }>(
    tx,
    sql`with page as materialized (
        select a.institution_id, a.id, a.status, a.confirmed_at, a.category, a.location, a.department, a.employment_type, a.words,
          ${IS_ON} as is_on, ${LOOKS_EVERYWHERE} as everywhere
        from job_agents a ${SETTING}
        where (a.institution_id, a.id) > (${place.institution_id}, ${place.id}::uuid)
        order by a.institution_id, a.id limit ${AGENTS_AT_ONCE}),
      asking as materialized (
        select * from page where is_on and status in ('active', 'paused') and confirmed_at is not null),
      -- The text is unpacked here, once, and not for every agent. One that came later than the day it bears is as new as it came.
      asked as materialized (
        select j.institution_id, j.id, greatest(j.publish_from, j.created_at) as since, j.category_key, j.location_key,
          j.department_key, j.employment_type, j.search_text || '' as search_text
        from jobs j join jsonb_to_recordset(${of}::text::jsonb) as named(i int, j bigint)
          on j.institution_id = named.i and j.id = named.j),
      found as (
        insert into agent_matches as m (institution_id, agent_id, job_institution_id, job_id, matched_at)
        select a.institution_id, a.id, j.institution_id, j.id, ${instant(at)} from asking a join asked j
          on j.institution_id = a.institution_id and j.since > a.confirmed_at and ${PASSES}
        union all
        select a.institution_id, a.id, j.institution_id, j.id, ${instant(at)} from asking a join asked j
          on a.everywhere and j.institution_id <> a.institution_id and j.since > a.confirmed_at and ${PASSES}
        -- Found before and not told yet: it may be told now.
        on conflict (institution_id, agent_id, job_institution_id, job_id) do update set matched_at = excluded.matched_at
          where m.digest_id is null
        returning m.institution_id as i, m.agent_id as a)
      select (select json_agg(distinct jsonb_build_object('i', i, 'a', a)) from found) as found,
        (select count(*)::int from page) as asked, last.i, last.a
      from (select 1) one left join lateral (
        select institution_id as i, id as a from page order by institution_id desc, id desc limit 1) last on true`,
  )
  const isMore = done?.asked === AGENTS_AT_ONCE && done.i !== null && done.a !== null
  return { found: done?.found ?? [], last: isMore ? { institution_id: done.i!, id: done.a! } : null }
}

/** Those that have found something are due when they may tell. One that is paused is not, until it goes on. */
const makeDue = (tx: Tx, found: Found['found'], at: Date) =>
  tx.execute(sql`update job_agents a
    set next_digest_at = coalesce(a.next_digest_at, case when a.status = 'active' then case a.frequency
      when 'at-once' then greatest(${instant(at)}, a.last_digest_at + interval '1 hour')
      when 'daily' then ${instant(nextDigest('daily', at, null))}
      else ${instant(nextDigest('weekly', at, null))} end end)
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as f(i int, a uuid)
    where a.institution_id = f.i and a.id = f.a`)

/** One page of agents in one transaction. Answers how far it went; null when none is behind it. */
async function askSome(tx: Tx, jobs: readonly Asked[], place: Place, at: Date): Promise<Place | null> {
  // On a machine that has much to do it may take its time: nobody waits for it. The planner thinks a page of agents small, and
  // would hold every one of them against every job of every institution; told not to, it thinks the rest dear, and compiles it.
  await tx.execute(sql`select set_config('statement_timeout', '60s', true), set_config('enable_nestloop', 'off', true),
    set_config('jit', 'off', true)`)
  const { found, last } = await ask(tx, jobs, place, at)
  await tx.execute(sql`select set_config('enable_nestloop', 'on', true)`)
  if (found.length > 0) await makeDue(tx, found, at)
  return last
}

/**
 * Marks the jobs as asked about; one that has changed meanwhile is asked about again. By their numbers, as whoever else writes
 * several holds them.
 */
const mark = (tx: Tx, jobs: readonly Asked[], at: Date) =>
  tx.execute(sql`with held as materialized (
      select j.institution_id, j.id from jobs j
      join jsonb_to_recordset(${JSON.stringify(jobs.map((job) => ({ i: job.institution_id, j: Number(job.id), v: job.version })))}::text::jsonb)
        as named(i int, j bigint, v text) on j.institution_id = named.i and j.id = named.j
      where j.xmin::text = named.v order by j.id for no key update of j)
    update jobs j set agents_asked_at = ${instant(at)} from held where j.institution_id = held.institution_id and j.id = held.id`)

/** Jobs that had left the list before anybody was asked: nobody will be. One that is being changed comes another time. */
const passOver = (tx: Tx, at: Date) =>
  tx.execute(sql`update jobs set agents_asked_at = ${instant(at)} where id in (
    select id from jobs where status = 'published' and audience = 'public' and agents_asked_at is null
      and publish_from <= ${instant(at)} and (deadline < ${instant(at)} or listed_until < ${instant(at)})
      limit ${JOBS_AT_ONCE} for no key update skip locked)`)

/**
 * Asks every agent about the jobs that are new or have changed, until there are none or `signal` says to stop. Killed in the
 * middle it begins again with the same jobs, and finds what it had found.
 */
export async function matchNewJobs({ db, now }: Running, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const at = now()
    const jobs = await asSystem(db, async (tx) => {
      const found = await unasked(tx, at)
      if (found.length === 0) await passOver(tx, at)
      return found
    })
    if (jobs.length === 0) return
    let place: Place | null = START
    while (place !== null) {
      if (signal.aborted) return
      const from: Place = place
      const next = await asSystem(db, async (tx) => ((await isAlone(tx)) ? askSome(tx, jobs, from, at) : 'busy'))
      if (next === 'busy') return
      place = next
    }
    await asSystem(db, (tx) => mark(tx, jobs, at))
  }
}
