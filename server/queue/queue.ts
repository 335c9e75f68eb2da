import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { sweepRuns } from '../feeds/record.ts'
import { runDueFeeds } from '../feeds/schedule.ts'
import { scanDue } from '../files/scan/queue.ts'
import { SCAN_CHANNEL } from '../files/settle.ts'
import { sweepFiles } from '../files/sweep.ts'
import { runJobAgents } from '../job-agents/run.ts'
import { runDueAds } from '../jobnet/run.ts'
import { sweepWords } from '../jobs/sweep-words.ts'
import { runBoards } from '../media/tell-boards.ts'
import { runRetention } from '../retention/run.ts'
import { WEBHOOK_CHANNEL } from '../webhooks/wake.ts'
import { webhookWork } from '../webhooks/work.ts'
import { watchServer } from './away.ts'
import { claimNext } from './claim.ts'
import { deliver } from './deliver.ts'
import { SEATS } from './seats.ts'
import { sweep } from './sweep.ts'

/** Retries come due without anybody's knock. */
const TICK_MS = 5_000
const SWEEP_MS = 10 * 60_000
/** Once at the start, which catches up what was missed, and once a day. */
const RETENTION_MS = 24 * 3_600_000
const STOP_MS = 10_000

export type Queue = {
  /** Sends everything that is due now, and resolves when no more is. */
  drain(): Promise<void>
  /** Takes nothing new and waits for what is being sent, ten seconds at most. */
  stop(): Promise<void>
}

/**
 * Sends what stands in the outbox: woken by NOTIFY, and every few seconds for retries; tells webhooks, runs the feeds that are
 * due, keeps the ads on Jobnet, has the scanner look at what was uploaded, and deletes what is due. Any number of processes may
 * run one. A mail is sent at least once, and more than once only when its worker died between the sending and the mark.
 */
export function startQueue(deps: Deps): Queue {
  let stopped = false
  let knocks = 0
  let sweptAt = Number.NEGATIVE_INFINITY
  const server = watchServer(deps.now)
  /** Who works, by their seat. */
  const working = new Map<number, Promise<void>>()
  const failed = (error: unknown) =>
    deps.log.error({ code: (error as { code?: unknown } | null)?.code ?? 'unknown' }, 'queue-failed')

  /** Sends until nothing is due that the seat takes. Whoever finds something calls for company first: there may be more. */
  async function work(worker: string, priorities: (typeof SEATS)[number]) {
    while (!stopped && server.mayTake()) {
      const heard = knocks
      let reached: boolean | null = null
      try {
        const claimed = await claimNext(deps, worker, priorities)
        if (claimed) {
          if (!server.isAway()) employ()
          reached = await deliver(deps, claimed)
        } else if (heard === knocks) return
      } finally {
        server.tried(reached)
      }
    }
  }

  function employ() {
    const seat = SEATS.findIndex((_, index) => !working.has(index))
    if (stopped || seat < 0) return
    // A failure means that the database is away: the next tick asks again.
    const one = work(`${process.pid}-${crypto.randomUUID()}`, SEATS[seat]!)
      .catch(failed)
      .finally(() => working.delete(seat))
    working.set(seat, one)
  }

  function wake() {
    knocks++
    employ()
  }

  const ending = new AbortController()
  let feeding: Promise<void> | undefined
  /** Feeds beside the mail, one at a time. */
  function feed() {
    feeding ??= runDueFeeds(deps, ending.signal)
      .catch(failed)
      .finally(() => (feeding = undefined))
  }

  let telling: Promise<void> | undefined
  /** New jobs and job agents beside the mail, one run at a time. */
  function tellAgents() {
    telling ??= runJobAgents(deps, ending.signal)
      .catch(failed)
      .finally(() => (telling = undefined))
  }

  let boarding: Promise<void> | undefined
  /** Ads for boards by mail beside the rest, one run at a time. */
  function tellBoards() {
    boarding ??= runBoards(deps, ending.signal)
      .catch(failed)
      .finally(() => (boarding = undefined))
  }

  let posting: Promise<void> | undefined
  /** Ads on Jobnet beside the mail, one run at a time. */
  function post() {
    posting ??= runDueAds(deps, ending.signal)
      .catch(failed)
      .finally(() => (posting = undefined))
  }

  let scanning: Promise<void> | undefined
  let scanAgain = false
  /** Files beside the mail; one that comes while others are looked at is looked at after them. */
  function scan() {
    scanAgain = true
    if (stopped) return
    scanning ??= (async () => {
      while (scanAgain && !stopped) {
        scanAgain = false
        await scanDue(deps, ending.signal)
      }
    })()
      .catch(failed)
      .finally(() => (scanning = undefined))
  }

  const webhooks = webhookWork(deps, { isStopped: () => stopped, failed })

  let retainedAt = Number.NEGATIVE_INFINITY
  let retaining: Promise<unknown> | undefined
  /** What is due to be deleted, beside the rest. */
  function retain(now: number) {
    if (now - retainedAt < RETENTION_MS) return
    retainedAt = now
    retaining = runRetention(deps)
      .then(() => sweepWords(deps, ending.signal))
      .catch((error) => {
        // Tried again in an hour.
        retainedAt = now - RETENTION_MS + 3_600_000
        failed(error)
      })
  }

  let sweeping: Promise<unknown> | undefined
  function tick() {
    wake()
    feed()
    tellAgents()
    tellBoards()
    post()
    scan()
    webhooks.wake()
    const now = deps.now().getTime()
    retain(now)
    if (now - sweptAt < SWEEP_MS) return
    sweptAt = now
    sweeping = Promise.all([sweep(deps), sweepRuns(deps), sweepFiles(deps)]).catch(failed)
  }

  const timer = setInterval(tick, TICK_MS)
  const listening = Promise.all([
    deps.database.listen('opslag_outbox', wake, wake),
    deps.database.listen(SCAN_CHANNEL, scan, scan),
    deps.database.listen(WEBHOOK_CHANNEL, webhooks.wake, webhooks.wake),
  ]).catch(() => {
    deps.log.warn('queue-deaf')
    return []
  })
  tick()

  /** Until nobody works any more; those who are called meanwhile are waited for too. */
  async function idle() {
    while (working.size > 0) await Promise.all(working.values())
  }

  return {
    async drain() {
      wake()
      scan()
      webhooks.wake()
      await idle()
      await scanning
      await webhooks.idle()
    },
    async stop() {
      stopped = true
      ending.abort()
      clearInterval(timer)
      for (const unlisten of await listening) await unlisten().catch(() => {})
      await Promise.race([
        Promise.all([idle(), sweeping, retaining, feeding, telling, posting, boarding, scanning, webhooks.idle()]),
        pause(STOP_MS, undefined, { ref: false }),
      ])
    },
  }
}
