import { html, raw } from 'hono/html'
import type { Choices } from '../../../widgets/server.ts'
import type { ApplicationForm, FormField } from '../../contract/form.ts'
import type { Language } from '../../contract/language.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Answer } from '../../contract/question.ts'
import { type Faults, field, hidden } from '../account/parts.ts'
import {
  type CprFound,
  cprQuestion,
  NOT_CPR,
  questionFields,
  readAnswers,
  refusedAnswers,
} from '../account/round-form.ts'
import type { Html } from '../language.ts'
import { PLAIN_FIELDS, type PlainFile } from './plain.ts'
import { poolWords } from './words.ts'

/** What has been filled in, as the form shows it. */
export type Typed = {
  /** By field id. */
  values: Record<string, string>
  choices: Choices
  /** Files that have come, by what the form names them. */
  files: PlainFile[]
}

export const nothingTyped = (): Typed => ({ values: {}, choices: {}, files: [] })

/** Reads what was filled in, with what is to be done about its answers. */
export async function readForm(
  form: ApplicationForm,
  fields: URLSearchParams,
  files: PlainFile[],
  language: Language,
): Promise<{ typed: Typed; answers: Answer[]; faults: Record<string, string> }> {
  const text = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n')
  const { choices, answers, faults } = await readAnswers(form.questions, fields, language)
  return {
    typed: {
      values: Object.fromEntries(form.fields.map(({ id }) => [id, text(id)])),
      choices,
      files,
    },
    answers,
    faults,
  }
}

/** A refusal's fields as faults of the form's, in words. */
export async function faultsOf(
  problem: Pick<Problem, 'fields'>,
  form: ApplicationForm,
  answers: readonly Answer[],
  language: Language,
): Promise<Record<string, string>> {
  const t = poolWords(language)
  const said = (of: Record<string, unknown>, code: string) => String(of[code] ?? of.invalid)
  const faults: Record<string, string> = await refusedAnswers(problem, form.questions, answers, language)
  for (const { path, code } of problem.fields ?? []) {
    const [first = '', second = ''] = path.split('.')
    if (first === 'questions' || first === 'answers') continue
    const [at, wrong] =
      first === 'documents'
        ? [
            'documents',
            code === 'required' ? t.wrong.documents.required(form.documents.min) : said(t.wrong.documents, code),
          ]
        : first === 'person'
          ? [second, said(t.wrong[second as 'name' | 'email' | 'phone'], code)]
          : ['motivation', said(t.wrong.motivation, code)]
    faults[at] ??= wrong
  }
  return faults
}

/** Faults in the order in which the form asks. */
export function inOrder(form: ApplicationForm, faults: Record<string, string>): Record<string, string> {
  const asked = [
    ...form.fields.map(({ id }) => id),
    ...form.questions.map(({ id }) => `question-${id}`),
    'documents',
    'consent',
  ]
  return Object.fromEntries(Object.entries(faults).sort(([one], [other]) => asked.indexOf(one) - asked.indexOf(other)))
}

const AREA_ROWS = 8

function area({ id, label, hint, required, maxLength }: FormField, value: string, faults: Faults, language: Language) {
  const t = poolWords(language)
  const fault = faults[id]
  const described = [`${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ')
  return html`<div>
<label for="${id}">${label}${required ? '' : html` <span class="muted">(${t.form.optional})</span>`}</label>
<p class="hint" id="${id}-hint">${hint ? `${hint} ` : ''}${t.form.characters(maxLength)}</p>
${fault ? html`<p class="wrong" id="${id}-error"><span class="unseen">${t.error}</span> ${fault}</p>` : ''}
<textarea id="${id}" name="${id}" rows="${AREA_ROWS}" maxlength="${maxLength}" aria-describedby="${described}"${fault ? html` aria-invalid="true"` : ''}>
${value}</textarea>
</div>`
}

function fieldOf(one: FormField, { values }: Typed, faults: Faults, language: Language): Html {
  const value = values[one.id] ?? ''
  if (one.kind === 'motivation') return area(one, value, faults, language)
  const t = poolWords(language)
  return field(
    {
      name: one.id,
      label: one.required ? one.label : `${one.label} (${t.form.optional})`,
      ...(one.hint && { hint: one.hint }),
      type: one.kind === 'email' ? 'email' : one.kind === 'phone' ? 'tel' : 'text',
      value,
      autocomplete: one.autocomplete ?? 'off',
      maxLength: one.maxLength,
    },
    faults,
    language,
  )
}

function documentsPart({ documents }: ApplicationForm, { files }: Typed, faults: Faults, language: Language): Html {
  if (documents.max === 0) return html``
  const t = poolWords(language)
  const fault = faults.documents
  const types = documents.types.map((type) => type.toUpperCase()).join(', ')
  const hint = t.form.documentsHint(documents.min, documents.max, documents.maxBytes / 1_000_000, types)
  const accept = documents.types.map((type) => `.${type}`).join()
  const described = ['documents-hint', fault && 'documents-error'].filter(Boolean).join(' ')
  return html`<h2>${t.form.documents}</h2>
${files.map(
  ({ id, name }, index) => html`${hidden(PLAIN_FIELDS.document, id)}<p class="file">${name}</p>
<label class="choice" for="remove-${index}"><input type="checkbox" id="remove-${index}" name="${PLAIN_FIELDS.removed}" value="${id}"> <span>${t.form.remove(name)}</span></label>`,
)}
<div><label for="documents">${t.form.file}</label>
<p class="hint" id="documents-hint">${hint}</p>
${fault ? html`<p class="wrong" id="documents-error"><span class="unseen">${t.error}</span> ${fault}</p>` : ''}
<input id="documents" name="documents" type="file"${documents.max > 1 ? raw(' multiple') : ''} accept="${accept}" aria-describedby="${described}"${fault ? html` aria-invalid="true"` : ''}></div>`
}

/** The form's own part: whom it is about, what is asked, and files. `without` leaves fields out by kind. */
export const formParts = (
  form: ApplicationForm,
  typed: Typed,
  faults: Faults,
  language: Language,
  without: readonly FormField['kind'][] = [],
): Html => {
  const t = poolWords(language)
  return html`<h2>${t.form.about}</h2>
${form.fields.filter(({ kind }) => !without.includes(kind)).map((one) => fieldOf(one, typed, faults, language))}
${form.questions.length > 0 ? html`<h2>${t.form.questions}</h2>${questionFields(form.questions, typed.choices, faults, language)}` : ''}
${documentsPart(form, typed, faults, language)}`
}

/** The button that sends; where a number was found, the one beside it that says that it is none. */
export const sendPart = (
  cpr: readonly CprFound[],
  { send, cleared }: { send: string; cleared: string },
  language: Language,
): Html => html`${cprQuestion(cpr, language)}
<div class="actions"><button class="button" type="submit">${send}</button>${cpr.length > 0 ? html`<button class="button quiet" type="submit" name="${NOT_CPR}" value="1">${cleared}</button>` : ''}</div>`
