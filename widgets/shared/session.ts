import type { Candidate, Session, SignInStarted } from '../../server/contract/candidate.ts'
import type { Language } from '../../server/contract/language.ts'
import { type Api, ApiError, LostLineError } from './api.ts'
import { toJson } from './json.ts'

/** A person signed in on this page. It says nothing of the person. */
export class SignedInEvent extends Event {
  constructor() {
    super('signed-in', { bubbles: true, composed: true })
  }
}

/** A person signed out on this page, or the session ended. */
export class SignedOutEvent extends Event {
  constructor() {
    super('signed-out', { bubbles: true, composed: true })
  }
}

/** A request beside those of `Api`. The body is plain data. */
export type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  headers?: Record<string, string>
  /** Lets the browser take or send the cookie that carries a session over a reload. */
  carries?: boolean
}

const SEND_MS = 30_000
const MINUTE = 60_000
/** As long as a session lives unused (`server/candidates/session.ts`). */
const IDLE_MS = 8 * 60 * MINUTE
/** How long before its end a person is offered more time (A11). */
export const WARNED_MS = 5 * MINUTE

const isSignIn = (error: unknown) => error instanceof ApiError && error.problem.code === 'sign-in'

/**
 * Who is signed in on this page with an institution, in memory only. Elements follow it by its events: `change` when somebody
 * came or went, `ending` five minutes before the session ends (cancelable: the first who shows it cancels it), `used` when the
 * end was put off.
 */
export class SessionKeeper extends EventTarget {
  /** Whose code is asked for, as long as one is. */
  started: { id: string; key: string; email: string; expiresAt: string } | null = null
  /** The session has run out while it was in use, and nobody has signed in again. */
  hasEnded = false
  readonly #api: Api
  readonly #institution: string
  readonly #now: () => number
  #session: Session | null = null
  #endsIn = 0
  #said = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #resumed: Promise<void> | undefined

  constructor(api: Api, institution: string, now: () => number = Date.now) {
    super()
    this.#api = api
    this.#institution = institution
    this.#now = now
  }

  /** The signed-in person's address; null when nobody is signed in. */
  get email(): string | null {
    return this.#session?.email ?? null
  }

  /** Milliseconds until the session ends when nothing more is asked. */
  get left(): number {
    return this.#session ? this.#endsIn - this.#now() : 0
  }

  /** Whether more time can be had: not past the end that comes in any case. */
  get canExtend(): boolean {
    return !!this.#session && Date.parse(this.#session.endsAt) > Date.parse(this.#session.idleUntil)
  }

  /** Finds the session that the page had before it was loaded again. Once; with cookies blocked there is none. */
  resume(): Promise<void> {
    this.#resumed ??= this.#ask('/sessions/resume', { body: {}, carries: true }).then(
      (answer) => {
        const { session } = answer as { session: Session | null }
        if (session && !this.#session) this.#take(session)
      },
      () => {},
    )
    return this.#resumed
  }

  /** Has a code sent to an address. */
  async start(email: string, language: Language): Promise<void> {
    const { id, key, expiresAt } = (await this.#ask('/sign-ins', { body: { email, language } })) as SignInStarted
    this.started = { id, key, expiresAt, email }
    this.dispatchEvent(new Event('change'))
  }

  /** Signs in with the code as typed. @throws ApiError `invalid` for a wrong one, `gone` for one that is too old or used up. */
  async enter(code: string): Promise<void> {
    if (!this.started) throw new Error('No code has been asked for')
    const { id, key } = this.started
    const path = `/sign-ins/${encodeURIComponent(id)}/code`
    const session = (await this.#ask(path, { body: { key, code }, carries: true })) as Session
    this.started = null
    this.#take(session)
  }

  /** No code is waited for any more. */
  forget(): void {
    this.started = null
    this.dispatchEvent(new Event('change'))
  }

  /** Puts the end off, where it can be. */
  async prolong(): Promise<void> {
    const { idleUntil, endsAt } = (await this.call('/v1/candidate')) as Candidate
    if (this.#session) this.#take({ ...this.#session, idleUntil, endsAt }, 'used')
  }

  /** Signs out, here at once, whatever comes of telling the server. */
  async signOut(): Promise<void> {
    const left = this.call('/v1/candidate/session', { method: 'DELETE', carries: true })
    this.#leave(false)
    await left.catch(() => {})
  }

  /** Asks the server, in the name of whoever is signed in. */
  async call(path: string, { method = 'GET', body, headers, carries }: Asked = {}): Promise<unknown> {
    const token = this.#session?.token
    if (!this.#api.call) throw new LostLineError('offline')
    try {
      const answer = await this.#api.call(path, SEND_MS, {
        method,
        credentials: carries ? 'include' : 'omit',
        cache: 'no-store',
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body !== undefined && { body: toJson(body) }),
      })
      if (token && token === this.#session?.token) this.#used()
      return answer
    } catch (error) {
      if (token && token === this.#session?.token && isSignIn(error)) this.#leave(true)
      throw error
    }
  }

  #ask(path: string, asked: Asked): Promise<unknown> {
    return this.call(`/v1/institutions/${encodeURIComponent(this.#institution)}${path}`, { method: 'POST', ...asked })
  }

  #take(session: Session, what: 'change' | 'used' = 'change') {
    this.#session = session
    this.hasEnded = false
    // The server's clock, by what it says of a session that was used just now: the visitor's may be days off.
    const end = Math.min(Date.parse(session.idleUntil), Date.parse(session.endsAt))
    const isIdleFirst = Date.parse(session.idleUntil) < Date.parse(session.endsAt)
    this.#endsIn = isIdleFirst ? this.#now() + IDLE_MS : end
    this.#said = false
    this.#watch()
    this.dispatchEvent(new Event(what))
  }

  /** What was answered in the person's name has put the end off. */
  #used() {
    if (!this.canExtend) return
    this.#endsIn = this.#now() + IDLE_MS
    this.#said = false
  }

  /** Looks once a minute, since a machine that sleeps keeps no long timer. */
  #watch = () => {
    clearTimeout(this.#timer)
    if (!this.#session) return
    const { left } = this
    if (left <= 0) return this.#leave(true)
    if (left <= WARNED_MS && !this.#said) {
      this.#said = true
      this.dispatchEvent(new Event('ending', { cancelable: true }))
    }
    const next = left > WARNED_MS ? left - WARNED_MS : left
    this.#timer = setTimeout(this.#watch, Math.min(next, MINUTE))
  }

  #leave(hasEnded: boolean) {
    clearTimeout(this.#timer)
    this.#session = null
    this.started = null
    this.hasEnded = hasEnded
    this.dispatchEvent(new Event('change'))
  }
}

const keepers = new WeakMap<object, Map<string, SessionKeeper>>()

/** The one session of this page with an institution, which all its elements share. */
export function sessionAt(api: Api, institution: string, now?: () => number): SessionKeeper {
  // One that stands in for another shares what that has asked for.
  const of = api.kept ?? api
  let ofApi = keepers.get(of)
  if (!ofApi) keepers.set(of, (ofApi = new Map()))
  let keeper = ofApi.get(institution)
  if (!keeper) ofApi.set(institution, (keeper = new SessionKeeper(api, institution, now)))
  return keeper
}
