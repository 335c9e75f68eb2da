import type { Limit } from '../http/limits.ts'

const MINUTE = 60
const DAY = 86_400

/** Sign-ups with one address at one institution, counted for each network apart: nobody can spend somebody else's. */
export const SIGN_UPS_OF_ADDRESS: Limit = { name: 'agent-address', max: 30, seconds: DAY }

/** Sign-ups from one network; a library or a university stands behind one address. */
export const SIGN_UPS_FROM_NETWORK: Limit = { name: 'agent-network', max: 100, seconds: 10 * MINUTE }

/**
 * All mails that sign-ups send to addresses that nobody has confirmed yet: below what would make a spam source of us. Whoever
 * has confirmed theirs is mailed all the same.
 */
export const MAILS_IN_ALL: Limit = { name: 'agent-mails', max: 3_000, seconds: 60 * MINUTE }

/** Codes typed from one network. What guessing comes to stands at the limit of signing in (`candidates/limits.ts`). */
export const TRIED_FROM_NETWORK: Limit = { name: 'agent-code-network', max: 60, seconds: 10 * MINUTE }

/** Tries of the code of one digest or renewal. */
export const TRIES_OF_MAIL: Limit = { name: 'agent-code', max: 5, seconds: DAY }

/** Tries of the code of one sign-up from one network. Two who sign up with one address and one search have one agent. */
export const TRIES_OF_SIGN_UP: Limit = { name: 'agent-sign-up-code', max: 5, seconds: 7 * DAY }

/** Tries of such a code from anywhere: whoever types wrong ones on purpose leaves its person theirs. */
export const MOST_TRIES = 25

/** Mails with codes of sign-ups that wait for the limits of one address at a time. */
export const MOST_WAITING = 3

/** Agents that one person may have at one institution. */
export const MOST_AGENTS = 30
