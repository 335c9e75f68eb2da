import { and, desc, eq, gt } from 'drizzle-orm'
import type { DraftSummary } from '../contract/draft.ts'
import type { InternalSettings } from '../contract/internal.ts'
import type { Tx } from '../db/client.ts'
import { drafts, jobs } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { adAddress } from '../jobs/shape.ts'

/** One person's living drafts at one institution, the newest first, as rows. */
export const draftRows = (tx: Tx, institutionId: number, candidateId: string, at: Date, id?: string) =>
  tx
    .select({
      draft: drafts,
      job: {
        id: jobs.id,
        title: jobs.title,
        deadline: jobs.deadline,
        audience: jobs.audience,
        publishFrom: jobs.publishFrom,
        internalFrom: jobs.internalFrom,
      },
    })
    .from(drafts)
    .innerJoin(jobs, and(eq(jobs.institutionId, drafts.institutionId), eq(jobs.id, drafts.jobId)))
    .where(
      and(
        eq(drafts.institutionId, institutionId),
        eq(drafts.candidateId, candidateId),
        gt(drafts.expiresAt, at),
        id === undefined ? undefined : eq(drafts.id, id),
      ),
    )
    .orderBy(desc(drafts.savedAt), desc(drafts.id))

type Row = Awaited<ReturnType<typeof draftRows>>[number]

export const draftSummary = (
  { config, now }: Pick<Deps, 'config' | 'now'>,
  { profile, slug }: Pick<InstitutionRef, 'profile' | 'slug'>,
  internal: InternalSettings,
  { draft, job }: Row,
): DraftSummary => ({
  id: draft.id,
  job: {
    id: String(draft.jobId),
    title: job.title,
    url: adAddress({ origin: config.origin, slug, pages: profile.pages, internal }, job, now()),
    deadline: job.deadline?.toISOString() ?? null,
  },
  savedAt: draft.savedAt.toISOString(),
  keptUntil: draft.expiresAt.toISOString(),
})
