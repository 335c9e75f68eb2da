/** What a page of ours in a frame says to the page around it. `top` and `height` are pixels of the frame's document. */
export type FrameMessage =
  | { type: 'hello' }
  | { type: 'height'; height: number }
  | { type: 'scroll-to'; top: number }
  | { type: 'application-submitted'; reference: string; job: string }
  | { type: 'signed-in' | 'signed-out' | 'agent-created' }
  | { type: 'pool-joined'; pool: string }
  | { type: 'opslag-error'; code: string }
  | { type: 'leave'; to: Place }

/** Where a link in the frame leads to that the page around it may have itself. */
export type Place = 'job' | 'list'

/** What the page around says to the frame. `here`: places that it has itself. */
export type PageMessage = { type: 'hello' | 'focus'; nonce: string; here?: readonly Place[] }

/** As much of a message event as counts. */
export type Heard = { readonly data: unknown; readonly origin: string; readonly source: unknown }

/** Taller than any page of ours; whatever says more is not one. */
const MOST = 100_000

const isLength = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= MOST
const isText = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value)

/** The message, when it is in our language at all. */
export const inOurs = (data: unknown): Record<string, unknown> | undefined =>
  (data as { opslag?: unknown } | null | undefined)?.opslag === 1 ? (data as Record<string, unknown>) : undefined

/**
 * What a frame of ours said; undefined when the event is from another window, from another origin, does not know this
 * frame's nonce, or says what no frame of ours says (T6). Only `hello` comes without a nonce: it asks for one.
 */
export function fromFrame(event: Heard, frame: unknown, origin: string, nonce: string): FrameMessage | undefined {
  const said = inOurs(event.data)
  if (!said || !frame || event.source !== frame || event.origin !== origin) return
  const { type, height, top, reference, job, pool, code, to } = said
  if (type === 'hello') return { type }
  if (said.nonce !== nonce) return
  if (type === 'height' && isLength(height) && height >= 1) return { type, height }
  if (type === 'scroll-to' && isLength(top)) return { type, top }
  if (type === 'application-submitted' && isText(reference, /^[\w-]{1,40}$/) && isText(job, /^\d{1,15}$/))
    return { type, reference, job }
  if (type === 'signed-in' || type === 'signed-out' || type === 'agent-created') return { type }
  if (type === 'pool-joined' && isText(pool, /^[\w-]{1,80}$/)) return { type, pool }
  if (type === 'opslag-error' && isText(code, /^[a-z-]{1,40}$/)) return { type, code }
  if (type === 'leave' && (to === 'job' || to === 'list')) return { type, to }
  return
}

/** Says something to a frame of ours: to that origin alone, whatever else may be in the frame by now. */
export function tellFrame(frame: HTMLIFrameElement, origin: string, message: PageMessage): void {
  frame.contentWindow?.postMessage({ opslag: 1, ...message }, origin)
}

/** A name that only this frame is told. */
export const newNonce = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')

/**
 * Scrolls the page where a place in a frame is out of sight or under what a page may have fixed to its top: a frame cannot
 * do that itself.
 */
export function bringIntoView(frame: Element, top: number): void {
  const at = frame.getBoundingClientRect().top + top
  if (at < innerHeight / 5 || at > innerHeight * 0.8) scrollBy({ top: at - innerHeight / 5, behavior: 'instant' })
}
