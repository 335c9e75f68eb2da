import { and, eq } from 'drizzle-orm'
import { receiptToken } from '../candidates/receipt-link.ts'
import type { Contact } from '../contract/job.ts'
import type { Tx } from '../db/client.ts'
import { applications, jobs } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { roundsOf } from '../further-questions/queries.ts'
import { internalSettings } from '../internal/setting.ts'
import { intranetAddress, jobAddress } from '../jobs/shape.ts'
import {
  type ApplicationFacts,
  documentBlocked,
  furtherQuestions,
  receipt,
  secondApplication,
  sentByStaff,
  withdrawn,
} from '../mail/application-letters.ts'
import type { Content } from '../mail/content.ts'
import { senderOf, type Written, writeFromTemplate } from '../mail/write.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { confirmationCode } from './confirmation-code.ts'
import { countingBefore } from './earlier.ts'

/** An order of a mail about an application. */
export type ApplicationOrder = Extract<MailOrder, { application: string }>

async function load(tx: Tx, institutionId: number, applicationId: string) {
  const [row] = await tx
    .select({ application: applications, job: jobs })
    .from(applications)
    .innerJoin(jobs, and(eq(jobs.institutionId, applications.institutionId), eq(jobs.id, applications.jobId)))
    .where(and(eq(applications.institutionId, institutionId), eq(applications.id, applicationId)))
  return row ? { ...row, sender: await senderOf(tx, institutionId) } : null
}

/** Who answers: the institution's general contact, else the job's first that has an address. */
const replyTo = (general: Contact | null | undefined, contacts: readonly Contact[]) =>
  [general, ...contacts].find((contact) => contact?.email)

type Found = {
  institutionId: number
  portal: string
  about: ApplicationFacts
  application: typeof applications.$inferSelect
  /** Until the deadline, and while the job is open. */
  canChange: boolean
}

/** One of these is read by somebody, or may be. */
const COUNTING: ReadonlySet<string> = new Set(['received', 'awaiting-confirmation'])

/** What the mail that was ordered says; null where that is no longer so. */
async function contentFor(
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'now'>,
  { institutionId, portal, about, application, canChange }: Found,
  order: ApplicationOrder,
): Promise<Content | 'expired' | null> {
  const { id, status, reference, confirmationExpiresAt: expiresAt } = application
  const { language } = about
  switch (order.template) {
    case 'receipt':
      return receipt(about, {
        // Behind the #, as every secret in a mail. One that no account holds has no page to lead to.
        account: application.candidateId
          ? `${portal}/account/receipt?lang=${language}#${receiptToken(deps, institutionId, id)}`
          : null,
      })
    case 'second-application':
      if (status !== 'awaiting-confirmation' || !expiresAt) return null
      if (expiresAt <= deps.now()) return 'expired'
      return secondApplication(about, {
        code: confirmationCode(deps, institutionId, id),
        expiresAt,
        url: `${portal}/confirm?reference=${reference}&lang=${language}`,
      })
    case 'withdrawn':
      if (status !== 'withdrawn') return null
      return withdrawn(about, { stillHolds: await countingBefore(tx, institutionId, application) })
    case 'document-blocked':
      if (!COUNTING.has(status)) return null
      return documentBlocked(about, { url: `${portal}/account?lang=${language}`, canChange })
    case 'further-questions': {
      const [asked] = (await roundsOf(tx, institutionId, id)).filter(({ round }) => round.id === order.round)
      if (status !== 'received' || !asked) return null
      return furtherQuestions(about, { replyBy: asked.round.replyBy, url: `${portal}/account?lang=${language}` })
    }
    default:
      // A mail of the institution's people is about an application that counts.
      if (status !== 'received') return null
      return sentByStaff(order.template, about, {
        message: order.message ? { url: `${portal}/account?lang=${language}` } : null,
      })
  }
}

/**
 * The mail that was ordered about an application, written from the rows as they are now. Null when there is nobody to
 * write to: the application has been erased, gave no address, or no longer is what the mail tells; `expired` with its code.
 */
export async function writeApplicationMail(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keys' | 'now'>,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  order: ApplicationOrder,
): Promise<Written> {
  const found = await load(tx, institutionId, order.application)
  const address = found?.application.email
  if (!found || !address) return null
  const { application, job, sender } = found
  const { slug, profile } = sender
  const { language } = application
  const reply = replyTo(profile.contact, job.contacts)
  const portal = `${deps.config.origin}/portal/${slug}`
  const about: ApplicationFacts = {
    language,
    jobTitle: job.title,
    // The institution's own page says in which language it is.
    jobUrl:
      intranetAddress(await internalSettings(tx, institutionId), job, deps.now()) ??
      (profile.pages.job
        ? jobAddress(profile.pages, deps.config.origin, slug, job.id)
        : `${portal}/jobs/${job.id}?lang=${language}`),
    reference: application.reference,
    receivedAt: application.receivedAt,
    receivedBy: application.receivedBy,
    deadline: job.deadline,
    answerExpected: job.answerExpected,
    contact: job.contacts[0] ?? profile.contact ?? null,
    canReply: reply !== undefined,
  }
  const canChange =
    application.status === 'received' && job.status === 'published' && (!job.deadline || job.deadline > deps.now())
  const content = await contentFor(tx, deps, { institutionId, portal, about, application, canChange }, order)
  if (content === null || content === 'expired') return content
  const to = { name: application.name, address }
  return writeFromTemplate(deps, sender, { messageId, to, reply, language, job, ...content })
}
