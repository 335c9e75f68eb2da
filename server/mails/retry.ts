import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { Mail } from '../contract/mail.ts'
import { chunks } from '../db/chunks.ts'
import type { Tx } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { resumeBounced } from '../job-agents/bounced.ts'
import { lineOf, orderOf } from '../queue/enqueue.ts'
import { recipientsOf } from '../queue/recipients.ts'
import { wakeQueue } from '../queue/wake.ts'
import { holdMail } from './hold-mail.ts'
import { type OutboxRow, readMail } from './queries.ts'

type GivenUp = Pick<OutboxRow, 'id' | 'payload' | 'template' | 'signUpId'>

/**
 * As if these could leave from now on for the first time: their 72 hours begin anew, to the address that their person has by
 * now. Their Message-IDs stay. What a bounce had ended goes on, since whoever tries again says that it was none.
 */
async function anew(tx: Tx, call: Call, mails: readonly GivenUp[]): Promise<void> {
  const { deps, institution } = call
  const now = deps.now()
  for (const some of chunks(mails)) {
    const known = some.flatMap(({ id, payload }) => {
      const order = orderOf(payload)
      return order ? [{ id, order }] : []
    })
    await resumeBounced(tx, call, institution.id, some)
    const recipients = await recipientsOf(
      tx,
      institution.id,
      known.map(({ order }) => order),
    )
    const lines = new Map(known.map(({ id }, index) => [id, lineOf(deps, recipients[index]!)]))
    const named = JSON.stringify(some.map(({ id }) => ({ id, line: lines.get(id) ?? null })))
    await tx
      .update(outbox)
      .set({
        status: 'waiting',
        line: sql`named.line`,
        dueAt: now,
        heldUntil: now,
        attempts: 0,
        lastError: null,
        doneAt: null,
      })
      .from(sql`jsonb_to_recordset(${named}::text::jsonb) as named(id uuid, line text)`)
      .where(and(eq(outbox.institutionId, institution.id), sql`${outbox.id} = named.id`))
  }
  await wakeQueue(tx)
}

/**
 * Tries a mail again that was given up, or had left and came back. One that waits already is left as it is.
 * @throws ProblemError `not-found`; `gone` when it has arrived, was stopped, or what it was to say is no longer known.
 */
export function retryMail(call: Call, id: string): Promise<Mail> {
  const { deps, actor, institution } = call
  if (!can(actor, 'send-mail', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const mail = await holdMail(tx, institution.id, id)
    if (mail.status === 'waiting') return readMail(tx, institution.id, id)
    if (mail.status !== 'dead' || mail.payload === null) throw new ProblemError('gone')
    await anew(tx, call, [mail])
    await audit(tx, call, 'mail-retried', `mail:${id}`, { reason: mail.lastError })
    return readMail(tx, institution.id, id)
  })
}

/** Tries everything again that was given up or came back, or all that was for one reason. Answers how many there are. */
export function retryMails(call: Call, { reason }: { reason?: string | undefined }): Promise<{ retried: number }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'send-mail', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const mails = await tx
      .select({ id: outbox.id, payload: outbox.payload, template: outbox.template, signUpId: outbox.signUpId })
      .from(outbox)
      .where(
        and(
          eq(outbox.institutionId, institution.id),
          eq(outbox.status, 'dead'),
          isNotNull(outbox.payload),
          reason === undefined ? undefined : eq(outbox.lastError, reason),
        ),
      )
      .orderBy(outbox.seq)
      .for('update')
    if (mails.length > 0) {
      await anew(tx, call, mails)
      await audit(tx, call, 'mails-retried', 'mails', { count: mails.length, reason: reason ?? null })
    }
    return { retried: mails.length }
  })
}
