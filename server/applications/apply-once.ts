import { type ApplicationInput, ApplicationReceipt } from '../contract/application.ts'
import { oncePerKey } from '../http/idempotency.ts'
import { jobIdOf } from '../http/ids.ts'
import { countAgainst } from '../http/limits.ts'
import type { Call } from '../http/router.ts'
import { FROM_NETWORK } from './limits.ts'
import { submit } from './submit.ts'

/**
 * An application as it arrived; `key` and `body` make it the same one when it arrives again. `input` reads it, and may refuse
 * it, once it is known to be new.
 */
type Arrival = {
  key: string
  body: string
  job: string
  input: () => ApplicationInput | Promise<ApplicationInput>
  network: string
}

/** What a key stands for: the job and the body as it was sent. */
export const requestOf = ({ key, body, job }: Pick<Arrival, 'key' | 'body' | 'job'>) => ({
  key,
  body: `${job}\n${body}`,
})

/**
 * Takes an application that arrived with an Idempotency-Key, by the API or by a form of our own: counted against its network
 * and submitted, once.
 * @throws ProblemError whatever `submit` and `oncePerKey` throw.
 */
export async function applyOnce(call: Call, arrival: Arrival): Promise<ApplicationReceipt> {
  const { job, input: read, network } = arrival
  const { answer } = await oncePerKey(call, requestOf(arrival), async (attempt) => {
    const input = await read()
    await countAgainst(call.deps.db, call.deps, FROM_NETWORK, `${call.institution.id}:${network}`)
    return { status: 201, answer: await submit(call, { job: jobIdOf(job), input, network }, attempt) }
  })
  return ApplicationReceipt.parse(answer)
}
