import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file that puts served markup into a page, written for one kind of server. */
export type Include = { name: string; server: string; code: string }

/** Beside the sources and beside the built server alike. */
const FOLDER = path.join(import.meta.dirname, '../../docs/include')
/** Lines that make a token of an intranet's. */
export const TOKENS = path.join(import.meta.dirname, '../../docs/token')
/** Lines that verify what a webhook is told. */
export const RECEIVERS = path.join(import.meta.dirname, '../../docs/webhooks')
/** The kind of server by the ending of the file; what ends otherwise is no code. */
const SERVERS: Record<string, string> = {
  '.php': 'PHP',
  '.cs': '.NET',
  '.mjs': 'Node',
  '.py': 'Python',
  '.conf': 'nginx',
}
/** What the link says in the files. */
const LABEL = 'Ledige stillinger'

/** The files of a folder in the order of their names, with `{origin}`, `{institution}` and the link's text filled in. */
export function readIncludes(
  values: { origin: string; institution: string; label: string },
  folder = FOLDER,
): Include[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const server = SERVERS[path.extname(name)]
      if (!server) return []
      const code = readFileSync(path.join(folder, name), 'utf8')
        .replaceAll('{origin}', values.origin)
        .replaceAll('{institution}', values.institution)
        .replaceAll(LABEL, values.label)
      return [{ name, server, code: code.trimEnd() }]
    })
}
