import { and, isNull, lte, notExists, sql } from 'drizzle-orm'
import { rows } from '../db/client.ts'
import { TABLES_OF_APPLICANTS } from '../db/data-map.ts'
import { applications, candidates, drafts, institutions } from '../db/schema/index.ts'
import { asSystem, inInstitution, publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { faultOf } from '../http/fault.ts'
import { dueApplications, tightenDrafts } from './due.ts'
import { eraseApplications } from './erase.ts'

type Running = Pick<Deps, 'db' | 'database' | 'now' | 'files' | 'log'>

/** Applications that go in one transaction. */
const AT_ONCE = 100
/** Somebody typed an address and never came: so long is it kept beyond the last application or draft. */
const UNCONFIRMED_MS = 7 * 86_400_000

/**
 * Erases what is due at one institution, as far as one transaction goes. `isBusy`: another worker has it in hand. The cut-off
 * is taken from the rows and the settings as they are now.
 */
async function eraseSome(deps: Running, institutionId: number): Promise<{ count: number; isBusy: boolean }> {
  const at = deps.now()
  let erased: Erased = []
  const done = await inInstitution(deps.db, institutionId, async (tx) => {
    const [lease] = await rows<{ mine: boolean }>(
      tx,
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`retention ${institutionId}`}, 0)) as mine`,
    )
    if (!lease?.mine) return { count: 0, isBusy: true }
    await tightenDrafts(tx, institutionId)
    const due = await dueApplications(tx, institutionId, at, AT_ONCE)
    erased = await eraseApplications(tx, institutionId, due, at)
    return { count: due.length, isBusy: false }
  })
  await removeErased(deps, erased)
  return done
}

/**
 * Candidates who never signed in go when nothing of theirs is left. One who did keeps the account until they wish
 * otherwise. Answers how many went.
 */
async function eraseUnconfirmed({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  return asSystem(db, async (tx) => {
    const own = (table: typeof applications | typeof drafts) =>
      tx.select({ one: sql`1` }).from(table).where(sql`${table.candidateId} = ${candidates.id}`)
    const gone = await tx
      .delete(candidates)
      .where(
        and(
          isNull(candidates.confirmedAt),
          lte(candidates.createdAt, new Date(now().getTime() - UNCONFIRMED_MS)),
          notExists(own(applications)),
          notExists(own(drafts)),
        ),
      )
      .returning({ id: candidates.id })
    return gone.length
  })
}

/** What a run came to: counts, nothing about anybody. */
export type RetentionRun = { applications: number; candidates: number }

/**
 * Deletes everything whose time has come (R200, T45). A run that was missed is caught up by the next, one too many finds
 * nothing to do, and of two at once each institution is in the hands of one. Where one institution's cannot be deleted, the
 * others' are all the same. In the end what was deleted, now and since the last run, is taken off the disk.
 * @throws what was in the way at the first of them, once the others are done.
 */
export async function runRetention(deps: Running): Promise<RetentionRun> {
  const everywhere = await publicly(deps.db).select({ id: institutions.id }).from(institutions)
  let count = 0
  const failures: unknown[] = []
  for (const { id } of everywhere)
    try {
      let some: { count: number; isBusy: boolean }
      do {
        some = await eraseSome(deps, id)
        count += some.count
      } while (some.count === AT_ONCE)
    } catch (error) {
      failures.push(error)
      deps.log.error({ institution: id, fault: faultOf(error) }, 'retention-failed')
    }
  const run = { applications: count, candidates: await eraseUnconfirmed(deps) }
  try {
    await deps.database.vacuum(TABLES_OF_APPLICANTS)
  } catch (error) {
    failures.push(error)
    deps.log.error({ fault: faultOf(error) }, 'vacuum-failed')
  }
  deps.log.info(run, 'retention')
  if (failures.length > 0) throw failures[0]
  return run
}
