import { lte, or } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { sessions, signIns } from '../db/schema/index.ts'
import { CODES_A_DAY } from './limits.ts'
import { IDLE_MS } from './session.ts'

/** Deletes sessions that have ended, and codes a day after theirs. */
export async function sweepEnded(tx: Tx, at: Date): Promise<void> {
  const before = (ms: number) => new Date(at.getTime() - ms)
  await tx.delete(sessions).where(or(lte(sessions.endsAt, at), lte(sessions.lastSeenAt, before(IDLE_MS))))
  // The codes of a day are what the limit of an address counts.
  await tx.delete(signIns).where(lte(signIns.expiresAt, before(CODES_A_DAY.ms)))
}
