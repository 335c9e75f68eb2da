import { and, desc, eq, lte } from 'drizzle-orm'
import type { ApplicantMessage } from '../contract/mail.ts'
import type { Tx } from '../db/client.ts'
import { applicationMessages } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { openMessage } from './message-text.ts'

/** The message to an applicant that a mail announces; undefined for a mail that announces none. */
export const messageOf = (order: MailOrder | null): string | undefined =>
  order && 'message' in order ? order.message : undefined

const one = (institutionId: number, id: string) =>
  and(eq(applicationMessages.institutionId, institutionId), eq(applicationMessages.id, id))

/** Shows a message no earlier than its mail leaves. */
export async function showFrom(tx: Tx, institutionId: number, id: string, at: Date): Promise<void> {
  await tx.update(applicationMessages).set({ shownFrom: at }).where(one(institutionId, id))
}

/** A message whose mail is not to be sent any more is not to be read either. */
export async function dropMessage(tx: Tx, institutionId: number, id: string): Promise<void> {
  await tx.delete(applicationMessages).where(one(institutionId, id))
}

/** What was written to the applicant of one application and may be read by now, the newest first (R111). */
export async function readableMessages(
  tx: Tx,
  deps: Pick<Deps, 'keys'>,
  { institutionId, applicationId, at }: { institutionId: number; applicationId: string; at: Date },
): Promise<ApplicantMessage[]> {
  const found = await tx
    .select()
    .from(applicationMessages)
    .where(
      and(
        eq(applicationMessages.institutionId, institutionId),
        eq(applicationMessages.applicationId, applicationId),
        lte(applicationMessages.shownFrom, at),
      ),
    )
    .orderBy(desc(applicationMessages.shownFrom), desc(applicationMessages.id))
  return found.map((row) => ({
    id: row.id,
    template: row.template,
    text: openMessage(deps, row),
    at: row.shownFrom.toISOString(),
    language: row.language,
  }))
}
