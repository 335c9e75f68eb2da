import type { Limit } from '../http/limits.ts'

/** Tokens shown from one network: a whole house stands behind one address, and each of its pages shows one. */
export const TOKENS_FROM_NETWORK: Limit = { name: 'internal-tokens', max: 3_000, seconds: 600 }
/** Sign-ins at the provider begun from one network. */
export const LOGINS_FROM_NETWORK: Limit = { name: 'internal-logins', max: 300, seconds: 600 }
