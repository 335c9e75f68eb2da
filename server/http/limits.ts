import { sql } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import { rateLimits } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from './problem.ts'

/** At most `max` of something in a window of `seconds` that begins with the first of them. */
export type Limit = { name: string; max: number; seconds: number }

/**
 * Counts one more for a subject (an address, a network), in one statement, so that many at once are counted apart. The
 * subject is stored as an HMAC only. Inside a transaction that is rolled back nothing has been counted. Answers when the
 * window ends if this one is beyond the limit, else null. `points`: how much is counted, where not each weighs the same.
 */
export async function overLimit(
  db: Pick<Db, 'insert'>,
  { keys, now }: Pick<Deps, 'keys' | 'now'>,
  limit: Limit,
  subject: string,
  points = 1,
): Promise<Date | null> {
  const at = now()
  const isOver = sql`${rateLimits.expiresAt} <= ${at.toISOString()}::timestamptz`
  const [row] = await db
    .insert(rateLimits)
    .values({
      key: keys.hmac('rate-limit', `${limit.name}:${subject}`),
      points,
      expiresAt: new Date(at.getTime() + limit.seconds * 1000),
    })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        points: sql`case when ${isOver} then excluded.points else least(${rateLimits.points} + excluded.points, ${limit.max + 1}) end`,
        expiresAt: sql`case when ${isOver} then excluded.expires_at else ${rateLimits.expiresAt} end`,
      },
    })
    .returning({ points: rateLimits.points, expiresAt: rateLimits.expiresAt })
  return row!.points > limit.max ? row!.expiresAt : null
}

/**
 * Counts one more and refuses it beyond the limit.
 * @throws ProblemError `too-many-requests` with the seconds until the window ends.
 */
export async function countAgainst(
  db: Pick<Db, 'insert'>,
  deps: Pick<Deps, 'keys' | 'now'>,
  limit: Limit,
  subject: string,
  points = 1,
): Promise<void> {
  const until = await overLimit(db, deps, limit, subject, points)
  if (until)
    throw new ProblemError('too-many-requests', { retryAfter: (until.getTime() - deps.now().getTime()) / 1000 })
}
