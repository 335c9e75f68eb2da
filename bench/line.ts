import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line between a client and a server that is narrow, or breaks, as it is told. */
export interface Line {
  port: number
  /** Bytes from the client that were let through. */
  sent: number
  /** Breaks every connection once so many more bytes of the client's have been let through. */
  cutAfter(bytes: number): void
  close(): void
}

const STEP_MS = 50

/** Opens a line. `bitsPerSecond`: how much of the client's it lets through; all of it when left out. */
export async function openLine(bitsPerSecond = Number.POSITIVE_INFINITY): Promise<Line & { lead(port: number): void }> {
  let target = 0
  let cutAt = Number.POSITIVE_INFINITY
  const open = new Set<Socket>()
  const share = Math.max(1, Math.floor((bitsPerSecond / 8) * (STEP_MS / 1_000)))

  const server = createServer({ allowHalfOpen: false }, (client) => {
    const up = connect(target, '127.0.0.1')
    for (const socket of [client, up]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        up.destroy()
      })
    }
    up.pipe(client)
    client.on('data', async (bytes) => {
      client.pause()
      for (let at = 0; at < bytes.length && !up.destroyed; at += share) {
        const part = bytes.subarray(at, at + share)
        line.sent += part.length
        if (line.sent >= cutAt) {
          cutAt = Number.POSITIVE_INFINITY
          for (const socket of open) socket.destroy()
          return
        }
        up.write(part)
        if (bitsPerSecond < Number.POSITIVE_INFINITY) await new Promise((go) => setTimeout(go, STEP_MS))
      }
      client.resume()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line = {
    port: (server.address() as { port: number }).port,
    sent: 0,
    lead(port: number) {
      target = port
    },
    cutAfter(bytes: number) {
      cutAt = line.sent + bytes
    },
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
  return line
}
