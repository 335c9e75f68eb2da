import type { ApplicationInput, ApplicationReceipt } from '../../server/contract/application.ts'
import { ApiError, LostLineError } from '../shared/api.ts'
import { attemptFor } from './attempt.ts'
import type { Draft } from './draft.ts'

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

/** Sends a draft's answers and asks until the truth is known or patience ends. Does nothing while it is being sent. */
export async function send(draft: Draft, input: ApplicationInput, { post, newKey, delays }: Sending): Promise<void> {
  if (draft.isBusy) return
  const attempt = attemptFor(draft.attempt, input, newKey)
  draft.attempt = attempt
  draft.move({ kind: 'sending' })
  for (let asked = 0; ; asked++) {
    try {
      return draft.move({ kind: 'received', receipt: await post(attempt.input, attempt.key) })
    } catch (error) {
      // The key has been used for something else: the next sending takes a new one.
      if (error instanceof ApiError && error.problem.code === 'idempotency-mismatch') draft.attempt = null
      if (!isUnknown(error)) return draft.move({ kind: 'refused', error })
      const delay = delays[asked]
      if (delay === undefined) return draft.move({ kind: 'unknown' })
      draft.move({ kind: 'asking' })
      await pause(delay)
    }
  }
}
