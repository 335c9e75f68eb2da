import type { ReactiveController, ReactiveControllerHost } from 'lit'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** The longest a timer can wait. */
const LONGEST = 2 ** 31 - 1

/** Said aloud when this many minutes are left (R15), and once more when none is. */
const SAID_AT = [60, 15, 5]

type Host = ReactiveControllerHost & { deadlineNears: (minutes: number) => void }

/**
 * Tells the form how close its deadline is by the visitor's clock. It warns and decides nothing: the server's clock decides.
 */
export class DeadlineWatch implements ReactiveController {
  /** Whole minutes left of the last hour, at least 1; negative once it has passed; null before that. */
  minutes: number | null = null
  readonly #host: Host
  #timer: ReturnType<typeof setTimeout> | undefined
  #deadline: string | null = null
  #steps: number | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** The deadline to follow, or null, and the clock to follow it by. Called after every update. */
  follow(deadline: string | null, now: () => number) {
    clearTimeout(this.#timer)
    if (deadline !== this.#deadline) this.#steps = undefined
    this.#deadline = deadline
    const left = deadline === null ? Number.POSITIVE_INFINITY : Date.parse(deadline) - now()
    const before = this.minutes
    this.minutes = left > HOUR ? null : left < 0 ? -1 : Math.max(1, Math.floor(left / MINUTE))
    if (this.minutes !== before) this.#host.requestUpdate()
    if (deadline === null) return
    const steps = this.minutes === null ? 0 : [...SAID_AT, 0].filter((step) => (this.minutes ?? 0) <= step).length
    if (this.#steps !== undefined && steps > this.#steps && this.minutes !== null)
      this.#host.deadlineNears(this.minutes)
    this.#steps = steps
    if (left >= 0) {
      const next = left > HOUR ? left - HOUR : (left % MINUTE) + 1
      this.#timer = setTimeout(() => this.follow(deadline, now), Math.min(next, LONGEST))
    }
  }

  hostDisconnected() {
    clearTimeout(this.#timer)
  }
}
