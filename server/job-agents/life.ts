import { and, eq, sql } from 'drizzle-orm'
import { audit } from '../audit/record.ts'
import type { Tx } from '../db/client.ts'
import { jobAgents } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lifeFrom, nextDigest } from './next-digest.ts'
import type { AgentRow } from './queries.ts'

type By = Pick<Call, 'deps' | 'actor' | 'requestId'>

/** After leaving it can be undone for so long; then the row goes. */
export const UNDO_MS = 7 * 86_400_000

const one = ({ institutionId, id }: Pick<AgentRow, 'institutionId' | 'id'>) =>
  and(eq(jobAgents.institutionId, institutionId), eq(jobAgents.id, id))

type Set = Partial<typeof jobAgents.$inferInsert>

async function write(tx: Tx, call: By, row: AgentRow, set: Set, action: string): Promise<AgentRow> {
  const [written] = await tx.update(jobAgents).set(set).where(one(row)).returning()
  if (!written) throw new ProblemError('gone')
  await audit(tx, { ...call, institution: { id: row.institutionId } }, action, `job-agent:${row.id}`)
  return written
}

/** Has it found what it has not told? */
const UNTOLD = (row: AgentRow) => sql<boolean>`exists (
  select from agent_matches m where m.institution_id = ${row.institutionId} and m.agent_id = ${row.id}::uuid and m.digest_id is null)`

/** When it tells next: never while there is nothing, or while it is paused. */
async function nextOf(tx: Tx, { deps }: By, row: AgentRow): Promise<Date | null> {
  if (row.status !== 'active') return null
  const [found] = await tx
    .select({ untold: UNTOLD(row) })
    .from(jobAgents)
    .where(one(row))
  return found?.untold ? nextDigest(row.frequency, deps.now(), row.lastDigestAt) : null
}

/**
 * Starts an agent whose person has shown to own the address: one that waits for that, or has ended, lives from now on; one that
 * is paused goes on; one that runs is as it was.
 */
export async function startAgent(
  tx: Tx,
  call: By,
  row: AgentRow,
  chosen: Partial<Pick<AgentRow, 'frequency' | 'language'>> = {},
): Promise<AgentRow> {
  if (row.status === 'active' || row.status === 'paused') {
    const started: AgentRow = { ...row, ...chosen, status: 'active' }
    return write(
      tx,
      call,
      row,
      { ...chosen, status: 'active', nextDigestAt: await nextOf(tx, call, started) },
      'agent-changed',
    )
  }
  const at = call.deps.now()
  return write(
    tx,
    call,
    row,
    {
      ...chosen,
      status: 'active',
      confirmedAt: at,
      endsAt: lifeFrom(at),
      renewalAskedAt: null,
      endedAt: null,
      endedReason: null,
      nextDigestAt: null,
    },
    'agent-confirmed',
  )
}

/** Changes what its person decides. What it had found by another search, and has not told, is looked at again before it is. */
export async function changeRow(
  tx: Tx,
  call: By,
  row: AgentRow,
  set: Partial<Omit<AgentRow, 'institutionId' | 'id' | 'candidateId'>>,
): Promise<AgentRow> {
  const nextDigestAt = await nextOf(tx, call, { ...row, ...set })
  return write(tx, call, row, { ...set, nextDigestAt }, 'agent-changed')
}

/** Ends it; its person may undo that for a week. What waits to be confirmed goes at once. */
export async function leave(tx: Tx, call: By, row: AgentRow): Promise<AgentRow> {
  if (row.status === 'ended') return row
  if (row.status === 'unconfirmed') {
    await tx.delete(jobAgents).where(one(row))
    return { ...row, status: 'ended' }
  }
  const set: Set = { status: 'ended', endedAt: call.deps.now(), endedReason: 'left', nextDigestAt: null }
  return write(tx, call, row, set, 'agent-ended')
}

/** May leaving it still be undone? */
export const canUndo = (row: AgentRow, now: Date): boolean =>
  row.status === 'ended' &&
  row.endedReason === 'left' &&
  row.endedAt !== null &&
  now.getTime() - row.endedAt.getTime() < UNDO_MS

/** Has one that had ended run again, as if it had not. */
export async function resume(tx: Tx, call: By, row: AgentRow): Promise<AgentRow> {
  const back: Set = { status: 'active', endedAt: null, endedReason: null }
  const nextDigestAt = await nextOf(tx, call, { ...row, status: 'active' })
  return write(tx, call, row, { ...back, nextDigestAt }, 'agent-resumed')
}

/** Takes its person's leaving back: it runs again. @throws ProblemError `gone` when the week is over or it ended otherwise. */
export async function undoLeaving(tx: Tx, call: By, row: AgentRow): Promise<AgentRow> {
  if (row.status === 'active' || row.status === 'paused') return row
  if (!canUndo(row, call.deps.now())) throw new ProblemError('gone')
  return resume(tx, call, row)
}

/** Another twelve months from now. @throws ProblemError `gone` for one that has ended or never began. */
export async function goOn(tx: Tx, call: By, row: AgentRow): Promise<AgentRow> {
  if (row.status !== 'active' && row.status !== 'paused') throw new ProblemError('gone')
  return write(tx, call, row, { endsAt: lifeFrom(call.deps.now()), renewalAskedAt: null }, 'agent-renewed')
}
