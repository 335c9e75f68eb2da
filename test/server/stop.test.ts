import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { removeFolder, scratchFolder, startBuilt } from '../support/built-server.ts'

const folder = scratchFolder()
after(() => removeFolder(folder))

test('a server that is told to stop answers what it was asked, takes nothing new, and ends at once', async () => {
  const server = await startBuilt(folder)
  const { port } = new URL(server.origin)
  const body = JSON.stringify({ applicant: { name: 'Frida', email: 'frida@eksempel.dk' }, acknowledged: '0' })
  const sending = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/v1/institutions/cykelstyrelsen/jobs/999999/applications',
    headers: {
      origin: server.origin,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': 'half',
    },
  })
  const answer = once(sending, 'response') as Promise<[IncomingMessage]>
  sending.write(body.slice(0, 10))
  await pause(200)
  const stopped = server.stop()
  await pause(200)
  await assert.rejects(fetch(`http://127.0.0.1:${port}/livez`))
  const began = performance.now()
  sending.end(body.slice(10))
  const [{ statusCode }] = await answer
  assert.equal(statusCode, 404)
  await stopped
  assert.ok(performance.now() - began < 5_000, 'an open connection does not hold the server')
})
