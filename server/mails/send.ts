import { and, eq } from 'drizzle-orm'
import { actorName, can } from '../actors.ts'
import { readReference } from '../applications/reference.ts'
import { audit } from '../audit/record.ts'
import type { Mail, MailInput } from '../contract/mail.ts'
import type { Tx } from '../db/client.ts'
import { applicationMessages, applications } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import type { Attempt } from '../http/idempotency.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { sealMessage } from './message-text.ts'
import { readMail } from './queries.ts'
import { sendAtOf } from './send-at.ts'

/**
 * The application that a mail is to be about, held as it is. @throws ProblemError `not-found`; `gone` when it does not count
 * (any more); `invalid` when it gave no address.
 */
async function holdApplication(tx: Tx, institutionId: number, reference: string) {
  const [row] = await tx
    .select({
      id: applications.id,
      status: applications.status,
      email: applications.email,
      candidateId: applications.candidateId,
      language: applications.language,
    })
    .from(applications)
    .where(
      and(eq(applications.institutionId, institutionId), eq(applications.reference, readReference(reference) ?? '')),
    )
    .for('update')
  if (!row) throw new ProblemError('not-found')
  if (row.status !== 'received') throw new ProblemError('gone')
  if (row.email === null) throw invalidField('application', 'not-an-email')
  return row
}

/**
 * Sends an applicant a mail of the institution's people, now or at a time (R106). A message written for this applicant is kept
 * sealed and read after signing in; its mail only says that there is one (R111).
 * @throws ProblemError `forbidden`, `not-found`, `gone`, `invalid`: also a message to somebody who has no account to read it in.
 */
export function sendMail(call: Call, reference: string, input: MailInput, attempt: Attempt): Promise<Mail> {
  const { deps, actor, institution } = call
  if (!can(actor, 'send-mail', institution)) throw new ProblemError('forbidden')
  const now = deps.now()
  const sendAt = input.sendAt === undefined ? now : sendAtOf(input.sendAt, now)
  const { template } = input
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { id: application, candidateId, language } = await holdApplication(tx, institution.id, reference)
    const message = input.message === undefined ? undefined : deps.newId()
    if (message !== undefined) {
      if (candidateId === null) throw invalidField('message', 'not-allowed')
      const row = { institutionId: institution.id, id: message }
      await tx.insert(applicationMessages).values({
        ...row,
        applicationId: application,
        template,
        text: sealMessage(deps, row, input.message!.toWellFormed()),
        language,
        actor: actorName(actor),
        createdAt: now,
        shownFrom: sendAt,
      })
    }
    const order = { template, application, ...(message && { message }) }
    const id = await enqueueMail(tx, deps, institution.id, order, sendAt > now ? sendAt : null)
    await audit(tx, call, 'mail-ordered', `application:${application}`, {
      mail: id,
      template,
      sendAt: sendAt.toISOString(),
      message: message !== undefined,
    })
    const mail = await readMail(tx, institution.id, id)
    await attempt.settle(tx, 201, mail)
    return mail
  })
}
