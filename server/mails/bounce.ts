import { and, eq, inArray } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { Bounce } from '../contract/mail.ts'
import { institutions, outbox } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { saysNobodyThere } from '../mail/smtp.ts'
import { tellApplication } from '../queue/deliver.ts'
import { tellHardBounce } from '../queue/hard-bounce.ts'
import { outboxIdOf } from '../queue/message-id.ts'

/**
 * Marks a mail that had been taken and came back. For good: it counts as given up, its application says so, and where nobody
 * is at the address, whoever must know is told. The same report again changes nothing.
 * @throws ProblemError `forbidden` for anybody but the operator; `not-found` for a mail that is none of ours or long gone.
 */
export function reportBounce(call: Omit<Call, 'institution' | 'startedAt'>, bounce: Bounce): Promise<void> {
  const { deps, actor } = call
  if (!can(actor, 'report-bounce', null)) throw new ProblemError('forbidden')
  const id = outboxIdOf(bounce.messageId, deps.config.origin)
  if (id === null || !isId(id)) throw new ProblemError('not-found')
  return asSystem(deps.db, async (tx) => {
    const [row] = await tx
      .select()
      .from(outbox)
      // The key begins with the institution: each is looked up by it.
      .where(
        and(inArray(outbox.institutionId, tx.select({ id: institutions.id }).from(institutions)), eq(outbox.id, id)),
      )
      .for('update')
    if (!row || row.template === null) throw new ProblemError('not-found')
    if (row.status !== 'sent') return
    const { institutionId, template, applicationId, signUpId } = row
    const lastError = `${bounce.permanent ? 'bounced' : 'delayed'} ${bounce.reason}`
    if (row.lastError === lastError) return
    const one = and(eq(outbox.institutionId, institutionId), eq(outbox.id, id))
    await tx
      .update(outbox)
      .set({ lastError, ...(bounce.permanent && { status: 'dead' as const, doneAt: deps.now() }) })
      .where(one)
    if (!bounce.permanent) return
    await tellApplication(tx, deps, { institutionId, applicationId }, 'mail-failed')
    await audit(tx, { ...call, institution: { id: institutionId } }, 'mail-bounced', `mail:${id}`, {
      reason: bounce.reason,
    })
    if (saysNobodyThere(null, bounce.reason))
      await tellHardBounce(tx, deps, { institutionId, template, application: applicationId, signUp: signUpId })
  })
}
