import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Encoding, encode } from '../http/encoding.ts'
import { BUILT } from './manifest.ts'

/** A file of the build that the documentation hands out, as it leaves. */
export type DocsFile = {
  type: string
  hash: string
  bytes: Record<Encoding, Uint8Array<ArrayBuffer>>
  isSaved: boolean
}

const JSON_TYPE = 'application/json; charset=utf-8'
const TYPES = 'text/plain; charset=utf-8'

/** Everything that is handed out: where the build has it, and as what it leaves. */
const FILES: Record<string, { folder: string; type: string }> = {
  'live.js': { folder: 'docs/', type: 'text/javascript; charset=utf-8' },
  'custom-elements.json': { folder: '', type: JSON_TYPE },
  'vscode.html-custom-data.json': { folder: 'editors/', type: JSON_TYPE },
  'vscode.css-custom-data.json': { folder: 'editors/', type: JSON_TYPE },
  'web-types.json': { folder: 'editors/', type: JSON_TYPE },
  'elements.d.ts': { folder: 'types/', type: TYPES },
  'react.d.ts': { folder: 'types/', type: TYPES },
  'vue.d.ts': { folder: 'types/', type: TYPES },
  'svelte.d.ts': { folder: 'types/', type: TYPES },
}

/** What stands in the build for the server's own address. */
const ANY_SERVER = 'http://localhost:4000'

async function read(name: string, { folder, type }: { folder: string; type: string }, origin: string) {
  const built = await readFile(new URL(`${folder}${name}`, BUILT), 'utf8')
  const plain = new TextEncoder().encode(folder === 'editors/' ? built.replaceAll(ANY_SERVER, origin) : built)
  const [br, gzip, identity] = await Promise.all([
    encode(plain, 'br', 9),
    encode(plain, 'gzip', 9),
    encode(plain, 'identity', 0),
  ])
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  return { type, hash, bytes: { br, gzip, identity }, isSaved: !type.startsWith('text/javascript') }
}

const known = new Map<string, Promise<DocsFile>>()

/** A file by its name, read and compressed once; null where there is none by that name. */
export function docsFile(name: string, origin: string): Promise<DocsFile> | null {
  const found = Object.hasOwn(FILES, name) ? FILES[name] : undefined
  if (!found) return null
  const key = `${origin} ${name}`
  let file = known.get(key)
  if (!file) {
    file = read(name, found, origin)
    known.set(key, file)
    file.catch(() => known.delete(key))
  }
  return file
}
