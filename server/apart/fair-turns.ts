/** So many of one party's wait at most: what they brought stands in memory until then, and who waits longer has given up. */
export const MOST_WAITING = 8

/**
 * Runs one thing at a time, and lets those who want it take turns: whoever brings many waits for oneself, not for all others to wait
 * for. Null for a party that has too many waiting already.
 */
export function takingTurnsFairly(): <T>(party: string, work: () => Promise<T>) => Promise<T> | null {
  const waiting = new Map<string, (() => void)[]>()
  let isBusy = false

  /** Lets the party that has waited longest for its turn go, which stands behind all others then. */
  function next(): void {
    const [first] = waiting
    if (!first) {
      isBusy = false
      return
    }
    const [party, [go, ...rest]] = first
    waiting.delete(party)
    if (rest.length > 0) waiting.set(party, rest)
    go?.()
  }

  return (party, work) => {
    const before = waiting.get(party) ?? []
    if (before.length >= MOST_WAITING) return null
    const turn = isBusy ? new Promise<void>((go) => waiting.set(party, [...before, go])) : Promise.resolve()
    isBusy = true
    return turn.then(work).finally(next)
  }
}
