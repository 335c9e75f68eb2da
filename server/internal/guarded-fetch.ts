import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import type { CustomFetch } from 'openid-client'
import type { Deps } from '../deps.ts'
import { addressFault, isOperators, isPublicAddress, literalOf } from '../feeds/address.ts'

/** The largest answer of a provider that is read. */
const MOST_BYTES = 1_000_000
const MOST_MS = 10_000

type Resolved = { address: string; family: number }

/** Hands out what has been checked: no second question to the resolver, no second answer (T42). */
const only = (checked: Resolved[]): LookupFunction =>
  ((_host, options, done) => {
    const [first] = checked
    if (options.all) done(null, checked)
    else done(null, first?.address ?? '', first?.family)
  }) as LookupFunction

/** Asks an institution's provider, which stands on the public internet or where the operator says; follows no redirect. */
export function guardedFetch(rules: Pick<Deps['config'], 'production' | 'feedHosts'>): CustomFetch {
  async function checked(url: URL): Promise<Resolved[]> {
    if (addressFault(url, rules)) throw new Error('address-not-allowed')
    const literal = literalOf(url)
    if (literal !== null) return [{ address: literal, family: isIPv6(literal) ? 6 : 4 }]
    const found = await lookup(url.hostname, { all: true, verbatim: true })
    const isFit = isOperators(url, rules) || found.every(({ address }) => isPublicAddress(address))
    if (found.length === 0 || !isFit) throw new Error('address-not-public')
    return found
  }
  return async (address, { method, headers, body }) => {
    const url = new URL(address)
    const addresses = await checked(url)
    const client = url.protocol === 'https:' ? https : http
    const signal = AbortSignal.timeout(MOST_MS)
    return new Promise((answered, refused) => {
      const request = client.request(url, { method, headers, agent: false, signal, lookup: only(addresses) })
      request.on('error', refused).on('response', async (response) => {
        try {
          const parts: Buffer[] = []
          let size = 0
          for await (const part of response as AsyncIterable<Buffer>) {
            size += part.length
            if (size > MOST_BYTES) throw new Error('too-large')
            parts.push(part)
          }
          const { statusCode = 500, headers: said } = response
          const type = said['content-type'] ?? ''
          answered(new Response(Buffer.concat(parts), { status: statusCode, headers: { 'content-type': type } }))
        } catch (error) {
          response.destroy()
          refused(error)
        }
      })
      request.end(body == null ? undefined : String(body))
    })
  }
}
