import type { ApplicationInput, ApplicationReceipt } from '../../server/contract/application.ts'
import type { ApplicationForm } from '../../server/contract/form.ts'
import { ApiError, LostLineError } from '../shared/api.ts'
import { type Answers, isTyped, noAnswers } from './answers.ts'
import { type Attempt, attemptFor } from './attempt.ts'

/**
 * Where an application stands. `sending`: on its way; `asking`: no answer came, so it is asked for again by the same key;
 * `unknown`: asked several times in vain; `refused`: the server said no.
 */
export type Stage =
  | { kind: 'filling' | 'sending' | 'asking' | 'unknown' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'received'; receipt: ApplicationReceipt }

/** How an application is sent. */
export type Sending = {
  post: (input: ApplicationInput, key: string) => Promise<ApplicationReceipt>
  newKey: () => string
  /** How long to wait before asking again, in milliseconds, once for each time. */
  delays: readonly number[]
}

/** Whether nobody knows what the server did. The same key then brings the truth. */
const isUnknown = (error: unknown): boolean =>
  error instanceof LostLineError || (error instanceof ApiError && error.problem.code === 'still-running')

/** Waits, but no longer than until the connection is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    addEventListener('online', done)
  })
}

/**
 * An application in the making: what is typed and how far it has come. It outlives the element that shows it, so that going
 * back to the ad and forward again loses nothing, and lives in memory only.
 */
export class Draft extends EventTarget {
  answers: Answers = noAnswers()
  /** The form as it was last shown, for its labels. */
  form: ApplicationForm | null = null
  /** What looked like a CPR number and is none, says the person. */
  readonly cleared = new Set<string>()
  #attempt: Attempt | null = null
  #stage: Stage = { kind: 'filling' }

  /** Follow it by the event `stage`. */
  get stage(): Stage {
    return this.#stage
  }

  get isBusy(): boolean {
    return this.#stage.kind === 'sending' || this.#stage.kind === 'asking'
  }

  answer(id: string, value: string) {
    this.answers = { ...this.answers, values: { ...this.answers.values, [id]: value } }
    protectTyped()
  }

  acknowledge(version: string | null) {
    this.answers = { ...this.answers, acknowledged: version }
  }

  /** Back to the form, with all answers. */
  resume() {
    this.#move({ kind: 'filling' })
  }

  /** Sends the answers and asks until the truth is known or patience ends. Does nothing while it is being sent. */
  async send(input: ApplicationInput, { post, newKey, delays }: Sending): Promise<void> {
    if (this.isBusy) return
    const attempt = attemptFor(this.#attempt, input, newKey)
    this.#attempt = attempt
    this.#move({ kind: 'sending' })
    for (let asked = 0; ; asked++) {
      try {
        const receipt = await post(attempt.input, attempt.key)
        this.answers = noAnswers()
        this.#attempt = null
        return this.#move({ kind: 'received', receipt })
      } catch (error) {
        // The key has been used for something else: the next sending takes a new one.
        if (error instanceof ApiError && error.problem.code === 'idempotency-mismatch') this.#attempt = null
        if (!isUnknown(error)) return this.#move({ kind: 'refused', error })
        const delay = delays[asked]
        if (delay === undefined) return this.#move({ kind: 'unknown' })
        this.#move({ kind: 'asking' })
        await pause(delay)
      }
    }
  }

  #move(stage: Stage) {
    this.#stage = stage
    protectTyped()
    this.dispatchEvent(new Event('stage'))
  }
}

const drafts = new Map<string, Draft>()

/** The one draft of this page for a job. */
export function draftOf(server: string, institution: string, job: string): Draft {
  const key = JSON.stringify([server, institution, job])
  let draft = drafts.get(key)
  if (!draft) drafts.set(key, (draft = new Draft()))
  return draft
}

const warn = (event: Event) => event.preventDefault()

/** The browser asks before the page is left, only while something typed would be lost: the question costs the page its cache. */
function protectTyped() {
  const atStake = [...drafts.values()].some((draft) => isTyped(draft.answers))
  if (atStake) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}
