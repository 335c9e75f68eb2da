import type { EmploymentType, Sort } from '../../server/contract/job.ts'
import { EMPLOYMENT_TYPES, LIMITS, SORTS } from '../../server/contract/limits.ts'
import type { AddressChanges, PageAddress } from '../shared/address.ts'
import type { JobsQuery } from '../shared/api.ts'

export const FILTERS = ['category', 'location', 'department', 'employmentType'] as const
export type Filter = (typeof FILTERS)[number]

/** What the visitor has chosen, as it stands in the address. `show` is how many rows. */
export interface Choice extends Record<Filter, readonly string[]> {
  q: string
  sort: Sort
  show: number
}

/** As many rows as an address may make a page fetch. */
export const MOST_ROWS = 500

/** Reads a choice; what makes no sense in the address is as if it were not there. */
export function readChoice(address: Pick<PageAddress, 'all'>, prefix: string): Choice {
  const all = (name: string) => address.all(prefix + name)
  const keys = (name: string) => all(name).filter((key) => /^[a-z0-9-]{1,80}$/.test(key))
  const steps = Math.ceil(Number(all('show')[0]) / LIMITS.pageSize) || 1
  return {
    q: (all('q')[0] ?? '').trim().slice(0, LIMITS.query),
    category: keys('category'),
    location: keys('location'),
    department: keys('department'),
    employmentType: all('employmentType').filter((type) => (EMPLOYMENT_TYPES as readonly string[]).includes(type)),
    sort: SORTS.find((sort) => sort === all('sort')[0]) ?? 'deadline',
    show: Math.max(LIMITS.pageSize, Math.min(steps * LIMITS.pageSize, MOST_ROWS)),
  }
}

/** A part of a choice as changes of the address; what is as it would be anyway is left out of it. */
export function choiceChanges(prefix: string, part: Partial<Choice>): AddressChanges {
  const changes: AddressChanges = {}
  for (const [name, value] of Object.entries(part))
    changes[prefix + name] =
      value === '' || value === 'deadline' || value === LIMITS.pageSize
        ? null
        : typeof value === 'number'
          ? `${value}`
          : value
  return changes
}

/** How many filters are chosen, the search not among them. */
export const chosenCount = (choice: Choice): number => FILTERS.flatMap((filter) => choice[filter]).length

/** A choice as the server is asked; `scope` is the department that the element itself is limited to. */
export function queryOf(choice: Choice, scope: string): JobsQuery {
  return {
    q: choice.q,
    category: choice.category,
    location: choice.location,
    department: choice.department.length ? choice.department : scope ? [scope] : [],
    employmentType: choice.employmentType as EmploymentType[],
    sort: choice.sort,
  }
}

const LISTS = 'opslag-job-list,opslag-career-page'

/**
 * What a list's parameters begin with: nothing when it is alone on the page; else its id, or `list` and its place among the
 * lists, and a full stop.
 */
export function prefixOf(list: Element): string {
  const lists = [...document.querySelectorAll(LISTS)]
  // A list inside another element counts where that element, or the nearest one in the page, stands.
  let self = list
  for (let root = list.getRootNode(); root instanceof ShadowRoot && !lists.includes(self); root = self.getRootNode())
    self = root.host
  const at = lists.indexOf(self)
  if (at < 0 || lists.length < 2) return ''
  return `${self.id || `list${at + 1}`}.`
}

/** What a list asks first, before its own code may be there; equal to what it asks itself, so that the answer is shared. */
export function firstQuery(tag: Element, address: Pick<PageAddress, 'all'>): JobsQuery {
  const choice = readChoice(address, prefixOf(tag))
  const scope = tag.getAttribute('department') ?? ''
  return { ...queryOf(choice, scope), limit: Math.min(choice.show, LIMITS.maxPageSize) }
}
