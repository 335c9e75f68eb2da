import { and, desc, eq, lte } from 'drizzle-orm'
import type { ApplicantMessage } from '../contract/mail.ts'
import type { Tx } from '../db/client.ts'
import { applicationMessages } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { openMessage } from '../mails/message-text.ts'

/** What was written to the applicant of one application and may be read by now, the newest first (R111). */
export async function messagesOf(
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
