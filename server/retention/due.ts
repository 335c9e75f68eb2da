import { type SQL, sql } from 'drizzle-orm'
import { type Db, rows, type Tx } from '../db/client.ts'

/** Nobody ended the recruitment: so long after the deadline it counts as ended. */
const UNENDED = sql`interval '6 months'`

/**
 * From when an application is to be deleted (R200): so many months as its institution has decided after its recruitment ended.
 * Of `c` (recruitment_cases), `j` (jobs) and `s` (the setting `retention`); null while nothing has started the clock.
 */
const DELETED_FROM = sql`(coalesce(c.ended_at, coalesce(j.deadline, j.closed_at) + ${UNENDED})
  + make_interval(months => coalesce((s.value ->> 'applicationsMonths')::integer, 6)))`

const FROM = sql`recruitment_cases c
  join jobs j on j.institution_id = c.institution_id
  left join settings s on s.institution_id = c.institution_id and s.thing = 'retention'`
const OF_APPLICATION = sql`applications a
  join recruitment_cases c on c.institution_id = a.institution_id and c.id = a.case_id
  join jobs j on j.institution_id = a.institution_id and j.id = a.job_id
  left join settings s on s.institution_id = a.institution_id and s.thing = 'retention'`

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** Applications of an institution that are to be deleted by now, the longest due first. */
export async function dueApplications(tx: Tx, institutionId: number, at: Date, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select a.id from ${OF_APPLICATION}
      where a.institution_id = ${institutionId} and ${DELETED_FROM} <= ${instant(at)}
      order by ${DELETED_FROM}, a.id limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

/** Until when a draft is kept: what it was saved for, and no longer than its institution keeps drafts after the deadline. */
const DRAFT_UNTIL = sql`least(d.expires_at, j.deadline + make_interval(days => coalesce((s.value ->> 'draftDays')::integer, 30)))`
const OF_DRAFT = sql`drafts d
  join jobs j on j.institution_id = d.institution_id and j.id = d.job_id
  left join settings s on s.institution_id = d.institution_id and s.thing = 'retention'`

/** Drafts of an institution that are kept no longer. */
export async function dueDrafts(tx: Tx, institutionId: number, at: Date, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select d.id from ${OF_DRAFT}
      where d.institution_id = ${institutionId} and ${DRAFT_UNTIL} <= ${instant(at)}
      order by d.id limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

/** When an application is deleted. `isLatest`: nobody has ended the recruitment yet; it is no later than this. */
export type Deletion = { application: string; deletedFrom: Date | null; isLatest: boolean }

/** When each of these applications is deleted. */
export async function deletionsOf(tx: Tx, applications: readonly string[]): Promise<Map<string, Deletion>> {
  if (applications.length === 0) return new Map()
  const found = await rows<{ id: string; deleted_from: string | Date | null; is_latest: boolean }>(
    tx,
    sql`select a.id, ${DELETED_FROM} as deleted_from, c.ended_at is null as is_latest from ${OF_APPLICATION}
      where a.id in (${sql.join(
        applications.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`,
  )
  return new Map(
    found.map((row) => [
      row.id,
      {
        application: row.id,
        deletedFrom: row.deleted_from === null ? null : new Date(row.deleted_from),
        isLatest: row.is_latest,
      },
    ]),
  )
}

/** When the applications of a job are deleted from, its recruitment having ended. */
export async function deletedFrom(tx: Tx, institutionId: number, jobId: number): Promise<Date> {
  const [row] = await rows<{ at: string | Date }>(
    tx,
    sql`select ${DELETED_FROM} as at from ${FROM} and j.id = ${jobId} and c.id = j.case_id
      where c.institution_id = ${institutionId}`,
  )
  return new Date(row!.at)
}

/** Since when the application or draft that should have gone first is overdue; null when none is. */
export async function oldestOverdue(db: Db | Tx, at: Date): Promise<Date | null> {
  const [row] = await rows<{ at: string | Date | null }>(
    db,
    sql`select least(
      (select min(${DELETED_FROM}) from recruitment_cases c
         join jobs j on j.institution_id = c.institution_id
         left join settings s on s.institution_id = c.institution_id and s.thing = 'retention'
         where ${DELETED_FROM} <= ${instant(at)} and exists (select from applications a
           where a.institution_id = c.institution_id and a.job_id = j.id and a.case_id = c.id)),
      (select min(${DRAFT_UNTIL}) from ${OF_DRAFT} where ${DRAFT_UNTIL} <= ${instant(at)})) as at`,
  )
  return row?.at == null ? null : new Date(row.at)
}
