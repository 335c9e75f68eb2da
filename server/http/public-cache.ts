import { createHash } from 'node:crypto'
import type { RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Database } from '../db/client.ts'
import { type Encoding, encode, encodingFor, holdsTag } from './encoding.ts'
import { gate } from './gate.ts'
import type { AppEnv, newRouter } from './router.ts'

/** What a public read found, complete but for HTTP's headers. */
export type PublicAnswer = {
  body: string
  contentType: string
  /** For `Content-Language`. */
  language: string
  /** Whose changes drop it; null: anybody's. */
  institutionId: number | null
  /** The first instant at which it is no longer true by the clock alone; null: only a change makes it untrue. */
  validUntil: Date | null
}

type Entry = PublicAnswer & {
  hash: string
  keptAt: number
  /** When it began to be read, by the cache's own clock. */
  readAt: number
  /** Something has changed since that it may not show. */
  isOvertaken: boolean
  /** Since when it has been this, as far as this process has seen. */
  since: number
  /** The body in the encodings asked for so far. */
  encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>
}

/** Together about 64 MB; whatever was not asked for longest goes first. */
const MOST_CHARACTERS = 32_000_000
const MOST_ENTRIES = 5_000
/** Even without any news an entry is read anew after this long: the last resort when notifications were lost. */
const OLDEST = 60_000
/** An answer about all institutions is read anew no more often than this for changes that come by the hundred. */
const ALL_AT_LEAST = 1_000
/** Whoever asked within so many milliseconds may ask again. */
const STILL_ASKING = 1_000
/** How long a cache in front of us may answer without asking; see `freshSeconds`. */
const SHARED_SECONDS = 10

/**
 * Answers of public reads in memory. An entry is dropped by NOTIFY `opslag_changed` with its institution's id, by its own
 * clock (`validUntil`), and with all others when the listener was lost. Concurrent misses share one read; a read that a
 * change overtook is answered but not kept. While an institution brings in its jobs one by one, an answer about all
 * institutions is a second old at most.
 */
export class PublicCache {
  readonly #entries = new Map<string, Entry>()
  readonly #running = new Map<string, Promise<Entry>>()
  /**
   * What has grown old, or was dropped: when it is read again and is the same, it has been so since then. That something was
   * written which it does not show is nobody's to know.
   */
  readonly #aged = new Map<string, Pick<Entry, 'hash' | 'since'>>()
  #characters = 0
  /** Goes up with every drop, so that a read knows whether it was overtaken. */
  #drops = 0
  /** The same for what is only dropped soon. */
  #soonDrops = 0
  #askedAt = Number.NEGATIVE_INFINITY
  readonly #database: Pick<Database, 'listen'>
  readonly #clock: () => number
  #listening: Promise<unknown> | null = null

  /** `clock` answers milliseconds that never go back. */
  constructor(database: Pick<Database, 'listen'>, clock = () => performance.now()) {
    this.#database = database
    this.#clock = clock
  }

  /** Nothing is kept before changes are heard of. Tried again at the next read when it failed. */
  async #hearing(): Promise<void> {
    this.#listening ??= this.#database.listen(
      'opslag_changed',
      (institutionId) => this.dropSoon(Number(institutionId)),
      () => this.dropAll(),
    )
    try {
      await this.#listening
    } catch (error) {
      this.#listening = null
      throw error
    }
  }

  /** An answer that still holds, or null. Touches no database. */
  kept(key: string, now: Date): Entry | null {
    const entry = this.#entries.get(key)
    if (!entry) return null
    const time = now.getTime()
    if (
      time - entry.keptAt >= OLDEST ||
      this.#isOver(entry) ||
      (entry.validUntil !== null && time >= entry.validUntil.getTime())
    ) {
      this.#forget(key, entry)
      if (entry.validUntil === null || time < entry.validUntil.getTime()) this.#age(key, entry)
      return null
    }
    // A map keeps its order of insertion: the last asked for stands last.
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry
  }

  /** Has anybody asked for anything in the last second? Work that can wait then takes its time. */
  get isAsked(): boolean {
    return this.#clock() - this.#askedAt < STILL_ASKING
  }

  /** The kept answer, or what `read` finds. */
  async answer(key: string, now: () => Date, read: () => Promise<PublicAnswer>): Promise<Entry> {
    this.#askedAt = this.#clock()
    const known = this.kept(key, now())
    if (known) return known
    const running = this.#running.get(key)
    if (running) return running
    const work = this.#read(key, now, read)
    this.#running.set(key, work)
    try {
      return await work
    } finally {
      if (this.#running.get(key) === work) this.#running.delete(key)
    }
  }

  async #read(key: string, now: () => Date, read: () => Promise<PublicAnswer>): Promise<Entry> {
    await this.#hearing()
    const before = this.#drops
    const soonBefore = this.#soonDrops
    const readAt = this.#clock()
    const answer = await read()
    const hash = hashOf(answer)
    const keptAt = now().getTime()
    const aged = this.#aged.get(key)
    const isSame = aged?.hash === hash
    const isOvertaken = soonBefore !== this.#soonDrops
    const since = isSame ? aged.since : keptAt
    const entry = { ...answer, hash, keptAt, readAt, isOvertaken, since, encoded: new Map() }
    // One that began later has said more since.
    const isLate = (this.#entries.get(key)?.readAt ?? readAt) > readAt
    if (before === this.#drops && !isLate && !(isOvertaken && answer.institutionId !== null)) this.#keep(key, entry)
    // Another has been answered now: the earlier one has not been so ever since, should it come back.
    else if (!isSame) this.#aged.delete(key)
    return entry
  }

  #keep(key: string, entry: Entry) {
    const earlier = this.#entries.get(key)
    if (earlier) this.#forget(key, earlier)
    this.#entries.set(key, entry)
    this.#aged.delete(key)
    this.#characters += entry.body.length
    for (const [oldest, old] of this.#entries) {
      if (this.#entries.size <= MOST_ENTRIES && this.#characters <= MOST_CHARACTERS) break
      this.#forget(oldest, old)
    }
  }

  #age(key: string, { hash, since }: Entry) {
    this.#aged.delete(key)
    this.#aged.set(key, { hash, since })
    const [longestAgo] = this.#aged.keys()
    if (this.#aged.size > MOST_ENTRIES && longestAgo !== undefined) this.#aged.delete(longestAgo)
  }

  #forget(key: string, entry: Entry) {
    this.#entries.delete(key)
    this.#characters -= entry.body.length
  }

  /** Was it overtaken so long ago that it is to be read anew? */
  #isOver({ isOvertaken, readAt }: Entry): boolean {
    return isOvertaken && this.#clock() - readAt >= ALL_AT_LEAST
  }

  /** Forgets what an institution's change made untrue, reads that are under way included. */
  drop(institutionId: number) {
    this.#drops++
    this.#running.clear()
    this.#forgetOf(institutionId, () => true)
  }

  /** The same for one of many changes: what is about all institutions is read anew once a second, not each time. */
  dropSoon(institutionId: number) {
    this.#soonDrops++
    this.#running.clear()
    this.#forgetOf(institutionId, (entry) => {
      entry.isOvertaken = true
      return this.#isOver(entry)
    })
  }

  /** Forgets an institution's answers, and of those about all institutions the ones that are `over`. */
  #forgetOf(institutionId: number, over: (entry: Entry) => boolean) {
    for (const [key, entry] of this.#entries)
      if (entry.institutionId === institutionId || (entry.institutionId === null && over(entry))) {
        this.#forget(key, entry)
        this.#age(key, entry)
      }
  }

  dropAll() {
    this.#drops++
    this.#running.clear()
    this.#aged.clear()
    this.#entries.clear()
    this.#characters = 0
  }
}

const hashOf = ({ body, language }: PublicAnswer) =>
  createHash('sha256').update(`${language}\n${body}`).digest('base64url').slice(0, 27)

const caches = new WeakMap<Database, PublicCache>()

/** The database's cache: one, however many apps stand on it. */
export function publicCache(database: Database): PublicCache {
  const cache = caches.get(database) ?? new PublicCache(database)
  caches.set(database, cache)
  return cache
}

/** Below this many characters an encoding saves less than it costs. */
const WORTH_ENCODING = 1_000

function bytesOf(entry: Entry, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const known = entry.encoded.get(encoding)
  if (known) return known
  const bytes = encode(Buffer.from(entry.body), encoding, 5)
  entry.encoded.set(encoding, bytes)
  return bytes
}

/**
 * Whole seconds for which a cache in front of us may answer without asking: a few, so that a busy page costs us little,
 * and never past the instant at which a deadline passes. Browsers ask each time and mostly hear 304.
 */
const freshSeconds = (entry: Entry, now: Date) =>
  entry.validUntil === null
    ? SHARED_SECONDS
    : Math.max(0, Math.min(SHARED_SECONDS, Math.floor((entry.validUntil.getTime() - now.getTime()) / 1000)))

/**
 * For `Last-Modified`: the second in which an answer became what it is. Null until that second is over: within it the answer may
 * become another yet, and nobody could tell the two by it (RFC 9110, 8.8.2.2).
 */
function modifiedIn({ since }: Entry, now: Date): number | null {
  const second = Math.floor(since / 1_000) * 1_000
  return now.getTime() - second >= 1_000 ? second : null
}

/**
 * Does the caller hold what was last modified then? A tag says more, and goes before (RFC 9110, 13.2.2). A later date is not
 * ours: it may be another process's, of an answer that we have not seen.
 */
function holdsDate(c: Context<AppEnv>, modified: number | null): boolean {
  const asked = c.req.header('if-modified-since')
  if (asked === undefined || modified === null || c.req.header('if-none-match') !== undefined) return false
  return Date.parse(asked) === modified
}

/** The query by name; a name given more than once is a list. */
export const queryOf = (c: Context<AppEnv>): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )

/** The path by which the route was found, and the query as it was sent; not the host, which a caller may write as they like. */
function keyOf({ req }: Context<AppEnv>): string {
  const query = req.url.indexOf('?')
  return req.path + (query < 0 ? '' : req.url.slice(query))
}

/**
 * Mounts a public read. What `read` answers is kept under the path and the query as it was sent, so that a kept answer
 * costs neither a validation nor a query; `read` validates both itself.
 */
export function publicRead(
  router: ReturnType<typeof newRouter>,
  route: RouteConfig & { getRoutingPath(): string },
  read: (c: Context<AppEnv>) => Promise<PublicAnswer>,
): void {
  router.openAPIRegistry.registerPath(route)
  router.get(route.getRoutingPath(), gate('public-read'), async (c) => {
    const { deps } = c.var
    const key = keyOf(c)
    const entry = await publicCache(deps.database).answer(key, deps.now, () => read(c))
    const encoding = entry.body.length < WORTH_ENCODING ? 'identity' : encodingFor(c.req.header('accept-encoding'))
    const tag = encoding === 'identity' ? `"${entry.hash}"` : `"${entry.hash}-${encoding}"`
    c.header('etag', tag)
    c.header('vary', 'Accept-Encoding')
    c.header('cache-control', `public, max-age=0, s-maxage=${freshSeconds(entry, deps.now())}, must-revalidate`)
    c.header('content-language', entry.language)
    const modified = modifiedIn(entry, deps.now())
    if (modified !== null) c.header('last-modified', new Date(modified).toUTCString())
    if (holdsTag(c.req.header('if-none-match'), tag) || holdsDate(c, modified)) return c.body(null, 304)
    c.header('content-type', entry.contentType)
    if (encoding === 'identity') return c.body(entry.body)
    c.header('content-encoding', encoding)
    return c.body(await bytesOf(entry, encoding))
  })
}
