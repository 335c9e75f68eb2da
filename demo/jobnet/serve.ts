import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { certificateFor, newAuthority } from './certificate.ts'
import { newSimulator, type SimulatedAd, type Simulator } from './simulator.ts'

/** Longer than anybody needs to press a button. */
const APPROVES_AFTER_MS = 2 * 60_000
const MOST_BYTES = 1_000_000
const DAYS = 365

/** The demo's Jobnet, running. `env` is what connects a server to it. */
export type DemoJobnet = { simulator: Simulator; env: Record<string, string>; close: () => Promise<void> }

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function kept(file: string): SimulatedAd[] {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SimulatedAd[]) : []
  } catch {
    return []
  }
}

/**
 * Serves a simulated JobannonceService on a free port of this machine, over mutual TLS with certificates of its own making; what
 * it holds is kept in `folder`.
 */
export async function serveJobnet(folder: string): Promise<DemoJobnet> {
  mkdirSync(folder, { recursive: true })
  const file = (name: string) => path.join(folder, name)
  const authority = newAuthority('Demo', DAYS)
  const service = certificateFor(authority, ['127.0.0.1'], DAYS)
  const own = certificateFor(authority, ['Demo function certificate'], DAYS)
  writeFileSync(file('authority.pem'), authority.cert)
  writeFileSync(file('certificate.pem'), own.cert)
  writeFileSync(file('key.pem'), own.key, { mode: 0o600 })
  const simulator = newSimulator({
    now: () => new Date(),
    approvesAfterMs: APPROVES_AFTER_MS,
    ads: kept(file('ads.json')),
    changed: (ads) => writeFileSync(file('ads.json'), JSON.stringify(ads)),
  })
  const server = createServer(
    { ...service, ca: authority.cert, requestCert: true, rejectUnauthorized: true },
    async (request, response) => {
      const { status, body } = simulator.handle({
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers: request.headers as Record<string, string>,
        body: await bodyOf(request).catch(() => null),
      })
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    },
  )
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening))
  return {
    simulator,
    env: {
      OPSLAG_JOBNET_URL: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      OPSLAG_JOBNET_CERTIFICATE: file('certificate.pem'),
      OPSLAG_JOBNET_KEY: file('key.pem'),
      OPSLAG_JOBNET_CA: file('authority.pem'),
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
