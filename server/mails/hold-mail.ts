import { and, eq } from 'drizzle-orm'
import type { Actor } from '../actors.ts'
import { type MailTemplateName, SENT_BY_STAFF } from '../contract/mail.ts'
import type { Tx } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { OutboxRow } from './queries.ts'

/** A mail, held as it is. @throws ProblemError `not-found`. */
export async function holdMail(tx: Tx, institutionId: number, id: string): Promise<OutboxRow> {
  if (!isId(id)) throw new ProblemError('not-found')
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.institutionId, institutionId), eq(outbox.id, id)))
    .for('update')
  if (!row) throw new ProblemError('not-found')
  return row
}

const isOfStaff = (template: MailTemplateName | null) => SENT_BY_STAFF.some((name) => name === template)

/**
 * A mail that waits and that this actor may change: an institution's own people those that they sent, the operator any.
 * @throws ProblemError `not-found`; `forbidden`; `gone` when it waits no longer; `still-running` while it is being sent.
 */
export async function holdWaiting(
  tx: Tx,
  { actor, institutionId, now }: { actor: Actor; institutionId: number; now: Date },
  id: string,
): Promise<OutboxRow> {
  const row = await holdMail(tx, institutionId, id)
  if (actor.kind === 'key' && !isOfStaff(row.template)) throw new ProblemError('forbidden')
  if (row.status !== 'waiting') throw new ProblemError('gone')
  if (row.leasedUntil !== null && row.leasedUntil > now) throw new ProblemError('still-running', { retryAfter: 5 })
  return row
}
