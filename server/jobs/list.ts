import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import type { JobFilter, JobQuery } from '../contract/job.ts'
import { LIMITS } from '../contract/limits.ts'
import { type Db, statement, type Tx } from '../db/client.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem.ts'
import type { PublicAnswer } from '../http/public-cache.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type FilterName, type ListRow, listStatement, type Shape } from './list-sql.ts'
import { wantedLookups } from './search-lookup.ts'
import { searchName, searchShape } from './search-sql.ts'
import { patterns } from './search-text.ts'
import { wantedBy, wantedLines } from './search-words.ts'

const prepared = new WeakMap<Db, Map<string, ReturnType<typeof statement<ListRow>>>>()

function preparedList(db: Db, shape: Shape) {
  const { scope, sort, after, search, inMedium } = shape
  const name = `jobs_${scope}_by_${sort}${search ? searchName(search) : ''}${inMedium ? '_medium' : ''}${after ? '_after' : ''}`
  const known = prepared.get(db) ?? new Map<string, ReturnType<typeof statement<ListRow>>>()
  prepared.set(db, known)
  const list = known.get(name) ?? statement<ListRow>(db, name, listStatement(shape))
  known.set(name, list)
  return list
}

/**
 * A search is the only public read that may keep a processor busy. So many are answered at once, one more than there are processors
 * where a database's machine is about as large as ours, and connections left for everybody else; others wait in their order, which is sooner than if all of them
 * shared.
 */
const SEARCHES_AT_ONCE = Math.min(4, availableParallelism() + 1)
/** What so many wait for is not answered before the last of them has given up. */
const MOST_WAITING = 200
const searches = new WeakMap<Db, ReturnType<typeof pLimit>>()

/** @throws ProblemError `unavailable` when too many wait. */
export async function inTurn<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const turns = searches.get(db) ?? pLimit(SEARCHES_AT_ONCE)
  searches.set(db, turns)
  if (turns.pendingCount >= MOST_WAITING) throw new ProblemError('unavailable', { retryAfter: 5 })
  return turns(work)
}

const keysOf = (filter: JobFilter) => ({
  category: filter.category.join(),
  location: filter.location.join(),
  department: filter.department.join(),
  employmentType: filter.employmentType.join(),
})

/** The filters as a statement takes them that looks at one job. */
export const filterValues = (filter: JobFilter): Record<FilterName, string> => ({
  ...keysOf(filter),
  words: wantedLines(wantedBy(filter.q ?? '')),
})

/** The filters as the list's statement takes them, and the shape that it has for them: none where nothing narrows the list. */
function searchOf(filter: JobFilter) {
  const keys = keysOf(filter)
  const wanted = wantedBy(filter.q ?? '')
  const values = {
    ...keys,
    words: wantedLookups(wanted),
    phrases: wanted.phrases.join('\n'),
    plain: patterns(filter.q ?? ''),
  }
  const isNone = wanted.words.length === 0 && Object.values(keys).every((value) => value === '')
  return { values, search: isNone ? null : searchShape(values, wanted.words.length) }
}

function nextAddress(origin: string, slug: string | null, query: JobQuery, cursor: string): string {
  const url = new URL(slug === null ? '/v1/jobs' : `/v1/institutions/${slug}/jobs`, origin)
  if (query.q) url.searchParams.set('q', query.q)
  for (const filter of ['category', 'location', 'department', 'employmentType'] as const)
    for (const value of query[filter]) url.searchParams.append(filter, value)
  url.searchParams.set('sort', query.sort)
  url.searchParams.set('limit', String(query.limit))
  url.searchParams.set('lang', query.lang)
  url.searchParams.set('cursor', cursor)
  return url.href
}

/** What both lists say beside their items. */
const restOf = (
  { keys, config }: Pick<Deps, 'keys' | 'config'>,
  slug: string | null,
  query: JobQuery,
  answer: ListRow,
) => ({
  total: Math.min(answer.total, LIMITS.totalCap),
  ...(answer.total > LIMITS.totalCap && { totalCapped: true }),
  next: answer.last && nextAddress(config.origin, slug, query, writeCursor(keys, query.sort, answer.last)),
})

/**
 * A page of an institution's open jobs with what stands on its intranet, as JSON: inside a transaction of the institution's, for
 * somebody who has proven that they belong there. @throws ProblemError `invalid` for a cursor that is not ours.
 */
export async function insideList(
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'config' | 'now'>,
  slug: string,
  query: JobQuery,
  jobPage: string | null,
): Promise<string> {
  const after = query.cursor === undefined ? undefined : readCursor(deps.keys, query.sort, query.cursor)
  const filters = filterValues(query)
  const filtered = Object.values(filters).some((value) => value !== '')
  const shape: Shape = {
    ...{ scope: 'institution', sort: query.sort, after: after !== undefined },
    ...{ search: null, filtered, inside: true },
  }
  const list = statement<ListRow>(tx, '', listStatement(shape))
  const [row] = await list.execute({
    ...filters,
    ...after,
    institution: slug,
    now: deps.now().toISOString(),
    language: query.lang,
    origin: deps.config.origin,
    limit: query.limit,
    cap: LIMITS.totalCap + 1,
    jobPage: jobPage ?? '',
  })
  const answer = row?.value as ListRow
  return `{"items":${answer.items},${JSON.stringify(restOf(deps, slug, query, answer)).slice(1)}`
}

/**
 * A page of the open jobs of an institution, or of all of them when `slug` is null: one statement. `medium`: only those that
 * stand in that board's feed.
 * @throws ProblemError `unknown-institution`; `invalid` for a cursor that is not ours.
 */
export async function listJobs(
  { db, keys, config, now }: Pick<Deps, 'db' | 'keys' | 'config' | 'now'>,
  slug: string | null,
  query: JobQuery,
  medium: string | null = null,
): Promise<PublicAnswer> {
  const after = query.cursor === undefined ? undefined : readCursor(keys, query.sort, query.cursor)
  const { values, search } = searchOf(query)
  const list = preparedList(publicly(db), {
    scope: slug === null ? 'everywhere' : 'institution',
    sort: query.sort,
    after: after !== undefined,
    search,
    inMedium: medium !== null,
  })
  const ask = () =>
    list.execute({
      ...values,
      ...after,
      institution: slug,
      medium,
      now: now().toISOString(),
      language: query.lang,
      origin: config.origin,
      limit: query.limit,
      cap: LIMITS.totalCap + 1,
    })
  const [row] = await (search ? inTurn(db, ask) : ask())
  const answer = row?.value as ListRow
  if (slug !== null && answer.institutionId === null) throw new ProblemError('unknown-institution')
  const rest = restOf({ keys, config }, slug, query, answer)
  return {
    // PostgreSQL wrote the rows as JSON; they pass through unread.
    body: `{"items":${answer.items},${JSON.stringify(rest).slice(1)}`,
    contentType: 'application/json; charset=utf-8',
    language: query.lang,
    institutionId: answer.institutionId,
    validUntil: answer.nextChange === null ? null : new Date(answer.nextChange),
  }
}
