import type { Language } from '../../server/contract/language.ts'
import { LIMITS } from '../../server/contract/limits.ts'
import type { JobsQuery } from './api.ts'

const at = (slug: string) => `/v1/institutions/${encodeURIComponent(slug)}`

/** Where an institution is read. */
export const institutionPath = (slug: string, lang: Language): string => `${at(slug)}?lang=${lang}`

/** Where a page asks whether anything is taken from it. */
export const originPath = (slug: string): string => `${at(slug)}/origin`

/** Where a page of the list is read. */
export const jobsPath = (slug: string, query: JobsQuery): string => `${at(slug)}/jobs?${jobsSearch(query)}`

/** Where a list is read first, on a page whose address says nothing of it; letter by letter what `jobsPath` comes to. */
export const firstJobsPath = (slug: string, lang: Language, department: string | null): string =>
  `${at(slug)}/jobs?${department ? `department=${department}&` : ''}sort=deadline&limit=${LIMITS.pageSize}&lang=${lang}`

/** Where an ad is read, or something of it by what follows. */
export const jobPath = (slug: string, id: string, more: string): string =>
  `${at(slug)}/jobs/${encodeURIComponent(id)}${more}`

/** Where a list is read as the server draws it. */
export const fragmentPath = (slug: string, asked: string): string => `${at(slug)}/fragment?element=job-list${asked}`

/** A query as a search string, always in the same order, so that equal queries are equal addresses. */
function jobsSearch(query: JobsQuery): string {
  const search = new URLSearchParams()
  if (query.q) search.set('q', query.q)
  for (const name of ['category', 'location', 'department', 'employmentType'] as const)
    for (const value of [...(query[name] ?? [])].sort()) search.append(name, value)
  for (const name of ['sort', 'limit', 'cursor', 'lang'] as const)
    if (query[name] !== undefined) search.set(name, String(query[name]))
  return search.toString()
}
