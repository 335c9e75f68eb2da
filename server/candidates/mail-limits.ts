import type { Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { type Limit, overLimit } from '../http/limits.ts'

/**
 * Mails that anybody can have sent to any address by typing it: codes, and links to drafts. Counted together, by the address
 * and whether or not somebody has an account by it (T15, T16).
 */
const IN_A_QUARTER: Limit = { name: 'code-mail', max: 3, seconds: 900 }
const IN_A_DAY: Limit = { name: 'code-mail-day', max: 10, seconds: 86_400 }

/** Counts one more mail to an address. Null when it may leave now, else when one may leave again. */
export async function codeMailAfter(
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'now'>,
  emailCanonical: string,
): Promise<Date | null> {
  const ends = [
    await overLimit(tx, deps, IN_A_QUARTER, emailCanonical),
    await overLimit(tx, deps, IN_A_DAY, emailCanonical),
  ]
  return ends.reduce((one, other) => (one && (!other || one > other) ? one : other))
}
