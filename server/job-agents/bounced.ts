import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import type { MailTemplateName } from '../contract/mail.ts'
import type { Tx } from '../db/client.ts'
import { jobAgents } from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import type { Call } from '../http/router.ts'
import type { Hearer } from '../queue/hard-bounce.ts'
import { resume } from './life.ts'

/** The mails that an agent of somebody's sends. */
const OURS = ['agent-confirm', 'agent-exists', 'digest', 'agent-renewal']

const personsOf = (tx: Tx, institutionId: number, agents: readonly string[]) =>
  tx
    .select({ id: jobAgents.candidateId })
    .from(jobAgents)
    .where(and(eq(jobAgents.institutionId, institutionId), inArray(jobAgents.id, [...agents])))

/** Nobody can be mailed at this person's address any more: every agent of theirs ends, at whichever institution. */
export const endBounced: Hearer = async (tx, { now }, { institutionId, template, signUp }) => {
  if (signUp === null || !OURS.includes(template)) return
  const whose = personsOf(tx, institutionId, [signUp])
  await tx
    .update(jobAgents)
    .set({ status: 'ended', endedAt: now(), endedReason: 'bounced', nextDigestAt: null })
    .where(and(inArray(jobAgents.candidateId, whose), ne(jobAgents.status, 'ended')))
}

/**
 * Mails of theirs are tried again: the bounce was a mistake, or the address is another by now. What it ended of these persons'
 * runs again, at whichever institution; what had not been confirmed waits for its code as before.
 */
export async function resumeBounced(
  tx: Tx,
  call: Pick<Call, 'deps' | 'actor' | 'requestId'>,
  institutionId: number,
  mails: readonly { template: MailTemplateName | null; signUpId: string | null }[],
): Promise<void> {
  const agents = mails.flatMap(({ template, signUpId }) =>
    template !== null && signUpId !== null && OURS.includes(template) ? [signUpId] : [],
  )
  if (agents.length === 0) return
  await acrossInstitutions(tx, async (tx) => {
    const ended = await tx
      .select()
      .from(jobAgents)
      .where(
        and(
          inArray(jobAgents.candidateId, personsOf(tx, institutionId, agents)),
          eq(jobAgents.endedReason, 'bounced'),
          isNotNull(jobAgents.confirmedAt),
        ),
      )
    for (const row of ended) await resume(tx, call, row)
  })
}
