import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { outbox } from '../../db/schema/index.ts'
import type { Deps } from '../../deps.ts'
import { enqueueMail, type MailOrder } from '../../queue/enqueue.ts'
import type { DocumentRow } from '../find.ts'

type Whose = Pick<DocumentRow, 'institutionId' | 'applicationId' | 'memberId'>

const orderFor = ({ applicationId, memberId }: Whose): MailOrder | null => {
  if (applicationId) return { template: 'document-blocked', application: applicationId }
  return memberId ? { template: 'pool-document-blocked', member: memberId } : null
}

/**
 * Tells whoever sent an infected file: they have a receipt, or a talent pool's welcome, and would learn of it nowhere else. One
 * mail tells of all that are found until it leaves.
 */
export async function tellBlocked(tx: Tx, deps: Pick<Deps, 'now' | 'newId' | 'keys'>, document: Whose): Promise<void> {
  const { institutionId, applicationId, memberId } = document
  const order = orderFor(document)
  if (!order) return
  const whose = applicationId ? eq(outbox.applicationId, applicationId) : eq(outbox.signUpId, memberId ?? '')
  // Two workers may find something at once.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`blocked ${applicationId ?? memberId}`}, 0))`)
  const [waiting] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.institutionId, institutionId),
        whose,
        eq(outbox.template, order.template),
        eq(outbox.status, 'waiting'),
      ),
    )
  if (!waiting) await enqueueMail(tx, deps, institutionId, order)
}
