import { and, isNotNull, isNull, lte, ne } from 'drizzle-orm'
import { sweepEnded } from '../candidates/sweep.ts'
import { endAbandonedTests } from '../connection/abandon.ts'
import { idempotencyKeys, jobSearch, outbox, rateLimits } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { dropExpired } from '../drafts/drop.ts'
import { sweepSaid } from '../jobnet/sweep.ts'
import { sweepWebhooks } from '../webhooks/sweep.ts'

const OUTBOX_KEPT_MS = 30 * 86_400_000
const ENDED_ADS_KEPT_MS = 7 * 86_400_000

/**
 * Deletes what has run out: keys after their 24 hours, counters after their window, ended rows of the outbox after 30 days (an
 * application's are listed for as long as that is kept, and only emptied), the jobs of connection tests after an hour, sessions
 * and codes that have ended, drafts after their deadline's, what searches walked of ads that ended a week ago, and what was told
 * to webhooks, and what Jobnet said, after 30 days.
 */
export async function sweep(deps: Pick<Deps, 'db' | 'files' | 'log' | 'now'>): Promise<void> {
  const { db, now } = deps
  const at = now()
  await asSystem(db, async (tx) => {
    await tx.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, at))
    await sweepEnded(tx, at)
    await tx.delete(jobSearch).where(lte(jobSearch.deadline, new Date(at.getTime() - ENDED_ADS_KEPT_MS)))
    await sweepWebhooks(tx, at)
    await sweepSaid(tx, at)
    await tx.delete(rateLimits).where(lte(rateLimits.expiresAt, at))
    const ended = and(ne(outbox.status, 'waiting'), lte(outbox.doneAt, new Date(at.getTime() - OUTBOX_KEPT_MS)))
    await tx.delete(outbox).where(and(ended, isNull(outbox.applicationId)))
    await tx
      .update(outbox)
      .set({ payload: null, signUpId: null })
      .where(and(ended, isNotNull(outbox.payload)))
  })
  await dropExpired(deps)
  await endAbandonedTests({ db, now })
}
