import { asc, lt, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { jobAgents, jobs } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { filterColumns, filterOf } from '../job-agents/filter.ts'
import { labelsOf, NAMES, named } from './named.ts'
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

/** Some ads of an earlier version are written anew; what is being changed comes another time. Answers how many. */
async function rewriteAds(tx: Tx): Promise<number> {
  const found = await named(
    tx
      .select({
        institutionId: jobs.institutionId,
        id: jobs.id,
        title: jobs.title,
        bodyHtml: jobs.bodyHtml,
        employmentArea: jobs.employmentArea,
        workplace: jobs.workplace,
        blocks: jobs.blocks,
        ...NAMES,
      })
      .from(jobs)
      .$dynamic(),
  )
    .where(lt(jobs.searchedAs, SEARCHED_AS))
    .orderBy(asc(jobs.id))
    .limit(ADS_AT_ONCE)
    .for('update', { of: jobs, skipLocked: true })
  const anew = found.map((ad) => ({ i: ad.institutionId, j: ad.id, t: searchText(ad, labelsOf(ad)) }))
  if (anew.length > 0)
    await tx.execute(sql`update jobs set search_text = t, searched_as = ${SEARCHED_AS}
      from jsonb_to_recordset(${JSON.stringify(anew)}::text::jsonb) as named(i int, j bigint, t text)
      where jobs.institution_id = i and jobs.id = j`)
  return anew.length
}

/**
 * Writes anew for a search what an earlier version wrote: the words of saved searches, and the ads. A few at a time, each time
 * until nothing is left; until then such an ad is found as it was before. Any number of processes may do it at once.
 */
export async function rewriteSearch({ db }: Pick<Deps, 'db'>, signal: AbortSignal): Promise<void> {
  for (const rewrite of [rewriteAgents, rewriteAds]) {
    let count = 1
    while (count > 0 && !signal.aborted) count = await asSystem(db, rewrite)
  }
}
