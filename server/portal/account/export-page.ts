import { html } from 'hono/html'
import type { Exported } from '../../candidates/export.ts'
import type { Language } from '../../contract/language.ts'
import { formatInstant } from '../../mail/format.ts'
import { exportedAgent } from '../job-agents/exported.ts'
import type { Html } from '../language.ts'
import { exportedMembership } from '../talent-pools/own-pages.ts'
import { formatBytes, shownAnswer } from './application-page.ts'
import { facts, type Place, words } from './parts.ts'

const when = (instant: string, language: Language) => formatInstant(new Date(instant), language)

function applicationPart(a: Exported['applications'][number], language: Language): Html {
  const t = words(language)
  const label = t.application
  return html`<h3>${a.job.title}, ${a.institution.name}</h3>
${facts([
  [label.status, t.status[a.status]],
  [label.reference, a.reference],
  [label.received, when(a.receivedAt, language)],
  [label.changed, a.changedAt && when(a.changedAt, language)],
  [label.name, a.applicant.name],
  [label.email, a.applicant.email],
  [label.phone, a.applicant.phone],
  ...a.fields.map((one) => [one.label, one.value] as const),
  [label.motivation, a.motivation],
  [
    label.preferential,
    a.preferentialAccess === null ? null : a.preferentialAccess ? label.preferentialYes : label.preferentialNo,
  ],
  [label.documents, a.documents.map(({ name, bytes }) => `${name} (${formatBytes(bytes, language)})`).join('\n')],
  ...[...a.answers, ...a.rounds.flatMap((round) => round.answers)].map(
    (answer) => [answer.text, shownAnswer(answer)] as const,
  ),
  ...a.messages.map((message) => [t.messages.about[message.template], message.text] as const),
  [label.acknowledged, a.acknowledged && when(a.acknowledged.at, language)],
  [t.remove.dates, a.deletedFrom && when(a.deletedFrom, language)],
])}`
}

/** Everything about the person, to be read. */
export function exportPage({ language }: Place, exported: Exported): { title: string; main: Html } {
  const t = words(language)
  const { account } = exported
  const empty = html`<p>${t.export.nothing}</p>`
  const drafts = exported.drafts.map(
    (draft) => html`<h3>${draft.job.title}, ${draft.institution.name}</h3>
${facts([
  ...draft.shown.map(({ label, lines }) => [label, lines.join('\n')] as const),
  [t.application.documents, draft.documents.map(({ name }) => name).join('\n')],
  [t.list.drafts, t.list.saved(when(draft.savedAt, language))],
])}`,
  )
  return {
    title: t.export.title,
    main: html`<h1>${t.export.title}</h1><p class="muted">${t.export.made(when(exported.exportedAt, language))}</p>
<h2>${t.export.account}</h2>
${facts([
  [t.application.email, account.email],
  [t.application.name, account.name],
  [t.application.phone, account.phone],
  [t.export.created, when(account.createdAt, language)],
  [t.export.confirmed, account.confirmedAt && when(account.confirmedAt, language)],
])}
<h2>${t.export.applications}</h2>${exported.applications.length === 0 ? empty : exported.applications.map((a) => applicationPart(a, language))}
<h2>${t.export.drafts}</h2>${drafts.length === 0 ? empty : drafts}
<h2>${t.nav.pools}</h2>${exported.talentPools.length === 0 ? empty : exported.talentPools.map((one) => exportedMembership(one, language))}
<h2>${t.nav.agents}</h2>${exported.jobAgents.length === 0 ? empty : exported.jobAgents.map((one) => exportedAgent(one, language))}
<h2>${t.export.sessions}</h2>
${facts(exported.sessions.map((one) => [one.device || t.sessions.unknown, `${when(one.createdAt, language)}\n${one.institution ? t.sessions.at(one.institution.name) : t.sessions.own}`] as const))}`,
  }
}
