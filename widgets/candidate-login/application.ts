import { html, nothing, type TemplateResult } from 'lit'
import type { CandidateApplication } from '../../server/contract/candidate.ts'
import type { Language } from '../../server/contract/language.ts'
import type { StoredAnswer } from '../../server/contract/question.ts'
import { formatDate, formatDeadline, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { AccountWords } from './account-words.ts'
import type { Link } from './leads.ts'
import { facts, type Outcome, outcomePicture, statusPicture, whoPicture } from './overview.ts'

export type ApplicationView = Outcome & {
  t: AccountWords
  language: Language
  level: number
  now: number
  application: CandidateApplication
  /** Who is signed in. */
  email: string
  signOut: () => void
  back: Link
  change: Link
  rounds: unknown
  withdraw: () => void
  print: () => void
}

/** Answers in the words that were shown when they were asked for. */
export const answersPicture = (answers: readonly StoredAnswer[], t: AccountWords): TemplateResult =>
  facts(
    answers.map(({ kind, text, value, shown }) => [
      text,
      kind === 'prioritised' && shown.length
        ? html`<ol class="shown">${shown.map((line) => html`<li>${line}</li>`)}</ol>`
        : shown.length > 1
          ? html`<ul class="shown">${shown.map((line) => html`<li>${line}</li>`)}</ul>`
          : html`<span class="lines">${shown[0] || (typeof value === 'string' && value) || t.noAnswer}</span>`,
    ]),
  )

function sentPicture({ t, level, language, application: a }: ApplicationView) {
  const { name, email, phone } = a.applicant
  return html`<div class="sent">
    ${heading(level + 1, t.sentHeading)}
    ${facts([
      [t.name, name],
      [t.email, email],
      [t.phone, phone],
      ...a.fields.map(({ label, value }) => [label, value && html`<span class="lines">${value}</span>`] as const),
      [t.motivation, a.motivation && html`<span class="lines">${a.motivation}</span>`],
      [
        t.documents,
        a.documents.length
          ? html`<ul class="shown">
              ${a.documents.map((file) => html`<li>${file.name} <span class="hint">(${t.document[file.status]})</span></li>`)}
            </ul>`
          : t.noDocuments,
      ],
      [t.access, a.preferentialAccess && t.accessYes],
    ])}
    ${a.answers.length ? answersPicture(a.answers, t) : nothing}
    ${
      a.acknowledged
        ? html`<details>
            <summary>${t.privacy}</summary>
            <p>${t.acknowledged(formatInstant(a.acknowledged.at, language))}</p>
            <p class="lines">${a.acknowledged.text}</p>
          </details>`
        : nothing
    }
  </div>`
}

/** What the institution's people wrote to this applicant, in the language that they wrote in. */
const messagesPicture = ({ t, level, language, application: { messages } }: ApplicationView) =>
  messages.length
    ? html`<div class="rounds">
        ${heading(level + 1, t.messages)}
        ${messages.map(
          ({ template, at, text, language: lang }) =>
            html`<div class="card">
              ${heading(level + 2, t.message[template])}
              <p class="hint">${formatInstant(at, language)}</p>
              <p class="lines" lang=${lang}>${text}</p>
            </div>`,
        )}
      </div>`
    : nothing

/** One application: where it stands, what waits for an answer, what was sent, and what can be done with it. */
export function applicationPicture(view: ApplicationView): TemplateResult {
  const { t, language, level, now, application: a } = view
  const { deadline } = a.job
  return html`<div class="page" part="application">
    <p class="back"><a href=${view.back.href} @click=${view.back.follow}>${t.back}</a></p>
    ${heading(level, a.job.title, { part: 'title', id: 'title', focusable: true })}
    ${whoPicture(view, view.email, null)} ${outcomePicture(view)}
    ${facts([
      [t.statusLabel, statusPicture(a, t)],
      [t.reference, html`<span class="reference">${a.reference}</span>`],
      [t.received, formatInstant(a.receivedAt, language)],
      [t.changedAt, a.changedAt && formatInstant(a.changedAt, language)],
      [t.deadline, deadline && formatDeadline(deadline, now, language)],
      [t.expected, a.status === 'received' && a.answerExpected && t.expectedBy(formatDate(a.answerExpected, language))],
    ])}
    ${a.status === 'awaiting-confirmation' ? html`<p class="message">${t.confirmHow}</p>` : nothing}
    ${messagesPicture(view)} ${view.rounds}
    ${a.canChange ? html`<p>${deadline ? t.changeUntil(formatInstant(deadline, language)) : t.changeOpen}</p>` : nothing}
    <p class="actions">
      ${a.canChange ? html`<a class="button" href=${view.change.href} @click=${view.change.follow}>${t.change}</a>` : nothing}
      <button type="button" class="button quiet" @click=${view.print}>${t.print}</button>
      ${
        a.canWithdraw
          ? html`<button type="button" class="button quiet" id="withdraw" @click=${view.withdraw}>${t.withdraw}</button>`
          : nothing
      }
    </p>
    ${sentPicture(view)}
  </div>`
}
