import { and, eq, isNotNull } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { Mail } from '../contract/mail.ts'
import { outbox } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { wakeQueue } from '../queue/wake.ts'
import { holdMail } from './hold-mail.ts'
import { readMail } from './queries.ts'

/** As if it could leave from now on for the first time: its 72 hours begin anew. Its Message-ID stays. */
const anew = (now: Date) => ({
  status: 'waiting' as const,
  dueAt: now,
  heldUntil: now,
  attempts: 0,
  lastError: null,
  doneAt: null,
})

/**
 * Tries a mail again that was given up. One that waits already is left as it is.
 * @throws ProblemError `not-found`; `gone` when it has left, was stopped, or what it was to say is no longer known.
 */
export function retryMail(call: Call, id: string): Promise<Mail> {
  const { deps, actor, institution } = call
  if (!can(actor, 'send-mail', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { status, payload, lastError } = await holdMail(tx, institution.id, id)
    if (status === 'waiting') return readMail(tx, institution.id, id)
    if (status !== 'dead' || payload === null) throw new ProblemError('gone')
    await tx
      .update(outbox)
      .set(anew(deps.now()))
      .where(and(eq(outbox.institutionId, institution.id), eq(outbox.id, id)))
    await audit(tx, call, 'mail-retried', `mail:${id}`, { reason: lastError })
    await wakeQueue(tx)
    return readMail(tx, institution.id, id)
  })
}

/** Tries everything again that was given up, or all that was for one reason. Answers how many there are. */
export function retryMails(call: Call, { reason }: { reason?: string | undefined }): Promise<{ retried: number }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'send-mail', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const retried = await tx
      .update(outbox)
      .set(anew(deps.now()))
      .where(
        and(
          eq(outbox.institutionId, institution.id),
          eq(outbox.status, 'dead'),
          isNotNull(outbox.payload),
          reason === undefined ? undefined : eq(outbox.lastError, reason),
        ),
      )
      .returning({ id: outbox.id })
    if (retried.length > 0) {
      await audit(tx, call, 'mails-retried', 'mails', { count: retried.length, reason: reason ?? null })
      await wakeQueue(tx)
    }
    return { retried: retried.length }
  })
}
