import { type SQL, sql } from 'drizzle-orm'

/** So many words are looked for by the index at once; what further ones leave is little, and looked through. */
const MOST_WORDS = 3

/** What makes two statements of one search: whether keys are given that an index knows, and how many words. */
export type SearchShape = { category: boolean; location: boolean; words: number; hasPhrase: boolean }

/** The shape of a search for so many words. */
export const searchShape = (
  filter: { category: string; location: string; phrases: string },
  words: number,
): SearchShape => ({
  category: filter.category !== '',
  location: filter.location !== '',
  words: Math.min(words, MOST_WORDS + 1),
  hasPhrase: filter.phrases !== '',
})

export const searchName = ({ category, location, words, hasPhrase }: SearchShape): string =>
  `_search${category ? '_category' : ''}${location ? '_location' : ''}_words${words}${hasPhrase ? '_phrase' : ''}`

/**
 * Of the words that a part stands in, so many are looked for, the shortest: those that are little more than the part. Only an
 * ending that thousands of words have finds more.
 */
const MOST_FOUND = 600

const given = sql.placeholder

/**
 * `sought (n, ids)`: for each word that is looked for the ids of the words that it finds. One that nothing is found by has an
 * empty list, which is in no ad.
 */
export const wordsGiven = (_: SearchShape): SQL => sql`sought as materialized (
  select line.n, coalesce((select array_agg(id) from (
    select known.id from jsonb_to_recordset(line.patterns) as pattern("like" text, grams text[])
    join lateral (select w.id, w.word from search_words w where opslag_grams(w.word) @> pattern.grams and w.word like pattern."like") known
      on true
    group by known.id, known.word order by length(known.word), known.id limit ${sql.raw(String(MOST_FOUND))}) shortest), '{}') as ids
  from jsonb_array_elements(${given('words')}::text::jsonb) with ordinality as line(patterns, n))`

/** Does a job `j` hold one of the keys of a kind, which are written in `search_words` beside the words? */
const holdsKey = (keys: SQL) =>
  sql`j.words && coalesce((select array_agg(w.id) from search_words w where w.word = any (array(${keys}))), '{}')`

/** Does a job `j` of `job_search` hold each of the words, and the keys? */
export function holdsWords({ category, location, words, hasPhrase }: SearchShape, ofInstitution: boolean): SQL {
  const each = (name: string) => sql`unnest(string_to_array(${given(name)}::text, ','))`
  const conditions = [
    // Both together are a word of their own: two of the longest lists of ads need not be walked.
    ...(category && location
      ? [holdsKey(sql`select 'p:' || c || ',' || l from ${each('category')} c, ${each('location')} l`)]
      : [
          ...(category ? [holdsKey(sql`select 'c:' || c from ${each('category')} c`)] : []),
          ...(location ? [holdsKey(sql`select 'l:' || l from ${each('location')} l`)] : []),
        ]),
    ...(ofInstitution
      ? [holdsKey(sql`select 'i:' || id from institutions where slug = ${given('institution')}::text`)]
      : []),
    ...Array.from(
      { length: Math.min(words, MOST_WORDS) },
      (_, at) => sql`j.words && (select ids from sought where n = ${at + 1})`,
    ),
    ...(words > MOST_WORDS
      ? [sql`not exists (select from sought where n > ${MOST_WORDS} and not j.words && sought.ids)`]
      : []),
    ...(hasPhrase
      ? [
          sql`exists (select from jobs t where t.institution_id = j.institution_id and t.id = j.id
            and t.search_text like all (string_to_array(${given('phrases')}::text, E'\n')))`,
        ]
      : []),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
