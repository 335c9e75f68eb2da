import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { candidates, drafts, jobs } from '../db/schema/index.ts'
import type { Deps, MailMessage } from '../deps.ts'
import { draftSaved } from '../mail/draft-letter.ts'
import { senderOf, writeFromTemplate } from '../mail/write.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { openContent } from './content.ts'
import { draftLink, isRegistered } from './page.ts'

export type DraftOrder = Extract<MailOrder, { draft: string }>

/** Where a draft is gone on with; nothing of what stands in it. Null when it is no longer there. In a transaction of the system's. */
export async function writeDraftMail(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keys'>,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  order: DraftOrder,
): Promise<MailMessage | null> {
  const [row] = await tx
    .select({
      draft: drafts,
      job: { title: jobs.title, deadline: jobs.deadline, mailTemplates: jobs.mailTemplates },
      address: candidates.email,
    })
    .from(drafts)
    .innerJoin(jobs, and(eq(jobs.institutionId, drafts.institutionId), eq(jobs.id, drafts.jobId)))
    .innerJoin(candidates, eq(candidates.id, drafts.candidateId))
    .where(and(eq(drafts.institutionId, institutionId), eq(drafts.id, order.draft)))
  if (!row) return null
  const { draft, job, address } = row
  const sender = await senderOf(tx, institutionId)
  const { slug, profile } = sender
  const { language } = draft
  const jobId = String(draft.jobId)
  const { page } = openContent(deps, draft)
  const portal = `${deps.config.origin}/portal/${slug}/jobs/${jobId}?lang=${language}`
  const isThere = page !== null && isRegistered(profile, jobId, page)
  return writeFromTemplate(deps, sender, {
    messageId,
    to: { name: '', address },
    reply: profile.contact,
    language,
    job,
    ...draftSaved({
      language,
      jobTitle: job.title,
      deadline: job.deadline,
      savedAt: draft.savedAt,
      keptUntil: draft.expiresAt,
      url: draftLink(isThere ? page : portal, jobId, draft.id),
    }),
  })
}
