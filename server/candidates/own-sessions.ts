import { and, desc, eq, ne } from 'drizzle-orm'
import { institutions, sessions } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Call } from '../http/router.ts'
import { signedIn } from './signed-in.ts'

/** A session as its person sees it. `institution` is the short name of the page's, null for our own pages. */
export type OwnSession = {
  id: string
  device: string
  institution: string | null
  institutionId: number | null
  createdAt: Date
  lastSeenAt: Date
  isThis: boolean
}

/** Where the person is signed in, the last used first. @throws ProblemError `sign-in`, `forbidden`. */
export async function listSessions(call: Call): Promise<OwnSession[]> {
  const { id, session } = signedIn(call, 'own-account')
  const found = await asSystem(call.deps.db, (tx) =>
    tx
      .select({ session: sessions, institution: institutions.slug })
      .from(sessions)
      .leftJoin(institutions, eq(institutions.id, sessions.institutionId))
      .where(eq(sessions.candidateId, id))
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt)),
  )
  return found.map(({ session: row, institution }) => ({
    id: row.id,
    device: row.device,
    institution,
    institutionId: row.institutionId,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    isThis: row.id === session,
  }))
}

/** Ends all of the person's sessions but this one. @throws ProblemError `sign-in`, `forbidden`. */
export async function endOthers(call: Call): Promise<void> {
  const { id, session } = signedIn(call, 'own-account')
  await asSystem(call.deps.db, (tx) =>
    tx.delete(sessions).where(and(eq(sessions.candidateId, id), ne(sessions.id, session))),
  )
}
