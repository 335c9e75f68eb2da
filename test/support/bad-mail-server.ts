import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/**
 * How a mail server can be away: nobody listens, it takes connections and never speaks, it puts everything off, or it takes the
 * whole mail and breaks the connection before it says so.
 */
export const WAYS_TO_BE_AWAY = ['refused', 'hanging', '4xx', 'cut'] as const
export type WayToBeAway = (typeof WAYS_TO_BE_AWAY)[number]

/** What it answers of one recipient alone. */
type Answer = 'take' | 'hang' | string

/** A mail server on this machine that can be away and come back on the same port. */
export async function badMailServer(answerTo: (address: string) => Answer = () => 'take') {
  /** The Message-ID of every copy that came whole, and when. */
  const taken: { messageId: string; at: number }[] = []
  const sockets = new Set<Socket>()
  const state = { mode: 'well' as WayToBeAway | 'well', cuts: 0, takesMs: 0 }

  function serve(socket: Socket) {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (state.mode === 'hanging') return
    let text = ''
    let isContent = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    const content = (whole: string) => {
      taken.push({ messageId: /^message-id: *(?:\r\n *)?(<[^>]+>)/im.exec(whole)?.[1] ?? '', at: performance.now() })
      if (state.mode === 'cut') {
        state.cuts++
        socket.resetAndDestroy()
      } else if (state.takesMs > 0) setTimeout(say, state.takesMs, '250 2.0.0 taken')
      else say('250 2.0.0 taken')
    }
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'QUIT') socket.end('221 bye\r\n')
      else if (verb === 'MAIL' && state.mode === '4xx') say('451 4.3.2 not now')
      else if (verb === 'RCPT') {
        const answer = answerTo(/<([^>]*)>/.exec(line)?.[1] ?? '')
        if (answer !== 'hang') say(answer === 'take' ? '250 ok' : answer)
      } else if (verb === 'DATA') {
        isContent = true
        say('354 go on')
      } else say('250 ok')
    }
    socket.on('data', (data) => {
      text += data.toString('latin1')
      for (;;) {
        const end = isContent ? '\r\n.\r\n' : '\r\n'
        const at = text.indexOf(end)
        if (at < 0) return
        const whole = text.slice(0, at)
        text = text.slice(at + end.length)
        if (isContent) {
          isContent = false
          content(whole)
        } else command(whole)
      }
    })
    say('220 here')
  }

  const server = createServer(serve)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const stop = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    state,
    /** Is away from now on in that way, or well again. */
    async be(mode: WayToBeAway | 'well') {
      state.mode = mode
      // Whatever hung is let go.
      for (const socket of sockets) socket.destroy()
      if (mode === 'refused' && server.listening) await stop()
      if (mode !== 'refused' && !server.listening) {
        server.listen(port, '127.0.0.1')
        await once(server, 'listening')
      }
    },
    async close() {
      if (server.listening) await stop()
    },
  }
}
