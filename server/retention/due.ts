import { type SQL, sql } from 'drizzle-orm'
import { type Db, rows, type Tx } from '../db/client.ts'
import { oldestUnkept } from '../job-agents/due.ts'
import { UNDO_DAYS } from '../talent-pools/renewable.ts'

/** A recruitment that nobody ended counts as ended so long after the deadline. */
const UNENDED = sql`interval '6 months'`

/**
 * From when an application is to be deleted (R200): so many months as its institution has decided after its recruitment
 * ended. Of `c` (recruitment_cases), `j` (jobs) and `s` (the setting `retention`); null while nothing has started the clock.
 */
const DELETED_FROM = sql`(coalesce(c.ended_at, coalesce(j.deadline, j.closed_at) + ${UNENDED})
  + make_interval(months => coalesce((s.value ->> 'applicationsMonths')::integer, 6)))`

/** Who left a talent pool by a mail's link can undo it for so long. */
const UNDO = sql`make_interval(days => ${UNDO_DAYS})`

const SETTING = sql`left join settings s on s.institution_id = c.institution_id and s.thing = 'retention'`
const APPLICATIONS = sql`applications a
  join recruitment_cases c on c.institution_id = a.institution_id and c.id = a.case_id
  join jobs j on j.institution_id = a.institution_id and j.id = a.job_id ${SETTING}`
/** Of a job that opened again, the recruitment of before has ended: its job is not asked. */
const CASES = sql`recruitment_cases c
  left join jobs j on j.institution_id = c.institution_id and j.case_id = c.id ${SETTING}`

/**
 * Until when the account of somebody is kept of whom nothing is left: a year after they last signed in, and at least 30 days
 * after that was found and told. Of `candidates`; null while something is left.
 */
export const accountKeptUntil = sql`(case when candidates.expiry_told_at is not null then greatest(
  coalesce(candidates.seen_at, candidates.confirmed_at) + interval '12 months', candidates.expiry_told_at + interval '30 days') end)`

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** Applications of an institution that are to be deleted by now, the longest due first. */
export async function dueApplications(tx: Tx, institutionId: number, at: Date, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select a.id from ${APPLICATIONS}
      where a.institution_id = ${institutionId} and ${DELETED_FROM} <= ${instant(at)}
      order by ${DELETED_FROM}, a.id limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

/** When an application is deleted. `isLatest`: nobody has ended the recruitment yet; it is no later than this. */
export type Deletion = { deletedFrom: Date | null; isLatest: boolean }

/** When each of these applications is deleted. */
export async function deletionsOf(tx: Tx, applications: readonly string[]): Promise<Map<string, Deletion>> {
  if (applications.length === 0) return new Map()
  const ids = sql.join(
    applications.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const found = await rows<{ id: string; deleted_from: string | Date | null; is_latest: boolean }>(
    tx,
    sql`select a.id, ${DELETED_FROM} as deleted_from, c.ended_at is null as is_latest from ${APPLICATIONS}
      where a.id in (${ids})`,
  )
  return new Map(
    found.map(({ id, deleted_from, is_latest }) => [
      id,
      { deletedFrom: deleted_from === null ? null : new Date(deleted_from), isLatest: is_latest },
    ]),
  )
}

/** From when the applications of a recruitment are deleted that has ended. */
export async function deletedFrom(tx: Tx, institutionId: number, caseId: string): Promise<Date> {
  const [row] = await rows<{ at: string | Date }>(
    tx,
    sql`select ${DELETED_FROM} as at from ${CASES}
      where c.institution_id = ${institutionId} and c.id = ${caseId}::uuid`,
  )
  return new Date(row!.at)
}

/**
 * Since when what should have gone first is overdue, an application, a draft, a member of a talent pool or an account, or a job
 * agent that should have gone, ended or been asked about; null when nothing is.
 */
export async function oldestOverdue(db: Db | Tx, at: Date): Promise<Date | null> {
  const [row] = await rows<{ at: string | Date | null }>(
    db,
    sql`select least(
      (select min(${DELETED_FROM}) from ${CASES}
         where ${DELETED_FROM} <= ${instant(at)}
           and exists (select from applications a where a.institution_id = c.institution_id and a.case_id = c.id)),
      (select min(expires_at) from drafts where expires_at <= ${instant(at)}),
      (select min(expires_at) from pool_members where expires_at <= ${instant(at)}),
      (select min(left_at) + ${UNDO} from pool_members where left_at <= ${instant(at)} - ${UNDO}),
      ${oldestUnkept(at)},
      (select min(${accountKeptUntil}) from candidates where ${accountKeptUntil} <= ${instant(at)})) as at`,
  )
  return row?.at == null ? null : new Date(row.at)
}

/** Until when a draft for a job `j` is kept, as `s` has it. */
const DRAFT_UNTIL = sql`(j.deadline + make_interval(days => coalesce((s.value ->> 'draftDays')::integer, 30)))`

/** Brings drafts' ends forward where the institution keeps them for fewer days now than when they were saved. */
export const tightenDrafts = (tx: Tx, institutionId: number) =>
  tx.execute(sql`with tight as (
      select d.id, ${DRAFT_UNTIL} as until from drafts d
      join jobs j on j.institution_id = d.institution_id and j.id = d.job_id
      left join settings s on s.institution_id = j.institution_id and s.thing = 'retention'
      where d.institution_id = ${institutionId} and d.expires_at > ${DRAFT_UNTIL}
      -- Many are held here, and none is waited for: the next run sees to it.
      for update of d skip locked)
    update drafts d set expires_at = tight.until from tight where d.institution_id = ${institutionId} and d.id = tight.id`)
