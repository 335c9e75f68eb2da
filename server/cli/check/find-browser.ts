import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { firstThatExists, isRoot, onPath } from './programs.ts'

/** A browser that can be started: hand both fields to Playwright or Puppeteer as they are. */
export interface Chromium {
  /** Full path of a Chrome or Chromium. */
  executablePath: string
  /** Flags for a quiet run; the launcher adds `--headless` itself. */
  args: string[]
}

/** Where a browser may be found that is there already, in the order in which it is looked for. */
export const WAYS: Record<
  'env' | 'installed' | 'playwright',
  (env: Record<string, string | undefined>) => string | null
> = {
  env: ({ CHROME_PATH }) => CHROME_PATH || null,
  installed: installedBrowser,
  playwright: playwrightBrowser,
}

/** CHROME_PATH, an installed Chrome or Chromium, or a browser that Playwright keeps; null when there is none. */
export function findBrowser(env: Record<string, string | undefined>): Chromium | null {
  for (const find of Object.values(WAYS)) {
    const executablePath = find(env)
    if (executablePath !== null) return { executablePath, args: browserFlags() }
  }
  return null
}

/** The address bar's popups: a page and a process of their own in every window, a third of what opening one costs. */
export const POPUPS: readonly string[] = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** What a browser leaves out for us: the last such flag alone counts, so that it says again what Playwright leaves out. */
export const LEFT_OUT: readonly string[] = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  ...POPUPS,
]

/** For a quiet run, as root and in a container too. */
export function browserFlags(): string[] {
  return [
    `--disable-features=${LEFT_OUT.join()}`,
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

export function installedBrowser(): string | null {
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

function playwrightBrowser(env: Record<string, string | undefined>): string | null {
  const home = os.homedir()
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(home, 'Library/Caches/ms-playwright'),
    win32: path.join(env.LOCALAPPDATA ?? home, 'ms-playwright'),
  }
  const usual = caches[process.platform] ?? path.join(env.XDG_CACHE_HOME ?? `${home}/.cache`, 'ms-playwright')
  const asked = env.PLAYWRIGHT_BROWSERS_PATH
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
