import { and, eq, sql } from 'drizzle-orm'
import { rows } from '../db/client.ts'
import { feeds } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import type { Remembered } from './read.ts'

/** A run renews its lease as it goes on; one that died holds the feed no longer than this. */
export const LEASE_MS = 5 * 60_000
const RENEW_MS = 60_000
const DAY_MS = 86_400_000

/** A feed in the hands of one run. */
export type Lease = {
  institutionId: number
  source: string
  worker: string
  validators: Remembered
  failures: number
  leasedAt: Date
}

type Clocked = Pick<Deps, 'db' | 'now'>
type Leased = { institution_id: number; source: string; validators: Remembered; failures: number }

const leaseOf = (row: Leased | undefined, worker: string, leasedAt: Date): Lease | null =>
  row
    ? {
        institutionId: row.institution_id,
        source: row.source,
        worker,
        validators: row.validators,
        failures: row.failures,
        leasedAt,
      }
    : null

const free = (at: Date) => sql`(leased_until is null or leased_until <= ${at.toISOString()}::timestamptz)`
const until = (at: Date) => sql`${new Date(at.getTime() + LEASE_MS).toISOString()}::timestamptz`

/** Feeds that stand in a setting and have no row yet get one, due at once. */
export async function admitNew({ db, now }: Clocked): Promise<void> {
  await asSystem(db, (tx) =>
    tx.execute(sql`
      insert into feeds (institution_id, source, validators, next_run_at)
      select s.institution_id, f ->> 'source', '{}'::jsonb, ${now().toISOString()}::timestamptz
      from settings s cross join lateral jsonb_array_elements(s.value -> 'feeds') f
      where s.thing = 'feeds' and not exists (
        select from feeds known where known.institution_id = s.institution_id and known.source = f ->> 'source')
      on conflict do nothing`),
  )
}

/** Takes the feed that has been due longest, if it still stands in the setting and is not paused; null when none is. */
export async function leaseDue({ db, now }: Clocked, worker: string): Promise<Lease | null> {
  const at = now()
  const [row] = await asSystem(db, (tx) =>
    rows<Leased>(
      tx,
      sql`update feeds set leased_by = ${worker}, leased_until = ${until(at)}
        where (institution_id, source) = (
          select d.institution_id, d.source
          from feeds d join settings s on s.institution_id = d.institution_id and s.thing = 'feeds'
          where d.next_run_at <= ${at.toISOString()}::timestamptz and ${free(at)}
            and exists (select from jsonb_array_elements(s.value -> 'feeds') f where f ->> 'source' = d.source
              and not coalesce((f ->> 'isPaused')::boolean, false))
          order by d.next_run_at, d.institution_id, d.source limit 1 for update of d skip locked)
        returning institution_id, source, validators, failures`,
    ),
  )
  return leaseOf(row, worker, at)
}

/** Takes this feed, due or not; null while another run has it. */
export async function leaseOne(
  { db, now }: Clocked,
  institutionId: number,
  source: string,
  worker: string,
): Promise<Lease | null> {
  const at = now()
  const row = await inInstitution(db, institutionId, async (tx) => {
    await tx.insert(feeds).values({ institutionId, source, validators: {}, nextRunAt: at }).onConflictDoNothing()
    const [leased] = await rows<Leased>(
      tx,
      sql`update feeds set leased_by = ${worker}, leased_until = ${until(at)}
        where institution_id = ${institutionId} and source = ${source} and ${free(at)}
        returning institution_id, source, validators, failures`,
    )
    return leased
  })
  return leaseOf(row, worker, at)
}

const mine = ({ institutionId, source, worker }: Lease) =>
  and(eq(feeds.institutionId, institutionId), eq(feeds.source, source), eq(feeds.leasedBy, worker))

/** Holds on to the feed while the run goes on. Answers false when another has it by now. */
export async function renew({ db, now }: Clocked, lease: Lease): Promise<boolean> {
  const at = now()
  if (at.getTime() - lease.leasedAt.getTime() < RENEW_MS) return true
  const held = await inInstitution(db, lease.institutionId, (tx) =>
    tx
      .update(feeds)
      .set({ leasedUntil: new Date(at.getTime() + LEASE_MS) })
      .where(mine(lease))
      .returning({ source: feeds.source }),
  )
  if (held.length === 0) return false
  lease.leasedAt = at
  return true
}

/** When a feed runs again: after its interval; later and later, up to a day, while it fails; never before it is welcome. */
export function nextRun(everyMinutes: number, failures: number, now: Date, retryAfter: Date | null): Date {
  const interval = everyMinutes * 60_000
  const wait = Math.max(interval, Math.min(interval * 2 ** failures, DAY_MS))
  const welcome = Math.min(retryAfter?.getTime() ?? 0, now.getTime() + 7 * DAY_MS)
  return new Date(Math.max(now.getTime() + wait, welcome))
}

/** Gives the feed back with what is to be remembered of it. */
export async function giveBack(
  { db }: Pick<Deps, 'db'>,
  lease: Lease,
  remember: { nextRunAt: Date; failures: number; validators?: Remembered | undefined },
): Promise<void> {
  const { validators, ...rest } = remember
  await inInstitution(db, lease.institutionId, async (tx) => {
    await tx
      .update(feeds)
      .set({ ...rest, ...(validators && { validators }), leasedBy: null, leasedUntil: null })
      .where(mine(lease))
  })
}
