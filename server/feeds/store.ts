import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { turns } from '../db/turns.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { closeJob } from '../jobs/close.ts'
import { deadlineInstant, openingInstant } from '../jobs/deadline.ts'
import { cleanInput, inputHash } from '../jobs/input.ts'
import { isAsStored, keepJob } from '../jobs/put.ts'
import type { Prepared, PreparedAd, Refusal } from './prepare.ts'
import type { Counts } from './record.ts'
import { atEase } from './turns.ts'

/** What a run must know of the jobs that its source has here. */
export type SourcedJob = Pick<
  typeof jobs.$inferSelect,
  'externalId' | 'applyUrl' | 'inputHash' | 'status' | 'closedReason' | 'deadline' | 'publishFrom'
>

export const jobsOfSource = (tx: Tx, institutionId: number, source: string): Promise<SourcedJob[]> =>
  tx
    .select({
      externalId: jobs.externalId,
      applyUrl: jobs.applyUrl,
      inputHash: jobs.inputHash,
      status: jobs.status,
      closedReason: jobs.closedReason,
      deadline: jobs.deadline,
      publishFrom: jobs.publishFrom,
    })
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.source, source), ne(jobs.audience, 'test')))

export const isOpen = ({ status, deadline }: Pick<SourcedJob, 'status' | 'deadline'>, now: Date): boolean =>
  status === 'published' && (deadline === null || deadline >= now)

/** Would the ad take a job out of sight that is seen now? */
export function hides({ input }: PreparedAd, job: SourcedJob, now: Date): boolean {
  const isOver = input.deadline !== null && deadlineInstant(input.deadline) < now
  const isAhead = Boolean(input.publishFrom) && openingInstant(input.publishFrom as string) > now
  return (isOver || isAhead) && job.publishFrom <= now && job.inputHash !== inputHash(cleanInput(input))
}

/**
 * Does the feed say nothing new of this job? What a person withdrew stays so until the source says something else of it;
 * what had vanished and is back opens again.
 */
function isUnchanged(job: SourcedJob | undefined, hash: string, now: Date): boolean {
  if (job?.inputHash !== hash) return false
  return isAsStored(job, hash, now) || job.closedReason !== 'gone-from-source'
}

/**
 * Puts what has changed, job by job, each in a transaction of its own, and closes what the feed no longer has. An ad that the
 * rules refuse is named; a job that it belongs to stays as it was.
 */
export async function store(
  call: Call,
  source: string,
  { ads, present }: Pick<Prepared, 'ads' | 'present'>,
  stored: readonly SourcedJob[],
  onward: () => Promise<void>,
): Promise<{ counts: Omit<Counts, 'found'>; refused: Refusal[] }> {
  const now = call.deps.now()
  const counts = { added: 0, changed: 0, unchanged: 0, closed: 0 }
  const refused: Refusal[] = []
  const known = new Map(stored.map((job) => [job.externalId, job]))
  const news: PreparedAd[] = []
  const turn = turns()
  for (const ad of ads) {
    await turn()
    if (isUnchanged(known.get(ad.externalId), inputHash(cleanInput(ad.input)), now)) counts.unchanged++
    else news.push(ad)
  }
  for (const { externalId, item, input } of news) {
    await onward()
    try {
      counts[(await atEase(call.deps, () => keepJob(call, { source, externalId }, input))).change]++
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'invalid') throw error
      for (const field of error.fields ?? []) refused.push({ item, ...field })
    }
  }
  const gone = stored.filter((job) => isOpen(job, now) && !present.has(job.externalId))
  for (const { externalId } of gone) {
    await onward()
    const { change } = await atEase(call.deps, () => closeJob(call, { source, externalId }, 'gone-from-source'))
    if (change === 'closed') counts.closed++
  }
  return { counts, refused }
}
