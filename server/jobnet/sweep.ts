import { and, eq, isNotNull, lte, or } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobnetEvents } from '../db/schema/index.ts'

const KEPT_MS = 30 * 86_400_000

/**
 * Empties after 30 days what Jobnet said of a rejection or a fault: people wrote it, and may have named others. Why an ad is rejected
 * now stands with the ad. In a transaction of the system's.
 */
export async function sweepSaid(tx: Tx, at: Date): Promise<void> {
  const { kind, to, detail } = jobnetEvents
  await tx
    .update(jobnetEvents)
    .set({ detail: null })
    .where(
      and(
        isNotNull(detail),
        or(eq(kind, 'fault'), eq(to, 'rejected')),
        lte(jobnetEvents.at, new Date(at.getTime() - KEPT_MS)),
      ),
    )
}
