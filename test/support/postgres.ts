import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { openPostgres } from '../../server/db/client.ts'
import { isRoot } from './bring.ts'
import { findPrograms, isReachable, moved, program, windows } from './postgres-programs.ts'

/** A throw-away PostgreSQL cluster on 127.0.0.1. */
export interface Cluster {
  /** Database `opslag_test`, migrated, as its owner `opslag_app`, who is no superuser. It is what others are copied from. */
  url: string
  /** The same cluster as its superuser. */
  adminUrl: string
  /** What PostgreSQL says it is, such as `15.14`. */
  version: string
  /** Stops it and removes its folder. It also happens by itself when this process ends in any way. */
  stop(): Promise<void>
}

/** A database of its own for a test file. */
export interface Database {
  url: string
  name: string
  drop(): Promise<void>
}

const APP_ROLE = 'opslag_app'

/**
 * Starts a cluster from the machine's own programs, or from the npm-shipped ones when there are none.
 * `OPSLAG_TEST_POSTGRES=local` or `npm` tries that way alone. `own`: settings of the server that are others than a test's.
 *
 * @throws Error with one sentence that says what to install.
 */
export async function startPostgres(own: Record<string, string> = {}): Promise<Cluster> {
  const bin = findPrograms()
  const user = otherUser()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'opslag-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  try {
    const { home, version } = initialise(isReachable(bin) ? bin : moved(bin, folder), folder, user)
    const password = readFileSync(path.join(folder, 'password'), 'utf8')
    const port = await freePort()
    const server = await launch(path.join(home, 'postgres'), { folder, port, user, own })
    const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined })
    try {
      await admin.unsafe(`create role ${APP_ROLE} login nosuperuser password '${password}'`)
      await admin.unsafe(`create database opslag_test owner ${APP_ROLE}`)
    } finally {
      await admin.end()
    }
    const url = urlOf(adminUrl, 'opslag_test')
    await (await openPostgres(url, { production: true })).close()
    const stop = async (): Promise<void> => {
      if (server.exitCode !== null) return
      const gone = new Promise((resolve) => server.once('exit', resolve))
      // Everything of the child is unreferenced: a timer keeps this process here until the database has gone.
      const awake = setInterval(() => undefined, 1000)
      server.stdin?.end()
      await gone
      clearInterval(awake)
    }
    return { url, adminUrl, version, stop }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/**
 * Makes a database owned by `opslag_app`; with `template` a copy of that one (a migrated one costs some 50 ms),
 * to which nobody may be connected meanwhile.
 */
export async function createDatabase(
  adminUrl: string,
  { name = `test_${randomBytes(6).toString('hex')}`, template }: { name?: string; template?: string } = {},
): Promise<Database> {
  const run = async (statement: string): Promise<void> => {
    const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined })
    try {
      await admin.unsafe(statement)
    } finally {
      await admin.end()
    }
  }
  await run(`create database "${name}" owner ${APP_ROLE}${template ? ` template "${template}"` : ''}`)
  return { url: urlOf(adminUrl, name), name, drop: () => run(`drop database if exists "${name}" with (force)`) }
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.username = APP_ROLE
  url.pathname = `/${database}`
  return url.href
}

interface User {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: its own user then, or nobody. */
function otherUser(): User | null {
  if (!isRoot) return null
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const chosen = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!chosen) throw new Error('PostgreSQL does not run as root: run the tests as another user.')
  return { uid: Number(chosen[2]), gid: Number(chosen[3]) }
}

function initialise(bin: string, folder: string, user: User | null): { home: string; version: string } {
  const passwordFile = path.join(folder, 'password')
  const sockets = path.join(folder, 's')
  writeFileSync(passwordFile, randomBytes(18).toString('hex'), { mode: 0o600 })
  mkdirSync(sockets)
  for (const one of [passwordFile, sockets]) if (user) chownSync(one, user.uid, user.gid)
  const said = spawnSync(path.join(bin, program('postgres')), ['--version'], { encoding: 'utf8', ...user })
  const version = said.stdout.match(/\d+(?:\.\d+)*/)?.[0] ?? ''
  const usual = ['-D', path.join(folder, 'data'), '-U', 'postgres', '-A', 'scram-sha-256', '--no-sync']
  usual.push(`--pwfile=${passwordFile}`, '--encoding=UTF8')
  const libc = `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`
  // The built-in provider knows Æ, Ø and Å on every machine; before version 17 the C library has to.
  const locale =
    Number.parseInt(version, 10) >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : [libc]
  const done = spawnSync(path.join(bin, program('initdb')), [...usual, ...locale], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    encoding: 'utf8',
    ...user,
  })
  if (done.status !== 0) throw new Error(`initdb failed: ${done.error?.message ?? done.stderr.trim()}`)
  return { home: bin, version }
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

type Launch = { folder: string; port: number; user: User | null; own: Record<string, string> }

function launch(executable: string, { folder, port, user, own }: Launch): Promise<ChildProcess> {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
    max_wal_size: '512MB',
    autovacuum: 'off',
    timezone: 'UTC',
    lc_messages: 'C',
    // The path of a socket may hold no more than 107 characters, which a temp folder on macOS nearly fills.
    unix_socket_directories: windows || folder.length > 80 ? '' : path.join(folder, 's'),
    ...own,
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const keeper = fileURLToPath(new URL('postgres-keeper.ts', import.meta.url))
  const ids = [String(user?.uid ?? -1), String(user?.gid ?? -1)]
  const child = spawn(
    process.execPath,
    [keeper, folder, ...ids, windows ? `${executable}.exe` : executable, '-D', path.join(folder, 'data'), ...args],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  )
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => {
      child.stdin.end()
      reject(new Error(`PostgreSQL did not start within 30 seconds:\n${said}`))
    }, 30_000)
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (text: string) => {
      // Only the start is kept: later lines are the errors that tests provoke.
      if (said.length < 20_000) said += text
      if (!said.includes('ready to accept connections')) return
      clearTimeout(timer)
      // Neither the child nor its pipes keep a finished test run alive; the closing pipe is what stops the database.
      child.unref()
      for (const pipe of [child.stdin, child.stderr]) (pipe as Partial<{ unref(): void }>).unref?.()
      resolve(child)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`PostgreSQL stopped at its start (${code}):\n${said}`))
    })
  })
}
