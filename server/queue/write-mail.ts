import { writeApplicationMail } from '../applications/mails.ts'
import { writeAccountMail } from '../candidates/mails.ts'
import type { Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { writeDraftMail } from '../drafts/mails.ts'
import { writeAgentMail } from '../job-agents/mails.ts'
import { writeJobnetMail } from '../jobnet/mails.ts'
import type { Written } from '../mail/write.ts'
import { writeBoardMail } from '../media/mails.ts'
import { writePoolMail } from '../talent-pools/mails.ts'
import type { MailOrder } from './enqueue.ts'

/** The mail that was ordered, written from the rows as they are now. */
export function writeMail(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keys' | 'now'>,
  about: { institutionId: number; messageId: string },
  order: MailOrder,
): Promise<Written> {
  if ('draft' in order) return writeDraftMail(tx, deps, about, order)
  if ('signIn' in order) return writeAccountMail(tx, deps, about, order)
  if ('application' in order) return writeApplicationMail(tx, deps, about, order)
  if ('agent' in order || 'digest' in order) return writeAgentMail(tx, deps, about, order)
  if ('publication' in order) return writeBoardMail(tx, deps, about, order)
  if ('jobnetEvent' in order) return writeJobnetMail(tx, deps, about, order)
  return writePoolMail(tx, deps, about, order)
}
