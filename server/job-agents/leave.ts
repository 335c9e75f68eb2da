import { can } from '../actors.ts'
import type { JobAgent } from '../contract/job-agent.ts'
import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { openHandle } from './handle.ts'
import { canUndo, leave, undoLeaving } from './life.ts'
import { type AgentRow, agentAnswers, agentRow } from './queries.ts'

function idIn({ deps, actor, institution }: Call, text: string): string {
  if (!can(actor, 'sign-up', institution)) throw new ProblemError('forbidden')
  const handle = openHandle(deps, institution.id, text)
  if (handle?.use !== 'leave') throw new ProblemError('gone')
  return handle.agent
}

const onOne = <T>(call: Call, text: string, work: (tx: Tx, row: AgentRow | undefined) => Promise<T>) => {
  const id = idIn(call, text)
  return inInstitution(call.deps.db, call.institution.id, async (tx) =>
    work(tx, await agentRow(tx, call.institution.id, id, true)),
  )
}

/** The agent that a leaving link is for; looking at it changes nothing. @throws ProblemError `gone`. */
export const leavable = (call: Call, handle: string, language: Language): Promise<JobAgent> =>
  onOne(call, handle, async (tx, row) => {
    if (!row) throw new ProblemError('gone')
    const [agent] = await agentAnswers(tx, [row], language)
    return agent!
  })

/**
 * Ends an agent by its mail's link, as often as it is asked (RFC 8058). One that has gone already is left too. Answers whether it
 * can still be undone. @throws ProblemError `gone` for no link of ours.
 */
export const leaveByLink = (call: Call, handle: string): Promise<{ canUndo: boolean }> =>
  onOne(call, handle, async (tx, row) => ({
    canUndo: row !== undefined && canUndo(await leave(tx, call, row), call.deps.now()),
  }))

/** Takes it back within a week. @throws ProblemError `gone` when it is too late. */
export const undoByLink = (call: Call, handle: string): Promise<void> =>
  onOne(call, handle, async (tx, row) => {
    if (!row) throw new ProblemError('gone')
    await undoLeaving(tx, call, row)
  })
