import { html, nothing, type TemplateResult } from 'lit'
import { questionName } from '../shared/form/choices.ts'
import { type CprFinding, masked } from '../shared/form/cpr.ts'
import { documentsSentence, FILE_INPUT, fileSentence } from '../shared/form/documents.ts'
import type { SummaryItem } from '../shared/form/error-summary.ts'
import { checkbox } from '../shared/form/field.ts'
import { DOCUMENTS, fileName } from '../shared/form/files.ts'
import { questionId, questionSentence } from '../shared/form/question.ts'
import { heading } from '../shared/heading.ts'
import { linesOf } from './answered.ts'
import type { RestWords } from './host.ts'
import type { StepId } from './steps.ts'
import { paragraphs } from './templates.ts'
import type { FormView, Notice } from './view.ts'

/** A message that focus goes to. What is wrong is said at once, too (A2). */
export function message(id: string, { heading: what, lines }: Notice, level: number, more: unknown = nothing) {
  const isWrong = id === 'notice'
  return html`<div id=${id} class="message safe ${isWrong ? 'error' : 'warning'}" part=${id} tabindex="-1">
    <div role=${isWrong ? 'alert' : nothing}>${heading(level, what)} ${paragraphs(lines)}</div>
    ${more}
  </div>`
}

/** The lines of the error summary for what is asked in the later steps. */
export function restSummary({ form, answers, errors, language }: FormView, t: RestWords): SummaryItem[] {
  const lines: SummaryItem[] = []
  const ofDocuments = errors.get(DOCUMENTS)
  if (ofDocuments) lines.push({ id: FILE_INPUT, text: documentsSentence(form.documents, ofDocuments, t.documents) })
  for (const file of answers.files)
    if (errors.has(fileName(file)))
      lines.push({ id: fileName(file), text: fileSentence(file, form.documents, t.documents, language) })
  for (const question of form.questions) {
    const code = errors.get(questionName(question.id))
    if (code) lines.push({ id: questionId(question.id), text: questionSentence(question, code, t.asked) })
  }
  return lines
}

/** One voluntary tick, without a word of why. */
export const accessPicture = (
  { answers, t: words }: FormView,
  t: RestWords,
  onChange: (asks: boolean) => void,
): TemplateResult =>
  checkbox(
    {
      id: 'answer-preferentialAccess',
      name: 'preferentialAccess',
      value: 'yes',
      label: t.access.label,
      hint: t.access.hint,
      checked: answers.preferentialAccess,
      onChange,
    },
    words,
  )

/** All answers, part by part, each with the way back to it. */
export function reviewPicture(view: FormView, t: RestWords, onMend: (part: StepId) => void): TemplateResult {
  const { form, answers, steps, level } = view
  const parts = steps.filter((step): step is Exclude<StepId, 'review'> => step !== 'review')
  return html`<p>${t.review.intro}</p>
    <div part="review">
      ${parts.map(
        (part) => html`<div class="reviewed">
          <div class="over">
            ${heading(level + 2, view.t.steps[part])}
            <button type="button" class="button quiet" @click=${() => onMend(part)}>
              ${part === 'notice' ? t.review.again : html`${t.review.mend}<span class="hidden"> ${t.review.of[part]}</span>`}
            </button>
          </div>
          ${
            part === 'notice'
              ? html`<p>${t.review.notice}</p>`
              : html`<dl class="facts">
                  ${linesOf(part, form, answers, t).map(
                    ({ label, text }) => html`<div>
                      <dt>${label}</dt>
                      <dd class="lines">${text || html`<span class="optional">${part === 'documents' ? t.review.noFiles : t.review.none}</span>`}</dd>
                    </div>`,
                  )}
                </dl>`
          }
        </div>`,
      )}
    </div>`
}

/** What is to be known and answered before the application goes. */
export type SendingView = {
  /** Whole minutes to the deadline when it is less than an hour away; negative once it has passed. */
  minutesLeft: number | null
  findings: readonly CprFinding[]
  waitsForFiles: boolean
  isLast: boolean
  onMend: () => void
  onClear: () => void
}

/** What stands at the button that sends. */
export function sendingPicture(view: FormView, t: RestWords, more: SendingView): unknown {
  const { stage, level } = view
  const { minutesLeft, findings } = more
  const choices = html`<p class="actions">
    <button type="button" class="button" @click=${more.onMend}>${t.cprMend}</button>
    <button type="button" class="button quiet" @click=${more.onClear}>${t.cprSend}</button>
  </p>`
  const found = findings.map(({ id, label, number }) =>
    id.startsWith('file.') ? t.cprFile(label.replace(number, masked(number))) : t.cprText(label, masked(number)),
  )
  return html`${
    minutesLeft === null
      ? nothing
      : html`<p class="message safe warning">${minutesLeft < 0 ? t.closesNow : t.closesIn(minutesLeft)}</p>`
  }
  ${
    more.isLast && (stage === 'asking' || stage === 'unknown')
      ? message('unsure', { heading: t[stage], lines: [t[`${stage}Text`]] }, level + 1)
      : nothing
  }
  ${more.waitsForFiles ? html`<p class="message safe">${t.documents.wait}</p>` : nothing}
  ${found.length ? message('cpr', { heading: t.cpr, lines: [...found, t.cprAdvice] }, level + 1, choices) : nothing}`
}
