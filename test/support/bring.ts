import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export { firstThatExists, isRoot, onPath } from '../../server/cli/check/programs.ts'

/** The root of the project, as a path. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Says what is being fetched: it can take a minute, and a silent minute looks like a hang. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/**
 * Brings one npm package into `.cache/<folder>` unless it is there already, without touching package.json or the
 * lock file, and without running its install scripts.
 *
 * @returns the package's own folder, or null when npm could not bring it (no registry, no build for this platform).
 */
export function bring(name: string, version: string, folder: string): string | null {
  const prefix = path.join(root, '.cache', folder)
  const installed = path.join(prefix, 'node_modules', name)
  if (existsSync(path.join(installed, 'package.json'))) return installed
  mkdirSync(prefix, { recursive: true })
  say(`Bringing ${name} ${version} from npm into .cache/${folder} …`)
  const args = ['install', '--prefix', prefix, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit']
  args.push('--no-fund', '--no-progress', '--loglevel=error', `${name}@${version}`)
  const cli = process.env.npm_execpath
  const done = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], { cwd: prefix, env: withoutNpm(), encoding: 'utf8' })
    : spawnSync('npm', args, {
        cwd: prefix,
        env: withoutNpm(),
        encoding: 'utf8',
        shell: process.platform === 'win32',
      })
  if (done.status === 0 && existsSync(path.join(installed, 'package.json'))) return installed
  const reason = done.error?.message ?? done.stderr.trim().split('\n').slice(0, 3).join(' ')
  say(`npm could not bring ${name}: ${reason}`)
  return null
}

/** The environment that npm hands its scripts names this project's own folders, which would win over `--prefix`. */
function withoutNpm(): NodeJS.ProcessEnv {
  const local = /^npm_(?:config_(?:local_prefix|prefix|package)|package_|lifecycle_|command$)/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !local.test(name)))
}

/** `import()` of a path that is not known until now, Windows' drive letters included. */
export function importPath(file: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(file).href)
}
