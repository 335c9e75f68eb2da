import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { DraftContent, SavedDraft } from '../contract/draft.ts'
import { drafts, jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { keepForDraft } from '../files/attach.ts'
import { isId } from '../http/ids.ts'
import { countAgainst } from '../http/limits.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { newSecret, sameSecret } from '../keys.ts'
import { openContent, sealContent } from './content.ts'
import { draftDays, keptUntil } from './kept-until.ts'
import { SAVES_FROM_NETWORK, SAVES_OF_DRAFT } from './limits.ts'

/**
 * Saves a draft again, by the key of the page that saved it or for the person whose it is; nothing is mailed. Once that person
 * has saved it elsewhere, the key is worth nothing.
 * @throws ProblemError `not-found` when there is none or it is neither's, `too-large`, `too-many-requests`.
 */
export async function updateDraft(
  { deps, actor, institution, startedAt }: Call,
  { draft: id, key, content, network }: { draft: string; key?: string; content: DraftContent; network: string },
): Promise<Omit<SavedDraft, 'key'>> {
  if (!can(actor, 'apply', institution)) throw new ProblemError('forbidden')
  await countAgainst(deps.db, deps, SAVES_FROM_NETWORK, `${institution.id}:${network}`)
  if (!isId(id)) throw new ProblemError('not-found')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [row] = await tx
      .select({ draft: drafts, job: { deadline: jobs.deadline, closedAt: jobs.closedAt } })
      .from(drafts)
      .innerJoin(jobs, and(eq(jobs.institutionId, drafts.institutionId), eq(jobs.id, drafts.jobId)))
      .where(and(eq(drafts.institutionId, institution.id), eq(drafts.id, id)))
      .for('update', { of: drafts })
    const draft = row?.draft
    const isOwn = actor.kind === 'candidate' && actor.id === draft?.candidateId
    const hasKey =
      key !== undefined && deps.keys.hmacs('draft', key).some((hash) => sameSecret(hash, draft?.keyHash ?? ''))
    if (!row || !draft || !(isOwn || hasKey) || draft.expiresAt <= startedAt) throw new ProblemError('not-found')
    await countAgainst(tx, deps, SAVES_OF_DRAFT, `${institution.id}:${id}`)
    const days = await draftDays(tx, institution.id)
    const until = keptUntil(row.job, days, startedAt)
    // What was promised is kept, also when the deadline has been moved forward since.
    const expiresAt = until > startedAt ? until : draft.expiresAt
    const { page } = openContent(deps, draft)
    await tx
      .update(drafts)
      .set({
        content: sealContent(deps, draft, { content, page }),
        savedAt: startedAt,
        expiresAt,
        // Its person has gone on elsewhere: the page of before, whoever's it was, writes over it no more.
        ...(!hasKey && { keyHash: deps.keys.hmac('draft', newSecret()) }),
      })
      .where(and(eq(drafts.institutionId, institution.id), eq(drafts.id, id)))
    await keepForDraft(tx, { deps, institution }, { job: draft.jobId, uploads: content.documents, draft: id })
    return { id, savedAt: startedAt.toISOString(), keptUntil: expiresAt.toISOString() }
  })
}
