import { html, nothing } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import { field } from '../shared/form/field.ts'
import { formatDay, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { RestWords } from './host.ts'
import type { FormView } from './view.ts'

/** An instant's time by Copenhagen's clock: `kl. 14.02`, `at 14:02`. */
export const timeOf = (instant: string, language: Language): string =>
  formatInstant(instant, language).slice(formatDay(instant, language).length + 1)

/** The ways to go on later, as they stand. */
export type LaterView = {
  asks: 'save' | null
  state: 'idle' | 'saving' | 'failed' | 'late'
  email: string
  /** The address is the one that is signed in with. */
  knowsEmail: boolean
  error: string | null
  /** When the server's draft was last saved, in words. */
  saved: string | null
  savedText: string | null
  /** What is said of the draft on this device. */
  kept: string | null
  said: string
  onSave: () => void
  onEmail: (email: string) => void
  onSaveNow: () => void
  onCancel: () => void
  onHere: () => void
  onDrop: () => void
}

function saveForm(view: FormView, t: RestWords, later: LaterView) {
  const { later: words } = t
  return html`<div class="box asked">
    <p>${words.saveText}</p>
    ${
      later.knowsEmail
        ? nothing
        : field(
            {
              id: 'later-email',
              name: 'later-email',
              kind: 'email',
              label: words.email,
              error: later.error,
              value: later.email,
              autocomplete: 'email',
              onInput: later.onEmail,
              onEnter: later.onSaveNow,
            },
            view.t,
          )
    }
    ${
      later.state === 'failed'
        ? html`<p id="later-failed" class="problem" tabindex="-1" role="alert">${words.failed}</p>`
        : nothing
    }
    <p class="actions">
      <button type="button" class="button" id="later-now" @click=${later.onSaveNow}>
        ${later.state === 'saving' ? words.saving : words.saveNow}
      </button>
      <button type="button" class="button quiet" @click=${later.onCancel}>${words.cancel}</button>
    </p>
  </div>`
}

/** The ways to go on later: the server keeps the draft, or this device does. Neither before a press. */
export function laterPicture(view: FormView, t: RestWords, later: LaterView): unknown {
  const { later: words } = t
  const { saved, kept } = later
  const status = [later.savedText, kept].filter(Boolean)
  return html`<div class="later" part="later">
    ${heading(view.level + 2, words.heading)}
    <div id="later-said" tabindex="-1">
      ${status.map((text) => html`<p>${text}</p>`)}
      ${saved ? html`<p class="hint">${later.state === 'late' ? words.notSaved : words.saved(saved)}</p>` : nothing}
      ${later.said && !status.length ? html`<p class="hint">${later.said}</p>` : nothing}
    </div>
    ${later.asks === 'save' ? saveForm(view, t, later) : nothing}
    <p class="actions">
      ${
        saved || later.asks
          ? nothing
          : html`<button type="button" class="button quiet" id="later-save" @click=${later.onSave}>${words.save}</button>`
      }
      ${
        kept
          ? html`<button type="button" class="button quiet" @click=${later.onDrop}>${words.drop}</button>`
          : html`<button type="button" class="button quiet" aria-describedby="later-here" @click=${later.onHere}>
              ${words.keep}
            </button>`
      }
    </p>
    ${kept ? nothing : html`<p class="hint" id="later-here">${words.keepText}</p>`}
  </div>`
}

/** Drafts to go on with. */
export type BackView = {
  /** When the draft on this device was kept, in words. */
  found: string | undefined
  onGoOn: () => void
  onDrop: () => void
  /** The way in to the draft that the address names. */
  wanted: unknown
}

/** What is said of drafts at the top of the form. */
export function backPicture({ level }: FormView, { later: t }: RestWords, { found, wanted, onGoOn, onDrop }: BackView) {
  return html`${
    wanted
      ? html`<div class="message safe" id="draft" tabindex="-1">
          ${heading(level + 1, t.back)}
          <p>${t.backText}</p>
          ${wanted}
        </div>`
      : nothing
  }
  ${
    found
      ? html`<div class="message safe" id="found">
          ${heading(level + 1, t.found)}
          <p>${t.foundText(found)}</p>
          <p class="actions">
            <button type="button" class="button" @click=${onGoOn}>${t.goOn}</button>
            <button type="button" class="button quiet" @click=${onDrop}>${t.drop}</button>
          </p>
        </div>`
      : nothing
  }`
}
