import { toMillis } from '../shared/format.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** The longest a timer can wait. */
const LONGEST = 2 ** 31 - 1

/** Said aloud when this many minutes are left (R15), and once more when none is. */
const SAID_AT = [60, 15, 5, 0]

/**
 * Whole minutes left of the last hour before a deadline, at least 1; -1 once it has passed; null before the last hour and
 * where there is no deadline. `now` in milliseconds.
 */
export function minutesLeft(deadline: string | null, now: number): number | null {
  const left = deadline === null ? Number.POSITIVE_INFINITY : toMillis(deadline) - now
  if (left > HOUR) return null
  return left < 0 ? -1 : Math.max(1, Math.floor(left / MINUTE))
}

type Host = { update: () => void; deadlineNears: (minutes: number) => void }

/**
 * Makes the form look again as its deadline comes closer by the visitor's clock, and tells it when to say so. It decides
 * nothing: the server's clock decides.
 */
export class DeadlineWatch {
  readonly #host: Host
  #timer: ReturnType<typeof setTimeout> | undefined
  #deadline: string | null = null
  #passed = 0

  constructor(host: Host) {
    this.#host = host
  }

  /** The deadline to follow, or null. Called after every update. */
  follow(deadline: string | null, now: number) {
    clearTimeout(this.#timer)
    const minutes = minutesLeft(deadline, now)
    const passed = minutes === null ? 0 : SAID_AT.filter((step) => minutes <= step).length
    // What is already so when the form opens is seen there and need not be said.
    if (deadline === this.#deadline && passed > this.#passed && minutes !== null) this.#host.deadlineNears(minutes)
    this.#deadline = deadline
    this.#passed = passed
    const left = deadline === null ? -1 : toMillis(deadline) - now
    if (left < 0) return
    const next = left > HOUR ? left - HOUR : (left % MINUTE) + 1
    this.#timer = setTimeout(() => this.#host.update(), Math.min(next, LONGEST))
  }

  stop() {
    clearTimeout(this.#timer)
  }
}
