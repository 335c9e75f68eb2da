import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { WebhookMessage } from '../../../server/contract/webhooks.ts'
import type { Deps } from '../../../server/deps.ts'
import { webhookWork } from '../../../server/webhooks/work.ts'
import { ADMIN_KEY, reading, type testServer, withKey } from '../../support/server.ts'

export type Server = Awaited<ReturnType<typeof testServer>>
export type Received = { path: string; headers: IncomingHttpHeaders; body: string; message: WebhookMessage; id: string }

/** A receiver on this machine: what it was sent by path, and what it answers there, 204 unless it is told otherwise. */
export async function startReceiver() {
  const received: Received[] = []
  const answers = new Map<string, (res: ServerResponse) => void>()
  const awaited: { path: string; times: number; resolve: () => void }[] = []
  const timesAt = (path: string) => received.filter((one) => one.path === path).length
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const part of req) body += part
    const path = req.url ?? ''
    const id = String(req.headers['webhook-id'])
    received.push({ path, headers: req.headers, body, message: WebhookMessage.parse(JSON.parse(body)), id })
    for (const one of awaited) if (timesAt(one.path) >= one.times) one.resolve()
    const answer = answers.get(path)
    if (answer) answer(res)
    else res.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    host: `127.0.0.1:${port}`,
    at: (path: string) => `http://127.0.0.1:${port}${path}`,
    received,
    /** Waits until a path has been sent something so many times. */
    came: (path: string, times: number) =>
      new Promise<void>((resolve) => {
        if (timesAt(path) >= times) resolve()
        else awaited.push({ path, times, resolve })
      }),
    /** Answers with a status from now on, and with headers. */
    answer: (path: string, status: number, headers: Record<string, string> = {}) =>
      answers.set(path, (res) => void res.writeHead(status, headers).end('no')),
    /** Takes what it is sent and answers when it is let go, 204 or otherwise. */
    hang(path: string): (status?: number) => void {
      const waiting: ServerResponse[] = []
      answers.set(path, (res) => void waiting.push(res))
      return (status = 204) => {
        answers.delete(path)
        for (const res of waiting) res.writeHead(status).end()
      }
    },
    mend: (path: string) => answers.delete(path),
  }
}

/** The types that a path was sent, in order. */
export const typesAt = (received: readonly Received[], path: string): string[] =>
  received.filter((one) => one.path === path).map(({ message }) => message.type)

/** As the queue does: tells what is to tell and sends what is due, until nothing more is. */
export async function work(deps: Deps, workers = 1): Promise<void> {
  const failures: unknown[] = []
  const all = Array.from({ length: workers }, () =>
    webhookWork(deps, { isStopped: () => false, failed: (error) => void failures.push(error) }),
  )
  for (const one of all) one.wake()
  await Promise.all(all.map((one) => one.idle()))
  assert.deepEqual(failures, [])
}

/** Asks a webhook's own routes with the operator's key. */
export async function ask(
  { app }: Pick<Server, 'app'>,
  slug: string,
  method: 'GET' | 'POST',
  path = '',
  key = ADMIN_KEY,
): Promise<{ status: number; body: unknown }> {
  const init = method === 'GET' ? reading(key) : withKey({}, method, key)
  const answer = await app.request(`/v1/institutions/${slug}/webhooks${path}`, init)
  return { status: answer.status, body: await answer.json() }
}
