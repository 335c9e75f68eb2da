import { html, nothing, type TemplateResult } from 'lit'
import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import { contactPicture } from '../shared/contact.ts'
import { deadlineInWords, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { Marked } from '../shared/marked.ts'
import { facts } from './facts.ts'
import { markup } from './markup.ts'
import type { JobAdStrings } from './strings.da.ts'

/** A link and what a click on it does, where a script is there to do it. */
export type AdLink = { href: string; follow?: (event: MouseEvent) => void }

/** All that an ad's picture depends on. `now` in milliseconds. */
export type AdView = {
  t: JobAdStrings
  language: Language
  level: number
  now: number
  job: Job
  /** Null where one cannot apply. */
  apply: AdLink | null
  /** All positions. `isHere`: the list stands on this page. */
  list: AdLink & { isHere: boolean }
  /** The deadline as a calendar file. */
  calendar: string
  /** Sharing the ad: what the button says and does, and what came of it. */
  share: { label: string; press?: () => void; said: string }
}

/** Beyond this many characters of body the way to apply stands below it too. */
const LONG_BODY = 1_500

export const link = ({ href, follow }: AdLink, text: string) => html`<a href=${href} @click=${follow}>${text}</a>`

const host = (address: string) => new URL(address).hostname.replace(/^www\./, '')

const applyLink = ({ t, job, apply }: AdView) =>
  apply
    ? html`<p>
        <a class="button" part="apply" href=${apply.href} @click=${apply.follow}
          >${job.applyAt === 'source' ? t.applyOn(host(apply.href)) : t.apply}</a
        >
      </p>`
    : nothing

const bodies = new WeakMap<Job, TemplateResult>()

/** The body, which the server has sanitised; kept, so that it is not made anew at every update. */
export function bodyOf(job: Job): TemplateResult {
  let body = bodies.get(job)
  if (!body) bodies.set(job, (body = markup(job.body)))
  return body
}

export function start(view: AdView) {
  const { t, language, now, job, calendar, share } = view
  const { deadline } = job
  const words = deadline && deadlineInWords(deadline, now, language)
  return html`<div class="start">
    ${
      deadline
        ? html`<p class="deadline">
            <span class="term">${t.deadline}</span>
            ${words ? html`<strong>${words}</strong> – ` : nothing}<time datetime=${deadline}
              >${formatInstant(deadline, language)}</time
            >
          </p>`
        : nothing
    }
    ${applyLink(view)}
    <p class="also">
      ${deadline ? html`<a href=${calendar}>${t.remember}</a>` : nothing}
      <button type="button" @click=${share.press}>${share.label}</button>
      <span aria-hidden="true">${share.said}</span>
    </p>
  </div>`
}

export function how(view: AdView) {
  const { t, level, job } = view
  const { applyOtherwise, applyUrl } = job
  const elsewhere = job.applyAt === 'here' && applyUrl
  return html`<div class="how">
    ${heading(level + 1, t.how)}
    <p>${t.everyone}</p>
    ${
      applyOtherwise || elsewhere
        ? html`<p>
            <strong>${t.otherwise}</strong>
            <span>${applyOtherwise}</span>
            ${elsewhere ? link({ href: elsewhere }, t.applyOn(host(elsewhere))) : nothing}
          </p>`
        : nothing
    }
    ${job.body.length > LONG_BODY ? applyLink(view) : nothing}
  </div>`
}

export const factsBox = ({ t, language, level, now, job }: AdView): TemplateResult => html`<div class="box">
  ${heading(level + 1, t.facts)}
  <dl part="facts">
    ${facts(job, t, language, now).map(
      ([term, values]) => html`<div><dt>${term}</dt>${values.map((value) => html`<dd>${value}</dd>`)}</div>`,
    )}
  </dl>
</div>`

export const contactsBox = ({ t, level, job }: AdView): unknown =>
  job.contacts.length
    ? html`<div class="box" part="contacts">${heading(level + 1, t.contact)} ${job.contacts.map(contactPicture)}</div>`
    : nothing

/** The open ad with its facts at the side and nothing around its body; every other one is in `otherwise.ts`. */
export function ad(view: AdView): TemplateResult {
  const { t, language, level, job, list } = view
  const lang = job.language === language ? nothing : job.language
  return html`<article part="ad">
    ${list.isHere ? html`<p class="back">${link(list, t.back)}</p>` : nothing}
    <p class="from">${job.institution.name}${(job as Marked).mark}</p>
    ${heading(level, html`<span lang=${lang}>${job.title}</span>`, { id: 'title', part: 'title', focusable: true })}
    ${start(view)}
    <div class="columns">
      <div class="body" part="body" lang=${lang}>${bodyOf(job)}</div>
      <div class="side">${factsBox(view)} ${contactsBox(view)}</div>
      ${how(view)}
    </div>
    <p class="from operator" part="operator">${t.operator(job.operator)}</p>
  </article>`
}

/** The ad is on its way. */
export const pending = (t: JobAdStrings): TemplateResult => html`<p class="hint">${t.loading}</p><slot></slot>`
