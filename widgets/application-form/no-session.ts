import { LostLineError } from '../shared/api.ts'
import type { SessionKeeper } from '../shared/session.ts'

export type Sessions = typeof import('../shared/session.ts')

const gone = () => Promise.reject(new LostLineError('offline'))

/** Nobody is signed in and nobody can: what that takes did not arrive. An application can be sent all the same. */
class NoSession extends EventTarget {
  readonly started = null
  readonly hasEnded = false
  readonly email = null
  readonly left = 0
  readonly canExtend = false
  resume = async () => {}
  start = gone
  enter = gone
  forget() {}
  prolong = gone
  signOut = async () => {}
  call = gone
}

const none = new NoSession() as unknown as SessionKeeper

/** What stands in for the code of sessions where it did not arrive. */
export const noSessions: Pick<Sessions, 'sessionAt' | 'SignedInEvent' | 'SignedOutEvent'> = {
  sessionAt: () => none,
  SignedInEvent: Event as unknown as Sessions['SignedInEvent'],
  SignedOutEvent: Event as unknown as Sessions['SignedOutEvent'],
}
