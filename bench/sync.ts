import { spawn } from 'node:child_process'
import { Agent, get } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { openPostgres, rows } from '../server/db/client.ts'
import { asSystem } from '../server/db/scope.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { chance } from './agents-fill.ts'
import { INSTITUTIONS, JOBS } from './other-systems.ts'
import { median, printTable, quantile } from './table.ts'

/** Lists asked for a second: of one institution after another, by chance; one of ten is the list of all. */
const PER_SECOND = 100
const CONNECTIONS = 16
const QUIET_SECONDS = 20
const ROUNDS = 1
const GOAL = 2

/** Asks at its pace, whether answered or not, until told to stop; milliseconds of each answer from when it was to be asked for. */
async function askUntil(origin: string, stop: Promise<unknown>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const by = chance(3)
  const times: number[] = []
  const asked: Promise<void>[] = []
  let stopped = false
  void stop.then(() => (stopped = true))
  const ask = (path: string, due: number) =>
    new Promise<void>((resolve, reject) => {
      const request = get(`${origin}${path}`, { agent }, (answer) => {
        answer.resume().on('end', () => {
          if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`))
          times.push(performance.now() - due)
          resolve()
        })
      })
      // A connection that the server let go of as it was to be used again: asked for anew, as browsers do.
      request.on('error', (error) => (request.reusedSocket ? ask(path, due).then(resolve, reject) : reject(error)))
    })
  for (let due = performance.now(); !stopped; due += 1000 / PER_SECOND) {
    await pause(Math.max(0, due - performance.now()))
    const slug = `kommune-${by.below(INSTITUTIONS)}`
    asked.push(ask(by.next() < 0.1 ? '/v1/jobs' : `/v1/institutions/${slug}/jobs`, due))
  }
  await Promise.all(asked)
  agent.destroy()
  return times
}

/** The public list's answers while nothing else happens, and while ten thousand jobs change through their feeds, in turn. */
export async function benchSync(): Promise<void> {
  const cluster = await startPostgres()
  const server = spawn(process.execPath, ['bench/sync-server.ts', cluster.url], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  const line = async () => String((await lines.next()).value)
  try {
    const origin = `http://127.0.0.1:${await line()}`
    const bring = async (version: number) => {
      server.stdin.write(`${version}\n`)
      return Number(await line())
    }
    await bring(0)
    const database = await openPostgres(cluster.url, { production: true })
    // What a database does by itself as its tables grow.
    await asSystem(database.db, (tx) => tx.execute(sql`analyze`))
    await askUntil(origin, pause(3_000))
    const quiet: number[][] = []
    const busy: number[][] = []
    const seconds: number[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      quiet.push(await askUntil(origin, pause(QUIET_SECONDS * 1000)))
      const done = bring(round)
      busy.push(await askUntil(origin, done))
      seconds.push(await done)
    }
    const [changed] = await asSystem(database.db, (tx) =>
      rows<{ count: number }>(tx, sql`select count(*)::int as count from jobs where title like ${`%udgave ${ROUNDS}`}`),
    )
    await database.close()
    if (changed?.count !== JOBS) throw new Error(`Of ${JOBS} jobs ${changed?.count} have changed.`)
    const of = (all: number[][], share: number) => median(all.map((times) => quantile(times, share)))
    const row = (name: string, all: number[][]) => [
      name,
      all.flat().length,
      ...[0.5, 0.95, 0.99].map((share) => of(all, share).toFixed(1)),
    ]
    printTable(
      `The public list at ${PER_SECOND} requests a second, ms on PostgreSQL ${cluster.version} (medians of ${ROUNDS}; ${JOBS} jobs in ${median(seconds).toFixed(0)} s)`,
      ['', 'requests', 'p50', 'p95', 'p99', 'of quiet', 'goal'],
      [
        [...row('quiet', quiet), '', ''],
        [...row('synchronising', busy), (of(busy, 0.99) / of(quiet, 0.99)).toFixed(2), GOAL],
      ],
    )
  } finally {
    server.kill()
    await cluster.stop()
  }
}
