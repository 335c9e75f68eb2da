import type { Limit } from '../http/limits.ts'

const DAY = 86_400

/**
 * Files begun from one network at one institution in ten minutes: a university or a library stands behind one address. Beginning
 * costs next to nothing, and so it keeps nobody out for long.
 */
export const UPLOADS_FROM_NETWORK: Limit = { name: 'upload-network', max: 400, seconds: 600 }
/** What really came from there in a day, in kilobytes: what was announced and never sent fills no disk (T33). */
export const KILOBYTES_FROM_NETWORK: Limit = { name: 'upload-kilobytes', max: 4_000_000, seconds: DAY }

/** A part that does not end a file is at least so large: a file of single bytes would be as many records. */
export const LEAST_PART = 32_768

/** An upload that nothing was made of is kept so long. */
export const ABANDONED_MS = 86_400_000
