import { html, nothing, type TemplateResult } from 'lit'
import type { ApplicationReceipt } from '../../server/contract/application.ts'
import { contactPicture } from '../shared/contact.ts'
import { formatDate, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { backToAd, factList, langOf, title } from './templates.ts'
import type { FormLink, JobView } from './view.ts'

const toList = ({ t, list }: Pick<JobView, 't' | 'list'>) =>
  html`<a href=${list.href} @click=${list.follow}>${t.toList}</a>`

const contacts = ({ t, level, job }: JobView) =>
  job.contacts.length ? html`${heading(level + 1, t.questions)} ${job.contacts.map(contactPicture)}` : nothing

const jobTitle = (view: JobView) => html`<span lang=${langOf(view)}>${view.job.title}</span>`

/** The receipt: what came in, when, and what happens now. It can be printed. */
export function receiptPicture(view: JobView, receipt: ApplicationReceipt, print: () => void): TemplateResult {
  const { t, language, level, job } = view
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
    ${contacts(view)}
    <p class="actions"><button type="button" class="button quiet" @click=${print}>${t.print}</button> ${toList(view)}</p>
  </div>`
}

/** What had been typed when it could no longer be sent. */
export type Unsent = {
  isLate: boolean
  typed: { label: string; text: string }[]
  copy: () => void
  /** What came of copying. */
  said: string
}

/** The job can no longer be applied for. What had been typed stands there to be read and copied. */
export function closedPicture(view: JobView, { isLate, typed, copy, said }: Unsent): TemplateResult {
  const { t, language, level, job } = view
  return html`<div class="page">
    ${backToAd(view)}
    <p><strong>${jobTitle(view)}</strong></p>
    <div class="message safe warning" part="closed">
      ${title(level, isLate ? t.late : t.closed)}
      <p>${isLate ? t.lateText(job.deadline && formatInstant(job.deadline, language)) : t.closedText}</p>
      ${typed.length ? html`<p><strong>${t.notSent}</strong></p>` : nothing}
      <p>${toList(view)}</p>
    </div>
    ${contacts(view)}
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
export function elsewherePicture(view: JobView, address: string | null): TemplateResult {
  const { t, level, job } = view
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
export const missingPicture = (t: JobView['t'], level: number, list: FormLink): TemplateResult =>
  html`<div class="message warning">${title(level, t.notFound)} <p>${t.notFoundText}</p><p>${toList({ t, list })}</p></div>`

/** The form is on its way. */
export const pendingPicture = (t: JobView['t']): TemplateResult => html`<p class="hint">${t.loading}</p><slot></slot>`
