import { html, nothing, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import { contactPicture } from '../shared/contact.ts'
import { deadlineInWords, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { facts } from './facts.ts'
import type { JobAdStrings } from './strings.da.ts'

type Click = (event: MouseEvent) => void
/** A link and what a click on it does, where a script is there to do it. */
export type AdLink = { href: string; onClick?: Click }

/** All that an ad's picture depends on beside the job and the words. `now` in milliseconds. */
export type AdSettings = {
  language: Language
  headingLevel: number
  now: number
  /** Null where one cannot apply. */
  apply: AdLink | null
  /** All vacancies. `isHere`: the list stands on this page. */
  list: AdLink & { isHere: boolean }
  /** The deadline as a calendar file. */
  deadlineFile: string
  share: { label: string; onClick?: () => void; said: string; address: string | null }
}

/** Beyond this many characters of body the way to apply stands below it too. */
const LONG_BODY = 1_500

const link = ({ href, onClick }: AdLink, text: unknown, settings: { class?: string; part?: string } = {}) =>
  html`<a class=${settings.class ?? nothing} part=${settings.part ?? nothing} href=${href} @click=${onClick}>${text}</a>`

function applyLink(job: Job, t: JobAdStrings, apply: AdLink) {
  const text = job.applyAt === 'source' ? t.applyOn(new URL(apply.href).hostname.replace(/^www\./, '')) : t.apply
  return link(apply, text, { class: 'button', part: 'apply' })
}

function whenClosed(job: Job, t: JobAdStrings, s: AdSettings) {
  const isLate = job.deadline !== null && Date.parse(job.deadline) < s.now
  return html`<div class="message warning" part="closed">
    ${heading(s.headingLevel + 1, isLate ? t.late : t.closed)}
    <p>
      ${isLate && job.deadline ? html`${t.deadline}: ${formatInstant(job.deadline, s.language)}. ` : nothing}${t.closedText}
    </p>
    <p>${link(s.list, t.toList)}</p>
  </div>`
}

function deadline(job: Job, t: JobAdStrings, s: AdSettings) {
  if (!job.deadline) return nothing
  const words = deadlineInWords(job.deadline, s.now, s.language)
  const exactly = html`<time datetime=${job.deadline}>${formatInstant(job.deadline, s.language)}</time>`
  return html`<p class="deadline">
    <span class="term">${t.deadline}</span>
    <span>${words ? html`<strong>${words}</strong> – ` : nothing}${exactly}</span>
  </p>`
}

function actions(job: Job, t: JobAdStrings, s: AdSettings) {
  const { share } = s
  return html`<div class="start">
    ${deadline(job, t, s)} ${s.apply ? html`<p>${applyLink(job, t, s.apply)}</p>` : nothing}
    <p class="also">
      ${job.deadline ? html`<a href=${s.deadlineFile}>${t.remember}</a>` : nothing}
      ${share.onClick ? html`<button type="button" class="plain" @click=${share.onClick}>${share.label}</button>` : nothing}
      ${share.said ? html`<span class="said" aria-hidden="true">${share.said}</span>` : nothing}
    </p>
    ${
      share.address
        ? html`<label class="label" for="address">${t.copyThis}</label
            ><input class="field" id="address" readonly .value=${share.address} />`
        : nothing
    }
  </div>`
}

const factList = (job: Job, t: JobAdStrings, s: AdSettings) => html`<dl class="facts" part="facts">
  ${facts(job, t, s.language, s.now).map(
    ({ term, values }) => html`<div><dt>${term}</dt>${values.map((value) => html`<dd>${value}</dd>`)}</div>`,
  )}
</dl>`

function howToApply(job: Job, t: JobAdStrings, s: AdSettings) {
  const elsewhere = job.applyAt === 'here' && job.applyUrl
  return html`<div class="how">
    ${heading(s.headingLevel + 1, t.how)}
    <p>${t.everyone}</p>
    ${
      job.applyOtherwise || elsewhere
        ? html`<p>
            <strong>${t.otherwise}</strong>
            ${job.applyOtherwise ? html`<span class="lines">${job.applyOtherwise}</span>` : nothing}
            ${elsewhere ? html`<a href=${elsewhere}>${t.applyOn(new URL(elsewhere).hostname)}</a>` : nothing}
          </p>`
        : nothing
    }
    ${s.apply && job.body.length > LONG_BODY ? html`<p>${applyLink(job, t, s.apply)}</p>` : nothing}
  </div>`
}

/** The ad, open or closed. */
export function ad(job: Job, t: JobAdStrings, s: AdSettings): TemplateResult {
  const isOpen = job.status === 'open'
  const lang = job.language === s.language ? nothing : job.language
  return html`<article part="ad">
    ${s.list.isHere ? html`<p class="back">${link(s.list, t.back)}</p>` : nothing}
    <p class="from">${job.institution.name}</p>
    ${heading(s.headingLevel, html`<span lang=${lang}>${job.title}</span>`, { id: 'title', part: 'title', focusable: true })}
    ${isOpen ? actions(job, t, s) : whenClosed(job, t, s)}
    <div class="columns">
      <div class="body" part="body" lang=${lang}>${unsafeHTML(job.body)}</div>
      <div class="side">
        <div class="box">${heading(s.headingLevel + 1, t.facts)} ${factList(job, t, s)}</div>
        ${
          job.contacts.length
            ? html`<div class="box" part="contacts">${heading(s.headingLevel + 1, t.contact)} ${job.contacts.map(contactPicture)}</div>`
            : nothing
        }
      </div>
      ${isOpen ? howToApply(job, t, s) : nothing}
    </div>
    <p class="operator">${t.operator(job.operator)}</p>
  </article>`
}

/** What stands instead of an ad that is not there. */
export function missing(t: JobAdStrings, headingLevel: number, list: AdLink): TemplateResult {
  return html`<div class="message warning">
    ${heading(headingLevel, t.notFound, { id: 'title', focusable: true })}
    <p>${t.notFoundText}</p>
    <p>${link(list, t.toList)}</p>
  </div>`
}

/** Something did not work: what, and a way to try again. What the webmaster put between the tags stays. */
export function failed(
  t: JobAdStrings,
  headingLevel: number,
  said: { sentence: string; reference?: string },
  onRetry: () => void,
): TemplateResult {
  return html`<div class="message error">
      ${heading(headingLevel, t.failed, { id: 'title', focusable: true })}
      <p>${said.sentence}</p>
      ${said.reference ? html`<p>${said.reference}</p>` : nothing}
      <p><button type="button" class="button quiet" @click=${onRetry}>${t.retry}</button></p>
    </div>
    <slot></slot>`
}

/** The ad is on its way. */
export const pending = (t: JobAdStrings): TemplateResult => html`<p class="pending">${t.loading}</p>
  <slot></slot>`
