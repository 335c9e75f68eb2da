import type { ApplicationInput, ApplicationReceipt } from '../../server/contract/application.ts'
import type { Institution } from '../../server/contract/institution.ts'
import type { EmploymentType, Job, JobList, Sort } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import type { Problem } from '../../server/contract/problem.ts'
import { toJson } from './json.ts'
import { institutionPath, jobPath, jobsPath, originPath } from './paths.ts'
import { taken } from './taken.ts'

/** A refusal the server explained. `retryAfter` is in seconds where the answer named a time. */
export class ApiError extends Error {
  readonly problem: Problem
  readonly retryAfter: number | undefined
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.code)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** Whether an error says that there is no such thing, or no longer. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ApiError && /^(?:not-found|gone)$/.test(error.problem.code)

/**
 * No answer of ours came back, so nobody knows what the server did. `offline`: the request could not be made or was cut;
 * `timeout`: it took too long; `gateway`: something between here and the server answered in its place.
 */
export class LostLineError extends Error {
  readonly reason: 'offline' | 'timeout' | 'gateway'
  constructor(reason: 'offline' | 'timeout' | 'gateway', cause?: unknown) {
    super(reason, { cause })
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

/** The server, as elements see it. All throw `ApiError` or `LostLineError`. */
export interface Api {
  /** Where the server is, without a slash at the end. */
  readonly base: string
  /** Answers that are not asked for again, by the path they are asked at. */
  readonly kept?: Map<string, Promise<unknown>>
  /** Asked for once per page and language. */
  institution(slug: string, lang: Language): Promise<Institution>
  /** One page of the list; its `next` is for `cursorOf`. */
  jobs(slug: string, query: JobsQuery): Promise<JobList>
  /** One ad with its form. `fresh`: as it is now, not as it was a moment ago. */
  job(slug: string, id: string, lang: Language, fresh?: boolean): Promise<Job>
  /** Sends an application. The same key for every attempt at the same application. */
  apply(slug: string, id: string, input: ApplicationInput, idempotencyKey: string): Promise<ApplicationReceipt>
  /** Any other request, for modules that only chunks reach. False where the answer is empty. */
  call?(path: string, ms: number, init: RequestInit): Promise<unknown>
  /** What is sent beside a file. */
  headers?: (() => Record<string, string>) | undefined
  /** Proves anew what has ended, and says whether that went well. */
  renew?: (() => Promise<boolean>) | undefined
}

const READ_MS = 15_000
const SEND_MS = 30_000
// Long enough that an answer asked for beside an element's code is still there when the code has arrived over a poor line.
const KEPT_MS = 30_000

/** The server at `base`; tests and demos hand in their own `fetch`. */
export function createApi(base: string, fetch: typeof globalThis.fetch = taken.fetch): Api {
  const origin = base.replace(/\/+$/, '')
  const kept = new Map<string, Promise<unknown>>()

  async function call(path: string, ms: number, init: RequestInit): Promise<unknown> {
    const timeout = AbortSignal.timeout(ms)
    try {
      // A request is what is said here, not what a page has put on every object.
      const response = await fetch(origin + path, { __proto__: null, ...init, signal: timeout } as RequestInit)
      const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '')
      const body: unknown = isJson && (await response.json())
      if (response.ok && (isJson || response.status === 204)) return body
      if ((body as Problem | null)?.code)
        throw new ApiError(body as Problem, Number(response.headers.get('retry-after')) || undefined)
      throw new LostLineError('gateway')
    } catch (error) {
      if (error instanceof ApiError || error instanceof LostLineError) throw error
      throw new LostLineError(timeout.aborted ? 'timeout' : 'offline', error)
    }
  }

  /**
   * Answers that several elements ask for are asked for once; what failed is asked for again. They are asked for as
   * `<link rel="preload" as="fetch" crossorigin>` asks, since a browser uses such a line for an equal request only: with the
   * credentials `same-origin`, which are none on any page but our own.
   */
  function read(path: string, keptFor = KEPT_MS, fresh = false): Promise<unknown> {
    const known = fresh ? undefined : kept.get(path)
    if (known) return known
    const asked = api.call(path, READ_MS, fresh ? { cache: 'no-cache' } : {})
    const drop = () => kept.get(path) === asked && kept.delete(path)
    kept.set(path, asked)
    asked.then(() => keptFor < Infinity && setTimeout(drop, keptFor), drop)
    return asked
  }

  // What is asked goes through `api.call`, which `internal/` puts its own in front of.
  const api: Api & Required<Pick<Api, 'call'>> = {
    base: origin,
    kept,
    call,
    institution: (slug, lang) => read(institutionPath(slug, lang), Infinity) as Promise<Institution>,
    jobs: (slug, query) => read(jobsPath(slug, query)) as Promise<JobList>,
    job: (slug, id, lang, fresh) => read(jobPath(slug, id, `?lang=${lang}`), KEPT_MS, fresh) as Promise<Job>,
    apply: (slug, id, input, idempotencyKey) =>
      api
        .call(jobPath(slug, id, '/applications'), SEND_MS, {
          method: 'POST',
          credentials: 'omit',
          headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
          body: toJson(input),
        })
        .catch(async (error) => {
          // To a page from which nothing is taken a browser shows a refusal as a lost line. The server tells it, if it is asked.
          if (error.reason === 'offline')
            await call(originPath(slug), READ_MS, {}).catch((refusal) => {
              if (refusal.problem?.code === 'origin-not-allowed') throw refusal
            })
          throw error
        }) as Promise<ApplicationReceipt>,
  }
  return api
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
  return (list.next && new URL(list.next).searchParams.get('cursor')) || undefined
}
