import { and, eq, notExists, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { applications, candidates, drafts, jobAgents, poolMembers } from '../db/schema/index.ts'

/** Tables whose rows a person has: while there is one, the account is needed. */
const HELD = [applications, drafts, jobAgents, poolMembers] as const

/** Of `candidates`: nothing of theirs is left at any institution. In a transaction of the system's. */
export const holdsNothing = (tx: Tx): SQL | undefined =>
  and(
    ...HELD.map((table) =>
      notExists(tx.select({ one: sql`1` }).from(table).where(eq(table.candidateId, candidates.id))),
    ),
  )
