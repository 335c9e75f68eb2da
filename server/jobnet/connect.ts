import { randomUUID } from 'node:crypto'
import https from 'node:https'
import type { JobnetConnection } from '../jobnet-connection.ts'
import { jobannonceService, type Transport } from './client.ts'
import { type JobannonceService, ServiceFault } from './service.ts'

export const LIMITS = { bytes: 1_000_000, wholeMs: 30_000 }

const TLS = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/

function faultOf(error: unknown): ServiceFault {
  if (error instanceof ServiceFault) return error
  const { code } = (error ?? {}) as { code?: unknown }
  return new ServiceFault(TLS.test(String(code ?? '')) ? 'certificate' : 'not-reached')
}

/** Mutual TLS to one host and no other: no redirect is followed, what is too large or takes too long is let go. */
export function overMutualTls(connection: JobnetConnection, limits = LIMITS): Transport {
  const agent = new https.Agent({
    cert: connection.certificate,
    key: connection.key,
    ...(connection.authority && { ca: connection.authority }),
    minVersion: 'TLSv1.2',
    maxSockets: 2,
  })
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(limits.wholeMs)
      const failed = (error: unknown) => reject(signal.aborted ? new ServiceFault('timed-out') : faultOf(error))
      const request = https.request(
        `${connection.url}${path}`,
        {
          agent,
          method,
          signal,
          headers: { ...headers, ...(body !== null && { 'content-length': Buffer.byteLength(body) }) },
        },
        (response) => {
          const parts: Buffer[] = []
          let size = 0
          response.on('error', failed)
          response.on('data', (part: Buffer) => {
            size += part.length
            if (size > limits.bytes) {
              reject(new ServiceFault('too-large'))
              request.destroy()
            } else parts.push(part)
          })
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
          )
        },
      )
      request.on('error', failed)
      request.end(body ?? undefined)
    })
}

export const jobnetAt = (connection: JobnetConnection): JobannonceService =>
  jobannonceService(overMutualTls(connection), randomUUID)
