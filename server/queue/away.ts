/** So many mails in a row that did not even come to be offered: it is the mail server, not one of them. */
const IN_A_ROW = 8
const FIRST_PAUSE_MS = 5_000
/** So that its return is seen within a minute. */
const LAST_PAUSE_MS = 60_000

/**
 * Whether the mail server as a whole is away. While it is, one mail at a time is tried, ever more slowly, and the others rest:
 * a thousand that wait cost no more than one, and all of them leave with the first that does.
 */
export function watchServer(now: () => Date) {
  let inARow = 0
  let pauseMs = 0
  let until = 0
  let isProbing = false
  const isAway = () => inARow >= IN_A_ROW
  return {
    isAway,
    /** May a mail be taken? Whoever hears yes says afterwards what became of it. */
    mayTake(): boolean {
      if (!isAway()) return true
      if (isProbing || now().getTime() < until) return false
      isProbing = true
      return true
    },
    /** `reached`: the mail server heard of the mail, whatever it said; null: it was asked for none. */
    tried(reached: boolean | null) {
      isProbing = false
      if (reached === null) return
      if (reached) {
        inARow = 0
        pauseMs = 0
        return
      }
      inARow++
      if (!isAway()) return
      pauseMs = Math.min(pauseMs === 0 ? FIRST_PAUSE_MS : pauseMs * 2, LAST_PAUSE_MS)
      until = now().getTime() + pauseMs
    },
  }
}
