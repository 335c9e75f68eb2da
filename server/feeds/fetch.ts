import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type AddressRules, addressFault, rulesFor } from './address.ts'
import type { FeedDocument } from './formats/format.ts'
import { oneAtATime } from './polite.ts'
import {
  checkedAddresses,
  FetchFailed,
  failureOf,
  type OutsideWorld,
  only,
  type Resolved,
  resolveHost,
  retryAfterOf,
} from './way-out.ts'

export { FetchFailed } from './way-out.ts'

/** What a server said by which it will know the document again. */
export type Validators = { etag?: string; lastModified?: string }

export type Fetched = { isModified: true; document: FeedDocument; validators: Validators } | { isModified: false }

/**
 * Fetches one document of a feed, for the institution of that name in addresses. With validators it may answer that nothing has
 * changed. @throws FetchFailed
 */
export type FetchDocument = (
  address: string,
  asked?: { validators?: Validators | undefined; signal?: AbortSignal | undefined; slug?: string },
) => Promise<Fetched>

export const FETCH_LIMITS = {
  /** Of a document, unpacked. */
  bytes: 10_000_000,
  redirects: 3,
  firstByteMs: 10_000,
  wholeMs: 60_000,
  /** Between two requests to a host. */
  pauseMs: 250,
}

/** The parts of the world that a test hands in. */
export type FetchWorld = OutsideWorld & { limits: typeof FETCH_LIMITS; now: () => Date }

const WORLD: FetchWorld = { resolve: resolveHost, limits: FETCH_LIMITS, now: () => new Date() }

const DECODERS: Record<string, () => Duplex> = {
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The body unpacked. Counted while it is unpacked: a small one that unpacks to a large one is let go in time. */
async function bodyOf(response: IncomingMessage, most: number): Promise<Uint8Array> {
  const said = response.headers['content-encoding']?.trim().toLowerCase() || 'identity'
  const decoder = Object.hasOwn(DECODERS, said) ? DECODERS[said] : undefined
  if (!decoder) throw new FetchFailed('unreadable-encoding')
  if (Number(response.headers['content-length'] ?? 0) > most) throw new FetchFailed('too-large')
  const parts: Buffer[] = []
  let size = 0
  await pipeline(response, decoder(), async (unpacked: AsyncIterable<Buffer>) => {
    for await (const part of unpacked) {
      size += part.length
      if (size > most) throw new FetchFailed('too-large')
      parts.push(part)
    }
  })
  return Buffer.concat(parts)
}

/**
 * Fetches from the public internet and from nowhere else: every address that a name resolves to is checked, and the
 * connection goes to one of them. Limits on time and size, few redirects and none elsewhere, one request at a time per
 * host.
 */
export function safeFetch(
  { userAgent, ...all }: AddressRules & { userAgent: string },
  world: Partial<FetchWorld> = {},
): FetchDocument {
  const outside = { ...WORLD, ...world }
  const { limits, now } = outside
  const inTurn = oneAtATime(limits.pauseMs)

  function ask(url: URL, addresses: Resolved[], validators: Validators, signal: AbortSignal): Promise<IncomingMessage> {
    const client = url.protocol === 'https:' ? https : http
    const headers = {
      'user-agent': userAgent,
      accept: '*/*',
      'accept-encoding': 'br, gzip',
      ...(validators.etag !== undefined && { 'if-none-match': validators.etag }),
      ...(validators.lastModified !== undefined && { 'if-modified-since': validators.lastModified }),
    }
    return new Promise((answered, refused) => {
      client
        .request(url, { method: 'GET', headers, agent: false, signal, lookup: only(addresses) })
        .once('response', answered)
        // Also whatever comes after the answer: it reaches the body's reader by itself.
        .on('error', refused)
        .end()
    })
  }

  /** One request, redirects on the same origin followed. */
  async function get(
    start: URL,
    { validators, rules }: { validators: Validators; rules: AddressRules },
    signal: AbortSignal,
    onAnswer: () => void,
  ): Promise<Fetched> {
    let url = start
    for (let redirects = 0; ; redirects++) {
      const response = await ask(url, await checkedAddresses(url, rules, outside), validators, signal)
      const { statusCode: status = 0, headers } = response
      if (status === 200) {
        onAnswer()
        const bytes = await bodyOf(response, limits.bytes)
        const { etag, 'last-modified': lastModified } = headers
        return {
          isModified: true,
          document: { address: url.href, contentType: headers['content-type'] ?? '', bytes },
          validators: { ...(etag && { etag }), ...(lastModified && { lastModified }) },
        }
      }
      response.destroy()
      if (status === 304 && (validators.etag ?? validators.lastModified) !== undefined) return { isModified: false }
      if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined)
        throw new FetchFailed(
          `answered-${status}`,
          status === 429 || status === 503 ? retryAfterOf(headers['retry-after'], now()) : null,
        )
      if (redirects === limits.redirects) throw new FetchFailed('too-many-redirects')
      const next = URL.parse(headers.location, url)
      if (next?.origin !== start.origin || next.username || next.password) throw new FetchFailed('redirected-elsewhere')
      url = next
    }
  }

  return async (address, { validators = {}, signal, slug } = {}) => {
    const rules = rulesFor(all, slug)
    const url = URL.parse(address)
    const fault = addressFault(url, rules, world)
    if (!url || fault) throw new FetchFailed(fault ?? 'not-a-url')
    return inTurn(url.host, async () => {
      const ending = new AbortController()
      let reason: 'timed-out' | 'interrupted' | null = null
      const end = (why: 'timed-out' | 'interrupted') => () => {
        reason ??= why
        ending.abort()
      }
      const interrupt = end('interrupted')
      if (signal?.aborted) interrupt()
      signal?.addEventListener('abort', interrupt)
      const whole = setTimeout(end('timed-out'), limits.wholeMs)
      const first = setTimeout(end('timed-out'), limits.firstByteMs)
      const ended = new Promise<never>((_, reject) => {
        ending.signal.addEventListener('abort', () => reject(new FetchFailed(reason ?? 'timed-out')))
        if (ending.signal.aborted) reject(new FetchFailed(reason ?? 'timed-out'))
      })
      try {
        // A resolver that hangs cannot be called off: whoever ends first decides.
        return await Promise.race([ended, get(url, { validators, rules }, ending.signal, () => clearTimeout(first))])
      } catch (error) {
        throw reason ? new FetchFailed(reason) : failureOf(error)
      } finally {
        clearTimeout(whole)
        clearTimeout(first)
        signal?.removeEventListener('abort', interrupt)
      }
    })
  }
}
