import type { Limit } from '../http/limits.ts'

/** Mails with codes to one address, over all institutions: in a quarter of an hour, and in a day (T16). */
export const CODES_SHORTLY = { max: 3, ms: 15 * 60_000 }
export const CODES_A_DAY = { max: 10, ms: 86_400_000 }
/**
 * The last of a day's are for whoever shows that the mailbox is theirs: by the link of a receipt that came there, or by being
 * signed in. Anybody else who asks again and again locks nobody out who has one of them.
 */
export const CODES_FOR_STRANGERS = 7

/** Of those, what one network may ask for: whoever asks with somebody else's address leaves that person some, wherever they are. */
export const CODES_FROM_NETWORK: Limit = { name: 'codes-network', max: 5, seconds: CODES_A_DAY.ms / 1000 }

/** Codes to work addresses of one mailbox, whatever tags stand behind its plus. */
export const CODES_TO_MAILBOX: readonly Limit[] = [
  { name: 'work-codes', max: CODES_SHORTLY.max, seconds: CODES_SHORTLY.ms / 1000 },
  { name: 'work-codes-day', max: CODES_A_DAY.max, seconds: CODES_A_DAY.ms / 1000 },
]
/**
 * All mails with codes to addresses that nobody has confirmed yet: far above the busiest evening, and below what would make a
 * spam source of us. Persons whose address is confirmed are mailed all the same: what strangers ask for keeps none of them out.
 */
export const CODES_IN_ALL: Limit = { name: 'sign-in-mails', max: 3_000, seconds: 3_600 }

/** Codes asked for from one network; a library or a university stands behind one address. */
export const ASKED_FROM_NETWORK: Limit = { name: 'sign-in-network', max: 100, seconds: 600 }

/**
 * Codes tried from one network. Guessing is bounded by this, by the tries of a code and by the codes of an address, each of
 * which is the guesser's own; not by what all try together, since whoever used that up would lock everybody out.
 *
 * A code has 8 digits, so a try hits it once in 10^8. It has 5 tries, and however many handles are asked for, an address is sent
 * at most 10 codes a day (7 that strangers ask for); a handle whose code was never sent opens nothing. So at one address there
 * are 50 tries a day that can hit, 5 x 10^-7; of 10^5 tries over many handles made in one day all others are refused. To spend
 * 10^4 of them there, a chance of 10^-4, takes 200 days with ten mails each that tell the person of it. Job agents have codes of
 * their own under the same count of ten, with 25 tries from five networks: 2.5 x 10^-6 a day, and what they open is the agent.
 * From one network there are 60 tries in ten minutes, 8,640 a day over all addresses: less
 * than 10^-4 to hit anybody's at all. 10^5 tries that can hit, over everybody's codes, are 20,000 mails to 2,000 people a day
 * from twelve networks at least, and hit somebody's once in a thousand times.
 */
export const TRIED_FROM_NETWORK: Limit = { name: 'code-network', max: 60, seconds: 600 }

/**
 * Codes that a receipt's link sends. A scanner that presses every button spends these, and leaves some of an address's own
 * to the person (T11).
 */
export const BY_RECEIPT: Limit[] = [
  { name: 'receipt-code', max: 2, seconds: CODES_SHORTLY.ms / 1000 },
  { name: 'receipt-code-day', max: 4, seconds: CODES_A_DAY.ms / 1000 },
]
