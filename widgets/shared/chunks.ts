import type { Language } from '../../server/contract/language.ts'

/** Files of a chunk beside the script, each with its hash. The build puts the table in. */
export type ChunkTable = Record<string, readonly (readonly [file: string, integrity: string])[]>

/** Fetches a file under its hash, each address once. */
export type Preload = (href: string, integrity: string) => Promise<void>

const table: ChunkTable = {}

const loading = new Map<string, Promise<void>>()

/** How each chunk is loaded, by the element's tag, with a dot and the language where the words are a chunk of their own. */
type Loaders = Record<string, () => Promise<unknown>>

const loaders: Loaders = {}

/** Says what can be loaded; a chunk that loads more has its own table. */
export function elementsAre(all: Loaders, files?: ChunkTable): void {
  Object.assign(loaders, all)
  Object.assign(table, files)
}

/** The loader's; whoever bundles the elements has no table of files either. */
export let preload: Preload = async () => {}

export function preloadIs(one: Preload): void {
  preload = one
}

/**
 * Loads an element's code with its words in a language, once. In the built script each file is first fetched under its hash
 * and only then run; a file that was refused is never asked for again, since a browser may run it unchecked the second time.
 */
export function loadElement(tag: string, language: Language): Promise<void> {
  const chunk = tag in loaders ? tag : `${tag}.${language}`
  let started = loading.get(chunk)
  if (!started)
    loading.set(
      chunk,
      (started = checked(chunk).then(async () => {
        await loaders[chunk]?.()
      })),
    )
  return started
}

/** The file that this is in. Written out where it is used, the build would take it for an address of its own. */
const script = import.meta.url

async function checked(chunk: string): Promise<void> {
  const files = table[chunk] ?? []
  await Promise.all(files.map(([file, integrity]) => preload(new URL(`../${file}`, script).href, integrity)))
}
