import { html } from 'hono/html'
import type { Language } from '../../contract/language.ts'
import type { ExportedAgent } from '../../job-agents/export.ts'
import { formatDay, formatInstant } from '../../mail/format.ts'
import { facts } from '../account/parts.ts'
import type { Html } from '../language.ts'
import { agentWords, searchLine } from './parts.ts'

/** A job agent in what a person takes along. */
export function exportedAgent(agent: ExportedAgent, language: Language): Html {
  const t = agentWords(language)
  const label = t.export
  const when = (instant: string) => formatInstant(new Date(instant), language)
  const said = (relevant: boolean | null) =>
    relevant === null ? '' : ` (${relevant ? t.jobs.relevant : t.jobs.notRelevant})`
  return html`<h3>${searchLine(agent, language)}</h3>
${facts([
  [label.institution, agent.institution.name],
  [label.status, t.own.status[agent.status]],
  [label.reach, t.reach[agent.reach](agent.institution.name)],
  [label.frequency, t.frequency[agent.frequency]],
  [label.language, t.language[agent.language]],
  [label.created, when(agent.createdAt)],
  [label.confirmed, agent.confirmedAt && when(agent.confirmedAt)],
  [label.ends, agent.endsAt && formatDay(new Date(agent.endsAt), language)],
  [label.told, agent.told.map(({ title, at, relevant }) => `${title}, ${when(at)}${said(relevant)}`).join('\n')],
])}`
}
