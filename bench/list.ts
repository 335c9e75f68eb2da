import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { openPostgres } from '../server/db/client.ts'
import { asSystem } from '../server/db/scope.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { median, printTable } from './table.ts'

const WAYS = ['node', 'hono', 'opslag-uncached', 'opslag-cached']
const ROUNDS = 5
const SECONDS = 4
const JOBS = 200
const EVERYBODYS_JOBS = 5_000

/** An institution with as many open jobs as a large one has, among those of others. */
async function fill(url: string): Promise<string> {
  const { db, close } = await openPostgres(url, { production: true })
  await asSystem(db, async (tx) => {
    await tx.execute(sql`insert into institutions (slug, created_at) values ('large', now()), ('others', now())`)
    await tx.execute(sql`insert into settings (institution_id, thing, version, value, updated_at, updated_by)
      select id, 'profile', 1, jsonb_build_object('name', jsonb_build_object('da', slug), 'pages', '{}'::jsonb), now(), 'bench' from institutions`)
    await tx.execute(
      sql`insert into recruitment_cases (institution_id, id, created_at) select id, gen_random_uuid(), now() from institutions`,
    )
    await tx.execute(sql`insert into jobs (institution_id, case_id, source, external_id, input_hash, kind, audience, status, publish_from,
        deadline, language, title, title_sort, body_html, search_text, readvertised, apply_at, interview_dates, number_of_positions,
        contacts, created_at, updated_at)
      select c.institution_id, c.id, 'bench', n::text, '', 'job', 'public', 'published', now() - interval '1 day' - n * interval '1 minute',
        now() + interval '1 day' + n * interval '1 minute', 'da', 'Fuldmægtig nr. ' || n, 'fuldmægtig nr ' || n,
        '<p>' || repeat('En tekst om stillingen. ', 100) || '</p>', repeat('en tekst om stillingen ', 100), false, 'here', '[]', 1, '[]', now(), now()
      from recruitment_cases c join institutions i on i.id = c.institution_id
      cross join generate_series(1, ${EVERYBODYS_JOBS}) n where i.slug = 'others' or n <= ${JOBS}`)
    await tx.execute(sql`analyze jobs`).catch(() => {})
  })
  await close()
  return 'large'
}

/** Requests per second that one way serves over 16 connections. */
async function measure(way: string, url: string, slug: string): Promise<number> {
  const server = spawn(process.execPath, ['bench/list-server.ts', way, url, slug], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(server.stdout, 'data')) as [Buffer]
  const address = `http://127.0.0.1:${String(port).trim()}/v1/institutions/${slug}/jobs`
  const load = (seconds: number) =>
    new Promise<number>((resolve, reject) => {
      // A process of its own: the load must not be measured as the server's work.
      const cannon = spawn(
        process.execPath,
        ['node_modules/autocannon/autocannon.js', '-c', '16', '-d', String(seconds), '-j', '-n', address],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      )
      let text = ''
      cannon.stdout.on('data', (part) => (text += part))
      cannon.once('exit', () => {
        const seen = JSON.parse(text) as { requests: { average: number }; non2xx: number; errors: number }
        if (seen.non2xx + seen.errors > 0) reject(new Error(`${way}: ${seen.non2xx} refusals, ${seen.errors} errors`))
        resolve(seen.requests.average)
      })
    })
  await load(1)
  const rate = await load(SECONDS)
  server.kill()
  await once(server, 'exit')
  return rate
}

/** The list's throughput beside bare Node and bare Hono that run the same statement for each request. */
export async function benchList(): Promise<void> {
  const cluster = await startPostgres()
  try {
    const slug = await fill(cluster.url)
    const rates = new Map<string, number[]>(WAYS.map((way) => [way, []]))
    for (let round = 0; round < ROUNDS; round++)
      for (const way of WAYS) rates.get(way)!.push(await measure(way, cluster.url, slug))
    const hono = median(rates.get('hono')!)
    printTable(
      `List of 20 among ${JOBS} open jobs, requests per second on PostgreSQL ${cluster.version} (medians of ${ROUNDS})`,
      ['way', 'median', 'lowest', 'highest', 'of bare Hono'],
      WAYS.map((way) => {
        const all = rates.get(way)!
        const middle = median(all)
        return [
          way,
          Math.round(middle),
          Math.round(Math.min(...all)),
          Math.round(Math.max(...all)),
          (middle / hono).toFixed(2),
        ]
      }),
    )
  } finally {
    await cluster.stop()
  }
}
