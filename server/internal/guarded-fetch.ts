import http from 'node:http'
import https from 'node:https'
import type { CustomFetch } from 'openid-client'
import type { AddressRules } from '../feeds/address.ts'
import { checkedAddresses, only, resolveHost } from '../feeds/way-out.ts'

/** The largest answer of a provider that is read. */
const MOST_BYTES = 1_000_000
const MOST_MS = 10_000

/** Asks an institution's provider, which stands on the public internet or where the operator says; follows no redirect. */
export function guardedFetch(rules: AddressRules): CustomFetch {
  return async (address, { method, headers, body }) => {
    const url = new URL(address)
    const addresses = await checkedAddresses(url, rules, { resolve: resolveHost })
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
