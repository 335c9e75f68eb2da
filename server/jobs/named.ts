import { and, eq } from 'drizzle-orm'
import type { PgSelect } from 'drizzle-orm/pg-core'
import type { LocalizedText } from '../contract/language.ts'
import { Profile } from '../contract/settings.ts'
import { categories, departments, jobs, locations, settings } from '../db/schema/index.ts'

/** What an ad is called by beside its own words. */
export type Labels = {
  institution: LocalizedText
  department: LocalizedText | null
  category: LocalizedText | null
  location: LocalizedText | null
}

/** Selected of `jobs` beside what is joined by `named`. */
export const NAMES = {
  department: departments.label,
  category: categories.label,
  location: locations.label,
  profile: settings.value,
}

/** Joins to a query of `jobs` what their institution, department, category and location are called. */
export const named = <T extends PgSelect>(query: T) =>
  query
    .innerJoin(settings, and(eq(settings.institutionId, jobs.institutionId), eq(settings.thing, 'profile')))
    .leftJoin(
      departments,
      and(eq(departments.institutionId, jobs.institutionId), eq(departments.key, jobs.departmentKey)),
    )
    .leftJoin(categories, and(eq(categories.institutionId, jobs.institutionId), eq(categories.key, jobs.categoryKey)))
    .leftJoin(locations, and(eq(locations.institutionId, jobs.institutionId), eq(locations.key, jobs.locationKey)))

/** The names that a row of such a query has. */
export const labelsOf = (row: Omit<Labels, 'institution'> & { profile: unknown }): Labels => ({
  institution: Profile.parse(row.profile).name,
  department: row.department,
  category: row.category,
  location: row.location,
})
