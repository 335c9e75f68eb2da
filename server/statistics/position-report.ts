import { asc, eq, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import type { PositionStatistics, PositionStatisticsQuery } from '../contract/statistics.ts'
import { rows, type Tx } from '../db/client.ts'
import { categories, locations } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { daysOf, drawerOf } from './facts.ts'
import {
  departmentsOf,
  departmentsWithin,
  emptyPeriods,
  grouped,
  type Leaf,
  MOST_GROUPS,
  type Narrowed,
  named,
  PERIOD_FORMAT,
  wantReadable,
} from './group.ts'

const FIGURES = ['postings', 'positions'] as const

type Row = Record<'period' | 'category' | 'location' | 'department', string | null> &
  Record<(typeof FIGURES)[number], string | number>

/** Ads that have been published, internal ones too, by the day in Copenhagen; one that was closed before it opened was not. */
async function postingsOf(
  tx: Tx,
  institutionId: number,
  where: Narrowed,
  now: Date,
): Promise<Leaf<(typeof FIGURES)[number]>[]> {
  const { by, period, departments } = where
  const day = sql`((publish_from at time zone 'Europe/Copenhagen')::date)`
  const found = await rows<Row>(
    tx,
    sql`select ${by.includes('period') ? sql`to_char(${day}, ${sql.raw(`'${PERIOD_FORMAT[period]}'`)})` : sql`null::text`} as period,
      ${by.includes('category') ? sql`category_key` : sql`null::text`} as category,
      ${by.includes('location') ? sql`location_key` : sql`null::text`} as location,
      ${by.includes('department') ? sql`department_key` : sql`null::text`} as department,
      count(*) as postings, sum(number_of_positions) as positions
    from jobs where institution_id = ${institutionId} and kind = 'job' and audience <> 'test'
      and publish_from <= ${now.toISOString()}::timestamptz and (closed_at is null or closed_at >= publish_from)
      and ${day} between ${where.from}::date and ${where.to}::date
      ${departments === null ? sql`` : sql`and department_key = any(string_to_array(${departments.join()}, ','))`}
    group by 1, 2, 3, 4 ${MOST_GROUPS}`,
  )
  return wantReadable(found).map(({ postings, positions, ...groups }) => ({
    ...{ ...groups, medium: null, job: null },
    figures: { postings: Number(postings), positions: Number(positions) },
  }))
}

async function labelsOf(
  tx: Tx,
  table: typeof categories | typeof locations,
  institutionId: number,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .select({ key: table.key, label: table.label })
    .from(table)
    .where(eq(table.institutionId, institutionId))
    .orderBy(asc(table.position))
  return new Map(found.map(({ key, label }) => [key, inLanguage(label, language).text]))
}

/**
 * Positions that were posted, by category, location, period and department (R179, R184). That it was drawn is audited.
 * @throws ProblemError `forbidden`; `invalid` for a department that there is not.
 */
export async function positionStatistics(call: Call, query: PositionStatisticsQuery): Promise<PositionStatistics> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-statistics', institution)) throw new ProblemError('forbidden')
  const { by, period, lang, format } = query
  const now = deps.now()
  const days = daysOf(now, query)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const departments = await departmentsOf(tx, institution.id, lang)
    const within = departmentsWithin(departments, query.department)
    const where: Narrowed = { ...days, by, period, departments: within }
    const leaves = [...(await postingsOf(tx, institution.id, where, now)), ...emptyPeriods(where)]
    const names = {
      category: await labelsOf(tx, categories, institution.id, lang),
      location: await labelsOf(tx, locations, institution.id, lang),
      department: new Map(departments.map(({ key, label }) => [key, label])),
    }
    const { rows, total } = grouped(leaves, { by, names, departments, figures: FIGURES, within })
    const criteria = { ...days, by, period: by.includes('period') ? period : null, job: null, medium: null }
    const details = { ...days, by, period: criteria.period, department: query.department ?? null, format }
    await audit(tx, call, 'statistics-drawn', 'statistics:positions', details)
    return {
      report: {
        name: 'positions',
        institution: { key: institution.slug, label: inLanguage(institution.profile.name, lang).text },
        drawnAt: now.toISOString(),
        drawnBy: await drawerOf(tx, call),
        criteria: { ...criteria, department: named(departments, query.department) },
      },
      rows: rows.map(({ groups, figures }) => ({ ...groups, ...figures })),
      total,
    }
  })
}
