import { and, asc, eq, ne } from 'drizzle-orm'
import type { JobAgent, JobAgentSettings } from '../contract/job-agent.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import { Profile } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { institutions, jobAgents, settings } from '../db/schema/index.ts'
import { effective, settingOf } from '../settings/queries.ts'
import { filterOf, type Labels, labelled, labelsOf } from './filter.ts'

export type AgentRow = typeof jobAgents.$inferSelect

/** What the institution has decided about its job agents. */
export const agentSettings = async (tx: Tx, institutionId: number): Promise<JobAgentSettings> =>
  (await settingOf(tx, institutionId, 'job-agent')).value as JobAgentSettings

/** The same, of a setting's stored value or none. */
export const settingsFrom = (value: unknown): JobAgentSettings => effective('job-agent', value ?? null)

/** One agent's row; undefined when it is not there. `lock` holds it until the transaction ends. */
export async function agentRow(tx: Tx, institutionId: number, id: string, lock = false): Promise<AgentRow | undefined> {
  const found = tx
    .select()
    .from(jobAgents)
    .where(and(eq(jobAgents.institutionId, institutionId), eq(jobAgents.id, id)))
  const [row] = lock ? await found.for('update') : await found
  return row
}

/** The rows as their person sees them, in the order given. In a transaction of the system's, or of their institution. */
export async function agentAnswers(tx: Tx, rows: readonly AgentRow[], language: Language): Promise<JobAgent[]> {
  const known = new Map<number, { slug: string; name: string; labels: Labels }>()
  for (const id of new Set(rows.map(({ institutionId }) => institutionId))) {
    const [found] = await tx
      .select({ slug: institutions.slug, profile: settings.value })
      .from(institutions)
      .innerJoin(settings, and(eq(settings.institutionId, institutions.id), eq(settings.thing, 'profile')))
      .where(eq(institutions.id, id))
    const name = inLanguage(Profile.parse(found?.profile).name, language).text
    known.set(id, { slug: found!.slug, name, labels: await labelsOf(tx, id) })
  }
  return rows.map((row) => {
    const { slug, name, labels } = known.get(row.institutionId)!
    const filter = filterOf(row)
    return {
      id: row.id,
      institution: { slug, name },
      status: row.status,
      filter,
      labels: labelled(filter, labels, language),
      frequency: row.frequency,
      reach: row.reach,
      language: row.language,
      confirmedAt: row.confirmedAt?.toISOString() ?? null,
      endsAt: row.endsAt?.toISOString() ?? null,
    }
  })
}

/** A person's agents that have not ended, the oldest first: at one institution, or at all of them. */
export async function agentsOf(
  tx: Tx,
  candidateId: string,
  institutionId: number | null,
  language: Language,
): Promise<JobAgent[]> {
  const rows = await tx
    .select()
    .from(jobAgents)
    .where(
      and(
        eq(jobAgents.candidateId, candidateId),
        ne(jobAgents.status, 'ended'),
        institutionId === null ? undefined : eq(jobAgents.institutionId, institutionId),
      ),
    )
    .orderBy(asc(jobAgents.createdAt), asc(jobAgents.id))
  return agentAnswers(tx, rows, language)
}
