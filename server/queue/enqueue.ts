import * as z from 'zod'
import { SENT_BY_STAFF } from '../contract/mail.ts'
import { chunks } from '../db/chunks.ts'
import type { Tx } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { PRIORITIES } from './priority.ts'
import { type Recipient, recipientsOf } from './recipients.ts'

/**
 * A mail that is to leave: which one, and about what. It is written when it is sent, from the rows as they are then; so
 * the outbox holds ids only, and what has been erased meanwhile is mailed to nobody.
 */
export const MailOrder = z.union([
  z.strictObject({
    template: z.enum(['receipt', 'second-application', 'withdrawn', 'document-blocked']),
    application: z.uuid(),
  }),
  z.strictObject({ template: z.literal('further-questions'), application: z.uuid(), round: z.uuid() }),
  z.strictObject({
    template: z.enum([
      'sign-in',
      'change-email',
      'email-changed',
      'account-deleted',
      'account-expiring',
      'work-address',
    ]),
    signIn: z.uuid(),
  }),
  z.strictObject({ template: z.literal('draft-saved'), draft: z.uuid() }),
  z.strictObject({ template: z.enum(SENT_BY_STAFF), application: z.uuid(), message: z.uuid().optional() }),
  z.strictObject({ template: z.enum(['agent-confirm', 'agent-renewal']), agent: z.uuid() }),
  z.strictObject({ template: z.literal('digest'), digest: z.uuid() }),
  z.strictObject({
    template: z.enum(['pool-confirm', 'pool-welcome', 'pool-renewal', 'pool-document-blocked']),
    member: z.uuid(),
  }),
  z.strictObject({
    template: z.enum(['board-ad', 'board-ad-changed', 'board-ad-stopped']),
    publication: z.uuid(),
  }),
  z.strictObject({ template: z.literal('jobnet-rejected'), jobnetEvent: z.uuid() }),
])
export type MailOrder = z.infer<typeof MailOrder>

/** What an outbox row was ordered to say; null when it is known no longer. */
export const orderOf = (payload: unknown): MailOrder | null => MailOrder.safeParse(payload).data ?? null

/** In which line a mail waits: that of its mailbox. */
export const lineOf = ({ keys }: Pick<Deps, 'keys'>, { address }: Recipient): string | null =>
  address === null ? null : keys.hmac('mail-line', address)

/**
 * Orders mails in the transaction that caused them; the queue is woken when that commits. Answers their ids. What an order names must be there
 * already: its recipient is looked up. `notBefore` makes them wait.
 */
export async function enqueueMails(
  tx: Tx,
  { now, newId, keys }: Pick<Deps, 'now' | 'newId' | 'keys'>,
  institutionId: number,
  orders: readonly MailOrder[],
  notBefore: Date | null = null,
): Promise<string[]> {
  const at = now()
  const ids: string[] = []
  for (const some of chunks(orders)) {
    const recipients = await recipientsOf(tx, institutionId, some)
    await tx.insert(outbox).values(
      some.map((order, index) => {
        const recipient = recipients[index]!
        const id = newId()
        ids.push(id)
        return {
          institutionId,
          id,
          kind: 'mail' as const,
          priority: PRIORITIES[order.template],
          line: lineOf({ keys }, recipient),
          template: order.template,
          applicationId: 'application' in order ? order.application : null,
          signUpId: recipient.signUp,
          payload: order,
          status: 'waiting' as const,
          dueAt: notBefore ?? at,
          heldUntil: notBefore,
          createdAt: at,
        }
      }),
    )
  }
  return ids
}

/** Orders one. Answers its id. */
export async function enqueueMail(
  tx: Tx,
  deps: Pick<Deps, 'now' | 'newId' | 'keys'>,
  institutionId: number,
  order: MailOrder,
  notBefore: Date | null = null,
): Promise<string> {
  const [id] = await enqueueMails(tx, deps, institutionId, [order], notBefore)
  return id!
}
