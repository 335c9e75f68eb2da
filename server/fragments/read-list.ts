import type { ListQuestion } from '../../widgets/server.ts'
import { JobList, JobQuery } from '../contract/job.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/problem.ts'
import { listJobs } from '../jobs/list.ts'
import { inTurnsOf } from '../jobs/turns.ts'

/** The rows that a list shows, in the pages in which the element asks for them, and until when they hold. */
type ReadList = { pages: JobList[]; validUntil: Date | null }

/**
 * A list of several pages takes as much work as many of one page do, and anybody may ask for it under ever new addresses: these
 * wait for one another, and everybody else comes in between.
 */
const inTurn = inTurnsOf(2, 50)

/**
 * Reads what a list asks (`listQuestion`), and answers what `draw` makes of it.
 * @throws ProblemError `invalid`, `unknown-institution`, and `unavailable` when too many wait for a long list.
 */
export async function withList<T>(
  deps: Deps,
  slug: string,
  { query, show }: ListQuestion,
  draw: (list: ReadList) => T,
): Promise<T> {
  const list: ReadList = { pages: [], validUntil: null }
  let left = show
  /** Reads the next page, and tells whether there is another. */
  const readOn = async (): Promise<boolean> => {
    const next = list.pages.at(-1)?.next
    const cursor = next ? new URL(next).searchParams.get('cursor') : null
    const limit = Math.min(left, LIMITS.maxPageSize)
    const answer = await listJobs(deps, slug, parse(JobQuery, { ...query, limit, ...(cursor && { cursor }) }))
    const page = JobList.parse(JSON.parse(answer.body))
    list.pages.push(page)
    list.validUntil = earlier(list.validUntil, answer.validUntil)
    left -= page.items.length
    return page.next !== null && left > 0
  }
  if (!(await readOn())) return draw(list)
  return inTurn(deps.db, async () => {
    while (await readOn());
    return draw(list)
  })
}

/** The one that comes first; null is never. */
const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other)
