import { html, nothing } from 'lit'
import { LIMITS } from '../../server/contract/limits.ts'
import { field } from '../shared/form/field.ts'
import { heading } from '../shared/heading.ts'
import type { RestWords } from './host.ts'
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

/** First the address, then the code that came to it. */
export function codeFields({ t: words }: Pick<FormView, 't'>, { signIn: t }: RestWords, code: CodeView): unknown {
  const { sentTo, error, place } = code
  const isCode = sentTo !== null
  const id = isCode ? 'sign-in-code' : 'sign-in-email'
  const goOn = isCode ? code.onEnter : code.onSend
  const entry = field(
    {
      id,
      name: id,
      kind: isCode ? 'code' : 'email',
      label: isCode ? t.code : t.email,
      hint: isCode ? t.codeHint : null,
      error,
      value: isCode ? code.code : code.email,
      autocomplete: 'email',
      // A code may be pasted with what stands around it.
      maxLength: LIMITS.code * 4,
      onInput: isCode ? code.onCode : code.onEmail,
      onEnter: goOn,
    },
    words,
  )
  return html`${isCode ? html`<p>${place === 'you' ? t.sent(sentTo) : t.sentDraft(sentTo)}</p>` : nothing} ${entry}
    <p class="actions">
      <button type="button" class="button" aria-disabled=${code.isBusy ? 'true' : nothing} @click=${goOn}>
        ${isCode ? t.enter : t.send}
      </button>
      ${isCode ? html`<button type="button" class="button quiet" @click=${code.onAgain}>${t.again}</button>` : nothing}
      ${place === 'you' ? html`<button type="button" class="button quiet" @click=${code.onClose}>${t.close}</button>` : nothing}
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
