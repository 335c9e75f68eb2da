import { type ChunkTable, fetched } from '../shared/chunks.ts'

/** Put in by the build: the files of the chunks below, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

const table = typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__

/** What comes after the pools have been listed. */
const PARTS = {
  join: () => import('./join.ts'),
  'join-da': () => import('./join-da.ts'),
  'join-en': () => import('./join-en.ts'),
  upload: () => import('../shared/form/upload.ts'),
  isolated: () => import('../shared/isolated.ts'),
}
type Parts = typeof PARTS

/** Loads a part. In the built script each file is first fetched under its hash and only then run. */
export async function loadPart<P extends keyof Parts>(part: P): Promise<Awaited<ReturnType<Parts[P]>>> {
  await fetched(table, part)
  return (await PARTS[part]()) as Awaited<ReturnType<Parts[P]>>
}
