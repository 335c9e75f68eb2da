import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { AddressRules } from '../feeds/address.ts'
import {
  checkedAddresses,
  FetchFailed,
  failureOf,
  type OutsideWorld,
  only,
  resolveHost,
  retryAfterOf,
} from '../feeds/way-out.ts'

/** Together well below a lease. */
export const POST_LIMITS = { answerMs: 15_000 }

/** What a receiver answered; of its body nothing is read. */
export type Posted = { status: number; retryAfter: Date | null }

export type PostWorld = OutsideWorld & { limits: typeof POST_LIMITS; now: () => Date }
const WORLD: PostWorld = { resolve: resolveHost, limits: POST_LIMITS, now: () => new Date() }

/**
 * Posts to the public internet, by https, and to nowhere else (T42): every address that the name resolves to is checked now, and
 * the connection goes to one of them. No redirect is followed. What the operator listed may be private, and plain http.
 * @throws FetchFailed when nobody answered.
 */
export async function post(
  address: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { feedHosts }: Pick<AddressRules, 'feedHosts'>,
  world: Partial<PostWorld> = {},
): Promise<Posted> {
  const outside = { ...WORLD, ...world }
  const url = URL.parse(address)
  if (!url) throw new FetchFailed('not-a-url')
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), outside.limits.answerMs)
  const ended = new Promise<never>((_, reject) => {
    late.signal.addEventListener('abort', () => reject(new FetchFailed('timed-out')))
  })
  const send = async (): Promise<Posted> => {
    // Development is no reason to send what is told unencrypted.
    const addresses = await checkedAddresses(url, { feedHosts, production: true }, outside)
    const client = url.protocol === 'https:' ? https : http
    const response = await new Promise<IncomingMessage>((answered, refused) => {
      client
        .request(url, {
          method: 'POST',
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          agent: false,
          signal: late.signal,
          lookup: only(addresses),
        })
        .once('response', answered)
        .on('error', refused)
        .end(body)
    })
    response.on('error', () => {})
    response.destroy()
    const { statusCode: status = 0, headers: said } = response
    const retryAfter = status === 429 || status === 503 ? retryAfterOf(said['retry-after'], outside.now()) : null
    return { status, retryAfter }
  }
  try {
    // A resolver that hangs cannot be called off: whoever ends first decides.
    return await Promise.race([ended, send()])
  } catch (error) {
    throw late.signal.aborted ? new FetchFailed('timed-out') : failureOf(error)
  } finally {
    clearTimeout(timer)
  }
}
