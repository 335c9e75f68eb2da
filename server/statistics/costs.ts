import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../db/client.ts'
import { type Leaf, MOST_GROUPS, type Narrowed, PERIOD_FORMAT, wantReadable } from './group.ts'

type Row = Record<'period' | 'medium' | 'job' | 'department', string | null> & { cost: string | number }

/**
 * What ads have cost, by the day in Copenhagen that they began to stand in a medium; what was withdrawn after that has cost it all
 * the same, and coming back costs again. What is only planned, or was closed or over before it began, has cost nothing, and a
 * connection test's job neither.
 */
export async function costsOf(tx: Tx, institutionId: number, where: Narrowed, now: Date): Promise<Leaf<'cost'>[]> {
  const { by, period, departments } = where
  const day = sql`((p.published_from at time zone 'Europe/Copenhagen')::date)`
  const found = await rows<Row>(
    tx,
    sql`select ${by.includes('period') ? sql`to_char(${day}, ${sql.raw(`'${PERIOD_FORMAT[period]}'`)})` : sql`null::text`} as period,
      ${by.includes('medium') ? sql`p.medium_key` : sql`null::text`} as medium,
      ${by.includes('job') ? sql`p.job_id::text` : sql`null::text`} as job,
      ${by.includes('department') ? sql`j.department_key` : sql`null::text`} as department,
      sum(p.cost) as cost
    from job_publications p join jobs j on j.institution_id = p.institution_id and j.id = p.job_id and j.audience <> 'test'
    where p.institution_id = ${institutionId} and ${day} between ${where.from}::date and ${where.to}::date and p.cost > 0
      and p.published_from <= ${now.toISOString()}::timestamptz and (j.closed_at is null or p.published_from <= j.closed_at)
      and p.published_until is distinct from p.published_from
      ${where.job === undefined ? sql`` : sql`and p.job_id = ${where.job}`}
      ${where.medium === undefined ? sql`` : sql`and p.medium_key = ${where.medium}`}
      ${departments === null ? sql`` : sql`and j.department_key = any(string_to_array(${departments.join()}, ','))`}
    group by 1, 2, 3, 4 ${MOST_GROUPS}`,
  )
  return wantReadable(found).map(({ cost, ...groups }) => ({
    ...{ ...groups, category: null, location: null },
    figures: { cost: Number(cost) },
  }))
}
