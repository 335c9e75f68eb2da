import { html, nothing, type TemplateResult } from 'lit'
import { LIMITS } from '../../../server/contract/limits.ts'
import { ApiError } from '../api.ts'
import { describedBy, fieldError } from '../form/field.ts'
import { heading } from '../heading.ts'
import { sayWhyNot } from '../reading.ts'
import type { Language } from '../strings.ts'
import type { SignUpWords } from './words.ts'

/** What the code's step needs of the element it stands in. */
export interface CodeHost {
  readonly words: SignUpWords
  readonly language: Language
  /** How long to wait before a new mail may be asked for, in milliseconds. */
  readonly codeWait: number
  requestUpdate(): void
  announce(sentence: string, how?: 'polite' | 'assertive'): void
  moveFocus(selector: string): void
  report(error: unknown): void
}

/** What the step does with what is typed. */
export interface CodeWork {
  enter(code: string): Promise<void>
  /** Has the mail sent once more. */
  again(): Promise<void>
  /** Back to what was filled in. */
  back(): void
}

/** Minutes to wait after too many attempts. */
export const minutesIn = ({ retryAfter = 60 }: ApiError): number => Math.max(1, Math.ceil(retryAfter / 60))

/** The step between a sign-up and its being confirmed: the code that came by mail is typed or pasted (A10). */
export class CodeStep {
  #email = ''
  #code = ''
  #error: string | null = null
  #isBusy = false
  #mayAsk = false
  #waiting: ReturnType<typeof setTimeout> | undefined
  readonly #host: CodeHost
  readonly #work: CodeWork

  constructor(host: CodeHost, work: CodeWork) {
    this.#host = host
    this.#work = work
  }

  /** A mail has been sent. */
  begin(email: string): void {
    this.#email = email
    this.#code = ''
    this.#error = null
    this.#mayAsk = false
    this.stop()
    this.#waiting = setTimeout(() => {
      this.#mayAsk = true
      this.#host.announce(this.#host.words.mayAsk)
      this.#host.requestUpdate()
    }, this.#host.codeWait)
    this.#host.moveFocus('#code')
  }

  stop(): void {
    clearTimeout(this.#waiting)
  }

  picture(level: number): TemplateResult {
    const t = this.#host.words
    const error = this.#error
    return html`<div class="page">
      ${heading(level, t.codeHeading, { part: 'title', id: 'title', focusable: true })}
      <p>${t.sent(this.#email)}</p>
      <p>${t.days}</p>
      <form part="form" method="dialog" novalidate @submit=${this.#submit}>
        <div class="entry ${error ? 'invalid' : ''}">
          <label class="label" for="code">${t.code}</label>
          <p class="hint" id="code-hint">${t.codeFormat}</p>
          ${fieldError('code', error, t)}
          <input
            class="field short"
            id="code"
            name="code"
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            spellcheck="false"
            maxlength=${LIMITS.code * 4}
            aria-describedby=${describedBy('code-hint', error && 'code-error')}
            aria-invalid=${error ? 'true' : nothing}
            .value=${this.#code}
            @input=${(event: Event) => {
              this.#code = (event.target as HTMLInputElement).value
            }}
          />
        </div>
        <p class="actions">
          <button class="button" part="submit" aria-disabled=${this.#isBusy ? 'true' : nothing}>${t.confirm}</button>
        </p>
      </form>
      <p class="actions">
        ${
          this.#mayAsk
            ? html`<button type="button" class="button quiet" id="again" @click=${this.#again}>${t.again}</button>`
            : html`<span class="hint">${t.wait}</span>`
        }
        <button type="button" class="button quiet" @click=${this.#back}>${t.change}</button>
      </p>
    </div>`
  }

  #submit = (event: Event): void => {
    event.preventDefault()
    const code = this.#code.replace(/\D/g, '')
    if (code.length !== LIMITS.code) this.#wrong(this.#host.words.enterCode)
    else void this.#during(() => this.#work.enter(code))
  }

  #again = async (): Promise<void> => {
    if (!(await this.#during(() => this.#work.again()))) return
    this.begin(this.#email)
    this.#host.announce(this.#host.words.sentAgain)
  }

  #back = (): void => {
    if (!this.#isBusy) this.#work.back()
  }

  async #during(work: () => Promise<void>): Promise<boolean> {
    if (this.#isBusy) return false
    this.#isBusy = true
    this.#error = null
    this.#host.requestUpdate()
    try {
      await work()
      return true
    } catch (error) {
      this.#wrong(this.#sentence(error))
      return false
    } finally {
      this.#isBusy = false
      this.#host.requestUpdate()
    }
  }

  #sentence(error: unknown): string {
    const { words, language } = this.#host
    const code = error instanceof ApiError ? error.problem.code : ''
    if (code === 'invalid') return words.wrong
    if (code === 'too-many-requests') return words.tooMany(minutesIn(error as ApiError))
    if (code === 'gone' || code === 'not-found') {
      this.#mayAsk = true
      return words.expired
    }
    this.#host.report(error)
    return sayWhyNot(error, language).sentence
  }

  #wrong(sentence: string): void {
    this.#error = sentence
    this.#host.moveFocus('#code')
  }
}
