import { html } from 'hono/html'
import type { Language } from '../../contract/language.ts'
import type { ExportedAgent } from '../../job-agents/export.ts'
import { formatDay, formatInstant } from '../../mail/format.ts'
import { facts } from '../account/parts.ts'
import type { Html } from '../language.ts'
import { agentWords, searchLine } from './parts.ts'

/** A job agent among everything that we have about a person. */
export function exportedAgent(agent: ExportedAgent, language: Language): Html {
  const t = agentWords(language)
  const when = (instant: string | null) => instant && formatInstant(new Date(instant), language)
  const said = { true: t.jobs.relevant, false: t.jobs.notRelevant, null: '' }
  return html`<h3>${searchLine(agent, language)}, ${agent.institution.name}</h3>
${facts([
  [t.export.status, t.own.status[agent.status]],
  [t.reachTitle, t.reach[agent.reach](agent.institution.name)],
  [t.frequencyTitle, t.frequency[agent.frequency]],
  [t.languageTitle, t.language[agent.language]],
  [t.export.signedUp, when(agent.signedUpAt)],
  [t.export.confirmed, when(agent.confirmedAt)],
  [t.export.ends, agent.endsAt && formatDay(new Date(agent.endsAt), language)],
  [t.export.ended, when(agent.endedAt)],
  [
    t.export.jobs,
    agent.jobs
      .map(({ title, institution, foundAt, relevant }) =>
        [title, institution, when(foundAt), said[`${relevant}`]].filter(Boolean).join(', '),
      )
      .join('\n'),
  ],
])}`
}
