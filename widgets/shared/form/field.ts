import { html, nothing, type TemplateResult } from 'lit'
import { counter, limitId } from './counter.ts'
import type { FieldStrings } from './strings.da.ts'

/** One field as it stands on the screen. `error` is a whole sentence that says what to do. Lengths are in characters. */
export type FieldView = {
  /** The id of the input, in its root. */
  id: string
  name: string
  /** `code`: the one that came by mail, which may be pasted with whatever stands around its digits (A10). */
  kind: 'text' | 'email' | 'tel' | 'long-text' | 'code'
  label: string
  hint?: string | null
  error?: string | null
  value: string
  optional?: boolean
  maxLength?: number
  /** An HTML autofill token. */
  autocomplete?: string | null
  /** The form is being sent: what is typed stands still. */
  readonly?: boolean
  onInput: (value: string) => void
  /** What the Enter key does, where it is not to send the form that the field stands in. */
  onEnter?: () => void
}

const onEnter = (then: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  then()
}

const hintId = (id: string) => `${id}-hint`
const errorId = (id: string) => `${id}-error`

/** Ids of all that describes a field, or nothing. */
export function describedBy(...ids: (string | false | null | undefined)[]): string | typeof nothing {
  return ids.filter(Boolean).join(' ') || nothing
}

/** The error of a field, told apart by a hidden word for those who cannot see its colour (DKFDS). */
export function fieldError(id: string, error: string | null | undefined, t: Pick<FieldStrings, 'error'>) {
  return error
    ? html`<p class="problem" id=${errorId(id)}><span class="hidden">${t.error}</span> ${error}</p>`
    : nothing
}

function control(view: FieldView, describe: string | typeof nothing): TemplateResult {
  const onInput = (event: Event) => view.onInput((event.target as HTMLInputElement | HTMLTextAreaElement).value)
  const invalid = view.error ? 'true' : nothing
  const autocomplete = view.autocomplete ?? nothing
  if (view.kind === 'long-text')
    return html`<textarea
      class="field"
      id=${view.id}
      name=${view.name}
      rows=${(view.maxLength ?? 0) > 1_000 ? 12 : 5}
      aria-describedby=${describe}
      aria-invalid=${invalid}
      autocomplete=${autocomplete}
      ?readonly=${view.readonly}
      .value=${view.value}
      @input=${onInput}
    ></textarea>`
  // What is not prose is neither spelled nor begun with a capital for the person.
  const isProse = view.kind === 'text' && !view.autocomplete
  const isCode = view.kind === 'code'
  const type: 'text' | 'email' | 'tel' = view.kind === 'code' ? 'text' : view.kind
  return html`<input
    class=${view.kind === 'tel' || isCode ? 'field short' : 'field'}
    id=${view.id}
    name=${view.name}
    type=${type}
    inputmode=${isCode ? 'numeric' : nothing}
    maxlength=${(isCode && view.maxLength) || nothing}
    aria-describedby=${describe}
    aria-invalid=${invalid}
    autocomplete=${isCode ? 'one-time-code' : autocomplete}
    autocapitalize=${view.kind === 'email' ? 'none' : nothing}
    spellcheck=${isProse ? nothing : 'false'}
    ?readonly=${view.readonly}
    .value=${view.value}
    @input=${onInput}
    @keydown=${view.onEnter && onEnter(view.onEnter)}
  />`
}

/** Label, hint, error, input, in that order (DKFDS); a long text also counts down. All in one root (A1). */
export function field(view: FieldView, t: FieldStrings): TemplateResult {
  const { id, error, hint, maxLength } = view
  const counted = view.kind === 'long-text' && maxLength !== undefined
  const describe = describedBy(hint && hintId(id), counted && limitId(id), error && errorId(id))
  return html`<div class="entry ${error ? 'invalid' : ''}">
    <label class="label" for=${id}>${view.label}${view.optional ? html`<span class="optional">${` ${t.optional}`}</span>` : nothing}</label>
    ${hint ? html`<p class="hint" id=${hintId(id)}>${hint}</p>` : nothing} ${fieldError(id, error, t)}
    ${control(view, describe)} ${counted ? counter({ id, length: view.value.length, max: maxLength }, t) : nothing}
  </div>`
}

/** One box to tick, as it stands on the screen. */
export type CheckboxView = Pick<FieldView, 'id' | 'name' | 'label' | 'hint' | 'error'> & {
  /** What is sent when it is ticked. */
  value?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Hint, error, box and label; the label is beside its box. */
export function checkbox(view: CheckboxView, t: Pick<FieldStrings, 'error'>): TemplateResult {
  const { id, hint, error } = view
  return html`<div class="entry ${error ? 'invalid' : ''}">
    ${hint ? html`<p class="hint" id=${hintId(id)}>${hint}</p>` : nothing} ${fieldError(id, error, t)}
    <div class="tick">
      <input
        type="checkbox"
        id=${id}
        name=${view.name}
        value=${view.value ?? nothing}
        aria-describedby=${describedBy(hint && hintId(id), error && errorId(id))}
        aria-invalid=${error ? 'true' : nothing}
        .checked=${view.checked}
        @change=${(event: Event) => view.onChange((event.target as HTMLInputElement).checked)}
      />
      <label for=${id}>${view.label}</label>
    </div>
  </div>`
}
