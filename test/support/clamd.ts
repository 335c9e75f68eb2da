import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { firstThatExists, isRoot, onPath, say } from './bring.ts'
import { EICAR } from './documents.ts'

/** A clamd of the tests' own, with signatures of their own: it knows the test virus and nothing else. */
export interface Clamd {
  /** For `CLAMD_URL`. */
  url: string
  stop(): Promise<void>
}

const PLACES = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd', '/opt/local/sbin/clamd']
const installed = () => onPath('clamd') ?? firstThatExists(PLACES)

/**
 * Finds clamd: CLAMD_PATH, an installed one, Debian's package (as root only).
 * @throws Error with one sentence that says what to install.
 */
export function findClamd(): string {
  const found = process.env.CLAMD_PATH ?? installed() ?? debianPackage()
  if (found && existsSync(found)) return found
  throw new Error(
    'The scanner tests need clamd: install it (Debian: apt-get install clamav-daemon, macOS: brew install clamav), or set CLAMD_PATH to one, and run them again.',
  )
}

function debianPackage(): string | null {
  if (!isRoot || process.platform !== 'linux' || !existsSync('/etc/debian_version') || !onPath('apt-get')) return null
  say('No clamd found: installing the package clamav-daemon with apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const updated = spawnSync('apt-get', ['update', '-qq'], { env, timeout: 180_000 })
  // Without the recommended freshclam: two hundred megabytes of signatures are of no use here.
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'clamav-daemon']
  const done = updated.status === 0 && spawnSync('apt-get', install, { env, timeout: 400_000 }).status === 0
  return done ? installed() : null
}

/** Starts it on a free port. It ends when this process does, in whatever way. */
export async function startClamd(): Promise<Clamd> {
  const program = findClamd()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'opslag-clamd-'))
  const signatures = path.join(folder, 'signatures')
  mkdirSync(signatures)
  chmodSync(folder, 0o755)
  // The body of the file wherever it stands; as a whole it is found by that too.
  writeFileSync(path.join(signatures, 'own.ndb'), `Opslag.Test.Virus:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  const port = await freePort()
  const settings = [
    'Foreground yes',
    `DatabaseDirectory ${signatures}`,
    `TemporaryDirectory ${folder}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    'MaxThreads 4',
    'AlertExceedsMax yes',
    'ScanPDF yes',
    'ScanArchive yes',
  ]
  const file = path.join(folder, 'clamd.conf')
  writeFileSync(file, `${settings.join('\n')}\n`)
  // The shell outlives neither its input nor clamd.
  const child = spawn(
    'sh',
    ['-c', '"$0" -c "$1" >"$2" 2>&1 & cat >/dev/null; kill $!; wait', program, file, `${folder}/said`],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.unref()
  ;(child.stdin as unknown as { unref(): void }).unref()
  const stop = async () => {
    const awake = setInterval(() => undefined, 1_000)
    child.stdin.end()
    await gone
    clearInterval(awake)
    rmSync(folder, { recursive: true, force: true })
  }
  for (const end = Date.now() + 30_000; !(await answers(port)); ) {
    if (Date.now() > end || child.exitCode !== null) {
      await stop()
      throw new Error('clamd did not start within 30 seconds.')
    }
    await pause(50)
  }
  return { url: `tcp://127.0.0.1:${port}`, stop }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write('zPING\0'))
    socket.once('data', (said) => {
      socket.destroy()
      resolve(said.toString().startsWith('PONG'))
    })
    socket.once('error', () => resolve(false))
    socket.setTimeout(500, () => {
      socket.destroy()
      resolve(false)
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
