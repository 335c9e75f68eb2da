import { and, eq, inArray } from 'drizzle-orm'
import type { Erasure } from '../contract/erasure.ts'
import type { Tx } from '../db/client.ts'
import {
  applicationEvents,
  applicationMessages,
  applications,
  erasures,
  outbox,
  roundAnswers,
} from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import { type Erased, eraseDocuments } from '../files/erase.ts'

/** Notes by id alone what was erased: what a restored backup must erase again (T45). In a transaction of the system's. */
export const noteErasures = (tx: Tx, kind: Erasure['kind'], subjects: readonly string[], at: Date) =>
  tx
    .insert(erasures)
    .values(subjects.map((subject) => ({ subject, kind, at })))
    .onConflictDoNothing()

/**
 * Erases applications of an institution with everything that hangs on them; the number that was received stays. Hand the
 * answer to `removeErased` after the commit.
 */
export async function eraseApplications(
  tx: Tx,
  institutionId: number,
  ids: readonly string[],
  at: Date,
): Promise<Erased> {
  if (ids.length === 0) return []
  // Held first, in the order in which whoever deletes an account holds them.
  await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.institutionId, institutionId), inArray(applications.id, [...ids])))
    .orderBy(applications.id)
    .for('update')
  const erased: Erased = []
  for (const application of ids) erased.push(...(await eraseDocuments(tx, institutionId, { application })))
  for (const table of [roundAnswers, applicationEvents, applicationMessages, outbox])
    await tx.delete(table).where(and(eq(table.institutionId, institutionId), inArray(table.applicationId, [...ids])))
  await tx
    .delete(applications)
    .where(and(eq(applications.institutionId, institutionId), inArray(applications.id, [...ids])))
  await acrossInstitutions(tx, (tx) => noteErasures(tx, 'application', ids, at))
  return erased
}
