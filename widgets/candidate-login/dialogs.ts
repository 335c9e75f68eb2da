import { html, type TemplateResult } from 'lit'
import { heading } from '../shared/heading.ts'
import type { AccountWords } from './account-words.ts'
import type { LoginHost } from './view.ts'

const MINUTE = 60_000

/** Something to be sure about before it is done. */
export type Question = { heading: string; text: string; confirm: string; run: () => void }

/**
 * The dialogs, of the browser's own: focus stays in them and goes back to where it was. One asks whether something is meant,
 * the other offers more time five minutes before the session ends (A11).
 */
export class Dialogs {
  #question: Question | undefined
  readonly #host: LoginHost
  readonly #t: () => AccountWords

  constructor(host: LoginHost, t: () => AccountWords) {
    this.#host = host
    this.#t = t
  }

  async ask(question: Question): Promise<void> {
    this.#question = question
    this.#host.requestUpdate()
    await this.#host.updateComplete
    this.#dialog('ask')?.showModal()
    // What undoes nothing has focus first.
    this.#host.renderRoot.querySelector<HTMLElement>('#shut')?.focus()
  }

  /** The session ends soon: says so, unless another element of the page does. */
  ending = (event: Event): void => {
    const dialog = this.#dialog('ending')
    if (event.defaultPrevented || !dialog || dialog.open) return
    event.preventDefault()
    this.#host.requestUpdate()
    dialog.showModal()
  }

  /** Nobody is signed in any more. */
  close(): void {
    for (const name of ['ask', 'ending'] as const) this.#dialog(name)?.close()
  }

  #dialog(name: 'ask' | 'ending') {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>(`#${name}`)
  }

  picture(): TemplateResult {
    return html`${this.#askPicture()} ${this.#endingPicture()}`
  }

  #askPicture() {
    const question = this.#question
    const { headingLevel } = this.#host.here
    const forget = () => {
      this.#question = undefined
      this.#host.requestUpdate()
    }
    const shut = () => {
      this.#dialog('ask')?.close()
      forget()
    }
    // By the Escape key. The event comes later, when the next question may be there.
    const closed = () => {
      if (!this.#dialog('ask')?.open) forget()
    }
    const confirm = () => {
      shut()
      question?.run()
    }
    return html`<dialog id="ask" aria-labelledby="ask-heading" aria-describedby="ask-text" @close=${closed}>
      ${heading(headingLevel + 1, question?.heading, { id: 'ask-heading' })}
      <p id="ask-text">${question?.text}</p>
      <p class="actions">
        <button type="button" class="button" @click=${confirm}>${question?.confirm}</button>
        <button type="button" class="button quiet" id="shut" @click=${shut}>${this.#t().cancel}</button>
      </p>
    </dialog>`
  }

  #endingPicture() {
    const { session, here } = this.#host
    const { canExtend, left } = session
    const t = this.#t()
    const minutes = Math.max(1, Math.round(left / MINUTE))
    const shut = () => this.#dialog('ending')?.close()
    const stay = () => {
      shut()
      void session.prolong().then(
        () => this.#host.announce(t.ending.stays),
        (error) => this.#host.report(error),
      )
    }
    const leave = () => {
      shut()
      this.#host.signOut()
    }
    return html`<dialog id="ending" aria-labelledby="ending-heading" aria-describedby="ending-text">
      ${heading(here.headingLevel + 1, t.ending.heading, { id: 'ending-heading' })}
      <p id="ending-text">${canExtend ? t.ending.text(minutes) : t.ending.last(minutes)}</p>
      <p class="actions">
        <button type="button" class="button" @click=${canExtend ? stay : shut}>
          ${canExtend ? t.ending.stay : t.ending.close}
        </button>
        <button type="button" class="button quiet" @click=${leave}>${t.signOut}</button>
      </p>
    </dialog>`
  }
}
