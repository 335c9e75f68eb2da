import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { FetchFailed } from '../../server/feeds/way-out.ts'
import { type PostWorld, post } from '../../server/webhooks/post.ts'

let connections = 0
let answers = true
const server = createServer((_, res) => {
  if (answers) res.writeHead(204).end()
})
server.on('connection', () => connections++)
before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
after(() => {
  server.closeAllConnections()
  server.close()
})
const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`
const message = { headers: { 'content-type': 'application/json' }, body: '{"æ":1}' }

async function failure(address: string, world: Partial<PostWorld> = {}, feedHosts: string[] = []) {
  try {
    await post(address, message, { feedHosts }, world)
  } catch (error) {
    assert.ok(error instanceof FetchFailed)
    return error.code
  }
  return assert.fail('it was sent')
}

describe('what webhooks are told', () => {
  test('never leaves for an address that is not public, however it is written or whatever its name turns into', async () => {
    const port = (server.address() as AddressInfo).port
    for (const name of [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
    ])
      assert.match(await failure(`https://${name}/`), /^address-not-public$/, name)
    assert.equal(await failure(`https://127.0.0.1:${port}/`), 'address-not-allowed')
    assert.equal(await failure('http://hooks.example.dk/'), 'address-not-allowed')
    assert.equal(await failure('https://user:word@hooks.example.dk/'), 'address-not-allowed')
    for (const found of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['169.254.169.254'], ['::1']]) {
      const resolve = async () => found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      assert.equal(await failure('https://hooks.example.dk/', { resolve }), 'address-not-public')
    }
    assert.equal(await failure('https://hooks.example.dk/', { resolve: async () => [] }), 'unknown-host')
    assert.equal(connections, 0)
  })

  test('goes to the address that was checked: the name is not asked about twice', async () => {
    let asked = 0
    const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '8.8.8.8', family: 4 }]
    const port = (server.address() as AddressInfo).port
    const { status } = await post(
      `http://hooks.example.dk:${port}/`,
      message,
      { feedHosts: [`hooks.example.dk:${port}`] },
      { resolve },
    )
    assert.deepEqual([status, asked], [204, 1])
  })

  test('is let go when nobody answers in time', async () => {
    answers = false
    assert.equal(await failure(`http://${host()}/`, { limits: { answerMs: 50 } }, [host()]), 'timed-out')
    const hangs = () => new Promise<never>(() => {})
    assert.equal(await failure('https://hooks.example.dk/', { limits: { answerMs: 20 }, resolve: hangs }), 'timed-out')
  })
})
