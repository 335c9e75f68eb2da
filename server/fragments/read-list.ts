import type { ListQuestion } from '../../widgets/server.ts'
import { takingTurnsFairly } from '../apart/fair-turns.ts'
import { JobList, JobQuery } from '../contract/job.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Deps } from '../deps.ts'
import { ProblemError, parse } from '../http/problem.ts'
import { listJobs } from '../jobs/list.ts'

/** The rows that a list shows, in the pages in which the element asks for them, and until when they hold. */
type ReadList = { pages: JobList[]; validUntil: Date | null }

/**
 * A list of several pages takes as much work as many of one page do, and anybody may ask for it under ever new addresses: these
 * wait for one another, institution by institution, and everybody else comes in between.
 */
const inTurn = takingTurnsFairly()

/**
 * Reads what a list asks (`listQuestion`), and answers what `draw` makes of it.
 * @throws ProblemError `invalid`, `unknown-institution`, and `unavailable` when too many wait for a long list.
 */
export async function withList<T>(
  deps: Deps,
  slug: string,
  question: ListQuestion,
  draw: (list: ReadList) => T,
): Promise<T> {
  const drawn = async () => draw(await readList(deps, slug, question))
  if (question.show <= LIMITS.maxPageSize) return drawn()
  const turn = inTurn(slug, drawn)
  if (!turn) throw new ProblemError('unavailable', { retryAfter: 5 })
  return turn
}

async function readList(deps: Deps, slug: string, { query, show }: ListQuestion): Promise<ReadList> {
  const pages: JobList[] = []
  let validUntil: Date | null = null
  let cursor: string | undefined
  let rows = 0
  do {
    const limit = Math.min(show - rows, LIMITS.maxPageSize)
    const answer = await listJobs(deps, slug, parse(JobQuery, { ...query, limit, ...(cursor && { cursor }) }))
    const page = JobList.parse(JSON.parse(answer.body))
    pages.push(page)
    rows += page.items.length
    validUntil = earlier(validUntil, answer.validUntil)
    cursor = (page.next && new URL(page.next).searchParams.get('cursor')) || undefined
  } while (cursor && rows < show)
  return { pages, validUntil }
}

/** The one that comes first; null is never. */
const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other)
