import { html, nothing, type TemplateResult } from 'lit'
import type { ApplicationReceipt } from '../../server/contract/application.ts'
import type { Job } from '../../server/contract/job.ts'
import { contactPicture } from '../shared/contact.ts'
import { formatDate, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { backToAd, type FormLink, type FormSettings, type Words } from './templates.ts'

const ownLang = (job: Job, s: FormSettings) => (job.language === s.language ? nothing : job.language)

const jobTitle = (job: Job, s: FormSettings) => html`<p lang=${ownLang(job, s)}><strong>${job.title}</strong></p>`

/** The receipt: what came in, when, and what happens now. It can be printed. */
export function receiptPicture(
  job: Job,
  receipt: ApplicationReceipt,
  { t }: Words,
  s: FormSettings,
  list: FormLink,
  onPrint: () => void,
): TemplateResult {
  const { name } = job.institution
  return html`<div class="page" part="receipt">
    <div class="message success">
      ${heading(s.headingLevel, t.thanks, { id: 'title', part: 'title', focusable: true })}
      <p>${t.received(name)}</p>
      <dl class="facts">
        <div><dt>${t.job}</dt><dd lang=${ownLang(job, s)}>${job.title}</dd></div>
        <div><dt>${t.reference}</dt><dd class="reference">${receipt.reference}</dd></div>
        <div>
          <dt>${t.receivedAt}</dt>
          <dd><time datetime=${receipt.receivedAt}>${formatInstant(receipt.receivedAt, s.language)}</time></dd>
        </div>
      </dl>
    </div>
    ${heading(s.headingLevel + 1, t.next)}
    <ul class="next">
      <li>${t.nextMail}</li>
      <li>${t.nextReading(name)}</li>
      <li>${job.answerExpected ? t.nextAnswerBy(formatDate(job.answerExpected, s.language)) : t.nextAnswerAlways}</li>
      <li>${t.nextQuestions}</li>
    </ul>
    ${job.contacts.length ? html`${heading(s.headingLevel + 1, t.questions)} ${job.contacts.map(contactPicture)}` : nothing}
    <p class="actions">
      <button type="button" class="button quiet" @click=${onPrint}>${t.print}</button>
      <a href=${list.href} @click=${list.onClick}>${t.toList}</a>
    </p>
    <p class="operator">${t.operator(job.operator)}</p>
  </div>`
}

/** The job can no longer be applied for. What had been typed stands there to be read and copied. */
export function closedPicture(
  job: Job,
  typed: { label: string; text: string }[],
  words: Words,
  s: FormSettings,
  list: FormLink,
  copying: { onCopy: () => void; said: string; isLate: boolean },
): TemplateResult {
  const { t } = words
  const when = job.deadline && formatInstant(job.deadline, s.language)
  return html`<div class="page">
    ${backToAd(words, s)} ${jobTitle(job, s)}
    <div class="message warning" part="closed">
      ${heading(s.headingLevel, copying.isLate ? t.late : t.closed, { id: 'title', part: 'title', focusable: true })}
      <p>${copying.isLate ? t.lateText(when) : t.closedText}</p>
      ${typed.length ? html`<p><strong>${t.notSent}</strong></p>` : nothing}
      <p><a href=${list.href} @click=${list.onClick}>${t.toList}</a></p>
    </div>
    ${job.contacts.length ? html`${heading(s.headingLevel + 1, t.questions)} ${job.contacts.map(contactPicture)}` : nothing}
    ${
      typed.length
        ? html`${heading(s.headingLevel + 1, t.answers)}
            <p class="actions">
              <button type="button" class="button quiet" @click=${copying.onCopy}>${t.copy}</button>
              <span aria-hidden="true">${copying.said}</span>
            </p>
            <dl class="typed" part="answers">
              ${typed.map(({ label, text }) => html`<dt>${label}</dt><dd class="lines">${text}</dd>`)}
            </dl>`
        : nothing
    }
  </div>`
}

/** One applies for this job somewhere else. */
export function elsewherePicture(job: Job, words: Words, s: FormSettings): TemplateResult {
  const { t } = words
  return html`<div class="page">
    ${backToAd(words, s)} ${jobTitle(job, s)}
    <div class="message">
      ${heading(s.headingLevel, t.atSource, { id: 'title', part: 'title', focusable: true })}
      <p>${t.atSourceText}</p>
      ${job.applyOtherwise ? html`<p class="lines">${job.applyOtherwise}</p>` : nothing}
      ${
        job.applyUrl
          ? html`<p><a class="button" href=${job.applyUrl}>${t.atSourceLink(new URL(job.applyUrl).hostname)}</a></p>`
          : nothing
      }
    </div>
  </div>`
}

/** There is no such job. */
export function missingPicture({ t }: Words, headingLevel: number, list: FormLink): TemplateResult {
  return html`<div class="message warning">
    ${heading(headingLevel, t.notFound, { id: 'title', focusable: true })}
    <p>${t.notFoundText}</p>
    <p><a href=${list.href} @click=${list.onClick}>${t.toList}</a></p>
  </div>`
}

/** The form could not be had. What the webmaster put between the tags stays. */
export function failedPicture(
  { t }: Words,
  headingLevel: number,
  said: { sentence: string; reference?: string },
  onRetry: () => void,
): TemplateResult {
  return html`<div class="message error">
      ${heading(headingLevel, t.failed, { id: 'title', focusable: true })}
      <p>${said.sentence}</p>
      ${said.reference ? html`<p class="hint">${said.reference}</p>` : nothing}
      <p><button type="button" class="button quiet" @click=${onRetry}>${t.retry}</button></p>
    </div>
    <slot></slot>`
}

/** The form is on its way. */
export const pendingPicture = ({ t }: Words): TemplateResult => html`<p class="hint">${t.loading}</p>
  <slot></slot>`
