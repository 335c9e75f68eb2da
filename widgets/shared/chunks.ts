import type { Language } from '../../server/contract/language.ts'

/** Files of an element's chunk beside the entry script, each with its hash. The build puts the table in. */
export type ChunkTable = Record<string, readonly (readonly [file: string, integrity: string])[]>

/** Put in by the build; not there when the elements are bundled by someone else. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

const table = typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__

const loading = new Map<string, Promise<void>>()

let nonce = ''

/** The nonce of the script tag, for pages that ask for one. */
export function nonceIs(value: string): void {
  nonce = value
}

/** How each chunk is loaded, by the element's tag, with a dot and the language where the words are a chunk of their own. */
type Loaders = Record<string, () => Promise<unknown>>

const loaders: Loaders = {}

/** Says what can be loaded; a chunk that loads more has its own table. */
export function elementsAre(all: Loaders, files?: ChunkTable): void {
  Object.assign(loaders, all)
  Object.assign(table, files)
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

async function checked(chunk: string): Promise<void> {
  const files = table[chunk] ?? []
  await Promise.all(files.map(([file, integrity]) => preload(new URL(file, import.meta.url).href, integrity)))
}

const preloads = new Map<string, Promise<void>>()

/** Fetches a file under its hash, each address once. */
export function preload(href: string, integrity: string): Promise<void> {
  let started = preloads.get(href)
  if (!started) {
    started = new Promise((resolve, reject) => {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = href
      link.integrity = integrity
      link.crossOrigin = 'anonymous'
      if (nonce) link.nonce = nonce
      link.onload = () => resolve()
      link.onerror = () => reject(new Error(`${href} did not load`))
      document.querySelector('head')?.append(link)
    })
    preloads.set(href, started)
  }
  return started
}
