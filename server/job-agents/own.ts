import { and, eq, ne } from 'drizzle-orm'
import { can } from '../actors.ts'
import { keepAccount } from '../candidates/ensure.ts'
import { signedIn } from '../candidates/signed-in.ts'
import type { JobAgent, JobAgentChange } from '../contract/job-agent.ts'
import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { jobAgents } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { checkKeys, filterColumns } from './filter.ts'
import { changeRow, goOn, leave, undoLeaving } from './life.ts'
import { type AgentRow, agentAnswers, agentsOf } from './queries.ts'

/** The agents of the person who acts: at the institution of the session, or on our own pages at all of them. */
export function ownAgents(call: Call, language: Language): Promise<JobAgent[]> {
  const { id, institutionId } = signedIn(call, 'own-sign-up')
  return asSystem(call.deps.db, (tx) => agentsOf(tx, id, institutionId, language))
}

/** Changes an agent by its person's wish, however that was shown. One that was left comes back by `active` alone. @throws ProblemError `invalid`, `gone`. */
export async function applyChange(tx: Tx, call: Call, row: AgentRow, change: JobAgentChange): Promise<AgentRow> {
  if (row.status === 'unconfirmed' || (row.status === 'ended' && change.status !== 'active'))
    throw new ProblemError('gone')
  const current = row.status === 'ended' ? await undoLeaving(tx, call, row) : row
  const { filter, ...plain } = change
  const columns = filter && filterColumns(filter)
  if (filter && columns && columns.filterHash !== row.filterHash) {
    await checkKeys(tx, row.institutionId, filter)
    const [same] = await tx
      .select({ id: jobAgents.id })
      .from(jobAgents)
      .where(
        and(
          eq(jobAgents.institutionId, row.institutionId),
          eq(jobAgents.candidateId, row.candidateId),
          eq(jobAgents.reach, row.reach),
          eq(jobAgents.filterHash, columns.filterHash),
          ne(jobAgents.id, row.id),
        ),
      )
    if (same) throw invalidField('filter', 'duplicate')
  }
  const set = Object.fromEntries(Object.entries({ ...plain, ...columns }).filter(([, value]) => value !== undefined))
  return changeRow(tx, call, current, set)
}

/** Runs what a person does to an own agent. @throws ProblemError `sign-in`, `forbidden`, `not-found`. */
async function onOwn(
  call: Call,
  id: string,
  language: Language,
  work: (tx: Tx, row: AgentRow) => Promise<AgentRow>,
): Promise<JobAgent> {
  const person = signedIn(call, 'own-sign-up')
  return asSystem(call.deps.db, async (tx) => {
    await keepAccount(tx, person.id)
    const [row] = isId(id)
      ? await tx
          .select()
          .from(jobAgents)
          .where(and(eq(jobAgents.id, id), eq(jobAgents.candidateId, person.id)))
          .for('update')
      : []
    if (!row || !can(call.actor, 'own-sign-up', { id: row.institutionId })) throw new ProblemError('not-found')
    const [agent] = await agentAnswers(tx, [await work(tx, row)], language)
    return agent!
  })
}

/**
 * Changes an own agent: what is left out stays. `active` takes leaving back, within a week.
 * @throws ProblemError `sign-in`, `not-found`, `gone`, `invalid` also where another agent has the search already.
 */
export const changeOwn = (call: Call, id: string, change: JobAgentChange, language: Language): Promise<JobAgent> =>
  onOwn(call, id, language, (tx, row) => applyChange(tx, call, row, change))

/** Leaves an own agent. @throws ProblemError `sign-in`, `not-found`. */
export const leaveOwn = (call: Call, id: string): Promise<JobAgent> =>
  onOwn(call, id, 'da', (tx, row) => leave(tx, call, row))

/** Goes on with an own agent for twelve months. @throws ProblemError `sign-in`, `not-found`, `gone`. */
export const renewOwn = (call: Call, id: string, language: Language): Promise<JobAgent> =>
  onOwn(call, id, language, (tx, row) => goOn(tx, call, row))
