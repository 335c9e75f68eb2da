import { and, desc, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { type Feed, type FeedRun, type FeedRunList, Feeds } from '../contract/feeds.ts'
import type { Tx } from '../db/client.ts'
import { feedRuns } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { settingOf } from '../settings/queries.ts'

type Row = typeof feedRuns.$inferSelect

/** The record of a run as its readers see it. */
export const runFrom = ({ institutionId: _, actor: __, ...row }: Row): FeedRun => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
})

/** @throws ProblemError `not-found`. */
export async function runById(tx: Tx, institutionId: number, id: string): Promise<Row> {
  const [row] = isId(id)
    ? await tx
        .select()
        .from(feedRuns)
        .where(and(eq(feedRuns.institutionId, institutionId), eq(feedRuns.id, id)))
    : []
  if (!row) throw new ProblemError('not-found')
  return row
}

/** The institution's feeds as its setting has them. */
export const feedsOf = async (tx: Tx, institutionId: number): Promise<Feed[]> =>
  Feeds.parse((await settingOf(tx, institutionId, 'feeds')).value).feeds

/** @throws ProblemError `not-found`. */
export async function feedBySource(tx: Tx, institutionId: number, source: string): Promise<Feed> {
  const feed = (await feedsOf(tx, institutionId)).find((one) => one.source === source)
  if (!feed) throw new ProblemError('not-found')
  return feed
}

/** What the feeds' runs came to, newest first. @throws ProblemError `forbidden`. */
export async function listRuns(
  { deps, actor, institution }: Call,
  { source, limit }: { source?: string | undefined; limit: number },
): Promise<FeedRunList> {
  if (!can(actor, 'read-feeds', institution)) throw new ProblemError('forbidden')
  const found = await inInstitution(deps.db, institution.id, (tx) =>
    tx
      .select()
      .from(feedRuns)
      .where(and(eq(feedRuns.institutionId, institution.id), source ? eq(feedRuns.source, source) : undefined))
      .orderBy(desc(feedRuns.startedAt), desc(feedRuns.id))
      .limit(limit),
  )
  return { items: found.map(runFrom) }
}
