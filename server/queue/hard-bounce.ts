import type { MailTemplateName } from '../contract/mail.ts'
import type { Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { endBounced } from '../job-agents/bounced.ts'

/** A mail to an address at which nobody is: refused for good when it was handed over, or come back later. */
export type HardBounce = {
  institutionId: number
  template: MailTemplateName
  /** The application that it was about. */
  application: string | null
  /** The job agent, for its digests too, or the pool member that it was about. */
  signUp: string | null
}

/** Is told in the transaction, one of the system's, that marks the mail. May be told of the same address again. */
export type Hearer = (tx: Tx, deps: Pick<Deps, 'now' | 'newId' | 'log'>, bounce: HardBounce) => Promise<void>

/** Who does something about it. */
export const HEARERS: Hearer[] = [endBounced]

export async function tellHardBounce(tx: Tx, deps: Parameters<Hearer>[1], bounce: HardBounce): Promise<void> {
  for (const hear of HEARERS) await hear(tx, deps, bounce)
}
