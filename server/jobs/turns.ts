import pLimit from 'p-limit'
import type { Db } from '../db/client.ts'
import { ProblemError } from '../http/problem.ts'

/** @throws ProblemError `unavailable` when too many wait. */
type InTurn = <T>(db: Db, work: () => Promise<T>) => Promise<T>

/**
 * Lets `atOnce` of something be done at a time on each database, in the order in which they came; beyond `mostWaiting` nobody is
 * answered before they have given up, and they hear it at once.
 */
export function inTurnsOf(atOnce: number, mostWaiting: number): InTurn {
  const databases = new WeakMap<Db, ReturnType<typeof pLimit>>()
  return async (db, work) => {
    const turns = databases.get(db) ?? pLimit(atOnce)
    databases.set(db, turns)
    if (turns.pendingCount >= mostWaiting) throw new ProblemError('unavailable', { retryAfter: 5 })
    return turns(work)
  }
}
