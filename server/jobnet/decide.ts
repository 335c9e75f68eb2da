import type { JobnetState } from '../contract/jobnet.ts'
import { MAY_CLOSE, MAY_UPDATE } from './mapping.ts'
import type { RemoteState } from './service.ts'

/** What is asked of the service. `replace`: closed there, and then created anew. */
export type Verb = 'create' | 'update' | 'close' | 'replace' | 'publish'

export type Situation = {
  /** Null: there is no ad there. */
  remote: RemoteState | null
  /** Whether the job is to stand there now. */
  isWanted: boolean
  /** Whether it lacks nothing. */
  isComplete: boolean
  /** Whether what stands there is what is here. */
  isSame: boolean
  wasSent: boolean
}

/** Do something, or rest in a state until something changes. */
export type Step = { verb: Verb } | { rest: JobnetState }

/** How Jobnet's state of an ad is told here. */
export const STATE_OF: Record<RemoteState, JobnetState> = {
  Draft: 'waiting',
  AwaitingApproval: 'waiting',
  Processed: 'waiting',
  Publication: 'published',
  NotApproved: 'rejected',
  PublicationEnd: 'ended',
  Closed: 'ended',
}

/**
 * The next step towards what is wanted. An ad that lacks something by now stands as it was sent. One that waits for
 * approval can neither be changed nor closed: that is done once it has been decided.
 */
export function nextStep({ remote, isWanted, isComplete, isSame, wasSent }: Situation): Step {
  const isToSend = isWanted && isComplete
  if (remote === null) return isToSend ? { verb: 'create' } : { rest: wasSent && !isWanted ? 'ended' : 'not-sent' }
  // Closed by somebody there: not put up again against their will, unless it is another ad by now.
  if (remote === 'Closed') return isToSend && !isSame ? { verb: 'create' } : { rest: 'ended' }
  if (remote === 'Draft' && isWanted) return { verb: 'publish' }
  if (MAY_CLOSE.includes(remote)) {
    if (!isWanted) return { verb: 'close' }
    if (isComplete && !isSame) return { verb: 'replace' }
  }
  if (MAY_UPDATE.includes(remote) && isToSend && !isSame) return { verb: 'update' }
  // Nobody waits for the rejected ad of a job that is over.
  if (remote === 'NotApproved' && !isWanted) return { rest: 'ended' }
  return { rest: STATE_OF[remote] }
}
