import { type SQL, sql } from 'drizzle-orm'
import type { Sort } from '../contract/job.ts'
import { onIntranetAt } from '../internal/visible.ts'
import { holdsWords, type SearchShape, wordsGiven } from './search-sql.ts'

/** Whose jobs: one institution's, named by the parameter `institution`, or everybody's. */
type Scope = 'institution' | 'everywhere'

/**
 * What makes two statements of one query. `after` a cursor or from the top; `search` when anything narrows the public list;
 * `inMedium`: only what is published in one medium, named by the parameter `medium`; `inside` with what stands on the intranet,
 * and `filtered` when anything narrows that.
 */
export type Shape = {
  scope: Scope
  sort: Sort
  after: boolean
  search: SearchShape | null
  filtered?: boolean
  inMedium?: boolean
  inside?: boolean
}

const given = sql.placeholder
const now = sql`${given('now')}::timestamptz`

/** Of a job `j`, as the indexes have it. */
const OPEN_UNTIL = sql`(case when j.deadline is null then 'infinity'::timestamptz else j.deadline end)`
const LISTED = sql`j.status = 'published' and j.audience = 'public'`

/**
 * Has a job `j` that can be in a list been published at an instant, and not ended? Few leave it before their deadline: they are
 * left out by a filter, and the walk stays in the order that readers see.
 */
const openAt = (at: SQL): SQL => sql`j.publish_from <= ${at} and ${OPEN_UNTIL} >= ${at}
  and (j.listed_until is null or j.listed_until >= ${at})`

/** Is a job `j` in a list at an instant? */
export const inListAt = (at: SQL): SQL => sql`${LISTED} and ${openAt(at)}`

const ORDERS: Record<Sort, { value: SQL; type: SQL; descending: boolean }> = {
  deadline: { value: OPEN_UNTIL, type: sql`timestamptz`, descending: false },
  published: { value: sql`j.publish_from`, type: sql`timestamptz`, descending: true },
  title: { value: sql`j.title_sort`, type: sql`text`, descending: false },
}

const inScope = (scope: Scope, of = sql`j`) =>
  scope === 'institution'
    ? sql`${of}.institution_id = (select id from institutions where slug = ${given('institution')}::text)`
    : // Institutions in test (R022) are left out by a filter, which leaves the walk along the index alone.
      sql`${of}.institution_id not in (select id from institutions where live_since is null)`

/** What narrows the list, by name. */
export const FILTER_NAMES = ['category', 'location', 'department', 'employmentType', 'words'] as const
export type FilterName = (typeof FILTER_NAMES)[number]
type Value = (name: FilterName) => SQL

/** Does a job `j` pass the filters but for the words, or those of them that are named? */
export function passesKeys(value: Value, { perRow = false, of = FILTER_NAMES as readonly FilterName[] } = {}): SQL {
  const chosen = (column: SQL, name: FilterName) =>
    sql`(${value(name)} = '' or ${column} = any (string_to_array(${value(name)}, ',')))`
  const byKey = sql`and d.institution_id = j.institution_id and d.key = j.department_key`
  const conditions: Partial<Record<FilterName, SQL>> = {
    category: chosen(sql`j.category_key`, 'category'),
    location: chosen(sql`j.location_key`, 'location'),
    employmentType: chosen(sql`j.employment_type`, 'employmentType'),
    department: sql`(${value('department')} = '' or (j.institution_id, j.department_key) in (
    select d.institution_id, d.key from departments d
    where d.path && string_to_array(${value('department')}, ',') ${perRow ? byKey : sql``}))`,
  }
  return sql.join(
    of.flatMap((name) => conditions[name] ?? []),
    sql` and `,
  )
}

/**
 * Does a job `j` pass the filters? `value` is what each is given as, text: keys with commas between and empty for all; words as
 * `wantedLines` writes them, of which each must be found by one of its patterns. It is a request's parameter, or the column of
 * a job agent: an agent is a list that was saved. Keys hold no comma. A department means it and all below it. The list itself
 * finds the same jobs by the words that stand in their ads (`search-sql.ts`).
 *
 * `perRow`: the values are another for every row. The departments cannot be found once for all then, and each is looked up by
 * its key, which changes nothing of what is found. The ad's text comes after the keys, so that the planner keeps the order:
 * reading a text costs fifty times as much.
 */
export function passes(value: Value, { perRow = false } = {}): SQL {
  return sql`${passesKeys(value, { perRow })} and ${passesWords(value)}`
}

/** Does the text of a job `j` hold each of the words? */
export const passesWords = (value: Value): SQL => sql`(${value('words')} = '' or not exists (
  select from string_to_table(${value('words')}, E'\n') word where not j.search_text like any (string_to_array(word, E'\t'))))`

const FILTERS = sql`and ${passes((name) => sql`${given(name)}::text`)}`

const MEDIUM = sql`p.kind = 'board-feed' and p.withdrawn_at is null and p.medium_key = ${given('medium')}::text`
const IN_MEDIUM = sql`and exists (select from job_publications p
  where p.institution_id = j.institution_id and p.job_id = j.id and ${MEDIUM}
    and p.published_from <= ${now} and (p.published_until is null or p.published_until >= ${now}))`

/** Open now. */
const matching = ({ scope, filtered, inMedium, inside }: Shape) => sql`
  ${inScope(scope)} and ${inside ? sql`((${inListAt(now)}) or (${onIntranetAt(now)}))` : inListAt(now)}
  ${filtered ? FILTERS : sql``} ${inMedium ? IN_MEDIUM : sql``}`

/**
 * The jobs that a search finds, with what orders them. Those whose ads are not written for a search yet are looked through one
 * by one, as `plain` has the words: each anywhere.
 */
function found(shape: Shape, search: SearchShape): SQL {
  const { scope, sort, inMedium } = shape
  const value = sql`${ORDERS[sort].value} as value`
  const key = (name: FilterName) => sql`${given(name)}::text`
  const keys = passesKeys(key)
  // What the index has found by its category or location need not be asked for it again, ad by ad.
  const others = FILTER_NAMES.filter(
    (name) => !(name === 'category' && search.category) && !(name === 'location' && search.location),
  )
  return sql`select j.institution_id, j.id, ${value} from job_search j
      where ${inScope(scope)} and ${openAt(now)} and ${passesKeys(key, { of: others })} and ${holdsWords(search, scope === 'institution')}
        ${inMedium ? IN_MEDIUM : sql``}
    union all
    select j.institution_id, j.id, ${value} from jobs j where j.searched_as < 1 and ${matching(shape)} and ${keys}
      and (${given('plain')}::text = '' or j.search_text like all (string_to_array(${given('plain')}::text, E'\n')))`
}

const inAskedLanguage = (label: SQL) => {
  const language = sql`${given('language')}::text`
  return sql`coalesce(${label} ->> ${language}, ${label} ->> 'da', ${label} ->> 'en')`
}
const labelled = (table: SQL) => sql`case when ${table}.key is not null
  then json_build_object('key', ${table}.key, 'label', ${inAskedLanguage(sql`${table}.label`)}) end`
const instant = (value: SQL) => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const ITEM = sql`json_build_object(
  'id', j.id::text,
  'institution', json_build_object('slug', i.slug, 'name', ${inAskedLanguage(sql`(p.value -> 'name')`)}),
  'title', j.title,
  'department', ${labelled(sql`d`)},
  'category', ${labelled(sql`c`)},
  'location', ${labelled(sql`l`)},
  'employmentType', j.employment_type,
  'workHours', j.work_hours,
  'kind', j.kind,
  'deadline', ${instant(sql`j.deadline`)},
  'publishedAt', ${instant(sql`j.publish_from`)},
  'language', j.language,
  'pool', j.pool_key,
  'url', case when j.pool_key is null
    then coalesce(
      replace(p.value -> 'pages' ->> 'job', '{job}', j.id::text),
      ${given('origin')}::text || '/portal/' || i.slug || '/jobs/' || j.id::text)
    else coalesce(
      replace(p.value -> 'pages' ->> 'pool', '{pool}', j.pool_key),
      ${given('origin')}::text || '/portal/' || i.slug || '/talent-pools/' || j.pool_key) end)`

/** One that not everyone sees says so, and leads to the intranet's own page. Parameter `jobPage`: that page, or empty. */
const INSIDE_ITEM = sql`(case when ${inListAt(now)} then (${ITEM})::jsonb
  else (${ITEM})::jsonb || jsonb_build_object('internal', true, 'publishedAt', ${instant(sql`j.internal_from`)})
    || case when ${given('jobPage')}::text = '' then '{}'::jsonb
      else jsonb_build_object('url', replace(${given('jobPage')}::text, '{job}', j.id::text)) end end)`

/** When the next publication in the medium begins, and the first instant at which the next one has ended. */
const nextInMedium = () => {
  const own = sql`from job_publications p where ${inScope('institution', sql`p`)} and ${MEDIUM}`
  return sql`
    (select p.published_from ${own} and p.published_from > ${now} order by p.published_from limit 1),
    (select p.published_until ${own} and p.published_until >= ${now} order by p.published_until limit 1) + interval '1 millisecond'`
}

/** When the next job in scope opens, or the first instant at which the next one has left the list or its deadline has passed. */
const nextChange = ({ scope, inMedium }: Shape) => {
  const opening = sql`(select j.publish_from from jobs j
    where ${inScope(scope)} and ${LISTED} and j.publish_from > ${now} order by j.publish_from, j.id limit 1)`
  const deadline = sql`(select j.deadline from jobs j
    where ${inScope(scope)} and ${LISTED} and ${OPEN_UNTIL} >= ${now} order by ${OPEN_UNTIL}, j.id limit 1)`
  const leaving = sql`(select j.listed_until from jobs j
    where ${inScope(scope)} and ${LISTED} and j.listed_until >= ${now} order by j.listed_until limit 1)`
  const ends = sql`${deadline} + interval '1 millisecond', ${leaving} + interval '1 millisecond'`
  return instant(sql`least(${opening}, ${ends}${inMedium ? sql`, ${nextInMedium()}` : sql``})`)
}

/** What the statement answers: items as JSON text, and what the rest of the answer is made of. */
export type ListRow = {
  /** Null when there is no such institution, and for the list of all. */
  institutionId: number | null
  items: string
  total: number
  /** The last row shown when there are more behind it. */
  last: { value: string; id: string } | null
  nextChange: string | null
}

/**
 * The list as one statement that answers one JSON object. Parameters: `institution`, `now`, `language`, `origin`, `limit`,
 * `cap`; for a search also `category`, `location`, `department`, `employmentType` (comma-separated, empty for all), `words` as
 * `wantedLookups` writes them, `phrases` and `plain`, lines of patterns; filtered those as `passes` takes them; after a cursor
 * `value` and `id`; in a medium `medium`.
 */
export function listStatement(shape: Shape): SQL {
  const { scope, sort, after, search } = shape
  const { value, type, descending } = ORDERS[sort]
  const direction = descending ? sql`desc` : sql`asc`
  const beyond = (of: SQL, id: SQL) =>
    after
      ? sql`and (${of}, ${id}) ${descending ? sql`<` : sql`>`} (${given('value')}::${type}, ${given('id')}::bigint)`
      : sql``
  const limit = sql`${given('limit')}::int`
  // A search finds all that there is once, and a list without one walks along its index no further than it must.
  const page = search
    ? sql`select row_number() over (order by f.value ${direction}, f.id ${direction}) as n, f.* from (
        select f.institution_id, f.id, f.value from found f where true ${beyond(sql`f.value`, sql`f.id`)}
        order by f.value ${direction}, f.id ${direction} limit ${limit} + 1) f`
    : sql`select row_number() over (order by ${value} ${direction}, j.id ${direction}) as n, j.institution_id, j.id, ${value} as value
      from jobs j where ${matching(shape)} ${beyond(value, sql`j.id`)}
      order by ${value} ${direction}, j.id ${direction} limit ${limit} + 1`
  const counted = search ? sql`found` : sql`jobs j where ${matching(shape)}`
  return sql`(
    with ${search ? sql`${wordsGiven(search)}, found as materialized (${found(shape, search)}), ` : sql``}page as materialized (${page})
    select json_build_object(
      'institutionId', ${scope === 'institution' ? sql`(select id from institutions where slug = ${given('institution')}::text)` : sql`null::int`},
      'items', (select coalesce(json_agg(${shape.inside ? INSIDE_ITEM : ITEM} order by page.n), '[]')::text from page
        join jobs j on j.institution_id = page.institution_id and j.id = page.id
        join institutions i on i.id = j.institution_id
        join settings p on p.institution_id = i.id and p.thing = 'profile'
        left join departments d on d.institution_id = j.institution_id and d.key = j.department_key
        left join categories c on c.institution_id = j.institution_id and c.key = j.category_key
        left join locations l on l.institution_id = j.institution_id and l.key = j.location_key
        where page.n <= ${limit}),
      'total', (select count(*) from (select from ${counted} limit ${given('cap')}::int) counted),
      'last', (select json_build_object('value', page.value::text, 'id', page.id::text) from page
        where page.n = ${limit} and exists (select from page more where more.n > ${limit})),
      'nextChange', ${nextChange(shape)}))`
}
