import { realpathSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const PAGES = fileURLToPath(new URL('pages', import.meta.url))
const BENCH = fileURLToPath(new URL('../dist/bench', import.meta.url))
const THEMES = fileURLToPath(new URL('../themes', import.meta.url))
const BUILT = fileURLToPath(new URL('../dist/showroom', import.meta.url))

export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** What an address leads to. */
export type Found = { kind: 'file'; path: string } | { kind: 'folder-without-slash' } | null

/**
 * The file that a request's path names: under `pages`, a theme's logo under `/themes/<institution>/`, or what the build has made
 * under `/showroom/built/` and, the designer's bench, under `/showroom/bench/`. Names that begin
 * with a dot or an underscore, types not in the list, and whatever leaves its folder, also by a link, are not found.
 */
export function findFile(pathname: string): Found {
  const names = readNames(pathname)
  if (!names) return null
  if (names[0] === 'themes')
    return names.length === 3 && names[2] === 'logo.svg' ? within(THEMES, names.slice(1)) : null
  if (names[0] === 'showroom' && names[1] === 'built') return within(BUILT, names.slice(2))
  const page = within(PAGES, pathname.endsWith('/') ? [...names, 'index.html'] : names)
  // The bench's pages are pages like the others; what they load is built.
  return page ?? (names[0] === 'showroom' && names[1] === 'bench' ? within(BENCH, names.slice(2)) : null)
}

function readNames(pathname: string): string[] | null {
  try {
    const names = pathname.split('/').slice(1, pathname.endsWith('/') ? -1 : undefined)
    const decoded = names.map(decodeURIComponent)
    return decoded.every((name) => /^[a-z0-9][\w.-]*$/i.test(name)) ? decoded : null
  } catch {
    return null
  }
}

function within(root: string, names: string[]): Found {
  const wanted = join(root, ...names)
  const stat = statSync(wanted, { throwIfNoEntry: false })
  if (stat?.isDirectory()) return { kind: 'folder-without-slash' }
  if (!stat?.isFile() || !Object.hasOwn(TYPES, extname(wanted))) return null
  const path = realpathSync(wanted)
  return path.startsWith(realpathSync(root) + sep) ? { kind: 'file', path } : null
}
