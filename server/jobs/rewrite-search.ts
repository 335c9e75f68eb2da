import { and, asc, eq, lt, sql } from 'drizzle-orm'
import { Profile } from '../contract/settings.ts'
import { rows, type Tx } from '../db/client.ts'
import { categories, departments, jobAgents, jobs, locations, settings } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { filterColumns, filterOf } from '../job-agents/filter.ts'
import { SEARCHED_AS, searchText } from './search-text.ts'

/** One transaction's share: a tenth of a second on a machine that has little else to do. */
const ADS_AT_ONCE = 50
const AGENTS_AT_ONCE = 500

async function rewriteAgents(tx: Tx): Promise<number> {
  const found = await tx
    .select()
    .from(jobAgents)
    .where(lt(jobAgents.wordsAs, SEARCHED_AS))
    .orderBy(asc(jobAgents.id))
    .limit(AGENTS_AT_ONCE)
    .for('update', { skipLocked: true })
  const anew = found.map((row) => ({ i: row.institutionId, a: row.id, w: filterColumns(filterOf(row)).words }))
  if (anew.length > 0)
    await tx.execute(sql`update job_agents a set words = w, words_as = ${SEARCHED_AS}
      from jsonb_to_recordset(${JSON.stringify(anew)}::text::jsonb) as named(i int, a uuid, w text)
      where a.institution_id = named.i and a.id = named.a`)
  return anew.length
}

/** So that what one reads and writes is not read and written by another: those would wait for each other's rows. */
const alone = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('rewrite search', 0))`)

/** Some ads of an earlier version, as they are to be written; `version` is the row as it was read. */
async function adsAnew(tx: Tx) {
  await alone(tx)
  const found = await tx
    .select({
      version: sql<string>`${jobs}.xmin::text`,
      institutionId: jobs.institutionId,
      id: jobs.id,
      title: jobs.title,
      bodyHtml: jobs.bodyHtml,
      employmentArea: jobs.employmentArea,
      workplace: jobs.workplace,
      blocks: jobs.blocks,
      department: departments.label,
      category: categories.label,
      location: locations.label,
      profile: settings.value,
    })
    .from(jobs)
    .innerJoin(settings, and(eq(settings.institutionId, jobs.institutionId), eq(settings.thing, 'profile')))
    .leftJoin(
      departments,
      and(eq(departments.institutionId, jobs.institutionId), eq(departments.key, jobs.departmentKey)),
    )
    .leftJoin(categories, and(eq(categories.institutionId, jobs.institutionId), eq(categories.key, jobs.categoryKey)))
    .leftJoin(locations, and(eq(locations.institutionId, jobs.institutionId), eq(locations.key, jobs.locationKey)))
    .where(lt(jobs.searchedAs, SEARCHED_AS))
    .orderBy(asc(jobs.id))
    .limit(ADS_AT_ONCE)
  const anew = found.map(({ version, institutionId, id, department, category, location, profile, ...ad }) => ({
    i: institutionId,
    j: id,
    v: version,
    t: searchText(ad, { department, category, location, institution: Profile.parse(profile).name }),
  }))
  // All words in one order, and there for everybody before a row is held: else whoever brings the same would wait in a ring.
  if (anew.length > 0)
    await tx.execute(sql`insert into search_words (word)
      select distinct word collate "C" from jsonb_to_recordset(${JSON.stringify(anew)}::text::jsonb) as named(t text),
        unnest(opslag_search_words(t)) word
      where not exists (select from search_words known where known.word = word.word) order by 1 on conflict do nothing`)
  return anew
}

/** Those of the ads that are as they were read; what has changed, or is being changed, comes another time. */
async function writeAds(tx: Tx, anew: Awaited<ReturnType<typeof adsAnew>>): Promise<number> {
  await alone(tx)
  const written = await rows(
    tx,
    sql`with named as materialized (
        select named.* from jsonb_to_recordset(${JSON.stringify(anew)}::text::jsonb) as named(i int, j bigint, v text, t text)
        join jobs on jobs.institution_id = i and jobs.id = j and jobs.xmin::text = v
        for update of jobs skip locked)
      update jobs set search_text = t, searched_as = ${SEARCHED_AS} from named
      where jobs.institution_id = i and jobs.id = j and jobs.xmin::text = v returning 1`,
  )
  return written.length
}

async function rewriteAds(db: Deps['db']): Promise<number> {
  const anew = await asSystem(db, adsAnew)
  return anew.length === 0 ? 0 : asSystem(db, (tx) => writeAds(tx, anew))
}

/**
 * Writes anew for a search what an earlier version wrote: the words of saved searches, and the ads. A few at a time, each time
 * until nothing is left; until then such an ad is found as it was before. Any number of processes may do it at once.
 */
export async function rewriteSearch({ db }: Pick<Deps, 'db'>, signal: AbortSignal): Promise<void> {
  for (const rewrite of [() => asSystem(db, rewriteAgents), () => rewriteAds(db)]) {
    let count = 1
    while (count > 0 && !signal.aborted) count = await rewrite()
  }
}
