import { and, eq } from 'drizzle-orm'
import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { candidates, digests, jobAgents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { type AgentFacts, agentConfirm, agentExists, agentRenewal, digest, leaveAgent } from '../mail/agent-letters.ts'
import type { Content } from '../mail/content.ts'
import { saysNoMore } from '../mail/say-so.ts'
import { STRINGS } from '../mail/strings.ts'
import { type Sender, senderOf, type Written, writeFromTemplate } from '../mail/write.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { digestJobs } from './digest-jobs.ts'
import { filterOf, labelled, labelsOf } from './filter.ts'
import { agentCode, type Handle, sealHandle } from './handle.ts'
import { type AgentRow, agentSettings } from './queries.ts'
import { CONFIRM_MS } from './sign-up.ts'

export type AgentOrder = Extract<MailOrder, { agent: string } | { digest: string }>

type Writing = Pick<Deps, 'config' | 'keys' | 'now'>

/** Jobs that one mail names; the rest are on a page. */
const MOST_JOBS = 50

/** The pages that an agent's mails lead to. */
export const agentPage = (
  { origin, slug, language }: { origin: string; slug: string; language: Language },
  page: 'confirm' | 'manage' | 'leave' | 'jobs',
  handle: string,
): string => `${origin}/portal/${slug}/job-agents/${handle}/${page}${language === 'da' ? '' : `?lang=${language}`}`

/** What the agent looks for, in the words of its person's language. */
async function searchOf(tx: Tx, row: AgentRow): Promise<string[]> {
  const filter = filterOf(row)
  const labels = labelled(filter, await labelsOf(tx, row.institutionId), row.language)
  const t = STRINGS[row.language].agent
  return [
    // Before the code has been typed the words are somebody's say-so.
    ...(row.q ? [row.status !== 'unconfirmed' || saysNoMore(row.q) ? t.quoted(row.q) : t.ownWords] : []),
    ...[...labels.category, ...labels.location, ...labels.department].map(({ label }) => label),
    ...filter.employmentType.map((type) => t.employmentTypes[type]),
  ]
}

/** The agent that a mail is about, and where it goes. A digest's is the one that it was made for. */
async function load(tx: Tx, institutionId: number, order: AgentOrder) {
  const [found] = await tx
    .select({ row: jobAgents, address: candidates.email })
    .from(jobAgents)
    .innerJoin(candidates, eq(candidates.id, jobAgents.candidateId))
    .where(
      and(
        eq(jobAgents.institutionId, institutionId),
        'agent' in order
          ? eq(jobAgents.id, order.agent)
          : eq(
              jobAgents.id,
              tx
                .select({ agent: digests.agentId })
                .from(digests)
                .where(and(eq(digests.institutionId, institutionId), eq(digests.id, order.digest))),
            ),
      ),
    )
  return found
}

/** What is mailed; null where it is no longer so. */
async function contentOf(
  tx: Tx,
  deps: Writing,
  { row, sender }: { row: AgentRow; sender: Sender },
  order: AgentOrder,
): Promise<Content | 'expired' | null> {
  const { institutionId, id, language, status } = row
  const page = (name: Parameters<typeof agentPage>[1], handle: Handle, anchor = '') =>
    agentPage(
      { origin: deps.config.origin, slug: sender.slug, language },
      name,
      sealHandle(deps, institutionId, handle),
    ) + anchor
  const about: AgentFacts = { language, search: await searchOf(tx, row), frequency: row.frequency, reach: row.reach }
  const isRunning = status === 'active' || status === 'paused'
  if ('agent' in order && order.template === 'agent-confirm') {
    if (row.confirmations === 0) return null
    const code = agentCode(deps, institutionId, id, { confirmation: row.confirmations })
    // An agent that runs may be asked for again long after it was made.
    const expiresAt = new Date((isRunning ? deps.now() : row.createdAt).getTime() + CONFIRM_MS)
    if (expiresAt <= deps.now()) return 'expired'
    const url = page('confirm', { use: 'code', agent: id, until: expiresAt.getTime() })
    if (isRunning) return agentExists(about, { code, manageUrl: url })
    return agentConfirm(about, { code, expiresAt, url })
  }
  if ('agent' in order) {
    if (!isRunning || !row.endsAt || !row.renewalAskedAt) return null
    return agentRenewal(about, {
      endsOn: row.endsAt,
      code: agentCode(deps, institutionId, id, { renewalOf: row.endsAt }),
      renewUrl: page('manage', { use: 'renewal', agent: id }),
    })
  }
  if (status !== 'active' || !(await agentSettings(tx, institutionId)).enabled) return null
  const { jobs, total } = await digestJobs(tx, deps, row, order.digest, { at: deps.now(), most: MOST_JOBS })
  if (total === 0) return null
  const feedback = page('jobs', { use: 'jobs', agent: id, digest: order.digest })
  return digest(about, {
    jobs: jobs.map((job) => ({ ...job, feedbackUrl: `${feedback}#job-${job.institutionId}-${job.id}` })),
    more: total - jobs.length,
    moreUrl: feedback,
    manageUrl: page('manage', { use: 'digest', agent: id, digest: order.digest }),
    code: agentCode(deps, institutionId, id, { digest: order.digest }),
  })
}

/**
 * A mail of a job agent, written from the rows as they are now: of a digest only the jobs that are open still. Null when there
 * is none left, the agent has ended or is paused, or its person has gone; `expired` with its code. In a transaction of the system's.
 */
export async function writeAgentMail(
  tx: Tx,
  deps: Writing,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  order: AgentOrder,
): Promise<Written> {
  const found = await load(tx, institutionId, order)
  if (!found) return null
  const { row, address } = found
  const sender = await senderOf(tx, institutionId)
  const content = await contentOf(tx, deps, { row, sender }, order)
  if (content === null || content === 'expired') return content
  const { language } = row
  const leaveUrl = agentPage(
    { origin: deps.config.origin, slug: sender.slug, language },
    'leave',
    sealHandle(deps, institutionId, { use: 'leave', agent: row.id }),
  )
  // Nothing to leave before it has begun.
  const isBegun = content.template !== 'agent-confirm'
  return writeFromTemplate(deps, sender, {
    messageId,
    to: { name: '', address },
    reply: sender.profile.contact,
    language,
    ...content,
    ...(isBegun && { leave: leaveAgent(language, { page: leaveUrl, oneClick: leaveUrl }) }),
  })
}
