import { html } from 'lit'
import { heading } from '../shared/heading.ts'
import type { SessionKeeper } from '../shared/session.ts'
import type { Rest } from './rest.ts'
import type { FormView } from './view.ts'

const MINUTE = 60_000

/**
 * Offers more time five minutes before a session ends, in a dialog of the browser's own: focus stays in it, and goes back to where
 * it was (A11).
 */
export class SessionEnd {
  isOpen = false
  readonly #rest: Rest
  #follows: SessionKeeper | undefined

  constructor(rest: Rest) {
    this.#rest = rest
  }

  /** Follows the session at hand. */
  follow(session: SessionKeeper): void {
    if (session === this.#follows) return
    this.leave()
    session.addEventListener('ending', this.#onEnding)
    session.addEventListener('change', this.#onChange)
    this.#follows = session
  }

  leave(): void {
    this.#follows?.removeEventListener('ending', this.#onEnding)
    this.#follows?.removeEventListener('change', this.#onChange)
    this.#follows = undefined
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#rest.host.renderRoot.querySelector('dialog')
  }

  picture({ level }: FormView): unknown {
    const { session, t } = this.#rest
    const { canExtend, left } = session
    const minutes = Math.max(1, Math.round(left / MINUTE))
    const words = t.session
    return html`<dialog aria-labelledby="session-heading" aria-describedby="session-text" @close=${this.#onClose}>
      ${heading(level + 1, words.heading, { id: 'session-heading' })}
      <p id="session-text">${canExtend ? words.text(minutes) : words.last(minutes)}</p>
      <p class="actions">
        <button type="button" class="button" @click=${canExtend ? this.#stay : this.#shut}>
          ${canExtend ? words.stay : words.close}
        </button>
        <button type="button" class="button quiet" @click=${this.#signOut}>${words.leave}</button>
      </p>
    </dialog>`
  }

  #onEnding = (event: Event): void => {
    const dialog = this.#dialog
    if (event.defaultPrevented || !dialog || dialog.open) return
    event.preventDefault()
    this.isOpen = true
    this.#rest.update()
    dialog.showModal()
  }

  #onChange = (): void => {
    if (this.#rest.session.email === null) this.#dialog?.close()
  }

  #onClose = (): void => {
    this.isOpen = false
  }

  #shut = (): void => this.#dialog?.close()

  #stay = async (): Promise<void> => {
    const { session, host, t } = this.#rest
    this.#dialog?.close()
    try {
      await session.prolong()
      host.announce(t.session.stays)
    } catch (error) {
      host.report(error)
    }
  }

  #signOut = (): void => {
    const { session, sessions, host } = this.#rest
    this.#dialog?.close()
    void session.signOut()
    host.dispatchEvent(new sessions.SignedOutEvent())
  }
}
