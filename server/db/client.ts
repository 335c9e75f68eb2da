import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { lockFolder } from './lock.ts'
import * as schema from './schema/index.ts'
import { turns } from './turns.ts'

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>
/** A transaction's own handle. Inside it no other handle may be used: the embedded database would wait for itself. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export type Database = {
  db: Db
  kind: 'postgres' | 'embedded'
  /**
   * Calls back at each NOTIFY on the channel, and `lost` whenever notifications may have been missed (the connection
   * broke and is back). Answers what ends the listening.
   */
  listen(channel: string, heard: (payload: string) => void, lost: () => void): Promise<() => Promise<void>>
  /**
   * Takes what was deleted from these tables off the disk (T45), table by table, so that requests come in between. The embedded
   * database keeps no byte of it, in the tables or in the log of its writes. PostgreSQL gives the room free and takes it out
   * of its statistics; what its log and its backups hold is the operator's.
   */
  vacuum(tables: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** The role that embedded databases and development superusers work as: one that row-level security holds for. */
const APP_ROLE = 'opslag_app'
const GRANTS = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
  end $$;
  grant usage on schema public to ${APP_ROLE};
  grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};
  grant usage, select on all sequences in schema public to ${APP_ROLE};
  grant usage on schema drizzle to ${APP_ROLE};
  grant select on all tables in schema drizzle to ${APP_ROLE};`

/** The embedded database has no other role that could take deleted rows off its disk. */
const UPKEEP = `
  grant maintain on all tables in schema public to ${APP_ROLE};
  grant pg_checkpoint to ${APP_ROLE};
  grant execute on function pg_switch_wal() to ${APP_ROLE};
  grant execute on function pg_ls_waldir() to ${APP_ROLE};`
/** Written anew, a segment of the log must not be an old one under another name. */
const START = [...PGlite.defaultStartParams, '-c', 'wal_recycle=off']

/** Beside the sources and beside the built server alike. */
export const MIGRATIONS = [
  path.join(import.meta.dirname, 'migrations'),
  path.join(import.meta.dirname, '../../server/db/migrations'),
].find((folder) => existsSync(folder)) as string

/** The superuser was named in `DATABASE_URL`, for whom row-level security does nothing. */
export class SuperuserRefused extends Error {
  constructor(role: string) {
    super(
      `DATABASE_URL logs in as "${role}", a role that row-level security does not hold for. Use a role that is neither superuser nor has BYPASSRLS.`,
    )
  }
}

/**
 * PostgreSQL with its migrations done.
 * @throws SuperuserRefused in production when the role escapes row-level security; elsewhere it works as `opslag_app`.
 */
export async function openPostgres(url: string, { production }: { production: boolean }): Promise<Database> {
  const quiet = { onnotice: () => {} }
  const setup = postgres(url, { max: 1, ...quiet })
  let role: string | undefined
  try {
    const [login] = await setup<{ name: string; escapes: boolean }[]>`
      select rolname as name, rolsuper or rolbypassrls as escapes from pg_roles where rolname = current_user`
    if (login?.escapes && production) throw new SuperuserRefused(login.name)
    // One migrates at a time, however many processes start at once.
    await setup`select pg_advisory_lock(7301)`
    await migratePostgres(drizzlePostgres(setup), { migrationsFolder: MIGRATIONS })
    if (login?.escapes) {
      await setup.unsafe(GRANTS)
      role = APP_ROLE
    }
  } finally {
    await setup.end()
  }
  const client = postgres(url, {
    ...quiet,
    max: 10,
    connect_timeout: 5,
    // No statement here runs long enough to be worth compiling, which takes a second where the planner thinks otherwise.
    connection: { statement_timeout: 5_000, lock_timeout: 2_000, jit: 'off', ...(role && { role }) },
  })
  return {
    db: drizzlePostgres(client, { schema }) as unknown as Db,
    kind: 'postgres',
    async listen(channel, heard, lost) {
      let connected = false
      const { unlisten } = await client.listen(channel, heard, () => {
        if (connected) lost()
        connected = true
      })
      return unlisten
    },
    async vacuum(tables) {
      // As the owner of the tables, and with all the time that it takes: nobody waits for it.
      const own = postgres(url, { max: 1, ...quiet, connection: { lock_timeout: 2_000 } })
      try {
        for (const table of tables) await own`vacuum (analyze, skip_locked) ${own(table)}`
      } finally {
        await own.end({ timeout: 5 })
      }
    },
    close: () => client.end({ timeout: 5 }),
  }
}

/**
 * Whoever asks the server comes in between statements. The embedded database works on our own thread, and one statement follows another by promises
 * alone: while many wait for it, nobody would be heard and no answer would leave.
 */
function letOthersIn(pg: PGlite): void {
  if (Object.hasOwn(pg, 'execProtocolRaw')) return
  const execute = pg.execProtocolRaw.bind(pg)
  const turn = turns()
  pg.execProtocolRaw = async (...message) => {
    const answer = await execute(...message)
    await turn()
    return answer
  }
}

/** An embedded database that is already open, with its migrations done. */
export async function fromPglite(pg: PGlite): Promise<Database> {
  letOthersIn(pg)
  await pg.exec('reset role')
  await migrateEmbedded(drizzleEmbedded(pg), { migrationsFolder: MIGRATIONS })
  await pg.exec(GRANTS)
  await pg.exec(UPKEEP)
  await pg.exec(`set role ${APP_ROLE}`)
  return {
    db: drizzleEmbedded(pg, { schema }) as unknown as Db,
    kind: 'embedded',
    listen: (channel, heard) => pg.listen(channel, heard),
    async vacuum(tables) {
      for (const table of tables) await pg.query(`vacuum (full) "${table}"`)
      // The log begins a new segment, and those before it go; as often as there are some, since old ones may lie ready.
      const { rows: segments } = await pg.query('select from pg_ls_waldir()')
      for (let left = segments.length; left > 0; left--) {
        await pg.query('select pg_switch_wal()')
        await pg.query('checkpoint')
      }
    },
    close: () => pg.close(),
  }
}

/**
 * The embedded database in a folder, for one process at a time.
 * @throws FolderInUse when another process holds the folder.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const pg = await PGlite.create({ dataDir: path.join(folder, 'database'), startParams: START })
    const database = await fromPglite(pg)
    return {
      ...database,
      async close() {
        await database.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Rows of a raw statement, whichever driver runs it. */
export async function rows<T>(db: Db | Tx, statement: SQL): Promise<T[]> {
  const result: unknown = await db.execute(statement)
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[]
}

/** A named statement that answers one value, parsed once per connection. Its parameters are `sql.placeholder`s. */
export function statement<T>(db: Db | Tx, name: string, value: SQL) {
  return db
    .select({ value: sql<T>`${value}` })
    .from(sql`(select 1) as one`)
    .prepare(name)
}
