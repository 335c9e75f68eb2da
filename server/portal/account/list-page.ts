import { html } from 'hono/html'
import type { CandidateApplicationSummary } from '../../contract/candidate.ts'
import type { DraftSummary } from '../../contract/draft.ts'
import { draftLink } from '../../drafts/page.ts'
import { formatDate, formatInstant } from '../../mail/format.ts'
import { type Html, inPortal } from '../language.ts'
import { at, type Place, words } from './parts.ts'

/** What the person has at one institution. */
export type Group = {
  slug: string
  name: string
  applications: CandidateApplicationSummary[]
  drafts: DraftSummary[]
}

const when = (instant: string, { language }: Place) => formatInstant(new Date(instant), language)

function application(place: Place, slug: string, item: CandidateApplicationSummary): Html {
  const t = words(place.language)
  const { reference, job, status, receivedAt, answerExpected, openQuestions } = item
  return html`<li><h3><a href="${at({ ...place, slug }, `/applications/${reference}`)}">${job.title}</a></h3>
<p><span class="badge">${t.status[status]}</span></p>
${openQuestions > 0 ? html`<p><span class="badge waiting">${t.list.open(openQuestions)}</span></p>` : ''}
<p class="muted">${t.list.received(when(receivedAt, place))} · ${t.list.reference(reference)}</p>
${status === 'received' && answerExpected ? html`<p class="muted">${t.list.answer(formatDate(answerExpected, place.language))}</p>` : ''}</li>`
}

function draft(place: Place, slug: string, item: DraftSummary, origin: string): Html {
  const t = words(place.language).list
  const ad = inPortal(`${origin}/portal/${slug}/jobs/${item.job.id}`, place.language)
  return html`<li><h3>${item.job.title}</h3>
<p class="muted">${t.saved(when(item.savedAt, place))} · ${t.kept(when(item.keptUntil, place))}</p>
<div class="actions"><a class="plain" href="${draftLink(ad, item.job.id, item.id)}">${t.goOn}<span class="unseen"> – ${item.job.title}</span></a>
<form method="post" action="${at({ ...place, slug }, `/drafts/${item.id}/delete`)}"><button class="plain" type="submit">${t.deleteDraft}<span class="unseen"> – ${item.job.title}</span></button></form></div></li>`
}

/** Everything the person has, institution by institution. */
export function listPage(place: Place, groups: readonly Group[], origin: string): { title: string; main: Html } {
  const t = words(place.language).list
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1>
${
  groups.length === 0
    ? html`<p>${t.empty} ${t.emptyText}</p><p><a class="button" href="${inPortal(`/portal/${place.slug}`, place.language)}">${t.jobs}</a></p>`
    : groups.map(
        (group) => html`<h2>${group.name}</h2>
${group.applications.length > 0 ? html`<ul class="cards">${group.applications.map((item) => application(place, group.slug, item))}</ul>` : ''}
${group.drafts.length > 0 ? html`<h3>${t.drafts}</h3><ul class="cards">${group.drafts.map((item) => draft(place, group.slug, item, origin))}</ul>` : ''}`,
      )
}`,
  }
}
