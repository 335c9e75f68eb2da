import { html, nothing, type TemplateResult } from 'lit'
import type { Question } from '../../../server/contract/form.ts'
import type { FieldCode } from '../../../server/contract/problem.ts'
import { type Choice, listIn, optionName, questionName, ranked, ranksOf, tableIn, textIn, ticked } from './choices.ts'
import { describedBy, field, fieldError } from './field.ts'
import type { QuestionStrings } from './questions.da.ts'
import type { FieldStrings } from './strings.da.ts'

/** One question as it stands on the screen. */
export type QuestionView = {
  question: Question
  /** As it is now, also when several inputs change at once. */
  readonly choice: Choice | undefined
  /** A whole sentence that says what to do. */
  error?: string | null | undefined
  readonly?: boolean
  onChoose: (choice: Choice) => void
  /** Says what a choice came to, where more changed than what was pressed. */
  onSay?: (sentence: string) => void
}

type Words = QuestionStrings & FieldStrings

/** The id of a question's text, fieldset or first input: where a line of the error summary leads. */
export const questionId = (id: string): string => `question-${id}`
const optionId = (id: string, option: string) => `question-${id}-${option}`
const hintIdOf = (id: string) => `${questionId(id)}-hint`
const errorIdOf = (id: string) => `${questionId(id)}-error`

/** What to do about an answer, found here or by the server. */
export function questionSentence(question: Question, code: FieldCode, t: QuestionStrings): string {
  const { kind, text, maxChoices, maxLength } = question
  if (code === 'duplicate') return t.sameRank(text)
  if (code === 'too-long')
    return kind === 'free-text' ? t.shorten(text, maxLength ?? 0) : t.fewer(text, maxChoices ?? question.options.length)
  if (kind === 'classified' && (code === 'required' || code === 'too-short')) return t.classifyAll(text)
  if (code !== 'required') return t.again(text)
  if (kind === 'prioritised') return t.rankFirst(text)
  return kind === 'free-text' ? t.answer(text) : t.choose(text)
}

function hintOf({ kind, maxChoices, options }: Question, t: QuestionStrings): string | null {
  if (kind === 'multiple-choice')
    return maxChoices !== null && maxChoices < options.length ? t.atMost(maxChoices) : t.several
  if (kind === 'prioritised') return t.rank(ranksOf({ maxChoices, options }))
  return kind === 'classified' ? t.classify : null
}

type Option = Question['options'][number]

function tick(type: 'radio' | 'checkbox', view: QuestionView, { id: option, label }: Option, isOn: boolean) {
  const { question, readonly, error } = view
  const id = optionId(question.id, option)
  const onChange = (event: Event) => {
    const on = (event.target as HTMLInputElement).checked
    view.onChoose(type === 'radio' ? option : ticked(question, view.choice, option, on))
  }
  return html`<div class="tick">
    <input
      type=${type}
      id=${id}
      name=${questionName(question.id)}
      value=${option}
      .checked=${isOn}
      aria-invalid=${error && type === 'checkbox' ? 'true' : nothing}
      ?disabled=${readonly}
      @change=${onChange}
    />
    <label for=${id}>${label}</label>
  </div>`
}

/** One option with a list of its own to choose from: native, so that keys and fingers work alike. */
function selectRow(
  view: QuestionView,
  { id: option, label }: Option,
  choices: readonly { id: string; label: string }[],
  none: string,
  onPick: (value: string) => void,
) {
  const { question, readonly, error } = view
  const id = optionId(question.id, option)
  const chosen = tableIn(view.choice)[option] ?? ''
  return html`<div class="row">
    <label for=${id}>${label}</label>
    <select
      class="field"
      id=${id}
      name=${optionName(question.id, option)}
      aria-invalid=${error ? 'true' : nothing}
      ?disabled=${readonly}
      @change=${(event: Event) => onPick((event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${chosen === ''}>${none}</option>
      ${choices.map((one) => html`<option value=${one.id} .selected=${chosen === one.id}>${one.label}</option>`)}
    </select>
  </div>`
}

function controls(view: QuestionView, t: Words): unknown {
  const { question, choice, onChoose } = view
  const { kind, options, classes } = question
  const text = textIn(choice)
  if (kind === 'yes-no')
    return (['yes', 'no'] as const).map((id) => tick('radio', view, { id, label: t[id] }, text === id))
  if (kind === 'single-choice') return options.map((option) => tick('radio', view, option, text === option.id))
  if (kind === 'multiple-choice')
    return options.map((option) => tick('checkbox', view, option, listIn(choice).includes(option.id)))
  if (kind === 'classified')
    return options.map((option) =>
      selectRow(view, option, classes, t.noClass, (id) => onChoose({ ...tableIn(view.choice), [option.id]: id })),
    )
  const ranks = Array.from({ length: ranksOf(question) }, (_, index) => ({
    id: `${index + 1}`,
    label: t.number(index + 1),
  }))
  return options.map((option) =>
    selectRow(view, option, ranks, t.noRank, (rank) => {
      const before = tableIn(view.choice)
      const after = ranked(view.choice, option.id, rank)
      onChoose(after)
      const moved = options.filter(({ id }) => (before[id] ?? '') !== (after[id] ?? ''))
      if (moved.length > 1) view.onSay?.(moved.map(({ id, label }) => t.isNow(label, after[id] ?? '')).join(' '))
    }),
  )
}

/** A question of any kind: its text, hint, error and inputs, in that order, all native and in one root. */
export function questionPicture(view: QuestionView, t: Words): TemplateResult {
  const { question, choice, error, readonly, onChoose } = view
  const { id, kind, text, required } = question
  if (kind === 'free-text')
    return field(
      {
        id: questionId(id),
        name: questionName(id),
        kind: 'long-text',
        label: text,
        error,
        value: textIn(choice),
        optional: !required,
        ...(question.maxLength !== null && { maxLength: question.maxLength }),
        readonly,
        onInput: onChoose,
      },
      t,
    )
  const hint = hintOf(question, t)
  // A group of checkboxes or lists cannot be invalid itself, and a radio button only with its group.
  const isOne = kind === 'yes-no' || kind === 'single-choice'
  return html`<fieldset
    class="entry ${error ? 'invalid' : ''}"
    id=${questionId(id)}
    tabindex="-1"
    role=${isOne ? 'radiogroup' : nothing}
    aria-invalid=${isOne && error ? 'true' : nothing}
    aria-describedby=${describedBy(hint && hintIdOf(id), error && errorIdOf(id))}
  >
    <legend class="label">${text}${required ? nothing : html`<span class="optional">${` ${t.optional}`}</span>`}</legend>
    ${hint ? html`<p class="hint" id=${hintIdOf(id)}>${hint}</p>` : nothing} ${fieldError(questionId(id), error, t)}
    ${controls(view, t)}
  </fieldset>`
}
