import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { publicCache } from '../http/public-cache.ts'

/** The longest rest, in milliseconds: a database that answers slowly is not helped by waiting as long again. */
const MOST_REST = 50

/**
 * Does the work, and rests for as long as it took while somebody is reading ads: half of the time the server is theirs. At night
 * it does not.
 */
export async function atEase<T>({ database }: Pick<Deps, 'database'>, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  if (publicCache(database).isAsked) await pause(Math.min(performance.now() - began, MOST_REST))
  return done
}
