import type { ApplicationInput, ApplicationReceipt } from '../../server/contract/application.ts'
import type { Institution } from '../../server/contract/institution.ts'
import type { EmploymentType, Job, JobList, Sort } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import type { Problem, ProblemCode } from '../../server/contract/problem.ts'

/** A refusal the server explained. `retryAfter` is in seconds where the answer named a time. */
export class ApiError extends Error {
  readonly problem: Problem
  readonly retryAfter: number | undefined
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.code)
    this.name = 'ApiError'
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/**
 * No answer of ours came back, so nobody knows what the server did. `offline`: the request could not be made or was cut;
 * `timeout`: it took too long; `gateway`: something between here and the server answered in its place.
 */
export class LostLineError extends Error {
  readonly reason: 'offline' | 'timeout' | 'gateway'
  constructor(reason: 'offline' | 'timeout' | 'gateway', cause?: unknown) {
    super(reason, { cause })
    this.name = 'LostLineError'
    this.reason = reason
  }
}

/** The list's query. A department means it and everything below it. `limit` at most 100. */
export interface JobsQuery {
  q?: string
  category?: readonly string[]
  location?: readonly string[]
  department?: readonly string[]
  employmentType?: readonly EmploymentType[]
  sort?: Sort
  limit?: number
  cursor?: string
  lang?: Language
}

/** The server, as elements see it. All throw `ApiError`, `LostLineError`, or the caller's own abort. */
export interface Api {
  /** Where the server is, without a slash at the end. */
  readonly base: string
  /** Asked for once per page and language. */
  institution(slug: string, lang: Language): Promise<Institution>
  /** One page of the list; its `next` is for `cursorOf`. */
  jobs(slug: string, query: JobsQuery): Promise<JobList>
  /** One ad with its form. `fresh`: as it is now, not as it was a moment ago. */
  job(slug: string, id: string, lang: Language, fresh?: boolean): Promise<Job>
  /** Sends an application. The same key for every attempt at the same application. */
  apply(
    slug: string,
    id: string,
    input: ApplicationInput,
    idempotencyKey: string,
    signal?: AbortSignal,
  ): Promise<ApplicationReceipt>
  /** Where the deadline lies as a calendar file. */
  deadlineAddress(slug: string, id: string, lang: Language): string
}

const READ_MS = 15_000
const SEND_MS = 30_000
// Long enough that an answer asked for beside an element's code is still there when the code has arrived over a poor line.
const KEPT_MS = 30_000
const KEPT_MOST = 50

// Taken when the script loads: a page that replaces fetch later shall not read what is typed here (T8).
const pageFetch: typeof globalThis.fetch = globalThis.fetch?.bind(globalThis)

/** The server at `base`; tests and demos hand in their own `fetch`. */
export function createApi(base: string, fetch: typeof globalThis.fetch = pageFetch): Api {
  const origin = base.replace(/\/+$/, '')
  const kept = new Map<string, Promise<unknown>>()

  async function call(path: string, ms: number, init: RequestInit = {}): Promise<unknown> {
    const timer = new AbortController()
    const timeout = setTimeout(() => timer.abort(), ms)
    const given = init.signal
    const stop = () => timer.abort()
    given?.addEventListener('abort', stop)
    if (given?.aborted) stop()
    try {
      const response = await fetch(origin + path, { ...init, signal: timer.signal, credentials: 'omit' })
      const json = /^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '')
      const body: unknown = json ? await response.json() : undefined
      if (response.ok && json) return body
      if (json && isProblem(body)) throw new ApiError(body, Number(response.headers.get('retry-after')) || undefined)
      if (response.status === 429 || response.status === 413) throw new ApiError(unexplained(response.status))
      throw new LostLineError('gateway')
    } catch (error) {
      if (given?.aborted) throw given.reason
      if (error instanceof ApiError || error instanceof LostLineError) throw error
      throw new LostLineError(timer.signal.aborted ? 'timeout' : 'offline', error)
    } finally {
      clearTimeout(timeout)
      given?.removeEventListener('abort', stop)
    }
  }

  /** Answers that several elements ask for are asked for once; what failed is asked for again. */
  function read(path: string, keptFor = KEPT_MS, fresh = false): Promise<unknown> {
    const known = fresh ? undefined : kept.get(path)
    if (known) return known
    const asked = call(path, READ_MS, fresh ? { cache: 'no-cache' } : {})
    const drop = () => kept.get(path) === asked && kept.delete(path)
    kept.set(path, asked)
    if (kept.size > KEPT_MOST) kept.delete([...kept.keys()][0] as string)
    asked.then(() => keptFor < Infinity && setTimeout(drop, keptFor), drop)
    return asked
  }

  const institutionPath = (slug: string) => `/v1/institutions/${encodeURIComponent(slug)}`
  const jobPath = (slug: string, id: string) => `${institutionPath(slug)}/jobs/${encodeURIComponent(id)}`

  return {
    base: origin,
    institution: (slug, lang) => read(`${institutionPath(slug)}?lang=${lang}`, Infinity) as Promise<Institution>,
    jobs: (slug, query) => read(`${institutionPath(slug)}/jobs?${jobsSearch(query)}`) as Promise<JobList>,
    job: (slug, id, lang, fresh) => read(`${jobPath(slug, id)}?lang=${lang}`, KEPT_MS, fresh) as Promise<Job>,
    apply: (slug, id, input, idempotencyKey, signal) =>
      call(`${jobPath(slug, id)}/applications`, SEND_MS, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(input),
        signal: signal ?? null,
      }) as Promise<ApplicationReceipt>,
    deadlineAddress: (slug, id, lang) => `${origin}${jobPath(slug, id)}/deadline.ics?lang=${lang}`,
  }
}

const apis = new Map<string, Api>()

/** The one `Api` of this page for a server, so that elements share what they ask for. */
export function apiAt(base: string): Api {
  let api = apis.get(base)
  if (!api) apis.set(base, (api = createApi(base)))
  return api
}

/** The cursor in a list's `next`, to be sent with the same query; undefined on the last page. */
export function cursorOf(list: JobList): string | undefined {
  return (list.next && new URL(list.next, 'http://next').searchParams.get('cursor')) || undefined
}

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

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string'

/** A refusal by something in front of the server, which knows only its status. */
function unexplained(status: 413 | 429): Problem {
  const code: ProblemCode = status === 429 ? 'too-many-requests' : 'too-large'
  return { type: 'about:blank', title: code, status, code, requestId: '' }
}
