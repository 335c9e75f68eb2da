import { eq } from 'drizzle-orm'
import { candidates, sessions } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { signedIn } from './signed-in.ts'

/** What changes the account wants a sign-in that is no older than this (T18). */
const FRESH_MS = 15 * 60_000

export const isFresh = ({ createdAt }: Pick<typeof sessions.$inferSelect, 'createdAt'>, at: Date): boolean =>
  at.getTime() - createdAt.getTime() <= FRESH_MS

/** The person, just signed in. @throws ProblemError `sign-in`, `forbidden` also when it was too long ago. */
export async function justSignedIn(call: Call): Promise<{ id: string; emailCanonical: string }> {
  const { session } = signedIn(call, 'own-account')
  const [row] = await asSystem(call.deps.db, (tx) =>
    tx
      .select({ createdAt: sessions.createdAt, id: candidates.id, emailCanonical: candidates.emailCanonical })
      .from(sessions)
      .innerJoin(candidates, eq(candidates.id, sessions.candidateId))
      .where(eq(sessions.id, session)),
  )
  if (!row) throw new ProblemError('sign-in')
  if (!isFresh(row, call.deps.now())) throw new ProblemError('forbidden')
  return row
}
