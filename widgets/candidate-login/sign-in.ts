import { html, nothing, type TemplateResult } from 'lit'
import { LIMITS } from '../../server/contract/limits.ts'
import { heading } from '../shared/heading.ts'
import type { LoginStrings } from './strings.da.ts'

/** Signing in, as it stands. */
export type SignInView = {
  t: LoginStrings
  level: number
  /** Where a code has been sent; null before. */
  sentTo: string | null
  email: string
  code: string
  /** What is wrong, and what to do, as a whole sentence. */
  error: string | null
  isBusy: boolean
  /** A new code may be asked for. */
  mayAsk: boolean
  hasEnded: boolean
  onEmail: (email: string) => void
  onCode: (code: string) => void
  onSubmit: (event: Event) => void
  onAgain: () => void
  onOther: () => void
}

const valueIn = (event: Event) => (event.target as HTMLInputElement).value

function entry(view: SignInView, isCode: boolean): TemplateResult {
  const { t, error } = view
  const id = isCode ? 'code' : 'email'
  const autocomplete: string = isCode ? 'one-time-code' : 'email'
  return html`<div class="entry">
    <label class="label" for=${id}>${isCode ? t.code : t.email}</label>
    <p class="hint" id="hint">${isCode ? t.codeFormat : t.emailHint}</p>
    ${error ? html`<p class="problem" id="problem"><span class="hidden">${t.error}</span> ${error}</p>` : nothing}
    <input
      class=${isCode ? 'field short' : 'field'}
      id=${id}
      name=${id}
      type=${isCode ? 'text' : 'email'}
      inputmode=${isCode ? 'numeric' : 'email'}
      autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      maxlength=${isCode ? LIMITS.code * 4 : LIMITS.email}
      aria-describedby=${error ? 'hint problem' : 'hint'}
      aria-invalid=${error ? 'true' : nothing}
      .value=${isCode ? view.code : view.email}
      @input=${(event: Event) => (isCode ? view.onCode : view.onEmail)(valueIn(event))}
    />
  </div>`
}

/** First the address, then the code that came to it; the code may be pasted with whatever stands around its digits (A10). */
export function signInPicture(view: SignInView): TemplateResult {
  const { t, level, sentTo, isBusy, hasEnded } = view
  const isCode = sentTo !== null
  return html`<div class="page">
    ${
      hasEnded && !isCode
        ? html`<div class="message warning" part="ended" id="ended">
            <p><strong>${t.ended}</strong></p>
            <p>${t.endedText}</p>
          </div>`
        : nothing
    }
    ${heading(level, isCode ? t.codeHeading : t.heading, { part: 'title', id: 'title', focusable: true })}
    ${isCode ? html`<p>${t.sent(sentTo)}</p><p>${t.minutes}</p>` : html`<p>${t.intro}</p><p>${t.how}</p>`}
    <form part="form" novalidate @submit=${view.onSubmit}>
      ${entry(view, isCode)}
      <p class="actions">
        <button class="button" part="submit" aria-disabled=${isBusy ? 'true' : nothing}>${isCode ? t.enter : t.send}</button>
      </p>
    </form>
    ${
      isCode
        ? html`<p class="actions">
            ${
              view.mayAsk
                ? html`<button type="button" class="button quiet" id="again" @click=${view.onAgain}>${t.again}</button>`
                : html`<span class="hint">${t.wait}</span>`
            }
            <button type="button" class="button quiet" @click=${view.onOther}>${t.other}</button>
          </p>`
        : nothing
    }
  </div>`
}
