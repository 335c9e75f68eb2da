import { and, eq } from 'drizzle-orm'
import type { Contact } from '../contract/job.ts'
import { inLanguage } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { applications, jobs } from '../db/schema/index.ts'
import type { Deps, MailMessage } from '../deps.ts'
import { type ApplicationFacts, receipt, secondApplication, type Written } from '../mail/application-letters.ts'
import { composeMail, senderOf } from '../mail/compose.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { confirmationCode } from './confirmation-code.ts'

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

/**
 * The mail that was ordered about an application, written from the rows as they are now. Null when there is nobody to
 * write to: the application has been erased, gave no address, or no longer waits for its code.
 */
export async function writeApplicationMail(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keys'>,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  order: ApplicationOrder,
): Promise<MailMessage | null> {
  const found = await load(tx, institutionId, order.application)
  const address = found?.application.email
  if (!found || !address) return null
  const { application, job, sender } = found
  const { slug, profile } = sender
  const { language } = application
  const { origin, operator } = deps.config
  const institution = inLanguage(profile.name, language).text
  const reply = replyTo(profile.contact, job.contacts)
  const portal = `${origin}/portal/${slug}`
  const about: ApplicationFacts = {
    language,
    institution,
    operator,
    jobTitle: job.title,
    jobUrl: `${portal}/jobs/${job.id}?lang=${language}`,
    reference: application.reference,
    receivedAt: application.receivedAt,
    receivedBy: application.receivedBy,
    deadline: job.deadline,
    answerExpected: job.answerExpected,
    contact: job.contacts[0] ?? profile.contact ?? null,
    canReply: reply !== undefined,
  }
  let written: Written
  if (order.template === 'receipt') written = receipt(about)
  else {
    if (application.status !== 'awaiting-confirmation' || !application.confirmationExpiresAt) return null
    written = secondApplication(about, {
      code: confirmationCode(deps, institutionId, application.id),
      expiresAt: application.confirmationExpiresAt,
      url: `${portal}/confirm?reference=${application.reference}&lang=${language}`,
    })
  }
  const to = { name: application.name, address }
  return composeMail(deps, sender, { messageId, to, reply, language, written })
}
