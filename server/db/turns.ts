import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds of work after which whoever asks the server comes first. */
const AT_MOST = 4

/** To be awaited between pieces of work that follow one another: now and then requests come in between. */
export function turns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < AT_MOST) return
    await nextTurn()
    since = performance.now()
  }
}
