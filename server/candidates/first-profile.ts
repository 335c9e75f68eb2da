import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { applications, candidates } from '../db/schema/index.ts'

/**
 * Fills in a profile that nobody has written yet from the newest application, so that name and phone are not asked for
 * twice. Only for a person who has shown to own the address, and inside the system's own scope.
 */
export async function fillFirstProfile(tx: Tx, candidateId: string): Promise<void> {
  const [sent] = await tx
    .select({ name: applications.name, phone: applications.phone })
    .from(applications)
    .where(and(eq(applications.candidateId, candidateId), eq(applications.status, 'received')))
    .orderBy(desc(applications.receivedAt))
    .limit(1)
  if (!sent) return
  await tx
    .update(candidates)
    .set(sent)
    .where(and(eq(candidates.id, candidateId), isNull(candidates.name), isNull(candidates.phone)))
}
