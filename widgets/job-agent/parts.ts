import { type ChunkTable, preload } from '../shared/chunks.ts'

/** Put in by the build: the files of the chunk below, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

const table = typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__

/** The file that this is in. Written out where it is used, the build would take it for an address of its own. */
const script = import.meta.url

/** The code of an isolated element, which most pages never ask for. */
export async function loadIsolated(): Promise<typeof import('../shared/isolated.ts')> {
  const files = table.isolated ?? []
  await Promise.all(files.map(([file, integrity]) => preload(new URL(`../${file}`, script).href, integrity)))
  return import('../shared/isolated.ts')
}
