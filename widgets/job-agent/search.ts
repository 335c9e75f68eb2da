import type { Institution } from '../../server/contract/institution.ts'
import type { JobFilter } from '../../server/contract/job.ts'
import type { AgentFrequency, AgentReach } from '../../server/contract/job-agent.ts'
import { EMPLOYMENT_TYPES, LIMITS } from '../../server/contract/limits.ts'
import type { PageAddress } from '../shared/address.ts'
import { departmentsBelow } from '../shared/departments.ts'
import type { Terms } from '../shared/terms.da.ts'

export const FILTERS = ['category', 'location', 'department', 'employmentType'] as const
export type Filter = (typeof FILTERS)[number]

/** What an agent looks for and how, as it stands on the screen. */
export type Search = Record<Filter, readonly string[]> & { q: string; frequency: AgentFrequency; reach: AgentReach }

/** What can be chosen of a filter; `depth` 0 is the top. */
export type Option = { key: string; label: string; depth?: number }
export type Options = Readonly<Record<Filter, readonly Option[]>>

/** What can be chosen at an institution, within the department that the element is limited to. */
export const optionsOf = (institution: Institution, scope: string, t: Terms): Options => ({
  category: institution.categories,
  location: institution.locations,
  department: departmentsBelow(institution.departments, scope),
  employmentType: EMPLOYMENT_TYPES.map((key) => ({ key, label: t.employmentType[key] })),
})

/** What the list's parameters begin with that `?agent=` names, where there are several lists. */
export function prefixIn(address: PageAddress): string {
  const from = address.get('agent') ?? ''
  return from.endsWith('.') ? from : ''
}

/**
 * The list's filters as they stand in the page's address. What nobody can choose is left out.
 */
export function searchIn(address: PageAddress, options: Options): Search {
  const prefix = prefixIn(address)
  const all = (name: string) => address.all(prefix + name)
  const chosen = Object.fromEntries(
    FILTERS.map((name) => [name, all(name).filter((key) => options[name].some((one) => one.key === key))]),
  ) as Record<Filter, string[]>
  const q = (all('q')[0] ?? '').trim().slice(0, LIMITS.query)
  return { ...chosen, q, frequency: 'daily', reach: 'institution' }
}

/** The search as the server takes it; `scope` is the department that the element is limited to. */
export function filterOf({ q, category, location, department, employmentType }: Search, scope: string): JobFilter {
  const words = q.trim()
  return {
    ...(words && { q: words }),
    category: [...category],
    location: [...location],
    department: department.length || !scope ? [...department] : [scope],
    employmentType: employmentType as JobFilter['employmentType'],
  }
}

/** A filter's choices in words. */
export const labelsOf = (search: Search, options: Options, filter: Filter): string[] =>
  options[filter].filter(({ key }) => search[filter].includes(key)).map(({ label }) => label)
