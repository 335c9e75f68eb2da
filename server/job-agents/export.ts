import { asc, eq, sql } from 'drizzle-orm'
import type { JobAgent } from '../contract/job-agent.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import { Profile } from '../contract/settings.ts'
import { rows } from '../db/client.ts'
import { jobAgents } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { agentAnswers } from './queries.ts'

/** A job agent as a person takes it along, with what it has found. */
export type ExportedAgent = JobAgent & {
  signedUpAt: string
  endedAt: string | null
  jobs: { title: string; institution: string; foundAt: string; isTold: boolean; relevant: boolean | null }[]
}

type Found = {
  agent_id: string
  title: string
  profile: unknown
  matched_at: string | Date
  told: boolean
  relevant: boolean | null
}

/** Every job agent of a person, those that wait and that have ended too, at all institutions. */
export const exportAgents = (
  { db }: Pick<Deps, 'db'>,
  candidateId: string,
  language: Language,
): Promise<ExportedAgent[]> =>
  asSystem(db, async (tx) => {
    const own = await tx
      .select()
      .from(jobAgents)
      .where(eq(jobAgents.candidateId, candidateId))
      .orderBy(asc(jobAgents.createdAt), asc(jobAgents.id))
    const answers = await agentAnswers(tx, own, language)
    const found = await rows<Found>(
      tx,
      sql`select m.agent_id, j.title, p.value as profile, m.matched_at, m.digest_id is not null as told, m.relevant
        from agent_matches m join job_agents a on a.institution_id = m.institution_id and a.id = m.agent_id
        join jobs j on j.institution_id = m.job_institution_id and j.id = m.job_id
        join settings p on p.institution_id = j.institution_id and p.thing = 'profile'
        where a.candidate_id = ${candidateId}::uuid order by m.matched_at, j.id`,
    )
    const byAgent = Map.groupBy(found, (row) => row.agent_id)
    return own.map((row, index) => ({
      ...answers[index]!,
      signedUpAt: row.createdAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      jobs: (byAgent.get(row.id) ?? []).map((one) => ({
        title: one.title,
        institution: inLanguage(Profile.parse(one.profile).name, language).text,
        foundAt: new Date(one.matched_at).toISOString(),
        isTold: one.told,
        relevant: one.relevant,
      })),
    }))
  })
