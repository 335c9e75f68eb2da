import type { Limit } from '../http/limits.ts'

const MINUTE = 60
const DAY = 86_400

/** New drafts for one address at one institution, counted for each network apart: nobody can spend somebody else's. */
export const DRAFTS_OF_ADDRESS: Limit = { name: 'draft-address', max: 30, seconds: DAY }

/** New drafts from one network to one institution. */
export const DRAFTS_FROM_NETWORK: Limit = { name: 'draft-network', max: 100, seconds: 10 * MINUTE }

/**
 * Of the mails that drafts and job agents send to an address in a day, what one network may cause: whoever types somebody else's
 * address leaves that person some.
 */
export const MAILS_FROM_NETWORK: Limit = { name: 'draft-mail-network', max: 5, seconds: DAY }

/** Times one draft is saved again: a page that saves every ten seconds stays far below it. */
export const SAVES_OF_DRAFT: Limit = { name: 'draft-saves', max: 300, seconds: 10 * MINUTE }

/** Times drafts are saved again from one network to one institution. */
export const SAVES_FROM_NETWORK: Limit = { name: 'draft-saves-network', max: 3_000, seconds: 10 * MINUTE }
