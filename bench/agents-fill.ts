import { sql } from 'drizzle-orm'
import type { JobFilter } from '../server/contract/job.ts'
import { chunks } from '../server/db/chunks.ts'
import { rows, type Tx } from '../server/db/client.ts'
import { candidates, categories, departments, jobAgents, jobs, locations } from '../server/db/schema/index.ts'
import { filterColumns } from '../server/job-agents/filter.ts'
import { SEARCHED_AS, searchText } from '../server/jobs/search-text.ts'

const INSTITUTIONS = 20
const CATEGORIES = 12
const LOCATIONS = 8
/** A top, eight below it, three below each of those. */
const OFFICES = 8
const TEAMS = 3
const WORDS = 3_000
const TEXT_WORDS = 300

/** The same numbers in every run. */
export function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const some = <T>(of: readonly T[], most: number): T[] =>
    Array.from({ length: 1 + below(most) }, () => of[below(of.length)]!)
  return { next, below, some }
}
type Chance = ReturnType<typeof chance>

const syllables = [
  'for',
  'valt',
  'ning',
  'plan',
  'læg',
  'ger',
  'sty',
  'rel',
  'se',
  'jur',
  'ist',
  'ing',
  'eni',
  'ør',
  'chef',
  'drift',
  'vagt',
  'by',
  'mil',
  'jø',
]
/** A vocabulary in which few words are common and most are rare, as in a language. */
const vocabulary = (by: Chance) =>
  Array.from({ length: WORDS }, () => by.some(syllables, 4).join('') + by.some(syllables, 2).join(''))
const wordOf = (words: readonly string[], by: Chance) => words[Math.floor(by.next() ** 3 * words.length)]!

const keys = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}-${n}`)
const CATEGORY_KEYS = keys('kategori', CATEGORIES)
const LOCATION_KEYS = keys('sted', LOCATIONS)
const TREE = [
  { key: 'top', path: ['top'] },
  ...Array.from({ length: OFFICES }, (_, o) => [
    { key: `kontor-${o}`, path: ['top', `kontor-${o}`] },
    ...Array.from({ length: TEAMS }, (_, t) => ({
      key: `team-${o}-${t}`,
      path: ['top', `kontor-${o}`, `team-${o}-${t}`],
    })),
  ]).flat(),
]

/** Twenty institutions with their lists. */
export async function fillInstitutions(tx: Tx): Promise<void> {
  await tx.execute(sql`insert into institutions (slug, created_at, live_since)
    select 'kommune-' || n, now(), now() from generate_series(1, ${INSTITUTIONS}) n`)
  await tx.execute(sql`insert into settings (institution_id, thing, version, value, updated_at, updated_by)
    select id, 'profile', 1, jsonb_build_object('name', jsonb_build_object('da', slug), 'pages', '{}'::jsonb), now(), 'bench' from institutions`)
  await tx.execute(
    sql`insert into recruitment_cases (institution_id, id, created_at) select id, gen_random_uuid(), now() from institutions`,
  )
  for (let institutionId = 1; institutionId <= INSTITUTIONS; institutionId++) {
    const entries = (of: string[]) => of.map((key, position) => ({ institutionId, key, position, label: { da: key } }))
    await tx.insert(categories).values(entries(CATEGORY_KEYS))
    await tx.insert(locations).values(entries(LOCATION_KEYS))
    await tx.insert(departments).values(
      TREE.map(({ key, path }, position) => ({
        institutionId,
        key,
        position,
        path,
        parentKey: path.at(-2) ?? null,
        label: { da: key },
      })),
    )
  }
}

/** What a person looks for: mostly a category or a place, often a word, now and then a department; few want everything. */
function filterBy(by: Chance, words: readonly string[]): JobFilter {
  const maybe = <T>(share: number, of: readonly T[], most: number) => (by.next() < share ? by.some(of, most) : [])
  return {
    ...(by.next() < 0.45 && { q: Array.from({ length: 1 + by.below(2) }, () => wordOf(words, by)).join(' ') }),
    category: maybe(0.6, CATEGORY_KEYS, 3),
    location: maybe(0.5, LOCATION_KEYS, 2),
    department: maybe(
      0.25,
      TREE.map(({ key }) => key),
      4,
    ),
    employmentType: maybe(0.15, ['permanent', 'fixed-term'] as const, 1),
  }
}

/** So many agents of as many people, confirmed before the jobs came, one of five looking everywhere. */
export async function fillAgents(tx: Tx, count: number, confirmedAt: Date): Promise<void> {
  const by = chance(count)
  const words = vocabulary(chance(1))
  const people = Array.from({ length: count }, () => crypto.randomUUID())
  for (const some of chunks(people))
    await tx.insert(candidates).values(
      some.map((id) => ({
        id,
        email: `${id}@example.dk`,
        emailCanonical: `${id}@example.dk`,
        createdAt: confirmedAt,
        confirmedAt,
      })),
    )
  for (const some of chunks(people))
    await tx.insert(jobAgents).values(
      some.map((candidateId) => ({
        institutionId: 1 + by.below(INSTITUTIONS),
        id: crypto.randomUUID(),
        candidateId,
        status: 'active' as const,
        reach: by.next() < 0.2 ? ('everywhere' as const) : ('institution' as const),
        frequency: 'at-once' as const,
        language: 'da' as const,
        ...filterColumns(filterBy(by, words)),
        createdAt: confirmedAt,
        confirmedAt,
      })),
    )
}

/** So many jobs that have just come in, with ads of some four thousand characters. */
export async function fillJobs(tx: Tx, count: number, publishFrom: Date): Promise<void> {
  const by = chance(2)
  const words = vocabulary(chance(1))
  const deadline = new Date(publishFrom.getTime() + 21 * 86_400_000)
  const cases = new Map<number, string>()
  const found = await rows<{ institution_id: number; id: string }>(
    tx,
    sql`select institution_id, id from recruitment_cases`,
  )
  for (const row of found) cases.set(row.institution_id, row.id)
  for (const some of chunks(
    Array.from({ length: count }, (_, n) => n),
    100,
  ))
    await tx.insert(jobs).values(
      some.map((n) => {
        const institutionId = 1 + by.below(INSTITUTIONS)
        const body = Array.from({ length: TEXT_WORDS }, () => wordOf(words, by)).join(' ')
        const title = `${wordOf(words, by)} ${wordOf(words, by)}`
        const labels = { institution: { da: '' }, department: null, category: null, location: null }
        return {
          institutionId,
          caseId: cases.get(institutionId)!,
          source: 'bench',
          externalId: String(n),
          inputHash: '',
          kind: 'job' as const,
          audience: 'public' as const,
          status: 'published' as const,
          publishFrom,
          deadline,
          language: 'da' as const,
          title,
          titleSort: title,
          bodyHtml: `<p>${body}</p>`,
          searchText: searchText({ title, bodyHtml: `<p>${body}</p>` }, labels),
          searchedAs: SEARCHED_AS,
          departmentKey: TREE[by.below(TREE.length)]!.key,
          categoryKey: CATEGORY_KEYS[by.below(CATEGORIES)]!,
          locationKey: LOCATION_KEYS[by.below(LOCATIONS)]!,
          employmentType: by.next() < 0.8 ? ('permanent' as const) : ('fixed-term' as const),
          readvertised: false,
          applyAt: 'here' as const,
          interviewDates: [],
          numberOfPositions: 1,
          contacts: [],
          createdAt: publishFrom,
          updatedAt: publishFrom,
        }
      }),
    )
}
