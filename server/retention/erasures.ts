import { and, asc, eq, gt, inArray, or } from 'drizzle-orm'
import { can } from '../actors.ts'
import { eraseCandidate } from '../candidates/delete-account.ts'
import type { Erasure, ReplayedErasures } from '../contract/erasure.ts'
import { applications, erasures } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { isId } from '../http/ids.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { eraseAgain } from '../talent-pools/erase.ts'
import { eraseApplications, noteErasures } from './erase.ts'

type OperatorCall = Pick<Call, 'deps' | 'actor' | 'requestId'>

const PAGE = 1_000
const placeOf = (cursor: string): { at: Date; subject: string } => {
  const [at = '', subject = ''] = cursor.split(' ')
  const isPlace = !Number.isNaN(Date.parse(at)) && isId(subject)
  if (!isPlace) throw invalidField('after', 'invalid')
  return { at: new Date(at), subject }
}

/** Whatever was erased, by id alone, in the order in which it was. @throws ProblemError `forbidden`, `invalid`. */
export async function listErasures(
  { deps, actor }: OperatorCall,
  after: string | undefined,
): Promise<{ items: Erasure[]; next: string | null }> {
  if (!can(actor, 'manage-erasures', null)) throw new ProblemError('forbidden')
  const place = after === undefined ? null : placeOf(after)
  const found = await asSystem(deps.db, (tx) =>
    tx
      .select()
      .from(erasures)
      .where(
        place
          ? or(gt(erasures.at, place.at), and(eq(erasures.at, place.at), gt(erasures.subject, place.subject)))
          : undefined,
      )
      .orderBy(asc(erasures.at), asc(erasures.subject))
      .limit(PAGE + 1),
  )
  const items = found.slice(0, PAGE).map(({ subject, kind, at }) => ({ subject, kind, at: at.toISOString() }))
  const last = items.at(-1)
  return { items, next: found.length > PAGE && last ? `${last.at} ${last.subject}` : null }
}

/**
 * After a backup was restored: erases again what had been erased since (T45). What is not there again is passed over, so that
 * it may be done twice.
 * @throws ProblemError `forbidden`.
 */
export async function replayErasures(call: OperatorCall, items: readonly Erasure[]): Promise<ReplayedErasures> {
  const { deps, actor } = call
  if (!can(actor, 'manage-erasures', null)) throw new ProblemError('forbidden')
  const of = (kind: Erasure['kind']) => items.filter((item) => item.kind === kind).map(({ subject }) => subject)
  const done: ReplayedErasures = { candidates: 0, applications: 0, poolMembers: 0 }
  for (const subject of of('candidate')) {
    const gone = await asSystem(deps.db, (tx) => eraseCandidate(tx, call, subject))
    if (!gone) continue
    done.candidates++
    await removeErased(deps, gone.erased)
  }
  const there = await asSystem(deps.db, async (tx) => {
    // Noted also where nothing was there: the next backup must know it too.
    for (const kind of ['candidate', 'application', 'pool-member'] as const) {
      const subjects = of(kind)
      if (subjects.length > 0) await noteErasures(tx, kind, subjects, deps.now())
    }
    const ids = of('application')
    return ids.length === 0
      ? []
      : tx
          .select({ id: applications.id, institutionId: applications.institutionId })
          .from(applications)
          .where(inArray(applications.id, ids))
  })
  for (const [institutionId, rows] of Map.groupBy(there, (row) => row.institutionId)) {
    const ids = rows.map(({ id }) => id)
    let erased: Erased = []
    await inInstitution(deps.db, institutionId, async (tx) => {
      erased = await eraseApplications(tx, institutionId, ids, deps.now())
    })
    await removeErased(deps, erased)
    done.applications += ids.length
  }
  done.poolMembers = await eraseAgain(deps, of('pool-member'))
  return done
}
