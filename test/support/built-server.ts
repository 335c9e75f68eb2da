import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readiness } from '../../server/health/checks.ts'

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

export type Running = {
  origin: string
  /** From the start of the process to the first `/readyz` that says yes, in milliseconds. */
  readyAfter: number
  /** Resident memory now and at its highest, in MB; null where the kernel does not tell. */
  memory(): { now: number; peak: number } | null
  stop(): Promise<void>
  /** As `kill -9` does. */
  kill(): Promise<void>
  /** Waits until it has ended by itself and answers by which signal; null when it lived on, and then it is stopped. */
  ended(): Promise<NodeJS.Signals | null>
}

/** The built server on a folder of its own, once it says it is ready. */
export async function startBuilt(folder: string, env: Record<string, string> = {}): Promise<Running> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const began = performance.now()
  const child: ChildProcess = spawn(process.execPath, ['--liftoff-only', 'dist/server/main.js'], {
    env: {
      ...process.env,
      PORT: String(port),
      OPSLAG_DATA: folder,
      OPSLAG_ORIGIN: origin,
      OPSLAG_LOG: 'silent',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const isReady = async () => {
    try {
      const { checks } = (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()) as Readiness
      // How full this machine's disk is says nothing about the server, nor does a mail that was left waiting for it.
      return Object.entries(checks).every(([name, { ok }]) => ok || name === 'disk' || name === 'oldestUnsentMail')
    } catch {
      return false
    }
  }
  while (!(await isReady())) {
    if (child.exitCode !== null || performance.now() - began > 60_000) throw new Error('the built server did not start')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    origin,
    readyAfter: performance.now() - began,
    memory() {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
        return { now: of('VmRSS'), peak: of('VmHWM') }
      } catch {
        return null
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async ended() {
      const lived = new Promise<null>((resolve) => setTimeout(() => resolve(null), 500).unref())
      const gone = await Promise.race([exited, lived])
      if (gone) return gone[1]
      child.kill('SIGTERM')
      await exited
      return null
    },
  }
}

export const scratchFolder = () => mkdtempSync(path.join(tmpdir(), 'opslag-bench-'))
export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true })
