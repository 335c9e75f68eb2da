import { connect, type Socket } from 'node:net'
import type { Scanner, Verdict } from './scanner.ts'

/** clamd says one short line; what is longer is not from it. */
const MOST_REPLY = 4_096
/** How long it may think about a file, and keep silent while one is sent. */
const PATIENCE_MS = 45_000

function dial(address: string): Socket {
  const { protocol, hostname, port } = address.startsWith('tcp:')
    ? new URL(address)
    : { protocol: 'unix:', hostname: '', port: '' }
  return protocol === 'tcp:'
    ? connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) })
    : connect({ path: address.replace(/^unix:/, '') })
}

/** Sends a command with what follows it, and answers the one reply, without its end mark. @throws Error */
async function ask(
  address: string,
  command: string,
  patience: number,
  sent?: AsyncIterable<Uint8Array>,
): Promise<string> {
  const socket = dial(address)
  const fail = (why: string) => socket.destroy(new Error(why))
  const timer = setTimeout(fail, patience, 'timeout')
  const replied = new Promise<string>((resolve, reject) => {
    let reply = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      reply += text
      if (reply.length > MOST_REPLY) fail('no reply of a scanner')
    })
    // A reply is whole only with its end mark: half of one means nothing.
    socket.on('end', () => (reply.endsWith('\0') ? resolve(reply.slice(0, -1)) : reject(new Error('half a reply'))))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('closed')))
  })
  // Waited for below; a reply that comes while bytes are being sent must not go unheard meanwhile.
  replied.catch(() => {})
  const write = (bytes: Uint8Array) =>
    new Promise<void>((done, failed) => socket.write(bytes, (error) => (error ? failed(error) : done())))
  try {
    await write(Buffer.from(`z${command}\0`))
    if (sent) {
      for await (const part of sent) {
        const length = Buffer.alloc(4)
        length.writeUInt32BE(part.length)
        if (part.length > 0) await write(Buffer.concat([length, part]))
      }
      await write(Buffer.alloc(4))
    }
    return await replied
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The day in `ClamAV 1.4.6/27500/Thu Nov 26 09:12:44 2026`; null where it says none. */
export function signatureDate(version: string): Date | null {
  const [, month = '', day, hour, minute, second, year] =
    /\/\w{3} (\w{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/.exec(version.trim()) ?? []
  const at = MONTHS.indexOf(month)
  return at === -1
    ? null
    : new Date(Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute), Number(second)))
}

/**
 * clamd at `tcp://host:port` or the path of its socket. A file is clean when it says exactly `stream: OK`, infected when it
 * names what it found; anything else is no answer (T28).
 */
export function scannerAt(address: string, { patience = PATIENCE_MS } = {}): Scanner {
  return {
    async scan(bytes): Promise<Verdict> {
      const reply = await ask(address, 'INSTREAM', patience, bytes)
      if (reply === 'stream: OK') return 'clean'
      if (/^stream: [\x21-\x7e]+ FOUND$/.test(reply)) return 'infected'
      throw new Error('no verdict')
    },
    async signaturesFrom() {
      return signatureDate(await ask(address, 'VERSION', Math.min(patience, 1_500)))
    },
  }
}
