import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { settings } from '../db/schema/index.ts'
import { effective } from '../settings/queries.ts'

const DAY_MS = 86_400_000
/** What the applicant is told, whatever an institution decides. */
const MOST_DAYS = 30

/** How many days past a deadline the institution keeps drafts. */
export async function draftDays(tx: Tx, institutionId: number): Promise<number> {
  const [row] = await tx
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.institutionId, institutionId), eq(settings.thing, 'retention')))
  return Math.min(effective('retention', row?.value ?? null).draftDays, MOST_DAYS)
}

/** Until when a draft is kept: so many days past the deadline or the job's closing, else past its last saving. */
export function keptUntil(job: { deadline: Date | null; closedAt: Date | null }, days: number, savedAt: Date): Date {
  const ends = [job.deadline, job.closedAt].filter((at) => at !== null).map((at) => at.getTime())
  return new Date((ends.length > 0 ? Math.min(...ends) : savedAt.getTime()) + days * DAY_MS)
}
