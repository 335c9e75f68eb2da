import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { MIGRATIONS, rows } from '../db/client.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { oldestOverdue } from '../retention/due.ts'

/** A mail older than this, in seconds, and still not sent means that somebody must look. */
const OLDEST_MAIL_SECONDS = 300
/** A hundred thousand digests take their time. */
const OLDEST_OF_MANY_SECONDS = 4 * 3_600
/** A hundred thousand digests are prepared in five minutes: one that is due for longer than this, in seconds, means the same. */
const OLDEST_DIGEST_SECONDS = 1_800
/** A file older than this, in seconds, and still not looked at by the scanner means the same. */
export const OLDEST_FILE_SECONDS = 600
const SIGNATURES_MS = 48 * 3_600_000
/** At least this share of the disk must be free, or as much as a busy year fills: a tenth of a large disk is a lot. */
const FREE_DISK = 0.1
const FREE_BYTES = 5 * 2 ** 30
/** What is due to be deleted goes within a day; two days late means that nobody deletes. */
export const OVERDUE_HOURS = 48
/** Deletions come due by the day: looked for this often. */
const OVERDUE_KEPT_MS = 60_000
const PATIENCE_MS = 2_000

/** Red when `ok` is false. Figures only: nothing about a person and nothing that tells an attacker what runs here. */
export type Readiness = {
  ready: boolean
  /** What survives: the embedded database is safe from a crash of the process, not from a loss of power. */
  durability: 'process-crash' | 'database'
  checks: {
    database: { ok: boolean }
    migrations: { ok: boolean; missing: number | null }
    disk: { ok: boolean; freePercent: number | null }
    /** Counted from when it may leave. One that its recipient's server puts off waits for that one alone. */
    oldestUnsentMail: { ok: boolean; seconds: number | null }
    /** Counted from when the job agent may tell; from its order on it is a mail. */
    oldestDueDigest: { ok: boolean; seconds: number | null }
    /** Never red: given up, for a person to look at. */
    deadMails: { ok: true; count: number }
    oldestUnscannedFile: { ok: boolean; seconds: number | null }
    /**
     * Never red: the files that wait are. `stale`: its signatures are older than two days, `unknown`: it does not say how old,
     * `away`: it does not answer, `none`: there is no scanner on purpose.
     */
    scanner: { ok: true; state: 'fresh' | 'stale' | 'unknown' | 'away' | 'none' }
    /** How long that is overdue which should have been deleted first, or asked about: an application, a draft, a job agent … */
    overdueRetention: { ok: boolean; hours: number | null }
  }
}

const journal = JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as { entries: unknown[] }

const withPatience = <T>(work: Promise<T>): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null)
  })
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer))
}

type Stored = {
  done: number
  oldest: number | null
  oldestOfMany: number | null
  dueDigest: number | null
  dead: number
  unscanned: number | null
}

/** Whatever our own mail server has not put off for its recipient's sake. */
const isLate = sql`(last_error is null or last_error not like 'recipient 4%')`

const askDatabase = ({ db, now }: Deps): Promise<Stored | null> =>
  withPatience(
    asSystem(db, async (tx) => {
      const age = (from: SQL) => sql`extract(epoch from ${now().toISOString()}::timestamptz - min(${from}))`
      const [row] = await rows<Record<keyof Stored, string | null>>(
        tx,
        sql`select (select count(*) from drizzle.__drizzle_migrations) as done,
          (select ${age(sql`coalesce(held_until, created_at)`)} from outbox
             where status = 'waiting' and priority < 2 and ${isLate}) as oldest,
          (select ${age(sql`coalesce(held_until, created_at)`)} from outbox
             where status = 'waiting' and priority = 2 and ${isLate}) as "oldestOfMany",
          (select ${age(sql`next_digest_at`)} from job_agents
             where status = 'active' and next_digest_at <= ${now().toISOString()}::timestamptz) as "dueDigest",
          (select count(*) from outbox where institution_id in (select id from institutions) and status = 'dead') as dead,
          (select ${age(sql`completed_at`)} from documents where status = 'pending') as unscanned`,
      )
      const seconds = (age: string | null | undefined) => (age == null ? null : Math.max(0, Math.round(Number(age))))
      return {
        done: Number(row?.done),
        oldest: seconds(row?.oldest),
        oldestOfMany: seconds(row?.oldestOfMany),
        dueDigest: seconds(row?.dueDigest),
        dead: Number(row?.dead),
        unscanned: seconds(row?.unscanned),
      }
    }),
  )

const overdue = new WeakMap<Deps, { at: number; since: Promise<Date | null | 'unknown'> }>()

/** Since when something should have been deleted. */
function askOverdue(deps: Deps): Promise<Date | null | 'unknown'> {
  const at = deps.now()
  const known = overdue.get(deps)
  if (known && Math.abs(at.getTime() - known.at) < OVERDUE_KEPT_MS) return known.since
  const look = asSystem(deps.db, async (tx) => ({ since: await oldestOverdue(tx, at) }))
  const since = withPatience(look).then((found) => (found ? found.since : 'unknown'))
  overdue.set(deps, { at: at.getTime(), since })
  // What could not be asked is asked again next time.
  since.then((found) => found === 'unknown' && overdue.delete(deps))
  return since
}

/** What is free on the data folder's disk, or on that of the nearest folder above it that exists. */
async function freeDisk(folder: string): Promise<{ share: number; bytes: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return blocks > 0 ? { share: bavail / blocks, bytes: bavail * bsize } : null
  } catch {
    const above = path.dirname(folder)
    return above === folder ? null : freeDisk(above)
  }
}

async function askScanner({ scanner, now }: Deps): Promise<Readiness['checks']['scanner']['state']> {
  if (!scanner) return 'none'
  try {
    const from = await scanner.signaturesFrom()
    if (from === null) return 'unknown'
    return now().getTime() - from.getTime() > SIGNATURES_MS ? 'stale' : 'fresh'
  } catch {
    return 'away'
  }
}

const running = new WeakMap<Deps, Promise<Readiness>>()

/** Looks whether this server can do its work. Callers at the same time share one look. */
export function readiness(deps: Deps): Promise<Readiness> {
  const known = running.get(deps)
  if (known) return known
  const look = lookAround(deps).finally(() => running.delete(deps))
  running.set(deps, look)
  return look
}

async function lookAround(deps: Deps): Promise<Readiness> {
  const [stored, free, scanner, since] = await Promise.all([
    askDatabase(deps),
    freeDisk(deps.config.dataFolder),
    askScanner(deps),
    askOverdue(deps),
  ])
  const missing = stored && Math.max(0, journal.entries.length - stored.done)
  const [single, ofMany] = [stored?.oldest ?? null, stored?.oldestOfMany ?? null]
  const seconds = single === null && ofMany === null ? null : Math.max(single ?? 0, ofMany ?? 0)
  const dueDigest = stored?.dueDigest ?? null
  const unscanned = stored?.unscanned ?? null
  const hours = since instanceof Date ? Math.floor((deps.now().getTime() - since.getTime()) / 3_600_000) : null
  const checks: Readiness['checks'] = {
    database: { ok: stored !== null },
    migrations: { ok: missing === 0, missing },
    disk: {
      ok: free !== null && (free.share >= FREE_DISK || free.bytes >= FREE_BYTES),
      freePercent: free && Math.floor(free.share * 100),
    },
    oldestUnsentMail: {
      ok: stored !== null && (single ?? 0) < OLDEST_MAIL_SECONDS && (ofMany ?? 0) < OLDEST_OF_MANY_SECONDS,
      seconds,
    },
    oldestDueDigest: { ok: stored !== null && (dueDigest ?? 0) < OLDEST_DIGEST_SECONDS, seconds: dueDigest },
    deadMails: { ok: true, count: stored?.dead ?? 0 },
    oldestUnscannedFile: { ok: stored !== null && (unscanned ?? 0) < OLDEST_FILE_SECONDS, seconds: unscanned },
    scanner: { ok: true, state: scanner },
    overdueRetention: { ok: since !== 'unknown' && (hours ?? 0) < OVERDUE_HOURS, hours },
  }
  return {
    ready: Object.values(checks).every((check) => check.ok),
    durability: deps.database.kind === 'embedded' ? 'process-crash' : 'database',
    checks,
  }
}
