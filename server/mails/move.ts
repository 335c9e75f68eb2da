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
import { holdWaiting } from './hold-mail.ts'
import { messageOf, showFrom } from './messages.ts'
import { readMail } from './queries.ts'
import { sendAtOf } from './send-at.ts'

/** Moves a mail that waits to another time, and with it when its message is shown (R106). @throws ProblemError as `holdWaiting`. */
export function moveMail(call: Call, id: string, sendAt: string): Promise<Mail> {
  const { deps, actor, institution } = call
  if (!can(actor, 'send-mail', institution)) throw new ProblemError('forbidden')
  const now = deps.now()
  const at = sendAtOf(sendAt, now)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const row = await holdWaiting(tx, { actor, institutionId: institution.id, now }, id)
    await tx
      .update(outbox)
      .set({ dueAt: at, heldUntil: at, attempts: 0, lastError: null })
      .where(and(eq(outbox.institutionId, institution.id), eq(outbox.id, id)))
    const message = messageOf(orderOf(row.payload))
    if (message) await showFrom(tx, institution.id, message, at)
    await audit(tx, call, 'mail-moved', `mail:${id}`, { from: row.dueAt.toISOString(), to: at.toISOString() })
    await wakeQueue(tx)
    return readMail(tx, institution.id, id)
  })
}
