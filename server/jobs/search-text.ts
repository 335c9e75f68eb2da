import { and, eq, sql } from 'drizzle-orm'
import type { LocalizedText } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { categories, departments, jobs, locations } from '../db/schema/index.ts'
import { plainText } from './sanitise.ts'

/** What words are compared as. Not PostgreSQL's lower(): under its C collation Æ stays Æ. */
export const folded = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .toLowerCase()

type Labels = { department: LocalizedText | null; category: LocalizedText | null; location: LocalizedText | null }

const labelLine = (labels: Labels) =>
  folded(
    Object.values(labels)
      .flatMap((label) => (label ? [label.da, label.en] : []))
      .filter((label) => label !== undefined)
      .join(' ')
      .replace(/\s+/g, ' '),
  )

/** Two lines, lower-case: the ad's own words, and what its department, category and location are called. */
export const searchText = (title: string, sanitisedBody: string, labels: Labels): string =>
  `${folded(`${title} ${plainText(sanitisedBody)}`)}\n${labelLine(labels)}`

/** Writes the second line anew in every job of the institution whose labels have become others; the job agents are asked again. */
export async function relabel(tx: Tx, institutionId: number): Promise<void> {
  const used = await tx
    .selectDistinct({
      departmentKey: jobs.departmentKey,
      categoryKey: jobs.categoryKey,
      locationKey: jobs.locationKey,
      department: departments.label,
      category: categories.label,
      location: locations.label,
    })
    .from(jobs)
    .leftJoin(
      departments,
      and(eq(departments.institutionId, jobs.institutionId), eq(departments.key, jobs.departmentKey)),
    )
    .leftJoin(categories, and(eq(categories.institutionId, jobs.institutionId), eq(categories.key, jobs.categoryKey)))
    .leftJoin(locations, and(eq(locations.institutionId, jobs.institutionId), eq(locations.key, jobs.locationKey)))
    .where(eq(jobs.institutionId, institutionId))
  const lines = used.map(({ departmentKey, categoryKey, locationKey, ...labels }) => ({
    department: departmentKey,
    category: categoryKey,
    location: locationKey,
    line: labelLine(labels),
  }))
  if (lines.length === 0) return
  await tx.execute(sql`
    update jobs set search_text = split_part(search_text, E'\n', 1) || E'\n' || named.line, agents_asked_at = null
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
      as named(department text, category text, location text, line text)
    where jobs.institution_id = ${institutionId}
      and jobs.department_key is not distinct from named.department
      and jobs.category_key is not distinct from named.category
      and jobs.location_key is not distinct from named.location
      and split_part(jobs.search_text, E'\n', 2) <> named.line`)
}
