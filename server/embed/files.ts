import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Encoding, encode } from '../http/encoding.ts'

/** A built file as it leaves: bytes per encoding and a hash of what they hold. */
export type BuiltFile = { type: string; hash: string; bytes: Record<Encoding, Uint8Array<ArrayBuffer>> }

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}
const VERSION = /^(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?$/
const FILE =
  /^(opslag\.js|opslag\.js\.map|frame\.js|frame-page\.js|statistics\.js|integrity\.json|chunks\/[A-Za-z0-9_-][A-Za-z0-9._-]*\.js(\.map)?)$/

/** Newest first, and pre-releases behind all releases: nobody follows one unasked. */
function newerFirst(a: string, b: string): number {
  const [, ...left] = VERSION.exec(a) ?? []
  const [, ...right] = VERSION.exec(b) ?? []
  if (!left[3] !== !right[3]) return left[3] ? 1 : -1
  const at = [0, 1, 2].find((part) => left[part] !== right[part])
  return at === undefined ? (right[3] ?? '').localeCompare(left[3] ?? '') : Number(right[at]) - Number(left[at])
}

async function read(file: string): Promise<BuiltFile> {
  const plain = await readFile(file)
  const [br, gzip, identity] = await Promise.all([
    encode(plain, 'br', 11),
    encode(plain, 'gzip', 9),
    encode(plain, 'identity', 0),
  ])
  return {
    type: TYPES[path.extname(file)] as string,
    hash: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    bytes: { br, gzip, identity },
  }
}

/**
 * The built elements in a folder, `<version>/opslag.js` and `<version>/chunks/` below it. Nothing else can be read through
 * this. A file is read and compressed once, and again when it was built anew.
 */
export function builtFiles(folder: string) {
  const known = new Map<string, { changed: number; file: Promise<BuiltFile> }>()
  const isWhole = (name: string) => VERSION.test(name) && existsSync(path.join(folder, name, 'opslag.js'))
  const versions = () => (existsSync(folder) ? readdirSync(folder).filter(isWhole).sort(newerFirst) : [])

  async function fileOf(version: string, name: string): Promise<BuiltFile | null> {
    if (!VERSION.test(version) || !FILE.test(name)) return null
    const address = path.join(folder, version, name)
    const found = await stat(address).catch(() => null)
    if (!found?.isFile()) return null
    const before = known.get(address)
    if (before?.changed === found.mtimeMs) return before.file
    const file = read(address)
    known.set(address, { changed: found.mtimeMs, file })
    file.catch(() => known.delete(address))
    return file
  }

  return {
    /** False until something has been built. */
    isBuilt: () => versions().length > 0,
    /** The version that has no newer one, or null. */
    newestVersion: () => versions()[0] ?? null,
    fileOf,
    /**
     * The newest version's file. A chunk that only an older version has is found there: a page that got the entry before
     * an upgrade still asks for that one's chunks.
     */
    async newest(name: string): Promise<BuiltFile | null> {
      const all = versions()
      for (const version of name.startsWith('chunks/') ? all : all.slice(0, 1)) {
        const file = await fileOf(version, name)
        if (file) return file
      }
      return null
    },
  }
}
