import { sql } from 'drizzle-orm'
import type { Institution, ThemeFont } from '../contract/institution.ts'
import type { Language } from '../contract/language.ts'
import type { ShownPicture } from '../contract/picture.ts'
import type { ThemeSettings } from '../contract/settings.ts'
import { type Db, statement } from '../db/client.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { fontsJson } from '../fonts/queries.ts'
import { ProblemError } from '../http/problem.ts'
import type { PublicAnswer } from '../http/public-cache.ts'
import { pictureJson } from '../pictures/queries.ts'
import { wornLogo } from '../themes/logo.ts'
import { wornTheme } from '../themes/worn.ts'

const given = sql.placeholder
const language = sql`${given('language')}::text`
const portal = sql`${given('origin')}::text || '/portal/' || i.slug`
const label = (column: ReturnType<typeof sql>) =>
  sql`coalesce(${column} ->> ${language}, ${column} ->> 'da', ${column} ->> 'en')`
const list = (table: ReturnType<typeof sql>) => sql`(
  select coalesce(json_agg(json_build_object('key', t.key, 'label', ${label(sql`t.label`)}) order by t.position), '[]')
  from ${table} t where t.institution_id = i.id)`
/** The portal opens in the language in which the link to it stands. */
const inAsked = sql`case when ${language} = 'en' then '?lang=en' else '' end`
/** A link that the profile has not turned off leads to the portal. */
const link = (name: string, path: string) =>
  sql`case when coalesce((p.value #>> array['links', ${name}::text])::boolean, true) then ${portal} || ${path}::text || ${inAsked} end`
const hasAgent = sql`coalesce((a.value ->> 'enabled')::boolean, true)`

type Row = { id: number; answer: string }

/** One statement: the institution with its lists in tree and list order, as JSON text. */
const ANSWER = sql`(
  select json_build_object('id', i.id, 'answer', json_build_object(
    'slug', i.slug,
    'name', ${label(sql`(p.value -> 'name')`)},
    'language', ${language},
    'languages', coalesce(p.value -> 'languages', '["da", "en"]'::jsonb),
    'theme', json_build_object('tokens', coalesce(t.value -> 'tokens', '{}'::jsonb), 'dark', t.value -> 'dark',
      'layouts', t.value -> 'layouts',
      'faces', ${fontsJson(sql`i.id`)}, 'picture', ${pictureJson(sql`i.id`, sql`(t.value #>> '{logo,picture}')`)},
      'alt', ${label(sql`(t.value #> '{logo,alt}')`)}),
    'categories', ${list(sql`categories`)},
    'locations', ${list(sql`locations`)},
    'departments', (
      select coalesce(json_agg(json_build_object('key', d.key, 'label', ${label(sql`d.label`)},
        'parent', d.parent_key, 'depth', cardinality(d.path) - 1) order by d.position), '[]')
      from departments d where d.institution_id = i.id),
    'contact', p.value -> 'contact',
    'operator', ${given('operator')}::text,
    'testPages', case when i.live_since is null then coalesce(p.value -> 'testPages', '[]'::jsonb) end,
    'jobAgent', case when ${hasAgent} then json_build_object(
      'layout', coalesce(a.value ->> 'layout', 'steps'),
      'everywhere', coalesce((a.value ->> 'everywhere')::boolean, true),
      'intro', ${label(sql`(a.value -> 'intro')`)}) end,
    'links', json_build_object('portal', ${portal} || ${inAsked},
      'agent', case when ${hasAgent} then ${link('agent', '/job-agent')} end,
      'login', ${link('login', '/account')}))::text)
  from institutions i
  join settings p on p.institution_id = i.id and p.thing = 'profile'
  left join settings t on t.institution_id = i.id and t.thing = 'theme'
  left join settings a on a.institution_id = i.id and a.thing = 'job-agent'
  where i.slug = ${given('institution')}::text)`

/** What the database knows of a theme and what it names. */
type Said = Pick<ThemeSettings, 'tokens' | 'dark' | 'layouts'> & {
  faces: ThemeFont[]
  picture: ShownPicture | null
  alt: string | null
}

/** The database knows what the theme names, and the folders what else that is; what it leaves out follows the standard. */
function withTheme(answer: string): string {
  const { theme, ...institution } = JSON.parse(answer) as Omit<Institution, 'theme'> & { theme: Said }
  const { faces, picture, alt } = theme
  const worn = wornTheme(theme, { faces, logo: wornLogo(institution.slug, picture, alt) })
  return JSON.stringify({ ...institution, theme: worn } satisfies Institution)
}

const prepared = new WeakMap<Db, ReturnType<typeof statement<Row | null>>>()

/** What a page needs to know of the institution, texts in the asked language. @throws ProblemError `unknown-institution`. */
export async function institutionAnswer(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  slug: string,
  asked: Language,
): Promise<PublicAnswer> {
  const read = prepared.get(db) ?? statement<Row | null>(publicly(db), 'institution_answer', ANSWER)
  prepared.set(db, read)
  const [row] = await read.execute({
    institution: slug,
    language: asked,
    origin: config.origin,
    operator: config.operator,
  })
  if (!row?.value) throw new ProblemError('unknown-institution')
  return {
    body: withTheme(row.value.answer),
    contentType: 'application/json; charset=utf-8',
    language: asked,
    institutionId: row.value.id,
    validUntil: null,
  }
}
