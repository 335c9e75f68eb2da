import { html, nothing } from 'lit'
import { LIMITS } from '../../server/contract/limits.ts'
import { describedBy, fieldError } from '../shared/form/field.ts'
import { heading } from '../shared/heading.ts'
import type { RestWords } from './host.ts'
import { onEnter } from './later.ts'
import type { FormView } from './view.ts'

/** The address and the code, as they stand. */
export type CodeView = {
  place: 'you' | 'back'
  /** Where a code has been sent; null before. */
  sentTo: string | null
  email: string
  code: string
  error: string | null
  isBusy: boolean
  onEmail: (email: string) => void
  onCode: (code: string) => void
  onSend: () => void
  onEnter: () => void
  onAgain: () => void
  onClose: () => void
}

const valueIn = (event: Event) => (event.target as HTMLInputElement).value

/** First the address, then the code that came to it. It can be pasted, with spaces and all (A10). */
export function codeFields({ t: words }: Pick<FormView, 't'>, { signIn: t }: RestWords, code: CodeView): unknown {
  const { sentTo, error, isBusy } = code
  const id = sentTo === null ? 'sign-in-email' : 'sign-in-code'
  const invalid = error ? 'true' : nothing
  const close =
    code.place === 'you'
      ? html`<button type="button" class="button quiet" @click=${code.onClose}>${t.close}</button>`
      : nothing
  if (sentTo === null)
    return html`<div class="entry ${error ? 'invalid' : ''}">
        <label class="label" for=${id}>${t.email}</label>
        ${fieldError(id, error, words)}
        <input
          class="field"
          id=${id}
          type="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby=${describedBy(error && `${id}-error`)}
          aria-invalid=${invalid}
          .value=${code.email}
          @input=${(event: Event) => code.onEmail(valueIn(event))}
          @keydown=${onEnter(code.onSend)}
        />
      </div>
      <p class="actions">
        <button type="button" class="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${code.onSend}>${t.send}</button>
        ${close}
      </p>`
  return html`<p>${code.place === 'you' ? t.sent(sentTo) : t.sentDraft(sentTo)}</p>
    <div class="entry ${error ? 'invalid' : ''}">
      <label class="label" for=${id}>${t.code}</label>
      <p class="hint" id="${id}-hint">${t.codeHint}</p>
      ${fieldError(id, error, words)}
      <input
        class="field short"
        id=${id}
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck="false"
        maxlength=${LIMITS.code * 4}
        aria-describedby=${describedBy(`${id}-hint`, error && `${id}-error`)}
        aria-invalid=${invalid}
        .value=${code.code}
        @input=${(event: Event) => code.onCode(valueIn(event))}
        @keydown=${onEnter(code.onEnter)}
      />
    </div>
    <p class="actions">
      <button type="button" class="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${code.onEnter}>${t.enter}</button>
      <button type="button" class="button quiet" @click=${code.onAgain}>${t.again}</button>
      ${close}
    </p>`
}

/** The way in for those who have applied before, or who is in. */
export type SignInView = {
  signedIn: string | null
  filled: boolean
  isOpen: boolean
  fields: unknown
  onOpen: () => void
  onSignOut: () => void
}

export function signInPicture(view: FormView, { signIn: t }: RestWords, more: SignInView): unknown {
  const { signedIn, isOpen, fields } = more
  if (signedIn !== null)
    return html`<div class="sign-in box" part="sign-in" id="signed-in" tabindex="-1">
      <p>${t.signedIn(signedIn)}${more.filled ? html` ${t.filled}` : nothing}</p>
      <p class="actions"><button type="button" class="button quiet" @click=${more.onSignOut}>${t.signOut}</button></p>
    </div>`
  return html`<div class="sign-in ${isOpen ? 'box' : ''}" part="sign-in">
    ${
      isOpen && fields
        ? html`${heading(view.level + 2, t.heading)}
            <p>${t.text}</p>
            ${fields}`
        : html`<button type="button" class="button quiet" id="sign-in-open" @click=${more.onOpen}>${view.t.signIn}</button>`
    }
  </div>`
}
