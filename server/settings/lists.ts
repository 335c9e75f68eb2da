import { and, asc, eq, isNotNull, notInArray, sql } from 'drizzle-orm'
import type { LocalizedText } from '../contract/language.ts'
import { LISTS, type List } from '../contract/lists.ts'
import type { DepartmentNode, Departments, SettingValue } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { categories, departments, jobs, locations } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import { relabel } from '../jobs/search-text.ts'

/** Is it one of the settings that have tables of their own, because jobs point into them? */
export const isList = (thing: string): thing is List => (LISTS as readonly string[]).includes(thing)

const FLAT = { categories, locations } as const
const USED_AS = { departments: jobs.departmentKey, categories: jobs.categoryKey, locations: jobs.locationKey } as const

/**
 * Holds the lists still until the transaction ends: a job that names a key (`shared`) and a list that drops it
 * (`exclusive`) wait for each other.
 */
export async function lockLists(tx: Tx, institutionId: number, mode: 'shared' | 'exclusive'): Promise<void> {
  const name = `lists ${institutionId}`
  await tx.execute(
    mode === 'shared'
      ? sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`
      : sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`,
  )
}

/** The list as the institution has it; an empty one when it has none. */
export async function readList<L extends List>(tx: Tx, institutionId: number, list: L): Promise<SettingValue<L>> {
  if (list === 'departments') return { departments: await readTree(tx, institutionId) } as SettingValue<L>
  const table = FLAT[list as keyof typeof FLAT]
  const entries = await tx
    .select({ key: table.key, label: table.label })
    .from(table)
    .where(eq(table.institutionId, institutionId))
    .orderBy(asc(table.position))
  return { [list]: entries } as unknown as SettingValue<L>
}

async function readTree(tx: Tx, institutionId: number): Promise<DepartmentNode[]> {
  const found = await tx
    .select({ key: departments.key, parentKey: departments.parentKey, label: departments.label })
    .from(departments)
    .where(eq(departments.institutionId, institutionId))
    .orderBy(asc(departments.position))
  const nodes = new Map(found.map(({ key, label }) => [key, { key, label, children: [] } as DepartmentNode]))
  const top: DepartmentNode[] = []
  for (const { key, parentKey } of found)
    (parentKey === null ? top : nodes.get(parentKey)?.children)?.push(nodes.get(key) as DepartmentNode)
  return top
}

type Row = { key: string; label: LocalizedText; parentKey: string | null; path: string[]; at: string }

/** The tree in its order, each above its own; `at` is where in the input it stands. */
function flatten(nodes: readonly DepartmentNode[], above: readonly string[] = [], at = 'departments'): Row[] {
  return nodes.flatMap(({ key, label, children }, index) => {
    const path = [...above, key]
    const place = `${at}.${index}`
    return [
      { key, label, parentKey: above.at(-1) ?? null, path, at: `${place}.key` },
      ...flatten(children, path, `${place}.children`),
    ]
  })
}

const rowsOf = (list: List, value: SettingValue<List>): Row[] => {
  if (list === 'departments') return flatten((value as Departments).departments)
  const entries = (value as Record<string, { key: string; label: LocalizedText }[]>)[list] ?? []
  return entries.map((entry, index) => ({ ...entry, parentKey: null, path: [entry.key], at: `${list}.${index}.key` }))
}

/** Keys that stand in the list twice, by their place in the input. */
export function duplicates(list: List, value: SettingValue<List>) {
  const seen = new Set<string>()
  return rowsOf(list, value).flatMap(({ key, at }) => {
    if (seen.has(key)) return [{ path: at, code: 'duplicate' as const }]
    seen.add(key)
    return []
  })
}

/**
 * Puts the list in place of the earlier one, and the new labels into what searches look in.
 * @throws ProblemError `invalid` with `not-allowed` on `<list>.<key>` for each key that jobs use and the list leaves out.
 */
export async function replaceList(tx: Tx, institutionId: number, list: List, value: SettingValue<List>): Promise<void> {
  await lockLists(tx, institutionId, 'exclusive')
  const wanted = rowsOf(list, value).map(({ at: _, ...row }, position) => ({ ...row, institutionId, position }))
  const kept = wanted.map(({ key }) => key)
  const column = USED_AS[list]
  const missed = await tx
    .selectDistinct({ key: column })
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), isNotNull(column), notInArray(column, kept)))
    .orderBy(column)
  if (missed.length > 0)
    throw new ProblemError('invalid', {
      fields: missed.map(({ key }) => ({ path: `${list}.${key}`, code: 'not-allowed' })),
    })
  const table = list === 'departments' ? departments : FLAT[list]
  // A department may be moved below one that stood below it, or outlive its parent.
  if (list === 'departments')
    await tx.update(departments).set({ parentKey: null }).where(eq(departments.institutionId, institutionId))
  await tx.delete(table).where(and(eq(table.institutionId, institutionId), notInArray(table.key, kept)))
  const set = { label: sql`excluded.label`, position: sql`excluded.position` }
  if (wanted.length > 0 && list === 'departments')
    await tx
      .insert(departments)
      .values(wanted)
      .onConflictDoUpdate({
        target: [departments.institutionId, departments.key],
        set: { ...set, parentKey: sql`excluded.parent_key`, path: sql`excluded.path` },
      })
  else if (wanted.length > 0)
    await tx
      .insert(table)
      .values(wanted)
      .onConflictDoUpdate({ target: [table.institutionId, table.key], set })
  await relabel(tx, institutionId)
}
