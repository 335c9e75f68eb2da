import type { Limit } from '../http/limits.ts'

const DAY = 86_400

/**
 * From one e-mail address to one institution, counted for each network apart: nobody can spend somebody else's tries and
 * so keep them out before a deadline.
 */
export const FROM_ADDRESS: Limit = { name: 'apply-address', max: 60, seconds: DAY }

/**
 * Mails that applying sends to one address, for one institution and for all of them together. Anybody may type anybody's
 * address, so those beyond wait until the day is over (T16); the applications are taken all the same.
 */
export const MAIL_FROM_INSTITUTION: Limit = { name: 'apply-mail', max: 10, seconds: DAY }
export const MAIL_FROM_ALL: Limit = { name: 'apply-mail-everywhere', max: 30, seconds: DAY }

/**
 * From one network to one institution. A university or a library stands behind one address, and its busiest ten minutes
 * are the evening a deadline runs out: this is far above what people there fill in and below what a program sends.
 */
export const FROM_NETWORK: Limit = { name: 'apply-network', max: 300, seconds: 600 }

/** Tries to confirm an address from one network; the five tries of each code are the tighter bound. */
export const CONFIRM_FROM_NETWORK: Limit = { name: 'confirm-network', max: 30, seconds: 600 }
