import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../db/client.ts'
import { dayOf } from './day.ts'
import { mediaOf } from './media.ts'

/** So many months words that stand in no list are told apart: the twelve of a report, and the one that runs. */
const TOLD_APART_MONTHS = 13

/**
 * Folds what was seen by words that anybody may have made up into what nobody knows the medium of, once it is older than that:
 * words in no list of the institution's, that it published nothing in, and by which no application came. Day, job and department
 * stay, and so does every sum. Answers how many rows went.
 */
export async function foldWords(tx: Tx, institutionId: number, now: Date): Promise<number> {
  const listed = (await mediaOf(tx, institutionId, 'da')).map(({ key }) => key)
  const before = sql`date_trunc('month', ${dayOf(now)}::date - interval '1 month' * ${TOLD_APART_MONTHS}::int)::date`
  const [folded] = await rows<{ n: number }>(
    tx,
    sql`with known as materialized (
        select medium_key as medium from job_publications where institution_id = ${institutionId}
        union select string_to_table(${listed.join()}, ',')
        union select medium from media_counts where institution_id = ${institutionId} and kind = 'application' and n > 0),
      gone as (delete from media_counts where institution_id = ${institutionId} and day < ${before} and medium <> ''
        and kind in ('list-view', 'ad-view', 'form-start') and medium not in (select medium from known)
        returning day, kind, job_id, department, n),
      kept as (insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
        select ${institutionId}, day, kind, job_id, department, '', sum(n) from gone group by day, kind, job_id, department
        on conflict (institution_id, day, kind, job_id, department, medium) do update set n = media_counts.n + excluded.n)
      select count(*)::int as n from gone`,
  )
  return folded?.n ?? 0
}
