import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { signedIn } from '../candidates/signed-in.ts'
import type { JobAgent } from '../contract/job-agent.ts'
import type { Language } from '../contract/language.ts'
import { agentMatches, digests, jobAgents, jobs } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Call } from '../http/router.ts'
import { agentAnswers } from './queries.ts'

/** A job that was mailed to a person, and whether they said that it was relevant. */
export type ToldOf = { title: string; at: string; relevant: boolean | null }
/** A job agent as a person takes it along. */
export type ExportedAgent = JobAgent & { createdAt: string; told: ToldOf[] }

/** Every job agent of a person, whether it runs or not, at all institutions. @throws ProblemError `sign-in`, `forbidden`. */
export function exportAgents(call: Call, language: Language): Promise<ExportedAgent[]> {
  const { id } = signedIn(call, 'own-account')
  return asSystem(call.deps.db, async (tx) => {
    const rows = await tx
      .select()
      .from(jobAgents)
      .where(eq(jobAgents.candidateId, id))
      .orderBy(asc(jobAgents.createdAt), asc(jobAgents.id))
    const told = await tx
      .select({ agent: jobAgents.id, title: jobs.title, at: digests.createdAt, relevant: agentMatches.relevant })
      .from(jobAgents)
      .innerJoin(
        agentMatches,
        and(eq(agentMatches.institutionId, jobAgents.institutionId), eq(agentMatches.agentId, jobAgents.id)),
      )
      .innerJoin(
        digests,
        and(eq(digests.institutionId, agentMatches.institutionId), eq(digests.id, agentMatches.digestId)),
      )
      .innerJoin(jobs, and(eq(jobs.institutionId, agentMatches.jobInstitutionId), eq(jobs.id, agentMatches.jobId)))
      .where(and(eq(jobAgents.candidateId, id), isNotNull(agentMatches.digestId)))
      .orderBy(asc(digests.createdAt), asc(jobs.id))
    const agents = await agentAnswers(tx, rows, language)
    return agents.map((agent, index) => ({
      ...agent,
      createdAt: rows[index]!.createdAt.toISOString(),
      told: told
        .filter((one) => one.agent === agent.id)
        .map(({ title, at, relevant }) => ({ title, at: at.toISOString(), relevant })),
    }))
  })
}
