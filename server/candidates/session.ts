import { and, eq, gt } from 'drizzle-orm'
import type { Actor } from '../actors.ts'
import type { Session } from '../contract/candidate.ts'
import type { Tx } from '../db/client.ts'
import { candidates, sessions } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { isId } from '../http/ids.ts'
import { sameSecret } from '../keys.ts'

/** A session ends when nothing is asked for so long, … */
export const IDLE_MS = 8 * 3_600_000
/** … and after this in any case. */
const MOST_MS = 24 * 3_600_000
/** How exactly the last use is kept. */
const SEEN_MS = 60_000

/** `bearer`: what a page holds in memory; `cookie`: what carries a session over a reload, or is it on our own pages. */
type Secret = 'bearer' | 'cookie'

type Row = typeof sessions.$inferSelect

/** A session's secret, derived: nothing of it is stored. */
export const secretOf = ({ keys }: Pick<Deps, 'keys'>, use: Secret, id: string) =>
  `${id}.${keys.hmac('session', `${use}:${id}`)}`

export const idleUntil = ({ lastSeenAt, endsAt }: Row) =>
  new Date(Math.min(lastSeenAt.getTime() + IDLE_MS, endsAt.getTime())).toISOString()

/** What the page is told of its session. */
export const sessionAnswer = (deps: Pick<Deps, 'keys'>, row: Row, email: string): Session => ({
  token: secretOf(deps, 'bearer', row.id),
  email,
  idleUntil: idleUntil(row),
  endsAt: row.endsAt.toISOString(),
})

/**
 * Opens a session in a transaction of the system's. With an institution it is worth that institution on that origin; without,
 * it is one of our own pages.
 */
export async function openSession(
  tx: Tx,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
  session: { candidateId: string; device: string } & (
    | { institutionId: number; origin: string }
    | { institutionId: null; origin: null }
  ),
): Promise<Row> {
  const at = now()
  const [row] = await tx
    .insert(sessions)
    .values({ ...session, id: newId(), createdAt: at, lastSeenAt: at, endsAt: new Date(at.getTime() + MOST_MS) })
    .returning()
  return row!
}

/** A session that lives, with its person. */
export type LiveSession = { session: Row; email: string; actor: Extract<Actor, { kind: 'candidate' }> }

/**
 * The session that a secret belongs to, on the origin where it was opened (null: our own pages); null when there is none, it
 * has ended or was opened elsewhere. Marks it as used.
 */
export async function liveSession(
  deps: Pick<Deps, 'db' | 'keys' | 'now'>,
  use: Secret,
  secret: string,
  origin: string | null,
): Promise<LiveSession | null> {
  const [id = ''] = secret.split('.')
  if (!isId(id)) return null
  const isOurs = deps.keys
    .hmacs('session', `${use}:${id}`)
    .map((hash) => sameSecret(secret, `${id}.${hash}`))
    .includes(true)
  if (!isOurs) return null
  const at = deps.now()
  return asSystem(deps.db, async (tx) => {
    const [row] = await tx
      .select({ session: sessions, email: candidates.email })
      .from(sessions)
      .innerJoin(candidates, eq(candidates.id, sessions.candidateId))
      .where(
        and(eq(sessions.id, id), gt(sessions.endsAt, at), gt(sessions.lastSeenAt, new Date(at.getTime() - IDLE_MS))),
      )
    if (!row || row.session.origin !== origin) return null
    if (at.getTime() - row.session.lastSeenAt.getTime() > SEEN_MS) {
      await tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id))
      row.session.lastSeenAt = at
    }
    const { candidateId, institutionId } = row.session
    return { ...row, actor: { kind: 'candidate', id: candidateId, institutionId, session: id } }
  })
}

/** Ends a session: its next request finds nobody. */
export const endSession = ({ db }: Pick<Deps, 'db'>, id: string, candidateId: string) =>
  asSystem(db, (tx) => tx.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.candidateId, candidateId))))
