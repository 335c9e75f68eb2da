import { type ChunkTable, elementsAre, loadElement } from '../shared/chunks.ts'

/** Put in by the build: the files of the chunk below, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

type Module = typeof import('./isolated.ts')

let loaded: Module | undefined

elementsAre(
  {
    isolated: async () => {
      loaded = await import('./isolated.ts')
    },
  },
  typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__,
)

/** The code of an isolated form, which most pages never ask for. */
export async function loadIsolated(): Promise<Module> {
  await loadElement('isolated', 'da')
  return loaded as Module
}
