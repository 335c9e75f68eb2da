import { type PoolMemberInput, PoolMemberStarted, type PoolMembership } from '../contract/talent-pool.ts'
import { inInstitution } from '../db/scope.ts'
import { oncePerKey } from '../http/idempotency.ts'
import { countAgainst } from '../http/limits.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { joinPool } from './join.ts'
import { JOIN_FROM_NETWORK } from './limits.ts'
import { inForce, memberRow, shownMembership } from './queries.ts'

/** A sign-up as it arrived; `key` and `body` make it the same one when it arrives again. `input` may refuse it. */
type Arrival = {
  key: string
  body: string
  pool: string
  input: () => PoolMemberInput | Promise<PoolMemberInput>
  network: string
}

/** What a key stands for: the pool and the body as it was sent. */
export const joiningOf = ({ key, body, pool }: Pick<Arrival, 'key' | 'body' | 'pool'>) => ({
  key,
  body: `pool ${pool}\n${body}`,
})

/** What joining came to: a code on its way, or for whoever is signed in the membership. */
export type Joined = { status: 202; answer: PoolMemberStarted } | { status: 201; answer: PoolMembership }

/** The membership as it is now. @throws ProblemError `gone` when it has been left since. */
const joined = (call: Call, id: string): Promise<PoolMembership> =>
  inInstitution(call.deps.db, call.institution.id, async (tx) => {
    const row = await memberRow(tx, call.institution.id, id, inForce(call.deps.now()))
    if (!row) throw new ProblemError('gone')
    return shownMembership(tx, row, { ...call, language: row.language, at: call.deps.now() })
  })

/**
 * Takes a sign-up that arrived with an Idempotency-Key, by the API or by a form of our own, once.
 * @throws ProblemError whatever `joinPool` and `oncePerKey` throw.
 */
export async function joinOnce(call: Call, arrival: Arrival): Promise<Joined> {
  const { pool, input: read, network } = arrival
  const { status, answer } = await oncePerKey(call, joiningOf(arrival), async (attempt) => {
    const input = await read()
    await countAgainst(call.deps.db, call.deps, JOIN_FROM_NETWORK, `${call.institution.id}:${network}`)
    return joinPool(call, { pool, input, network }, attempt)
  })
  if (status === 202) return { status, answer: PoolMemberStarted.parse(answer) }
  const { id } = answer as { id: string }
  return { status: 201, answer: await joined(call, id) }
}
