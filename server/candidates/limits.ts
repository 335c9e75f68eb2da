import type { Limit } from '../http/limits.ts'

/** Mails with codes to one address, over all institutions: in a quarter of an hour, and in a day (T16). */
export const CODES_SHORTLY = { max: 3, ms: 15 * 60_000 }
export const CODES_A_DAY = { max: 10, ms: 86_400_000 }
/**
 * The last of a day's are for whoever shows that the mailbox is theirs: by the link of a receipt that came there, or by being
 * signed in. Anybody else who asks again and again locks nobody out who has one of them.
 */
export const CODES_FOR_STRANGERS = 7

/** All mails with codes together: far above the busiest evening, and below what would make a spam source of us. */
export const CODES_IN_ALL: Limit = { name: 'sign-in-mails', max: 3_000, seconds: 3_600 }

/** Codes asked for from one network; a library or a university stands behind one address. */
export const ASKED_FROM_NETWORK: Limit = { name: 'sign-in-network', max: 100, seconds: 600 }

/** Codes tried from one network; the five tries of each code are the tighter bound. */
export const TRIED_FROM_NETWORK: Limit = { name: 'code-network', max: 60, seconds: 600 }

/**
 * Codes tried in all. Whoever guesses from everywhere, at everybody's codes, is held to a chance of one in twenty thousand
 * an hour to hit anybody's.
 */
export const TRIED_IN_ALL: Limit = { name: 'code-tries', max: 5_000, seconds: 3_600 }

/**
 * Codes that a receipt's link sends. A scanner that presses every button spends these, and leaves some of an address's own
 * to the person (T11).
 */
export const BY_RECEIPT: Limit[] = [
  { name: 'receipt-code', max: 2, seconds: CODES_SHORTLY.ms / 1000 },
  { name: 'receipt-code-day', max: 4, seconds: CODES_A_DAY.ms / 1000 },
]
