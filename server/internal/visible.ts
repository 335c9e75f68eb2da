import { type SQL, sql } from 'drizzle-orm'
import { jobs } from '../db/schema/index.ts'

/** An end that is not there: as long as the deadline. */
const orEver = (end: SQL) => sql`coalesce(${end}, 'infinity'::timestamptz)`

/** Does a job `j` stand on the intranet at an instant, whoever else sees it? */
export const onIntranetAt = (at: SQL): SQL => sql`j.status = 'published' and j.audience <> 'test'
  and j.internal_from <= ${at} and ${orEver(sql`j.internal_until`)} >= ${at} and ${orEver(sql`j.deadline`)} >= ${at}`

/** Of the jobs' own table: has it been posted on the intranet by then? */
export const postedInside = (at: Date): SQL => sql`${jobs.internalFrom} <= ${at.toISOString()}::timestamptz`
