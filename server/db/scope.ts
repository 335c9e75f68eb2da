import { sql } from 'drizzle-orm'
import { type Db, rows, type Tx } from './client.ts'

/** A transaction that sees and writes one institution's rows only, by row-level security. */
export function inInstitution<T>(db: Db, institutionId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('opslag.institution', ${String(institutionId)}, true)`)
    return work(tx)
  })
}

/** A transaction for the system's own work across institutions: queue, keys, creating institutions. */
export function asSystem<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('opslag.scope', 'system', true)`)
    return work(tx)
  })
}

/** Inside a transaction: work on what belongs to no institution (candidates). It is after that whose it was before. */
export async function acrossInstitutions<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const [was] = await rows<{ scope: string | null }>(
    tx,
    sql`with was as materialized (select current_setting('opslag.scope', true) as scope)
      select scope, set_config('opslag.scope', 'system', true) from was`,
  )
  const result = await work(tx)
  if (was?.scope !== 'system') await tx.execute(sql`select set_config('opslag.scope', '', true)`)
  return result
}

/** For public reads: sees what is published, nothing else. One statement, no transaction. */
export const publicly = (db: Db): Db => db
