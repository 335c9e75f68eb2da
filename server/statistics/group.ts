import { asc, eq, sql } from 'drizzle-orm'
import { inLanguage, type Language } from '../contract/language.ts'
import type { Group, PERIODS } from '../contract/statistics.ts'
import type { Tx } from '../db/client.ts'
import { departments } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import { periodsBetween } from './day.ts'

/** What something can be grouped by. */
export type Dimension = 'medium' | 'job' | 'category' | 'location' | 'period' | 'department'
type Period = (typeof PERIODS)[number]

/** What a report is narrowed to. */
export type Narrowed = {
  from: string
  to: string
  by: readonly Dimension[]
  period: Period
  job?: number | undefined
  medium?: string | undefined
  /** Keys of the department and everything below it; null: all of them, and what is in none. */
  departments: readonly string[] | null
}

/** Figures of the smallest group that was asked for; what was not asked for is null. */
export type Leaf<F extends string> = Record<Dimension, string | null> & { figures: Partial<Record<F, number>> }

/** More than this nobody reads, and a narrower question has an answer. */
const MOST_ROWS = 20_000
/** Groups that one question of the database is to answer: one more than that, to know that there are too many. */
export const MOST_GROUPS = sql`limit ${MOST_ROWS + 1}`

/** Each group comes to a row of its own at least. @throws ProblemError `invalid` where that would be more rows than anybody reads. */
export function wantReadable<T extends { readonly length: number }>(groups: T): T {
  if (groups.length > MOST_ROWS) throw new ProblemError('invalid', { fields: [{ path: 'by', code: 'too-long' }] })
  return groups
}

/** How PostgreSQL writes a period: in the order of time when sorted as text. */
export const PERIOD_FORMAT: Record<Period, string> = {
  day: 'YYYY-MM-DD',
  week: 'IYYY-"W"IW',
  month: 'YYYY-MM',
  year: 'YYYY',
}

/** A department with its own and those above it, the highest first. */
type Department = { key: string; label: string; path: readonly string[] }

/** The institution's departments in their order. */
export async function departmentsOf(tx: Tx, institutionId: number, language: Language): Promise<Department[]> {
  const found = await tx
    .select({ key: departments.key, label: departments.label, path: departments.path })
    .from(departments)
    .where(eq(departments.institutionId, institutionId))
    .orderBy(asc(departments.position))
  return found.map(({ key, label, path }) => ({ key, path, label: inLanguage(label, language).text }))
}

/** The keys of a department and everything below it. @throws ProblemError `invalid` for one that there is not. */
export function departmentsWithin(all: readonly Department[], key: string | undefined): readonly string[] | null {
  if (key === undefined) return null
  if (!all.some((one) => one.key === key))
    throw new ProblemError('invalid', { fields: [{ path: 'department', code: 'unknown-key' }] })
  return all.filter(({ path }) => path.includes(key)).map((one) => one.key)
}

/** Where time alone divides them, periods in which nothing happened are rows too. */
export const emptyPeriods = <F extends string>({ by, from, to, period }: Narrowed): Leaf<F>[] =>
  by.length === 1 && by[0] === 'period'
    ? periodsBetween(from, to, period).map((one) => ({
        ...{ medium: null, job: null, category: null, location: null, department: null },
        period: one,
        figures: {},
      }))
    : []

/** What each key of a dimension is called; the order of the names is the order of the rows. */
export type Names = Partial<Record<Dimension, ReadonlyMap<string, string>>>

type Grouped<F extends string> = { groups: Partial<Record<Dimension, Group>>; figures: Record<F, number> }

/**
 * Adds leaves up to rows, a department's with everything below it (R184), and to a total in which each leaf counts once.
 * @throws ProblemError `invalid` where that would be more rows than anybody reads.
 */
export function grouped<F extends string>(
  leaves: readonly Leaf<F>[],
  {
    by,
    names,
    departments,
    figures,
    within,
  }: {
    by: readonly Dimension[]
    names: Names
    departments: readonly Department[]
    figures: readonly F[]
    within: readonly string[] | null
  },
): { rows: Grouped<F>[]; total: Record<F, number> } {
  const none = () => Object.fromEntries(figures.map((name) => [name, 0])) as Record<F, number>
  const add = (to: Record<F, number>, { figures: more }: Leaf<F>) => {
    for (const name of figures) to[name] += more[name] ?? 0
  }
  const paths = new Map(departments.map(({ key, path }) => [key, path]))
  const total = none()
  const rows = new Map<string, { keys: (string | null)[]; figures: Record<F, number> }>()
  for (const leaf of leaves) {
    add(total, leaf)
    const above = by.includes('department') ? (paths.get(leaf.department ?? '') ?? [leaf.department]) : [null]
    for (const department of above) {
      if (within && department !== null && !within.includes(department)) continue
      const keys = by.map((dimension) => (dimension === 'department' ? department : leaf[dimension]))
      const place = JSON.stringify(keys)
      const row = rows.get(place) ?? { keys, figures: none() }
      if (!rows.has(place)) rows.set(place, row)
      add(row.figures, leaf)
    }
  }
  if (by.length === 0) rows.clear()
  wantReadable({ length: rows.size })
  const places = new Map(
    by.map((dimension) => [
      dimension,
      new Map([...(names[dimension] ?? new Map()).keys()].map((key, at) => [key, at])),
    ]),
  )
  const placeOf = (dimension: Dimension, key: string | null) =>
    key === null ? Number.MAX_SAFE_INTEGER : (places.get(dimension)?.get(key) ?? Number.MAX_SAFE_INTEGER - 1)
  const inOrder = [...rows.values()].sort((one, other) => {
    for (const [at, dimension] of by.entries()) {
      const [a, b] = [one.keys[at] ?? null, other.keys[at] ?? null]
      if (a === b) continue
      const step = placeOf(dimension, a) - placeOf(dimension, b)
      return step || ((a ?? '') < (b ?? '') ? -1 : 1)
    }
    return 0
  })
  return {
    rows: inOrder.map(({ keys, figures }) => ({
      groups: Object.fromEntries(
        by.map((dimension, at) => {
          const key = keys[at] ?? null
          return [dimension, { key, label: key === null ? null : (names[dimension]?.get(key) ?? key) }]
        }),
      ),
      figures,
    })),
    total,
  }
}

/** A department by its key, as a report names it. */
export function named(all: readonly Department[], key: string | undefined): { key: string; label: string } | null {
  const found = all.find((one) => one.key === key)
  return found ? { key: found.key, label: found.label } : null
}
