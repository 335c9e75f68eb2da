import { html, nothing, type TemplateResult } from 'lit'
import { LIMITS } from '../../server/contract/limits.ts'
import { field } from '../shared/form/field.ts'
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

function entry(view: SignInView, isCode: boolean): TemplateResult {
  const { t, error } = view
  const id = isCode ? 'code' : 'email'
  return field(
    {
      id,
      name: id,
      kind: id,
      label: isCode ? t.code : t.email,
      hint: isCode ? t.codeFormat : t.emailHint,
      error,
      value: isCode ? view.code : view.email,
      autocomplete: 'email',
      // A code may be pasted with what stands around it.
      maxLength: LIMITS.code * 4,
      onInput: isCode ? view.onCode : view.onEmail,
    },
    t,
  )
}

/** First the address, then the code that came to it. */
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
