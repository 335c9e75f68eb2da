import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { serve } from '@hono/node-server'
import { documents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { newJob, refusalOf } from '../applications/recruitment.ts'
import { begin, pathOf } from './upload.ts'

// Over a real socket: a server that answers while it is being written to may cut the line before the answer is read (R33).
const server = await testServer()
const institution = await server.newInstitution()
const { id: job } = await newJob(server, institution)
const listening = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' })
await once(listening, 'listening')
after(() => listening.close())
const { port } = listening.address() as AddressInfo
const path = pathOf(await begin(server, institution, { job, name: 'cv.pdf', bytes: 10_000_000 }))
const tus = { origin: PAGE_ORIGIN, 'tus-resumable': '1.0.0' }
const part = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }

/** Sends so many bytes, and reads the answer as a page does. */
async function send(bytes: number, headers: Record<string, string>): Promise<Response> {
  const req = http.request({ port, host: '127.0.0.1', path, method: 'PATCH', headers: { ...part, ...headers } })
  const answered = once(req, 'response') as Promise<[http.IncomingMessage]>
  req.on('error', () => {})
  const piece = Buffer.alloc(65_536)
  const pieces = Array.from({ length: Math.ceil(bytes / piece.length) }, (_, at) =>
    piece.subarray(0, bytes - at * piece.length),
  )
  Readable.from(pieces).pipe(req)
  const [res] = await answered
  const parts: Buffer[] = []
  for await (const one of res) parts.push(one as Buffer)
  assert.equal(res.headers['access-control-allow-origin'], PAGE_ORIGIN)
  return new Response(Buffer.concat(parts), { status: res.statusCode ?? 0 })
}

test('eleven megabytes in one request are refused so that the page can read it, with a length and without', async () => {
  for (const [header, value] of [
    ['content-length', '11000000'],
    ['transfer-encoding', 'chunked'],
  ] as const) {
    const refused = await send(11_000_000, { [header]: value })
    assert.equal(refused.status, 413)
    assert.equal(await refusalOf(refused), 'too-large')
  }
})

test('a part whose line breaks leaves nothing behind, whatever length it promised', async () => {
  const before = await asSystem(server.db, (tx) => tx.select().from(documents))
  const socket = connect(port, '127.0.0.1')
  const head = Object.entries({ ...part, host: 'x', 'content-length': '500000' }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  socket.write(`PATCH ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
  socket.write(Buffer.alloc(100_000))
  await new Promise((resolve) => setTimeout(resolve, 30))
  socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 30))
  assert.deepEqual(await asSystem(server.db, (tx) => tx.select().from(documents)), before)
  assert.equal(server.store.records.size, 0)
  assert.ok(!server.logged.some((line) => line.includes('internal')))
})
