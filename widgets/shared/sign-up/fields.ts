import { html, type TemplateResult } from 'lit'
import type { ApplicationForm, FormField } from '../../../server/contract/form.ts'
import type { Choice } from '../form/choices.ts'
import { type CprFinding, masked } from '../form/cpr.ts'
import { type DocumentsBasis, type DocumentsView, documentsPicture, FILE_INPUT } from '../form/documents.ts'
import { field } from '../form/field.ts'
import { questionId, questionPicture } from '../form/question.ts'
import type { FieldStrings } from '../form/strings.da.ts'
import { heading } from '../heading.ts'
import type { Language } from '../strings.ts'
import type { AnswerStrings } from './answers.da.ts'
import { type Answers, inputId } from './answers.ts'

/** What the pictures of what is asked depend on. */
export type FieldsView = {
  t: AnswerStrings & FieldStrings
  language: Language
  level: number
  form: Pick<ApplicationForm, 'fields' | 'questions' | 'documents'>
  answers: Answers
  wrong: ReadonlyMap<string, string>
  /** Who is signed in: the address can then not be changed here. */
  email: string | null
  isBusy: boolean
  files: Pick<DocumentsView, 'earlier' | 'overflow' | 'onChoose' | 'onRemove' | 'onReuse'>
  onAnswer: (field: FormField, text: string) => void
  onChoose: (question: string, choice: Choice) => void
  onSay: (sentence: string) => void
}

const KINDS = {
  name: 'text',
  email: 'email',
  phone: 'tel',
  motivation: 'long-text',
  text: 'text',
  'long-text': 'long-text',
} as const

/** Who one is, and how one is reached. */
export const personPicture = (view: FieldsView): TemplateResult[] =>
  view.form.fields.map((one) => {
    const { id, kind, label, hint, required, maxLength, autocomplete } = one
    const isFixed = kind === 'email' && view.email !== null
    return field(
      {
        id: inputId(id),
        name: id,
        kind: KINDS[kind],
        label,
        hint: isFixed ? view.t.fixed : hint,
        error: view.wrong.get(inputId(id)) ?? null,
        value: isFixed ? (view.email ?? '') : (view.answers.values[id] ?? ''),
        optional: !required,
        maxLength,
        autocomplete,
        readonly: isFixed || view.isBusy,
        onInput: (text) => view.onAnswer(one, text),
      },
      view.t,
    )
  })

/** The documents, with each file's own trouble at the file. */
export function filesPicture({ t, language, form, answers, wrong, isBusy, files }: FieldsView): TemplateResult {
  const { documents } = form
  const code = wrong.has(FILE_INPUT) ? (answers.files.length > documents.max ? 'too-long' : 'required') : undefined
  const basis: DocumentsBasis = { language, t, documents, files: answers.files, code, isBusy }
  return documentsPicture(basis, t.documents, files)
}

export const questionsPicture = (view: FieldsView): TemplateResult[] =>
  view.form.questions.map((question) =>
    questionPicture(
      {
        question,
        get choice() {
          return view.answers.choices[question.id]
        },
        error: view.wrong.get(questionId(question.id)),
        readonly: view.isBusy,
        onChoose: (choice) => view.onChoose(question.id, choice),
        onSay: view.onSay,
      },
      { ...view.t, ...view.t.asked },
    ),
  )

/** A CPR number is pointed out before it is sent: it can be mended, or be said to be none. */
export function cprPicture(
  findings: readonly CprFinding[],
  { t, level }: Pick<FieldsView, 't' | 'level'>,
  on: { mend: () => void; clear: () => void },
): TemplateResult {
  return html`<div id="cpr" class="message safe warning" part="cpr" tabindex="-1">
    ${heading(level + 1, t.cpr.cpr)}
    ${findings.map(({ label, number }) => html`<p>${t.cpr.cprText(label.replace(number, masked(number)), masked(number))}</p>`)}
    <p>${t.cpr.cprAdvice}</p>
    <p class="actions">
      <button type="button" class="button" @click=${on.mend}>${t.cpr.cprMend}</button>
      <button type="button" class="button quiet" @click=${on.clear}>${t.cpr.cprSend}</button>
    </p>
  </div>`
}

/** Answers as they stand, to be read. */
export const linesPicture = (lines: readonly { label: string; text: string }[]): TemplateResult =>
  html`<dl class="facts">
    ${lines.map(({ label, text }) => html`<div><dt>${label}</dt><dd class="lines">${text}</dd></div>`)}
  </dl>`
