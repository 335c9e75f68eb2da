import { html, nothing, type TemplateResult } from 'lit'
import { counter, limitId } from './counter.ts'
import type { FieldStrings } from './strings.da.ts'

/** One field as it stands on the screen. `error` is a whole sentence that says what to do. Lengths are in characters. */
export type FieldView = {
  id: string
  kind: 'text' | 'email' | 'tel' | 'long-text'
  label: string
  hint?: string | null
  error?: string | null
  value: string
  optional?: boolean
  maxLength?: number
  autocomplete?: string | null
  /** The form is being sent: what is typed stands still. */
  readonly?: boolean
  onInput: (value: string) => void
}

export const hintId = (id: string) => `${id}-hint`
export const errorId = (id: string) => `${id}-error`

/** The error of a field, told apart by a hidden word for those who cannot see its colour (DKFDS). */
export function fieldError(id: string, error: string | null | undefined, t: FieldStrings) {
  return error ? html`<p class="error" id=${errorId(id)}><span class="hidden">${t.error}</span> ${error}</p>` : nothing
}

/** Ids of all that describes a field, or nothing. */
export function describedBy(...ids: (string | false | null | undefined)[]) {
  return ids.filter(Boolean).join(' ') || nothing
}

function control(view: FieldView, describe: string | typeof nothing): TemplateResult {
  const onInput = (event: Event) => view.onInput((event.target as HTMLInputElement | HTMLTextAreaElement).value)
  const invalid = view.error ? 'true' : nothing
  if (view.kind === 'long-text')
    return html`<textarea
      id=${view.id}
      name=${view.id}
      rows=${(view.maxLength ?? 0) > 1_000 ? 10 : 5}
      aria-describedby=${describe}
      aria-invalid=${invalid}
      autocomplete=${view.autocomplete ?? nothing}
      ?readonly=${view.readonly}
      .value=${view.value}
      @input=${onInput}
    ></textarea>`
  const isText = view.kind === 'text'
  return html`<input
    id=${view.id}
    name=${view.id}
    type=${view.kind}
    aria-describedby=${describe}
    aria-invalid=${invalid}
    autocomplete=${view.autocomplete ?? nothing}
    autocapitalize=${isText ? nothing : 'none'}
    spellcheck=${isText && !view.autocomplete ? nothing : 'false'}
    ?readonly=${view.readonly}
    .value=${view.value}
    @input=${onInput}
  />`
}

/** Label, hint, error, input, in that order (DKFDS); a long text also counts down. All in one root (A1). */
export function field(view: FieldView, t: FieldStrings): TemplateResult {
  const counted = view.kind === 'long-text' && view.maxLength !== undefined
  const describe = describedBy(
    view.hint && hintId(view.id),
    counted && limitId(view.id),
    view.error && errorId(view.id),
  )
  return html`<div class=${view.error ? 'field invalid' : 'field'}>
    <label for=${view.id}>${view.label}${view.optional ? html` <span class="optional">${t.optional}</span>` : nothing}</label>
    ${view.hint ? html`<p class="hint" id=${hintId(view.id)}>${view.hint}</p>` : nothing}
    ${fieldError(view.id, view.error, t)} ${control(view, describe)}
    ${counted ? counter({ id: view.id, length: view.value.length, max: view.maxLength ?? 0 }, t) : nothing}
  </div>`
}
