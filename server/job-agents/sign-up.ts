import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import { canonicalAddress } from '../candidates/address.ts'
import { ensureCandidate } from '../candidates/ensure.ts'
import { CODES_SHORTLY } from '../candidates/limits.ts'
import type { SignedIn } from '../candidates/signed-in.ts'
import type { JobAgent, JobAgentInput, JobAgentStarted } from '../contract/job-agent.ts'
import type { Tx } from '../db/client.ts'
import { candidates, jobAgents, outbox } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import { mailAfter, overShare } from '../drafts/order-mail.ts'
import { countAgainst, overLimit } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { checkKeys, filterColumns } from './filter.ts'
import { sealHandle } from './handle.ts'
import { startAgent } from './life.ts'
import { MAILS_IN_ALL, MOST_AGENTS, MOST_WAITING, SIGN_UPS_FROM_NETWORK, SIGN_UPS_OF_ADDRESS } from './limits.ts'
import { type AgentRow, agentAnswers, agentSettings } from './queries.ts'

/** A sign-up that nobody confirms is kept for so long, and its code is good for it. */
export const CONFIRM_MS = 7 * 86_400_000

/** @throws ProblemError `not-found` where the institution has no job agents; `invalid` for what it does not offer. */
export async function wantOffered(
  tx: Tx,
  institutionId: number,
  { filter, reach }: Pick<JobAgentInput, 'filter' | 'reach'>,
) {
  const { enabled, everywhere } = await agentSettings(tx, institutionId)
  if (!enabled) throw new ProblemError('not-found')
  if (reach === 'everywhere' && !everywhere) throw invalidField('reach', 'not-allowed')
  await checkKeys(tx, institutionId, filter)
}

/**
 * The agent of a person and a search: kept anew, or the one that is there already. One that runs is left as it is by whoever
 * has not shown to own the address. Null when the person has as many as there may be. What waits to be confirmed may be
 * anybody's: it takes none of those places, and of too many the oldest goes.
 */
async function keep(tx: Tx, call: Call, candidateId: string, input: JobAgentInput): Promise<AgentRow | null> {
  const { deps, institution } = call
  const own = and(eq(jobAgents.institutionId, institution.id), eq(jobAgents.candidateId, candidateId))
  const columns = filterColumns(input.filter)
  const { reach, frequency, language } = input
  const isSame = and(own, eq(jobAgents.reach, reach), eq(jobAgents.filterHash, columns.filterHash))
  const [same] = await tx.select({ id: jobAgents.id }).from(jobAgents).where(isSame)
  const count = await tx.$count(jobAgents, and(own, isNotNull(jobAgents.confirmedAt)))
  if (!same && count >= MOST_AGENTS) return null
  const tooMany = tx
    .select({ id: jobAgents.id })
    .from(jobAgents)
    .where(and(own, eq(jobAgents.status, 'unconfirmed'), sql`not ${isSame}`))
    .orderBy(desc(jobAgents.createdAt), desc(jobAgents.id))
    .offset(MOST_AGENTS - 1)
  await tx.delete(jobAgents).where(and(own, inArray(jobAgents.id, tooMany)))
  const isOpen = sql`${jobAgents.status} in ('unconfirmed', 'ended')`
  const ifOpen = (column: 'frequency' | 'language' | 'created_at') =>
    sql`case when ${isOpen} then excluded.${sql.identifier(column)} else ${sql.identifier('job_agents')}.${sql.identifier(column)} end`
  const [row] = await tx
    .insert(jobAgents)
    .values({
      institutionId: institution.id,
      id: deps.newId(),
      candidateId,
      status: 'unconfirmed',
      reach,
      frequency,
      language,
      ...columns,
      createdAt: deps.now(),
    })
    .onConflictDoUpdate({
      target: [jobAgents.institutionId, jobAgents.candidateId, jobAgents.reach, jobAgents.filterHash],
      set: { frequency: ifOpen('frequency'), language: ifOpen('language'), createdAt: ifOpen('created_at') },
    })
    .returning()
  return row!
}

/** Mails with codes of sign-ups of this person's that wait for the limits. */
const countWaiting = (tx: Tx, candidateId: string) =>
  tx.$count(
    outbox,
    and(
      eq(outbox.status, 'waiting'),
      eq(outbox.template, 'agent-confirm'),
      isNotNull(outbox.heldUntil),
      inArray(
        outbox.signUpId,
        tx.select({ id: jobAgents.id }).from(jobAgents).where(eq(jobAgents.candidateId, candidateId)),
      ),
    ),
  )

/** When a mail with a code may leave: `null` at once, and `never` where this one is too many. */
const whenMailed = (tx: Tx, deps: Call['deps'], candidateId: string, network: string): Promise<Date | null | 'never'> =>
  acrossInstitutions(tx, async (tx) => {
    const [person] = await tx
      .select({ emailCanonical: candidates.emailCanonical, confirmedAt: candidates.confirmedAt })
      .from(candidates)
      .where(eq(candidates.id, candidateId))
    const { emailCanonical, confirmedAt } = person!
    if (await overShare(tx, deps, { emailCanonical, network })) return 'never'
    const after = await mailAfter(tx, deps, emailCanonical)
    if (after && (await countWaiting(tx, candidateId)) >= MOST_WAITING) return 'never'
    return !confirmedAt && (await overLimit(tx, deps, MAILS_IN_ALL, '')) ? 'never' : after
  })

/**
 * Orders the mail with the code. Beyond what the address may be sent (T16) it waits until one more may leave, and a few at most
 * do: the code is good for a week, so that whoever typed the address too often keeps its person from nothing.
 */
async function orderMail(
  tx: Tx,
  { deps, institution }: Call,
  { id, candidateId, confirmations }: AgentRow,
  network: string,
): Promise<void> {
  const after = await whenMailed(tx, deps, candidateId, network)
  // A code that was sent before is good still: nothing newer kills it without coming.
  if (after === 'never' || (after && confirmations > 0)) return
  await tx
    .update(jobAgents)
    .set({ confirmations: sql`${jobAgents.confirmations} + 1`, confirmationTries: 0 })
    .where(and(eq(jobAgents.institutionId, institution.id), eq(jobAgents.id, id)))
  await enqueueMail(tx, deps, institution.id, { template: 'agent-confirm', agent: id }, after)
}

/** The address of the person who is signed in, whose account is kept. @throws ProblemError `invalid` for another; `sign-in` when the account is gone. */
const wantOwnAddress = (tx: Tx, { id }: SignedIn, emailCanonical: string) =>
  acrossInstitutions(tx, async (tx) => {
    const [account] = await tx
      .select({ emailCanonical: candidates.emailCanonical })
      .from(candidates)
      .where(eq(candidates.id, id))
      .for('no key update')
    if (!account) throw new ProblemError('sign-in')
    if (account.emailCanonical !== emailCanonical) throw invalidField('email', 'not-allowed')
  })

/**
 * Signs up for a job agent. Whoever is signed in has it at once; anybody else is mailed a code, and nothing is sent before it
 * has been typed (T17). That answer is the same whether or not the address or the agent was known, and when its person has
 * been mailed enough (T15, T16).
 * @throws ProblemError `not-found` where there are none; `invalid` naming what is, `too-many-requests`.
 */
export async function signUp(
  call: Call,
  input: JobAgentInput,
  network: string,
): Promise<{ agent: JobAgent } | { started: JobAgentStarted }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-up', institution)) throw new ProblemError('forbidden')
  const emailCanonical = canonicalAddress(input.email)
  await countAgainst(deps.db, deps, SIGN_UPS_FROM_NETWORK, network)
  return inInstitution(deps.db, institution.id, async (tx) => {
    await wantOffered(tx, institution.id, input)
    await countAgainst(tx, deps, SIGN_UPS_OF_ADDRESS, `${institution.id}:${emailCanonical}:${network}`)
    if (actor.kind === 'candidate') {
      await wantOwnAddress(tx, actor, emailCanonical)
      const row = await keep(tx, call, actor.id, input)
      if (!row) throw new ProblemError('too-many-requests', { retryAfter: CODES_SHORTLY.ms / 1000 })
      const started = await startAgent(tx, call, row, { frequency: input.frequency, language: input.language })
      const [agent] = await agentAnswers(tx, [started], input.language)
      return { agent: agent! }
    }
    const candidateId = await ensureCandidate(tx, deps, input.email)
    const row = await keep(tx, call, candidateId, input)
    if (row) {
      await orderMail(tx, call, row, network)
      await audit(tx, call, 'agent-asked-for', `job-agent:${row.id}`)
    }
    const until = deps.now().getTime() + CONFIRM_MS
    const handle = sealHandle(deps, institution.id, { use: 'code', agent: row?.id ?? deps.newId(), until })
    return { started: { id: handle, expiresAt: new Date(until).toISOString() } }
  })
}
