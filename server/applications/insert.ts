import type { Tx } from '../db/client.ts'
import { applications } from '../db/schema/index.ts'
import { countApplication } from '../statistics/count.ts'
import { newReference } from './reference.ts'

/**
 * Stores an application under a reference that the institution has not given out before, and counts one that is received. Answers
 * the reference.
 */
export async function insertApplication(
  tx: Tx,
  row: Omit<typeof applications.$inferInsert, 'reference'>,
): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const [stored] = await tx
      .insert(applications)
      .values({ ...row, reference: newReference() })
      .onConflictDoNothing({ target: [applications.institutionId, applications.reference] })
      .returning({ reference: applications.reference })
    if (!stored) continue
    if (row.status === 'received') await countApplication(tx, row.institutionId, { medium: null, ...row })
    return stored.reference
  }
  throw new Error('No free reference was found.')
}
