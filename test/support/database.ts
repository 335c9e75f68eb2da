import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type Database, fromPglite, MIGRATIONS, openPostgres } from '../../server/db/client.ts'
import { lane } from './lane-end.ts'
import { createDatabase } from './postgres.ts'

const PGLITE = (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> })
  .dependencies['@electric-sql/pglite'] as string

/**
 * A migrated embedded database, loaded from one that a run before this one left in `.cache`: starting from nothing
 * takes six times as long.
 */
async function loadEmbedded(): Promise<PGlite> {
  const migrations = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'))
  const hash = createHash('sha256').update(PGLITE)
  for (const name of migrations.sort()) hash.update(readFileSync(path.join(MIGRATIONS, name)))
  const kept = path.resolve('.cache', `pglite-${hash.digest('hex').slice(0, 16)}.tar`)
  if (existsSync(kept)) return PGlite.create({ loadDataDir: new Blob([readFileSync(kept)]) })
  const pg = await PGlite.create()
  await fromPglite(pg)
  const dump = await pg.dumpDataDir('none')
  mkdirSync(path.dirname(kept), { recursive: true })
  // Renamed when it is whole: two files may begin at once.
  writeFileSync(`${kept}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
  renameSync(`${kept}.${process.pid}`, kept)
  return pg
}

/** Empty again, and as the migrations left it. No trigger stands in the way, the one of the append-only log neither. */
const EMPTIED = `
  reset role;
  set session_replication_role = replica;
  do $$ begin
    execute (select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' restart identity cascade'
      from pg_tables where schemaname = 'public');
  end $$;
  reset session_replication_role;
  unlisten *;`

/** Embedded databases that a test file of this process is done with. */
const idle: PGlite[] = []

async function openEmbedded(): Promise<Database> {
  const { atEnd } = lane
  const pg = idle.pop() ?? (await loadEmbedded())
  const database = await fromPglite(pg)
  if (!atEnd) return database
  return {
    ...database,
    async close() {
      await pg.exec(EMPTIED)
      idle.push(pg)
      if (atEnd.length === 0) atEnd.push(async () => void (await Promise.all(idle.map((one) => one.close()))))
    },
  }
}

/** An empty database with its migrations done, for one test file, on whichever of the two the suite runs. */
export async function openTestDatabase(): Promise<Database> {
  if (process.env.OPSLAG_TEST_DB !== 'postgres') return openEmbedded()
  const { TEST_DATABASE_URL: template, TEST_DATABASE_ADMIN_URL: adminUrl } = process.env
  if (!template || !adminUrl) throw new Error('Run the server tests on PostgreSQL through `npm test -- server`.')
  const name = `opslag_${randomBytes(6).toString('hex')}`
  const { url } = await createDatabase(adminUrl, { name, template: new URL(template).pathname.slice(1) })
  return openPostgres(url, { production: true })
}
