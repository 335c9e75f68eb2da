import { and, eq } from 'drizzle-orm'
import type { Contact } from '../contract/job.ts'
import { Profile } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { jobnetEvents, jobs, settings } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { jobAddress } from '../jobs/shape.ts'
import { jobnetRejected } from '../mail/jobnet-letter.ts'
import { senderOf, type Written, writeFromTemplate } from '../mail/write.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { contactOf } from './ad.ts'
import { rowOf } from './record.ts'

export type JobnetOrder = Extract<MailOrder, { jobnetEvent: string }>
type Addressee = Contact & { email: string }

/** Whom the job of an event names to be asked, if that one has an address. */
export async function addresseeOf(
  tx: Tx,
  institutionId: number,
  eventId: string,
): Promise<{ job: typeof jobs.$inferSelect; contact: Addressee | null } | null> {
  const [found] = await tx
    .select({ job: jobs, profile: settings.value })
    .from(jobnetEvents)
    .innerJoin(jobs, and(eq(jobs.institutionId, jobnetEvents.institutionId), eq(jobs.id, jobnetEvents.jobId)))
    .innerJoin(settings, and(eq(settings.institutionId, jobs.institutionId), eq(settings.thing, 'profile')))
    .where(and(eq(jobnetEvents.institutionId, institutionId), eq(jobnetEvents.id, eventId)))
  if (!found) return null
  const contact = contactOf({ job: found.job, profile: Profile.parse(found.profile) })
  return { job: found.job, contact: contact?.email ? { ...contact, email: contact.email } : null }
}

/** The mail about a rejection; null where the ad is rejected no longer. In a transaction of the system's. */
export async function writeJobnetMail(
  tx: Tx,
  deps: Pick<Deps, 'config'>,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  order: JobnetOrder,
): Promise<Written> {
  const found = await addresseeOf(tx, institutionId, order.jobnetEvent)
  const row = found && (await rowOf(tx, { institutionId, jobId: found.job.id }))
  if (!found?.contact || row?.state !== 'rejected') return null
  const { job, contact } = found
  const sender = await senderOf(tx, institutionId)
  const url = jobAddress(sender.profile.pages, deps.config.origin, sender.slug, job.id)
  return writeFromTemplate(deps, sender, {
    messageId,
    to: { name: contact.name, address: contact.email },
    reply: null,
    language: job.language,
    job: { mailTemplates: job.mailTemplates },
    ...jobnetRejected(job.language, { job: job.title, reason: row.reason, url }),
  })
}
