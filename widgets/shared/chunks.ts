import type { Language } from '../../server/contract/language.ts'

/**
 * Files of a chunk beside the script, its own first, with spaces between: of each its name and, right behind it, the 43
 * characters of its hash (sha256). The build puts the table in.
 */
export type ChunkTable = Record<string, string>

/** Fetches a file of a table under its hash, each address once, and answers with it. */
export type Preload = (file: string) => Promise<string>

const table: ChunkTable = {}

const loading: Record<string, Promise<unknown>> = {}

/**
 * How each chunk is loaded, by the element's tag, with a dot and the language where the words are a chunk of their own. The
 * built script is without those that the loader has the files of.
 */
type Loaders = Record<string, () => Promise<unknown>>

const loaders: Loaders = {}

/** Says what can be loaded; a chunk that loads more has its own table. */
export function elementsAre(all: Loaders, files?: ChunkTable): void {
  Object.assign(loaders, all)
  Object.assign(table, files)
}

/** The loader's; whoever bundles the elements has no table of files either. */
export let preload: Preload = async () => ''

export function preloadIs(one: Preload): void {
  preload = one
}

/**
 * Loads an element's code with its words in a language, once, and answers with the module. In the built script each file is first
 * fetched under its hash and only then run; a file that was refused is never asked for again, since a browser may run it
 * unchecked the second time.
 */
export function loadElement<M = unknown>(tag: string, language?: Language): Promise<M> {
  const chunk = tag in loaders || tag in table ? tag : `${tag}.${language}`
  return (loading[chunk] ??= load(chunk)) as Promise<M>
}

async function load(chunk: string): Promise<unknown> {
  const [own] = await fetched(table, chunk)
  return loaders[chunk]?.() ?? (own && import(/* @vite-ignore */ own))
}

/** Fetches the files of a chunk; answers with their addresses, the chunk's own first. */
export const fetched = (files: ChunkTable, chunk: string): Promise<string[]> =>
  Promise.all(files[chunk]?.split(' ').map(preload) ?? [])
