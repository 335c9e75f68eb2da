import { lookup } from 'node:dns/promises'
import { isIPv6, type LookupFunction } from 'node:net'
import {
  type AddressFault,
  type AddressRules,
  addressFault,
  type Internet,
  isOperators,
  isPublicAddress,
  literalOf,
} from './address.ts'

/** The document could not be had. `code` is for the record of the run. */
export class FetchFailed extends Error {
  readonly code:
    | AddressFault
    | 'unknown-host'
    | 'not-reached'
    | 'certificate'
    | 'timed-out'
    | 'too-large'
    | 'unreadable-encoding'
    | 'redirected-elsewhere'
    | 'too-many-redirects'
    | 'no-such-file'
    | 'too-many-documents'
    | 'interrupted'
    | `answered-${number}`
  /** When the server wants to be asked again, where it said so. */
  readonly retryAfter: Date | null
  constructor(code: FetchFailed['code'], retryAfter: Date | null = null) {
    super(code)
    this.code = code
    this.retryAfter = retryAfter
  }
}

export type Resolved = { address: string; family: number }

/** The parts of the world that a test hands in. */
export type OutsideWorld = Partial<Internet> & { resolve: (host: string) => Promise<Resolved[]> }

export const resolveHost: OutsideWorld['resolve'] = (host) => lookup(host, { all: true, verbatim: true })

/** Seconds or a date. Null when it is neither. */
export function retryAfterOf(header: string | undefined, now: Date): Date | null {
  if (header === undefined) return null
  const at = /^\d{1,7}$/.test(header) ? now.getTime() + Number(header) * 1_000 : Date.parse(header)
  return Number.isNaN(at) ? null : new Date(at)
}

const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|ERR_SSL_)/

export function failureOf(error: unknown): FetchFailed {
  if (error instanceof FetchFailed) return error
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return new FetchFailed('unknown-host')
  if (CERTIFICATE.test(code)) return new FetchFailed('certificate')
  if (/^(Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/.test(code)) return new FetchFailed('unreadable-encoding')
  return new FetchFailed('not-reached')
}

/** Hands out the addresses that have been checked: no second question to the resolver, no second answer (T42). */
export const only = (checked: Resolved[]): LookupFunction =>
  ((_host, options, done) => {
    const [first] = checked
    if (options.all) done(null, checked)
    else done(null, first?.address ?? '', first?.family)
  }) as LookupFunction

/**
 * Where to connect for an address of the public internet: every address that its name resolves to is checked.
 * @throws FetchFailed when it, or anything that it resolves to, is not for us.
 */
export async function checkedAddresses(url: URL, rules: AddressRules, world: OutsideWorld): Promise<Resolved[]> {
  const fault = addressFault(url, rules, world)
  if (fault) throw new FetchFailed(fault)
  const literal = literalOf(url)
  if (literal !== null) return [{ address: literal, family: isIPv6(literal) ? 6 : 4 }]
  const { resolve, isPublic = isPublicAddress } = world
  const found = await resolve(url.hostname)
  if (found.length === 0) throw new FetchFailed('unknown-host')
  if (!isOperators(url, rules) && !found.every(({ address }) => isPublic(address)))
    throw new FetchFailed('address-not-public')
  return found
}
