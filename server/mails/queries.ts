import { and, desc, eq, lt } from 'drizzle-orm'
import type { Mail, MailStatus } from '../contract/mail.ts'
import type { Tx } from '../db/client.ts'
import { applications, outbox } from '../db/schema/index.ts'
import { invalidField } from '../http/problem.ts'

export type OutboxRow = typeof outbox.$inferSelect

/** A mail as an overview shows it. */
export const mailOf = (row: OutboxRow, reference: string | null): Mail => ({
  id: row.id,
  template: row.template,
  status: row.status,
  application: reference,
  createdAt: row.createdAt.toISOString(),
  dueAt: row.status === 'waiting' ? row.dueAt.toISOString() : null,
  attempts: row.attempts,
  reason: row.lastError,
  doneAt: row.doneAt?.toISOString() ?? null,
})

const withApplication = (tx: Tx) =>
  tx
    .select({ row: outbox, reference: applications.reference })
    .from(outbox)
    .leftJoin(
      applications,
      and(eq(applications.institutionId, outbox.institutionId), eq(applications.id, outbox.applicationId)),
    )

const cursorOf = (seq: number) => Buffer.from(String(seq)).toString('base64url')

function placeOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!/^\d{1,15}$/.test(text)) throw invalidField('cursor', 'invalid')
  return Number(text)
}

/** An institution's mails, newest first. `next` is the cursor of the following page. */
export async function listMails(
  tx: Tx,
  institutionId: number,
  query: {
    application?: string | undefined
    status?: MailStatus | undefined
    limit: number
    cursor?: string | undefined
  },
): Promise<{ items: Mail[]; next: string | null }> {
  const { application, status, limit, cursor } = query
  const found = await withApplication(tx)
    .where(
      and(
        eq(outbox.institutionId, institutionId),
        application === undefined ? undefined : eq(outbox.applicationId, application),
        status === undefined ? undefined : eq(outbox.status, status),
        cursor === undefined ? undefined : lt(outbox.seq, placeOf(cursor)),
      ),
    )
    .orderBy(desc(outbox.seq))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ row, reference }) => mailOf(row, reference)),
    next: found.length > limit && last ? cursorOf(last.row.seq) : null,
  }
}

/** One mail as an overview shows it. */
export async function readMail(tx: Tx, institutionId: number, id: string): Promise<Mail> {
  const [found] = await withApplication(tx).where(and(eq(outbox.institutionId, institutionId), eq(outbox.id, id)))
  return mailOf(found!.row, found!.reference)
}
