import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { publicCache } from '../http/public-cache.ts'

/** Milliseconds of work after which whoever asks the server comes first. */
const AT_MOST = 4
/** The longest rest, in milliseconds: a database that answers slowly is not helped by waiting as long again. */
const MOST_REST = 50

/** To be awaited between pieces of work that follow one another: now and then requests come in between. */
export function turns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < AT_MOST) return
    await nextTurn()
    since = performance.now()
  }
}

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
