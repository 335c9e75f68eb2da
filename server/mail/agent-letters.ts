import type { AgentFrequency, AgentReach } from '../contract/job-agent.ts'
import type { Language } from '../contract/language.ts'
import type { Filled } from './content.ts'
import { formatDay, formatInstant } from './format.ts'
import { groupedCode, type Piece } from './letter.ts'
import { button, codePiece } from './pieces.ts'
import { STRINGS } from './strings.ts'

/** A job agent as its mails tell of it. */
export type AgentFacts = {
  language: Language
  /** What it looks for, by the words and labels that its person chose; none: all positions. */
  search: readonly string[]
  frequency: AgentFrequency
  reach: AgentReach
}

const searchOf = ({ language, search }: Pick<AgentFacts, 'language' | 'search'>) =>
  search.length > 0 ? search.join(', ') : STRINGS[language].agent.everything

/** Asks whoever owns the address for the code; nothing else is mailed before. */
export function agentConfirm(
  about: AgentFacts,
  confirm: { code: string; expiresAt: Date; url: string },
): Filled<'agent-confirm'> {
  const { language } = about
  const t = STRINGS[language]
  const rows: [string, string][] = [[t.agent.searchesFor, searchOf(about)]]
  if (about.reach === 'everywhere') rows.push([t.agent.reach, t.agent.everywhere])
  rows.push([t.agent.frequency, t.agent.frequencies[about.frequency]])
  return {
    template: 'agent-confirm',
    fields: { search: searchOf(about), expires: formatInstant(confirm.expiresAt, language) },
    blocks: {
      code: [codePiece(language, confirm.code)],
      link: [button(t.enterCode, confirm.url)],
      facts: [{ kind: 'facts', rows }],
    },
  }
}

/** A job in a digest. */
export type DigestJob = {
  title: string
  url: string
  institution: string
  /** Where one would work; null: the ad does not say. */
  place: string | null
  deadline: Date | null
  /** Where its reader says whether it is relevant. */
  feedbackUrl: string
}

function jobsPiece(language: Language, jobs: readonly DigestJob[]): Piece {
  const t = STRINGS[language].agent
  return {
    kind: 'jobs',
    items: jobs.map((job) => ({
      title: job.title,
      href: job.url,
      lines: [
        job.place ? `${job.institution}, ${job.place}` : job.institution,
        job.deadline ? t.deadline(formatInstant(job.deadline, language)) : t.noDeadline,
      ],
      links: [{ text: t.isRelevant, href: job.feedbackUrl }],
    })),
  }
}

/** The new jobs of an agent. `more` is how many stand on `moreUrl` alone; `code` is asked for before anything is changed. */
export function digest(
  about: Pick<AgentFacts, 'language' | 'search'>,
  mail: { jobs: readonly DigestJob[]; more: number; moreUrl: string; manageUrl: string; code: string },
): Filled<'digest'> {
  const { language } = about
  const t = STRINGS[language].agent
  const { jobs, more } = mail
  const rest: Piece[] = more > 0 ? [button(t.more(more), mail.moreUrl)] : []
  return {
    template: 'digest',
    fields: { count: t.jobs(jobs.length + more), search: searchOf(about) },
    blocks: {
      jobs: [jobsPiece(language, jobs), ...rest],
      manage: [
        { kind: 'small-link', text: t.change, href: mail.manageUrl },
        { kind: 'small', text: t.changeCode(groupedCode(mail.code)) },
      ],
    },
  }
}

/** To whoever asks for an agent that they have already. */
export function agentExists(
  about: Pick<AgentFacts, 'language' | 'search'>,
  { code, manageUrl }: { code: string; manageUrl: string },
): Filled<'agent-exists'> {
  const { language } = about
  return {
    template: 'agent-exists',
    fields: { search: searchOf(about) },
    blocks: {
      code: [codePiece(language, code)],
      manage: [button(STRINGS[language].agent.change, manageUrl)],
    },
  }
}

/** Asks once whether to go on: by the code, which no scanner types. */
export function agentRenewal(
  about: Pick<AgentFacts, 'language' | 'search'>,
  { endsOn, renewUrl, code }: { endsOn: Date; renewUrl: string; code: string },
): Filled<'agent-renewal'> {
  const { language } = about
  const t = STRINGS[language].agent
  return {
    template: 'agent-renewal',
    fields: { search: searchOf(about), endsOn: formatDay(endsOn, language) },
    blocks: { renew: [codePiece(language, code), button(t.keep, renewUrl)] },
  }
}

/** How an agent's mails are stopped, for `leave` of a mail. */
export const leaveAgent = (language: Language, urls: { page: string; oneClick: string }) => ({
  text: STRINGS[language].agent.leave,
  ...urls,
})
