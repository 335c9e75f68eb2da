import { and, eq } from 'drizzle-orm'
import { recordEvent } from '../applications/status.ts'
import type { Tx } from '../db/client.ts'
import { applications } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { dropMessage, messageOf } from '../mails/messages.ts'
import { type Claimed, finish, nextTry, putBack } from './claim.ts'
import { type MailOrder, orderOf } from './enqueue.ts'
import { tellHardBounce } from './hard-bounce.ts'
import { messageIdOf } from './message-id.ts'
import { writeMail } from './write-mail.ts'

/** What became of a try that did not fail: a mail that is not sent says why in its row. */
type Outcome = 'sent' | 'nobody' | 'expired'

/** Below the lease, so that a hanging server never lets a second worker in. */
const SEND_MS = 45_000

async function send(deps: Deps, claimed: Claimed, order: MailOrder): Promise<Outcome> {
  const mail = await asSystem(deps.db, (tx) =>
    writeMail(
      tx,
      deps,
      { institutionId: claimed.institutionId, messageId: messageIdOf(claimed.id, deps.config.origin) },
      order,
    ),
  )
  if (mail === null) return 'nobody'
  if (mail === 'expired') return mail
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })), SEND_MS)
  })
  try {
    await Promise.race([deps.mailer.send(mail), late])
  } finally {
    clearTimeout(timer)
  }
  return 'sent'
}

/** The error's code alone: its text may name the recipient. */
const nameOf = (error: unknown) => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  return String(code ?? name ?? 'unknown').slice(0, 100)
}

/** Tells the application that a mail is about what became of it, while it exists. In a transaction of the system's. */
export async function tellApplication(
  tx: Tx,
  deps: Pick<Deps, 'now'>,
  { institutionId, applicationId }: Pick<Claimed, 'institutionId' | 'applicationId'>,
  kind: 'mail-sent' | 'mail-failed',
) {
  if (applicationId === null) return
  const [there] = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.institutionId, institutionId), eq(applications.id, applicationId)))
  if (there)
    await recordEvent(tx, { deps, actor: { kind: 'system' }, institution: { id: institutionId } }, there.id, kind)
}

/**
 * Sends one claimed mail, outside of any transaction, and marks what became of it. Answers whether the mail server heard of it;
 * null when it was not asked.
 */
export async function deliver(deps: Deps, claimed: Claimed): Promise<boolean | null> {
  const about = { outbox: claimed.id, institution: claimed.institutionId, attempts: claimed.attempts }
  const order = orderOf(claimed.payload)
  if (!order) {
    deps.log.error(about, 'mail-unreadable')
    await finish(deps, claimed, { status: 'dead', error: 'unreadable' })
    return null
  }
  let outcome: Outcome
  try {
    outcome = await send(deps, claimed, order)
  } catch (error) {
    await failed(deps, claimed, order, error)
    return (error as Partial<Refusal> | null)?.isServerAway !== true
  }
  // A mark that fails leaves the lease to run out: the mail comes once more, under the same Message-ID.
  if (outcome === 'sent')
    await finish(deps, claimed, { status: 'sent' }, (tx) => tellApplication(tx, deps, claimed, 'mail-sent'))
  else
    await finish(deps, claimed, { status: 'stopped', error: outcome }, async (tx) => {
      const message = messageOf(order)
      if (message) await dropMessage(tx, claimed.institutionId, message)
    })
  deps.log.info(about, { sent: 'mail-sent', nobody: 'mail-to-nobody', expired: 'mail-expired' }[outcome])
  return outcome === 'sent' ? true : null
}

type Refusal = { permanent: boolean; isNobodyThere: boolean; isServerAway: boolean }

async function failed(deps: Deps, claimed: Claimed, order: MailOrder, error: unknown) {
  const code = nameOf(error)
  const about = { outbox: claimed.id, institution: claimed.institutionId, attempts: claimed.attempts, code }
  const { permanent: isFinal = false, isNobodyThere = false } = (error ?? {}) as Partial<Refusal>
  const dueAt = isFinal ? null : nextTry(claimed, deps.now())
  if (dueAt) {
    await putBack(deps, claimed, dueAt, code)
    deps.log.warn(about, 'mail-waits')
  } else {
    await finish(deps, claimed, { status: 'dead', error: code }, async (tx) => {
      await tellApplication(tx, deps, claimed, 'mail-failed')
      const { institutionId, applicationId: application, signUpId: signUp } = claimed
      if (isNobodyThere)
        await tellHardBounce(tx, deps, { institutionId, template: order.template, application, signUp })
    })
    deps.log.error(about, 'mail-given-up')
  }
}
