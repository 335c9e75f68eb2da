import type { Language } from '../../server/contract/language.ts'
import type { ChunkTable } from '../shared/chunks.ts'

/** Put in by the build: the files of every chunk, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable

/** A function, since a page’s first picture needs none of it, and the build would write a value out wherever it is read. It is put in as text. */
export const chunks = (): ChunkTable => Object(__OPSLAG_CHUNKS__)

/** The file that this is in. Written out where it is used, the build would take it for an address of its own. */
export const script = import.meta.url

/** The nonce of the script tag, for pages that ask for one. */
const nonce = [...document.scripts].find(({ src }) => src === script)?.nonce

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

/** Fetches the files of a chunk under their hashes; answers with the address of the first. */
export function fetchChunk(name: string, language?: Language): Promise<string> {
  const all = chunks()
  const files = all[name] ?? all[`${name}.${language}`] ?? []
  const addresses = files.map(([file]) => new URL(file, script).href)
  const fetched = Promise.all(files.map(([, integrity], index) => preload(addresses[index] as string, integrity)))
  const first = fetched.then(() => addresses[0] as string)
  // Whoever runs it hears of what did not come.
  first.catch(() => {})
  return first
}
