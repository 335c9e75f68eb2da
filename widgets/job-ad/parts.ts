import { type ChunkTable, elementsAre, loadElement } from '../shared/chunks.ts'

/** Put in by the build: the files of the chunk below, with their hashes. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

export type Otherwise = typeof import('./otherwise.ts')

let code: Otherwise | undefined

elementsAre(
  {
    otherwise: async () => {
      code = await import('./otherwise.ts')
    },
  },
  typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__,
)

/** What draws every ad but an open one by the standard; nothing where it does not come. */
export const loadOtherwise = (): Promise<Otherwise | undefined> =>
  loadElement('otherwise', 'da').then(
    () => code,
    () => undefined,
  )
