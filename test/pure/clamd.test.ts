import assert from 'node:assert/strict'
import { createServer, type Socket } from 'node:net'
import { after, describe, test } from 'node:test'
import { scannerAt, signatureDate } from '../../server/files/scan/clamd.ts'

/** Something that listens like clamd and answers as it is told, once the stream has ended. */
async function fakeClamd(answer: (socket: Socket, sent: Buffer) => void): Promise<string> {
  const server = createServer((socket) => {
    let sent = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      sent = Buffer.concat([sent, part])
      if (sent.subarray(-4).equals(Buffer.alloc(4)) || sent.toString('latin1') === 'zVERSION\0') answer(socket, sent)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  const address = server.address()
  return `tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part)
}
const patience = 150

describe('clamd', () => {
  test('is sent the whole file in pieces with their lengths, and believed when it says exactly OK', async () => {
    let heard: Buffer = Buffer.alloc(0)
    const address = await fakeClamd((socket, sent) => {
      heard = sent
      socket.end('stream: OK\0')
    })
    assert.equal(await scannerAt(address, { patience }).scan(bytes('abc', '', 'defg')), 'clean')
    assert.equal(heard.toString('latin1'), 'zINSTREAM\0\0\0\0\x03abc\0\0\0\x04defg\0\0\0\0')
  })

  test('names what it found', async () => {
    const address = await fakeClamd((socket) => socket.end('stream: Win.Test.EICAR_HDB-1 FOUND\0'))
    assert.equal(await scannerAt(address, { patience }).scan(bytes('x')), 'infected')
  })

  const NO_VERDICT: Record<string, (socket: Socket) => void> = {
    'closes without a word': (socket) => socket.end(),
    'breaks the line': (socket) => socket.destroy(),
    'says nothing at all': () => {},
    'says it could not': (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'),
    'says half of it': (socket) => socket.end('stream: OK'),
    'says it among other things': (socket) => socket.end('stream: OK \0'),
    'says it of something else': (socket) => socket.end('/tmp/x: OK\0'),
    'says it twice': (socket) => socket.end('stream: OK\0stream: OK\0'),
    'shouts it': (socket) => socket.end('STREAM: OK\0'),
    'says garbage': (socket) => socket.end(Buffer.from([0xff, 0xfe, 0, 1, 2, 3, 0])),
    'never stops': (socket) => socket.write('stream: OK'.repeat(10_000)),
  }
  for (const [what, answer] of Object.entries(NO_VERDICT))
    test(`that ${what} has not said that a file is clean`, async () => {
      const address = await fakeClamd(answer)
      await assert.rejects(scannerAt(address, { patience }).scan(bytes('x'.repeat(100_000))))
    })

  test('that is not there is an error too, and so is a file that cannot be read', async () => {
    await assert.rejects(scannerAt('tcp://127.0.0.1:1', { patience }).scan(bytes('x')))
    await assert.rejects(scannerAt('/no/such/socket', { patience }).scan(bytes('x')))
    const address = await fakeClamd((socket) => socket.end('stream: OK\0'))
    async function* broken() {
      yield Buffer.from('x')
      throw new Error('damaged')
    }
    await assert.rejects(scannerAt(address, { patience }).scan(broken()), /damaged/)
  })

  test('tells how old its signatures are, or that it does not know', async () => {
    const said = 'ClamAV 1.4.6/27500/Thu Nov 26 09:12:44 2026'
    assert.deepEqual(signatureDate(said), new Date('2026-11-26T09:12:44Z'))
    assert.deepEqual(signatureDate('ClamAV 1.4.6/27500/Tue Dec  1 09:12:44 2026'), new Date('2026-12-01T09:12:44Z'))
    for (const none of ['ClamAV 1.4.6', '', 'ClamAV 1.4.6//', 'x/1/Thu Foo 26 09:12:44 2026'])
      assert.equal(signatureDate(none), null)
    const address = await fakeClamd((socket) => socket.end(`${said}\0`))
    assert.deepEqual(await scannerAt(address, { patience }).signaturesFrom(), new Date('2026-11-26T09:12:44Z'))
  })
})
