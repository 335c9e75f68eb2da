import { and, desc, eq, lt, lte, ne, sql } from 'drizzle-orm'
import { actorName } from '../actors.ts'
import type { FeedRun } from '../contract/feeds.ts'
import type { Tx } from '../db/client.ts'
import { feedRuns } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import type { Call } from '../http/router.ts'
import { cleanLine } from '../http/text.ts'
import { LEASE_MS } from './lease.ts'
import type { Refusal } from './prepare.ts'
import { runFrom } from './queries.ts'

const MOST_REFUSALS = 200
const LONGEST_NAME = 300
const KEPT_MS = 90 * 86_400_000

export type Counts = Pick<FeedRun, 'found' | 'added' | 'changed' | 'unchanged' | 'closed'>
export const NOTHING: Counts = { found: 0, added: 0, changed: 0, unchanged: 0, closed: 0 }

/** How a run ended. */
export type Ending = {
  outcome: 'done' | 'not-modified' | 'held' | 'failed'
  reason: string | null
  counts: Counts
  refusals: Refusal[]
}

/** A source's own words, as they may be stored, and shown in a terminal. */
const named = (words: string): string => cleanLine(words).slice(0, LONGEST_NAME).toWellFormed()

const ofSource = (institutionId: number, source: string) =>
  and(eq(feedRuns.institutionId, institutionId), eq(feedRuns.source, source))
const interrupted = (endedAt: Date) => ({ outcome: 'failed', reason: 'interrupted', endedAt }) as const

/** Writes down that a run has begun. One that is still said to run has died: its lease is ours now. */
export async function beginRun({ deps, actor, institution }: Call, source: string): Promise<string> {
  const id = deps.newId()
  const now = deps.now()
  await inInstitution(deps.db, institution.id, async (tx) => {
    await tx
      .update(feedRuns)
      .set(interrupted(now))
      .where(and(ofSource(institution.id, source), eq(feedRuns.outcome, 'running')))
    await tx.insert(feedRuns).values({
      institutionId: institution.id,
      id,
      source,
      startedAt: now,
      outcome: 'running',
      refusals: [],
      actor: actorName(actor),
    })
  })
  return id
}

/** The run that waits for a person, if one does. */
async function heldRun(tx: Tx, institutionId: number, source: string) {
  const [held] = await tx
    .select({ id: feedRuns.id })
    .from(feedRuns)
    .where(and(ofSource(institutionId, source), eq(feedRuns.outcome, 'held')))
    .orderBy(desc(feedRuns.startedAt))
    .limit(1)
  return held
}

/**
 * Writes down how a run ended. One that is held while another waits takes that one's row, so that they do not pile up;
 * one that went well ends the waiting: `releasing` is the run that a person let through.
 */
export async function endRun(
  { deps, institution }: Call,
  { id, source, releasing }: { id: string; source: string; releasing: string | null },
  { outcome, reason, counts, refusals }: Ending,
): Promise<FeedRun> {
  const ended = {
    outcome,
    reason,
    ...counts,
    endedAt: deps.now(),
    refused: new Set(refusals.map(({ item }) => item)).size,
    refusals: refusals
      .slice(0, MOST_REFUSALS)
      .map(({ item, path, code }) => ({ item: named(item), path: named(path), code: named(code) })),
  }
  const row = await inInstitution(deps.db, institution.id, async (tx) => {
    const own = and(eq(feedRuns.institutionId, institution.id), eq(feedRuns.id, id))
    const waiting = outcome === 'held' ? await heldRun(tx, institution.id, source) : undefined
    if (waiting) {
      const [mine] = await tx.delete(feedRuns).where(own).returning({ startedAt: feedRuns.startedAt })
      const [again] = await tx
        .update(feedRuns)
        .set({ ...ended, ...mine })
        .where(and(eq(feedRuns.institutionId, institution.id), eq(feedRuns.id, waiting.id)))
        .returning()
      return again
    }
    if (outcome === 'done' || outcome === 'not-modified')
      await tx
        .update(feedRuns)
        .set({
          outcome:
            outcome === 'done' && releasing !== null
              ? sql`case when ${feedRuns.id} = ${releasing}::uuid then 'released' else 'dismissed' end`
              : 'dismissed',
        })
        .where(and(ofSource(institution.id, source), eq(feedRuns.outcome, 'held')))
    const [mine] = await tx.update(feedRuns).set(ended).where(own).returning()
    return mine
  })
  return runFrom(row as typeof feedRuns.$inferSelect)
}

/** Ends the records of runs that died, and deletes those of 90 days ago that wait for nobody. */
export async function sweepRuns({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  const at = now()
  await asSystem(db, async (tx) => {
    await tx
      .update(feedRuns)
      .set(interrupted(at))
      .where(
        and(
          eq(feedRuns.outcome, 'running'),
          lte(feedRuns.startedAt, new Date(at.getTime() - LEASE_MS)),
          sql`not exists (select from feeds f where f.institution_id = ${feedRuns.institutionId}
            and f.source = ${feedRuns.source} and f.leased_until > ${at.toISOString()}::timestamptz)`,
        ),
      )
    await tx
      .delete(feedRuns)
      .where(and(ne(feedRuns.outcome, 'held'), lt(feedRuns.startedAt, new Date(at.getTime() - KEPT_MS))))
  })
}

/** Takes a held run off the list of what waits. Answers null when it waited no longer. */
export async function dismissHeld(tx: Tx, institutionId: number, id: string): Promise<FeedRun | null> {
  const [row] = await tx
    .update(feedRuns)
    .set({ outcome: 'dismissed' })
    .where(and(eq(feedRuns.institutionId, institutionId), eq(feedRuns.id, id), eq(feedRuns.outcome, 'held')))
    .returning()
  return row ? runFrom(row) : null
}
