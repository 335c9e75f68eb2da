import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNotNull, not } from 'drizzle-orm'
import type { MediaSettings, Publishing } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import { jobPublications, jobs } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { settingOf } from '../settings/queries.ts'
import { type Basis, derive, type KnownMedium, type Planned, standardMedium } from './derive.ts'

type Row = typeof jobPublications.$inferSelect

/** A job's last period in a medium. `over`: when it ended, as the job stood until now. */
type Last = Row & { over: Date | null }

/**
 * The institution's media, which `lockJob` holds still until the transaction ends, and a job's last period in each medium that
 * it was or is to be in.
 */
export type MediaFacts = { setting: MediaSettings; existing: readonly Last[] }

/** The earliest of them that has come; null: none has. */
function overAt(ends: readonly (Date | null)[], now: Date): Date | null {
  const passed = ends.filter((end) => end !== null).sort((one, other) => one.getTime() - other.getTime())
  return passed[0] && passed[0] <= now ? passed[0] : null
}

export async function mediaFacts(
  tx: Tx,
  institutionId: number,
  jobId: number | undefined,
  now: Date,
): Promise<MediaFacts> {
  const { value } = await settingOf(tx, institutionId, 'media')
  const found =
    jobId === undefined
      ? []
      : await tx
          .select({ row: jobPublications, deadline: jobs.deadline, closedAt: jobs.closedAt })
          .from(jobPublications)
          .innerJoin(
            jobs,
            and(eq(jobs.institutionId, jobPublications.institutionId), eq(jobs.id, jobPublications.jobId)),
          )
          .where(
            and(
              eq(jobPublications.institutionId, institutionId),
              eq(jobPublications.jobId, jobId),
              not(jobPublications.superseded),
            ),
          )
  const existing = found.map(({ row, deadline, closedAt }) => {
    const over = overAt([row.withdrawnAt, row.publishedUntil ?? deadline, closedAt], now)
    return { ...row, over }
  })
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

/** Did it stand there? One that was taken back before it began, or ended before, never did. */
const stood = ({ publishedFrom, publishedUntil, over }: Last) =>
  over !== null && publishedFrom <= over && publishedUntil?.getTime() !== publishedFrom.getTime()

/** What the board knows goes along to the period that it is to show from now on. */
const knownToBoard = ({ toldHash, toldUntil, toldMail }: Row, now: Date) =>
  toldHash === null ? null : { toldHash, toldUntil, toldMail, boardDueAt: now }
const UNKNOWN = { toldHash: null, toldUntil: null, toldMail: null, boardDueAt: null }

/**
 * Keeps a job's publications as they are planned. What is no longer wanted goes when it had not begun, and is withdrawn when it
 * had. A cost stands until another is said: what a medium costs later is not what this one cost. A period that is over stays as it
 * was, and a job that comes back to the medium has a new one there, with a cost of its own.
 */
export async function keepPublications(
  tx: Tx,
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  {
    jobId,
    planned,
    media: { setting, existing },
    isOpen,
  }: { jobId: number; planned: readonly Planned[]; media: MediaFacts; isOpen: boolean },
): Promise<void> {
  const now = deps.now()
  const change = (row: Row, columns: Partial<typeof jobPublications.$inferInsert>) =>
    tx
      .update(jobPublications)
      .set(columns)
      .where(and(eq(jobPublications.institutionId, institution.id), eq(jobPublications.id, row.id)))
  const added: (typeof jobPublications.$inferInsert)[] = []
  for (const one of planned) {
    const row = existing.find(({ mediumKey }) => mediumKey === one.medium)
    const wasOver = row !== undefined && row.over !== null && isOpen && (one.last === null || one.last >= now)
    const comesBack = wasOver && stood(row)
    if (row?.withdrawnAt && !comesBack) continue
    const standing = row && !comesBack ? row.cost : undefined
    const cost = one.cost ?? standing ?? setting.media.find(({ key }) => key === one.medium)?.cost ?? row?.cost ?? 0
    // What has begun cannot have begun before that, and what comes back not before it does.
    const since = wasOver ? now : row && row.publishedFrom <= now ? row.publishedFrom : null
    const columns = {
      kind: one.kind,
      publishedFrom: since && since > one.from ? since : one.from,
      publishedUntil: one.until,
      cost,
      boardDueAt: dueAt(one, now),
    }
    if (row && !comesBack) {
      const isSame = Object.entries(columns).every(([name, value]) => isDeepStrictEqual(value, row[name as keyof Row]))
      if (!isSame) await change(row, columns)
    } else {
      // Before the new one is: there is one last period in a medium.
      if (row)
        await change(row, { ...UNKNOWN, superseded: true, ...(!row.withdrawnAt && { publishedUntil: row.over }) })
      const own = { institutionId: institution.id, id: deps.newId(), jobId, mediumKey: one.medium }
      added.push({ ...columns, ...own, ...(row && knownToBoard(row, now)) })
    }
  }
  if (added.length > 0) await tx.insert(jobPublications).values(added)
  for (const row of existing) {
    if (row.withdrawnAt || planned.some(({ medium }) => medium === row.mediumKey)) continue
    const told = { boardDueAt: row.toldHash === null ? null : now }
    // Whether it is still to begin, or ended with the job before it had.
    if (row.publishedFrom > now || (row.over !== null && !stood(row)))
      await tx
        .delete(jobPublications)
        .where(and(eq(jobPublications.institutionId, institution.id), eq(jobPublications.id, row.id)))
    else if (row.over === null) await change(row, { ...told, withdrawnAt: now })
    // It ended with the job, which may be open again.
    else if (row.publishedUntil === null || row.publishedUntil > row.over)
      await change(row, { ...told, publishedUntil: row.over })
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
