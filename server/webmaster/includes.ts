import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file that puts served markup into a page, written for one kind of server. */
export type Include = { name: string; code: string }

/** Beside the sources and beside the built server alike. */
const FOLDER = path.join(import.meta.dirname, '../../docs/include')
const CODE = /\.(?:php|cs|cshtml|js|mjs|ts|conf|shtml|html)$/

/** The files of a folder in the order of their names, with `{origin}` and `{institution}` filled in. */
export function readIncludes(values: { origin: string; institution: string }, folder = FOLDER): Include[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => CODE.test(name))
    .sort()
    .map((name) => ({
      name,
      code: readFileSync(path.join(folder, name), 'utf8')
        .replaceAll('{origin}', values.origin)
        .replaceAll('{institution}', values.institution)
        .trimEnd(),
    }))
}
