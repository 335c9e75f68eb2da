import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, answerTo, pageOf, type Scene } from './scene.ts'

// For browsers whose requests a test cannot answer in the place of a server: two of its own, on two sites.

/** The page writes down, line by line in its `seen`, what its webmaster would see in the console. It is loaded first, by whichever policy lets ours in. */
const WATCH = `
  window.seen = ''
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => { seen += 'refused ' + violatedDirective + ' ' + blockedURI + '\\n' })
  addEventListener('error', ({ message }) => { if (message) seen += 'thrown ' + message + '\\n' })
  addEventListener('unhandledrejection', ({ reason }) => { seen += 'thrown ' + reason + '\\n' })
  const warn = console.warn
  console.warn = (said) => { seen += 'warned ' + said + '\\n'; warn.call(console, said) }`

const PREFLIGHT = {
  status: 204,
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'content-type, idempotency-key',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  },
} satisfies Answer

function say(response: ServerResponse, { status = 200, headers, contentType, body, json }: Answer): void {
  response.writeHead(status, {
    ...headers,
    'content-type': contentType ?? (json === undefined ? 'text/plain' : 'application/json'),
  })
  response.end(json === undefined ? body : JSON.stringify(json))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}

type Server = Awaited<ReturnType<typeof listen>>
async function listen(
  host: string,
  answered: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>,
) {
  // A browser that goes elsewhere hangs up in the middle.
  const server = createServer((request, response) => void answered(request, response).catch(() => response.destroy()))
  server.listen(0, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What a server does wrong: says something else, hangs up, or waits. */
export type Fault = Answer | 'hangs up' | Promise<void>

/** The server with the jobs at one site. `sent` is what was posted to it as applications. */
export async function playJobs() {
  const sent: string[] = []
  let wrong: { part: string; fault: Fault } | undefined
  const server: Server = await listen('localhost', async (request, response) => {
    const url = new URL(request.url ?? '', origin)
    const text = await textOf(request)
    if (url.pathname === '/watch.js') return say(response, { contentType: 'text/javascript', body: WATCH })
    if (request.method === 'OPTIONS') {
      const headers = { ...PREFLIGHT.headers, 'access-control-allow-credentials': 'true' }
      return say(response, {
        ...PREFLIGHT,
        headers: { ...headers, 'access-control-allow-origin': request.headers.origin ?? '*' },
      })
    }
    if (url.pathname.endsWith('/applications')) sent.push(text)
    const fault = wrong && url.pathname.includes(wrong.part) ? await wrong.fault : undefined
    if (fault === 'hangs up') return response.destroy()
    if (fault) return say(response, fault)
    return say(response, answerTo(url, request.headers as Record<string, string | undefined>))
  })
  const origin = `http://localhost:${server.port}`
  return {
    origin,
    sent,
    /** Does this wrong where addresses with that part are asked for; answers with the way to do all right again. */
    goesWrong(part: string, fault: Fault) {
      wrong = { part, fault }
      return () => {
        wrong = undefined
      }
    },
    close: server.close,
  }
}

/** An institution's page at another site than the jobs. */
export async function playPage(scene: Pick<Scene, 'body' | 'head' | 'csp'>) {
  const server = await listen('127.0.0.1', async (_, response) =>
    say(response, {
      contentType: 'text/html; charset=utf-8',
      headers: scene.csp ? { 'content-security-policy': scene.csp } : {},
      body: pageOf(scene),
    }),
  )
  return { address: `http://127.0.0.1:${server.port}/job`, close: server.close }
}
