import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { EmploymentType, JobFilter } from '../contract/job.ts'
import { inLanguage, type Language, type LocalizedText } from '../contract/language.ts'
import type { Problem } from '../contract/problem.ts'
import type { Tx } from '../db/client.ts'
import { categories, departments, type jobAgents, locations } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import { cleanLine } from '../http/text.ts'
import { filterValues } from '../jobs/list.ts'
import { patterns, SEARCHED_AS } from '../jobs/search-text.ts'

type Row = typeof jobAgents.$inferSelect
type Columns = Pick<
  Row,
  'q' | 'words' | 'wordsAs' | 'category' | 'location' | 'department' | 'employmentType' | 'filterHash'
>

const KEYED = ['category', 'location', 'department'] as const
const sorted = <T extends string>(keys: readonly T[]): T[] => [...new Set(keys)].sort()

/** The filter in the one form that all ways of saying it come to. */
const settled = (filter: JobFilter): JobFilter => {
  const q = cleanLine(filter.q ?? '')
  return {
    ...(q && { q }),
    category: sorted(filter.category),
    location: sorted(filter.location),
    department: sorted(filter.department),
    employmentType: sorted(filter.employmentType),
  }
}

/**
 * A filter as an agent keeps it: what `passes` takes, and a hash by which the same again is known, of the words as they were
 * typed: how they are looked for may change.
 */
export function filterColumns(filter: JobFilter): Columns {
  const one = settled(filter)
  const values = filterValues(one)
  const said = sorted(patterns(one.q ?? '').split('\n')).join('\n')
  const hash = createHash('sha256').update(
    JSON.stringify([values.category, values.location, values.department, values.employmentType, said]),
  )
  return { q: one.q ?? null, ...values, wordsAs: SEARCHED_AS, filterHash: hash.digest('base64url') }
}

const keysOf = (text: string) => (text === '' ? [] : text.split(','))

/** The filter that an agent keeps. */
export const filterOf = (row: Omit<Columns, 'filterHash' | 'words' | 'wordsAs'>): JobFilter => ({
  ...(row.q !== null && { q: row.q }),
  category: keysOf(row.category),
  location: keysOf(row.location),
  department: keysOf(row.department),
  employmentType: keysOf(row.employmentType) as EmploymentType[],
})

/** What an institution's keys are called, by list. */
export type Labels = Record<(typeof KEYED)[number], Map<string, LocalizedText>>

export async function labelsOf(tx: Tx, institutionId: number): Promise<Labels> {
  const read = async (table: typeof categories | typeof locations | typeof departments) => {
    const found = await tx
      .select({ key: table.key, label: table.label })
      .from(table)
      .where(eq(table.institutionId, institutionId))
    return new Map(found.map(({ key, label }) => [key, label]))
  }
  return { category: await read(categories), location: await read(locations), department: await read(departments) }
}

/** @throws ProblemError `invalid` naming every key that the institution's lists do not have. */
export async function checkKeys(tx: Tx, institutionId: number, filter: JobFilter): Promise<void> {
  const labels = await labelsOf(tx, institutionId)
  const fields: NonNullable<Problem['fields']> = KEYED.flatMap((name) =>
    filter[name].flatMap((key, index) =>
      labels[name].has(key) ? [] : [{ path: `filter.${name}.${index}`, code: 'unknown-key' as const }],
    ),
  )
  if (fields.length > 0) throw new ProblemError('invalid', { fields })
}

/** The filter's keys in words; one that has left its list keeps its key. */
export function labelled(filter: JobFilter, labels: Labels, language: Language) {
  const of = (name: (typeof KEYED)[number]) =>
    filter[name].map((key) => {
      const label = labels[name].get(key)
      return { key, label: label ? inLanguage(label, language).text : key }
    })
  return { category: of('category'), location: of('location'), department: of('department') }
}
