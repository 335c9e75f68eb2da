import type { Limit } from '../http/limits.ts'

const DAY = 86_400

/** Sign-ups from one e-mail address to one institution's pools, counted for each network apart. */
export const JOIN_FROM_ADDRESS: Limit = { name: 'pool-address', max: 30, seconds: DAY }

/** Changes that one person makes to what they sent to one institution's pools; each may copy as many files as a form takes. */
export const CHANGES_OF_PERSON: Limit = { name: 'pool-changes', max: 60, seconds: 600 }

/** From one network to one institution's pools: above what an open house brings, below what a program sends. */
export const JOIN_FROM_NETWORK: Limit = { name: 'pool-network', max: 200, seconds: 600 }
