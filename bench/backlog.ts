import { setTimeout as pause } from 'node:timers/promises'
import { eq, ne, sql } from 'drizzle-orm'
import { createApp } from '../server/app.ts'
import { Profile } from '../server/contract/settings.ts'
import { openPostgres, rows } from '../server/db/client.ts'
import { applications, outbox } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import type { Deps } from '../server/deps.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { smtpMailer } from '../server/mail/smtp.ts'
import { claiming, claimNext } from '../server/queue/claim.ts'
import { startQueue } from '../server/queue/queue.ts'
import { application, apply, newJob } from '../test/server/applications/recruitment.ts'
import { badMailServer } from '../test/support/bad-mail-server.ts'
import { type Cluster, createDatabase, startPostgres } from '../test/support/postgres.ts'
import { PAGE_ORIGIN } from '../test/support/server.ts'
import { benchDeps } from './deps.ts'
import { median, printTable } from './table.ts'

const MANY = Number(process.env.MANY ?? 100_000)
const CODES = Number(process.env.CODES ?? 60)
const ADDRESSES = 500
/** Rows in one statement: it must not run out of its time. */
const AT_ONCE = 5_000
/** How long a mail server takes for a mail. */
const SENDING_MS = 30

const p95 = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)]!

/** A server on a database of its own with `count` applications from as many addresses, whose mails wait. */
async function scene(cluster: Cluster, count: number) {
  const { url } = await createDatabase(cluster.adminUrl)
  const database = await openPostgres(url, { production: true })
  const deps = benchDeps(database)
  const app = createApp(deps)
  const profile = Profile.parse({ name: { da: 'Styrelsen' }, origins: [PAGE_ORIGIN] })
  const by = { deps, actor: { kind: 'system' } as const, requestId: 'bench' }
  const institution = await createInstitution(by, { isLive: true, slug: 'styrelsen', profile })
  const job = await newJob({ db: deps.db, deps }, institution)
  for (let n = 0; n < Math.min(count, 250); n++)
    await apply({ app }, institution, job.id, application({}, { email: `applicant-${n}@example.dk` }))
  const [first] = await asSystem(deps.db, (tx) => tx.select({ id: applications.id }).from(applications).limit(1))
  return { deps, database, institution, application: first!.id }
}
type Scene = Awaited<ReturnType<typeof scene>>

/** So many rows that wait; each of an address of its own unless one `line` is given. */
async function fill({ deps, institution, application }: Scene, count: number, priority: number, line?: string) {
  for (let left = count; left > 0; left -= AT_ONCE)
    await asSystem(deps.db, (tx) =>
      tx.execute(sql`insert into outbox
        (institution_id, id, kind, priority, line, template, application_id, payload, status, due_at, created_at)
        select ${institution.id}, gen_random_uuid(), 'mail', ${priority},
          coalesce(${line ?? null}::text, md5(gen_random_uuid()::text)), 'receipt', ${application}::uuid,
          jsonb_build_object('template', 'receipt', 'application', ${application}::text), 'waiting',
          now() - interval '1 minute', now() - interval '1 minute'
        from generate_series(1, ${Math.min(left, AT_ONCE)}::int)`),
    )
}
const empty = ({ deps }: Scene) => asSystem(deps.db, (tx) => tx.execute(sql`truncate outbox`))

/** What taking the next mail costs, and that indexes alone are read for it. */
async function claims(cluster: Cluster) {
  const found: (string | number)[][] = []
  const one = await scene(cluster, 1)
  const { deps, database } = one
  try {
    for (const many of [1_000, 10_000, MANY]) {
      await empty(one)
      await fill(one, many, 2)
      await asSystem(deps.db, (tx) => tx.execute(sql`analyze outbox`))
      const took: number[] = []
      for (let n = 0; n < 200; n++) {
        const began = performance.now()
        if (!(await claimNext(deps, 'bench'))) throw new Error('backlog: nothing was claimed')
        took.push(performance.now() - began)
      }
      // A person's line whose elder waits for another try stands before everything else.
      await fill(one, 1_000, 2, 'stuck')
      await asSystem(deps.db, (tx) =>
        tx.execute(sql`update outbox set due_at = due_at - interval '1 hour' where line = 'stuck'`),
      )
      await asSystem(deps.db, (tx) =>
        tx.execute(sql`update outbox set due_at = now() + interval '1 hour', attempts = 1
          where line = 'stuck' and seq = (select min(seq) from outbox where line = 'stuck')`),
      )
      const stuck: number[] = []
      for (let n = 0; n < 50; n++) {
        const began = performance.now()
        if (!(await claimNext(deps, 'bench'))) throw new Error('backlog: nothing was claimed')
        stuck.push(performance.now() - began)
      }
      const plan = await asSystem(deps.db, (tx) =>
        rows<{ 'QUERY PLAN': string }>(
          tx,
          sql`explain (analyze, timing off, costs off) ${claiming(deps.now(), 'bench', [0, 1, 2])}`,
        ),
      )
      const lines = plan.map((row) => row['QUERY PLAN'])
      const used = [...new Set(lines.flatMap((line) => /using (outbox_\w+)/.exec(line)?.[1] ?? []))]
      const scans = lines.filter((line) => line.includes('Seq Scan on outbox')).length
      const execution = lines.find((line) => line.startsWith('Execution Time'))?.replace(/^.*: /, '') ?? ''
      found.push([
        many,
        median(took).toFixed(1),
        p95(took).toFixed(1),
        median(stuck).toFixed(1),
        execution,
        used.join(', '),
        scans,
      ])
    }
  } finally {
    await database.close()
  }
  printTable(
    'Taking the next mail, by how many wait',
    ['waiting', 'median ms', 'p95 ms', 'behind 1,000 that wait', 'statement', 'indexes', 'whole scans'],
    found,
  )
  if (found.some((row) => row.at(-1) !== 0)) throw new Error('backlog: the whole outbox is read for one mail')
}

/** How long a code takes to leave, with and without so many digests before it; and what leaves of both under a flood. */
async function codes(cluster: Cluster) {
  const one = await scene(cluster, 1)
  const { deps, database } = one
  const found: (string | number)[][] = []
  try {
    for (const many of [0, MANY]) {
      await empty(one)
      if (many > 0) {
        await fill(one, many, 2)
      }
      const left = new Map<string, number>()
      let digests = 0
      const mailer: Deps['mailer'] = {
        async send({ messageId }) {
          left.set(messageId.slice(1, 37), performance.now())
          digests++
          await pause(SENDING_MS)
        },
        close: async () => {},
      }
      const queue = startQueue({ ...deps, mailer })
      await pause(1_000)
      const took: number[] = []
      const began = performance.now()
      for (let n = 0; n < CODES; n++) {
        const id = crypto.randomUUID()
        const at = deps.now()
        const payload = { template: 'receipt', application: one.application }
        await asSystem(deps.db, (tx) =>
          tx.insert(outbox).values({
            institutionId: one.institution.id,
            id,
            kind: 'mail',
            priority: 0,
            line: id,
            template: 'sign-in',
            payload,
            status: 'waiting',
            dueAt: at,
            createdAt: at,
          }),
        )
        const ordered = performance.now()
        while (!left.has(id)) await pause(1)
        took.push(left.get(id)! - ordered)
        await pause(50)
      }
      const rate = Math.round(((digests - CODES) / (performance.now() - began)) * 60_000)
      await queue.stop()
      found.push([
        many,
        median(took).toFixed(0),
        p95(took).toFixed(0),
        Math.max(...took).toFixed(0),
        many > 0 ? rate : '',
      ])
    }
  } finally {
    await database.close()
  }
  printTable(
    `A code among digests, ${SENDING_MS} ms for each mail`,
    ['digests waiting', 'code leaves after ms', 'p95', 'longest', 'digests a minute'],
    found,
  )
}

/** One address of 500 that is refused, put off or hangs: how long any other mail stood still for it. */
async function poison(cluster: Cluster) {
  const one = await scene(cluster, 250)
  const { deps, database } = one
  const found: (string | number)[][] = []
  const answers = {
    nobody: 'take',
    'refused 550': '550 5.1.1 unknown',
    'put off 451': '451 4.2.1 later',
    hangs: 'hang',
  }
  try {
    // Two institutions' worth of addresses would be the same lines: the mails of 250 applications, each twice, in lines of their own.
    for (const [name, answer] of Object.entries(answers)) {
      const mail = await badMailServer((address) => (address === 'applicant-7@example.dk' ? answer : 'take'))
      const mailer = smtpMailer(mail.url, { isOpenAllowed: true, patience: { reach: 10_000, answer: 5_000 } })
      await empty(one)
      await asSystem(deps.db, (tx) =>
        tx.execute(sql`insert into outbox
          (institution_id, id, kind, line, template, application_id, payload, status, due_at, created_at)
          select institution_id, gen_random_uuid(), 'mail', email_canonical || case when email_canonical like '%-7@%' then '' else n::text end,
            'receipt', id, jsonb_build_object('template', 'receipt', 'application', id::text), 'waiting', now(), now()
          from applications, generate_series(1, ${ADDRESSES / 250}) as n`),
      )
      const began = performance.now()
      const queue = startQueue({ ...deps, mailer })
      const others = () => asSystem(deps.db, (tx) => tx.$count(outbox, eq(outbox.status, 'sent')))
      const wanted = answer === 'take' ? ADDRESSES : ADDRESSES - ADDRESSES / 250
      while ((await others()) < wanted) await pause(20)
      const times = mail.taken.map(({ at }) => at).slice(0, wanted)
      const pauses = times.map((at, n) => at - (times[n - 1] ?? began))
      const left = await asSystem(deps.db, (tx) => tx.$count(outbox, ne(outbox.status, 'sent')))
      found.push([name, wanted, left, Math.round(times.at(-1)! - began), Math.round(Math.max(...pauses.slice(1)))])
      await queue.stop()
      await mailer.close()
      await mail.close()
    }
  } finally {
    await database.close()
  }
  printTable(
    `One poisoned address among ${ADDRESSES} mails (goal: no other stands still for 1,000 ms)`,
    ['poison', 'others left', 'not left', 'last of them after ms', 'longest stand-still ms'],
    found,
  )
}

/** The outbox under load: taking from it, codes among a hundred thousand digests, and an address that is poison. */
export async function benchBacklog(): Promise<void> {
  const cluster = await startPostgres()
  try {
    await claims(cluster)
    await codes(cluster)
    await poison(cluster)
  } finally {
    await cluster.stop()
  }
}
