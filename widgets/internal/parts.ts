import { type ChunkTable, elementsAre, loadElement } from '../shared/chunks.ts'

/** Put in by the build: the files of the chunk below, with their hashes. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

type Code = typeof import('./ways.ts')

let code: Code | undefined

elementsAre(
  {
    ways: async () => {
      code = await import('./ways.ts')
    },
  },
  typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__,
)

/** How one shows that one belongs to the institution: wanted on few pages, and there by few. */
export async function loadWays(): Promise<Code> {
  await loadElement('ways', 'da')
  return code as Code
}
