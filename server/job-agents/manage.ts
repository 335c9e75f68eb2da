import { keepAccount } from '../candidates/ensure.ts'
import { signedIn } from '../candidates/signed-in.ts'
import type { JobAgent, JobAgentChange } from '../contract/job-agent.ts'
import type { Language } from '../contract/language.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { openHandle, sealHandle } from './handle.ts'
import { applyChange } from './own.ts'
import { type AgentRow, agentAnswers, agentRow } from './queries.ts'

/** After a code was typed, the pages of its agent ask for no other for so long. */
const MANAGE_MS = 2 * 3_600_000

/** What the forms of an agent's page carry once it has been shown whose it is. */
export const manageHandle = ({ deps, institution }: Call, agent: string): string =>
  sealHandle(deps, institution.id, { use: 'manage', agent, until: deps.now().getTime() + MANAGE_MS })

const idIn = ({ deps, institution }: Call, text: string): string => {
  const handle = openHandle(deps, institution.id, text)
  if (handle?.use !== 'manage' || handle.until < deps.now().getTime()) throw new ProblemError('gone')
  return handle.agent
}

const answer = (
  call: Call,
  language: Language,
  find: (tx: Parameters<Parameters<typeof inInstitution>[2]>[0]) => Promise<AgentRow | undefined>,
) =>
  inInstitution(call.deps.db, call.institution.id, async (tx) => {
    const row = await find(tx)
    if (!row || row.status === 'unconfirmed') throw new ProblemError('gone')
    const [agent] = await agentAnswers(tx, [row], language)
    return agent!
  })

/** The agent of a page's handle. @throws ProblemError `gone`. */
export const managedAgent = (call: Call, handle: string, language: Language): Promise<JobAgent> => {
  const id = idIn(call, handle)
  return answer(call, language, (tx) => agentRow(tx, call.institution.id, id))
}

/** Changes it. @throws ProblemError `gone`, `invalid`. */
export const changeManaged = (
  call: Call,
  handle: string,
  change: JobAgentChange,
  language: Language,
): Promise<JobAgent> => {
  const id = idIn(call, handle)
  return answer(call, language, async (tx) => {
    const found = await agentRow(tx, call.institution.id, id)
    if (found) await keepAccount(tx, found.candidateId)
    const row = await agentRow(tx, call.institution.id, id, true)
    return row && applyChange(tx, call, row, change)
  })
}

/** A signed-in person's own agent at this institution. @throws ProblemError `sign-in`, `gone` also for another's. */
export const ownAgent = (call: Call, id: string, language: Language): Promise<JobAgent> => {
  const person = signedIn(call, 'own-sign-up')
  return answer(call, language, async (tx) => {
    const row = isId(id) ? await agentRow(tx, call.institution.id, id) : undefined
    return row?.candidateId === person.id ? row : undefined
  })
}
