import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { recruitmentCases } from '../db/schema/index.ts'

/** Adds to the number of applications that counted: a figure that stays when the applications are erased. */
export async function countApplications(tx: Tx, institutionId: number, caseId: string, more: 0 | 1): Promise<void> {
  await tx
    .update(recruitmentCases)
    .set({ applicationsReceived: sql`${recruitmentCases.applicationsReceived} + ${more}` })
    .where(and(eq(recruitmentCases.institutionId, institutionId), eq(recruitmentCases.id, caseId)))
}
