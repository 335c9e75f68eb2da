import { type FrameMessage, type Heard, inOurs, type PageMessage, type Place } from '../shared/framing.ts'

/** As much of a window as talking takes. */
export interface Around {
  postMessage(message: unknown, origin: string): void
}

/**
 * The line to the page around. It is up once that page, being the parent and one of the institution's listed origins, has
 * said hello: from then on everything is said to that origin and with that page's nonce, and to nobody else.
 */
export class Link {
  /** Places that the page around has itself. */
  here: readonly Place[] = []
  readonly #around: Around
  readonly #origins: readonly string[]
  #to: { origin: string; nonce: string } | undefined

  constructor(around: Around, origins: readonly string[]) {
    this.#around = around
    this.#origins = origins
  }

  get isUp(): boolean {
    return this.#to !== undefined
  }

  /** Asks the page around for its hello, if the guess at its origin is one that is listed. */
  ask(guess: string | undefined): void {
    if (guess !== undefined && this.#origins.includes(guess))
      this.#around.postMessage({ opslag: 1, type: 'hello' }, guess)
  }

  /** What the page around said; undefined when it was somebody else, or nonsense. */
  hear(event: Heard): PageMessage['type'] | undefined {
    const said = inOurs(event.data)
    if (!said || event.source !== this.#around || !this.#origins.includes(event.origin)) return
    const { type, nonce, here } = said
    if (typeof nonce !== 'string' || !/^[\w-]{8,80}$/.test(nonce)) return
    if (type === 'hello') {
      this.#to = { origin: event.origin, nonce }
      this.here = (['job', 'list'] as const).filter((place) => Array.isArray(here) && here.includes(place))
      return type
    }
    return type === 'focus' && nonce === this.#to?.nonce && event.origin === this.#to.origin ? type : undefined
  }

  tell(message: FrameMessage): void {
    if (this.#to) this.#around.postMessage({ opslag: 1, nonce: this.#to.nonce, ...message }, this.#to.origin)
  }
}
