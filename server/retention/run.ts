import { sql } from 'drizzle-orm'
import { holdAccounts } from '../candidates/ensure.ts'
import { rows } from '../db/client.ts'
import { TABLES_OF_APPLICANTS } from '../db/data-map.ts'
import { institutions } from '../db/schema/index.ts'
import { inInstitution, publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { faultOf } from '../http/fault.ts'
import { institutionById } from '../institutions/queries.ts'
import { foldWords } from '../statistics/fold.ts'
import { dueMembers, eraseDueMembers, remindMembers } from '../talent-pools/sweep.ts'
import { expireAccounts, sendersOf, tellExpiring } from './accounts.ts'
import { dueApplications, tightenDrafts } from './due.ts'
import { eraseApplications } from './erase.ts'

type Running = Pick<Deps, 'db' | 'database' | 'now' | 'newId' | 'keys' | 'files' | 'log'>

/** Applications, and members of talent pools, that go in one transaction. */
const AT_ONCE = 100

type Done = { applications: number; poolMembers: number; isBusy: boolean }

/**
 * Erases what is due at one institution, as far as one transaction goes. `isBusy`: another worker has it in hand. The cut-off
 * is taken from the rows and the settings as they are now.
 */
async function eraseSome(deps: Running, institutionId: number): Promise<Done> {
  const at = deps.now()
  let erased: Erased = []
  const done = await inInstitution(deps.db, institutionId, async (tx) => {
    const [lease] = await rows<{ mine: boolean }>(
      tx,
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`retention ${institutionId}`}, 0)) as mine`,
    )
    if (!lease?.mine) return { applications: 0, poolMembers: 0, isBusy: true }
    const due = await dueApplications(tx, institutionId, at, AT_ONCE)
    const leaving = await dueMembers(tx, institutionId, at, AT_ONCE)
    const people = [...(await sendersOf(tx, institutionId, due)), ...leaving]
    // Before anything of theirs: `holdPlace` says in which order everything is held.
    await holdAccounts(
      tx,
      people.map(({ candidateId }) => candidateId),
    )
    const members = await eraseDueMembers(tx, institutionId, at, leaving)
    erased = [...(await eraseApplications(tx, institutionId, due, at)), ...members.erased]
    await tellExpiring(tx, deps, institutionId, people)
    await tightenDrafts(tx, institutionId)
    return { applications: due.length, poolMembers: members.count, isBusy: false }
  })
  await removeErased(deps, erased)
  return done
}

/** Asks an institution's members whose consent is about to end, so that they are not erased without a word. */
async function remindOf(deps: Running, institutionId: number): Promise<number> {
  const institution = await institutionById(deps, institutionId)
  if (!institution) return 0
  return inInstitution(deps.db, institutionId, (tx) => remindMembers(tx, deps, institution))
}

/** What a run came to: counts, nothing about anybody. */
export type RetentionRun = { applications: number; poolMembers: number; candidates: number; reminded: number }

/**
 * Deletes everything whose time has come (R200, T45). A run that was missed is caught up by the next, one too many finds
 * nothing to do, and of two at once each institution is in the hands of one. Where one institution's cannot be deleted, the
 * others' are all the same. What was seen by made-up words is told apart no longer. In the end what was deleted, now and since the last run, is taken off the disk.
 * @throws what was in the way at the first of them, once the others are done.
 */
export async function runRetention(deps: Running): Promise<RetentionRun> {
  const everywhere = await publicly(deps.db).select({ id: institutions.id }).from(institutions)
  const run: RetentionRun = { applications: 0, poolMembers: 0, candidates: 0, reminded: 0 }
  const failures: unknown[] = []
  for (const { id } of everywhere)
    try {
      let some: Done
      do {
        some = await eraseSome(deps, id)
        run.applications += some.applications
        run.poolMembers += some.poolMembers
      } while (some.applications === AT_ONCE || some.poolMembers === AT_ONCE)
      run.reminded += await remindOf(deps, id)
      await inInstitution(deps.db, id, (tx) => foldWords(tx, id, deps.now()))
    } catch (error) {
      failures.push(error)
      deps.log.error({ institution: id, fault: faultOf(error) }, 'retention-failed')
    }
  run.candidates = await expireAccounts(deps)
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
