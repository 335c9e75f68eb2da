import { and, eq, gt, lt, or, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { keepAccount } from '../candidates/ensure.ts'
import { typedDigits } from '../candidates/sign-in-code.ts'
import type { JobAgent } from '../contract/job-agent.ts'
import type { Tx } from '../db/client.ts'
import { candidates, jobAgents } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import { countAgainst, overLimit } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { isAgentCode, type MailHandle, openHandle } from './handle.ts'
import { goOn, startAgent } from './life.ts'
import { MOST_TRIES, TRIED_FROM_NETWORK, TRIES_OF_MAIL, TRIES_OF_SIGN_UP } from './limits.ts'
import { type AgentRow, agentAnswers, agentRow } from './queries.ts'
import { CONFIRM_MS } from './sign-up.ts'

type Outcome = { row: AgentRow } | 'wrong' | 'gone'

/** A code as it was typed, and the handle that it was typed to. */
export type Typed = { handle: string; code: string; network: string }

type Digits = { digits: string; network: string }

/** The address is its person's: whoever types the code reads its mail. */
const confirmAddress = (tx: Tx, { deps }: Call, candidateId: string) =>
  acrossInstitutions(tx, (tx) =>
    tx
      .update(candidates)
      .set({ confirmedAt: sql`coalesce(${candidates.confirmedAt}, ${deps.now().toISOString()}::timestamptz)` })
      .where(eq(candidates.id, candidateId)),
  )

/** The code of a sign-up's mail: a week, five tries wherever one is, and a newer one kills it. */
async function bySignUp(tx: Tx, call: Call, id: string, { digits, network }: Digits): Promise<Outcome> {
  const { deps, institution } = call
  const since = new Date(deps.now().getTime() - CONFIRM_MS)
  const found = await agentRow(tx, institution.id, id)
  if (!found) return 'gone'
  await keepAccount(tx, found.candidateId)
  const own = `${id}:${found.confirmations}:${network}`
  if (await overLimit(tx, deps, TRIES_OF_SIGN_UP, own)) return 'gone'
  const [row] = await tx
    .update(jobAgents)
    .set({ confirmationTries: sql`${jobAgents.confirmationTries} + 1` })
    .where(
      and(
        eq(jobAgents.institutionId, institution.id),
        eq(jobAgents.id, id),
        lt(jobAgents.confirmationTries, MOST_TRIES),
        or(gt(jobAgents.createdAt, since), eq(jobAgents.status, 'active'), eq(jobAgents.status, 'paused')),
      ),
    )
    .returning()
  if (!row) return 'gone'
  if (row.confirmations === 0) return 'wrong'
  if (!isAgentCode(deps, institution.id, id, { confirmation: row.confirmations }, digits)) return 'wrong'
  await confirmAddress(tx, call, row.candidateId)
  // The right code is no try: it may be typed again.
  await overLimit(tx, deps, TRIES_OF_SIGN_UP, own, -1)
  await tx
    .update(jobAgents)
    .set({ confirmationTries: 0 })
    .where(and(eq(jobAgents.institutionId, institution.id), eq(jobAgents.id, id)))
  if (row.status === 'active' || row.status === 'paused') return { row }
  return { row: await startAgent(tx, call, row) }
}

/** The code of a digest, or of the question whether to go on; the latter is the answer to it. */
async function byMail(tx: Tx, call: Call, handle: MailHandle, digits: string): Promise<Outcome> {
  const { deps, institution } = call
  const row = await agentRow(tx, institution.id, handle.agent, true)
  if (!row || row.status === 'unconfirmed') return 'gone'
  const mail = handle.use === 'digest' ? { digest: handle.digest } : row.endsAt && { renewalOf: row.endsAt }
  if (!mail || !isAgentCode(deps, institution.id, row.id, mail, digits)) return 'wrong'
  return { row: handle.use === 'renewal' && row.status !== 'ended' ? await goOn(tx, call, row) : row }
}

/**
 * Uses a mailed code. The one of a sign-up confirms the agent and the address, the one of a renewal keeps it for twelve months;
 * each shows that its mail was read. Nothing that a scanner opens, runs or sends comes to anything (T11).
 * @throws ProblemError `invalid` for a wrong code; `gone` when its tries or its time have run out; `too-many-requests`.
 */
export async function useCode(call: Call, { handle, code, network }: Typed): Promise<AgentRow> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-up', institution)) throw new ProblemError('forbidden')
  const digits = typedDigits(code)
  // What can be no code is no try.
  if (digits === null) throw invalidField('code', code.trim() === '' ? 'required' : 'invalid')
  await countAgainst(deps.db, deps, TRIED_FROM_NETWORK, network)
  const opened = openHandle(deps, institution.id, handle)
  if (!opened || !(opened.use === 'code' || opened.use === 'digest' || opened.use === 'renewal'))
    throw new ProblemError('gone')
  if (opened.use === 'code' && opened.until <= deps.now().getTime()) throw new ProblemError('gone')
  const mail = opened.use === 'digest' ? opened.digest : opened.use
  if (opened.use !== 'code' && (await overLimit(deps.db, deps, TRIES_OF_MAIL, `${opened.agent}:${mail}`)))
    throw new ProblemError('gone')
  // A wrong try must stay counted, so the transaction ends well and the refusal comes after it.
  const outcome = await inInstitution(deps.db, institution.id, (tx) =>
    opened.use === 'code' ? bySignUp(tx, call, opened.agent, { digits, network }) : byMail(tx, call, opened, digits),
  )
  if (typeof outcome === 'object') return outcome.row
  // Nobody learns from it whether there is such an agent.
  throw outcome === 'gone' ? new ProblemError('gone') : invalidField('code', 'invalid')
}

/** The same, as the page that asked is answered. */
export async function confirmAgent(call: Call, typed: Typed): Promise<JobAgent> {
  const row = await useCode(call, typed)
  const [agent] = await inInstitution(call.deps.db, call.institution.id, (tx) => agentAnswers(tx, [row], row.language))
  return agent!
}
