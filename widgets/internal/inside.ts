import type { InternalProof, InternalWays, WorkLoginStarted } from '../../server/contract/internal.ts'
import type { Job, JobList } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import { type Api, ApiError } from '../shared/api.ts'
import { toJson } from '../shared/json.ts'
import type { Marked } from '../shared/marked.ts'
import { taken } from '../shared/taken.ts'

/** Where a page says what it has proven. */
const HEADER = 'opslag-internal'
const ASK_MS = 15_000

/** What is waited for: a code from a mail, or from the window of the provider. */
export type Started = {
  way: 'addresses' | 'logins'
  id: string
  key: string
  url?: string
  begun?: number
  email?: string
}

/** Which of a page's requests may be for what is internal: a list, an ad, or what is sent for a job. */
type Route = { kind: 'read' | 'send'; path: string } | null

export const isNoProof = (error: unknown): boolean => error instanceof ApiError && error.problem.code === 'proof-needed'

/**
 * What this page has proven to an institution, in memory; a sign-in also for as long as the tab is open, once somebody has
 * signed in. It stands in front of what the elements ask: with a proof they are answered what is internal too. Says `change`
 * when there is something else to show, and `proven` when the elements are to ask again.
 */
export class Inside extends EventTarget {
  ways: InternalWays | undefined
  started: Started | null = null
  /** There was a proof, and it holds no more. */
  hasEnded = false
  /** The page's token was refused, and it gives no other. */
  isStale = false
  /** What outlives the page, and the provider's window; tests and demos hand in their own. */
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => sessionStorage
  open: (url: string) => Window | null = (url) => globalThis.open(url, '_blank')
  readonly #api: Api
  readonly #call: NonNullable<Api['call']>
  readonly #slug: string
  readonly #base: string
  /** A token of the page's, a newer one each time; null where it gives none. */
  readonly #nextToken: () => Promise<string | null>
  readonly #markOf: (lang: Language) => unknown
  /** Numbers of the internal jobs that have been shown. */
  readonly #seen = new Set<string>()
  #proof: string | null = null
  #renewing: Promise<boolean> | undefined

  constructor(api: Api, slug: string, nextToken: () => Promise<string | null>, markOf: (lang: Language) => unknown) {
    super()
    this.#api = api
    this.#call = api.call as NonNullable<Api['call']>
    this.#slug = slug
    this.#base = `/v1/institutions/${encodeURIComponent(slug)}`
    this.#nextToken = nextToken
    this.#markOf = markOf
    api.call = (path, ms, init) => this.#ask(path, ms, init)
    const { headers } = api
    api.headers = () => ({ ...headers?.(), ...this.headers() })
    api.renew = async () => {
      const isRenewed = await this.renew()
      if (!isRenewed) this.#end()
      return isRenewed
    }
  }

  get isProven(): boolean {
    return this.#proof !== null
  }

  headers = (): Record<string, string> => (this.#proof === null ? {} : { [HEADER]: this.#proof })

  get #place(): string {
    return `${HEADER}:${this.#api.base} ${this.#slug}`
  }

  /** Shows the page's token, or what was proven before in this tab. */
  async begin(language: Language): Promise<void> {
    if (await this.renew()) return
    try {
      this.#proof = this.storage().getItem(this.#place)
    } catch {}
    if (this.#proof !== null) this.#proven()
    this.ways = (await this.#call(`${this.#base}/internal?lang=${language}`, ASK_MS, {})) as InternalWays
    this.#say('change')
  }

  /** Shows a new token of the page's; false where there is none or it is refused. Whoever asks meanwhile waits for the same. */
  renew(): Promise<boolean> {
    this.#renewing ??= this.#show().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** A page that was kept longer than its token lives may still give another. */
  async #show(): Promise<boolean> {
    for (let tries = 0; tries < 2; tries++) {
      const token = await this.#nextToken()
      if (token === null) break
      try {
        this.#take((await this.#post('/internal/proofs', { token })) as InternalProof, false)
        return true
      } catch (error) {
        if (!isNoProof(error)) throw error
        this.isStale = true
      }
    }
    if (this.isStale) this.#say('change')
    return false
  }

  async sendCode(email: string, language: Language): Promise<void> {
    const asked = (await this.#post('/internal/addresses', { email, language })) as Pick<Started, 'id' | 'key'>
    this.started = { ...asked, way: 'addresses', email }
    this.#say('change')
  }

  /** Makes the provider's window ready to be opened. */
  async beginLogin(language: Language): Promise<void> {
    const { id, key, url } = (await this.#post('/internal/logins', { language })) as WorkLoginStarted
    this.started = { id, key, url, begun: Date.now(), way: 'logins' }
    this.#say('change')
  }

  async enter(code: string): Promise<void> {
    const { way, id, key } = this.started as Started
    this.#take((await this.#post(`/internal/${way}/${id}/code`, { key, code })) as InternalProof, true)
  }

  #post(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    return this.#call(this.#base + path, ASK_MS, { method: 'POST', credentials: 'omit', headers, body: toJson(body) })
  }

  #take({ proof }: InternalProof, isKept: boolean) {
    this.#proof = proof
    this.started = null
    try {
      // Whoever has signed in need not again on the intranet's next page.
      if (isKept) this.storage().setItem(this.#place, proof)
    } catch {}
    this.#proven()
  }

  #proven() {
    this.hasEnded = this.isStale = false
    // What was answered without it is not what is there with it.
    for (const path of this.#api.kept?.keys() ?? []) if (path.includes('/jobs')) this.#api.kept?.delete(path)
    this.#say('proven')
    this.#say('change')
  }

  #end() {
    this.#proof = null
    this.hasEnded = true
    try {
      this.storage().removeItem(this.#place)
    } catch {}
    this.#say('change')
  }

  #say(what: 'change' | 'proven') {
    this.dispatchEvent(new Event(what))
  }

  #routeOf(path: string, init: RequestInit): Route {
    const rest = path.startsWith(this.#base) && path.slice(this.#base.length)
    if (!rest) return null
    if (!init.method && /^\/jobs(?:\?|\/\d+\?)/.test(rest))
      return { kind: 'read', path: `${this.#base}/internal${rest}` }
    return /^\/(?:views|jobs\/\d+\/(?:applications|drafts))$/.test(rest) ? { kind: 'send', path } : null
  }

  async #ask(path: string, ms: number, init: RequestInit): Promise<unknown> {
    const route = this.#routeOf(path, init)
    if (route) await this.#renewing?.catch(() => {})
    if (!route || this.#proof === null) return this.#call(path, ms, init)
    for (const isFirst of [true, false])
      try {
        const headers = { ...(init.headers as Record<string, string> | undefined), ...this.headers() }
        const answer = await this.#call(route.path, ms, {
          ...init,
          headers,
          ...(route.kind === 'read' && { cache: 'no-store' }),
        })
        return this.#marked(answer, path)
      } catch (error) {
        if (!isNoProof(error)) throw error
        if (isFirst && (await this.renew().catch(() => false))) continue
        this.#end()
        if (route.kind === 'send') throw error
        break
      }
    return this.#call(path, ms, init)
  }

  /** The deadline of an internal job as a file: a link alone proves nothing. Null for any other address. */
  async calendar(href: string): Promise<Blob | null> {
    const path = href.startsWith(this.#api.base) ? href.slice(this.#api.base.length) : ''
    const [, job] = /\/jobs\/(\d+)\/deadline\.ics/.exec(path) ?? []
    if (!job || !path.startsWith(`${this.#base}/`) || !this.#seen.has(job)) return null
    const at = `${this.#api.base}${this.#base}/internal${path.slice(this.#base.length)}`
    const answer = await taken.fetch(at, { headers: this.headers(), cache: 'no-store' })
    return answer.ok ? answer.blob() : null
  }

  isInside(href: string): boolean {
    return this.#seen.has(/\/jobs\/(\d+)\/deadline\.ics/.exec(href)?.[1] ?? '')
  }

  /** Puts the mark on what not everyone sees. */
  #marked(answer: unknown, path: string): unknown {
    const lang = /[?&]lang=en/.test(path) ? 'en' : 'da'
    const put = (job: (Partial<Job> & Marked) | undefined) => {
      if (!job?.internal) return
      this.#seen.add(`${job.id}`)
      job.mark = this.#markOf(lang)
    }
    const { items } = answer as Partial<JobList>
    if (items) items.forEach(put)
    else put(answer as Partial<Job>)
    return answer
  }
}
