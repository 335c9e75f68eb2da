import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { type Asking, isForAll, isInside } from '../applications/open-job.ts'
import { canonicalAddress } from '../candidates/address.ts'
import { ensureCandidate, keepAccount } from '../candidates/ensure.ts'
import type { DraftInput, SavedDraft } from '../contract/draft.ts'
import type { Tx } from '../db/client.ts'
import { drafts, jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { keepForDraft } from '../files/attach.ts'
import { jobIdOf } from '../http/ids.ts'
import { countAgainst } from '../http/limits.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { newSecret } from '../keys.ts'
import { sealContent } from './content.ts'
import { draftDays, keptUntil } from './kept-until.ts'
import { DRAFTS_FROM_NETWORK, DRAFTS_OF_ADDRESS } from './limits.ts'
import { orderDraftMail } from './order-mail.ts'
import { registeredPage } from './page.ts'

/** The job that a draft is for: one that has been published, open or not. @throws ProblemError `not-found`, `job-closed`. */
async function jobOf(tx: Tx, institutionId: number, id: string, { at, proven }: Asking) {
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, jobIdOf(id))))
  const isThere = job && job.audience !== 'test' && (isForAll(job, at) || (proven && isInside(job, at)))
  if (!isThere) throw new ProblemError('not-found')
  if (job.applyAt === 'source') throw new ProblemError('job-closed')
  return job
}

/**
 * Keeps what has been filled in so far as a new draft, and mails where it is gone on with. Nothing in it is judged, and a
 * deadline that has just passed is no reason to lose it. Whoever saves without being signed in makes a draft of its own,
 * whoever's address is typed: it is opened by the key that is answered, or by the person of the address.
 * @throws ProblemError `not-found`, `job-closed`, `deadline-passed` when it would not be kept any more, `too-large`,
 * `too-many-requests`; `sign-in` when the account is gone.
 */
export async function saveDraft(
  { deps, actor, institution, startedAt, proven }: Call,
  { job: jobId, input, network, origin }: { job: string; input: DraftInput; network: string; origin: string },
): Promise<SavedDraft> {
  if (!can(actor, 'apply', institution)) throw new ProblemError('forbidden')
  await countAgainst(deps.db, deps, DRAFTS_FROM_NETWORK, `${institution.id}:${network}`)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const job = await jobOf(tx, institution.id, jobId, { at: startedAt, proven })
    const expiresAt = keptUntil(job, await draftDays(tx, institution.id), startedAt)
    if (expiresAt <= startedAt) throw new ProblemError('deadline-passed')
    await countAgainst(
      tx,
      deps,
      DRAFTS_OF_ADDRESS,
      `${institution.id}:${actor.kind === 'candidate' ? actor.id : canonicalAddress(input.email)}:${network}`,
    )
    const id = deps.newId()
    const key = newSecret()
    const page = input.page === undefined ? null : registeredPage(institution.profile, jobId, origin, input.page)
    const which = { institutionId: institution.id, id, jobId: job.id }
    if (actor.kind === 'candidate' && !(await keepAccount(tx, actor.id))) throw new ProblemError('sign-in')
    const candidateId = actor.kind === 'candidate' ? actor.id : await ensureCandidate(tx, deps, input.email)
    await tx.insert(drafts).values({
      ...which,
      candidateId,
      keyHash: deps.keys.hmac('draft', key),
      content: sealContent(deps, which, { content: input.content, page }),
      language: input.language,
      savedAt: startedAt,
      expiresAt,
    })
    await keepForDraft(tx, { deps, institution }, { job: job.id, uploads: input.content.documents, draft: id })
    await orderDraftMail(tx, deps, { institutionId: institution.id, draft: id, candidateId, network })
    return { id, key, savedAt: startedAt.toISOString(), keptUntil: expiresAt.toISOString() }
  })
}
