import { html, type TemplateResult } from 'lit'
import { heading } from '../shared/heading.ts'
import type { AccountWords } from './account-words.ts'
import type { LoginHost } from './view.ts'

/** Something to be sure about before it is done. */
export type Question = { heading: string; text: string; confirm: string; run: () => void }

/** Asks whether something is meant, in a dialog of the browser's own: focus stays in it and goes back to where it was. */
export class AskDialog {
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
    this.#dialog?.showModal()
    // What undoes nothing has focus first.
    this.#host.renderRoot.querySelector<HTMLElement>('#shut')?.focus()
  }

  get #dialog() {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('#ask')
  }

  picture(): TemplateResult {
    const question = this.#question
    const { headingLevel } = this.#host.here
    const forget = () => {
      this.#question = undefined
      this.#host.requestUpdate()
    }
    const shut = () => {
      this.#dialog?.close()
      forget()
    }
    // By the Escape key. The event comes later, when the next question may be there.
    const closed = () => {
      if (!this.#dialog?.open) forget()
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
}
