import { type ChunkTable, fetched } from '../shared/chunks.ts'

/** Put in by the build: the files of the chunk below, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

const table = typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__

/** The code of an isolated element, which most pages never ask for. */
export async function loadIsolated(): Promise<typeof import('../shared/isolated.ts')> {
  await fetched(table, 'isolated')
  return import('../shared/isolated.ts')
}
