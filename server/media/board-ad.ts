import { createHash } from 'node:crypto'
import { and, eq, not, type SQL } from 'drizzle-orm'
import type { MediaSettings, Medium } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import { jobPublications, jobs } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { type JobRecord, jobRecords } from '../jobs/read.ts'
import { jobFrom, withMedium } from '../jobs/shape.ts'
import type { BoardAd } from '../mail/board-letters.ts'
import { settingOf } from '../settings/queries.ts'

type Row = typeof jobPublications.$inferSelect

/** A publication on a board by mail with its job, and the board as the institution's list has it now. */
export type OnBoard = { row: Row; record: JobRecord; medium: (Medium & { address: string }) | null }

export async function onBoard(tx: Tx, row: Row): Promise<OnBoard | null> {
  const { institutionId, jobId } = row
  const [record] = await jobRecords(tx).where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, jobId)))
  if (!record) return null
  const { value } = await settingOf(tx, institutionId, 'media')
  const medium = (value as MediaSettings).media.find(({ key }) => key === row.mediumKey)
  const address = medium?.kind === 'board-mail' ? medium.address : null
  return { row, record, medium: medium && address ? { ...medium, address } : null }
}

/** What a mail's order named: the job's last period on that board, when it has come back there since. */
export async function publicationOnBoard(tx: Tx, institutionId: number, id: string): Promise<OnBoard | null> {
  const own = (wanted: SQL | undefined) =>
    tx
      .select()
      .from(jobPublications)
      .where(and(eq(jobPublications.institutionId, institutionId), wanted))
  const [row] = await own(eq(jobPublications.id, id))
  if (!row?.superseded) return row ? onBoard(tx, row) : null
  const { jobId, mediumKey } = row
  const [last] = await own(
    and(eq(jobPublications.jobId, jobId), eq(jobPublications.mediumKey, mediumKey), not(jobPublications.superseded)),
  )
  return onBoard(tx, last ?? row)
}

/** Its last instant there; null: none. */
export const lastOf = ({ row, record }: Pick<OnBoard, 'row' | 'record'>): Date | null =>
  row.publishedUntil ?? record.deadline

/** `over`: it had its time, was taken out, or the job is closed. */
export function standing(on: Pick<OnBoard, 'row' | 'record'>, now: Date): 'planned' | 'shown' | 'over' {
  const { row, record } = on
  const last = lastOf(on)
  if (row.withdrawnAt || row.superseded || record.status === 'closed' || (last && last < now)) return 'over'
  return row.publishedFrom > now ? 'planned' : 'shown'
}

/** What the board is told of the ad, in the ad's own language. */
export function boardAdOf(on: OnBoard & { medium: Medium }, deps: Pick<Deps, 'config' | 'now'>): BoardAd {
  const { record, medium } = on
  const { language } = record
  const job = jobFrom(record, deps, language, { isBrief: true })
  return { language, medium, job, url: withMedium(job.url, medium.key), until: lastOf(on) }
}

/** Changes with what a board would read. */
export const hashOf = ({ language, job, url, until }: BoardAd): string => {
  const { title, body, deadline, department, category, location, employmentType, workHours, employmentArea } = job
  const { pay, fixedTenure, startDate, workplace, numberOfPositions, contacts, applyOtherwise } = job
  const said = [language, url, until, title, body, deadline, department, category, location, employmentType, workHours]
  const rest = [employmentArea, pay, fixedTenure, startDate, workplace, numberOfPositions, contacts, applyOtherwise]
  return createHash('sha256')
    .update(JSON.stringify([said, rest]))
    .digest('hex')
}
