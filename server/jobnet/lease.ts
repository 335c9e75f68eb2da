import { and, eq, sql } from 'drizzle-orm'
import { rows } from '../db/client.ts'
import { jobnetAds } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'

/** Longer than the longest request to the service; an ad whose worker died is free again after that. */
export const LEASE_MS = 2 * 60_000

/** An ad in the hands of one worker. */
export type Lease = { institutionId: number; jobId: number; worker: string }

const until = (at: Date) => new Date(at.getTime() + LEASE_MS)

/** Takes the ad that has been due longest; null when none is. Two workers never get the same. */
export async function leaseDue({ db, now }: Pick<Deps, 'db' | 'now'>, worker: string): Promise<Lease | null> {
  const at = sql`${now().toISOString()}::timestamptz`
  const [row] = await asSystem(db, (tx) =>
    rows<{ institution_id: number; job_id: number | string }>(
      tx,
      sql`update jobnet_ads set leased_by = ${worker}, leased_until = ${until(now()).toISOString()}::timestamptz
        where (institution_id, job_id) = (
          select institution_id, job_id from jobnet_ads
          where due_at <= ${at} and (leased_until is null or leased_until <= ${at})
          order by due_at, institution_id, job_id limit 1 for update skip locked)
        returning institution_id, job_id`,
    ),
  )
  return row ? { institutionId: row.institution_id, jobId: Number(row.job_id), worker } : null
}

/** Still this worker's? A lease that ran out has made it another's. */
export const mine = ({ institutionId, jobId, worker }: Lease) =>
  and(eq(jobnetAds.institutionId, institutionId), eq(jobnetAds.jobId, jobId), eq(jobnetAds.leasedBy, worker))

export const held = (at: Date) => ({ leasedUntil: until(at) })
export const released = { leasedBy: null, leasedUntil: null }
