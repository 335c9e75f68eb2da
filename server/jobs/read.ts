import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/client.ts'
import { categories, departments, institutions, jobs, locations, settings } from '../db/schema/index.ts'

type SettingRow = { thing: string; version: number; value: unknown }

const { inputHash: _, searchText: __, titleSort: ___, ...columns } = getTableColumns(jobs)

/**
 * One job with what its picture is made of: labels, and the settings that reach into it. The caller adds the `where`,
 * and so decides who may see it.
 */
export const jobRecords = (db: Db | Tx) =>
  db
    .select({
      ...columns,
      slug: institutions.slug,
      department: departments.label,
      category: categories.label,
      location: locations.label,
      settings: sql<SettingRow[]>`(
        select json_agg(json_build_object('thing', s.thing, 'version', s.version, 'value', s.value))
        from ${settings} s where s.institution_id = ${jobs.institutionId}
          and s.thing in ('profile', 'form', 'privacy-notice', 'retention'))`,
    })
    .from(jobs)
    .innerJoin(institutions, eq(institutions.id, jobs.institutionId))
    .leftJoin(
      departments,
      and(eq(departments.institutionId, jobs.institutionId), eq(departments.key, jobs.departmentKey)),
    )
    .leftJoin(categories, and(eq(categories.institutionId, jobs.institutionId), eq(categories.key, jobs.categoryKey)))
    .leftJoin(locations, and(eq(locations.institutionId, jobs.institutionId), eq(locations.key, jobs.locationKey)))

export type JobRecord = Awaited<ReturnType<typeof jobRecords>>[number]
