import { and, desc, eq, lt } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { JobnetAd, JobnetAdList, JobnetHistory, JobnetState, JobnetStatus } from '../contract/jobnet.ts'
import type { Tx } from '../db/client.ts'
import { jobnetAds, jobnetEvents } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { jobIdOf } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { missingOf } from './ad.ts'
import { factsById, type JobnetFacts } from './facts.ts'
import { type AdRow, rowOf } from './record.ts'

type Reading = Pick<Deps, 'jobnet' | 'now'>

const statusFrom = (row: AdRow, facts: JobnetFacts, now: Date): JobnetStatus => ({
  state: row.state,
  // What is over lacks nothing any more.
  missing: row.state === 'ended' ? [] : missingOf(facts, now),
  reason: row.reason,
  problem: row.problem,
  jobnetId: row.jobnetId,
  changedAt: row.changedAt.toISOString(),
  nextAt: row.dueAt?.toISOString() ?? null,
})

/** How a job stands with Jobnet; null when it is not to go there and never did. */
export async function jobnetStatus(tx: Tx, deps: Reading, institutionId: number, jobId: number) {
  const row = await rowOf(tx, { institutionId, jobId })
  const facts = row && (await factsById(tx, deps, institutionId, jobId))
  if (!row || !facts || (row.state === 'not-sent' && !facts.period)) return null
  return statusFrom(row, facts, deps.now())
}

const adFrom = (row: AdRow, facts: JobnetFacts, now: Date): JobnetAd => ({
  job: String(row.jobId),
  title: facts.job.title,
  ...statusFrom(row, facts, now),
})

/** Most events that are told of one ad, the newest. */
const MOST_EVENTS = 200

/** The institution's ads on Jobnet by the numbers of their jobs, or those in a state. @throws ProblemError `forbidden`. */
export async function listAds(
  { deps, actor, institution }: Call,
  { state, limit, cursor }: { state?: JobnetState | undefined; limit: number; cursor?: number | undefined },
): Promise<JobnetAdList> {
  if (!can(actor, 'read-jobnet', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const found = await tx
      .select()
      .from(jobnetAds)
      .where(
        and(
          eq(jobnetAds.institutionId, institution.id),
          state && eq(jobnetAds.state, state),
          cursor === undefined ? undefined : lt(jobnetAds.jobId, cursor),
        ),
      )
      .orderBy(desc(jobnetAds.jobId))
      .limit(limit + 1)
    const items: JobnetAd[] = []
    const page = found.slice(0, limit)
    for (const row of page) {
      const facts = await factsById(tx, deps, institution.id, row.jobId)
      if (facts) items.push(adFrom(row, facts, deps.now()))
    }
    if (found.length <= limit) return { items, next: null }
    // From the rows: of what is no longer an ad for Jobnet nothing is told, and there may be more behind it.
    const last = String(page.at(-1)!.jobId)
    const next = new URLSearchParams({ ...(state && { state }), limit: String(limit), cursor: last })
    return { items, next: `${deps.config.origin}/v1/institutions/${institution.slug}/jobnet?${next}` }
  })
}

/** A job's ad with what became of it, oldest first. @throws ProblemError `forbidden`; `not-found`. */
export async function showAd({ deps, actor, institution }: Call, job: string): Promise<JobnetHistory> {
  if (!can(actor, 'read-jobnet', institution)) throw new ProblemError('forbidden')
  const jobId = jobIdOf(job)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const row = await rowOf(tx, { institutionId: institution.id, jobId })
    const facts = row && (await factsById(tx, deps, institution.id, jobId))
    if (!row || !facts) throw new ProblemError('not-found')
    const events = await tx
      .select()
      .from(jobnetEvents)
      .where(and(eq(jobnetEvents.institutionId, institution.id), eq(jobnetEvents.jobId, jobId)))
      .orderBy(desc(jobnetEvents.seq))
      .limit(MOST_EVENTS)
    return {
      ...adFrom(row, facts, deps.now()),
      events: events
        .toReversed()
        .map(({ at, kind, from, to, detail }) => ({ at: at.toISOString(), kind, from, to, detail })),
    }
  })
}
