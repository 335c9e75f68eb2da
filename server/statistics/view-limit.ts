/** So many views are believed from one network within so long a time: of a whole office, and none of somebody who wants to be many. */
export const MOST_VIEWS = 300
export const WINDOW_MS = 600_000
/** As many networks are remembered. */
export const NETWORKS = 20_000

type Seen = { n: number; until: number }

/** In memory only, so that nobody's network is kept: one for each database, however many apps stand on it. */
const networks = new WeakMap<object, Map<string, Seen>>()

/** Counts one more view of a network's; answers in how many milliseconds the next is believed, or 0. */
export function beyondViews(database: object, network: string, now: number): number {
  const all = networks.get(database) ?? new Map<string, Seen>()
  networks.set(database, all)
  const known = all.get(network)
  const seen = known && known.until > now ? known : { n: 0, until: now + WINDOW_MS }
  if (seen !== known) {
    all.delete(network)
    all.set(network, seen)
    // The one that was remembered first goes first.
    for (const oldest of all.keys()) {
      if (all.size <= NETWORKS) break
      all.delete(oldest)
    }
  }
  seen.n++
  return seen.n > MOST_VIEWS ? seen.until - now : 0
}
