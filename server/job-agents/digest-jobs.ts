import { sql } from 'drizzle-orm'
import type { Workplace } from '../contract/job.ts'
import { inLanguage, type LocalizedText } from '../contract/language.ts'
import { Profile } from '../contract/settings.ts'
import { rows, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { inListAt } from '../jobs/list-sql.ts'
import { entryAddress } from '../jobs/shape.ts'
import { IS_LIVE, IS_ON, instant, LOOKS_EVERYWHERE, PASSES, SETTING } from './match.ts'
import type { AgentRow } from './queries.ts'

/** A job that a digest tells of. */
export type ToldJob = {
  institutionId: number
  id: string
  title: string
  url: string
  institution: string
  place: string | null
  deadline: Date | null
  /** What its reader has said. */
  relevant: boolean | null
}

type Row = {
  institution_id: number
  id: string
  title: string
  deadline: string | Date | null
  pool_key: string | null
  slug: string
  profile: unknown
  location: LocalizedText | null
  workplace: Workplace | null
  relevant: boolean | null
  total: number
}

/**
 * The jobs of a digest that the list has now and that its agent's filter lets through, the first deadline first. `total` counts
 * those beyond `most` too.
 */
export async function digestJobs(
  tx: Tx,
  { config }: Pick<Deps, 'config'>,
  { institutionId, language }: Pick<AgentRow, 'institutionId' | 'language'>,
  digest: string,
  { at, most }: { at: Date; most: number },
): Promise<{ jobs: ToldJob[]; total: number }> {
  const found = await rows<Row>(
    tx,
    sql`select j.institution_id, j.id::text as id, j.title, j.deadline, j.pool_key, i.slug, p.value as profile, l.label as location,
        j.workplace, m.relevant, count(*) over ()::int as total
      from agent_matches m
      join job_agents a on a.institution_id = m.institution_id and a.id = m.agent_id ${SETTING}
      join jobs j on j.institution_id = m.job_institution_id and j.id = m.job_id
      join institutions i on i.id = j.institution_id
      join settings p on p.institution_id = i.id and p.thing = 'profile'
      left join locations l on l.institution_id = j.institution_id and l.key = j.location_key
      where m.institution_id = ${institutionId} and m.digest_id = ${digest}::uuid and ${inListAt(instant(at))} and ${IS_LIVE}
        and ${IS_ON} and (j.institution_id = a.institution_id or ${LOOKS_EVERYWHERE}) and ${PASSES}
      order by j.deadline nulls last, j.id limit ${most}`,
  )
  const jobs = found.map((row): ToldJob => {
    const profile = Profile.parse(row.profile)
    return {
      institutionId: row.institution_id,
      id: row.id,
      title: row.title,
      url: entryAddress(
        { origin: config.origin, slug: row.slug, pages: profile.pages },
        { id: row.id, poolKey: row.pool_key },
      ),
      institution: inLanguage(profile.name, language).text,
      place: (row.location && inLanguage(row.location, language).text) || row.workplace?.city || null,
      deadline: row.deadline === null ? null : new Date(row.deadline),
      relevant: row.relevant,
    }
  })
  return { jobs, total: found[0]?.total ?? 0 }
}
