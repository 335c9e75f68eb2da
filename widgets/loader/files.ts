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

const preloads: Record<string, Promise<string>> = {}

/** Fetches a file under its hash, each address once. */
export function preload(file: string): Promise<string> {
  const href = new URL(`chunks/${file.slice(0, -43)}.js`, script).href
  return (preloads[href] ??= new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = href
    link.integrity = `sha256-${file.slice(-43)}=`
    link.crossOrigin = ''
    link.nonce = nonce || ''
    link.onload = () => resolve(href)
    link.onerror = () => reject(new Error(href))
    document.querySelector('head')?.append(link)
  }))
}

/** Fetches the files of a chunk under their hashes; answers with their addresses. */
export function fetchChunk(name: string | undefined, language?: Language): Promise<string[]> {
  const all = chunks()
  const fetched = Promise.all((all[name as string] ?? all[`${name}.${language}`])?.split(' ').map(preload) ?? [])
  // Whoever runs it hears of what did not come.
  fetched.catch(() => {})
  return fetched
}
