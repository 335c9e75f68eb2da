import { type Change, changed, type Design, targetOf } from './design.ts'

/** A design with what it was before and, after undoing, what it was to be. */
export type History = {
  past: readonly Design[]
  now: Design
  future: readonly Design[]
  /** What the last step was of, and when it was last added to. */
  last: { of: string; at: number } | null
}

/** So many steps can be undone. */
const MOST = 200
/** Changes of the same that follow each other more quickly are one step: a word as it is typed, a colour as it is dragged. */
const ONE_STEP_MS = 1_000

export const begin = (design: Design): History => ({ past: [], now: design, future: [], last: null })

/** One change more; what had been undone cannot be redone then. */
export function step(history: History, change: Change, at: number): History {
  const now = changed(history.now, change)
  if (now === history.now) return history
  const of = targetOf(change)
  const goesOn =
    of !== null && history.last?.of === of && at - history.last.at < ONE_STEP_MS && history.future.length === 0
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST)
  return { past, now, future: [], last: of === null ? null : { of, at } }
}

export function undo(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], last: null }
}

export function redo(history: History): History {
  const [next, ...future] = history.future
  if (!next) return history
  return { past: [...history.past, history.now], now: next, future, last: null }
}
