import { and, eq } from 'drizzle-orm'
import { type Actor, actorName } from '../actors.ts'
import type { ReportFacts } from '../contract/statistics.ts'
import type { Tx } from '../db/client.ts'
import { apiKeys } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { invalidField } from '../http/problem.ts'
import { dayOf } from './day.ts'

/** Longer than this is no one report. */
const MOST_YEARS = 20
/** Before this nothing was counted, and a year earlier is still a year that a calendar knows. */
const EARLIEST = '1900-01-01'

/** First and last day of a report: the twelve months to today where nothing is said. @throws ProblemError `invalid`. */
export function daysOf(now: Date, { from, to }: { from?: string | undefined; to?: string | undefined }) {
  const last = to ?? dayOf(now)
  if (last < EARLIEST) throw invalidField('to', 'invalid')
  const yearBefore = new Date(`${last}T00:00:00Z`)
  yearBefore.setUTCFullYear(yearBefore.getUTCFullYear() - 1)
  yearBefore.setUTCDate(yearBefore.getUTCDate() + 1)
  const first = from ?? yearBefore.toISOString().slice(0, 10)
  if (first < EARLIEST && from !== undefined) throw invalidField('from', 'invalid')
  if (first > last) throw invalidField('from', 'invalid')
  if (Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > MOST_YEARS) throw invalidField('from', 'too-long')
  return { from: first, to: last }
}

/** Who draws a report: what the key was named when it was made, or who runs the system (R186). */
export async function drawerOf(
  tx: Tx,
  { actor, deps }: { actor: Actor; deps: Pick<Deps, 'config'> },
): Promise<ReportFacts['drawnBy']> {
  const name = { actor: actorName(actor), name: deps.config.operator }
  if (actor.kind !== 'key') return name
  const [key] = await tx
    .select({ name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.institutionId, actor.institutionId), eq(apiKeys.id, actor.id)))
  return { ...name, name: key?.name ?? '' }
}
