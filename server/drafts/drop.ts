import { and, eq, lte, or } from 'drizzle-orm'
import { signedIn } from '../candidates/signed-in.ts'
import type { Tx } from '../db/client.ts'
import { drafts, jobs } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type Erased, eraseDocuments, removeErased } from '../files/erase.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { sameSecret } from '../keys.ts'
import { draftDays, keptUntil } from './kept-until.ts'

/**
 * Drops a draft with the documents that it keeps; what has been sent with an application is that one's. Hand the answer to
 * `removeErased` after the commit.
 */
async function dropDraft(tx: Tx, institutionId: number, id: string): Promise<Erased> {
  const erased = await eraseDocuments(tx, institutionId, { draft: id })
  await tx.delete(drafts).where(and(eq(drafts.institutionId, institutionId), eq(drafts.id, id)))
  return erased
}

/** At the person's wish. @throws ProblemError `not-found`. */
export async function deleteDraft(call: Pick<Call, 'deps' | 'actor' | 'institution' | 'startedAt'>, id: string) {
  const { deps, institution } = call
  const { id: person } = signedIn(call, 'own-application')
  if (!isId(id)) throw new ProblemError('not-found')
  const erased = await inInstitution(deps.db, institution.id, async (tx) => {
    const [row] = await tx
      .select({ id: drafts.id })
      .from(drafts)
      .where(and(eq(drafts.institutionId, institution.id), eq(drafts.id, id), eq(drafts.candidateId, person)))
      .for('update')
    if (!row) throw new ProblemError('not-found')
    return dropDraft(tx, institution.id, id)
  })
  await removeErased(deps, erased)
}

/** What an application came from: the draft of the page that sent it, by its key, and a signed-in person's own. */
export type SentFrom = { draft?: { id: string; key: string } | undefined; candidateId: string | null }

/**
 * The drafts that an application came from, held before any document is, as saving a draft holds them: the one that it was
 * written from, and every other that the signed-in person has for the job. Whoever merely types an address drops nobody's.
 */
export async function holdSent(
  tx: Tx,
  { keys }: Pick<Deps, 'keys'>,
  institutionId: number,
  jobId: number,
  { draft, candidateId }: SentFrom,
): Promise<string[]> {
  const named = draft && isId(draft.id) ? eq(drafts.id, draft.id) : undefined
  const own = candidateId === null ? undefined : eq(drafts.candidateId, candidateId)
  if (!named && !own) return []
  const found = await tx
    .select({ id: drafts.id, candidateId: drafts.candidateId, keyHash: drafts.keyHash })
    .from(drafts)
    .where(and(eq(drafts.institutionId, institutionId), eq(drafts.jobId, jobId), or(named, own)))
    .orderBy(drafts.id)
    .for('update')
  const hashes = draft ? keys.hmacs('draft', draft.key) : []
  const sent = found.filter(
    (row) =>
      (candidateId !== null && row.candidateId === candidateId) ||
      (row.id === draft?.id && hashes.some((hash) => sameSecret(hash, row.keyHash))),
  )
  return sent.map(({ id }) => id)
}

/**
 * Drops them once the application has been taken and has its documents, in the transaction that holds them. Hand the answer to
 * `removeErased` after the commit.
 */
export async function dropSent(tx: Tx, institutionId: number, ids: readonly string[]): Promise<Erased> {
  const erased: Erased = []
  for (const id of ids) erased.push(...(await dropDraft(tx, institutionId, id)))
  return erased
}

/**
 * Everything that somebody has saved, at every institution: when the account goes. In a transaction of the system's; hand the
 * answer to `removeErased` after the commit.
 */
export async function dropDraftsOf(tx: Tx, candidateId: string): Promise<Erased> {
  const found = await tx
    .select({ institutionId: drafts.institutionId, id: drafts.id })
    .from(drafts)
    .where(eq(drafts.candidateId, candidateId))
    .orderBy(drafts.id)
    .for('update')
  const erased: Erased = []
  for (const { institutionId, id } of found) erased.push(...(await dropDraft(tx, institutionId, id)))
  return erased
}

/** How many are dropped in one transaction. */
const AT_ONCE = 200

/** Drops the drafts whose time has run out; where the deadline has been moved since, they are kept so much longer. */
export async function dropExpired(deps: Pick<Deps, 'db' | 'files' | 'log' | 'now'>): Promise<void> {
  const at = deps.now()
  for (let found = AT_ONCE; found === AT_ONCE; ) {
    const erased: Erased = []
    found = await asSystem(deps.db, async (tx) => {
      const ended = await tx
        .select({ draft: drafts, job: { deadline: jobs.deadline, closedAt: jobs.closedAt } })
        .from(drafts)
        .innerJoin(jobs, and(eq(jobs.institutionId, drafts.institutionId), eq(jobs.id, drafts.jobId)))
        .where(lte(drafts.expiresAt, at))
        .orderBy(drafts.id)
        .limit(AT_ONCE)
        .for('update', { of: drafts })
      for (const { draft, job } of ended) {
        const until = keptUntil(job, await draftDays(tx, draft.institutionId), draft.savedAt)
        if (until > at)
          await tx
            .update(drafts)
            .set({ expiresAt: until })
            .where(and(eq(drafts.institutionId, draft.institutionId), eq(drafts.id, draft.id)))
        else erased.push(...(await dropDraft(tx, draft.institutionId, draft.id)))
      }
      return ended.length
    })
    await removeErased(deps, erased)
  }
}
