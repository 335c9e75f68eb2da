import { setTimeout as pause } from 'node:timers/promises'

/** Lets one request at a time go to a host, each a pause after the one before it has ended. */
export function oneAtATime(pauseMs: number) {
  const last = new Map<string, Promise<unknown>>()
  return async function inTurn<T>(host: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(host)
    const mine = (async () => {
      await before
      return work()
    })()
    const over = mine.catch(() => {}).then(() => pause(pauseMs, undefined, { ref: false }))
    last.set(host, over)
    over.then(() => {
      if (last.get(host) === over) last.delete(host)
    })
    return mine
  }
}
