import { and, eq, inArray, ne } from 'drizzle-orm'
import { jobAgents } from '../db/schema/index.ts'
import type { Hearer } from '../queue/hard-bounce.ts'

/** The mails that an agent of somebody's sends. */
const OURS = ['agent-confirm', 'agent-exists', 'digest', 'agent-renewal']

/** Nobody can be mailed at this person's address any more: every agent of theirs ends, at whichever institution. */
export const endBounced: Hearer = async (tx, { now }, { institutionId, template, signUp }) => {
  if (signUp === null || !OURS.includes(template)) return
  const whose = tx
    .select({ id: jobAgents.candidateId })
    .from(jobAgents)
    .where(and(eq(jobAgents.institutionId, institutionId), eq(jobAgents.id, signUp)))
  await tx
    .update(jobAgents)
    .set({ status: 'ended', endedAt: now(), endedReason: 'bounced', nextDigestAt: null })
    .where(and(inArray(jobAgents.candidateId, whose), ne(jobAgents.status, 'ended')))
}
