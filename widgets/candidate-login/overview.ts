import { html, nothing, type TemplateResult } from 'lit'
import type { Candidate, CandidateApplicationSummary } from '../../server/contract/candidate.ts'
import type { DraftSummary } from '../../server/contract/draft.ts'
import type { Language } from '../../server/contract/language.ts'
import { formatDate, formatDay, formatDeadline, formatInstant, toMillis } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { AccountWords } from './account-words.ts'
import type { Link } from './leads.ts'
import type { SignedUp } from './sign-ups.ts'

/** All of a person's at the institution. */
export type Overview = {
  items: CandidateApplicationSummary[]
  drafts: DraftSummary[]
  me: Candidate
  signedUp: SignedUp
}

/** What came of what was done last. */
export type Outcome = {
  /** What has been done. */
  said: string
  /** What did not work, and why. */
  trouble: { heading: string; text: string } | null
}

export type OverviewView = Outcome & {
  t: AccountWords
  language: Language
  level: number
  now: number
  institution: string
  all: Overview
  /** The job agents and talent pools. */
  signUps: unknown
  profile: Link
  list: Link
  to: (application: CandidateApplicationSummary) => Link
  goOn: (draft: DraftSummary) => Link
  drop: (draft: DraftSummary) => void
  signOut: () => void
}

/** What came of it, where focus goes. */
export const outcomePicture = ({ said, trouble }: Outcome): unknown => [
  said ? html`<p class="message success" id="said" tabindex="-1">${said}</p>` : nothing,
  trouble
    ? html`<div class="message error" id="trouble" tabindex="-1">
        <p><strong>${trouble.heading}</strong></p>
        <p>${trouble.text}</p>
      </div>`
    : nothing,
]

/** Rows of a label and what it says; those that say nothing are left out. */
export const facts = (rows: readonly (readonly [label: string, value: unknown])[]): TemplateResult =>
  html`<dl class="facts">
    ${rows.flatMap(([label, value]) => (value ? [html`<div><dt>${label}</dt><dd>${value}</dd></div>`] : []))}
  </dl>`

/** The status in words; what wants something of the person stands out by more than colour. */
export const statusPicture = (
  { status }: Pick<CandidateApplicationSummary, 'status'>,
  t: AccountWords,
): TemplateResult => html`<span class="status ${status}">${t.status[status]}</span>`

const link = ({ href, follow }: Link, text: unknown, name = '') =>
  html`<a class=${name} href=${href} @click=${follow}>${text}</a>`

function applicationPicture(view: OverviewView, one: CandidateApplicationSummary) {
  const { t, language, now, level } = view
  const { deadline } = one.job
  return html`<li class="card">
    ${heading(level + 1, link(view.to(one), one.job.title))}
    ${one.openQuestions ? html`<p class="wanted"><strong>${t.waiting(one.openQuestions)}</strong></p>` : nothing}
    ${facts([
      [t.statusLabel, statusPicture(one, t)],
      [t.received, formatInstant(one.receivedAt, language)],
      [t.deadline, deadline && formatDeadline(deadline, now, language)],
      [
        t.expected,
        one.status === 'received' && one.answerExpected && t.expectedBy(formatDate(one.answerExpected, language)),
      ],
    ])}
  </li>`
}

function draftPicture(view: OverviewView, draft: DraftSummary) {
  const { t, language, now, level } = view
  const { title, deadline } = draft.job
  const isLate = deadline !== null && toMillis(deadline) < now
  return html`<li class="card">
    ${heading(level + 2, title)}
    ${facts([
      [t.savedAt, formatInstant(draft.savedAt, language)],
      [t.deadline, deadline && formatDeadline(deadline, now, language)],
      [t.keptUntil, formatDay(draft.keptUntil, language)],
    ])}
    ${isLate ? html`<p><strong>${t.late}</strong></p>` : nothing}
    <p class="actions">
      ${isLate ? nothing : link(view.goOn(draft), html`${t.goOn}<span class="hidden">${t.of(title)}</span>`, 'button')}
      <button type="button" class="button quiet" @click=${() => view.drop(draft)}>
        ${t.drop}<span class="hidden">${t.of(title)}</span>
      </button>
    </p>
  </li>`
}

/** Who is signed in, and the ways out. */
export const whoPicture = (view: Pick<OverviewView, 't' | 'signOut'>, email: string, profile: Link | null) =>
  html`<div class="who">
    <p>${view.t.who(email)}</p>
    <p class="actions">
      ${profile ? link(profile, view.t.toProfile) : nothing}
      <button type="button" class="button quiet" @click=${view.signOut}>${view.t.signOut}</button>
    </p>
  </div>`

/** The applications and drafts, or that there are none. */
export function overviewPicture(view: OverviewView): TemplateResult {
  const { t, level, all } = view
  const { items, drafts, me } = all
  return html`<div class="page">
    ${heading(level, t.heading, { part: 'title', id: 'title', focusable: true })}
    ${whoPicture(view, me.email, view.profile)}
    ${outcomePicture(view)}
    ${
      items.length
        ? html`<ul class="cards" part="applications">${items.map((one) => applicationPicture(view, one))}</ul>`
        : html`<div class="message"><p>${t.empty(view.institution)}</p><p>${link(view.list, t.toList)}</p></div>`
    }
    ${
      drafts.length
        ? html`${heading(level + 1, t.drafts)}
            <p class="hint">${t.draftsText}</p>
            <ul class="cards" part="drafts">${drafts.map((draft) => draftPicture(view, draft))}</ul>`
        : nothing
    }
    ${view.signUps}
    <p class="apart"><a href=${me.account}>${t.everywhere}</a></p>
    <p class="hint">${t.everywhereText}</p>
  </div>`
}
