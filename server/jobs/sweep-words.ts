import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../db/client.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'

/** Words in one statement; while those are deleted, ads that bring words wait. */
const AT_ONCE = 1_000
/** The sweep waits no longer for ads. */
const PATIENCE = '500ms'

/** What PostgreSQL answers when a lock was waited for too long, and when a statement took too long. */
const TOO_LATE: readonly unknown[] = ['55P03', '57014']
const isLate = (error: unknown): boolean => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return TOO_LATE.includes(code) || (cause !== undefined && isLate(cause))
}

/**
 * Some words behind one, and which of them are in no ad now. A few ads say of most words that they are: only of rare ones the index
 * is asked, which would answer with most of the table for a frequent one.
 */
async function someBehind(tx: Tx, after: number): Promise<{ last: number | null; unused: number[] }> {
  const [found] = await rows<{ last: number | null; unused: string }>(
    tx,
    sql`with some_words as materialized (select id from search_words where id > ${after} order by id limit ${AT_ONCE}),
      frequent as materialized (select distinct unnest(words) as id from job_search tablesample system (1)),
      judged as materialized (select id, id not in (select id from frequent)
        and not exists (select from job_search j where j.words @> array[some_words.id]) as is_unused from some_words)
      select max(id) as last, coalesce(json_agg(id) filter (where is_unused), '[]')::text as unused from judged`,
  )
  return { last: found?.last ?? null, unused: JSON.parse(found?.unused ?? '[]') }
}

/** Deletes those of the words that are in no ad: while it does, no transaction that brings an ad is under way or begins. */
export async function dropWords(tx: Tx, words: readonly number[]): Promise<number> {
  await tx.execute(sql`select set_config('lock_timeout', ${PATIENCE}, true)`)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('search words', 0))`)
  // A statement of its own: it sees what those have written who were waited for.
  const gone = await rows(
    tx,
    sql`delete from search_words w where w.id in (select id::int from json_array_elements_text(${JSON.stringify(words)}::text::json) as given(id))
      and not exists (select from job_search j where j.words @> array[w.id]) returning 1`,
  )
  return gone.length
}

/**
 * Deletes the words of search that are in no ad any more: among them may be people's names. An ad that brings such a word at the
 * same moment keeps it, or writes it anew. What is in the way is passed over until the next time. Answers how many went.
 */
export async function sweepWords({ db }: Pick<Deps, 'db'>, signal: AbortSignal): Promise<number> {
  let gone = 0
  for (let after: number | null = 0; after !== null && !signal.aborted; ) {
    const from: number = after
    const { last, unused } = await asSystem(db, (tx) => someBehind(tx, from))
    after = last
    if (unused.length === 0) continue
    try {
      gone += await asSystem(db, (tx) => dropWords(tx, unused))
    } catch (error) {
      if (!isLate(error)) throw error
    }
  }
  return gone
}
