import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { sql } from 'drizzle-orm'
import { chunks } from '../server/db/chunks.ts'
import { openPostgres, rows, type Tx } from '../server/db/client.ts'
import { asSystem } from '../server/db/scope.ts'
import { sweepWords } from '../server/jobs/sweep-words.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { chance } from './agents-fill.ts'
import { CATEGORIES, fillSearch, keyOf, PLACES, queryBy } from './search-fill.ts'
import { median, printTable, quantile } from './table.ts'

const JOBS = 100_000
const INSTITUTIONS = 150
const CONNECTIONS = 16
const WARMING = 500
const REQUESTS = 3_000
const ROUNDS = 3
const GOAL = 60

type Seen = { ms: number; total: number; capped: boolean }

/** Searches for words, a category and a place, no two alike: none is answered out of memory. */
function searches(count: number): string[] {
  const by = chance(11)
  const uneven = (of: readonly string[]) => of[Math.floor(by.next() ** 2.2 * of.length)] as string
  const all = new Set<string>()
  while (all.size < count) {
    const query = { q: queryBy(by), category: uneven(CATEGORIES), location: keyOf(uneven(PLACES)) }
    all.add(new URLSearchParams(query).toString())
  }
  return [...all]
}

/** Asks over so many connections at once, each for the next as soon as it has been answered. */
export async function load(origin: string, paths: readonly string[], connections: number): Promise<Seen[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const seen: Seen[] = []
  let next = 0
  const ask = (path: string) =>
    new Promise<Seen>((resolve, reject) => {
      const began = performance.now()
      get(`${origin}${path}`, { agent }, (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (part: string) => (body += part))
        answer.on('end', () => {
          const ms = performance.now() - began
          if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode} ${body}`))
          const [, total] = /"total":(\d+)/.exec(body.slice(-600)) ?? []
          resolve({ ms, total: Number(total), capped: body.slice(-600).includes('"totalCapped":true') })
        })
      }).on('error', reject)
    })
  const worker = async () => {
    while (next < paths.length) seen.push(await ask(paths[next++] as string))
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return seen
}

/** Fails unless what the fill put together is what the trigger writes for the same ads. */
async function compareWithTrigger(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('statement_timeout', '0', true)`)
  const before = await rows<{ id: string; words: string }>(
    tx,
    sql`select id::text as id, words::text as words from job_search order by md5(id::text) limit 50`,
  )
  const ids = sql`(select given::bigint from jsonb_array_elements_text(${JSON.stringify(before.map(({ id }) => id))}::text::jsonb) given)`
  await tx.execute(sql`update jobs set searched_as = 0 where id in ${ids}`)
  await tx.execute(sql`update jobs set searched_as = 1 where id in ${ids}`)
  const after = await rows<{ id: string; words: string }>(
    tx,
    sql`select id::text as id, words::text as words from job_search where id in ${ids} order by md5(id::text)`,
  )
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Error('The fill is not what the trigger writes.')
}

/** How long it takes to look all words through for those that no ad has, when the ads of a third of the institutions are gone. */
async function sweepOnce(url: string): Promise<void> {
  const database = await openPostgres(url, { production: true })
  const { db } = database
  await asSystem(db, async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', '0', true)`)
    await tx.execute(sql`delete from job_search where institution_id % 3 = 0`)
  })
  const began = performance.now()
  const gone = await sweepWords({ db }, new AbortController().signal)
  const seconds = (performance.now() - began) / 1000
  const [left] = await rows<{ n: string }>(db, sql`select count(*) as n from search_words`)
  printTable(
    'Sweeping the words that no ad has',
    ['seconds', 'gone', 'left'],
    [[seconds.toFixed(1), gone, left?.n ?? '']],
  )
  await database.close()
}

/** Search over the open jobs of all institutions, each request another one, as the server answers it over HTTP. */
export async function benchSearch(): Promise<void> {
  const cluster = await startPostgres({ shared_buffers: '256MB' })
  try {
    const began = performance.now()
    const database = await openPostgres(cluster.url, { production: true })
    await asSystem(database.db, (tx) => fillSearch(tx, { jobs: JOBS, institutions: INSTITUTIONS }))
    await asSystem(database.db, compareWithTrigger)
    // What a database does by itself as its tables grow.
    await database.vacuum(['jobs', 'job_search', 'search_words'])
    await database.close()
    const filled = (performance.now() - began) / 1000
    const server = spawn(process.execPath, ['bench/list-server.ts', 'opslag-cached', cluster.url, 'kommune-1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [port] = (await once(server.stdout, 'data')) as [Buffer]
    const origin = `http://127.0.0.1:${String(port).trim()}`
    const paths = searches(2 * WARMING + ROUNDS * REQUESTS).map((query) => `/v1/jobs?${query}`)
    const body: (string | number)[][] = []
    for (const connections of [1, CONNECTIONS]) {
      // Each of the server's connections to the database plans its statements a few times before it keeps a plan.
      if (connections === CONNECTIONS) await load(origin, paths.slice(WARMING, 2 * WARMING), connections)
      const some = connections === 1 ? paths.slice(0, WARMING) : paths.slice(2 * WARMING)
      const start = performance.now()
      const rounds: Seen[][] = []
      for (const round of chunks(some, REQUESTS)) rounds.push(await load(origin, round, connections))
      const seconds = (performance.now() - start) / 1000
      const seen = rounds.flat()
      const of = (share: number) =>
        median(
          rounds.map((one) =>
            quantile(
              one.map(({ ms }) => ms),
              share,
            ),
          ),
        )
      body.push([
        connections,
        seen.length,
        ...[0.5, 0.95, 0.99].map((share) => of(share).toFixed(1)),
        connections === CONNECTIONS ? GOAL : '',
        Math.round(seen.length / seconds),
        median(seen.map(({ total }) => total)),
        seen.filter(({ capped }) => capped).length,
        seen.filter(({ total }) => total === 0).length,
      ])
    }
    server.kill()
    await once(server, 'exit')
    printTable(
      `Words, category and place over ${JOBS} open jobs of ${INSTITUTIONS} institutions, ms on PostgreSQL ${cluster.version} (medians of ${ROUNDS} rounds; filled in ${filled.toFixed(0)} s)`,
      [
        'connections',
        'requests',
        'p50',
        'p95',
        'p99',
        'goal p99',
        'per second',
        'median found',
        'capped',
        'found none',
      ],
      body,
    )
    await sweepOnce(cluster.url)
  } finally {
    await cluster.stop()
  }
}
