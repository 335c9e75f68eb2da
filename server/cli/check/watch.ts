import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'

/** What the tester waits for; its words are in `strings.*.ts`. */
export type Step = 'page' | 'elements' | 'picture' | 'keyboard' | 'stillness' | 'server' | 'form'

/** What goes on in the browser for one test. */
export type Watch = {
  /** What is open. */
  contexts: Set<BrowserContext>
  /** What is waited for. */
  waiting: Set<Step>
  /** How often the page that did so most went elsewhere by itself, and where to at last. */
  moves: { count: number; to: string }
  /** How many dialogs pages have opened. */
  dialogs: number
  /** Whether the test has been given up: then nothing more is opened. */
  isOver: boolean
}

export const newWatch = (): Watch => ({
  contexts: new Set(),
  waiting: new Set(),
  moves: { count: 0, to: '' },
  dialogs: 0,
  isOver: false,
})

/** Says what is waited for, as long as that is so. */
export async function during<T>({ waiting }: Watch, step: Step, work: () => Promise<T>): Promise<T> {
  waiting.add(step)
  try {
    return await work()
  } finally {
    waiting.delete(step)
  }
}

/** What comes of the work, or `late` when it does not come in time. No clock is left behind. */
export async function inTime<T, L>(wait: number, work: Promise<T>, late: L): Promise<T | L> {
  const stopped = new AbortController()
  const clock = pause(wait, late, { signal: stopped.signal }).catch(() => late)
  try {
    return await Promise.race([work, clock])
  } finally {
    stopped.abort()
  }
}
