import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { Mail } from '../contract/mail.ts'
import { outbox } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { orderOf } from '../queue/enqueue.ts'
import { wakeQueue } from '../queue/wake.ts'
import { holdMail, holdWaiting } from './hold-mail.ts'
import { dropMessage, messageOf } from './messages.ts'
import { readMail } from './queries.ts'

/** Stops a mail that waits; its message is never read. Stopping again changes nothing. @throws ProblemError as `holdWaiting`. */
export function stopMail(call: Call, id: string): Promise<Mail> {
  const { deps, actor, institution } = call
  if (!can(actor, 'send-mail', institution)) throw new ProblemError('forbidden')
  const now = deps.now()
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { status, payload } = await holdMail(tx, institution.id, id)
    if (status === 'stopped') return readMail(tx, institution.id, id)
    await holdWaiting(tx, { actor, institutionId: institution.id, now }, id)
    await tx
      .update(outbox)
      .set({ status: 'stopped', lastError: null, payload: null, line: null, doneAt: now })
      .where(and(eq(outbox.institutionId, institution.id), eq(outbox.id, id)))
    const message = messageOf(orderOf(payload))
    if (message) await dropMessage(tx, institution.id, message)
    await audit(tx, call, 'mail-stopped', `mail:${id}`)
    // Those of its line that waited for it may leave.
    await wakeQueue(tx)
    return readMail(tx, institution.id, id)
  })
}
