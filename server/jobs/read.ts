import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { AdTemplates } from '../contract/ad-template.ts'
import type { ShownPicture } from '../contract/picture.ts'
import type { Db, Tx } from '../db/client.ts'
import { categories, departments, institutions, jobs, locations, settings } from '../db/schema/index.ts'
import { pictureJson } from '../pictures/queries.ts'

/** What reaches into how an ad is drawn; of the institution's own templates those that are named only. */
type AdRow = Pick<AdTemplates, 'about' | 'howWeHire'> & {
  worn: string | null
  templates: unknown[] | null
  /** Those that the job or one of these templates names, by their ids. */
  pictures: Record<string, ShownPicture | null> | null
}

type SettingRow = { thing: string; version: number; value: unknown }

const { inputHash: _, searchText: __, titleSort: ___, searchedAs: ____, ...columns } = getTableColumns(jobs)

/**
 * One job with what its picture is made of: labels, and the settings that reach into it. The caller adds the `where`,
 * and so decides who may see it. `asked`: the ad template that somebody asks for.
 */
export const jobRecords = (db: Db | Tx, asked: SQL = sql`null::text`) =>
  db
    .select({
      ...columns,
      slug: institutions.slug,
      department: departments.label,
      category: categories.label,
      location: locations.label,
      settings: sql<SettingRow[]>`(
        select json_agg(json_build_object('thing', s.thing, 'version', s.version, 'value', s.value))
        from ${settings} s where s.institution_id = ${jobs.institutionId}
          and s.thing in ('profile', 'form', 'privacy-notice', 'retention', 'internal'))`,
      drawn: sql<AdRow>`(
        select json_build_object('worn', w.ad, 'about', a.value -> 'about', 'howWeHire', a.value -> 'howWeHire',
          'templates', n.templates, 'pictures', (
            select json_object_agg(i.id, ${pictureJson(sql`${jobs.institutionId}`, sql`i.id`)})
            from (select distinct id #>> '{}' as id
              from jsonb_build_array(${jobs.blocks}, n.templates) named, (values ('$.**.picture'), ('$.**.poster')) of(path),
                jsonb_path_query(named, path::jsonpath) id where jsonb_typeof(id) = 'string') i))
        from (select (select value #>> array['layouts', 'ad'] from ${settings}
          where institution_id = ${jobs.institutionId} and thing = 'theme') as ad) w
        left join ${settings} a on a.institution_id = ${jobs.institutionId} and a.thing = 'ad-templates'
        left join lateral (select jsonb_agg(one) as templates from jsonb_array_elements(a.value -> 'templates') one
          where one ->> 'key' in (w.ad, ${jobs.template}, ${asked})) n on true)`,
    })
    .from(jobs)
    .innerJoin(institutions, eq(institutions.id, jobs.institutionId))
    .leftJoin(
      departments,
      and(eq(departments.institutionId, jobs.institutionId), eq(departments.key, jobs.departmentKey)),
    )
    .leftJoin(categories, and(eq(categories.institutionId, jobs.institutionId), eq(categories.key, jobs.categoryKey)))
    .leftJoin(locations, and(eq(locations.institutionId, jobs.institutionId), eq(locations.key, jobs.locationKey)))

export type JobRecord = Awaited<ReturnType<typeof jobRecords>>[number]
