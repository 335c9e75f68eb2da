import { gte } from 'drizzle-orm'
import { Profile } from '../server/contract/settings.ts'
import { openPostgres } from '../server/db/client.ts'
import { feedRuns } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import type { Deps } from '../server/deps.ts'
import { runDueFeeds } from '../server/feeds/schedule.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { putSetting } from '../server/settings/put.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { benchDeps } from './deps.ts'
import { median, printTable } from './table.ts'

export const INSTITUTIONS = 150
export const JOBS = 10_000
const HOUR = 3_600_000
const ROUNDS = { unchanged: 3, changed: 2 }
const GOALS = { added: '', unchanged: 60, changed: 300 }

const day = (now: Date, days: number) => new Date(now.getTime() + days * 24 * HOUR).toISOString().slice(0, 10)

/** An ad as long as a common one: some three thousand characters with headings, lists and a little of Word's markup. */
const body = (version: number) =>
  `<h2>Om stillingen</h2>${`<p class="MsoNormal">Vi søger en medarbejder, der vil være med til at planlægge, drive og udvikle <strong>kommunens</strong> opgaver sammen med kolleger og borgere i hverdagen.<span style="font-size:11pt">&nbsp;</span></p>`.repeat(9)}<h2>Om dig</h2><ul>${'<li>Du har erfaring med at arbejde i en politisk ledet organisation.</li>'.repeat(6)}</ul>${'<p>Løn og ansættelsesforhold følger den gældende overenskomst, og du er velkommen til at ringe til os.</p>'.repeat(5)}<p>Udgave ${version}</p>`

/** What one institution's system answers. */
export function documentOf(institution: number, version: number, start: Date): Buffer {
  const ads: object[] = []
  for (let n = institution; n < JOBS; n += INSTITUTIONS)
    ads.push({
      externalId: String(n),
      title: `Fuldmægtig nr. ${n}${version > 0 ? `, udgave ${version}` : ''}`,
      bodyHtml: body(version),
      deadline: day(start, 20 + (n % 40)),
      publishFrom: day(start, -1),
      department: `afdeling-${n % 7}`,
      category: `kategori-${n % 12}`,
      location: `sted-${n % 5}`,
      applyUrl: `https://hr.example/apply?id=${n}`,
      workplace: { name: 'Rådhuset', address: 'Torvet 1', postalCode: '8000', city: 'Aarhus C' },
      contacts: [{ name: 'Bo Eksempel', phone: '00 00 00 00' }],
    })
  return Buffer.from(JSON.stringify(ads))
}

/** Ten thousand jobs by feed on PostgreSQL: from the document's bytes to the stored jobs, without the way over the net. */
export async function benchFeeds(): Promise<void> {
  const cluster = await startPostgres()
  const database = await openPostgres(cluster.url, { production: true })
  const clock = { now: new Date() }
  let documents: Buffer[] = []
  const deps = benchDeps(database, {
    // No validators: every document is read, as from a system that knows none.
    fetchDocument: async (address) => ({
      isModified: true,
      document: {
        address,
        contentType: 'application/json',
        bytes: documents[Number(new URL(address).pathname.slice(1))] as Buffer,
      },
      validators: {},
    }),
    now: () => clock.now,
  })
  try {
    const system = { deps, actor: { kind: 'system' } as const, requestId: 'bench', startedAt: clock.now }
    for (let n = 0; n < INSTITUTIONS; n++) {
      const profile = Profile.parse({ name: { da: `Kommune ${n}` }, contact: { name: 'HR' } })
      const institution = await createInstitution(system, { slug: `kommune-${n}`, profile })
      const feeds = [{ source: 'hr', format: 'opslag', address: `https://hr.example/${n}` }]
      await putSetting({ ...system, institution }, 'feeds', { ifMatch: '"0"', input: { feeds } })
    }
    const start = clock.now
    /** Seconds for one round of all feeds; fails when it did not do what it should. */
    const round = async (version: number, expected: 'added' | 'changed' | 'unchanged') => {
      documents = Array.from({ length: INSTITUTIONS }, (_, n) => documentOf(n, version, start))
      const began = performance.now()
      await runDueFeeds(deps, new AbortController().signal)
      const seconds = (performance.now() - began) / 1000
      const counts = await countsSince(deps, clock.now)
      if (counts[expected] !== JOBS) throw new Error(`${expected}: ${JSON.stringify(counts)}`)
      clock.now = new Date(clock.now.getTime() + 2 * HOUR)
      return seconds
    }
    const seconds = { added: [await round(0, 'added')], unchanged: [] as number[], changed: [] as number[] }
    for (let n = 0; n < ROUNDS.unchanged; n++) seconds.unchanged.push(await round(0, 'unchanged'))
    for (let n = 0; n < ROUNDS.changed; n++) seconds.changed.push(await round(n + 1, 'changed'))
    printTable(
      `${JOBS} jobs of ${INSTITUTIONS} institutions by feed, seconds on PostgreSQL ${cluster.version} (medians)`,
      ['all jobs', 'median', 'lowest', 'highest', 'goal', 'runs'],
      Object.entries(seconds).map(([what, all]) => [
        what,
        median(all).toFixed(1),
        Math.min(...all).toFixed(1),
        Math.max(...all).toFixed(1),
        GOALS[what as keyof typeof GOALS],
        all.length,
      ]),
    )
  } finally {
    await database.close()
    await cluster.stop()
  }
}

async function countsSince({ db }: Deps, began: Date) {
  const found = await asSystem(db, (tx) => tx.select().from(feedRuns).where(gte(feedRuns.startedAt, began)))
  const sum = (name: 'added' | 'changed' | 'unchanged' | 'closed' | 'refused') =>
    found.reduce((total, run) => total + run[name], 0)
  return {
    added: sum('added'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    closed: sum('closed'),
    refused: sum('refused'),
    outcomes: [...new Set(found.map(({ outcome, reason }) => `${outcome} ${reason ?? ''}`))],
  }
}
