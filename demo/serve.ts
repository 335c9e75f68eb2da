import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFile, TYPES } from './files.ts'
import { tokenFor } from './intranet/token.ts'
import { jobnetPage, type PageLanguage } from './jobnet/page.ts'
import type { Simulator } from './jobnet/simulator.ts'
import { policyOf } from './policies.ts'
import { renderPage, type Values } from './render.ts'

type DemoSettings = {
  /** 0 takes a free one; the answer's `url` says which. */
  port: number
  /** Loopback unless said otherwise. */
  host?: string
  /** Where the script and the API are, as an origin; another site than this one, or the demo shows too little. */
  apiOrigin: string
  /** Where the portals are, as an origin; the API's unless said otherwise. */
  portalOrigin?: string
  /** The simulated Jobnet that this site shows. */
  jobnet?: Simulator | undefined
}

export type Demo = { url: string; close: () => Promise<void> }

/** Whose intranet the demo has. */
const INTRANET = 'cykelstyrelsen'
const MISSING = fileURLToPath(new URL('pages/404.html', import.meta.url))
const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

/**
 * Serves the demo institutions' pages and themes' logos, never from a cache. In pages `{{api}}`, `{{portal}}`,
 * `{{version}}`, `{{nonce}}` and the intranet's `{{token}}` are replaced.
 * @throws TypeError when an origin is no origin; and what the port's taking throws.
 */
export async function serveDemo({
  port,
  host = '127.0.0.1',
  apiOrigin,
  portalOrigin,
  jobnet,
}: DemoSettings): Promise<Demo> {
  const values = { api: origin(apiOrigin), portal: origin(portalOrigin ?? apiOrigin), version: VERSION }
  const server = createServer((request, response) => {
    const language = JOBNET[(request.url ?? '').split('?')[0] ?? '']
    const made = language
      ? answerJobnet(request, response, { jobnet, language, api: values.api })
      : (async () => answer(request, response, values))()
    made.catch((error) => {
      console.error(error)
      send(response, 500, 'text/plain; charset=utf-8', 'The page could not be made.\n')
    })
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      listening()
    })
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((closed, failed) => {
        server.close((error) => (error ? failed(error) : closed()))
        server.closeAllConnections()
      }),
  }
}

/** Where the simulated Jobnet is shown. */
const JOBNET: Readonly<Record<string, PageLanguage>> = { '/jobnet/': 'da', '/en/jobnet/': 'en' }
const MOST_BYTES = 10_000

/** Shows what the simulated Jobnet holds, and takes what was decided about an ad. */
async function answerJobnet(
  request: IncomingMessage,
  response: ServerResponse,
  { jobnet, language, api }: { jobnet: Simulator | undefined; language: PageLanguage; api: string },
) {
  if (request.method === 'POST' && jobnet) {
    let body = ''
    for await (const part of request as AsyncIterable<Buffer>) {
      body += part
      if (body.length > MOST_BYTES) return send(response, 413, 'text/plain; charset=utf-8', 'Too large.\n')
    }
    const said = new URLSearchParams(body)
    const [ad, reason] = [said.get('ad') ?? '', said.get('reason') ?? '']
    if (said.get('decision') === 'approve') jobnet.approve(ad)
    else if (said.get('decision') === 'reject') jobnet.reject(ad, reason)
    response.setHeader('Location', (request.url ?? '').split('?')[0] ?? '/')
    return send(response, 303, 'text/plain; charset=utf-8', '\n')
  }
  send(response, 200, TYPES['.html']!, jobnetPage(jobnet?.ads() ?? null, language, api))
}

function origin(text: string): string {
  if (URL.parse(text)?.origin !== text) throw new TypeError(`${text} is not an origin such as http://localhost:4000`)
  return text
}

function answer(request: IncomingMessage, response: ServerResponse, values: Values) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return send(response, 405, 'text/plain; charset=utf-8', 'Only GET and HEAD.\n')
  }
  // Split by hand: URL would resolve the dots that must be refused.
  const [pathname = '/', ...query] = (request.url ?? '/').split('?')
  // Asked for beside pages that name no icon; there is none.
  if (pathname === '/favicon.ico') return send(response, 204, TYPES['.svg']!, '')
  const found = findFile(pathname)
  if (found?.kind === 'folder-without-slash') {
    response.setHeader('Location', [`${pathname}/`, ...query].join('?'))
    return send(response, 308, 'text/plain; charset=utf-8', `${pathname}/\n`)
  }
  const nonce = randomBytes(16).toString('base64')
  // What the intranet's pages are given, when they are made and again when they ask.
  const token = tokenFor(INTRANET)
  if (pathname === '/intranet/token.txt') return send(response, 200, TYPES['.txt']!, token)
  if (!found) return send(response, 404, TYPES['.html']!, renderPage(MISSING, pathname, { ...values, nonce, token }))
  const type = TYPES[extname(found.path)]!
  if (!type.startsWith('text/html')) return send(response, 200, type, readFileSync(found.path))
  const policy = policyOf(pathname)
  if (policy) {
    const own = `http://${request.headers.host}`
    const parts = { api: values.api!, own, nonce, query: new URLSearchParams(query.join('?')) }
    response.setHeader('Content-Security-Policy', policy(parts))
  }
  send(response, 200, type, renderPage(found.path, pathname, { ...values, nonce, token }))
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer) {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  })
  // Node leaves the body of an answer to HEAD out by itself.
  response.end(body)
}
