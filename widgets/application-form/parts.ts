import type { Language } from '../../server/contract/language.ts'
import { type ChunkTable, preload } from '../shared/chunks.ts'

/** Put in by the build: the files of the chunks below, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

const table = typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__

/** What of the form comes after it has opened. */
const PARTS = {
  isolated: () => import('../shared/isolated.ts'),
  rest: () => import('./rest.ts'),
  'rest-da': () => import('./rest-da.ts'),
  'rest-en': () => import('./rest-en.ts'),
  session: () => import('../shared/session.ts'),
  upload: () => import('../shared/form/upload.ts'),
}
type Parts = typeof PARTS

const loading = new Map<string, Promise<unknown>>()
let tries = 0

/**
 * Loads a part of the form, once. In the built script each file is first fetched under its hash and only then run. One that
 * did not arrive can be asked for again: at an address of its own, since a browser remembers that one failed.
 */
export function loadPart<P extends keyof Parts>(part: P): ReturnType<Parts[P]> {
  let started = loading.get(part)
  if (!started) {
    started = fetchPart(part, tries)
    loading.set(part, started)
    started.catch(() => {
      tries++
      loading.delete(part)
    })
  }
  return started as ReturnType<Parts[P]>
}

/** What comes after the form has opened, with its words. Without sessions an application can be sent all the same. */
export const loadRest = (language: Language) =>
  Promise.all([loadPart('rest'), loadPart(`rest-${language}`), loadPart('session').catch(() => undefined)])

async function fetchPart(part: keyof Parts, again: number): Promise<unknown> {
  const files = table[part]?.split(' ') ?? []
  // Elements share the code of sessions, and the build has given what is in it names of its own.
  const isOther = again && part !== 'session'
  const at = (file: string, index: number) =>
    isOther && !index ? `${file.slice(0, -43)}.js?${again}&${file.slice(-43)}` : file
  const [own] = await Promise.all(files.map(at).map(preload))
  return isOther && own ? importAt(own) : PARTS[part]()
}

const importAt = (address: string): Promise<unknown> => import(/* @vite-ignore */ address)
