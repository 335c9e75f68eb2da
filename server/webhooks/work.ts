import type { Deps } from '../deps.ts'
import { claimNext } from './claim.ts'
import { deliver } from './deliver.ts'
import { tellSome } from './tell-jobs.ts'

/** Receivers that are spoken with at once. Each has one worker at a time: a slow one takes one of these seats, no more. */
const SEATS = 8

export type WebhookWork = {
  /** Something may be to tell, or due. */
  wake(): void
  /** Resolves when nothing more is to tell or due now. */
  idle(): Promise<void>
}

/** Tells webhooks what has become of jobs, and sends what waits for them, beside everything else that the queue does. */
export function webhookWork(
  deps: Deps,
  { isStopped, failed }: { isStopped: () => boolean; failed: (error: unknown) => void },
): WebhookWork {
  const sending = new Set<Promise<void>>()
  let knocks = 0

  async function send(worker: string) {
    while (!isStopped()) {
      const heard = knocks
      const claimed = await claimNext(deps, worker)
      if (claimed) {
        // Whoever finds something calls for company first: there may be more.
        employ()
        await deliver(deps, claimed)
      } else if (heard === knocks) return
    }
  }

  function employ() {
    if (isStopped() || sending.size >= SEATS) return
    const one = send(`${process.pid}-${crypto.randomUUID()}`)
      .catch(failed)
      .finally(() => sending.delete(one))
    sending.add(one)
  }

  let telling: Promise<void> | undefined
  let tellAgain = false
  /** One look at a time; a job that is written while others are looked at is looked at after them. */
  function tell() {
    tellAgain = true
    if (isStopped()) return
    telling ??= (async () => {
      while (tellAgain && !isStopped()) {
        tellAgain = false
        while (!isStopped() && (await tellSome(deps))) {
          knocks++
          employ()
        }
      }
    })()
      .catch(failed)
      .finally(() => (telling = undefined))
  }

  return {
    wake() {
      knocks++
      tell()
      employ()
    },
    async idle() {
      while (telling || sending.size > 0) await Promise.all([telling, ...sending])
    },
  }
}
