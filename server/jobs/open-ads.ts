import { and, desc, eq, gt, gte, isNull, lte, max, min, or } from 'drizzle-orm'
import { institutions, jobs } from '../db/schema/index.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'

type Reading = Pick<Deps, 'db' | 'config' | 'now'>

const published = and(eq(jobs.status, 'published'), eq(jobs.audience, 'public'))
const openAt = (now: Date) =>
  and(
    published,
    lte(jobs.publishFrom, now),
    or(isNull(jobs.deadline), gte(jobs.deadline, now)),
    or(isNull(jobs.listedUntil), gte(jobs.listedUntil, now)),
  )

/** When each of an institution's open ads last changed, newest first; but for entries that stand for a talent pool. */
export const openAdDates = ({ db, now }: Reading, institutionId: number, most: number) =>
  publicly(db)
    .select({ id: jobs.id, changedAt: jobs.updatedAt })
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), openAt(now()), isNull(jobs.poolKey)))
    .orderBy(desc(jobs.updatedAt), desc(jobs.id))
    .limit(most)

/** The first instant at which an institution's open ads are others by the clock alone: one opens, has left the list, or its deadline has passed. */
export async function nextChange({ db, now }: Reading, institutionId: number): Promise<Date | null> {
  const own = eq(jobs.institutionId, institutionId)
  const [opening] = await publicly(db)
    .select({ at: min(jobs.publishFrom) })
    .from(jobs)
    .where(and(own, published, gt(jobs.publishFrom, now())))
  const [closing] = await publicly(db)
    .select({ at: min(jobs.deadline), leaving: min(jobs.listedUntil) })
    .from(jobs)
    .where(and(own, openAt(now())))
  const after = (last: Date | null | undefined) => (last ? last.getTime() + 1 : Infinity)
  const instants = [opening?.at?.getTime() ?? Infinity, after(closing?.at), after(closing?.leaving)]
  const first = Math.min(...instants)
  return Number.isFinite(first) ? new Date(first) : null
}

/** Every institution that is live, with the last change among its ads. One in test is nobody's business yet (R022). */
export const liveInstitutions = ({ db, now }: Pick<Deps, 'db' | 'now'>) =>
  publicly(db)
    .select({ slug: institutions.slug, changedAt: max(jobs.updatedAt) })
    .from(institutions)
    .leftJoin(jobs, and(eq(jobs.institutionId, institutions.id), published, lte(jobs.publishFrom, now())))
    .where(gt(institutions.liveSince, new Date(0)))
    .groupBy(institutions.slug)
    .orderBy(institutions.slug)
