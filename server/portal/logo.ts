import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Beside the sources and beside the built server alike. */
const THEMES = path.join(import.meta.dirname, '../../themes')
const fileOf = (slug: string) => path.join(THEMES, slug, 'logo.svg')

const known = new Map<string, boolean>()

/** Has the institution's theme folder a logo? `slug` is one that is in the database, so that no path is made of it. */
export function hasLogo(slug: string): boolean {
  const found = known.get(slug) ?? existsSync(fileOf(slug))
  known.set(slug, found)
  return found
}

export const logo = (slug: string): string => readFileSync(fileOf(slug), 'utf8')
