import { type PoolMemberInput, PoolMemberStarted, PoolMembership } from '../contract/talent-pool.ts'
import { oncePerKey } from '../http/idempotency.ts'
import { countAgainst } from '../http/limits.ts'
import type { Call } from '../http/router.ts'
import { type Joined, joinPool } from './join.ts'
import { JOIN_FROM_NETWORK } from './limits.ts'

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
  return status === 201
    ? { status, answer: PoolMembership.parse(answer) }
    : { status: 202, answer: PoolMemberStarted.parse(answer) }
}
