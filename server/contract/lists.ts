import { type DepartmentNode, SETTINGS } from './settings.ts'

/** The settings that are lists, whose entries jobs name by their keys. */
export const LISTS = ['departments', 'categories', 'locations'] as const
export type List = (typeof LISTS)[number]

/** The field of a job that names an entry of a list. */
export const FIELD_OF = { departments: 'department', categories: 'category', locations: 'location' } as const

type Entry = { key: string; label: { da?: string | undefined; en?: string | undefined } }

const entriesOf = (list: List, value: unknown): Entry[] => {
  if (list === 'departments') return SETTINGS.departments.parse(value).departments
  return list === 'categories' ? SETTINGS.categories.parse(value).categories : SETTINGS.locations.parse(value).locations
}

/** Every key of a list of an institution's, a tree's lower ones too. */
export function keysOf(list: List, value: unknown): Set<string> {
  const within = (entries: readonly Entry[]): string[] =>
    entries.flatMap((entry) => [entry.key, ...within((entry as Partial<DepartmentNode>).children ?? [])])
  return new Set(within(entriesOf(list, value)))
}

/** A list with what it lacks of `wanted` (labels by key) at its end, and what that was. */
export function withEntries(list: List, value: unknown, wanted: ReadonlyMap<string, string>) {
  const known = keysOf(list, value)
  const added = [...wanted].filter(([key]) => !known.has(key)).map(([key, label]) => ({ key, label }))
  const entries = added.map(({ key, label }) => ({
    key,
    label: { da: label },
    ...(list === 'departments' && { children: [] }),
  }))
  return { added, value: { [list]: [...entriesOf(list, value), ...entries] } }
}
