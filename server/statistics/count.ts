import { sql } from 'drizzle-orm'
import type { ApplicationStatus } from '../contract/application.ts'
import type { Counted } from '../contract/statistics.ts'
import type { Tx } from '../db/client.ts'
import { dayOf } from './day.ts'

/** What came in by a medium for a job. */
type Sent = { jobId: number; medium: string | null; receivedAt: Date }

/** One more, or one less, of something on a day. A connection test's job counts for nothing. */
export async function countOf(
  tx: Tx,
  institutionId: number,
  kind: Counted,
  { at, jobId, medium }: { at: Date; jobId: number; medium: string | null },
  more: 1 | -1 = 1,
): Promise<void> {
  await tx.execute(sql`
    insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
    select institution_id, ${dayOf(at)}::date, ${kind}, id, '', ${medium ?? ''}, ${more}::int from jobs
    where institution_id = ${institutionId} and id = ${jobId} and audience <> 'test'
    on conflict (institution_id, day, kind, job_id, department, medium) do update set n = media_counts.n + excluded.n`)
}

/** An application has come in and counts. */
export const countApplication = (tx: Tx, institutionId: number, { receivedAt, ...sent }: Sent) =>
  countOf(tx, institutionId, 'application', { ...sent, at: receivedAt })

/**
 * An application has gone from one status to another. One that is replaced counts no more: the one in its place does, by the medium
 * that it came from. One that is withdrawn was received all the same, and is a withdrawal besides. In the transaction of the change,
 * so that applications less withdrawals are the rows that are there.
 */
export async function countMove(
  tx: Tx,
  institutionId: number,
  sent: Sent,
  { from, to, at }: { from: ApplicationStatus; to: ApplicationStatus; at: Date },
): Promise<void> {
  if (to === 'received') return countApplication(tx, institutionId, sent)
  if (from !== 'received') return
  if (to === 'withdrawn') return countOf(tx, institutionId, 'withdrawal', { ...sent, at })
  if (to === 'replaced') return countOf(tx, institutionId, 'application', { ...sent, at: sent.receivedAt }, -1)
}
