import { and, eq, inArray, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { inLanguage } from '../contract/language.ts'
import type { MediaFigures, MediaStatistics, MediaStatisticsQuery } from '../contract/statistics.ts'
import { chunks } from '../db/chunks.ts'
import { rows, type Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { costsOf } from './costs.ts'
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
import { mediaOf } from './media.ts'

const FIGURES = ['listViews', 'adViews', 'starts', 'applications', 'withdrawals', 'cost'] as const
type Figure = (typeof FIGURES)[number]

type Row = Record<'period' | 'medium' | 'job' | 'department', string | null> &
  Record<'list_views' | 'ad_views' | 'starts' | 'applications' | 'withdrawals', string | number>

/** What was counted, in the smallest groups that the question needs. */
async function countsOf(tx: Tx, institutionId: number, where: Narrowed): Promise<Leaf<Figure>[]> {
  const { by, period, departments } = where
  const department = sql`(case when c.job_id = 0 then nullif(c.department, '') else j.department_key end)`
  const of = (kind: string) => sql`coalesce(sum(c.n) filter (where c.kind = ${kind}), 0)`
  const found = await rows<Row>(
    tx,
    sql`select ${by.includes('period') ? sql`to_char(c.day, ${sql.raw(`'${PERIOD_FORMAT[period]}'`)})` : sql`null::text`} as period,
      ${by.includes('medium') ? sql`nullif(c.medium, '')` : sql`null::text`} as medium,
      ${by.includes('job') ? sql`nullif(c.job_id, 0)::text` : sql`null::text`} as job,
      ${by.includes('department') ? department : sql`null::text`} as department,
      ${of('list-view')} as list_views, ${of('ad-view')} as ad_views, ${of('form-start')} as starts,
      ${of('application')} as applications, ${of('withdrawal')} as withdrawals
    from media_counts c left join jobs j on j.institution_id = c.institution_id and j.id = c.job_id
    where c.institution_id = ${institutionId} and c.day between ${where.from}::date and ${where.to}::date
      ${where.job === undefined ? sql`` : sql`and c.job_id = ${where.job}`}
      ${where.medium === undefined ? sql`` : sql`and c.medium = ${where.medium}`}
      ${departments === null ? sql`` : sql`and ${department} = any(string_to_array(${departments.join()}, ','))`}
    group by 1, 2, 3, 4 ${MOST_GROUPS}`,
  )
  return wantReadable(found).map(({ period, medium, job, department, ...n }) => ({
    ...{ period, medium, job, department, category: null, location: null },
    figures: {
      listViews: Number(n.list_views),
      adViews: Number(n.ad_views),
      starts: Number(n.starts),
      applications: Number(n.applications),
      withdrawals: Number(n.withdrawals),
    },
  }))
}

const toOre = (kroner: number) => Math.round(kroner * 100) / 100

const withRate = (figures: Record<Figure, number>): MediaFigures => ({
  ...figures,
  cost: toOre(figures.cost),
  costPerApplication: figures.applications > 0 ? toOre(figures.cost / figures.applications) : null,
})

/** What the jobs are called that stand in rows, the newest first. */
async function titlesOf(tx: Tx, institutionId: number, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found: { id: number; title: string }[] = []
  for (const some of chunks([...new Set(ids)].map(Number)))
    found.push(
      ...(await tx
        .select({ id: jobs.id, title: jobs.title })
        .from(jobs)
        .where(and(eq(jobs.institutionId, institutionId), inArray(jobs.id, some)))),
    )
  return new Map(found.sort((one, other) => other.id - one.id).map(({ id, title }) => [String(id), title]))
}

/**
 * Views, starts, applications, withdrawals and cost per medium, job, period and department (R063, R182–R184). That it was drawn is
 * audited. @throws ProblemError `forbidden`; `invalid` for a department or job that there is not.
 */
export async function mediaStatistics(call: Call, query: MediaStatisticsQuery): Promise<MediaStatistics> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-statistics', institution)) throw new ProblemError('forbidden')
  const { by, period, lang, medium, format } = query
  const now = deps.now()
  const days = daysOf(now, query)
  if (query.job !== undefined && !/^\d+$/.test(query.job))
    throw new ProblemError('invalid', { fields: [{ path: 'job', code: 'unknown-key' }] })
  return inInstitution(deps.db, institution.id, async (tx) => {
    const departments = await departmentsOf(tx, institution.id, lang)
    const within = departmentsWithin(departments, query.department)
    const job = query.job === undefined ? undefined : Number(query.job)
    const where: Narrowed = { ...days, by, period, job, medium, departments: within }
    const leaves: Leaf<Figure>[] = [
      ...(await countsOf(tx, institution.id, where)),
      ...(await costsOf(tx, institution.id, where, now)),
      ...emptyPeriods(where),
    ]
    const names = {
      medium: new Map((await mediaOf(tx, institution.id, lang)).map(({ key, label }) => [key, label])),
      job: await titlesOf(
        tx,
        institution.id,
        leaves.flatMap((leaf) => leaf.job ?? []),
      ),
      department: new Map(departments.map(({ key, label }) => [key, label])),
    }
    const { rows, total } = grouped(leaves, { by, names, departments, figures: FIGURES, within })
    const criteria = {
      ...days,
      by,
      period: by.includes('period') ? period : null,
      job: query.job ?? null,
      medium: medium ?? null,
    }
    const details = { ...criteria, department: query.department ?? null, format }
    await audit(tx, call, 'statistics-drawn', 'statistics:media', details)
    return {
      report: {
        name: 'media',
        institution: { key: institution.slug, label: inLanguage(institution.profile.name, lang).text },
        drawnAt: now.toISOString(),
        drawnBy: await drawerOf(tx, call),
        criteria: { ...criteria, department: named(departments, query.department) },
      },
      rows: rows.map(({ groups, figures }) => ({ ...groups, ...withRate(figures) })),
      total: withRate(total),
    }
  })
}
