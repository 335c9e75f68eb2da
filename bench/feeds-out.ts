import { sql } from 'drizzle-orm'
import { createApp } from '../server/app.ts'
import { JobInput } from '../server/contract/job.ts'
import { Profile } from '../server/contract/settings.ts'
import { openPostgres } from '../server/db/client.ts'
import { asSystem } from '../server/db/scope.ts'
import { endedAds } from '../server/feeds-out/ended.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { keepJob } from '../server/jobs/put.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { benchDeps } from './deps.ts'
import { median, printTable } from './table.ts'

const ADS = 34
const CLOSED = 100_000
/** In one statement: no longer than a statement may take. */
const STEP = 5_000
const ROUNDS = 15

/** Some fourteen thousand characters, as the longest real ads have. */
const body = (n: number) =>
  `<h3>Om stillingen</h3>${`<p>Vi søger en <strong>medarbejder</strong>, der vil være med til at planlægge, drive og udvikle opgaverne. <a href="https://www.example.dk/${n}">Læs mere</a>.</p>`.repeat(70)}<ul>${'<li>Du har erfaring med at arbejde i en politisk ledet organisation.</li>'.repeat(40)}</ul>`

async function timed(work: (round: number) => Promise<unknown>): Promise<string[]> {
  const all: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await work(round)
    all.push(performance.now() - began)
  }
  return [median(all), Math.min(...all), Math.max(...all)].map((one) => one.toFixed(1))
}

/** What others read of us where nothing is kept: long ads under an address of its own, and what ended among many. */
export async function benchFeedsOut(): Promise<void> {
  const cluster = await startPostgres()
  const database = await openPostgres(cluster.url, { production: true })
  const deps = benchDeps(database)
  try {
    const system = { deps, actor: { kind: 'system' } as const, requestId: 'bench', startedAt: deps.now() }
    const profile = Profile.parse({ name: { da: 'Styrelsen' }, contact: { name: 'HR' } })
    const institution = await createInstitution(system, { slug: 'styrelsen', profile, isLive: true })
    const deadline = new Date(deps.now().getTime() + 30 * 86_400_000).toISOString()
    for (let n = 0; n < ADS; n++) {
      const input = JobInput.parse({ title: `Fuldmægtig ${n}`, bodyHtml: body(n), deadline })
      await keepJob({ ...system, institution }, { source: 'bench', externalId: String(n) }, input)
    }
    const app = createApp(deps)
    const read = (file: string) => async (round: number) => {
      const answer = await app.request(`/portal/styrelsen/${file}?medium=${file}-${round}`)
      if (answer.status !== 200) throw new Error(`${file}: ${answer.status}`)
      await answer.text()
    }
    const feeds: string[][] = []
    for (const file of ['jobs.json', 'feed.xml', 'jobs.jsonld']) feeds.push([file, ...(await timed(read(file)))])
    const columns = ['', 'median', 'lowest', 'highest']
    printTable(
      `${ADS} ads of ${body(0).length} characters, each time under another medium, milliseconds`,
      columns,
      feeds,
    )

    for (let from = 1; from < CLOSED; from += STEP)
      await asSystem(deps.db, (tx) =>
        tx.execute(sql`
          insert into jobs (institution_id, case_id, source, external_id, input_hash, kind, audience, status, closed_at,
            closed_reason, publish_from, deadline, language, title, title_sort, body_html, search_text, readvertised, apply_at,
            interview_dates, number_of_positions, contacts, created_at, updated_at)
          select institution_id, case_id, source, 'old-' || n, input_hash, kind, audience, 'closed', now() - interval '1 hour' * n,
            'withdrawn', now() - interval '1 hour' * (n + 100), now() + interval '9 days', language, title, title_sort, '', '',
            readvertised, apply_at, interview_dates, number_of_positions, contacts, created_at, updated_at
          from jobs, generate_series(${from}::integer, ${from + STEP - 1}::integer) n where external_id = '0'`),
      )
    await database.vacuum(['jobs'])
    const none = { category: [], location: [], department: [], employmentType: [] }
    const ended = async (how: string) => [
      [`of an institution, ${how}`, ...(await timed(() => endedAds(deps, institution.id, none, null)))],
      [`of all, ${how}`, ...(await timed(() => endedAds(deps, null, none, null)))],
    ]
    const byIndex = await ended('by the index')
    await asSystem(deps.db, (tx) => tx.execute(sql`drop index jobs_by_end, jobs_by_end_everywhere`))
    const without = await ended('without it')
    printTable(`What ended within 30 days, among ${CLOSED} closed jobs, milliseconds`, columns, [
      ...byIndex,
      ...without,
    ])
  } finally {
    await database.close()
    await cluster.stop()
  }
}
