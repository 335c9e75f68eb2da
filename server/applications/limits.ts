import type { Limit } from '../http/limits.ts'

const DAY = 86_400

/** From one address to one institution; each one that gets through sends a mail there (T16). */
export const TO_INSTITUTION: Limit = { name: 'apply-address', max: 10, seconds: DAY }

/** From one address to all institutions together, so that many of them do not add up to a mail bomb. */
export const FROM_ADDRESS: Limit = { name: 'apply-everywhere', max: 30, seconds: DAY }

/**
 * From one network to one institution. A university or a library stands behind one address, and its busiest ten minutes
 * are the evening a deadline runs out: sixty is far above what people there fill in and far below what a program sends.
 */
export const FROM_NETWORK: Limit = { name: 'apply-network', max: 60, seconds: 600 }

/** Tries to confirm an address from one network; the five tries of each code are the tighter bound. */
export const CONFIRM_FROM_NETWORK: Limit = { name: 'confirm-network', max: 30, seconds: 600 }
