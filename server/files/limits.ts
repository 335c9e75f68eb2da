import type { Limit } from '../http/limits.ts'

const DAY = 86_400

/** Files from one network to one institution in a day: a university or a library stands behind one address. */
export const UPLOADS_FROM_NETWORK: Limit = { name: 'upload-network', max: 2_000, seconds: DAY }
/** The same in megabytes, each begun one a whole (T33). */
export const MEGABYTES_FROM_NETWORK: Limit = { name: 'upload-megabytes', max: 4_000, seconds: DAY }

/** A part that does not end a file is at least so large: a file of single bytes would be as many records. */
export const LEAST_PART = 32_768

/** An upload that nothing was made of is kept so long. */
export const ABANDONED_MS = 86_400_000
