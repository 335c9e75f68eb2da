import { type SQL, sql } from 'drizzle-orm'
import { chunks } from '../server/db/chunks.ts'
import { rows, type Tx } from '../server/db/client.ts'
import { lineOf, SEARCHED_AS } from '../server/jobs/search-text.ts'
import { folded, wordsOf } from '../server/jobs/search-words.ts'
import { danishSortKey } from '../server/jobs/sort-key.ts'
import { chance } from './agents-fill.ts'

const split = (words: string) => words.split(' ')

const HEADS = split(
  'sygeplejerske pædagog lærer leder konsulent medarbejder rådgiver assistent sekretær ingeniør jurist økonom læge jordemoder fysioterapeut ergoterapeut bibliotekar planlægger udvikler arkitekt tekniker elektriker gartner chauffør vagt tolk chef koordinator vejleder underviser forsker analytiker controller bygningskonstruktør landinspektør sagsbehandler psykolog tandlæge tandplejer radiograf bioanalytiker portør serviceassistent kok ernæringsassistent hjælper terapeut inspektør betjent kurator arkivar designer programmør specialist fuldmægtig studentermedhjælper praktikant elev vikar direktør forvalter',
)
const FIRSTS = split(
  'special over afdelings team projekt nat dag børne unge ældre social sundheds skole børnehave vuggestue fritids plejehjems hjemme sygehus klinik psykiatri akut kirurgi hjerte kræft neuro barsels miljø natur vand klima trafik vej byg ejendoms drifts vedligeholds it data digitaliserings system netværks løn personale hr kommunikations web presse borger jobcenter ydelses beskæftigelses integrations familie handicap rusmiddel forebyggelses ernærings køkken rengørings have park skov strand havne brand beredskabs sikkerheds arkiv museums biblioteks kultur musik idræts turisme erhvervs økonomi regnskabs budget indkøbs udbuds kontrakt jura forvaltnings råds direktions sekretariats udviklings analyse kvalitets uddannelses praktik',
)
const ENDS = ['', '', '', 'n', 'en', 'er', 'erne', 's', 'stilling', 'gruppe', 'opgaver', 'uddannelse', 'team']
const COMMON = split(
  'vi søger en til at med og for i på af som du har er der det vores kommune arbejde opgaver erfaring kolleger borgere hverdag ansvar samarbejde udvikling faglig god dig kan vil skal også blive afdeling team kvalitet trivsel uddannelse løn ansættelse stilling ansøgning frist samtaler uge tiltrædelse kontakt oplysninger overenskomst gældende fleksibel arbejdstid engageret struktureret selvstændig',
)
const SYLLABLES = split(
  'an be dal en fly gra hol ing jor kel lun mel nor ost pil ros sand tor ulv ves ørn ås bak dam eng fur gård holm kær lyng mark',
)
export const CATEGORIES = split(
  'sundhed undervisning paedagogik administration teknik it ledelse social rengoering koekken byggeri natur kultur jura oekonomi',
)
export const PLACES = split(
  'København Aarhus Odense Aalborg Esbjerg Randers Kolding Horsens Vejle Roskilde Herning Silkeborg Hørsholm Helsingør Næstved Viborg Fredericia Køge Holstebro Taastrup Slagelse Hillerød Holbæk Sønderborg Svendborg Hjørring Frederikshavn Nørresundby Ringsted Haderslev Ølstykke Skive Stenløse Ballerup Nykøbing Grenaa Kalundborg Aabenraa Middelfart Varde Nyborg Ikast Thisted Kolt Farum Brønderslev Vordingborg Odder Skanderborg Lillerød Grindsted Vejen Ribe Hedehusene Korsør Struer Hobro Hadsten Beder Løgten Hammel Bjerringbro Ebeltoft Rønne Nakskov Maribo Faaborg Assens Kerteminde Otterup Tønder Skjern Lemvig Nibe Støvring Skagen Sæby Dronninglund Aars Løgstør',
)
const PARAGRAPHS = 6_000
const RARE = 40_000

type Chance = ReturnType<typeof chance>
const pick = <T>(by: Chance, of: readonly T[]): T => of[by.below(of.length)] as T
/** The first ones often, the last ones seldom, as with towns and trades. */
const uneven = <T>(by: Chance, of: readonly T[]): T => of[Math.floor(by.next() ** 2.2 * of.length)] as T
const compound = (by: Chance) => `${pick(by, FIRSTS)}${uneven(by, HEADS)}${pick(by, ENDS)}`

/** Some three hundred characters of what stands in ads: mostly the same small words, compounds, and names that are nowhere else. */
function paragraph(by: Chance, rare: readonly string[]): string {
  const words = Array.from({ length: 38 + by.below(12) }, () => {
    const of = by.next()
    if (of < 0.72) return pick(by, COMMON)
    if (of < 0.88) return compound(by)
    if (of < 0.96) return uneven(by, HEADS)
    return pick(by, rare)
  })
  return `${words.join(' ')}.`
}

/** What people type: a trade, its plural, a compound or a part of one, now and then two words. */
export function queryBy(by: Chance): string {
  const head = uneven(by, HEADS)
  const kind = by.next()
  if (kind < 0.45) return head
  if (kind < 0.6) return `${head}${head.endsWith('e') ? 'r' : head.endsWith('er') ? 'e' : 'er'}`
  if (kind < 0.75) return `${pick(by, FIRSTS)}${head}`
  if (kind < 0.9) return `${head} ${pick(by, COMMON)}`
  return `${pick(by, FIRSTS)} ${head}`
}

const inTurn = async (tx: Tx, all: readonly unknown[], insert: (given: SQL) => SQL, size = 5_000) => {
  for (const some of chunks(all, size)) await tx.execute(insert(sql`${JSON.stringify(some)}::text::jsonb`))
}

/** Institutions of the state, the regions and the municipalities, each with its trades and a few of the towns. */
async function fillInstitutions(tx: Tx, count: number, by: Chance) {
  await tx.execute(sql`insert into institutions (slug, created_at, live_since)
    select 'kommune-' || n, now(), now() from generate_series(1, ${count}) n`)
  await tx.execute(sql`insert into settings (institution_id, thing, version, value, updated_at, updated_by)
    select id, 'profile', 1, jsonb_build_object('name', jsonb_build_object('da', slug), 'pages', '{}'::jsonb), now(), 'bench' from institutions`)
  await tx.execute(
    sql`insert into recruitment_cases (institution_id, id, created_at) select id, gen_random_uuid(), now() from institutions`,
  )
  const found = await rows<{ id: number }>(tx, sql`select id from institutions order by id`)
  const towns = new Map(
    found.map(({ id }) => [id, [...new Set(Array.from({ length: 5 }, () => uneven(by, PLACES)))]] as const),
  )
  const entry = (i: number, label: string, p: number) => ({ i, k: keyOf(label), l: label, p })
  const insert = (table: SQL) => (given: SQL) =>
    sql`insert into ${table} (institution_id, key, label, position)
      select i, k, jsonb_build_object('da', l), p from jsonb_to_recordset(${given}) as g(i int, k text, l text, p int)`
  const categories = found.flatMap(({ id }) => CATEGORIES.map((name, at) => entry(id, name, at)))
  const locations = found.flatMap(({ id }) => (towns.get(id) ?? []).map((name, at) => entry(id, name, at)))
  await inTurn(tx, categories, insert(sql`categories`))
  await inTurn(tx, locations, insert(sql`locations`))
  return { ids: found.map(({ id }) => id), towns }
}

export const keyOf = (label: string) => folded(label).replace(/[^a-z]+/g, '-')

/**
 * So many open jobs over so many institutions, ads of two to six thousand characters. They are put together in the database
 * out of paragraphs, and what a search walks out of the paragraphs' words: what the trigger would write, job by job.
 */
export async function fillSearch(
  tx: Tx,
  { jobs, institutions }: { jobs: number; institutions: number },
): Promise<void> {
  await tx.execute(sql`select set_config('statement_timeout', '0', true), set_config('maintenance_work_mem', '256MB', true),
    set_config('work_mem', '128MB', true)`)
  const by = chance(7)
  const { ids, towns } = await fillInstitutions(tx, institutions, by)
  const rare = Array.from({ length: RARE }, () =>
    Array.from({ length: 2 + by.below(3) }, () => pick(by, SYLLABLES)).join(''),
  )
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => paragraph(by, rare))
  await tx.execute(
    sql`create temporary table paragraphs (n int primary key, html text, words text, ids int[]) on commit drop`,
  )
  await tx.execute(sql`create temporary table ads (n int primary key, i int, c text, l text, title text, sort text, line text, p int[],
    label text, opens int, ends int) on commit drop`)
  const given = paragraphs.map((text, n) => ({ n, html: `<p>${text}</p>`, words: lineOf(wordsOf(text)).slice(1) }))
  await inTurn(
    tx,
    given,
    (all) => sql`insert into paragraphs (n, html, words)
      select n, html, words from jsonb_to_recordset(${all}) as g(n int, html text, words text)`,
  )
  const ads = Array.from({ length: jobs }, (_, n) => {
    const i = pick(by, ids)
    const c = uneven(by, CATEGORIES)
    const town = pick(by, towns.get(i) ?? [])
    const title = by.next() < 0.5 ? `${uneven(by, HEADS)} til ${town}` : `${pick(by, FIRSTS)}${uneven(by, HEADS)} søges`
    return {
      ...{ n, i, c, l: keyOf(town), title, sort: danishSortKey(title) },
      line: lineOf(wordsOf(title)),
      p: Array.from({ length: 6 + by.below(12) }, () => by.below(PARAGRAPHS)),
      label: lineOf([...new Set(wordsOf(`kommune ${i} ${c} ${town}`))]),
      ...{ opens: by.below(20_000), ends: by.below(60_000) },
    }
  })
  await inTurn(
    tx,
    ads,
    (all) => sql`insert into ads select * from jsonb_to_recordset(${all}) as g(n int, i int, c text, l text, title text,
      sort text, line text, p int[], label text, opens int, ends int)`,
  )
  await tx.execute(sql`analyze ads`)
  await tx.execute(sql`insert into search_words (word)
    select word from (
      select ' ' || word || ' ' as word from paragraphs, unnest(string_to_array(words, ' ')) word where word <> ''
      union select ' ' || word || ' ' from ads, unnest(string_to_array(line || label, ' ')) word where word <> ''
      union select 'i:' || i from ads union select 'c:' || c from ads union select 'l:' || l from ads
      union select 'p:' || c || ',' || l from ads) all_words`)
  await tx.execute(sql`analyze search_words`)
  await tx.execute(sql`update paragraphs set ids = array(select id from search_words
    where word = any (array(select ' ' || word || ' ' from unnest(string_to_array(words, ' ')) word)))`)
  await tx.execute(sql`alter table jobs disable trigger user`)
  await tx.execute(sql`drop index job_search_by_words`)
  await tx.execute(sql`insert into jobs (institution_id, case_id, source, external_id, input_hash, kind, audience, status,
      publish_from, deadline, language, title, title_sort, body_html, search_text, searched_as, category_key, location_key,
      readvertised, apply_at, interview_dates, number_of_positions, contacts, agents_asked_at, created_at, updated_at)
    select i, c.id, 'bench', n::text, '', 'job', 'public', 'published', now() - interval '1 hour' - opens * interval '1 minute',
      now() + interval '1 day' + ends * interval '1 minute', 'da', title, sort, text.html, line || text.words || E'\n' || label,
      ${SEARCHED_AS}, ads.c, l, false, 'here', '[]', 1, '[]', now(), now(), now()
    from ads join recruitment_cases c on c.institution_id = i
      cross join lateral (select string_agg(html, '' order by at) as html, string_agg(words, '' order by at) as words
        from unnest(p) with ordinality chosen(n, at) join paragraphs using (n)) text order by ads.n`)
  await tx.execute(sql`alter table jobs enable trigger user`)
  await tx.execute(sql`insert into job_search (institution_id, id, publish_from, deadline, title_sort, category_key, location_key, words)
    select j.institution_id, j.id, j.publish_from, j.deadline, j.title_sort, j.category_key, j.location_key, array(
      select id from unnest(ads.p) chosen(n) join paragraphs using (n), unnest(ids) id
      union select w.id from search_words w where w.word = any (
        array(select ' ' || word || ' ' from unnest(string_to_array(ads.line || ads.label, ' ')) word)
        || array['i:' || j.institution_id, 'c:' || j.category_key, 'l:' || j.location_key,
          'p:' || j.category_key || ',' || j.location_key])
      order by id)
    from ads join jobs j on j.institution_id = ads.i and j.source = 'bench' and j.external_id = ads.n::text`)
  await tx.execute(sql`create index job_search_by_words on job_search using gin (words) with (fastupdate = false)`)
  await tx.execute(sql`analyze`)
}
