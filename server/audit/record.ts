import { actorName } from '../actors.ts'
import type { Tx } from '../db/client.ts'
import { auditEvents } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'

/**
 * Writes what an auditor must see, in the transaction that did it (R204–R206). `resource` is `kind:id`; `details` hold
 * ids, names of fields and counts, never what a person wrote.
 */
export async function audit(
  tx: Tx,
  {
    deps,
    actor,
    institution,
    requestId,
  }: Pick<Call, 'actor' | 'requestId'> & {
    deps: Pick<Call['deps'], 'now'>
    institution: Pick<Call['institution'], 'id'>
  },
  action: string,
  resource: string,
  details: (typeof auditEvents.$inferInsert)['details'] = {},
): Promise<void> {
  await tx.insert(auditEvents).values({
    institutionId: institution.id,
    at: deps.now(),
    actor: actorName(actor),
    action,
    resource,
    requestId,
    details,
  })
}
