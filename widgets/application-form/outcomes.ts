import { html, nothing, type TemplateResult } from 'lit'
import type { ApplicationReceipt } from '../../server/contract/application.ts'
import { contactPicture } from '../shared/contact.ts'
import { formatDate, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { RestStrings } from './rest.da.ts'
import { backToAd, factList, langOf, title } from './templates.ts'
import type { JobView } from './view.ts'

const toList = ({ list }: Pick<JobView, 'list'>, t: RestStrings) =>
  html`<a href=${list.href} @click=${list.follow}>${t.toList}</a>`

const contacts = ({ level, job }: JobView, t: RestStrings) =>
  job.contacts.length ? html`${heading(level + 1, t.questions)} ${job.contacts.map(contactPicture)}` : nothing

const jobTitle = (view: JobView) => html`<span lang=${langOf(view)}>${view.job.title}</span>`

/** The receipt: what came in, when, and what happens now. It can be printed. */
export function receiptPicture(
  view: JobView,
  t: RestStrings,
  receipt: ApplicationReceipt,
  print: () => void,
): TemplateResult {
  const { language, level, job } = view
  const { answerExpected, institution } = job
  return html`<div class="page" part="receipt">
    <div class="message success">
      ${title(level, t.thanks)}
      <p>${t.received(institution.name)}</p>
      ${factList([
        [t.job, jobTitle(view)],
        [t.reference, html`<span class="reference">${receipt.reference}</span>`],
        [t.receivedAt, formatInstant(receipt.receivedAt, language)],
      ])}
    </div>
    ${heading(level + 1, t.next)}
    <ul class="next">
      <li>${t.nextMail}</li>
      <li>${t.nextReading(institution.name)}</li>
      <li>${answerExpected ? t.nextAnswerBy(formatDate(answerExpected, language)) : t.nextAnswerAlways}</li>
      <li>${t.nextQuestions}</li>
    </ul>
    ${contacts(view, t)}
    <p class="actions"><button type="button" class="button quiet" @click=${print}>${t.print}</button> ${toList(view, t)}</p>
  </div>`
}

/** What had been typed when it could no longer be sent. */
export type Unsent = {
  isLate: boolean
  typed: { label: string; text: string }[]
  /** Until when the draft is kept by the server, in words. */
  saved: string | null
  copy: () => void
  /** What came of copying. */
  said: string
}

/** The job can no longer be applied for. What had been typed stands there to be read and copied. */
export function closedPicture(
  view: JobView,
  t: RestStrings,
  { isLate, typed, saved, copy, said }: Unsent,
): TemplateResult {
  const { language, level, job } = view
  return html`<div class="page">
    ${backToAd(view)}
    <p><strong>${jobTitle(view)}</strong></p>
    <div class="message safe warning" part="closed">
      ${title(level, isLate ? t.late : t.closed)}
      <p>${isLate ? t.lateText(job.deadline && formatInstant(job.deadline, language)) : t.closedText}</p>
      ${typed.length ? html`<p><strong>${t.notSent}</strong></p>` : nothing}
      ${typed.length && saved ? html`<p>${t.stillSaved(saved)}</p>` : nothing}
      <p>${toList(view, t)}</p>
    </div>
    ${contacts(view, t)}
    ${
      typed.length
        ? html`${heading(level + 1, t.answers)}
            <p class="actions">
              <button type="button" class="button quiet" @click=${copy}>${t.copy}</button>
              <span aria-hidden="true">${said}</span>
            </p>
            <dl part="answers">
              ${typed.map(({ label, text }) => html`<dt>${label}</dt><dd class="lines">${text}</dd>`)}
            </dl>`
        : nothing
    }
  </div>`
}

/** One applies for this job somewhere else, at `address` where there is one. */
export function elsewherePicture(view: JobView, t: RestStrings, address: string | null): TemplateResult {
  const { level, job } = view
  return html`<div class="page">
    ${backToAd(view)}
    <p><strong>${jobTitle(view)}</strong></p>
    <div class="message">
      ${title(level, t.atSource)}
      <p class="lines">${job.applyOtherwise ?? t.atSourceText}</p>
      ${address ? html`<p><a class="button" href=${address}>${t.atSourceLink(new URL(address).hostname)}</a></p>` : nothing}
    </div>
  </div>`
}

/** There is no such job. */
export const missingPicture = (view: Pick<JobView, 'level' | 'list'>, t: RestStrings): TemplateResult =>
  html`<div class="message warning">
    ${title(view.level, t.notFound)}
    <p>${t.notFoundText}</p>
    <p>${toList(view, t)}</p>
  </div>`
