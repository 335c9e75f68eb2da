import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { createApp } from '../server/app.ts'
import { Profile } from '../server/contract/settings.ts'
import { openPostgres } from '../server/db/client.ts'
import { outbox } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { smtpMailer } from '../server/mail/smtp.ts'
import { startQueue } from '../server/queue/queue.ts'
import { application, apply, newJob } from '../test/server/applications/recruitment.ts'
import { badMailServer, WAYS_TO_BE_AWAY, type WayToBeAway } from '../test/support/bad-mail-server.ts'
import { type Cluster, createDatabase, startPostgres } from '../test/support/postgres.ts'
import { NOW, PAGE_ORIGIN } from '../test/support/server.ts'
import { benchDeps } from './deps.ts'
import { median, printTable } from './table.ts'

const SUBMITS = Number(process.env.SUBMITS ?? 1_000)
const HOUR = 3_600_000
/** The hour between the submits. */
const STEP_MS = HOUR / SUBMITS
const GOAL = { slower: 1.1, backWithin: 300 }
/** Steps of the clock once the mail server is back: as often as the queue looks. */
const TICK_MS = 5_000
/** A hanging server is given up after 50 ms instead of ten seconds: the clock that moves does not move its timers. */
const IMPATIENT = { reach: 50, answer: 100 }

/** A server with a database, a clock and a mail server of its own. */
async function side(cluster: Cluster) {
  const { url } = await createDatabase(cluster.adminUrl)
  const database = await openPostgres(url, { production: true })
  const mail = await badMailServer()
  const patient = smtpMailer(mail.url, { isOpenAllowed: true })
  const impatient = smtpMailer(mail.url, { isOpenAllowed: true, patience: IMPATIENT })
  const clock = { now: NOW }
  const deps = benchDeps(database, {
    now: () => clock.now,
    mailer: {
      send: (message) => (mail.state.mode === 'hanging' ? impatient : patient).send(message),
      close: async () => {},
    },
  })
  const app = createApp(deps)
  const profile = Profile.parse({ name: { da: 'Styrelsen' }, origins: [PAGE_ORIGIN] })
  const by = { deps, actor: { kind: 'system' } as const, requestId: 'bench' }
  const institution = await createInstitution(by, { isLive: true, slug: 'styrelsen', profile })
  const job = await newJob({ db: deps.db, deps }, institution)
  const queue = startQueue(deps)
  let count = 0
  return {
    mail,
    clock,
    queue,
    /** Applies; answers how many milliseconds that took. */
    async submit() {
      const body = application({}, { email: `applicant-${++count}@example.dk` })
      const began = performance.now()
      const res = await apply({ app }, institution, job.id, body)
      const took = performance.now() - began
      if (res.status !== 201) throw new Error(`apply: ${res.status} ${await res.text()}`)
      return took
    },
    waiting: () => asSystem(deps.db, (tx) => tx.$count(outbox, eq(outbox.status, 'waiting'))),
    async end() {
      await queue.stop()
      await patient.close()
      await impatient.close()
      await mail.close()
      await database.close()
    },
  }
}
type Side = Awaited<ReturnType<typeof side>>

/**
 * One step of the hour: what is due is tried, and somebody applies. The queue works for a moment of each step and rests for the
 * remainder; whoever applies meets it at work as often as that moment's share of the step is long. Connections that hang are
 * always met.
 */
async function step({ clock, queue, submit }: Side, way: WayToBeAway, busyMs: number) {
  clock.now = new Date(clock.now.getTime() + STEP_MS)
  const began = performance.now()
  const tried = queue.drain()
  const isMet = Math.random() * STEP_MS < busyMs
  if (way === 'hanging') await pause(10)
  else if (!isMet) await tried
  const busy = performance.now() - began
  const took = await submit()
  await tried
  // What this application ordered is on its way before anybody else is measured.
  await queue.drain()
  return { took, busy: isMet ? performance.now() - began : busy }
}

const p95 = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)]!

async function measure(way: WayToBeAway, cluster: Cluster) {
  const [well, away] = [await side(cluster), await side(cluster)]
  try {
    // Both warm, and only one of them away.
    for (const one of [well, away]) for (let n = 0; n < 30; n++) await one.submit()
    for (const one of [well, away]) await one.queue.drain()
    const before = away.mail.taken.length
    await away.mail.be(way)
    const took = { well: [] as number[], away: [] as number[] }
    let busy = { well: 0, away: 0 }
    for (let n = 0; n < SUBMITS; n++) {
      const order = n % 2 ? (['well', 'away'] as const) : (['away', 'well'] as const)
      for (const which of order) {
        const done = await step(which === 'well' ? well : away, way, busy[which])
        took[which].push(done.took)
        busy = { ...busy, [which]: done.busy }
      }
    }
    const atReturn = await away.waiting()
    const { cuts } = away.mail.state
    await away.mail.be('well')
    const back = away.clock.now.getTime()
    let within = 0
    for (let left = atReturn; left > 0 && within < 10 * GOAL.backWithin; left = await away.waiting()) {
      away.clock.now = new Date(away.clock.now.getTime() + TICK_MS)
      within = (away.clock.now.getTime() - back) / 1_000
      await away.queue.drain()
    }
    const copies = away.mail.taken.slice(before)
    const out = new Set(copies.map(({ messageId }) => messageId)).size
    const block = Math.max(10, SUBMITS / 10)
    const ratios = Array.from({ length: Math.floor(SUBMITS / block) }, (_, n) => {
      const of = (which: 'well' | 'away') => p95(took[which].slice(n * block, (n + 1) * block))
      return of('away') / of('well')
    })
    return {
      way,
      p95: [p95(took.well), p95(took.away)] as const,
      ratio: median(ratios),
      within,
      lost: SUBMITS - out,
      // Beyond one more for each cut.
      double: Math.max(0, copies.length - out - cuts),
      cuts,
      atReturn,
    }
  } finally {
    await well.end()
    await away.end()
  }
}

/**
 * The mail server away for an hour by a moved clock while people apply, beside a server whose mail server is well: what applying
 * takes, when everything has left, and what was lost or came more than once more for each broken connection.
 */
export async function benchSmtp(): Promise<void> {
  const cluster = await startPostgres()
  try {
    const found: Awaited<ReturnType<typeof measure>>[] = []
    const ways = process.env.WAYS?.split(' ') ?? WAYS_TO_BE_AWAY
    for (const way of WAYS_TO_BE_AWAY.filter((one) => ways.includes(one))) found.push(await measure(way, cluster))
    printTable(
      `A mail server away for an hour, ${SUBMITS} applications (goal: p95 within ${GOAL.slower}, out within ${GOAL.backWithin} s)`,
      ['away', 'p95 ms well', 'p95 ms away', 'ratio', 'waiting', 'out after s', 'lost', 'cuts', 'copies beyond'],
      found.map(({ way, p95: [well, away], ratio, atReturn, within, lost, cuts, double }) => [
        way,
        well.toFixed(1),
        away.toFixed(1),
        ratio.toFixed(2),
        atReturn,
        within,
        lost,
        cuts,
        double,
      ]),
    )
    const bad = found.filter(({ lost, double, within }) => lost > 0 || double > 0 || within > GOAL.backWithin)
    if (bad.length > 0)
      throw new Error(`smtp: ${bad.map(({ way }) => way).join(', ')} lost or doubled mail, or was late`)
  } finally {
    await cluster.stop()
  }
}
