import { type SQL, sql } from 'drizzle-orm'
import { UNDO_MS } from './life.ts'
import { IS_ON, instant, SETTING } from './match.ts'
import { CONFIRM_MS } from './sign-up.ts'

/** An agent's person is asked so long before its end whether to go on. */
export const ASKED_MS = 30 * 86_400_000

const span = (ms: number) => sql`make_interval(secs => ${ms / 1_000})`

/** From when an agent `a` is deleted: a sign-up that nobody confirmed, and what has ended and cannot come back; null for any other. */
export const DROPPED_FROM = sql`(case a.status when 'unconfirmed' then a.created_at + ${span(CONFIRM_MS)}
  when 'ended' then greatest(a.ended_at, a.created_at) + ${span(UNDO_MS)} end)`

/** From when it is asked about, where it is and there are agents again, or ends. Of `a` and `s`. */
const ENDING_FROM = sql`(case when a.renewal_asked_at is null and ${IS_ON}
  then greatest(a.ends_at - ${span(ASKED_MS)}, s.updated_at) else a.ends_at end)`

/**
 * Since when the first agent should have been asked about, ended or deleted; null when there is none. The first two are found by
 * the index of ends; for the last every agent is looked at: fifty milliseconds for a hundred thousand.
 */
export const oldestUnkept = (at: Date): SQL => sql`least(
  (select min(${ENDING_FROM}) from job_agents a ${SETTING} where a.status in ('active', 'paused')
    and a.ends_at <= ${instant(new Date(at.getTime() + ASKED_MS))} and ${ENDING_FROM} <= ${instant(at)}),
  (select min(${DROPPED_FROM}) from job_agents a where a.status in ('unconfirmed', 'ended') and ${DROPPED_FROM} <= ${instant(at)}))`
