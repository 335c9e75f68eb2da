import type { Priority } from './priority.ts'

/**
 * The mails that a process has on their way at once, and what each place takes, first choice first. Whatever waits and
 * however much hangs, two places are kept for what somebody waits for and three more for single mails; one takes the many
 * first, so that those leave however much else comes in. A place takes no more than the one before it: the first that is free
 * takes all that any free one would.
 */
export const SEATS: readonly (readonly Priority[])[] = [
  [0, 1, 2],
  [2, 1, 0],
  [0, 1, 2],
  [0, 1],
  [1, 0],
  [0, 1],
  [0],
  [0],
]
