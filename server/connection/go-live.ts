import { and, eq, isNull } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import type { Tx } from '../db/client.ts'
import { institutions } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { noteLive } from '../jobnet/note.ts'

/** Ends an institution's time in test (R022), in the transaction of what ended it. One that is live stays as it is. */
export async function goLive(tx: Tx, call: Call, because: string): Promise<void> {
  const { deps, institution } = call
  const changed = await tx
    .update(institutions)
    .set({ liveSince: deps.now() })
    .where(and(eq(institutions.id, institution.id), isNull(institutions.liveSince)))
    .returning({ id: institutions.id })
  if (changed.length === 0) return
  await noteLive(tx, deps, institution.id)
  await audit(tx, call, 'institution-live', `institution:${institution.slug}`, { because })
}
