import type { Limit } from '../http/limits.ts'

const MINUTE = 60
const DAY = 86_400

/** Sign-ups with one address at one institution, counted for each network apart: nobody can spend somebody else's. */
export const SIGN_UPS_OF_ADDRESS: Limit = { name: 'agent-address', max: 30, seconds: DAY }

/** Sign-ups from one network; a library or a university stands behind one address. */
export const SIGN_UPS_FROM_NETWORK: Limit = { name: 'agent-network', max: 100, seconds: 10 * MINUTE }

/** All mails that sign-ups send together: below what would make a spam source of us. */
export const MAILS_IN_ALL: Limit = { name: 'agent-mails', max: 3_000, seconds: 60 * MINUTE }

/** Codes typed from one network; the five tries of each code are the tighter bound. */
export const TRIED_FROM_NETWORK: Limit = { name: 'agent-code-network', max: 60, seconds: 10 * MINUTE }

/** Codes typed in all, wherever they are typed. */
export const TRIED_IN_ALL: Limit = { name: 'agent-code-tries', max: 5_000, seconds: 60 * MINUTE }

/** Tries of the code of one digest or renewal. The code of a sign-up counts its own. */
export const TRIES_OF_MAIL: Limit = { name: 'agent-code', max: 5, seconds: DAY }

/** Agents that one person may have at one institution. */
export const MOST_AGENTS = 30
