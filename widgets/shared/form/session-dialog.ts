import { html, type TemplateResult } from 'lit'
import { heading } from '../heading.ts'
import type { SessionKeeper } from '../session.ts'

const MINUTE = 60_000

/** What is said before a session ends. `last`: it cannot be made longer. Minutes are counted. */
export type SessionWords = {
  heading: string
  text: (minutes: number) => string
  last: (minutes: number) => string
  stay: string
  close: string
  leave: string
  stays: string
}

/** What the dialog needs of the element it stands in. */
export interface SessionHost {
  readonly renderRoot: ShadowRoot
  requestUpdate(): void
  announce(sentence: string): void
  report(error: unknown): void
}

/**
 * Offers more time five minutes before a session ends, in a dialog of the browser's own: focus stays in it, and goes back to
 * where it was (A11). Of several elements on a page one does.
 */
export class SessionDialog {
  readonly #host: SessionHost
  readonly #words: () => SessionWords
  readonly #signOut: () => void
  #session: SessionKeeper | undefined

  constructor(host: SessionHost, words: () => SessionWords, signOut: () => void) {
    this.#host = host
    this.#words = words
    this.#signOut = signOut
  }

  /** Follows the session at hand, or none. */
  follow(session?: SessionKeeper): void {
    if (session === this.#session) return
    this.#session?.removeEventListener('ending', this.#onEnding)
    this.#session?.removeEventListener('change', this.#onChange)
    session?.addEventListener('ending', this.#onEnding)
    session?.addEventListener('change', this.#onChange)
    this.#session = session
  }

  picture(level: number): TemplateResult {
    const { canExtend = false, left = 0 } = this.#session ?? {}
    const minutes = Math.max(1, Math.round(left / MINUTE))
    const t = this.#words()
    return html`<dialog id="ending" aria-labelledby="ending-heading" aria-describedby="ending-text">
      ${heading(level, t.heading, { id: 'ending-heading' })}
      <p id="ending-text">${canExtend ? t.text(minutes) : t.last(minutes)}</p>
      <p class="actions">
        <button type="button" class="button" @click=${canExtend ? this.#stay : this.#shut}>
          ${canExtend ? t.stay : t.close}
        </button>
        <button type="button" class="button quiet" @click=${this.#leave}>${t.leave}</button>
      </p>
    </dialog>`
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('#ending')
  }

  #onEnding = (event: Event): void => {
    const dialog = this.#dialog
    if (event.defaultPrevented || !dialog || dialog.open) return
    event.preventDefault()
    this.#host.requestUpdate()
    dialog.showModal()
  }

  #onChange = (): void => {
    if (this.#session?.email === null) this.#shut()
  }

  #shut = (): void => this.#dialog?.close()

  #stay = async (): Promise<void> => {
    this.#shut()
    try {
      await this.#session?.prolong()
      this.#host.announce(this.#words().stays)
    } catch (error) {
      this.#host.report(error)
    }
  }

  #leave = (): void => {
    this.#shut()
    this.#signOut()
  }
}
