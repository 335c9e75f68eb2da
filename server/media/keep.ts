import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { MediaSettings, Publishing } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import { jobPublications } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { settingOf } from '../settings/queries.ts'
import { type Basis, derive, type KnownMedium, type Planned, standardMedium } from './derive.ts'

type Row = typeof jobPublications.$inferSelect

/** The institution's media, which `lockJob` holds still until the transaction ends, and a job's publications so far. */
export type MediaFacts = { setting: MediaSettings; existing: readonly Row[] }

export async function mediaFacts(tx: Tx, institutionId: number, jobId: number | undefined): Promise<MediaFacts> {
  const { value } = await settingOf(tx, institutionId, 'media')
  const existing =
    jobId === undefined
      ? []
      : await tx
          .select()
          .from(jobPublications)
          .where(and(eq(jobPublications.institutionId, institutionId), eq(jobPublications.jobId, jobId)))
  return { setting: value as MediaSettings, existing }
}

/** As `derive`, by the institution's list. A medium that has left it is still known to a job that was published there. */
export function deriveFrom({ setting, existing }: MediaFacts, basis: Basis) {
  const known = new Map<string, KnownMedium>([
    ...existing.map(({ mediumKey, kind, cost }) => [mediumKey, { kind, cost }] as const),
    ...setting.media.map(({ key, kind, cost }) => [key, { kind, cost }] as const),
  ])
  return derive(basis, standardMedium(setting, basis.audience), known)
}

/** Of what was said only what is inside: what a source calls internal is in no public medium, whoever said so before. */
export function insideOnly({ setting, existing }: MediaFacts, said: Publishing): Publishing | null {
  const kindOf = (medium: string) =>
    setting.media.find(({ key }) => key === medium)?.kind ?? existing.find((row) => row.mediumKey === medium)?.kind
  const inside = said.filter(({ medium }) => kindOf(medium) === 'intranet')
  return inside.length > 0 ? inside : null
}

/** When a board by mail is to be told next. */
const dueAt = ({ kind, from }: Planned, now: Date) => (kind !== 'board-mail' ? null : from > now ? from : now)

/**
 * Keeps a job's publications as they are planned. What is no longer wanted goes when it had not begun, and is withdrawn when it
 * had. A cost stands until another is said: what a medium costs later is not what this one cost.
 */
export async function keepPublications(
  tx: Tx,
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  { jobId, planned, media: { setting, existing } }: { jobId: number; planned: readonly Planned[]; media: MediaFacts },
): Promise<void> {
  const now = deps.now()
  const own = (row: Row) => and(eq(jobPublications.institutionId, institution.id), eq(jobPublications.id, row.id))
  const added: (typeof jobPublications.$inferInsert)[] = []
  for (const one of planned) {
    const row = existing.find(({ mediumKey }) => mediumKey === one.medium)
    const standing = row && row.withdrawnAt === null ? row.cost : undefined
    const cost = one.cost ?? standing ?? setting.media.find(({ key }) => key === one.medium)?.cost ?? row?.cost ?? 0
    // What has begun cannot have begun before that.
    const hasBegun = row && row.withdrawnAt === null && row.publishedFrom <= now && row.publishedFrom > one.from
    const columns = {
      kind: one.kind,
      publishedFrom: hasBegun ? row.publishedFrom : one.from,
      publishedUntil: one.until,
      cost,
      withdrawnAt: null,
      boardDueAt: dueAt(one, now),
    }
    const isSame =
      row && Object.entries(columns).every(([name, value]) => isDeepStrictEqual(value, row[name as keyof Row]))
    if (isSame) continue
    if (row) await tx.update(jobPublications).set(columns).where(own(row))
    else
      added.push({
        ...columns,
        institutionId: institution.id,
        id: deps.newId(),
        jobId,
        mediumKey: one.medium,
      })
  }
  if (added.length > 0) await tx.insert(jobPublications).values(added)
  for (const row of existing) {
    if (row.withdrawnAt || planned.some(({ medium }) => medium === row.mediumKey)) continue
    if (row.publishedFrom > now) await tx.delete(jobPublications).where(own(row))
    else if (row.publishedUntil === null || row.publishedUntil > now)
      await tx
        .update(jobPublications)
        .set({ withdrawnAt: now, boardDueAt: row.toldHash === null ? null : now })
        .where(own(row))
  }
}

/** A job has come to its end by another than its deadline: boards that have it are told. */
export const tellBoards = (tx: Tx, institutionId: number, jobId: number, now: Date) =>
  tx
    .update(jobPublications)
    .set({ boardDueAt: now })
    .where(
      and(
        eq(jobPublications.institutionId, institutionId),
        eq(jobPublications.jobId, jobId),
        isNotNull(jobPublications.toldHash),
      ),
    )
