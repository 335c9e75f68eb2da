import { eq, sql } from 'drizzle-orm'
import type { JobBlocks } from '../contract/ad-blocks.ts'
import type { Workplace } from '../contract/job.ts'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { type Labels, labelsOf, NAMES, named } from './named.ts'
import { plainText } from './sanitise.ts'
import { partsIn } from './search-parts.ts'
import { spaced, wordsOf } from './search-words.ts'

/** Goes up when `searchText` writes otherwise than before, with a new index `jobs_searched_otherwise`. */
export const SEARCHED_AS = 1

/** Every word as a LIKE pattern that finds it anywhere in a lower-case text: "planlægger" in "cykelplanlægger". */
export const patterns = (q: string): string =>
  q
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
    .join('\n')

/** The words, and behind them the parts that stand in many words. */
export const lineOf = (words: readonly string[]): string => {
  const text = spaced(words)
  return (
    text +
    partsIn(text)
      .map((part) => `${part} `)
      .join('')
  )
}

/** Each word once: nobody looks for how they stand. */
const labelLine = (labels: Labels) => {
  const texts = Object.values(labels).flatMap((label) => [label?.da ?? '', label?.en ?? ''])
  return lineOf([...new Set(wordsOf(texts.join(' ')))])
}

/** The words that stand in the ad's blocks. */
const blockTexts = (blocks: JobBlocks): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block.alt ?? '', block.caption ?? '']
    if (block.kind === 'film') return [block.title]
    if (block.kind === 'quote') return [block.text, block.who, block.role ?? '']
    if (block.kind === 'facts') return [block.heading ?? '', ...block.facts.flatMap(({ term, text }) => [term, text])]
    return []
  })

/** What of an ad is searched. `bodyHtml` is sanitised. */
export type Searched = {
  title: string
  bodyHtml: string
  employmentArea?: string | null | undefined
  workplace?: Workplace | null | undefined
  blocks?: JobBlocks | null | undefined
}

/** Two lines of words: the ad's own, and what its institution, department, category and location are called. */
export function searchText(ad: Searched, labels: Labels): string {
  const { workplace } = ad
  const own = [
    ad.title,
    plainText(ad.bodyHtml),
    ...blockTexts(ad.blocks ?? []),
    ad.employmentArea ?? '',
    ...(workplace ? [workplace.name, workplace.address, workplace.postalCode, workplace.city] : []),
  ]
  return `${lineOf(wordsOf(own.join(' ')))}\n${labelLine(labels)}`
}

/** Writes the second line anew in every job of the institution whose labels have become others; the job agents are asked again. */
export async function relabel(tx: Tx, institutionId: number): Promise<void> {
  const used = await named(
    tx
      .selectDistinct({
        departmentKey: jobs.departmentKey,
        categoryKey: jobs.categoryKey,
        locationKey: jobs.locationKey,
        ...NAMES,
      })
      .from(jobs)
      .$dynamic(),
  ).where(eq(jobs.institutionId, institutionId))
  const lines = used.map((one) => ({
    department: one.departmentKey,
    category: one.categoryKey,
    location: one.locationKey,
    line: labelLine(labelsOf(one)),
  }))
  if (lines.length === 0) return
  // By their numbers, as whoever holds several of them holds them.
  await tx.execute(sql`
    with anew as materialized (
      select jobs.id, named.line from jobs join jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
        as named(department text, category text, location text, line text)
        on jobs.department_key is not distinct from named.department
          and jobs.category_key is not distinct from named.category
          and jobs.location_key is not distinct from named.location
      where jobs.institution_id = ${institutionId} and jobs.searched_as = ${SEARCHED_AS}
        and split_part(jobs.search_text, E'\n', 2) <> named.line
      order by jobs.id for no key update of jobs)
    update jobs set search_text = split_part(search_text, E'\n', 1) || E'\n' || anew.line, agents_asked_at = null
    from anew where jobs.institution_id = ${institutionId} and jobs.id = anew.id`)
}
