import { type Api, ApiError } from '../shared/api.ts'

declare const __OPSLAG_VERSION__: string | undefined

/** What a served tag says of the version that made it. */
export const MARK = 'data-opslag'

const version = typeof __OPSLAG_VERSION__ === 'undefined' ? 'source' : __OPSLAG_VERSION__

/** A page may have lain in somebody's cache. What is older than this is shown, and asked for anew. */
const FRESH_MS = 300_000
/** As long as what was asked for is kept. */
const KEPT_MS = 30_000

/** As the server wrote it: when, the answers by the paths they are asked at, and whether the picture is to stay. */
type ServedData = { at: number; answers: Record<string, unknown>; stays?: boolean }

/** The data in a served tag, or nothing where there are none that can be read. */
export function dataOf(tag: Element): ServedData | undefined {
  try {
    const script = [...tag.children].find((child) => child.localName === 'script' && child.hasAttribute(MARK))
    const data = JSON.parse(script?.textContent ?? '') as ServedData
    return Object.hasOwn(data, 'answers') ? data : undefined
  } catch {
    return undefined
  }
}

const notFound = () => new ApiError({ type: '', title: 'not-found', status: 404, code: 'not-found', requestId: '' })

/** Gives the server's answers to whoever asks for them next, where they are fresh and of this version. */
export function keepAnswers({ kept }: Api, tag: Element, now: number): void {
  const data = tag.getAttribute(MARK) === version && dataOf(tag)
  if (!data || !kept || !(Math.abs(now - data.at) < FRESH_MS)) return
  for (const [path, answer] of Object.entries(data.answers)) {
    if (typeof answer !== 'object' || kept.has(path)) continue
    const settled = answer ? Promise.resolve(answer) : Promise.reject(notFound())
    settled.catch(() => {})
    kept.set(path, settled)
    setTimeout(() => kept.get(path) === settled && kept.delete(path), KEPT_MS)
  }
}
