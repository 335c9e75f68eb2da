import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { candidates, signIns } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { Content } from '../mail/content.ts'
import {
  accountExpiring,
  accountNotice,
  newAddressMail,
  signInCodeMail,
  unknownAddressMail,
  workAddressMail,
} from '../mail/sign-in-letters.ts'
import { senderOf, type Written, writeFromTemplate } from '../mail/write.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { accountKeptUntil } from '../retention/due.ts'
import { CODE_MS, linkToken, signInCode } from './sign-in-code.ts'

/** An order of a mail about signing in or the account. */
export type AccountOrder = Extract<MailOrder, { signIn: string }>

const MINUTES = CODE_MS / 60_000

/** The account's own address, however it was typed by whoever asks (T20). Null when the account has gone. */
async function ownAddress(tx: Tx, candidateId: string): Promise<string | null> {
  const [person] = await tx.select({ email: candidates.email }).from(candidates).where(eq(candidates.id, candidateId))
  return person?.email ?? null
}

/** Until when an account is kept of which nothing is left; null when something is again, or it has gone. */
async function keptUntil(tx: Tx, candidateId: string): Promise<Date | null> {
  const [person] = await tx
    .select({ until: sql<string | Date | null>`${accountKeptUntil}` })
    .from(candidates)
    .where(eq(candidates.id, candidateId))
  return person?.until ? new Date(person.until) : null
}

/**
 * The mail that was ordered about an account, its code and link made here and now. Null when there is nothing to write any
 * more: the row has been swept, or its code was used or replaced by a newer one.
 */
export async function writeAccountMail(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keys' | 'now'>,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  order: AccountOrder,
): Promise<Written> {
  const [row] = await tx.select().from(signIns).where(eq(signIns.id, order.signIn))
  if (!row || row.institutionId !== institutionId) return null
  const to = row.purpose === 'sign-in' && row.candidateId !== null ? await ownAddress(tx, row.candidateId) : row.email
  if (to === null) return null
  const isCode = ['sign-in', 'change-email', 'work-address'].includes(row.purpose)
  if (isCode && row.usedAt) return null
  if (isCode && row.expiresAt <= deps.now()) return 'expired'
  const sender = await senderOf(tx, institutionId)
  const { language } = row
  const { slug, profile } = sender
  const portal = `${deps.config.origin}/portal/${slug}`
  const expiring = row.purpose === 'account-expiring' ? await keptUntil(tx, row.candidateId ?? '') : null
  const content = (): Content | null => {
    const code = signInCode(deps, row.id)
    switch (row.purpose) {
      case 'email-changed':
        return accountNotice('email-changed', language, { at: row.createdAt, contact: profile.contact ?? null })
      case 'account-deleted':
        return accountNotice('account-deleted', language, { at: row.createdAt, contact: profile.contact ?? null })
      case 'account-expiring':
        return expiring && accountExpiring(language, { until: expiring, url: `${portal}/account?lang=${language}` })
      case 'change-email':
        return newAddressMail(language, { code, minutes: MINUTES })
      case 'work-address':
        return workAddressMail(language, { code, minutes: MINUTES })
      // Whoever signs in at the institution's provider is mailed nothing.
      case 'work-login':
        return null
      default:
        return row.candidateId === null
          ? unknownAddressMail(language, { url: `${portal}?lang=${language}` })
          : signInCodeMail(language, {
              code,
              // Behind the #: no server is sent it, and no page tells another of it (T14).
              url: `${portal}/account/continue?lang=${language}#${linkToken(deps, row.id)}`,
              minutes: MINUTES,
            })
    }
  }
  const said = content()
  if (!said) return null
  return writeFromTemplate(deps, sender, {
    messageId,
    to: { name: '', address: to },
    reply: profile.contact,
    language,
    ...said,
  })
}
